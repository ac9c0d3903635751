"""The command that looks after a user's own places: places."""

from __future__ import annotations

import argparse
from pathlib import Path

_EXAMPLES = """\
examples:
  reportedly places find Mezzeh
  reportedly places add SY.zip                 (a country file of download.geonames.org)
  reportedly places add our-camps.csv
  reportedly places list

A CSV has the columns name, latitude, longitude and, where they are known, kind, country (ISO 3166-1
alpha-2), region, population, aliases (parted by ;) and id. docs/codebook.md tells more.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to a parser."""
    places = commands.add_parser(
        "places",
        help="find places in the gazetteer, add your own",
        description="Find places in the gazetteer, and add those that it lacks.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    kinds = places.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add = kinds.add_parser("add", help="add the places of a file", description="Add places.")
    add.add_argument("file", metavar="FILE", type=Path, help="a GeoNames country file, or a CSV")
    add.add_argument("--name", help="under which they are kept (default: the file's name)")
    add.set_defaults(run="places:add")
    found = kinds.add_parser("find", help="what a name stands for", description="Find a name.")
    found.add_argument("name", metavar="NAME")
    found.set_defaults(run="places:find")
    kept = kinds.add_parser("list", help="what was added", description="List what was added.")
    kept.set_defaults(run="places:listing")
    remove = kinds.add_parser("remove", help="remove what was added", description="Remove it.")
    remove.add_argument("name", metavar="NAME", help="as 'places list' shows it")
    remove.set_defaults(run="places:remove")

"""The command that writes a ledger in other formats: export."""

from __future__ import annotations

import argparse
from typing import get_args

from reportedly.arguments.asking import add_filters, add_known, add_ledger
from reportedly.arguments.values import output_file, policy_name
from reportedly.ledger.records import TollPolicy

_EXAMPLES = """\
examples:
  reportedly export syria.db --to csv --output claims.csv
  reportedly export syria.db --to geojson --place Aleppo --output aleppo.geojson
  reportedly export syria.db --to ucdp --policy majority --output events.csv
  reportedly export syria.db --to briefing --since 2024-11-01 --output briefing.md

What a format cannot hold is said on standard error; docs/exports.md tells each.
"""
# The names of export.formats, which is not imported here: its writers take time to load
FORMATS = (
    *("notation", "jsonl", "csv", "parquet", "geojson", "acled", "ucdp", "gdelt", "ftm", "stix"),
    *("schema.org", "claimreview", "briefing", "docx"),
)


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to a parser."""
    export = commands.add_parser(
        "export",
        help="write a ledger in a format of the field",
        description="Write a ledger, or the claims that filters let through, in another format.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_ledger(export)
    export.add_argument(
        "--to", metavar="FORMAT", required=True, choices=FORMATS, help=", ".join(FORMATS)
    )
    export.add_argument(
        "--output", metavar="FILE", type=output_file, help="write there, not on standard output"
    )
    export.add_argument(
        "--policy",
        metavar="POLICY",
        type=policy_name,
        choices=[policy for policy in get_args(TollPolicy) if policy != "by hand"],
        default="range",
        help="how an incident's figures are settled where nobody did by hand: range (default), majority or"
        " source-order",
    )
    export.add_argument(
        "--order",
        metavar="NAME",
        action="append",
        default=[],
        help="a source, the most trusted first, for --policy source-order",
    )
    export.add_argument("--site", metavar="URL", help="where the ledger's pages can be visited")
    add_filters(export)
    add_known(export)
    export.set_defaults(run="exporting:export")

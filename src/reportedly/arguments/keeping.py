"""The commands that keep a ledger: add, check, backup."""

from __future__ import annotations

import argparse
from pathlib import Path

from reportedly.arguments.values import job_count, one_day, output_file

_ADD_EXAMPLES = """\
examples:
  reportedly add syria.db articles/ --outlet "The Syrian Observer"
  reportedly add syria.db feed.xml archive.warc.gz corpus.jsonl --jobs 2
  reportedly disputes syria.db

SOURCE is what `reportedly read` takes. The ledger is made where there is none. An add that was
interrupted is started again with the same words: what is kept is passed over.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to a parser."""
    add = commands.add_parser(
        "add",
        help="read articles into a ledger",
        description="Read articles, and keep their claims in a ledger, linked to those kept before.",
        epilog=_ADD_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add.add_argument("ledger", metavar="LEDGER", type=output_file, help="the ledger's file")
    add.add_argument("sources", nargs="+", metavar="SOURCE", help="file, folder, address or -")
    add_reading_options(add)
    add.set_defaults(run="keeping:add")
    check = commands.add_parser(
        "check",
        help="look for damage in a ledger",
        description="Look for damage in a ledger; exit code 1 where there is some.",
    )
    check.add_argument("ledger", metavar="LEDGER", type=Path)
    check.add_argument(
        "--repair",
        action="store_true",
        help="make derived tables (index of words, counts) anew; what was recorded is not touched",
    )
    check.set_defaults(run="keeping:check")
    backup = commands.add_parser(
        "backup",
        help="copy a ledger while it is in use",
        description="Write a whole copy of a ledger to a file, while others may go on writing.",
    )
    backup.add_argument("ledger", metavar="LEDGER", type=Path)
    backup.add_argument("target", metavar="FILE", type=output_file, help="replaced at the end")
    backup.set_defaults(run="keeping:backup")


def add_reading_options(command: argparse.ArgumentParser) -> None:
    """Options of every command that reads articles into a ledger."""
    command.add_argument(
        "--published",
        metavar="DAY",
        type=one_day,
        help="day of publication, YYYY-MM-DD; overrides what an article says, for every article",
    )
    command.add_argument(
        "--outlet",
        metavar="NAME",
        help="who printed them; overrides what an article says, for every article",
    )
    command.add_argument(
        "--jobs", metavar="N", type=job_count, default=1, help="read on N processes (default 1)"
    )
    command.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch addresses on this machine or its network too",
    )
    command.add_argument("--quiet", action="store_true", help="print only what went wrong")

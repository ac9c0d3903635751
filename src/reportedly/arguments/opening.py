"""The command that opens the desk: open."""

from __future__ import annotations

import argparse
from pathlib import Path

from reportedly.arguments.values import one_port

_EXAMPLES = """\
examples:
  reportedly demo --ledger demo.db && reportedly open demo.db
  reportedly open syria.db --by "Ana Petit"
  reportedly open syria.db --read-only --host 0.0.0.0 --port 8400

The pages are served on this machine alone. On a --host that others can reach, the address that is
printed holds a token, and nobody comes in without it. Ctrl-C ends it.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to a parser."""
    desk = commands.add_parser(
        "open",
        help="serve the desk: pages to read, compare and decide",
        description="Serve pages on which a ledger is read, accounts are compared and decisions "
        "taken. Nothing leaves this machine.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    desk.add_argument("ledger", metavar="LEDGER", type=Path, help="the ledger's file")
    desk.add_argument(
        "--host", metavar="ADDRESS", default="127.0.0.1", help="default 127.0.0.1: this machine"
    )
    desk.add_argument("--port", metavar="N", type=one_port, default=8400, help="default 8400")
    desk.add_argument(
        "--by", metavar="NAME", help="who decides (default: REPORTEDLY_REVIEWER; asked otherwise)"
    )
    desk.add_argument("--read-only", action="store_true", help="let nobody decide anything")
    desk.add_argument("--no-browser", action="store_true", help="only print the address")
    desk.set_defaults(run="opening:open_desk")

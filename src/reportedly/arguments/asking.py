"""Options of every command that asks a ledger: which claims, as known on which day."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from reportedly.arguments.values import one_day
from reportedly.claim import Kind, Status


def add_ledger(command: argparse.ArgumentParser) -> None:
    """The ledger, which every such command names first."""
    command.add_argument("ledger", metavar="LEDGER", type=Path, help="the ledger's file")


def add_filters(command: argparse.ArgumentParser, *, actor: bool = True, kind: bool = True) -> None:
    """Which claims are asked for; all conditions hold at once.

    Without `actor` or `kind` where the command itself says which.
    """
    group = command.add_argument_group("which claims")
    if actor:
        group.add_argument(
            "--actor", metavar="NAME", help="said it, did it, or has it done to them"
        )
    group.add_argument("--place", metavar="NAME", help="where it is told of, or what holds that")
    if kind:
        group.add_argument(
            "--kind",
            dest="kinds",
            metavar="KIND",
            action="append",
            choices=get_args(Kind),
            help=f"{', '.join(get_args(Kind))}; may be given several times",
        )
    group.add_argument(
        "--status",
        dest="statuses",
        metavar="STATUS",
        action="append",
        choices=get_args(Status),
        help=f"{', '.join(get_args(Status))}; may be given several times",
    )
    group.add_argument("--source", metavar="NAME", help="said or relayed it, or is its origin")
    group.add_argument("--outlet", metavar="NAME", help="printed it")
    group.add_argument("--since", metavar="DAY", type=one_day, help="told of on DAY or later")
    group.add_argument("--until", metavar="DAY", type=one_day, help="told of on DAY or before")
    group.add_argument(
        "--text",
        metavar="WORDS",
        help='all of these words, in any form; "words in quotes" together',
    )
    group.add_argument(
        "--rejected", action="store_true", help="with what people rejected, which is left out else"
    )


def add_known(command: argparse.ArgumentParser) -> None:
    """As known on which day."""
    group = command.add_argument_group("as known on a day")
    group.add_argument(
        "--as-of", metavar="DAY", type=one_day, help="only what was known at the end of DAY (UTC)"
    )
    group.add_argument(
        "--by",
        choices=("recorded", "published"),
        default="recorded",
        help="known by having been recorded (default), or published, by that day",
    )

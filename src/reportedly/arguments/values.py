"""Words of the command line in, values out; what is no such value is refused in one line."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path


def output_file(value: str) -> Path:
    """A file to write to."""
    if not value:
        raise argparse.ArgumentTypeError("found an empty name, expected a file to write to")
    return Path(value)


def one_day(value: str) -> date:
    """A day, YYYY-MM-DD."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no day: write YYYY-MM-DD") from None


def job_count(value: str) -> int:
    """How many processes, 1 to 64."""
    if value.isascii() and value.isdigit() and 1 <= int(value) <= 64:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r}: expected a number from 1 to 64")


def one_port(value: str) -> int:
    """A port to listen on, 0 for any that is free."""
    if value.isascii() and value.isdigit() and int(value) < 65_536:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r}: expected a port from 0 to 65535")


def policy_name(value: str) -> str:
    """A policy that settles figures; with a hyphen it needs no quotes.

    >>> policy_name("source-order")
    'source order'
    """
    return value.replace("-", " ")

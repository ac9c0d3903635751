"""A snapshot in, a flat CSV out: one claim a row, under the columns of `rows`."""

from __future__ import annotations

from typing import TextIO

from reportedly.export.cells import write_csv
from reportedly.export.linked import Ties
from reportedly.export.rows import COLUMNS, flat_row
from reportedly.export.snapshot import Choices, Snapshot


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write the claims one after another; nothing but the links is held in memory."""
    ties = Ties(snapshot)
    write_csv(out, COLUMNS, (flat_row(entry, ties.of(entry)) for entry in snapshot.entries))

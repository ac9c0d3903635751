"""Rows of words in, tables for the terminal out (rich); all cells are neutralised.

Columns that do not fit are wrapped and never cut, since a figure or a name that is cut misleads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.show.safe import neutralise


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds numbers, and its style."""

    name: str
    number: bool = False
    style: str = ""


def print_table(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], console: Console
) -> None:
    """Print a table; `None` is an empty cell."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(
            Text(_words(column.name)),
            justify="right" if column.number else "left",
            style=column.style,
            overflow="fold",
            no_wrap=column.number,
        )
    for row in rows:
        table.add_row(*(Text(_words(cell)) for cell in row))
    console.print(table)


def harm_range(
    low: int | None, best: int | None, high: int | None, highest: int | None = None
) -> str:
    """A count of people harmed in one cell, its best figure in brackets.

    `highest` is the highest figure that anybody names, which an open upper end would hide.

    >>> harm_range(12, 14, 15), harm_range(7, None, None), harm_range(3, 3, 3)
    ('12–15 (14)', '7 or more', '3')
    >>> harm_range(12, None, None, 26), harm_range(12, None, None, 12)
    ('12 or more, up to 26 told', '12 or more')
    """
    if low is None:
        return ""
    if high is None:
        words = f"{low} or more"
        if highest is not None and highest > low:
            words += f", up to {highest} told"
    elif low == high:
        words = str(low)
    else:
        words = f"{low}–{high}"
    return words if best is None or best == high == low else f"{words} ({best})"


def _words(cell: object) -> str:
    return "" if cell is None else neutralise(str(cell))

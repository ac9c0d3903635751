"""Values in, a CSV or tab-separated table out that is safe to open in a spreadsheet.

A text that begins like a formula would be run by the spreadsheet ("=cmd|..."): it gets an
apostrophe before it, as OWASP advises. Numbers are written as numbers and need none. Line breaks
and control characters within a value become spaces and pictures, so that a row is a line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TextIO

from reportedly.export.rows import Row, Value
from reportedly.show.safe import neutralise
from reportedly.views.plain import columns, flat

# OWASP, "CSV Injection"; the full-width signs are taken for the plain ones by East Asian versions
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001


def write_csv(out: TextIO, columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> None:
    """Write a table with a header; a value that is missing or `None` is an empty cell."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])


def write_records(out: TextIO, kind: type, records: Iterable[Any]) -> None:
    """Write records of a view as a table; `kind` is their type, which names the columns."""
    write_csv(out, columns(kind), map(_row, records))


def _row(record: Any) -> Row:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in flat(record).items()
    }


def write_tabs(out: TextIO, columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> None:
    """Write lines of tab-separated values without header or quoting, as GDELT's files are.

    A tab inside a value becomes a space.
    """
    for row in rows:
        out.write("\t".join(cell(row.get(column)) for column in columns) + "\n")


def cell(value: Value) -> str:
    """The value as it stands in a table.

    >>> cell("=1+1"), cell(-12.5), cell(None), cell(True), cell("two\\nlines")
    ("'=1+1", '-12.5', '', 'true', 'two lines')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    text = neutralise(value)
    return f"'{text}" if text.startswith(_FORMULA) else text

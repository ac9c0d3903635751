"""The days of a happening and how it is told in, words for a row or heading of it out."""

from __future__ import annotations

from datetime import date

from reportedly.show.edtf import date_words

_ONLY = {
    "rumour": "as rumour only",
    "hearsay": "as hearsay only",
    "unnamed": "by one unnamed source only",
}


def told_only(told_as: str) -> str:
    """What makes a happening doubtful: that it is told "as rumour only"."""
    return _ONLY[told_as]


def days_words(
    first: date | None, last: date | None, printed: date | None = None, unknown: str = "day unknown"
) -> str:
    """When something happened; where nobody tells, the day on which it was first printed.

    >>> days_words(date(2031, 3, 3), date(2031, 3, 3)), days_words(None, date(2031, 3, 7))
    ('3 March 2031', 'up to 7 March 2031')
    >>> days_words(None, None, date(2031, 3, 7))
    'printed 7 March 2031, day not told'
    """
    if first:
        return date_words(f"{first}/{last}" if last and last != first else str(first))
    if last:
        return date_words(f"../{last}")
    return f"printed {date_words(str(printed))}, day not told" if printed else unknown

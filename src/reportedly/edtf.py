"""EDTF (ISO 8601-2, levels 0 and 1) dates in, the days that they cover out.

Covers what the reading writes: days, months, years, decades ("199X"), centuries ("19XX"), seasons
(21 to 24), times of day, intervals with open or unknown ends, and the qualifiers "~", "?", "%",
which do not move a bound.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?[~?%]?")
_UNSPECIFIED = re.compile(r"(\d{2,3})(X{1,2})[~?%]?")
# The first month of each season, northern; winter runs into the next year
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}

Bounds = tuple[date | None, date | None]
_NOTHING: Bounds = (None, None)


@lru_cache(maxsize=4096)
def day_bounds(edtf: str | None) -> Bounds:
    """The first and the last day that an EDTF string covers; `None` for an end that is open.

    A string that is not understood gives (None, None), like no string at all.

    >>> day_bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> day_bounds("../2024-06-05")
    (None, datetime.date(2024, 6, 5))
    """
    if not edtf:
        return _NOTHING
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return _single(start)[0], _single(end)[1]
    return _single(edtf)


def _single(edtf: str) -> Bounds:
    digits = _UNSPECIFIED.fullmatch(edtf)
    if digits is not None and len(digits[1]) + len(digits[2]) == len("2024"):
        low = int(digits[1].ljust(4, "0"))
        high = int(digits[1].ljust(4, "9"))
        return (date(low, 1, 1), date(high, 12, 31)) if low else _NOTHING
    found = _DATE.fullmatch(edtf)
    if found is None:
        return _NOTHING
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month in _SEASONS:
            return _season(year, _SEASONS[month])
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:  # a month 13, a year 0000: nothing that a calendar knows
        return _NOTHING


def _season(year: int, month: int) -> Bounds:
    last_year, last_month = (year, month + 2) if month < 12 else (year + 1, 2)
    return (
        date(year, month, 1),
        date(last_year, last_month, monthrange(last_year, last_month)[1]),
    )

"""Islamic calendar dates in, proleptic Gregorian days out, by the tabular (civil) calendar.

The tabular calendar follows the 30-year cycle with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26
and 29 and the civil epoch (16 July 622 Julian); a sighting-based calendar may differ by a day or
two, so a result is approximate.
"""

from __future__ import annotations

from datetime import date

_EPOCH = 227015  # ordinal of 19 July 622 (Gregorian), 1 Muharram 1 AH
MONTHS = 12


def to_gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Hijri date; raises `ValueError` where a part is out of range.

    >>> to_gregorian(1445, 9, 12)
    datetime.date(2024, 3, 22)
    """
    if not (1 <= year <= 9000 and 1 <= month <= MONTHS and 1 <= day <= 30):
        raise ValueError(f"no such Hijri date: {year}-{month}-{day}")
    months_before = 29 * (month - 1) + month // 2
    return date.fromordinal(
        _EPOCH + day - 1 + months_before + 354 * (year - 1) + (3 + 11 * year) // 30
    )


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """First and last Gregorian day of a Hijri month."""
    first = to_gregorian(year, month, 1)
    nxt = to_gregorian(year + month // MONTHS, month % MONTHS + 1, 1)
    return first, date.fromordinal(nxt.toordinal() - 1)


def year_near(day: date) -> int:
    """The Hijri year in which `day` lies."""
    year = (day.toordinal() - _EPOCH) * 30 // 10631 + 1
    while to_gregorian(year + 1, 1, 1) <= day:
        year += 1
    while to_gregorian(year, 1, 1) > day:
        year -= 1
    return year

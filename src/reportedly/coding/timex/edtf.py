"""TIMEX3 values in, EDTF (ISO 8601-2, level 1) dates and intervals out.

"Late", "early" and "mid" narrow a value to an interval by thirds: a month to days 1-10, 11-20 and
21-end, a year to four months each, a decade to years 0-3, 4-6 and 7-9.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_SEASON_CODE = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_THIRDS = {"START": 0, "MID": 1, "END": 2}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T([\d:]+)(Z?))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-([QH])(\d)")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")


def interval(start: str | None, end: str | None) -> str:
    """Write an interval; `None` is an open end, equal ends are one date.

    >>> interval("2011", None), interval(None, "2014"), interval("2024-04", "2024-04")
    ('2011/..', '../2014', '2024-04')
    """
    if start == end and start is not None:
        return start
    return f"{start or '..'}/{end or '..'}"


def ends(edtf: str) -> tuple[str | None, str | None]:
    """Start and end of an EDTF date or interval as EDTF, `None` where open."""
    if "/" not in edtf:
        return edtf, edtf
    start, _, end = edtf.partition("/")
    return (None if start in ("", "..") else start), (None if end in ("", "..") else end)


def from_timex(value: str, mod: str | None = None) -> tuple[str | None, str]:
    """EDTF and precision of a TIMEX3 value; (`None`, "unknown") where it is not on the calendar.

    >>> from_timex("2024-09", "END"), from_timex("2024-W46"), from_timex("199")
    (('2024-09-21/2024-09-30', 'month'), ('2024-11-11/2024-11-17', 'week'), ('199X', 'decade'))
    >>> from_timex("PRESENT_REF")
    (None, 'unknown')
    """
    third = _THIRDS.get(mod or "")
    if re.fullmatch(r"[\d-]{10}/[\d-]{10}", value):
        return value, "month"  # an Islamic month
    if found := _DAY.match(value):
        day = value[:10]
        if found[4] and len(found[4]) >= 5:
            return f"{day}T{(found[4] + ':00')[:8]}{found[5]}", "time"
        return day, "time" if "T" in value else "day"
    if found := _MONTH.fullmatch(value):
        return _month(int(found[1]), int(found[2]), third), "month"
    if found := _WEEK.fullmatch(value):
        return _week(int(found[1]), int(found[2]), bool(found[3]), third), "week"
    if found := _PART.fullmatch(value):
        size = 3 if found[2] == "Q" else 6
        last = int(found[3]) * size
        return f"{found[1]}-{last - size + 1:02d}/{found[1]}-{last:02d}", "quarter"
    if found := _SEASON.fullmatch(value):
        return f"{found[1]}-{_SEASON_CODE[found[2]]}", "season"
    if re.fullmatch(r"\d{4}", value):
        return (value if third is None else _year(value, third)), "year"
    if re.fullmatch(r"\d{3}", value):
        return (f"{value}X" if third is None else _decade(value, third)), "decade"
    if re.fullmatch(r"\d\d", value):
        return f"{value}XX", "century"
    if found := re.fullmatch(r"BC(\d{4})(-.*)?", value):
        year = f"{-(int(found[1]) - 1):05d}" if found[1] != "0001" else "0000"
        return year + (found[2] or ""), "year"
    return None, "unknown"


def _month(year: int, month: int, third: int | None) -> str:
    if third is None:
        return f"{year:04d}-{month:02d}"
    last = monthrange(year, month)[1] if third == 2 else 10 * (third + 1)
    return f"{year:04d}-{month:02d}-{10 * third + 1:02d}/{year:04d}-{month:02d}-{last:02d}"


def _year(year: str, third: int) -> str:
    return f"{year}-{4 * third + 1:02d}/{year}-{4 * third + 4:02d}"


def _decade(digits: str, third: int) -> str:
    first, last = ((0, 3), (4, 6), (7, 9))[third]
    return f"{digits}{first}/{digits}{last}"


def _week(year: int, week: int, weekend: bool, third: int | None) -> str | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    first, last = (
        (5, 6) if weekend else ((0, 6) if third is None else ((0, 1), (2, 3), (4, 6))[third])
    )
    return f"{monday + timedelta(first)}/{monday + timedelta(last)}"

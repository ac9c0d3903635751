"""Find and read absolute calendar days as news prints them ("Mon, 18 Nov. 2024", "18.11.2024").

In: text. Out: `datetime.date` values with their offsets. Only days that the words fix completely
are returned: "18 November" without a year and "03/04/2024", which is March to some readers and
April to others, give nothing.
"""

from __future__ import annotations

import re
from datetime import date

_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Keys are the first three letters, which tell English months apart in every abbreviation.
_MONTHS = {name[:3].lower(): number for number, name in enumerate(_MONTH_NAMES, start=1)}
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs?(?:day)?)?|Fri(?:day)?"
    r"|Sat(?:urday)?|Sun(?:day)?)\.?"
)
_YEAR = r"(?:18|19|20)\d\d"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th))?"

# A day as print shows it; a year is optional here, since a dateline mostly has none.
DAY_PATTERN = (
    rf"(?:(?:{WEEKDAY},?\s+)?(?:"
    rf"{_YEAR}[-/]\d\d?[-/]\d\d?(?!\d)"
    rf"|\d\d?[-/.]\d\d?[-/.]{_YEAR}(?!\d)"
    rf"|\d\d?{_ORDINAL}\s+(?:of\s+)?{MONTH}(?:,?\s+{_YEAR}(?!\d))?"
    rf"|{MONTH}\s+\d\d?(?!\d){_ORDINAL}(?:[,.]?\s*{_YEAR}(?!\d))?"
    rf")|{WEEKDAY}(?![\w’'-]))"
)
_YEAR_FIRST = re.compile(rf"(?<!\d)({_YEAR})([-/.])(\d\d?)\2(\d\d?)(?!\d)")
_YEAR_LAST = re.compile(rf"(?<!\d)(\d\d?)([-/.])(\d\d?)\2({_YEAR})(?!\d)")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d\d?){_ORDINAL}[\s-]+(?:of\s+)?({MONTH})[,\s-]+({_YEAR})(?!\d)", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"\b({MONTH})\s+(\d\d?)(?!\d){_ORDINAL}[,.]?\s*({_YEAR})(?!\d)", re.IGNORECASE
)
_COMPACT = re.compile(rf"^({_YEAR})(\d\d)(\d\d)$")


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:  # 31 February: not a day, so no day was found
        return None


def _numeric(first: str, mark: str, second: str, year: str) -> date | None:
    """Read 18-11-2024 and 11/18/2024; abstain on 03/04/2024, whose order is not known."""
    a, b = int(first), int(second)
    if mark == "." or a > 12 or a == b:  # with full stops the day comes first everywhere
        return _day(year, b, first)
    return _day(year, a, second) if b > 12 else None


def find_day(text: str) -> tuple[date, int, int] | None:
    """The first complete day in `text` with its offsets, end exclusive, or `None`.

    >>> find_day("Published: Mon 18 Nov 2024, 10:40")
    (datetime.date(2024, 11, 18), 15, 26)
    >>> find_day("on 03/04/2024") is None
    True
    """
    found: list[tuple[int, int, date | None]] = []
    if m := _YEAR_FIRST.search(text):
        found.append((m.start(), m.end(), _day(m[1], int(m[3]), m[4])))
    if m := _YEAR_LAST.search(text):
        found.append((m.start(), m.end(), _numeric(m[1], m[2], m[3], m[4])))
    if m := _DAY_MONTH.search(text):
        found.append((m.start(), m.end(), _day(m[3], _MONTHS[m[2][:3].lower()], m[1])))
    if m := _MONTH_DAY.search(text):
        found.append((m.start(), m.end(), _day(m[3], _MONTHS[m[1][:3].lower()], m[2])))
    for start, end, day in sorted(found, key=lambda item: item[:2]):
        if day is not None:
            return day, start, end
    return None


def read_day(value: str) -> date | None:
    """The day that a whole field states (ISO 8601 with or without a time, RFC 822, or in words).

    >>> read_day("2024-11-18T10:40:00Z"), read_day("20241118"), read_day("next week")
    (datetime.date(2024, 11, 18), datetime.date(2024, 11, 18), None)
    """
    if compact := _COMPACT.match(value.strip()):
        return _day(compact[1], int(compact[2]), compact[3])
    found = find_day(value[:200])
    return found[0] if found else None

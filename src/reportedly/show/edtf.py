"""EDTF (ISO 8601-2) dates in, words for people out.

Covers what the reading produces: levels 0 and 1 (days, months, years, intervals with open ends,
qualifiers), seasons and unspecified digits. Anything else is shown as it stands.
"""

from __future__ import annotations

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T(?P<time>\d{2}:\d{2}).*)?)?)?"
)
_OPEN = ("", "..")
_QUALIFIERS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def date_words(edtf: str) -> str:
    """Word an EDTF date or interval; a string that is not understood comes back unchanged.

    >>> date_words("2024-11-11/2024-11-12"), date_words("../2024"), date_words("2024-09~")
    ('11–12 November 2024', 'up to 2024', 'about September 2024')
    """
    if "/" not in edtf:
        return _single(edtf) or edtf
    start, _, end = edtf.partition("/")
    first, last = _single(start), _single(end)
    if start in _OPEN and last is not None:
        return f"up to {last}"
    if end in _OPEN and first is not None:
        return f"since {first}"
    return edtf if first is None or last is None else _interval(start, end, first, last)


def _interval(start: str, end: str, first: str, last: str) -> str:
    if first == last:
        return first
    if len(start) == len(end) == len("2024-11-11") and start[:4] == end[:4]:
        if start[:7] == end[:7]:
            return f"{int(start[8:])}–{last}"
        return f"{first.rsplit(' ', 1)[0]} – {last}"
    return f"{first} – {last}"


def _single(edtf: str) -> str | None:
    if edtf[-1:] in _QUALIFIERS:
        plain = _single(edtf[:-1])
        return None if plain is None else _QUALIFIERS[edtf[-1]] + plain
    if re.fullmatch(r"\d{3}X", edtf):
        return f"the {edtf[:3]}0s"
    found = _DATE.fullmatch(edtf)
    if found is None:
        return None
    year, month, day, time = found.group("year", "month", "day", "time")
    if month is None:
        return year
    if month in _SEASONS and day is None:
        return f"{_SEASONS[month]} {year}"
    if not 1 <= int(month) <= 12:
        return None
    words = f"{_MONTHS[int(month) - 1]} {year}"
    if day is not None:
        words = f"{int(day)} {words}"
    return f"{words}, {time}" if time else words

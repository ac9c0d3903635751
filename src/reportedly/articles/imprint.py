"""Read the imprint of a report: the lines at its head that tell who wrote it and when.

In: one paragraph as one line. Out: names and day, or `None` where the line is none of these:

    By Jane Smith and Omar Ali, Nairobi        Published: Friday, January 4, 2019, 10:40 GMT
    2025.06.13 17:42 KST | Jane Smith, staff reporter
    Policy brief · Lakes Institute · 2 April 2025

Also finds where a day of printing ends that runs on into the report, as on pages pasted as one
line. The forms are those met in print; there is no published scheme.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.articles.dateline import agency_pattern
from reportedly.articles.dates import WEEKDAY, find_day
from reportedly.articles.furniture import STRAIGHT, compile_patterns
from reportedly.codebook import load_table, load_words

_listed = cache(load_words)  # `load_words` makes its set anew each time
_LONGEST = 160
_MOST_WORDS = 22
_LABEL = (
    r"(?:(?:last|first|originally|date)\s+)?(?:published|updated|modified|posted|created|issued"
    r"|released|uploaded|date of publication|publication date|date)(?:\s+(?:on|at|date))?\s*:?"
)
_CLOCK = r"(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
_ZONE = r"(?:(?-i:[A-Z]{1,5})|local time)"
_HEAD_LABEL = re.compile(rf"{_LABEL}\s*", re.IGNORECASE)
_HEAD_REST = re.compile(
    rf"(?:\s*(?:[,|·-]\s*)?{_CLOCK}(?:\s*{_ZONE}(?!\w))?)?(?:\s*\((?:last )?updated[^()]*\))?",
    re.IGNORECASE,
)
# "18 May 2016 Units of", "18 May 2016 9 Injured in"; but not "18 May 2016 was".
_OPENING = re.compile(r"([ \u00a0\t\n]*)(?=[\"'“‘]?[^\W\d_a-zß-öø-ÿ]|\d[\d,]* [A-Z])")


# The day of a change is no day of printing.
_CHANGED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_SAYS_PRINTED = re.compile(
    r"(?:first |originally )?(?:published|posted|issued|released|date of publication"
    r"|publication date|date)\b",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s*[|·•]\s*")
_STOP = re.compile(r"\s*[,.;](?:\s+|$)")
_ISSUED_BY = re.compile(r"\s*(?:by|in|from|at|for)\b[^.!?]*$")
_HELD = "\x00"  # stands for a day while a line is cut, since days hold commas


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a line tells of the printing. `labelled` is True where it says that the day is that."""

    day: date | None = None
    byline: str | None = None
    labelled: bool = False


@cache
def _beside_day() -> re.Pattern[str]:
    """What may stand beside a day on a line that only tells when and by whom it was printed."""
    # atomic, because a colon may belong to a label or stand alone, and trying both ways doubles
    # the work with every label: "issued: issued: issued: ..."
    return re.compile(
        rf"(?>{_LABEL}|{WEEKDAY}(?!\w)|{_CLOCK}(?:\s*{_ZONE}(?!\w))?"
        rf"|(?-i:{agency_pattern().pattern})|[\W_]+)*+",
        re.IGNORECASE,
    )


@cache
def _bylines() -> tuple[re.Pattern[str], ...]:
    return tuple(
        compile_patterns([s], exact=True) for s in load_table("furniture")["byline"]["exact"]
    )


def find_byline(line: str) -> str | None:
    """The names in a byline, or `None` where `line` is none.

    >>> find_byline("By Jane Smith and Omar Ali, Nairobi")
    'Jane Smith and Omar Ali'
    >>> find_byline("By Tuesday the army had taken the town.") is None
    True
    """
    if len(line) > _LONGEST or line.endswith((".", "!", "?")):
        return None
    for pattern in _bylines():
        if match := pattern.fullmatch(line.translate(STRAIGHT)):
            names = line[match.start("by") : match.end("by")].split(", ")
            while len(names) > 1 and _is_place_or_agency(names[-1]):
                names.pop()
            return ", ".join(names)
    return None


def _is_place_or_agency(words: str) -> bool:
    return bool(agency_pattern().fullmatch(words)) or words.lower() in _listed(
        "datelines", "cities"
    )


def is_day_line(line: str) -> bool:
    """True where the line tells a calendar day, perhaps with a time and a label, and nothing else.

    >>> is_day_line("Published: Friday, January 4, 2019, 10:40 GMT")
    True
    >>> is_day_line("Issued on 4 January 2019, the decree bans rallies")
    False
    """
    found = find_day(line) if len(line) <= _LONGEST else None
    if found is None:
        return False
    rest = line[found[2] :]
    second = find_day(rest)  # "Published 4 January 2019, updated 6 January 2019"
    if second:
        rest = rest[: second[1]] + rest[second[2] :]
    return bool(_beside_day().fullmatch(line[: found[1]]) and _beside_day().fullmatch(rest))


def read_imprint(line: str, *, at_head: bool) -> Imprint | None:
    """What `line` tells of who printed the report and when; `None` where it is no such line.

    Only above the report, `at_head`, does a line that holds other words too count.

    >>> read_imprint("Policy brief · Lakes Institute · 2 April 2025", at_head=True).day
    datetime.date(2025, 4, 2)
    """
    if len(line) > _LONGEST:
        return None
    if names := find_byline(line):
        return Imprint(byline=names)
    found = find_day(line)
    if found is None:
        return None
    day, start, end = found
    if is_day_line(line):
        labelled = bool(_SAYS_PRINTED.match(line))
        return Imprint(None if _CHANGED.match(line) else day, labelled=labelled)
    label = _HEAD_LABEL.match(line)
    if label and label.end() == start and _ISSUED_BY.match(line, end):
        return Imprint(day, labelled=True)
    return _mixed(line, found) if at_head else None


def _mixed(line: str, found: tuple[date, int, int]) -> Imprint | None:
    """An imprint of several parts, one of them a day: "The Border Post, 2 April 2025. By J. Doe"."""
    day, start, end = found
    held = f"{line[:start]}{_HELD}{line[end:]}"
    bars = _BAR.split(held)
    parts = [*bars, *(part for bar in bars for part in _STOP.split(bar))]
    names = next((name for part in parts if (name := find_byline(part))), None)
    alone = any(
        _beside_day().fullmatch(part.replace(_HELD, "")) and not _CHANGED.match(part)
        for part in parts
        if _HELD in part
    )
    if alone and (names or len(bars) > 1) and len(held.split()) <= _MOST_WORDS:
        return Imprint(day, names)
    return None


def end_of_leading_day(text: str, start: int, end: int) -> int | None:
    """Where a day of printing ends that runs on into the report, or `None`.

    Pages pasted as one line begin so: "Sat 24 Aug 2013 Fighters left the town", "Date of
    publication 8 April 2017 An airstrike ...". After a bare day a new sentence has to begin: "18
    November 2024 was the day" is text.
    """
    head = text[start : min(end, start + 120)]
    found = find_day(head)
    if found is None:
        return None
    label = _HEAD_LABEL.match(head)
    if not _beside_day().fullmatch(head[: found[1]]):
        return None
    rest = _HEAD_REST.match(head, found[2])
    stop = rest.end() if rest else found[2]
    opens = _OPENING.match(head, stop)
    return start + stop if opens and (label or opens[1]) else None

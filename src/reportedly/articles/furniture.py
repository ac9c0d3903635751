"""Recognise the lines that pages put round a text: boilerplate, captions, links, bylines, days.

In: one paragraph as one line. Out: its kind, or `None` where it is not furniture. The patterns
are in `codebook/furniture.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.articles.dateline import agency_pattern
from reportedly.articles.dates import find_day
from reportedly.codebook import load_table, load_words
from reportedly.errors import CodebookError
from reportedly.text import BlockKind

_listed = cache(load_words)  # `load_words` makes its set anew each time
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_KINDS: tuple[BlockKind, ...] = ("boilerplate", "caption", "related")
# The longest furniture is a correction; nothing longer is tried.
_LONGEST = 1500
_LONGEST_BYLINE = 160
_NAME = (
    r"(?:[^\W\d_a-z][\w'.-]*"
    r"(?: (?:(?:al|el|de|van|von|bin|ibn|da|du|del|der|abu)[ -])?[^\W\d_a-z][\w'.-]*){0,4})"
)
_LABEL = (
    r"(?:(?:last|first|originally|date)\s+)?(?:published|updated|modified|posted|created|issued"
    r"|released|uploaded|date of publication|publication date|date)(?:\s+(?:on|at|date))?\s*:?"
)
_CLOCK = r"(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?"
_ZONE = r"(?:GMT|UTC|E[SD]T|CES?T|EE[SD]?T|IST|MSK|BST|local time|Z)"
_HEAD_LABEL = re.compile(rf"{_LABEL}\s*", re.IGNORECASE)
_HEAD_REST = re.compile(
    rf"(?:\s*(?:[,|·-]\s*)?{_CLOCK}(?:\s*{_ZONE})?)?(?:\s*\((?:last )?updated[^()]*\))?",
    re.IGNORECASE,
)
# "18 May 2016 Units of", "18 May 2016 9 Injured in"; but not "18 May 2016 was".
_OPENING = re.compile(r"([ \u00a0\t\n]*)(?=[\"'“‘]?[^\W\d_a-zß-öø-ÿ]|\d[\d,]* [A-Z])")


def _compile(sources: list[str], *, exact: bool) -> re.Pattern[str]:
    joined = "|".join(f"(?:{s.replace('{name}', _NAME)})" for s in sources) or r"(?!)"
    try:
        return re.compile(joined, re.DOTALL if exact else re.DOTALL | re.IGNORECASE)
    except re.error as error:
        raise CodebookError(
            f"codebook/furniture.toml: {error.pattern!r} is no regular expression: {error}"
        ) from error


@cache
def _beside_day() -> re.Pattern[str]:
    """What may stand beside a day on a line that only tells when and by whom it was printed."""
    return re.compile(
        rf"(?:{_LABEL}|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|{_CLOCK}|{_ZONE}"
        rf"|(?-i:{agency_pattern().pattern})|[\W_])*",
        re.IGNORECASE,
    )


@cache
def _patterns() -> tuple[tuple[BlockKind, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    table = load_table("furniture")
    return tuple(
        (
            kind,
            _compile(table[kind]["line"], exact=False),
            _compile(table[kind].get("exact", []), exact=True),
            _compile(table[kind].get("end", []), exact=False),
        )
        for kind in _KINDS
    )


@cache
def _bylines() -> tuple[re.Pattern[str], ...]:
    return tuple(_compile([s], exact=True) for s in load_table("furniture")["byline"]["exact"])


def furniture_kind(line: str, *, at_end: bool = False) -> BlockKind | None:
    """The kind of `line`, one paragraph with its breaks made spaces, or `None` for text.

    `at_end` tells that it is among the last paragraphs, where a line on the author may stand.

    >>> furniture_kind("(Reporting by A. Writer; Editing by B. Editor)")
    'boilerplate'
    >>> furniture_kind("Share prices fell in Beirut.") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    plain = line.translate(_STRAIGHT)
    for kind, whole, exact, end in _patterns():
        if whole.fullmatch(plain) or exact.fullmatch(plain) or (at_end and end.fullmatch(plain)):
            return kind
    return None


def find_byline(line: str) -> str | None:
    """The names in a byline, or `None` where `line` is none.

    >>> find_byline("By Jane Smith and Omar Ali, Nairobi")
    'Jane Smith and Omar Ali'
    >>> find_byline("By Tuesday the army had taken the town.") is None
    True
    """
    if len(line) > _LONGEST_BYLINE or line.endswith((".", "!", "?")):
        return None
    for pattern in _bylines():
        if match := pattern.fullmatch(line.translate(_STRAIGHT)):
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
    found = find_day(line) if len(line) <= _LONGEST_BYLINE else None
    if found is None:
        return False
    rest = line[found[2] :]
    second = find_day(rest)  # "Published 4 January 2019, updated 6 January 2019"
    if second:
        rest = rest[: second[1]] + rest[second[2] :]
    return bool(_beside_day().fullmatch(line[: found[1]]) and _beside_day().fullmatch(rest))


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

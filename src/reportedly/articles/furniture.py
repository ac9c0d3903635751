"""Recognise the lines that pages put round a text: boilerplate, captions, links, bylines, days.

In: one paragraph as one line. Out: its kind, or `None` where it is not furniture. The patterns
are in `codebook/furniture.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.articles.dates import find_day
from reportedly.codebook import load_table
from reportedly.text import BlockKind

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_ORDER: tuple[BlockKind, ...] = ("boilerplate", "caption", "related")
# The longest furniture is a correction or a caption; patterns are not tried on more than this.
_LONGEST = 1500
_NAME = r"(?:[^\W\d_a-z][\w'.-]*(?: (?:(?:al|el|de|van|von|bin|ibn|da|du|del|der|abu)[ -])?[^\W\d_a-z][\w'.-]*){0,4})"
_DAY_WORDS = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:[ap]\.?m\.?|gmt|utc|est|edt|cet|ist|at|on|updated|published"
    r"|\d{1,2}[:.]\d\d(?:[:.]\d\d)?|z|local time|\W)+",
    re.IGNORECASE,
)


@cache
def _patterns() -> tuple[tuple[BlockKind, re.Pattern[str], re.Pattern[str]], ...]:
    table = load_table("furniture")
    return tuple(
        (kind, _joined(table[kind]["line"]), _joined(table[kind]["start"])) for kind in _ORDER
    )


def _joined(sources: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{s})" for s in sources) or r"(?!)", re.IGNORECASE | re.DOTALL)


@cache
def _byline_patterns() -> tuple[re.Pattern[str], ...]:
    # only the words before the names are free of case: a name in small letters is none
    return tuple(
        re.compile(source.replace("{name}", _NAME).replace("(?:by|", "(?:By|BY|by|"))
        for source in load_table("furniture")["byline"]["line"]
    )


def furniture_kind(line: str) -> BlockKind | None:
    """The kind of `line`, one paragraph with its breaks made spaces, or `None` for text.

    >>> furniture_kind("(Reporting by A. Writer; Editing by B. Editor)")
    'boilerplate'
    >>> furniture_kind("Share prices fell in Beirut.") is None
    True
    """
    if len(line) > _LONGEST:
        return None
    plain = line.translate(_STRAIGHT)
    for kind, whole, start in _patterns():
        if whole.fullmatch(plain) or start.match(plain):
            return kind
    return None


def find_byline(line: str) -> str | None:
    """The names in a byline, or `None` where `line` is none.

    >>> find_byline("By Jane Smith and Omar Ali, Nairobi")
    'Jane Smith and Omar Ali'
    >>> find_byline("By Tuesday the army had taken the town.") is None
    True
    """
    if len(line) > 160 or line.endswith((".", "!", "?")):
        return None
    for pattern in _byline_patterns():
        if match := pattern.fullmatch(line.translate(_STRAIGHT)):
            return line[match.start("by") : match.end("by")]
    return None


def is_day_line(line: str) -> bool:
    """True where the line holds a calendar day and a time of day and nothing else.

    >>> is_day_line("Friday, January 4, 2019"), is_day_line("On 4 January 2019 they met")
    (True, False)
    """
    found = find_day(line) if len(line) <= 80 else None
    return bool(found) and not _DAY_WORDS.sub("", line[: found[1]] + line[found[2] :])

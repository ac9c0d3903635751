"""Recognise the lines that pages put round a text: boilerplate, captions, links to other stories.

In: one paragraph as one line. Out: its kind, or `None` where it is not furniture. The patterns
are in `codebook/furniture.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.codebook import load_table
from reportedly.errors import CodebookError
from reportedly.text import BlockKind

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_KINDS: tuple[BlockKind, ...] = ("boilerplate", "caption", "related")
# The longest furniture is a correction; nothing longer is tried.
_LONGEST = 1500
_NAME = (
    r"(?:[^\W\d_a-z][\w'.-]*"
    r"(?: (?:(?:al|el|de|van|von|bin|ibn|da|du|del|der|abu)[ -])?[^\W\d_a-z][\w'.-]*){0,4})"
)


def compile_patterns(sources: list[str], *, exact: bool) -> re.Pattern[str]:
    """One pattern that fits where one of `sources` does; `exact` ones regard case.

    `{name}` in a source stands for a capitalised name of one to five words. Raises
    `CodebookError` for a source that is no regular expression.
    """
    joined = "|".join(f"(?:{s.replace('{name}', _NAME)})" for s in sources) or r"(?!)"
    try:
        return re.compile(joined, re.DOTALL if exact else re.DOTALL | re.IGNORECASE)
    except re.error as error:
        raise CodebookError(
            f"codebook/furniture.toml: {error.pattern!r} is no regular expression: {error}"
        ) from error


@cache
def _patterns() -> tuple[tuple[BlockKind, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    table = load_table("furniture")
    return tuple(
        (
            kind,
            compile_patterns(table[kind]["line"], exact=False),
            compile_patterns(table[kind].get("exact", []), exact=True),
            compile_patterns(table[kind].get("end", []), exact=False),
        )
        for kind in _KINDS
    )


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
    plain = line.translate(STRAIGHT)
    bare = plain.lstrip("\u2022*\u00b7\u25aa ")  # "• This story was amended at 22:40 ..."
    for kind, whole, exact, end in _patterns():
        if whole.fullmatch(plain) or whole.fullmatch(bare) or exact.fullmatch(plain):
            return kind
        if at_end and end.fullmatch(plain):
            return kind
    return None

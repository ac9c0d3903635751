"""The paragraphs of an article, by character and by token.

An article whose blocks are known has one paragraph a paragraph block; one without is split at its
blank lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.text import Article, Parse

_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Offsets of one paragraph, end exclusive, and its first and last token."""

    start: int
    end: int
    first: int
    last: int


def find_paragraphs(parse: Parse) -> tuple[Paragraph, ...]:
    """The paragraphs of `parse` that hold at least one token, in order."""
    starts = [token.idx for token in parse.doc]
    found = []
    for start, end in _stretches(parse.article):
        first, last = bisect_left(starts, start), bisect_left(starts, end) - 1
        if first <= last:
            found.append(Paragraph(start, end, first, last))
    return tuple(found)


def _stretches(article: Article) -> Iterator[tuple[int, int]]:
    if article.blocks:
        for block in article.blocks:
            if block.kind == "paragraph":
                yield block.span.start, block.span.end
        return
    position = 0
    for gap in _BLANK.finditer(article.text):
        yield position, gap.start()
        position = gap.end()
    yield position, len(article.text)

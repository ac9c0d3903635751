"""A reading in, its article's text out as rows: each block cut where claims start and end in it.

A block's row names the claims that begin in it, so that their cards can stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.claim import Claim, Reading, Unread
from reportedly.show.segments import Segment, cut
from reportedly.text import Article, Block

# A claim by its number in the reading, from 1, or a stretch that was not read
Owner = int | Unread


@dataclass(frozen=True, slots=True)
class Row:
    """A block with its segments, and the numbers of the claims that begin in it."""

    block: Block
    segments: tuple[Segment[Owner], ...]
    claims: tuple[int, ...]


def lay_out(reading: Reading) -> Iterator[Row]:
    """The rows of a reading's article, in the order of the text; together they hold all of it."""
    owned = owned_spans(reading)
    starts = {n: claim.spans[0].start for n, claim in enumerate(reading.claims, 1) if claim.spans}
    for block in whole_blocks(reading.article):
        span = block.span
        yield Row(
            block,
            cut(span.start, span.end, owned),
            tuple(n for n, start in starts.items() if span.start <= start < span.end),
        )


def whole_blocks(article: Article) -> Iterator[Block]:
    """The article's blocks, and as paragraphs whatever text stands between them."""
    at = 0
    for block in article.blocks:
        if article.text[at : block.span.start].strip():
            yield Block("paragraph", article.span(at, block.span.start))
        yield block
        at = block.span.end
    if article.text[at:].strip():
        yield Block("paragraph", article.span(at, len(article.text)))


def owned_spans(reading: Reading) -> list[tuple[int, int, Owner]]:
    """The spans of claims and of what was not read, each with its owner, to be cut at."""
    spans: list[tuple[int, int, Owner]] = [
        (span.start, span.end, number)
        for number, claim in enumerate(reading.claims, 1)
        for span in claim.spans
    ]
    return spans + [(item.span.start, item.span.end, item) for item in reading.unread]


def numbers_in(owners: tuple[Owner, ...]) -> tuple[int, ...]:
    """The claims among the owners of a segment."""
    return tuple(owner for owner in owners if isinstance(owner, int))


def unread_in(owners: tuple[Owner, ...]) -> tuple[Unread, ...]:
    """What was not read among the owners of a segment."""
    return tuple(owner for owner in owners if isinstance(owner, Unread))


def nearest(reading: Reading, numbers: tuple[int, ...]) -> int:
    """Of claims that share words, the number of the shortest: those words are about it."""
    return min(numbers, key=lambda number: _length(reading.claims[number - 1]))


def _length(claim: Claim) -> int:
    return sum(span.end - span.start for span in claim.spans)

"""What a format found before anything is concluded from it: the text and its stated fields.

Every format yields drafts; `assemble` turns a draft into an `Article`. `Part` and `Failure` keep
the two outcomes of one item apart without an exception, so that a bad item stops nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.text import Block, PublishedBasis


@dataclass(frozen=True, slots=True)
class Draft:
    """One article's text as it will be stored, and the fields that its source states.

    `known` are blocks whose kind the format itself tells (a heading element of a page), in order
    and not overlapping; `basis` tells whether `published` stood in the input ("given") or was
    found on the page. `place` names the item inside its source ("line 3"), for messages.
    """

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: date | None = None
    basis: PublishedBasis = "found"
    language: str | None = None
    url: str | None = None
    known: tuple[Block, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one item could not be read: one line saying what was found, expected and what to do."""

    message: str
    place: str | None = None

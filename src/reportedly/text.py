"""Records of what was read: the article, its blocks and sentences, and the mentions in it.

All offsets are character (code point) offsets into `Article.text`, end exclusive, and
`article.text[span.start:span.end] == span.text` always holds. Records are frozen; a reading
stage returns new records and never changes one that it was given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # spaCy takes most of a second to import; records must not
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Article.text`: offsets in characters, end exclusive, with its words.

    >>> Span(0, 4, "Iran").end
    4
    """

    start: int
    end: int
    text: str

    def covers(self, other: Span) -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end


BlockKind = Literal[
    "paragraph",  # running text; the only kind that can yield claims
    "dateline",  # "DAMASCUS, Nov 18 (Reuters) -"
    "heading",  # title repeated in the text, crossheads
    "caption",  # of a picture or table
    "related",  # an inserted link to another story
    "notice",  # "This article was translated and edited by ..."
    "boilerplate",  # byline, sign-up lines, sharing buttons, agency footers
]


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the article of one kind; blocks do not overlap and are in order."""

    kind: BlockKind
    span: Span


NoticeKind = Literal["translated", "edited", "unverified", "responsibility-with-author", "opinion"]


@dataclass(frozen=True, slots=True)
class Notice:
    """What the publisher says about the text as a whole, with the words that say it."""

    kind: NoticeKind
    span: Span
    by: str | None = None  # who translated or edited, where named


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, day and agency at the head of an agency report, each `None` where absent."""

    span: Span
    place: Span | None = None
    day: Span | None = None
    agency: Span | None = None


PublishedBasis = Literal["given", "found", "unknown"]


@dataclass(frozen=True, slots=True)
class Article:
    """A text plus what is known of its printing.

    `id` is the one given in the input, else a hash of the content. `published` is `None` where
    `published_basis` is "unknown". `language` is an ISO 639-1 code, `und` where undecided.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: date | None = None
    published_basis: PublishedBasis = "unknown"
    language: str = "en"
    notices: tuple[Notice, ...] = ()
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    source: str | None = None  # where it was read from, as the user named it

    def span(self, start: int, end: int) -> Span:
        """The span of `text[start:end]`; raises `IndexError` where that is outside the text."""
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span {start}:{end} is outside a text of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph block. `paragraph` counts paragraph blocks from 0."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Parse:
    """An article with its spaCy document and its sentences.

    The document covers the whole text and keeps its offsets: `token.idx` is an offset into
    `article.text`. It was made from a view of the text in which each curly quote, odd space and
    line break inside a paragraph is replaced by one plain character, so *words must be taken from
    the article* (`parse.span(tokens)`), never from `token.text`. Tokens outside paragraph blocks
    are parsed too but belong to no sentence of `sentences`.
    """

    article: Article
    doc: Doc
    sentences: tuple[Sentence, ...]
    in_paragraph: tuple[bool, ...] = field(repr=False, default=())  # per token index

    def span(self, first: int, last: int) -> Span:
        """The span from token index `first` to token index `last`, both included."""
        a, b = self.doc[first], self.doc[last]
        return self.article.span(a.idx, b.idx + len(b))

    def readable(self) -> Iterator[SpacySpan]:
        """The spaCy sentences that lie in paragraph blocks, in order."""
        for sent in self.doc.sents:
            if self.in_paragraph[sent.start]:
                yield sent

    def paragraph_of(self, token: Token) -> int:
        """Number of the paragraph block that holds `token`, -1 outside paragraphs."""
        for sentence in self.sentences:
            if sentence.span.start <= token.idx < sentence.span.end:
                return sentence.paragraph
        return -1


EntityKind = Literal[
    "person",
    "state",  # a country, its government, capital used for it, its demonym
    "armed_group",
    "organisation",  # ministries, armies, international bodies, parties, monitors
    "outlet",  # newspapers, agencies, broadcasters
    "group",  # "hardliners in Tehran", "Syrian sources", "residents"
    "place",
    "other",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that refers to somebody, and whom it stands for.

    `head` is the token index of the phrase's head in `Parse.doc`. `name` is the fullest name
    known for the referent ("Tabar", "the adviser" and "he" all carry "Hamid Reza Tabar"), else the
    phrase's own words. `resolved` is False for a pronoun or bare title with no antecedent, which
    keeps its own words. `antecedent` is the span that justified the name, where it is another.
    """

    span: Span
    head: int
    name: str
    kind: EntityKind
    resolved: bool = True
    id: str | None = None  # codebook id where the referent is registered there
    role: str | None = None  # office or description given in the text ("Russia's envoy to Syria")
    antecedent: Span | None = None

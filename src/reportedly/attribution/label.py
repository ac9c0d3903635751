"""Speakers set beside their words by a colon or a dash, as headlines and transcripts do.

"Minister: no talks under way" / "Talks to resume soon: ministry". In: the paragraphs. Out: what was
found, the colon being the cue. A label that cannot speak ("Update:", "Photo:") is none, nor is a
bare place ("Gaza: aid trucks enter").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly.attribution.cue import Lexicon
from reportedly.attribution.found import Found
from reportedly.attribution.paragraph import Paragraph
from reportedly.attribution.tree import VERBAL, Range

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LABEL = 8  # tokens of a label, at most: "The UN's special envoy for Yemen"
_HEADLINE = 25  # tokens of a headline, at most
_NOMINAL = ("NOUN", "PROPN", "PRON")


def find_labels(doc: Doc, paragraphs: tuple[Paragraph, ...], lexicon: Lexicon) -> Iterator[Found]:
    """The labels that open or close a paragraph, in order."""
    for paragraph in paragraphs:
        first, last = paragraph.first, paragraph.last
        colon = _colon(doc, range(first, min(first + _LABEL, last) + 1))
        if colon is not None and first < colon < last - 1:
            head = _speaker(doc, (first, colon - 1), lexicon)
            if head is not None:
                yield _label(colon, head, (first, colon - 1), (colon + 1, last))
                continue
        if last - first > _HEADLINE or doc[last].is_punct:
            continue
        colon = _colon(doc, range(last, max(last - _LABEL, first), -1))
        if colon is not None and colon < last:
            head = _speaker(doc, (colon + 1, last), lexicon)
            if head is not None and any(t.pos_ in VERBAL for t in doc[first:colon]):
                yield _label(colon, head, (colon + 1, last), (first, colon - 1))


def _label(colon: int, head: int, source: Range, content: Range) -> Found:
    return Found(colon, ((colon, colon),), "say", "label", (content,), head, source)


def _colon(doc: Doc, tokens: range) -> int | None:
    return next((i for i in tokens if doc[i].text == ":"), None)


def _speaker(doc: Doc, label: Range, lexicon: Lexicon) -> int | None:
    """The head of a label that can speak."""
    first, last = label
    head = None
    for i in range(first, last + 1):
        token = doc[i]
        if token.pos_ in VERBAL or token.text in "\"'()":
            return None
        if token.pos_ in _NOMINAL and not first <= token.head.i <= last:
            head = i
    if head is None:
        head = last if doc[last].pos_ in _NOMINAL else None
    if head is None:
        return None
    named = doc[head].ent_type_ in ("PERSON", "ORG") and doc[head].pos_ == "PROPN"
    return head if named or doc[head].lower_ in lexicon.speakers else None

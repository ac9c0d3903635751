"""An article and words in it in, the stretch to show them in out: from the sentence before them on."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.ledger.passages import Passages
from reportedly.text import Article, Span


def around(article: Article, spans: Sequence[Span]) -> Span:
    """The words with the sentence before and the one after, as far as there are any.

    >>> text = "It rained. The army left Homs. Nobody saw them go. It was night."
    >>> around(Article("a", text), [Span(11, 29, "The army left Homs")]).text
    'It rained. The army left Homs. Nobody saw them go.'
    """
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    sentences = Passages(article).sentences
    before = [one for one in sentences if one.end <= start]
    after = [one for one in sentences if one.start >= end]
    inside = [one for one in sentences if one.start < end and start < one.end]
    first = min([start, *(one.start for one in inside)])
    last = max([end, *(one.end for one in inside)])
    for one in reversed(before):
        first = min(first, one.start)
        if _whole(one):
            break
    for one in after:
        last = max(last, one.end)
        if _whole(one):
            break
    stretch = article.text[first:last]
    return article.span(first, first + len(stretch.rstrip()))


def _whole(sentence: Span) -> bool:
    """One word with a full stop is mostly an abbreviation ("Gen.") and no sentence."""
    return len(sentence.text.split()) > 1

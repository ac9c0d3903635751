"""The parse as plain lists, one per property, for the rules that look at every token.

A `Parse` in, its columns out. Reading a list costs a tenth of asking spaCy for the same property,
and coreference asks for each of them several times a token.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook import load_table
from reportedly.text import Parse, Span

_OPENING, _CLOSING = "\u201c\u00ab\u201e", "\u201d\u00bb"


@dataclass(frozen=True, slots=True)
class Columns:
    """Properties of the tokens of `parse.doc` by token index.

    `lemma` is lower-case and in one spelling ("advisors" is "adviser"). `sentence` and `paragraph`
    are -1 outside paragraph blocks. `quoted` tells whether a token stands in quotation marks.
    `first` and `last` are the edges of a token's subtree, both included.
    """

    parse: Parse
    text: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    entity: list[str]
    entity_start: list[bool]
    first: list[int]
    last: list[int]
    sentence: list[int]
    paragraph: list[int]
    quoted: list[bool]
    sentences: list[tuple[int, int]]  # readable sentences: first token, one past the last

    def span(self, first: int, last: int) -> Span:
        """The article's words from token `first` to token `last`, both included."""
        return self.parse.span(first, last)

    def is_name_word(self, i: int) -> bool:
        """True for a capitalised proper noun."""
        return self.tag[i].startswith("NNP") and self.text[i][:1].isupper()

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` that stands in one of the relations `deps`."""
        for k in self.children[i]:
            if self.dep[k] in deps:
                return k
        return None


def spell(word: str) -> str:
    """`word`, lower-case, in the spelling that the vocabularies compare.

    >>> spell("Advisor"), spell("defense")
    ('adviser', 'defence')
    """
    low = word.lower()
    spelling: dict[str, str] = load_table("titles")["spelling"]
    return spelling.get(low, low)


def _lemma(lemma: str, lower: str, tag: str) -> str:
    low = "media" if lower == "media" else lemma.lower()  # spaCy: "medium"
    if tag == "NNPS" and low == lower and low.endswith("s"):
        low = low[:-1]  # spaCy leaves "Officials" as it is
    return spell(low.rstrip(".")) if len(low) > 2 else low


def _quoted(parse: Parse, sentences: list[tuple[int, int]], paragraph: list[int]) -> list[bool]:
    """Which tokens stand in quotation marks; a quote left open ends with its paragraph."""
    flags = [False] * len(parse.doc)
    text, opened, last = parse.article.text, -1, -1
    for start, end in sentences:
        if paragraph[start] != last:
            _close_forgotten(parse, flags, opened, start)
            opened, last = -1, paragraph[start]
        for token in parse.doc[start:end]:
            if token.text == '"' or token.text == "''":
                mark = text[token.idx]
                inside = mark in _OPENING or (mark not in _CLOSING and opened < 0)
                opened = token.i if inside else -1
            else:
                flags[token.i] = opened >= 0
    _close_forgotten(parse, flags, opened, len(flags))
    return flags


def _close_forgotten(parse: Parse, flags: list[bool], opened: int, follows: int) -> None:
    """End a quotation that nobody closed with its sentence, unless its paragraph or the next leads on.

    'The envoy said the "so-called deal was dead. Kinshasa denied it.': the denial is not quoted.
    """
    doc, text = parse.doc, parse.article.text
    if opened < 0 or (follows < len(doc) and doc[follows].text == '"'):
        return
    if not text[: doc[opened].idx].rpartition("\n")[2].strip():
        return  # the mark opens its paragraph
    for i in range(doc[opened].sent.end, follows):
        flags[i] = False


@lru_cache(maxsize=2)
def read_columns(parse: Parse) -> Columns:
    """Read the columns of `parse`; the last few parses are remembered."""
    doc = parse.doc
    sentence, paragraph = [-1] * len(doc), [-1] * len(doc)
    ranges: list[tuple[int, int]] = []
    for number, (sent, record) in enumerate(zip(parse.readable(), parse.sentences, strict=True)):
        ranges.append((sent.start, sent.end))
        for i in range(sent.start, sent.end):
            sentence[i], paragraph[i] = number, record.paragraph
    head = [token.head.i for token in doc]
    children: list[list[int]] = [[] for _ in doc]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    lower = [token.lower_ for token in doc]
    tag = [token.tag_ for token in doc]
    return Columns(
        parse=parse,
        text=[token.text for token in doc],
        lower=lower,
        lemma=[_lemma(token.lemma_, low, t) for token, low, t in zip(doc, lower, tag, strict=True)],
        tag=tag,
        dep=[token.dep_ for token in doc],
        head=head,
        children=children,
        entity=[token.ent_type_ for token in doc],
        entity_start=[token.ent_iob_ == "B" for token in doc],
        first=[token.left_edge.i for token in doc],
        last=[token.right_edge.i for token in doc],
        sentence=sentence,
        paragraph=paragraph,
        quoted=_quoted(parse, ranges, paragraph),
        sentences=ranges,
    )

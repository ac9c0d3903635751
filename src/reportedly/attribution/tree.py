"""Reading a spaCy dependency tree as token ranges.

A range is a pair of token indexes, both included. Ranges stand for subtrees, because a clause and
a noun phrase are nearly always contiguous; where a parse is not projective the range is the whole
stretch from the leftmost to the rightmost token.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

Range = tuple[int, int]

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
VERBAL = ("VERB", "AUX")


def whole(token: Token) -> Range:
    """The range of the subtree of `token`."""
    return token.left_edge.i, token.right_edge.i


def child(token: Token, *deps: str) -> Token | None:
    """The first child of `token` in one of the relations `deps`, else `None`."""
    for kid in token.children:
        if kid.dep_ in deps:
            return kid
    return None


def is_passive(verb: Token) -> bool:
    """True for "was told", and for a bare participle: "quoted by", "Asked about X, he said"."""
    active = False
    for kid in verb.children:
        if kid.dep_ == "auxpass" or kid.dep_ in PASSIVE_SUBJECTS:
            return True
        active = active or kid.dep_ in ("aux", "nsubj", "csubj")
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not active


def is_infinitive(verb: Token) -> bool:
    """True for "to leave"."""
    return any(kid.tag_ == "TO" for kid in verb.lefts)


def is_marked(clause: Token, *words: str) -> bool:
    """True where one of `words` opens `clause`: "that X", "as he said"."""
    return any(k.dep_ in ("mark", "advmod") and k.lower_ in words for k in clause.lefts)


def subtract(ranges: Iterable[Range], hole: Range) -> list[Range]:
    """`ranges` without the tokens of `hole`, in order."""
    first, last = hole
    kept: list[Range] = []
    for a, b in ranges:
        if last < a or first > b:
            kept.append((a, b))
            continue
        if a < first:
            kept.append((a, first - 1))
        if last < b:
            kept.append((last + 1, b))
    return kept


def union(ranges: Iterable[Range]) -> list[Range]:
    """`ranges` sorted, with those that touch or overlap joined."""
    joined: list[Range] = []
    for a, b in sorted(ranges):
        if joined and a <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(b, joined[-1][1]))
        else:
            joined.append((a, b))
    return joined


def clip(ranges: Iterable[Range], frame: Range) -> list[Range]:
    """The parts of `ranges` that lie inside `frame`."""
    return [
        (max(a, frame[0]), min(b, frame[1])) for a, b in ranges if a <= frame[1] and b >= frame[0]
    ]


def covers(ranges: Iterable[Range], index: int) -> bool:
    """True where the token `index` lies in one of `ranges`."""
    return any(a <= index <= b for a, b in ranges)


def clause_of(token: Token) -> Token:
    """The nearest verb at or above `token`; the root of the sentence where there is none."""
    while token.head.i != token.i and (
        token.pos_ not in VERBAL or token.dep_ in ("aux", "auxpass", "amod", "compound")
    ):
        token = token.head
    return token

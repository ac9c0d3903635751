"""What is told of a rumour next: "the paper has seen no evidence of this" makes it unsure.

In: a parse and its claims. Out: the claims, those rumoured or reported in the sentence before such
words with the certainty "unsure" (FactBank's underspecified). What somebody with a name asserts stays
as sure as he presents it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from reportedly.claim import Claim, Reason
from reportedly.coding.arguments import prep_objects
from reportedly.coding.unsaid import is_told_before
from reportedly.text import Parse, Span

_PROOFS = frozenset({"evidence", "proof", "confirmation", "sign", "indication"})
_PROVING = frozenset({"verify", "confirm", "corroborate", "substantiate"})
_LOOSE = frozenset({"rumoured", "reported"})


def lower_doubted(parse: Parse, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims in their order, those that the next sentence finds no proof of made unsure."""
    doubted = list(_doubted(parse))
    return tuple(_lower(claim, doubted) for claim in claims)


def _lower(claim: Claim, doubted: list[tuple[Span, Span]]) -> Claim:
    if claim.factuality.status not in _LOOSE:
        return claim
    for told, words in doubted:
        if told.covers(claim.spans[0]):
            return replace(
                claim,
                factuality=replace(claim.factuality, certainty="unsure"),
                reasons=(*claim.reasons, Reason("certainty", "no evidence seen", (words,))),
            )
    return claim


def _doubted(parse: Parse) -> Iterator[tuple[Span, Span]]:
    """Each sentence that the one behind it, in the same paragraph, finds no proof of; and the words."""
    for before, sent in pairwise(parse.readable()):
        if parse.paragraph_of(before.root) != parse.paragraph_of(sent.root):
            continue
        word = next((token for token in sent if _finds_no_proof(token)), None)
        if word is not None:
            yield parse.span(before.start, before.end - 1), _words(parse, sent, word)


def _finds_no_proof(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma in _PROOFS:
        none = any(c.lower_ == "no" for c in token.children)
        return none and any(_is_taken_up(o) for o in prep_objects(token, {"of", "for"}))
    if lemma not in _PROVING:
        return False
    unable = token.dep_ == "xcomp" and token.head.lower_ == "unable"
    negated = any(c.dep_ == "neg" for c in token.children)
    return (negated or unable) and any(
        c.dep_ in {"dobj", "nsubjpass"} and _is_taken_up(c) for c in token.children
    )


def _is_taken_up(noun: Token) -> bool:
    """ "it", "this", "the claim": what was told before."""
    return noun.lower_ in {"it", "this", "that", "these", "them"} or is_told_before(noun)


def _words(parse: Parse, sent: SpacySpan, word: Token) -> Span:
    last = max(word.i, *(c.right_edge.i for c in word.children), sent.start)
    return parse.span(min(word.left_edge.i, word.i), last)

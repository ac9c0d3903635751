"""Figures that stand away from what they count: "the toll rose to 43", "the number of dead as 18".

In: a noun for a count. Out: the token of its figure, the last one where it was revised.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

_TO_FIGURE = frozenset({"to", "at", "of", "past", "above", "is", "was", "reached", "hit"})
_HEDGES = frozenset({"least", "than", "more", "over", "about", "some", "nearly", "around"})
# "rose to 8 civilians in addition to 12 injured"
_ENDS = frozenset({";", "(", "addition", "besides", "alongside"})
_REACH = 8  # words behind "the number of those killed in the raid" in which its figure stands


def toll_figure(noun: Token) -> Token | None:
    """The figure of a toll: "rose to 43", "put the toll at 12", "raised it from 31 to 44"."""
    if noun.lemma_ not in {"toll", "tally", "count"}:
        return None
    doc, figure = noun.doc, None
    for token in doc[noun.i + 1 : noun.sent.end]:
        if token.lower_ in _ENDS:
            break
        if token.like_num and _leads_to_figure(doc, token.i):
            figure = token
    return figure


def numbered_figure(noun: Token, harms: Mapping[str, str]) -> tuple[str, Token] | None:
    """The harm and figure of "the number of people killed in the raid climbed to 23".

    `harms` are the kinds of harm by the adjectives that tell them.
    """
    if noun.lemma_.lower() != "number" or noun.pos_ != "NOUN":
        return None
    harm = next((harms[t.lower_] for t in noun.subtree if t.lower_ in harms), None)
    if harm is None:
        return None
    doc, last = noun.doc, noun.right_edge.i
    for index in range(last - 2, min(last + _REACH, len(doc))):
        if doc[index].like_num and doc[index - 1].lower_ in {"to", "at", "as", "is", "was", "of"}:
            return harm, doc[index]
    return None


def _leads_to_figure(doc: Doc, index: int) -> bool:
    before = [token.lower_ for token in doc[max(0, index - 4) : index]]
    while before and before[-1] in _HEDGES:
        before.pop()
    return bool(before) and before[-1] in _TO_FIGURE

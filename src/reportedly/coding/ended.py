"""Ties and offices told as over: "once allied with", "used to finance", "was led by him until May".

In: a unit. Out: a `Reason` of rule "former" with the words that tell it, or nothing. The past tense
alone tells of no end: "backed the offer" may still be so.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.claim import Reason
from reportedly.coding.unit import Unit
from reportedly.text import Parse

_THEN = frozenset({"once", "formerly", "previously", "originally", "earlier", "former", "erstwhile",
                   "onetime", "then"})  # fmt: skip
_SEVERING = frozenset({"cut", "sever", "break", "end", "suspend", "renounce", "abandon", "lose",
                       "freeze", "terminate"})  # fmt: skip
_UNTIL = frozenset({"until", "till"})
_PAST = frozenset({"VBD", "VBN"})


def find_ended(parse: Parse, unit: Unit, spoken: bool) -> Iterator[Reason]:
    """The reason why the tie of `unit` is one of the past; `spoken` where somebody is made to say it.

    In what somebody is made to say, "had backed" is only the past of "has backed".
    """
    if unit.tie is not None and unit.tie.relation is None:
        return
    head = parse.doc[unit.head]
    if unit.tie is None and (unit.predicate is None or unit.predicate.frame.relation is None):
        return
    tokens = [head]
    if unit.predicate is not None:
        tokens += [*unit.predicate.path, unit.predicate.carrier]
    if head.pos_ in {"NOUN", "PROPN"} and head.dep_ == "attr":
        tokens.append(head.head)
    for token in tokens:
        for word in _marks(token, spoken):
            yield Reason("relation", "former", (parse.span(word.i, word.i),))
            return


def _marks(token: Token, spoken: bool) -> Iterator[Token]:
    past = token.tag_ in _PAST or any(c.tag_ in _PAST for c in token.children if c.dep_ == "aux")
    past = past or any(c.lower_ in {"was", "were"} for c in token.children)
    nominal = token.pos_ in {"NOUN", "PROPN", "ADJ"}
    for child in token.children:
        before = child.i < token.i and child.dep_ in {"advmod", "amod"}
        told = (
            child.lower_ in _THEN and before and (past or nominal),
            child.lower_ in _UNTIL and past,
            child.lower_ == "had" and child.dep_ == "aux" and token.tag_ == "VBN" and not spoken,
            child.lower_ == "long" and child.dep_ == "advmod" and past and _is_past(token),
        )
        if any(told):
            yield child
    if token.dep_ == "dobj" and token.head.lemma_ in _SEVERING:
        yield token.head
    if token.dep_ == "xcomp" and token.head.lower_ == "used" and token.head.tag_ == "VBD":
        yield token.head


def _is_past(token: Token) -> bool:
    """ "was long protected" is over, "has long protected" is not."""
    return token.tag_ == "VBD" or any(c.lower_ in {"was", "were", "had"} for c in token.children)

"""A that-clause found by position, where the parse hangs it on the wrong word.

In: the last token of a cue. Out: the tokens of the clause that it opens. The small parser likes the
nearest noun or the first verb: "accounts from Tuareg sources that two convoys had left" becomes a
relative clause of the sources, "rumours circulated in Bamako on Monday that ..." one of Monday.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.attach import cut_hoisted
from reportedly.attribution.tree import VERBAL, Range, child

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GAP = 14  # tokens between a cue and its "that": a place, a day, a holder
_JOINED = ("and", "or", "but")


def that_clause(after: Token) -> Range | None:
    """The clause behind the first "that" after `after`; "A and that B" is one range.

    Only phrases may stand between: a verb, a comma or a colon ends the search.
    """
    doc, end = after.doc, after.sent.end
    for i in range(after.i + 1, min(end, after.i + _GAP)):
        token = doc[i]
        if token.lower_ == "that":
            return _opened_by(token, end)
        if token.pos_ in VERBAL or token.is_punct:
            return None
    return None


def _opened_by(that: Token, end: int) -> Range | None:
    doc, verb = that.doc, that.head
    if that.dep_ in ("det", "advmod"):
        verb = _verb_after(doc, that.i, end) or verb
    if verb.i <= that.i or (verb.pos_ not in VERBAL and that.dep_ != "mark"):
        return None  # a mark makes a verb of a noun: "that Kigali arms the rebels"
    if that.dep_ in ("nsubj", "nsubjpass", "pobj"):  # "sources that had left"
        return None
    if that.dep_ == "dobj" and not _complete(verb, that):
        return None
    if verb.pos_ not in VERBAL:
        return that.i + 1, end - 1
    last = min(verb.right_edge.i, end - 1)
    return cut_hoisted(verb, (that.i + 1, _joined(doc, last, end)))


def _verb_after(doc: Doc, start: int, end: int) -> Token | None:
    """The verb of the clause for which the parse took "that" to be an article."""
    for i in range(start + 1, end):
        if doc[i].pos_ in VERBAL and doc[i].dep_ in ("ccomp", "acl", "relcl", "advcl"):
            return doc[i]
        if doc[i].is_punct and doc[i].text not in "\"'":
            return None
    return None


def _complete(verb: Token, that: Token) -> bool:
    """True where `verb` lacks no object: "that two convoys had left Tessalit"."""
    return any(kid.dep_ in ("dobj", "attr", "acomp") and kid.i != that.i for kid in verb.rights)


def _joined(doc: Doc, last: int, end: int) -> int:
    """The end of the clauses coordinated to the one that ends at `last`, each with its "that"."""
    while True:
        i = last + 1
        while i < end and doc[i].text == ",":
            i += 1
        if i + 1 >= end or doc[i].lower_ not in _JOINED or doc[i + 1].lower_ != "that":
            return last
        verb = doc[i + 1].head
        if verb.i < i or doc[i + 1].dep_ != "mark" or child(verb, "nsubj", "nsubjpass") is None:
            return last
        last = min(verb.right_edge.i, end - 1)

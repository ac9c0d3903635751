"""Phrases that lend a statement to somebody: "in his view", "in the words of", "as per officials".

In: the token of the phrase's noun, or "per". Out: what was found, with the clause that the phrase
stands in as content. "By some accounts" lends it to nobody in particular.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.cue import Lexicon
from reportedly.attribution.found import Found
from reportedly.attribution.relay import hosted
from reportedly.attribution.tree import Range, child, clause_of, whole
from reportedly.claim import CueKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEADS = ("in", "by", "on", "to")
_VAGUE = ("some", "most", "many", "several", "all", "other", "various", "numerous")
_HOLDERS = ("NORP", "GPE", "ORG", "PERSON")


def read_viewpoint(noun: Token, lexicon: Lexicon) -> Found | None:
    """Read "in X's view", "in the eyes of X", "by some accounts", "by common consent" at `noun`."""
    opening = noun.head
    if noun.dep_ != "pobj" or opening.lower_ not in _HEADS or opening.head.i == opening.i:
        return None
    first, last = whole(opening)
    if not _set_off(noun, first, last):
        return None
    if any(kid.lower_ in ("common", "general", "universal") for kid in noun.lefts):
        return _lent(opening, (first, noun.i), None, "general")
    if any(kid.lower_ in _VAGUE for kid in noun.lefts):
        return _lent(opening, (first, noun.i), None, "report")
    kind = lexicon.viewpoints[noun.lower_]
    for kid in noun.children:
        if kid.dep_ == "poss":
            return _lent(opening, (noun.i, noun.i), kid, kind)
        if kid.dep_ in ("amod", "compound", "nmod") and kid.ent_type_ in _HOLDERS:
            return _lent(opening, (noun.i, noun.i), kid, kind)
    of = child(noun, "prep")
    holder = None if of is None or of.lower_ != "of" or of.i != noun.i + 1 else child(of, "pobj")
    if of is None or holder is None:
        return None
    return _lent(opening, (opening.i, of.i), holder, kind)


def read_per(per: Token) -> Found | None:
    """Read "as per officials" at `per`."""
    source, before = child(per, "pobj"), per.doc[per.i - 1] if per.i else per
    if source is None or before.lower_ != "as" or source.i < per.i:
        return None
    opening = before if per.head.i == before.i else per
    if opening.head.i == opening.i:
        return None
    host = clause_of(opening.head)
    phrase = (before.i, max(whole(opening)[1], source.i))
    return Found(
        per.i,
        ((before.i, per.i),),
        "say",
        "according",
        tuple(hosted(opening, host, phrase)),
        source.i,
        (per.i + 1, phrase[1]),
        host.i,
    )


def _set_off(noun: Token, first: int, last: int) -> bool:
    """True for a phrase between commas or at an end of its sentence: not "he took that view"."""
    doc, sentence = noun.doc, noun.sent
    opens = first == sentence.start or doc[first - 1].is_punct or doc[first - 1].dep_ == "cc"
    closes = last + 1 >= sentence.end or doc[last + 1].is_punct
    return opens and (closes or first == sentence.start)


def _lent(opening: Token, cue: Range, holder: Token | None, kind: CueKind) -> Found | None:
    host, phrase = clause_of(opening.head), whole(opening)
    if host.i == opening.i or phrase[0] <= host.i <= phrase[1]:
        return None
    source_range = None
    if holder is not None:
        first, last = whole(holder)
        while last > holder.i and opening.doc[last].tag_ == "POS":
            last -= 1
        source_range = (first, last)
    return Found(
        cue[1] if holder is None else _noun_of(cue, opening),
        (cue,),
        kind,
        "according",
        tuple(hosted(opening, host, phrase)),
        None if holder is None else holder.i,
        source_range,
        host.i,
    )


def _noun_of(cue: Range, opening: Token) -> int:
    noun = child(opening, "pobj")
    return cue[0] if noun is None else noun.i

"""What nobody can tell: "has no evidence that X", "there is no sign of Y", "had no reports of Z".

In: a noun of knowledge. Out: what was found where "no" stands before it, else `None`. Such a cue does
not make its holder say X: the class is a neutral "say", and the cue holds the "no", so that a reader of
the cue sees that X is left open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.clause import trimmed_clause
from reportedly.attribution.complement import that_clause
from reportedly.attribution.cue import Lexicon
from reportedly.attribution.found import Found
from reportedly.attribution.source import agent_of, phrase_of, speaker_of
from reportedly.attribution.tree import (
    VERBAL,
    Range,
    child,
    covers,
    is_infinitive,
    is_marked,
    union,
    whole,
)
from reportedly.attribution.verbal import cue_ranges

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = 3  # tokens from "no" to the noun: "no credible independent evidence"


def read_unproven(noun: Token, lexicon: Lexicon) -> Found | None:
    """Read "has no evidence that X" at `noun` ("evidence")."""
    no = next((kid for kid in noun.lefts if kid.lower_ == "no"), None)
    if no is None or noun.i - no.i > _BEFORE or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    holder, source = _held(noun, lexicon)
    last, content = _content(noun, source is not None)
    if content is None or content[0] > content[1]:
        return None
    # "no clear evidence" as two pieces: the words that make it open stay together
    words = [(no.i, last)] if no.i == noun.i - 1 else [(no.i, no.i), (noun.i, last)]
    cue = [] if holder is None else list(cue_ranges(holder, (), lexicon))
    cue = union([*cue, *words]) if no.i == noun.i - 1 else [*cue, *words]
    if source is not None and covers([content, *cue], source.i):
        source = None
    return Found(
        noun.i,
        tuple(cue),
        "say",
        "noun",
        (content,),
        None if source is None else source.i,
        None if source is None else phrase_of(source, noun.i),
    )


def _held(noun: Token, lexicon: Lexicon) -> tuple[Token | None, Token | None]:
    """The verb that holds the noun, "has", "found", and whoever does it."""
    verb = noun.head
    if verb.lower_ not in lexicon.holding:
        return None, None
    if noun.dep_ == "dobj":
        return verb, speaker_of(verb)
    return (verb, agent_of(verb)) if noun.dep_ == "nsubjpass" else (None, None)


def _content(noun: Token, held: bool) -> tuple[int, Range | None]:
    """The last token of the cue and the content: a clause, or with a holder a phrase too."""
    for kid in noun.rights:
        if kid.dep_ in ("acl", "ccomp", "relcl") and is_marked(kid, "that"):
            return noun.i, trimmed_clause(kid)
        if kid.dep_ == "acl" and is_infinitive(kid):  # "no evidence to suggest that X"
            clause = child(kid, "ccomp")
            return kid.i, None if clause is None else trimmed_clause(clause)
        if kid.dep_ == "prep" and kid.lower_ in ("of", "about") and held:
            inner = child(kid, "pobj", "pcomp")
            return noun.i, None if inner is None else whole(inner)
    if noun.dep_ == "nsubjpass" and noun.head.pos_ in VERBAL:
        return noun.i, that_clause(noun.head)  # "no proof was found that X"
    return noun.i, that_clause(noun)

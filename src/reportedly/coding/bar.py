"""Bars: where a word of war means sport, weather, business, illness or a story.

In: a frame, the word that carries it and its parties. Out: whether the frame is barred. The bars are
in `codebook/predicates.toml` and narrow on purpose: "killed two doctors" and "abducted a film crew"
are read, since a lost attack does more harm than a football match that is read as one.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from reportedly.coding.arguments import prep_objects
from reportedly.coding.lexicon import Frame, load_frames
from reportedly.coding.speaker_nouns import person_nouns

# Bars hold for what is told as violence or movement of forces.
_BARRABLE = frozenset({"incident", "posture"})


def is_barred(
    frame: Frame, word: Token, doers: Sequence[Token], undergoers: Sequence[Token]
) -> bool:
    """True where `frame` must not be read from `word` here."""
    if frame.kind not in _BARRABLE or frame.event == "PROTEST":
        return False
    bars = load_frames().bars
    beside = [*_modifiers(word), *prep_objects(word, {"of", "over", "on", "for"})]
    beside += [m for noun in prep_objects(word, {"of"}) for m in _modifiers(noun)]
    described = [w for noun in undergoers for w in (noun, *_modifiers(noun))]
    return (
        _any(beside, bars["beside"])
        or _any(doers, bars["doers"])
        or _any(described, bars["undergoers"])
        or (frame.kind == "posture" and _moves_no_forces(word, doers, undergoers))
        or _any(prep_objects(word, {"during"}), bars["settings"])
        or _is_other_field(word)
        or _is_story(word)
    )


def _moves_no_forces(word: Token, doers: Sequence[Token], undergoers: Sequence[Token]) -> bool:
    """ "sends his greetings", "an aid convoy reached the camp", "was not able to reach the general"."""
    bars = load_frames().bars
    forces = load_frames().classes["military"]
    moving = [n for n in (*doers, *undergoers) if n.lemma_.lower() in forces]
    moved = [m for noun in moving for m in _modifiers(noun)]
    met = word.lemma_ == "reach" and any(
        noun.ent_type_ == "PERSON" or noun.lemma_.lower() in person_nouns() for noun in undergoers
    )
    return met or _any(undergoers, bars["unmoved"]) or _any(moved, bars["relief"])


def is_natural(doers: Sequence[Token]) -> bool:
    """True where weather or disease did it: an incident, but nobody's assault."""
    return _any(doers, load_frames().bars["doers"])


def _modifiers(noun: Token) -> list[Token]:
    return [c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}]


def _any(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    return any(
        t.lemma_.lower() in words or t.lower_ in words or t.lower_.removesuffix("s") in words
        for t in tokens
    )


_NEAR = 40  # tokens on either side that tell what a sentence is about


def _is_other_field(word: Token) -> bool:
    """Two words of sport, or of business, near by in the sentence tell what it is about."""
    bars, sent = load_frames().bars, word.sent
    near = word.doc[max(sent.start, word.i - _NEAR) : min(sent.end, word.i + _NEAR)]
    lemmas = {token.lemma_.lower() for token in near}
    return len(lemmas & bars["sport"]) > 1 or len(lemmas & bars["business"]) > 1


def _is_story(word: Token) -> bool:
    """ "In the film's last act, rebels storm the palace", "the novel imagines that": told of a work."""
    fiction = load_frames().bars["fiction"]
    verb = word
    while verb.dep_ in {"conj", "ccomp", "xcomp", "dobj"} and verb.head.i != verb.i:
        verb = verb.head
    for child in verb.children:
        if child.dep_ == "nsubj" and child.lemma_ in fiction and verb.pos_ == "VERB":
            return any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children)
        if child.dep_ == "prep" and child.lower_ == "in":
            inner = [c for c in child.children if c.dep_ == "pobj"]
            owners = [c for noun in inner for c in noun.children if c.dep_ == "poss"]
            if any(token.lemma_ in fiction for token in (*inner, *owners)):
                return True
    return False

"""Ties told by a verb that heads no clause of its own: accusations, coordinated verbs, "as" phrases.

In: a parse with its cast and frames. Out: `Tie` records for what the clauses do not give by
themselves: "accused Caracas of harbouring the ELN", "trained and financed by Eritrea", "regards the
militia as a branch of the party". Both ends must be actors; whoever accuses is the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from reportedly.claim import Relation
from reportedly.coding.actor import Cast, spread
from reportedly.coding.apposition import Tie, ties_of_noun
from reportedly.coding.arguments import prep_objects
from reportedly.coding.frame import FrameFinder, Predicate
from reportedly.coding.lexicon import load_frames
from reportedly.coding.subject import find_subject
from reportedly.text import Parse

_ACCUSING = frozenset({"accuse", "suspect", "blame", "charge", "convict", "denounce", "criticise",
                       "criticize", "condemn"})  # fmt: skip
_REGARDING = frozenset({"regard", "see", "view", "describe", "consider", "treat", "denounce",
                        "dismiss", "know", "portray", "cast", "list", "label"})  # fmt: skip
_ADJACENT = 3  # tokens between two verbs with one object
_DENYING = frozenset({"deny", "reject", "dismiss", "disclaim", "disavow", "refute", "repudiate"})


def find_embedded(parse: Parse, cast: Cast, frames: FrameFinder) -> tuple[Tie, ...]:
    """The ties of the readable sentences, in order."""
    found: list[Tie] = []
    for sent in parse.readable():
        for token in sent:
            if token.pos_ in {"VERB", "NOUN", "ADV"} and token.dep_ in {"pcomp", "conj"}:
                found.extend(_of_verb(parse, cast, frames, token))
            if token.pos_ == "VERB":
                found.extend(_shared(parse, cast, frames, token))
            if token.dep_ == "dobj" and token.head.lemma_ in _DENYING:
                found.extend(_denied(parse, cast, frames, token))
            if token.dep_ == "compound" and token.lower_.endswith("ing"):
                found.extend(_mistagged(parse, cast, token))
            if token.dep_ in {"oprd", "attr"} and token.head.lemma_ in _REGARDING:
                found.extend(_held(parse, cast, token.head, [token]))
            if token.dep_ == "prep" and token.lower_ == "as":
                found.extend(_held(parse, cast, token.head, list(token.children)))
    return tuple(found)


def _denied(parse: Parse, cast: Cast, frames: FrameFinder, noun: Token) -> Iterator[Tie]:
    """ "The senator denies any link to the gang"."""
    speaker = next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
    predicate = frames.of_noun(noun) if speaker is not None else None
    if speaker is None or predicate is None or predicate.frame.relation is None:
        return
    subject = next((t for t in predicate.doers if t.i != speaker.i), speaker)
    for other in predicate.undergoers[:1]:
        relation = _relation(parse, cast, predicate.frame.relation, subject, other, noun)
        if relation is not None:
            tie = _tie(parse, noun, relation, (subject, other), speaker, noun.head)
            yield replace(tie, denied=True)


def _of_verb(parse: Parse, cast: Cast, frames: FrameFinder, verb: Token) -> Iterator[Tie]:
    """ "accused the rebels of hosting them", "and financed by Eritrea"."""
    accused = _is_accused(verb)
    accuser = _accuser(verb) if accused else None
    first = verb.head if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else None
    if not accused and first is None:
        return
    predicate = frames.own(verb)
    if predicate is None or predicate.frame.relation is None or predicate.frame.kind != "relation":
        return
    doers, undergoers = _parties(predicate, verb, first, accused)
    for doer in doers[:1]:
        for undergoer in undergoers[:1]:
            relation = _relation(parse, cast, predicate.frame.relation, doer, undergoer, verb)
            if relation is not None:
                cue = accuser.head if accuser is not None else None
                yield _tie(parse, verb, relation, (doer, undergoer), accuser, cue)


def _shared(parse: Parse, cast: Cast, frames: FrameFinder, verb: Token) -> Iterator[Tie]:
    """The first of two verbs with one object: "Tehran trains and equips the unit"."""
    own = {child.dep_ for child in verb.children}
    second = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    if second is None or own & {"dobj", "prep", "auxpass", "ccomp", "xcomp", "agent"}:
        return
    kind = _tie_of(verb.lemma_.lower())
    subject, passive = find_subject(verb)
    object_ = next((c for c in second.children if c.dep_ == "dobj"), None)
    if kind is None or subject is None or object_ is None or passive:
        return
    if second.i - verb.i > _ADJACENT:
        return  # "fought and, when the rain came, left the town"
    relation = _relation(parse, cast, kind, subject, object_, verb)
    if relation is not None:
        yield _tie(parse, verb, relation, (subject, object_), None, None)


def _parties(
    predicate: Predicate, verb: Token, first: Token | None, accused: bool
) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    doers, undergoers = predicate.doers, predicate.undergoers
    if accused:
        named = [c for c in verb.head.head.children if c.dep_ in {"dobj", "nsubjpass"}]
        doers = tuple(named[:1]) or doers
    if first is not None and not undergoers:
        undergoers = tuple(c for c in first.children if c.dep_ in {"dobj", "nsubjpass"})
    return doers, undergoers


def _is_accused(verb: Token) -> bool:
    """True for what somebody is accused of: "accused the rebels of hosting them"."""
    of = verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for"}
    return of and verb.head.head.lemma_ in _ACCUSING


def _accuser(verb: Token) -> Token | None:
    """Who accuses somebody of what `verb` tells; `None` where nobody is named."""
    return _speaker_of(verb.head.head)


def _speaker_of(accusing: Token) -> Token | None:
    subject = next((c for c in accusing.children if c.dep_ == "nsubj"), None)
    return subject or next(iter(prep_objects(accusing, {"by"})), None)


def _mistagged(parse: Parse, cast: Cast, gerund: Token) -> Iterator[Tie]:
    """ "accused Benin of harbouring JNIM", where the gerund was taken for a noun before its object."""
    object_, prep = gerund.head, gerund.head.head
    if object_.dep_ != "pobj" or prep.lower_ != "of" or prep.head.lemma_ not in _ACCUSING:
        return
    stem = gerund.lower_.removesuffix("ing")
    kind = next((k for k in map(_tie_of, (stem, stem + "e", stem[:-1])) if k is not None), None)
    accused = next((c for c in prep.head.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if kind is None or accused is None:
        return
    relation = _relation(parse, cast, kind, accused, object_, gerund)
    if relation is not None:
        speaker = _speaker_of(prep.head)
        cue = prep.head if speaker is not None else None
        yield _tie(parse, gerund, relation, (accused, object_), speaker, cue)


def _tie_of(lemma: str) -> str | None:
    """The relation that a verb tells by itself."""
    frames = load_frames().verbs.get(lemma, ())
    return next((f.relation for f in frames if f.needs in {None, "actor_object"}), None)


def _held(parse: Parse, cast: Cast, verb: Token, words: list[Token]) -> Iterator[Tie]:
    """ "Turkey regards the YPG as a branch of the PKK", "is considered a friend of Iran"."""
    if verb.lemma_ not in _REGARDING:
        return
    speaker = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    described = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    if described is None:
        return
    for word in words:
        if word.dep_ not in {"pobj", "amod", "advcl", "pcomp", "oprd", "attr"}:
            continue
        for relation_type, other, carrier in ties_of_noun(word):
            relation = _relation(parse, cast, relation_type, described, other, carrier)
            if relation is not None:
                yield _tie(
                    parse, carrier, relation, (described, other), speaker, verb if speaker else None
                )


def _relation(
    parse: Parse, cast: Cast, kind: str, subject: Token, object_: Token, carrier: Token
) -> Relation | None:
    if subject.i == object_.i or not (cast.can_be_end(subject) and cast.can_be_end(object_)):
        return None
    one, other = cast.name_of(subject), cast.name_of(object_)
    if one == other:
        return None
    return Relation(kind, one, other, parse.span(carrier.i, carrier.i))


def _tie(
    parse: Parse,
    head: Token,
    relation: Relation,
    ends: tuple[Token, Token],
    speaker: Token | None,
    cue: Token | None,
) -> Tie:
    inside = {head.i, *(t.i for end in ends for t in spread(end))}
    first = min(*inside, *(end.left_edge.i for end in ends))
    return Tie(
        tuple(range(first, max(inside) + 1)),
        head.i,
        f"embedded {head.lower_}",
        relation=relation,
        ends=(ends[0].i, ends[1].i),
        speaker=speaker.i if speaker is not None else None,
        cue=cue.i if cue is not None else None,
    )

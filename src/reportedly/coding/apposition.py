"""Offices and ties told without a verb: appositions, titles before names, "Rwanda-backed rebels".

In: a parse with its cast. Out: `Tie` records, each a claim in the making: who holds which office
("Hamid Reza Tabar, senior adviser to the foreign minister"), which unit is part of what ("an elite
unit of the army"), who backs or leads whom ("Rwanda-backed rebels").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from reportedly.claim import Relation
from reportedly.codebook import load_table
from reportedly.coding.actor import Cast, phrase_span
from reportedly.coding.arguments import prep_objects
from reportedly.coding.office import name_people, office_nouns, read_office
from reportedly.coding.speaker_nouns import speaker_nouns
from reportedly.text import Mention, Parse


@dataclass(frozen=True, slots=True)
class Tie:
    """A claim in an apposition or compound: its tokens, the one to place it by, and what it says.

    `role` (with `holder` the head token of the person) or `relation` is set, or neither, where the
    apposition only describes.
    """

    tokens: tuple[int, ...]
    head: int
    rule: str
    holder: int | None = None
    role: str | None = None
    relation: Relation | None = None
    ends: tuple[int, int] | None = None  # head tokens of the relation's ends
    speaker: int | None = None  # head token of whoever says so, where no attribution tells it
    cue: int | None = None
    denied: bool = False  # by the speaker


def find_ties(parse: Parse, cast: Cast, mentions: tuple[Mention, ...]) -> tuple[Tie, ...]:
    """All ties in the readable sentences, in order, each stretch of text once."""
    people = name_people(parse, mentions)
    found: dict[tuple[int, int], Tie] = {}
    for sent in parse.readable():
        for token in sent:
            for tie in _ties_at(parse, cast, token, people):
                found.setdefault((tie.tokens[0], tie.tokens[-1]), tie)
    return tuple(found[key] for key in sorted(found))


def _ties_at(parse: Parse, cast: Cast, token: Token, people: dict[int, int]) -> Iterator[Tie]:
    if token.lower_ in office_nouns():
        office = read_office(parse, token, people)
        if office is not None:
            yield Tie(
                tuple(range(office.first, office.last + 1)),
                office.holder,
                office.rule,
                holder=office.holder,
                role=office.role,
            )
    if token.dep_ == "appos" and token.pos_ in {"NOUN", "PROPN"}:
        yield from _apposed(parse, cast, token)
    elif token.lower_ in _allied("adjectives") and token.dep_ in {"amod", "acl", "appos"}:
        yield from _attached(parse, cast, token)
    if token.pos_ == "NOUN" and token.lemma_.lower() in _apposition_nouns():
        yield from _named_after(parse, cast, token)
    if token.lower_ in _compounds() and token.i > 1 and parse.doc[token.i - 1].text == "-":
        yield from _compound(parse, cast, token)
    if token.lower_ in {"pro", "anti"}:
        yield from _prefixed(parse, cast, token)


@cache
def _apposition_nouns() -> dict[str, str]:
    table: dict[str, list[str]] = load_table("ties")["apposition"]
    return {word: relation for relation, words in table.items() for word in words}


@cache
def _compounds() -> dict[str, tuple[str, bool]]:
    table: dict[str, dict[str, Any]] = load_table("ties")["compound"]
    return {w: (name, row["forward"]) for name, row in table.items() for w in row["words"]}


def _apposed(parse: Parse, cast: Cast, noun: Token) -> Iterator[Tie]:
    """ "the 5th Brigade, an elite unit of the Chadian army"; "a group long close to Niger"."""
    described = _nearest(parse, noun)
    if described.pos_ not in {"PROPN", "NOUN"} or noun.i < described.i:
        return
    start = described.left_edge.i
    name = cast.name_of(described)
    found = False
    for relation, other, word in ties_of_noun(noun):
        if cast.can_be_end(other) or other.pos_ == "PROPN":
            found = True
            target = cast.end_name(other, phrase_span(parse, other).text)
            yield Tie(
                tuple(range(start, max(other.i, noun.i) + 1)),
                noun.i,
                f"apposition {word.lower_}",
                relation=Relation(relation, name, target, parse.span(word.i, word.i)),
                ends=(described.i, other.i),
            )
    if not found and described.pos_ == "PROPN" and _describes(noun):
        last = noun.right_edge.i
        while last > noun.i and parse.doc[last].is_punct:
            last -= 1
        yield Tie(tuple(range(start, last + 1)), noun.i, f"apposition {noun.lower_}")


def _named_after(parse: Parse, cast: Cast, noun: Token) -> Iterator[Tie]:
    """ "The KIA's ally, the Arakan Army": the noun first, then the one who is meant."""
    name = next((c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if name is None or name.i < noun.i:
        return
    for relation, other, word in ties_of_noun(noun):
        if cast.can_be_end(other) and cast.name_of(other) != cast.name_of(name):
            told = Relation(
                relation, cast.name_of(name), cast.name_of(other), parse.span(word.i, word.i)
            )
            yield Tie(
                tuple(range(min(other.left_edge.i, noun.left_edge.i), name.i + 1)),
                noun.i,
                f"noun before a name {word.lower_}",
                relation=told,
                ends=(name.i, other.i),
            )


def _attached(parse: Parse, cast: Cast, adjective: Token) -> Iterator[Tie]:
    """ "a unit loyal to the prime minister": an adjective after the noun it ties to another."""
    noun = adjective.head
    if noun.i > adjective.i or noun.dep_ == "appos" or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    for other in prep_objects(adjective, {"to", "with"}):
        if cast.is_actor(other):
            start = noun.left_edge.i
            yield Tie(
                tuple(range(start, other.i + 1)),
                adjective.i,
                f"adjective {adjective.lower_}",
                relation=Relation(
                    "allied_with",
                    cast.name_of(noun),
                    cast.name_of(other),
                    parse.span(adjective.i, adjective.i),
                ),
                ends=(noun.i, other.i),
            )


def _nearest(parse: Parse, noun: Token) -> Token:
    """The name right before the comma: "the ELN and the 33rd Front, a faction of the FARC"."""
    described = noun.head
    comma = noun.left_edge.i - 1
    if comma < 1 or parse.doc[comma].text != ",":
        return described
    before = parse.doc[comma - 1]
    while before.dep_ in {"compound", "nmod", "pobj", "prep"} and before.head.i > described.i:
        before = before.head
    return before if before.dep_ == "conj" and before.head.i == described.i else described


def ties_of_noun(noun: Token) -> Iterator[tuple[str, Token, Token]]:
    """Relation, other end and the word that tells it, for each tie in an apposition."""
    if noun.lower_ in _allied("adjectives"):
        yield from (("allied_with", o, noun) for o in prep_objects(noun, {"to", "with"}))
        return
    relation = _apposition_nouns().get(noun.lemma_.lower())
    for child in noun.children:
        if relation is not None and child.dep_ == "poss":
            yield relation, child, noun  # "al-Qaeda's branch in the Sahel"
        elif relation is not None and child.dep_ == "prep" and child.lower_ in {"of", "to"}:
            yield from ((relation, other, noun) for other in child.children if other.dep_ == "pobj")
        elif child.dep_ == "prep" and child.lower_ == "with":
            for tie in child.children:  # "a project with ties to the army"
                if tie.lemma_.lower() in _allied("nouns"):
                    yield from (("allied_with", o, tie) for o in prep_objects(tie, {"to", "with"}))
        elif child.lower_ in _allied("adjectives") and child.i > noun.i:
            yield from (("allied_with", o, child) for o in prep_objects(child, {"to", "with"}))


def _describes(noun: Token) -> bool:
    """True for an apposition long enough to say something: "a camp on the edge of the city"."""
    children = list(noun.children)
    return (
        noun.pos_ == "NOUN"
        and noun.lower_ not in office_nouns()
        and any(c.dep_ == "det" for c in children)
        and any(c.dep_ in {"prep", "acl", "relcl"} for c in children)
    )


@cache
def _allied(words: str) -> frozenset[str]:
    frames = load_table("predicates")["frame"]
    return frozenset(next(f for f in frames if f["id"] == "allied_with")[words])


def _prefixed(parse: Parse, cast: Cast, prefix: Token) -> Iterator[Tie]:
    """ "pro-government militia", "anti-Taliban front"."""
    doc = parse.doc
    if prefix.i + 3 >= len(doc) or doc[prefix.i + 1].text != "-":
        return
    object_, noun = doc[prefix.i + 2], doc[prefix.i + 2]
    while noun.dep_ in {"amod", "compound", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    if noun.i == object_.i or noun.pos_ not in {"NOUN", "PROPN"} or noun.i - object_.i > 4:
        return
    if not object_.text[:1].isupper() and object_.lower_ not in speaker_nouns():
        return  # "anti-narcotics brigade"
    relation = "supports" if prefix.lower_ == "pro" else "opposes"
    described = noun.head if noun.dep_ == "appos" else noun
    apposed = described.i != noun.i
    start = described.left_edge.i if apposed else prefix.i
    plain = parse.span(prefix.i, noun.i).text
    subject = cast.name_of(described) if apposed else cast.end_name(noun, plain)
    yield Tie(
        tuple(range(start, noun.i + 1)),
        noun.i,
        f"prefix {prefix.lower_}",
        relation=Relation(
            relation, subject, cast.name_of(object_), parse.span(prefix.i, object_.i)
        ),
        ends=(described.i, object_.i),
    )


def _compound(parse: Parse, cast: Cast, participle: Token) -> Iterator[Tie]:
    """ "Rwanda-backed rebels", "Iran-aligned militias", "a Saudi-led coalition"."""
    relation, forward = _compounds()[participle.lower_]
    doc = parse.doc
    start = participle.i - 2
    name = doc[start]
    if not name.text[:1].isupper() or (name.ent_type_ == "NORP" and not cast.can_be_end(name)):
        return  # "the Kurdish-led alliance" is led by nobody who is named
    while start > 0 and doc[start - 1].dep_ == "compound" and doc[start - 1].head.i == name.i:
        start -= 1
    noun = participle
    while noun.pos_ not in {"NOUN", "PROPN"} and noun.head.i != noun.i and noun.head.i > noun.i:
        noun = noun.head
    if noun.i <= participle.i or noun.i - participle.i > 5:
        return
    first = cast.name_of(name)
    whole = parse.span(start, noun.i)
    backed = cast.end_name(noun, whole.text)
    ends = (first, backed) if forward else (backed, first)
    yield Tie(
        tuple(range(start, noun.i + 1)),
        noun.i,
        f"compound {participle.lower_}",
        relation=Relation(relation, *ends, parse.span(start, participle.i)),
        ends=(name.i, noun.i) if forward else (noun.i, name.i),
    )

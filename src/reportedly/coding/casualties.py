"""How many were killed, wounded, captured: counts with their open ends, groups and scope.

In: a parse and the tokens of a clause. Out: `Casualties`, one for each kind of harm. "At least 12"
is open upwards, "up to 40" downwards, "dozens" is a range; "15, including five policemen" is 15 and
not 20; "two generals, five advisers and several others" adds up and stays open. Nothing is counted
that the words do not count: "some were killed" gives no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from reportedly.claim import Casualties
from reportedly.codebook import load_table
from reportedly.coding.counting import count_phrase, counts
from reportedly.coding.speaker_nouns import person_nouns
from reportedly.coding.subject import antecedent, find_subject
from reportedly.text import Parse, Span


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    people: frozenset[str]
    cumulative: tuple[str, ...]
    war: tuple[str, ...]
    wars: frozenset[str]
    blows: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    table: dict[str, Any] = load_table("casualties")

    def by_word(name: str) -> dict[str, str]:
        return {word: harm for harm, words in table[name].items() for word in words}

    return _Lexicon(
        verbs=by_word("verbs"),
        nouns=by_word("nouns"),
        adjectives=by_word("adjectives"),
        people=frozenset(table["people"]["words"]),
        cumulative=tuple(table["scope"]["cumulative"]),
        war=tuple(table["scope"]["war"]),
        wars=frozenset(table["scope"]["wars"]),
        blows=frozenset(table["scope"]["blows"]),
    )


def find_casualties(parse: Parse, tokens: Iterable[int]) -> tuple[Casualties, ...]:
    """Casualty counts among `tokens` (token indexes), one a kind of harm, in order of mention."""
    inside = sorted(set(tokens))
    allowed = set(inside)
    found: dict[str, Casualties] = {}
    for index in inside:
        token = parse.doc[index]
        for harm, phrase in _harmed(token, allowed):
            count = count_phrase(phrase, allowed)
            if count is not None and harm not in found:
                low, best, high = count
                found[harm] = Casualties(
                    what=harm,
                    low=low,
                    best=best,
                    high=high,
                    group=_group(phrase),
                    scope=_scope(parse, inside, token, low),
                    span=_span(parse, phrase, token),
                )
    return tuple(found.values())


def _harmed(token: Token, allowed: set[int]) -> Iterator[tuple[str, Token]]:
    """Kinds of harm that `token` tells of, with the noun phrase of those harmed."""
    lexicon = _lexicon()
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBD", "VBG"}:
        harm = lexicon.verbs.get(lemma)
        if harm is not None:
            for phrase in _sufferers(token):
                if lemma not in _AMBIGUOUS or _is_people(phrase):
                    yield harm, phrase
        elif lemma == "lose":
            yield from _lost(token)
        elif lemma in {"leave", "bring", "put", "raise", "take", "push"}:
            yield from _left_dead(token)
        elif lemma in {"claim", "take", "cost"}:
            yield from _claimed_lives(token)
        elif lemma in {"shoot", "gun", "leave"} and _says_dead(token):
            harmed = (c for c in token.children if c.dep_ in {"dobj", "nsubjpass"})
            # "shot down a jet" kills nobody that is told
            yield from (("killed", c) for c in harmed if _is_people(c) or c.ent_type_ == "PERSON")
    harm = lexicon.nouns.get(lemma)
    if harm is not None and token.pos_ in {"NOUN", "PROPN"}:
        yield harm, token  # "12 deaths"
        yield from ((harm, number) for number in _toll(token))
    if token.pos_ == "NOUN":
        yield from _harming(token)
    if lemma == "number" and token.pos_ == "NOUN":
        yield from _numbered(token)
    harm = lexicon.adjectives.get(token.lower_)
    if harm is not None:
        yield from ((harm, phrase) for phrase in _described(token))


# What is captured, seized or burned may be trucks and villages.
_AMBIGUOUS = frozenset({"capture", "seize", "burn", "evacuate", "eliminate"})


def _is_people(phrase: Token) -> bool:
    lemma = phrase.lemma_.lower()
    return (
        counts(phrase)
        or (phrase.ent_type_ == "PERSON" and any(c.dep_ == "compound" for c in phrase.children))
        or lemma in _lexicon().people
        or lemma in person_nouns()
        or phrase.lower_ in person_nouns()
    )


def _sufferers(verb: Token) -> Iterator[Token]:
    intransitive = verb.lemma_ in {"die", "perish", "succumb", "drown", "fall"}
    yield from (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"})
    if intransitive:
        subject, _ = find_subject(verb)  # "are believed to have died"
        if subject is not None:
            yield subject
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"}:
        yield verb.head  # "12 people killed in the raid"
    if verb.dep_ == "conj" and verb.tag_ == "VBN":
        yield from (child for child in verb.children if child.dep_ == "nsubj")
        # "12 were killed and 30 wounded": the number before the bare participle is its own
        before = verb.doc[verb.i - 1] if verb.i > 0 else None
        if before is not None and before.like_num:
            yield before


def _lost(verb: Token) -> Iterator[tuple[str, Token]]:
    """ "lost at least 120 men", "87 civilians lost their lives"."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lemma_ == "life":
            yield from (("killed", c) for c in verb.children if c.dep_ == "nsubj")
        elif child.dep_ == "dobj" and child.lemma_.lower() in _lexicon().people:
            yield "killed", child


def _claimed_lives(verb: Token) -> Iterator[tuple[str, Token]]:
    """ "claimed the lives of 14 worshippers", "cost nine lives"."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.lemma_ == "life":
            yield "killed", child
            for prep in child.children:
                if prep.lower_ == "of":
                    yield from (
                        ("killed", inner) for inner in prep.children if inner.dep_ == "pobj"
                    )


def _says_dead(verb: Token) -> bool:
    """ "shot dead", "gunned down"."""
    return any(child.lower_ in {"dead", "down"} for child in verb.children)


def _left_dead(verb: Token) -> Iterator[tuple[str, Token]]:
    """ "left 12 dead", "leaving 31 soldiers, nine instructors and several drivers dead".

    The parser hangs "dead" now on the verb, now on the last noun of the list.
    """
    adjectives = _lexicon().adjectives
    harmed = next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}), None)
    for token in verb.subtree:
        if token.lower_ in adjectives and token.i > verb.i:
            if harmed is None:  # "left 12 dead": a small clause with its own subject
                harmed = next((c for c in token.children if c.dep_ == "nsubj"), None)
            if harmed is not None and not counts(token.nbor(-1)):
                yield adjectives[token.lower_], harmed
            return


def _described(adjective: Token) -> Iterator[Token]:
    """ "12 dead", "a dozen dead", "two people missing", "the nine dead"."""
    before = adjective.doc[adjective.i - 1] if adjective.i > 0 else None
    if before is not None and (counts(before) or before.lemma_.lower() in _lexicon().people):
        yield before
    elif adjective.dep_ == "amod" and adjective.head.pos_ == "NOUN":
        yield adjective.head
    elif adjective.dep_ in {"oprd", "acomp"}:  # "12 people are dead"
        yield from filter(_is_people, map(_totalled, _subjects(adjective.head)))


def _subjects(verb: Token) -> Iterator[Token]:
    return (child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"})


def _totalled(noun: Token) -> Token:
    """The people of "a total of 39 people"; any other noun is given back."""
    if noun.lemma_.lower() != "total":
        return noun
    of = (child for child in noun.children if child.lower_ == "of")
    return next((inner for prep in of for inner in prep.children if inner.dep_ == "pobj"), noun)


_HARMING = {"killing": "killed", "death": "killed", "injury": "wounded", "wounding": "wounded"}


def _harming(noun: Token) -> Iterator[tuple[str, Token]]:
    """ "the killing of one person and the injury of 40 others"."""
    harm = _HARMING.get(noun.lemma_.lower())
    if harm is None:
        return
    for prep in noun.children:
        for inner in prep.children if prep.lower_ == "of" else ():
            numbered = any(c.dep_ == "nummod" and counts(c) for c in inner.children)
            if inner.dep_ == "pobj" and (numbered or counts(inner)):
                yield harm, inner


def _numbered(noun: Token) -> Iterator[tuple[str, Token]]:
    """ "the number of people killed in the raid climbed to 23", "the number of dead as 18"."""
    lexicon = _lexicon()
    words = [token.lower_ for token in noun.subtree]
    harm = next((lexicon.adjectives[w] for w in words if w in lexicon.adjectives), None)
    if harm is None:
        return
    doc = noun.doc
    for index in range(noun.right_edge.i - 2, min(noun.right_edge.i + 5, len(doc))):
        if doc[index].like_num and doc[index - 1].lower_ in {"to", "at", "as", "is", "was", "of"}:
            yield harm, doc[index]
            return


def _toll(noun: Token) -> Iterator[Token]:
    """The figure of a toll: "rose to 43", "put the toll at 12", "raised it from 31 to 44"."""
    if noun.lemma_ not in {"toll", "tally", "count"}:
        return
    doc, figure = noun.doc, None
    for token in doc[noun.i + 1 : noun.sent.end]:
        if token.text in {";", "("} or token.lower_ in {"addition", "besides", "alongside"}:
            break  # "rose to 8 civilians in addition to 12 injured"
        if token.like_num and _leads_to_figure(doc, token.i):
            figure = token
    if figure is not None:
        yield figure


def _leads_to_figure(doc: Doc, index: int) -> bool:
    before = [token.lower_ for token in doc[max(0, index - 4) : index]]
    while before and before[-1] in {
        "least",
        "than",
        "more",
        "over",
        "about",
        "some",
        "nearly",
        "around",
    }:
        before.pop()
    return bool(before) and before[-1] in {
        "to",
        "at",
        "of",
        "past",
        "above",
        "is",
        "was",
        "reached",
        "hit",
    }


# -- what belongs to a count -----------------------------------------------------------------------


def _group(head: Token) -> str | None:
    if head.pos_ not in {"NOUN", "PROPN"} or head.lemma_.lower() in _lexicon().nouns:
        return None
    if head.lower_ in {"quarter", "half", "million"}:
        return None  # "a quarter of a million people"
    left = [c for c in head.lefts if c.dep_ in {"amod", "compound", "poss"}]
    first = min([head.i, *(c.left_edge.i for c in left)])
    return str(head.doc[first : head.i + 1].text)


# No single blow told without its name has killed so many since 1945 but great disasters.
_WAR_SIZED = 10_000
# Fewer than these killed "in 2018" may well have died in one raid.
_YEARLY = 50
_IN_A_YEAR = re.compile(r"\bin (?:19|20)\d\d\b|\blast year\b|\b(?:a|each|every|per) year\b")


def _scope(parse: Parse, tokens: list[int], carrier: Token, low: int) -> str:
    """Whether a count is of one incident, a stretch of time or a whole war."""
    words = [parse.doc[i].lower_ for i in tokens]
    lowered = " ".join(words)
    lexicon = _lexicon()
    if any(phrase in lowered for phrase in lexicon.war) or _is_by_war(carrier):
        return "war"
    if any(phrase in lowered for phrase in lexicon.cumulative):
        return "cumulative"
    blow = any(parse.doc[i].lemma_.lower() in lexicon.blows for i in tokens)
    summed = low >= _WAR_SIZED or (low >= _YEARLY and _IN_A_YEAR.search(lowered) is not None)
    return "cumulative" if summed and not blow else "incident"


def _is_by_war(verb: Token) -> bool:
    """ "a war that has killed 290,000 people", "have been killed in the conflict"."""
    if not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    doers = [antecedent(verb)] if verb.dep_ == "relcl" else []
    doers += [child for child in verb.children if child.dep_ == "nsubj"]
    for prep in verb.children:
        if prep.lower_ in {"in", "during", "by"}:
            doers += [child for child in prep.children if child.dep_ == "pobj"]
    return any(doer.lemma_.lower() in _lexicon().wars for doer in doers)


def _span(parse: Parse, phrase: Token, carrier: Token) -> Span:
    first = min(phrase.left_edge.i, carrier.i)
    last = max(phrase.i, carrier.i)
    return parse.span(first, last)

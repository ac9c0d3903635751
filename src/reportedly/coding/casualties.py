"""How many were killed, wounded, captured: counts with their open ends, groups and scope.

In: a parse and the tokens of a clause. Out: `Casualties`, one for each kind of harm. "At least 12"
is open upwards, "up to 40" downwards, "dozens" is a range; "15, including five policemen" is 15 and
not 20; "two generals, five advisers and several others" adds up and stays open. Nothing is counted
that the words do not count: "some were killed" gives no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from reportedly.claim import Casualties
from reportedly.codebook import load_table
from reportedly.text import Parse

Range = tuple[int, int | None, int | None]  # low, best, high


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    numbers: dict[str, int]
    vague: dict[str, tuple[int, int | None]]
    at_least: frozenset[str]
    at_most: frozenset[str]
    about: frozenset[str]
    people: frozenset[str]
    cumulative: tuple[str, ...]
    war: tuple[str, ...]


@cache
def _lexicon() -> _Lexicon:
    table: dict[str, Any] = load_table("casualties")

    def by_word(name: str) -> dict[str, str]:
        return {word: harm for harm, words in table[name].items() for word in words}

    bounds = table["bounds"]
    return _Lexicon(
        verbs=by_word("verbs"),
        nouns=by_word("nouns"),
        adjectives=by_word("adjectives"),
        numbers=dict(table["numbers"]),
        vague={w: (v[0], v[1] if len(v) > 1 else None) for w, v in table["vague"].items()},
        at_least=frozenset(bounds["at_least"]),
        at_most=frozenset(bounds["at_most"]),
        about=frozenset(bounds["about"]),
        people=frozenset(table["people"]["words"]),
        cumulative=tuple(table["scope"]["cumulative"]),
        war=tuple(table["scope"]["war"]),
    )


def find_casualties(parse: Parse, tokens: Iterable[int]) -> tuple[Casualties, ...]:
    """Casualty counts among `tokens` (token indexes), one a kind of harm, in order of mention."""
    inside = sorted(set(tokens))
    allowed = set(inside)
    found: dict[str, Casualties] = {}
    for index in inside:
        token = parse.doc[index]
        for harm, phrase in _harmed(token, allowed):
            count = _count_phrase(phrase, allowed)
            if count is not None and harm not in found:
                low, best, high = count
                found[harm] = Casualties(
                    what=harm,
                    low=low,
                    best=best,
                    high=high,
                    group=_group(phrase),
                    scope=_scope(parse, inside),
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
            yield from ((harm, phrase) for phrase in _sufferers(token, harm, allowed))
        elif lemma == "lose":
            yield from _lost(token)
        elif lemma in {"leave", "bring", "put", "raise", "take", "push"}:
            yield from _left_dead(token)
    harm = lexicon.nouns.get(lemma)
    if harm is not None and token.pos_ in {"NOUN", "PROPN"}:
        yield harm, token  # "12 deaths"
        yield from ((harm, number) for number in _toll(token))
    harm = lexicon.adjectives.get(token.lower_)
    if harm is not None:
        yield from ((harm, phrase) for phrase in _described(token))


def _sufferers(verb: Token, harm: str, allowed: set[int]) -> Iterator[Token]:
    intransitive = verb.lemma_ in {"die", "perish", "succumb", "drown", "fall"}
    for child in verb.children:
        if (
            child.dep_ == "dobj"
            or child.dep_ == "nsubjpass"
            or child.dep_ == "nsubj"
            and intransitive
        ):
            yield child
    if verb.dep_ == "acl" and verb.tag_ in {"VBN", "VBD"}:
        yield verb.head  # "12 people killed in the raid"
    if verb.dep_ == "conj" and verb.tag_ == "VBN":
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


def _left_dead(verb: Token) -> Iterator[tuple[str, Token]]:
    """ "left 12 dead and 30 wounded"."""
    adjectives = _lexicon().adjectives
    for child in verb.children:
        if child.dep_ in {"oprd", "acomp", "ccomp"} and child.lower_ in adjectives:
            for other in (*verb.children, *child.children):
                if other.dep_ in {"dobj", "nsubj"} and other.i > verb.i:
                    yield adjectives[child.lower_], other


def _described(adjective: Token) -> Iterator[Token]:
    before = adjective.doc[adjective.i - 1] if adjective.i > 0 else None
    if before is not None and (before.like_num or before.lemma_.lower() in _lexicon().people):
        yield before
    elif adjective.dep_ == "amod" and adjective.head.pos_ == "NOUN":
        yield adjective.head


def _toll(noun: Token) -> Iterator[Token]:
    """The figure of a toll: "the death toll rose to 43", "put the death toll at 12"."""
    verb = noun.head
    if noun.lower_ != "toll" and noun.lemma_ not in {"toll", "tally", "count"}:
        return
    for child in verb.children:
        if child.dep_ in {"attr", "dobj"} and child.i > noun.i:
            yield child
        if child.dep_ == "prep" and child.lower_ in {"to", "at", "of", "past", "above"}:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "at"}:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


# -- numbers -------------------------------------------------------------------------------------


def _count_phrase(head: Token, allowed: set[int]) -> Range | None:
    """The count of a noun phrase with its conjuncts added up; `None` where it has no number."""
    low, best, high = 0, 0, 0
    open_end = False
    counted = False
    for part in _parts(head, allowed):
        count = _count_one(part)
        if count is None:
            # "and several others" adds an open end, "and a child" one person
            open_end = open_end or part.i != head.i
            continue
        counted = True
        low += count[0]
        best += count[1] if count[1] is not None else count[0]
        if count[2] is None:
            open_end = True
        else:
            high += count[2]
    if not counted:
        return None
    return (low, None, None) if open_end else (low, best if low == high else None, high)


def _parts(head: Token, allowed: set[int]) -> Iterator[Token]:
    """Conjuncts that add up; "including five policemen" is a part of the whole and is left out."""
    yield head
    for child in head.children:
        if (
            child.dep_ == "conj"
            and child.i in allowed
            and child.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}
        ):
            yield from _parts(child, allowed)


def _count_one(noun: Token) -> Range | None:
    lexicon = _lexicon()
    if noun.like_num or noun.lower_ in lexicon.numbers:
        return _bounded(noun, noun)
    if noun.lower_ in lexicon.vague:
        return _vague(noun.lower_)
    for child in noun.children:
        if child.dep_ == "nummod" and (child.like_num or child.lower_ in lexicon.numbers):
            return _bounded(child, noun)
        if child.lower_ in lexicon.vague and child.dep_ in {"nummod", "amod", "det", "nmod"}:
            return None if child.lower_ in {"several", "some"} else _vague(child.lower_)
        if child.dep_ == "det" and child.lower_ in {"a", "an"} and noun.tag_ in {"NN", "NNP"}:
            return (1, 1, 1) if noun.lemma_ in lexicon.people else None
    return None


def _vague(word: str) -> Range:
    low, high = _lexicon().vague[word]
    return low, None, high


def _bounded(number: Token, noun: Token) -> Range | None:
    value = to_number(number)
    if value is None:
        return None
    around = {t.lower_ for t in (*number.children, *noun.children)}
    doc = number.doc
    before = " ".join(t.lower_ for t in doc[max(0, number.i - 3) : number.i])
    lexicon = _lexicon()
    if any(before.endswith(phrase) for phrase in lexicon.at_least) or "least" in around:
        return value, None, None
    if any(before.endswith(phrase) for phrase in lexicon.at_most):
        return 0, None, value
    if any(before.endswith(phrase) for phrase in lexicon.about):
        return value, value, None
    return value, value, value


def to_number(token: Token) -> int | None:
    """The value of a number word or figure: "1,200", "twelve", "20000"; `None` for others.

    >>> import spacy
    >>> to_number(spacy.blank("en")("1,200")[0])
    1200
    """
    text = token.lower_.replace(",", "")
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < 9 else None
    numbers = _lexicon().numbers
    if text in numbers:
        return numbers[text]
    tens, _, units = text.partition("-")
    if tens in numbers and units in numbers and numbers[tens] >= 20 > numbers[units]:
        return numbers[tens] + numbers[units]
    return None


# -- what belongs to a count -----------------------------------------------------------------------


def _group(head: Token) -> str | None:
    if head.pos_ not in {"NOUN", "PROPN"} or head.lemma_.lower() in _lexicon().nouns:
        return None
    left = [c for c in head.lefts if c.dep_ in {"amod", "compound", "poss"}]
    first = min([head.i, *(c.left_edge.i for c in left)])
    return str(head.doc[first : head.i + 1].text)


def _scope(parse: Parse, tokens: list[int]) -> str:
    lowered = " ".join(parse.doc[i].lower_ for i in tokens)
    lexicon = _lexicon()
    if any(phrase in lowered for phrase in lexicon.war):
        return "war"
    return "cumulative" if any(phrase in lowered for phrase in lexicon.cumulative) else "incident"


def _span(parse: Parse, phrase: Token, carrier: Token) -> Any:
    first = min(phrase.left_edge.i, carrier.i)
    last = max(phrase.i, carrier.i)
    return parse.span(first, last)

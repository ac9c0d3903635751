"""Counts in noun phrases: digits and words, open ends, ranges, and lists that add up.

In: the head token of a noun phrase. Out: a `Range` of low, best and high, `None` where nothing is
counted. "At least 12" has no high, "up to 40" a low of 0, "dozens" no best.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from reportedly.codebook import load_table

Range = tuple[int, int | None, int | None]  # low, best, high


@dataclass(frozen=True, slots=True)
class _Numbers:
    numbers: dict[str, int]
    vague: dict[str, tuple[int, int | None]]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    people: frozenset[str]
    harms: frozenset[str]  # nouns that count the harm itself: "12 deaths"


@cache
def _lexicon() -> _Numbers:
    table: dict[str, Any] = load_table("casualties")
    bounds = table["bounds"]
    return _Numbers(
        numbers=dict(table["numbers"]),
        vague={w: (v[0], v[1] if len(v) > 1 else None) for w, v in table["vague"].items()},
        at_least=tuple(bounds["at_least"]),
        at_most=tuple(bounds["at_most"]),
        about=tuple(bounds["about"]),
        people=frozenset(table["people"]["words"]),
        harms=frozenset(word for words in table["nouns"].values() for word in words),
    )


def counts(token: Token) -> bool:
    """True where the token is a number, in figures, words or vaguely ("dozens")."""
    lexicon = _lexicon()
    return bool(token.like_num) or token.lower_ in lexicon.numbers or token.lower_ in lexicon.vague


def count_phrase(head: Token, allowed: set[int]) -> Range | None:
    """The count of a noun phrase with its conjuncts added up; `None` where it has no number."""
    low, best, high = 0, 0, 0
    open_end = False
    counted = False
    for part in _parts(head, allowed):
        count = _count_one(part)
        if count is None:
            # "and several others" adds an open end, "and a child" one person
            open_end = True
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
    """The items of a list that add up: "31 soldiers, nine instructors and several drivers".

    Read from the words, since the parser breaks long lists apart. "including five policemen" is a
    part of the whole, and "and 30 wounded" another harm: both end the list.
    """
    doc, last = head.doc, head
    yield head
    while (item := _next_item(doc, last.i + 1, allowed)) is not None:
        yield item
        last = item


def _next_item(doc: Doc, index: int, allowed: set[int]) -> Token | None:
    """The head noun of the next list item from token `index` on."""
    lexicon = _lexicon()
    start = index
    while index in allowed and (doc[index].text == "," or doc[index].lower_ in {"and", "plus"}):
        index += 1
    if index == start:
        return None
    while index in allowed and doc[index].lower_ in {"at", "least", "more", "than", "about", "some",
                                                     "her", "his", "their"}:  # fmt: skip
        index += 1
    if index not in allowed:
        return None
    opener = doc[index]
    counts = opener.like_num or opener.lower_ in {
        *lexicon.numbers,
        *lexicon.vague,
        "a",
        "an",
        "others",
    }
    if not counts:
        return None
    if opener.lower_ == "others":
        return opener
    for token in doc[index + 1 : index + 5]:
        if (
            token.i not in allowed
            or token.is_punct
            or token.pos_ in {"VERB", "ADP", "AUX", "CCONJ"}
        ):
            return None
        if token.pos_ in {"NOUN", "PROPN"} and token.head.i != token.i + 1:
            return None if token.lemma_.lower() in lexicon.harms else token
    return None


def _count_one(noun: Token) -> Range | None:
    lexicon = _lexicon()
    if any(child.dep_ in {"det", "neg"} and child.lower_ == "no" for child in noun.children):
        return None  # "no one was killed"
    either = _between(noun)
    if either is not None:
        return either
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


def _between(noun: Token) -> Range | None:
    """ "between four and seven people": a range that closes at both ends."""
    doc, last = noun.doc, noun.i
    for index in range(max(0, noun.i - 5), noun.i):
        if doc[index].lower_ == "between" and index + 3 <= last and doc[index + 2].lower_ == "and":
            low, high = to_number(doc[index + 1]), to_number(doc[index + 3])
            if low is not None and high is not None and low < high:
                return low, None, high
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

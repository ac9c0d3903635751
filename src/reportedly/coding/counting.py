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
    things: frozenset[str]  # "killed a plan" counts nobody
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
        things=frozenset(table["people"]["things"]),
        harms=frozenset(word for words in table["nouns"].values() for word in words),
    )


def counts(token: Token) -> bool:
    """True where the token is a number, in figures, words or vaguely ("dozens")."""
    lexicon = _lexicon()
    return bool(token.like_num) or token.lower_ in lexicon.numbers or token.lower_ in lexicon.vague


def count_phrase(head: Token, allowed: set[int]) -> Range | None:
    """The count of a noun phrase with its conjuncts added up; `None` where it has no number."""
    low, best, high = 0, 0, 0
    open_end, best_known, counted = False, True, False
    for part in _parts(head, allowed):
        count = _count_one(part)
        if count is None:
            # "and several others" adds an open end, "and a child" one person
            open_end, best_known = True, False
            continue
        counted = True
        low += count[0]
        best_known = best_known and count[1] is not None
        best += count[1] if count[1] is not None else count[0]
        if count[2] is None:
            open_end = True
        else:
            high += count[2]
    if not counted:
        return None
    if open_end:
        return low, best if best_known else None, None
    return low, best if low == high else None, high


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


_OTHER_HARM = frozenset({"wounded", "injured", "missing", "dead", "killed", "hurt", "captured"})


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
    if not counts(opener) and opener.lower_ not in {"a", "an", "others"}:
        return None
    if opener.lower_ == "others":
        return opener
    if any(token.lower_ in _OTHER_HARM for token in doc[index + 1 : index + 3]):
        return None  # "12 bodies and more than 30 wounded", "200 people injured" are two harms
    for token in doc[index + 1 : index + 5]:
        if (
            token.i not in allowed
            or token.is_punct
            or token.pos_ in {"VERB", "ADP", "AUX", "CCONJ"}
        ):
            return None
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound":
            return None if token.lemma_.lower() in lexicon.harms else token
    return None


def _count_one(noun: Token) -> Range | None:
    lexicon = _lexicon()
    if any(child.dep_ in {"det", "neg"} and child.lower_ == "no" for child in noun.children):
        return None  # "no one was killed"
    if noun.ent_type_ == "PERCENT" or noun.lower_ in {"percent", "%"}:
        return None  # "494 attacks, with 90 percent killed by gas"
    part = _part_of_million(noun)
    if part is not None:
        return part
    either = _between(noun)
    if either is not None:
        return either
    if noun.like_num or noun.lower_ in lexicon.numbers:
        return _bounded(noun, noun)
    if noun.lower_ in lexicon.vague:
        return _vague(noun)
    for child in noun.children:
        number = child.like_num or child.lower_ in lexicon.numbers
        if number and child.i < noun.i and child.dep_ in {"nummod", "amod", "compound", "nmod"}:
            return _bounded(child, noun)
        if child.lower_ in lexicon.vague and child.dep_ in {"nummod", "amod", "det", "nmod"}:
            return None if child.lower_ in {"several", "some"} else _vague(child)
        if child.dep_ == "det" and child.lower_ in {"a", "an"} and noun.tag_ in {"NN", "NNP"}:
            return None if noun.lemma_.lower() in lexicon.things else (1, 1, 1)
    if noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN":
        return 1, 1, 1
    return None


def _part_of_million(noun: Token) -> Range | None:
    """ "a quarter of a million people", "half a million": whichever word the parse makes the head."""
    doc = noun.doc
    for index in range(max(0, noun.i - 5), min(noun.i + 1, len(doc) - 2)):
        value = _PARTS.get(doc[index].lower_)
        after = [token.lower_ for token in doc[index + 1 : index + 4]]
        if value and (after[:2] == ["a", "million"] or after == ["of", "a", "million"]):
            first = index > 0 and doc[index - 1].lower_ == "a"
            return _bound(value, doc[index - 1] if first else doc[index])
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


def _vague(token: Token) -> Range:
    """ "dozens", "two dozen", "tens of thousands"."""
    vague, doc = _lexicon().vague, token.doc
    low, high = vague[token.lower_]
    for begin in (token.i - 2, token.i):
        last = begin + 2
        if begin < 0 or last >= len(doc) or doc[begin + 1].lower_ != "of":
            continue
        if doc[begin].lower_ in vague and doc[last].lower_ in _PLURALS:
            return vague[doc[begin].lower_][0] * _PLURALS[doc[last].lower_], None, None
    if token.lower_ == "dozen" and token.i > 0:
        first = token.nbor(-1)
        halved = token.i > 1 and first.lower_ == "a" and token.nbor(-2).lower_ == "half"
        times = to_number(first)
        value = low // 2 if halved else low * (times or 1)
        return _bound(value, first if times is not None else token)
    return low, low if low == high else None, high


def _bounded(number: Token, noun: Token) -> Range | None:
    value = to_number(number)
    if value is None:
        return None
    doc = number.doc
    if number.i > 1 and doc[number.i - 1].lower_ in {"to", "-", "\u2013", "or"}:
        revised = number.i > 2 and doc[number.i - 3].lower_ == "from"  # "from 31 to 44"
        lower = None if revised else to_number(doc[number.i - 2])
        if lower is not None and 0 < lower < value and not _is_tens(doc[number.i - 2], number):
            return lower, None, value  # "10 to 20"
    bounded = _bound(value, number)
    least = any(t.lower_ == "least" for t in (*number.children, *noun.children))
    return (value, None, None) if least else bounded


def _bound(value: int, number: Token) -> Range:
    """Open or close the ends of a value by the words before its number: "at least", "up to"."""
    before = " ".join(t.lower_ for t in number.doc[max(0, number.i - 3) : number.i])
    lexicon = _lexicon()
    if any(before.endswith(phrase) for phrase in lexicon.at_least):
        return value, None, None
    if any(before.endswith(phrase) for phrase in lexicon.at_most):
        return 0, None, value
    if any(before.endswith(phrase) for phrase in lexicon.about):
        return value, value, None
    return value, value, value


def _is_tens(first: Token, second: Token) -> bool:
    """ "twenty-two" is one number, "20-22" a range."""
    numbers = _lexicon().numbers
    tens, units = numbers.get(first.lower_, 0), numbers.get(second.lower_, 0)
    return tens >= 20 > units > 0


_PARTS = {"quarter": 250_000, "half": 500_000}
_PLURALS = {"hundreds": 100, "thousands": 1000, "millions": 1_000_000}
_MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def to_number(token: Token) -> int | None:
    """The value of a number word or figure: "1,200", "twelve", "20000"; `None` for others.

    "twenty-two" and "three hundred" are read from either of their tokens.

    >>> import spacy
    >>> to_number(spacy.blank("en")("1,200")[0])
    1200
    """
    value = _simple_number(token)
    if value is None:
        return None
    doc = token.doc
    if token.i > 1 and doc[token.i - 1].text == "-" and _is_tens(doc[token.i - 2], token):
        return value + _lexicon().numbers[doc[token.i - 2].lower_]
    if token.lower_ in _MULTIPLES and token.i > 0:
        times = _simple_number(doc[token.i - 1])
        return value * times if times is not None else value
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and after.lower_ in _MULTIPLES:
        return value * _MULTIPLES[after.lower_]
    return value


def _simple_number(token: Token) -> int | None:
    text = token.lower_.replace(",", "")
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < 9 else None
    return _lexicon().numbers.get(text)

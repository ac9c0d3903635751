"""Numbers in text: digits and words, open ends, ranges, and vague ones.

In: a token. Out: its value, or a `Range` of low, best and high. "At least 12" has no high, "up to 40" a
low of 0, "dozens" no best.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from reportedly.codebook import load_table

Range = tuple[int, int | None, int | None]  # low, best, high


@dataclass(frozen=True, slots=True)
class _Numbers:
    numbers: dict[str, int]
    vague: dict[str, tuple[int, int | None]]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]


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
    )


def is_number(token: Token) -> bool:
    """True where the token is a number, in figures or words."""
    return bool(token.like_num) or token.lower_ in _lexicon().numbers


def is_vague(token: Token) -> bool:
    """True where the token counts vaguely: "dozens", "several", "few" in "a few"."""
    if token.lower_ == "few":  # "few were killed" counts nobody
        return token.i > 0 and token.nbor(-1).lower_ == "a"
    return token.lower_ in _lexicon().vague


def counts(token: Token) -> bool:
    """True where the token is a number, in figures, words or vaguely ("dozens")."""
    return is_number(token) or token.lower_ in _lexicon().vague


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
    if token.i > 0 and _is_tens(doc[token.i - 1], token):  # "thirty one"
        return value + _lexicon().numbers[doc[token.i - 1].lower_]
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


def _is_tens(first: Token, second: Token) -> bool:
    """ "twenty-two" is one number, "20-22" a range."""
    numbers = _lexicon().numbers
    tens, units = numbers.get(first.lower_, 0), numbers.get(second.lower_, 0)
    return tens >= 20 > units > 0


_PARTS = {"quarter": 250_000, "half": 500_000}
_PLURALS = {"hundreds": 100, "thousands": 1000, "millions": 1_000_000}
_MULTIPLES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def number_range(number: Token, noun: Token) -> Range | None:
    """The range of a number that counts `noun`, by the words round it; `None` where it is none."""
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


def vague_range(token: Token) -> Range:
    """The range of "dozens", "two dozen", "tens of thousands"."""
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


def range_between(noun: Token) -> Range | None:
    """The range of "between four and seven people", which closes at both ends."""
    doc, last = noun.doc, noun.i
    for index in range(max(0, noun.i - 7), noun.i):
        if doc[index].lower_ != "between" or index + 3 > last or doc[index + 2].lower_ != "and":
            continue
        at = index + 3
        while at < last and doc[at].lower_ in {"well", "more", "over", "than", "about", "nearly"}:
            at += 1
        low, high = to_number(doc[index + 1]), to_number(doc[at])
        if low is not None and high is not None and low < high:
            return low, None, high
    return None


def million_part(noun: Token) -> Range | None:
    """The range of "a quarter of a million people", whichever word the parse makes its head."""
    doc = noun.doc
    for index in range(max(0, noun.i - 5), min(noun.i + 1, len(doc) - 2)):
        value = _PARTS.get(doc[index].lower_)
        after = [token.lower_ for token in doc[index + 1 : index + 4]]
        if value and (after[:2] == ["a", "million"] or after == ["of", "a", "million"]):
            first = index > 0 and doc[index - 1].lower_ == "a"
            return _bound(value, doc[index - 1] if first else doc[index])
    return None


def tells_day(noun: Token) -> bool:
    """Whether a weekday or month stands in or beside a number: "Sunday 12", "12 June", "05-04-2016".

    Its entity type does not tell: the parser takes many a toll for a date.
    """
    doc = noun.doc
    near = [doc[i] for i in (noun.i - 1, noun.i, noun.i + 1) if 0 <= i < len(doc)]
    if any(token.is_title and token.lower_ in _calendar() for token in near):
        return counts(noun) or noun.lower_ in _calendar()
    return noun.text.isdigit() and _in_date(noun)


# "05-04-2016", "21.08.2013" before the first words of a text
_DATE = re.compile(r"\b\d{1,2}([-./])\d{1,2}\1(?:19|20)\d\d")
_DATE_REACH = 10  # characters before a token in which a date that holds it may begin


def _in_date(number: Token) -> bool:
    text, at = number.doc.text, number.idx
    found = _DATE.finditer(text, max(0, at - _DATE_REACH), at + 2 * _DATE_REACH)
    return any(match.start() <= at < match.end() for match in found)


@cache
def _calendar() -> frozenset[str]:
    table = load_table("timex")
    return frozenset(table["month"]) | frozenset(table["weekday"])

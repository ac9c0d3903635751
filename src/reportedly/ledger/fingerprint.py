"""A text in, winnowed fingerprints of its words out, by which copies of it are found.

Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD
2003), on words: every run of five words is hashed, and of each four runs that follow one another
the least hash is kept. Any eight words in a row that two texts share leave a fingerprint in both.
Words are folded first, so that typographic variants and house styles match: case, accents, quotes,
apostrophes, commas in numbers, number words, British and American endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from reportedly.codebook.naming import fold
from reportedly.text import Article

# k and w as measured for news: at k=5, w=4 truncated and embedded copies are found that MinHash over
# the same words misses. Changing either, or the folding below, makes kept fingerprints useless.
GRAM = 5
WINDOW = 4
_TEXTS = 2  # kept cut: a new text is asked for to be looked up, compared and filed

_SIGN = r"[\w\u0300-\u036f\u064b-\u0652]"  # letters, digits and the marks that stand on letters
_APOSTROPHES = "'\u2018\u2019\u02bc\u02bb\u02bf\u02be`\u00b4"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*{_SIGN}*|(?:[^\W\d_]\.){{2,}}|{_SIGN}+(?:[{_APOSTROPHES}]{_SIGN}+)*"
)
_HALF_RINGS = dict.fromkeys(map(ord, "\u02bc\u02bb\u02bf\u02be"))  # letters to Unicode: "Deraʿa"
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
# Spellings that agencies change from house to house. That "rise" becomes "rize" too does no harm:
# words are only ever compared with words that were folded alike.
_SPELLINGS = (
    (re.compile(r"isation"), "ization"),
    (re.compile(r"is(e[drs]?|ing)$"), r"iz\1"),
    (re.compile(r"our"), "or"),
    (re.compile(r"re$"), "er"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"ll"), "l"),
    (re.compile(r"mme$"), "m"),
)


class Word(NamedTuple):
    """A folded word and where it stands, in characters; `part` counts the stretches between skips."""

    fold: str
    start: int
    end: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The hash (63 bits, the same on every machine) of five words, and where these stand."""

    hash: int
    start: int
    end: int


def furniture(article: Article) -> tuple[tuple[int, int], ...]:
    """The stretches of an article that prove no copying: all but its running text.

    Agency footers, sign-up lines and notices are on every page; datelines and headings are of a kind.
    """
    return tuple(
        (block.span.start, block.span.end) for block in article.blocks if block.kind != "paragraph"
    )


def cut_words(text: str, skip: Iterable[tuple[int, int]] = ()) -> tuple[Word, ...]:
    """The folded words of `text` outside the `skip` spans, in order.

    >>> [word.fold for word in cut_words("Twelve of Syria\u2019s 1,200 men, the U.N. said")]
    ['12', 'of', 'syrias', '1200', 'men', 'the', 'un', 'said']
    """
    return _cut(text, tuple(skip))


@lru_cache(maxsize=_TEXTS)
def _cut(text: str, skip: tuple[tuple[int, int], ...]) -> tuple[Word, ...]:
    gaps = sorted(span for span in skip if span[0] < span[1])
    words: list[Word] = []
    at, end_of_gaps = 0, len(gaps)
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at < end_of_gaps and gaps[at][1] <= start:
            at += 1
        if at < end_of_gaps and gaps[at][0] < end:
            continue
        if folded := _fold(match[0]):
            words.append(Word(folded, start, end, at))
    return tuple(words)


def fingerprints(text: str, skip: Iterable[tuple[int, int]] = ()) -> tuple[Fingerprint, ...]:
    """The winnowed fingerprints of `text`, in its order; none for a text of fewer than five words.

    `skip` are (start, end) character offsets of stretches to leave out; no fingerprint runs over
    one. Linear in the text.
    """
    return _fingerprints(text, tuple(skip))


@lru_cache(maxsize=_TEXTS)
def _fingerprints(text: str, skip: tuple[tuple[int, int], ...]) -> tuple[Fingerprint, ...]:
    words = cut_words(text, skip)
    kept: list[Fingerprint] = []
    first = 0
    while first < len(words):
        last = first
        while last < len(words) and words[last].part == words[first].part:
            last += 1
        kept.extend(_winnow(words[first:last]))
        first = last
    return tuple(kept)


def index_keys(prints: Iterable[Fingerprint]) -> tuple[int, ...]:
    """The keys under which a ledger keeps a text, ascending, each once: 31 bits, every other print.

    Half of the fingerprints find every copy that all of them find, since what they find is compared
    word by word afterwards; kept are those whose hash is even, in any text the same ones. Keys of 31
    bits take four bytes in SQLite; two texts that share one by chance share no second.
    """
    return tuple(sorted({one.hash >> 32 for one in prints if one.hash % 2 == 0}))


def _winnow(words: Sequence[Word]) -> list[Fingerprint]:
    """The fingerprints of words that follow one another."""
    hashes = [_hash(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1)]
    kept: list[Fingerprint] = []
    chosen = -1
    for first in range(max(len(hashes) - WINDOW + 1, min(len(hashes), 1))):
        window = range(first, min(first + WINDOW, len(hashes)))
        least = min(window, key=lambda i: (hashes[i], -i))  # the rightmost of equals, as published
        if least != chosen:
            chosen = least
            kept.append(Fingerprint(hashes[least], words[least].start, words[least + GRAM - 1].end))
    return kept


def _hash(words: Sequence[Word]) -> int:
    joined = " ".join(word.fold for word in words)
    return (
        int.from_bytes(blake2b(joined.encode(errors="surrogatepass"), digest_size=8).digest()) >> 1
    )


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    if word[0].isdigit():
        return fold(word.replace(",", "")) if "." not in word else word.replace(",", "").lower()
    plain = fold(word).translate(_HALF_RINGS)
    if plain in _NUMBERS:
        return _NUMBERS[plain]
    for pattern, other in _SPELLINGS:
        plain = pattern.sub(other, plain)
    return plain

"""Whom an incident was done to as the reading names them in, those worth naming out.

A count belongs into the figures: "12 people" and "23 and 26 people" name nobody, and "41 fishermen" are
fishermen. Neither does "we", nor the town that stands beside as the place.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from reportedly.codebook import load_table, load_words
from reportedly.ledger.names import fold_name
from reportedly.ledger.passages import stem

# Words for those who stand in for a name, or for nobody in particular
_NOBODY = frozenset((
    "i", "me", "we", "us", "you", "he", "him", "she", "her", "it", "they", "them", "who", "whom", "which",
    "that", "this", "these", "those", "others", "other", "more", "some", "all", "both", "everyone",
    "everybody", "someone", "somebody", "anyone", "anybody", "nobody", "none",
))  # fmt: skip
_JOINING = frozenset(("and", "or", "to", "between", "of", "the", "a", "another", "-", "–"))
# What may follow a word for people without naming them: "nine people in Tarsk"
_AFTER = frozenset(("in", "at", "from", "of", "near", "on", "who", "including"))


def told_targets(names: Iterable[str], places: Iterable[str] = ()) -> tuple[str, ...]:
    """The names without counts, pronouns and places of the incident, each once.

    >>> told_targets(["12 people", "We", "41 fishermen", "Kassala", "the 4th Brigade"], ["Kassala"])
    ('fishermen', 'the 4th Brigade')
    >>> told_targets(["least nine people in Tarsk", "23 and 26 people", "two of the guards"])
    ('guards',)
    """
    beside = set(map(fold_name, places))
    told = (_uncounted(name.split()) for name in names)
    kept = (" ".join(words) for words in told if words and not _is_anybody(words))
    return tuple(dict.fromkeys(name for name in kept if fold_name(name) not in beside))


def _uncounted(words: list[str]) -> list[str]:
    """The words after a count; all of them where a number belongs to a name ("93 Brigade")."""
    after, counted = 0, False
    while after < len(words) and (_is_number(words[after]) or _is_bound(words[after])):
        counted = counted or _is_number(words[after])
        after += 1
    rest = words[after:]
    if not counted or (rest and rest[0][0].isupper() and not rest[-1].endswith("s")):
        return words
    return rest


def _is_number(word: str) -> bool:
    return word.replace(",", "").replace(".", "").isdigit() or word.casefold() in _numbers()


def _is_bound(word: str) -> bool:
    return word.casefold() in _bounds()


def _is_anybody(words: list[str]) -> bool:
    """Whether words stand for people and name none: "people", "the dead", "people in Tarsk"."""
    plain = [word for word in words if word.casefold() != "the"]
    if not plain or plain[0].casefold() in _NOBODY:
        return True
    alone = len(plain) == 1 or plain[1].casefold() in _AFTER
    return alone and stem(plain[0].casefold()) in load_words("tolls", "whole")


@cache
def _numbers() -> frozenset[str]:
    table = load_table("casualties")
    return frozenset((*table["numbers"], *table["vague"]))


@cache
def _bounds() -> frozenset[str]:
    """The words that stand before a number: "at least", "more than", "between 23 and"."""
    bounds = load_table("casualties")["bounds"]
    phrases = (phrase for of in ("at_least", "at_most", "about") for phrase in bounds[of])
    return _JOINING.union(word for phrase in phrases for word in phrase.casefold().split())

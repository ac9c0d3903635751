"""The words of two accounts in, whether their means of violence exclude each other out.

Gunfire is part of a clash and a drone strike is an air strike, so means differ only where each account
names one beyond doubt, and none that fits with one of the other's.
"""

from __future__ import annotations

from functools import cache

from reportedly.codebook import load_table
from reportedly.codebook.naming import cut
from reportedly.ledger.passages import stem


def sure_means(text: str) -> frozenset[str]:
    """The codebook's means that `text` names beyond doubt.

    >>> sorted(sure_means("Warplanes came before the mortars; there was an explosion"))
    ['by artillery', 'from the air']
    """
    words = _spaced(text)
    return frozenset(
        means for means, phrases in _phrases().items() if any(phrase in words for phrase in phrases)
    )


def exclude(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether none of one account's means can be one of the other's.

    >>> exclude(sure_means("an air strike"), sure_means("a car bomb"))
    True
    >>> exclude(sure_means("a clash"), sure_means("gunfire"))
    False
    """
    excluding = load_table("means")["exclude"]
    return bool(here and there) and all(a != b and b in excluding[a] for a in here for b in there)


def _spaced(text: str) -> str:
    """The stems of a text's words, with a space on either side of each."""
    return f" {' '.join(stem(piece.fold) for piece in cut(text))} "


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    words = load_table("means")["words"]
    return {means: tuple(map(_spaced, phrases)) for means, phrases in words.items()}

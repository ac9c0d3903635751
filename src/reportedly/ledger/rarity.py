"""A word in, how much it tells that two accounts share it out.

A word is rare where few accounts hold it. `codebook/word_rates.toml` knows how common words are in
news at large; a ledger that counts its own words learns that in it every story names Aleppo.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from reportedly.codebook import load_table

# Words in more than an eighth of all passages are grammar or furniture
_COMMON = math.log(8)
# What word_rates.toml does not list is in fewer than four of a thousand; half of that is assumed
_RAREST = -math.log(0.002)
# Accounts of violence that a ledger starts with, and how much more often than in news at large they
# hold its words: 50 to 200, and 1 to 4.5, gave cross-validated pair F1 within 0.03 where groups are
# small. With neither, the first articles of a ledger look alike, all speaking of rebels and raids.
_USUAL, _NARROWER = 100, 3.0

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Rarities:
    """How rare words are in a ledger, drawn to what is usual in news while it is small.

    `counts` gives how many of `total` accounts hold a word of `Account.words`. Only accounts that
    opened an incident are to be counted: the words of a massacre that twenty articles tell are rare
    all the same.

    >>> UNCOUNTED("clinic") > UNCOUNTED("killed")
    True
    """

    counts: Callable[[str], int]
    total: int

    def __call__(self, word: str) -> float:
        """Minus the natural logarithm of the share of accounts that hold `word`."""
        usual = _USUAL * min(1.0, _NARROWER * math.exp(-rarity_in_news(word)))
        return -math.log((self.counts(word) + usual) / (self.total + _USUAL))


UNCOUNTED = Rarities(lambda _word: 0, 0)  # of an empty ledger, or one that counts no words


def rarity_in_news(word: str) -> float:
    """Minus the natural logarithm of the rate of a word or name key in news at large.

    >>> rarity_in_news("killed") < 2 < rarity_in_news("clinic")
    True
    """
    return _rarities().get(word, _RAREST)


@cache
def common_words() -> frozenset[str]:
    """Words that every other story holds, which tell no happening from another."""
    return frozenset(word for word, value in _rarities().items() if value < _COMMON)


@cache
def _rarities() -> dict[str, float]:
    rates = load_table("word_rates")["rates"]
    return {word: -math.log(per_mille / 1000) for word, per_mille in rates.items()}

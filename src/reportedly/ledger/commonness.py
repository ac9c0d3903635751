"""A store in, how common each word is among its claims out.

A town that is rare in the news at large is in every second claim of a ledger on one war, and two
claims that share it share nothing. The counts come from the index of words; each is kept until the
ledger has grown by a quarter, since it is asked for with every comparison.
"""

from __future__ import annotations

from math import exp

from reportedly.ledger.rarity import rarity_in_news
from reportedly.ledger.store import Store

# Claims that a ledger starts with, so to speak: until it has more, the news at large decides
_PRIOR = 300
# A passage of 80 words, which the rates of the news are by, holds the words of some five claims
_CLAIMS_A_PASSAGE = 5.0
# Claims that one story makes with its own words: it does not make them common
_STORY = 15
_GROWTH = 1.25
_MOST = 50_000  # words that are kept


class Commonness:
    """The share of a store's claims that hold a word, drawn to the news at large while it is small."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._total = 0
        self._kept: dict[str, float] = {}

    def refresh(self) -> None:
        """Forget the counts where the ledger has grown by a quarter since they were taken."""
        total = int(str(self._store.value("SELECT max(number) FROM claim") or 0))
        if total > self._total * _GROWTH or len(self._kept) > _MOST:
            self._total = total
            self._kept.clear()

    def rate(self, word: str) -> float:
        """The share of claims, 0 to 1, that hold a folded word in any of its forms."""
        kept = self._kept.get(word)
        if kept is None:
            kept = self._kept[word] = self._rate(word)
        return kept

    def _rate(self, word: str) -> float:
        usual = _PRIOR * exp(-rarity_in_news(word)) / _CLAIMS_A_PASSAGE
        quoted = '"' + word.replace('"', "") + '"'
        count = self._store.value(
            "SELECT count(*) FROM claim_words WHERE claim_words MATCH ?", quoted
        )
        return (max(0, int(str(count or 0)) - _STORY) + usual) / (self._total + _PRIOR)

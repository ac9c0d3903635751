"""Pairs of claims that the rules left open in, the links that a model which reads both adds out.

A pair costs milliseconds, so few are read: of each new claim those whose words mean nearly the same,
of an article the nearest of all. Without the learned part nothing is added and nothing taken away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from reportedly.ledger.compare import Context, judge
from reportedly.ledger.compare.gist import gist_of
from reportedly.ledger.compare.learned import (
    Judgement,
    as_read,
    can_be_read,
    confirmed,
    nameless,
    told_together,
    worth_reading,
)
from reportedly.ledger.compare.pair import Pair, pair_up
from reportedly.ledger.records import Entry, Link
from reportedly.weights.pairs import PairReader, load_pairs, spoken

# Pairs read for a claim and for an article at most, and how near the words of both have to be in
# meaning (cosine of the means of their vectors): nine of ten linked pairs of the stories are, and
# one other pair in four.
_A_CLAIM, _AN_ARTICLE = 4, 8
_LEAST_ALIKE = 0.5
# Probability of a conflict from which a pair is read in all four ways, and the mean is taken: one
# reading is too easily led by the order and by who speaks
_READ_AGAIN = 0.3
_MEANINGS = 20_000  # held in memory, 1.5 KB each


@dataclass(frozen=True, slots=True)
class _Offer:
    """A pair to be read: how alike its words are, whose turn it was, and what the rules made of it."""

    alike: float
    entry: Entry
    fellow: Entry
    pair: Pair
    link: Link | None


class SecondLook:
    """Gathers the open pairs of an article, reads the nearest, and gives the links.

    The learned part is loaded when the first pair is worth it. Raises `WeightsError` then, where its
    files are not those that were trained.
    """

    def __init__(self, reader: PairReader | None = None) -> None:
        self._given = reader
        self._offers: list[_Offer] = []
        self._meaning = lru_cache(_MEANINGS)(self._mean)

    @property
    def _reader(self) -> PairReader | None:
        return self._given or load_pairs()

    def wants(self, later: Entry, earlier: Entry, link: Link | None) -> bool:
        """Whether a pair may be read of which the rules made `link`; cheap, asked of every candidate."""
        if (link is not None and link.type != "supports") or not told_together(later, earlier):
            return False
        if not (can_be_read(later) and can_be_read(earlier)) or self._reader is None:
            return False
        return self._alike(later, earlier) >= _LEAST_ALIKE

    def offer(
        self, entry: Entry, later: Entry, earlier: Entry, context: Context, link: Link | None
    ) -> None:
        """Keep a pair for reading; `link` is what the rules made of it."""
        pair = pair_up(later, earlier, context)
        if link is not None or worth_reading(pair):
            fellow = earlier if entry is later else later
            self._offers.append(_Offer(self._alike(later, earlier), entry, fellow, pair, link))

    def forget(self) -> None:
        """Drop what was offered and not taken."""
        self._offers = []

    def take(self) -> Iterator[tuple[Entry, Entry, Link]]:
        """The links of all that was offered since the last time: the entry, its fellow, the link."""
        taken: Counter[int | None] = Counter()
        offers = sorted(self._offers, key=_rank)
        self.forget()
        for offer in offers:
            of_claim = taken[offer.entry.number]
            if self._reader is None or taken.total() >= _AN_ARTICLE or of_claim >= _A_CLAIM:
                if offer.link is not None:
                    yield offer.entry, offer.fellow, offer.link
                continue
            taken[offer.entry.number] += 1
            judged = self._read(offer.pair)
            if offer.link is None:
                link = judge(offer.pair, judged)
            else:
                link = confirmed(offer.link, judged)
            if link is not None:
                yield offer.entry, offer.fellow, link

    def _read(self, pair: Pair) -> Judgement:
        """What the model makes of a pair; a conflict is read again in other order, and nameless."""
        assert self._reader is not None
        told = [
            as_read(entry.claim, gist_of(entry), entry.printing.outlet)
            for entry in (pair.a, pair.b)
        ]
        texts, bare = ([spoken(*one) for one in ends] for ends in (told, map(nameless, told)))
        found = [self._reader.read(*texts)]
        if found[0].contradict >= _READ_AGAIN:
            found += [self._reader.read(*ends) for ends in (texts[::-1], bare, bare[::-1])]
        return Judgement(
            round(sum(one.contradict for one in found) / len(found), 3),
            round(sum(one.same for one in found) / len(found), 3),
        )

    def _alike(self, one: Entry, other: Entry) -> float:
        return float(self._meaning(one.claim.text) @ self._meaning(other.claim.text))

    def _mean(self, text: str) -> NDArray[np.float32]:
        assert self._reader is not None
        return self._reader.words.mean(text)


def _rank(offer: _Offer) -> tuple[bool, float, int, int]:
    """What the rules linked first, then the most alike."""
    numbers = offer.pair.a.number or 0, offer.pair.b.number or 0
    return offer.link is None, -round(offer.alike, 4), *numbers

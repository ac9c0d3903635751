"""A seed in, an invented world out: words, people, groups, outlets and places, few of them famous.

Names are drawn with Zipf's frequencies, as in news: a handful is in every other article, and the
tail is so long that new ones keep coming; no name here belongs to anybody. Words are those of news,
as often as in news, and a tail of made-up ones, so that two articles share by chance what two real
ones would.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from reportedly.claim import Actor, Relay, Where
from reportedly.codebook import load_table

T = TypeVar("T")

_ONSETS = ["b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kr", "l", "m", "n", "p", "r", "s", "st"]
_ONSETS += ["t", "tr", "v", "w", "z", "sh", "j"]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ou", "ea"]
_ENDS = ["", "n", "r", "l", "s", "k", "m", "t", "nd", "sh"]
_FORCES = ["Brigade", "Front", "Army", "Militia", "Division", "Movement", "Council"]
_BODIES = ["Foreign Ministry", "Defence Ministry", "Hospital", "Red Crescent", "Governor's Office"]
_PAPERS = ["Post", "Tribune", "Observer", "Times", "News Agency", "Monitor", "Gazette"]
_OFFICES = ["spokesman", "commander", "minister", "governor", "envoy", "activist"]

_PEOPLE, _GROUPS, _BODY_COUNT, _OUTLETS, _PLACES = 12_000, 2_000, 800, 300, 4_000
_RARE_WORDS, _RARE_SHARE = 20_000, 0.3  # of all words; news is about that rich


class Pool(Generic[T]):
    """Things that are drawn with weights; by rank, the first most often, where none are given.

    News names follow Zipf's law with an exponent near 1.
    """

    def __init__(self, items: list[T], weights: Iterable[float] | None = None) -> None:
        self.items = items
        self._sums = list(accumulate(weights or (1 / (rank + 3) for rank in range(len(items)))))

    def draw(self, random: Random) -> T:
        """One of them."""
        return self.items[bisect(self._sums, random.random() * self._sums[-1])]


class World:
    """All that the made-up articles speak of; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._used: set[str] = set()
        self.rare = [self._word() for _ in range(_RARE_WORDS)]
        self.words = self._vocabulary()
        towns = [self._name() for _ in range(_PLACES)]
        self.places = Pool([self._place(i, name) for i, name in enumerate(towns)])
        people = [f"{self._name()} {self._name()}" for _ in range(_PEOPLE)]
        forces = [f"{self._name()} {self._random.choice(_FORCES)}" for _ in range(_GROUPS)]
        bodies = [f"{self._name()} {self._random.choice(_BODIES)}" for _ in range(_BODY_COUNT)]
        papers = [f"{self._name()} {self._random.choice(_PAPERS)}" for _ in range(_OUTLETS)]
        self.outlets = Pool(papers)
        self.forces = Pool([Actor(name, "armed_group") for name in forces])
        self.people = Pool([Actor(name, "person") for name in people])
        speakers = [Relay(name, "person", self._random.choice(_OFFICES)) for name in people]
        speakers[5::7] = [Relay(name, "organisation") for name in bodies + forces][
            : len(speakers[5::7])
        ]
        self.speakers = Pool(speakers)

    def _vocabulary(self) -> Pool[str]:
        rates = load_table("word_rates")["rates"]
        common = {word: rate for word, rate in rates.items() if word.isalpha()}
        each = sum(common.values()) * _RARE_SHARE / (1 - _RARE_SHARE) / _RARE_WORDS
        return Pool([*common, *self.rare], [*common.values(), *[each] * _RARE_WORDS])

    def _place(self, number: int, name: str) -> Where:
        country = f"Q{number % 26:c}"[:1] + chr(65 + number % 20)
        return Where(
            name,
            id=f"gn:{900000 + number}",
            lat=round(self._random.uniform(-35, 60), 4),
            lon=round(self._random.uniform(-20, 120), 4),
            precision=self._random.choice((1, 1, 1, 2, 4)),
            country=country,
            regions=(f"Province {number % 97}", f"Land {country}"),
        )

    def _name(self) -> str:
        return self._word().capitalize()

    def _word(self) -> str:
        """A word that was not there before."""
        while True:
            choose = self._random.choice
            word = "".join(
                choose(_ONSETS) + choose(_VOWELS) for _ in range(self._random.randint(1, 3))
            )
            word += choose(_ENDS)
            if len(word) > 3 and word not in self._used:
                self._used.add(word)
                return word

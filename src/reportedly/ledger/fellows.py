"""The claims of a new reading in, for each the kept claims that it is to be held against out.

Those are claims that share keys with it (`keys`), claims of its incident, claims of articles that tell
the same story (`topics`), and those before it in its own article. In a large ledger any two rare words
meet somewhere by chance, so most claims that share a single key share nothing else: of these only the
latest are looked at, and only those with most of the claim's words are opened. Opening one costs half
a millisecond, since its article has to be read for what stands round it; looking at its words a tenth
of that.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.codebook.naming import cut
from reportedly.ledger.candidates import Candidates
from reportedly.ledger.compare.telling import telling
from reportedly.ledger.entries import Entries
from reportedly.ledger.records import Entry

# Claims that one claim is compared with at most; those that share most keys come first
_MOST = 40
# Of claims that share one key: how many of the latest are looked at, how many of those are opened, and
# what share of the lighter claim's words all but the closest have in common with it. Among 36,000 claims
# of real news one link in a hundred was to a claim that is not opened so.
_LATEST_OF_ONE, _MOST_OF_ONE = 16, 6
_LEAST_SHARE = 0.4
_MOST_OF_STORY = 8  # one in two hundred links was to a claim beyond them
_WORDS = 20_000  # claims whose words are held in memory, about 1 KB each

Words = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sought:
    """A new claim with its keys, as `claim_keys` gives them."""

    entry: Entry
    keys: Sequence[str]


def telling_words(text: str) -> Words:
    """The concepts of a claim's words that carry something, with their weight: those of its gist.

    >>> telling_words("The raid on 14 farms")
    {'attack': 0.4, 'farm': 1.2}
    """
    found = (telling(piece.fold) for piece in cut(text))
    return dict(one for one in found if one is not None)


class Fellows:
    """Finds what new claims are to be compared with among the claims of a store."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._candidates = Candidates(entries.store)
        self._told: dict[int, Words] = {}  # by claim, the one looked up longest ago first

    def find(self, new: Sequence[Sought], story_keys: Iterable[str]) -> list[list[Entry]]:
        """For each claim of a reading its fellows, each of which shares a telling word with it.

        `new` are the claims of one reading, in the order in which they were kept; their keys, and
        those of their story, must not be in the ledger yet.
        """
        own = {_number(one.entry) for one in new}
        story = [row for row in self._candidates.claims_of_story(story_keys) if row not in own]
        ranked = self._ranked(new, own)
        seen = {row for sure, single in ranked for row in (*sure, *single)}
        words = self._words(seen.union(story))
        told = _Told(story, words)
        own_words = [telling_words(one.entry.claim.text) for one in new]
        chosen = []
        for mine, (sure, single) in zip(own_words, ranked, strict=True):
            rows = [*sure, *_closest(mine, single, words)][:_MOST]
            rows = [row for row in rows if not mine.keys().isdisjoint(words[row])]
            chosen.append(rows + told.closest(mine, rows))
        numbers = sorted({row for rows in chosen for row in rows})
        entry_of = dict(zip(numbers, self._entries.entries(numbers), strict=True))
        return [
            [*(entry_of[row] for row in rows), *_before(at, new, own_words)]
            for at, rows in enumerate(chosen)
        ]

    def _ranked(
        self, new: Sequence[Sought], own: Container[int]
    ) -> list[tuple[list[int], list[int]]]:
        """For each claim those that share its incident or two keys, and the latest that share one."""
        kept = self._candidates.claims({key for one in new for key in one.keys})
        of_incident: dict[int | None, list[int]] = {None: []}
        found = []
        for one in new:
            incident = one.entry.incident
            if incident is not None and incident not in of_incident:
                of_incident[incident] = self._candidates.claims_of_incident(incident)
            shared = Counter(row for key in one.keys for row in kept.get(key, ()))
            shared.update(of_incident[incident])
            happening = set(of_incident[incident])
            order = sorted(shared, key=lambda row: (-shared[row], -row))
            order = [row for row in order if row not in own]
            sure = [row for row in order if shared[row] > 1 or row in happening]
            single = [row for row in order if shared[row] == 1 and row not in happening]
            found.append((sure[:_MOST], single[:_LATEST_OF_ONE]))
        return found

    def _words(self, numbers: Collection[int]) -> dict[int, Words]:
        found = {row: self._told.pop(row) for row in numbers if row in self._told}
        missing = json.dumps(sorted(row for row in numbers if row not in found))
        query = "SELECT number, text FROM claim WHERE number IN (SELECT value FROM json_each(?))"
        for row in self._entries.store.rows(query, missing):
            found[row["number"]] = telling_words(row["text"])
        self._told |= found
        while len(self._told) > _WORDS:
            del self._told[next(iter(self._told))]
        return found


class _Told:
    """The claims of a story by their words."""

    def __init__(self, numbers: Iterable[int], words: Mapping[int, Words]) -> None:
        self._of: defaultdict[str, list[int]] = defaultdict(list)
        for number in numbers:
            for word in words[number]:
                self._of[word].append(number)

    def closest(self, mine: Words, met: Collection[int]) -> list[int]:
        """The claims that share most words with one, weighed; none that share nothing or were met."""
        shared: defaultdict[int, float] = defaultdict(float)
        for word, weight in mine.items():
            for number in self._of.get(word, ()):
                shared[number] += weight
        left = shared.keys() - set(met)
        return sorted(left, key=lambda row: (-shared[row], -row))[:_MOST_OF_STORY]


def _before(at: int, new: Sequence[Sought], words: Sequence[Words]) -> list[Entry]:
    """The claims before one in its own article that share a word with it."""
    mine = words[at].keys()
    return [
        one.entry
        for one, other in zip(new[:at], words[:at], strict=True)
        if not mine.isdisjoint(other)
    ]


def _closest(mine: Words, numbers: Iterable[int], words: Mapping[int, Words]) -> list[int]:
    """Of claims that share one key the few that share most words, weighed; one at least."""
    total = sum(mine.values())
    ranked = []
    for number in numbers:
        other = words[number]
        shared = sum(weight for word, weight in mine.items() if word in other)
        enough = shared >= _LEAST_SHARE * min(total, sum(other.values()))
        ranked.append((-shared, -number, enough))
    closest = sorted(ranked)[:_MOST_OF_ONE]
    return [-number for at, (_, number, enough) in enumerate(closest) if enough or not at]


def _number(entry: Entry) -> int:
    return entry.number or 0

"""The accounts of a new reading in; each put in the incident that it tells of, or in one of its own.

`accounts` gathers an article's claims and `incidents` decides; here is what reads the candidates from
the ledger and writes the memberships. People's merges and splits hold: an account is never put into
an incident that a person took it out of, and incidents that a person told apart are not merged.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportedly.claim import Reading
from reportedly.ledger.accounts import tell_accounts
from reportedly.ledger.candidates import Candidates
from reportedly.ledger.decisions.grouping import barred, barred_pairs, pinned
from reportedly.ledger.decisions.targets import accounts_in
from reportedly.ledger.entries import Entries
from reportedly.ledger.incidents import MOST_CANDIDATES, Candidate, Placement, place_account
from reportedly.ledger.matching import blocking_keys
from reportedly.ledger.rarity import Rarities
from reportedly.ledger.records import Account, Why
from reportedly.ledger.store import Store
from reportedly.ledger.writing import Writer, reasons_json

# Latest accounts looked at for one key
_A_KEY = 60
_ACCOUNTS = 4_000  # held in memory, about 2 KB each
_ALL = ""  # the row of `word` that counts all incidents
_MERGED = Why("one account tells of both")


@dataclass(frozen=True, slots=True)
class Told:
    """An account with its row and the incident that it is in."""

    number: int
    incident: int
    account: Account


class Gatherer:
    """Puts accounts into the incidents of a store."""

    def __init__(self, store: Store, writer: Writer, entries: Entries) -> None:
        self._store, self._writer, self._entries = store, writer, entries
        self._candidates = Candidates(store)
        self.account = lru_cache(_ACCOUNTS)(entries.account)

    def gather(self, reading: Reading, number: int) -> list[Told]:
        """Keep the accounts of a reading, and where each belongs; `number` is the reading's row."""
        told: list[Told] = []
        for account in tell_accounts(reading):
            keys = blocking_keys(account)
            near = self._near(keys, [one.number for one in told])
            apart = barred_pairs(self._store, sorted({one.incident for one in near}))
            placement = place_account(account, near, apart=apart, rarity=self._rarities(account))
            row = self._writer.account(account, number, keys)
            incident = placement.incident or self._open(account, number)
            self._join(row, incident, placement, number)
            for other in placement.merges:
                incident = self._merge(other, incident, placement.score, number)
            told.append(Told(row, incident, account))
        return told

    def _open(self, account: Account, reading: int) -> int:
        """A new incident, whose words are counted."""
        self._store.connection.executemany(
            "INSERT INTO word VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET incidents = incidents + 1",
            [(word,) for word in sorted({*account.words, _ALL})],
        )
        return self._store.insert("INSERT INTO incident (reading) VALUES (?)", reading)

    def _rarities(self, account: Account) -> Rarities:
        """How rare the words of an account are among the incidents of this ledger."""
        rows = self._store.rows(
            "SELECT word, incidents FROM word WHERE word IN (SELECT value FROM json_each(?))",
            json.dumps(sorted({*account.words, _ALL})),
        )
        counts = {row["word"]: row["incidents"] for row in rows}
        return Rarities(lambda word: counts.get(word, 0), counts.get(_ALL, 0))

    def _near(self, keys: Sequence[str], own: Sequence[int]) -> list[Candidate]:
        """The accounts of other articles that share most keys."""
        found = self._candidates.accounts(keys, _A_KEY)
        shared = Counter(row for rows in found.values() for row in rows)
        for number in own:  # one article's accounts are happenings that it tells apart
            del shared[number]
        nearest = sorted(shared, key=lambda row: (-shared[row], -row))[:MOST_CANDIDATES]
        incidents = self._entries.incidents_of(nearest)
        return [
            Candidate(row, incidents[row], self.account(row)) for row in nearest if row in incidents
        ]

    def _join(self, account: int, incident: int, placement: Placement, reading: int) -> None:
        self._store.insert(
            "INSERT INTO membership (account, incident, score, reasons, reading) VALUES (?, ?, ?, ?, ?)",
            account,
            incident,
            round(placement.score, 3) if placement.incident else None,
            reasons_json(placement.reasons if placement.incident else ()),
            reading,
        )

    def _merge(self, other: int, incident: int, score: float, reading: int) -> int:
        """Join two incidents; give the one that is left, which is the one that people decided on."""
        if pinned(self._store, [other]):
            other, incident = incident, other
        for account in accounts_in(self._store, other):
            if incident not in barred(self._store, account):
                self._store.insert(
                    "INSERT INTO membership (account, incident, score, reasons, reading)"
                    " VALUES (?, ?, ?, ?, ?)",
                    account,
                    incident,
                    round(score, 3),
                    reasons_json([_MERGED]),
                    reading,
                )
        return incident

"""Keys in, the few kept rows that are worth comparing out.

Each question is answered from an index and bounded in number, so that it costs the same in a ledger
of a hundred claims and of a million. Only what is current is given: rows of readings that a later
one superseded are history, but for claims that people hold on to.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from reportedly.ledger.known import EVERYTHING, belongs, current, current_reading
from reportedly.ledger.store import Store
from reportedly.ledger.writing import key_hash

# Latest rows looked at for one key. A key that more rows share than this says little ("posture of
# Israel in Gaza"): the latest are those that a new claim may answer.
_A_KEY = 30
# Claims of an incident that a new one is compared with: its first ones, which later ones repeat, and
# its latest, which they correct.
_FIRST_OF_INCIDENT, _LATEST_OF_INCIDENT = 15, 35
# Articles of a story whose claims are looked through, and how many claims of them at most
_STORY, _CLAIMS_OF_STORY = 8, 200

_OF_INCIDENT = f"""
SELECT claim.number FROM membership JOIN claim ON claim.account = membership.account
WHERE membership.incident = :incident AND {belongs("membership")}
ORDER BY membership.number {{order}} LIMIT {{most}}
"""
# The condition that a row is current, by its table
_CURRENT = {"claim": current("claim"), "account": current_reading("account")}


class Candidates:
    """Looks up rows of a store that share keys with something new."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def claims(self, keys: Iterable[str]) -> list[int]:
        """Current claims that share a key, the latest of each key, ascending."""
        return self._current("claim", self._sharing("claim_key", "claim", keys, _A_KEY))

    def accounts(self, keys: Iterable[str], each: int) -> list[int]:
        """Current accounts that share a key, the latest `each` of every key, ascending."""
        return self._current("account", self._sharing("account_key", "account", keys, each))

    def claims_of_story(self, keys: Iterable[str]) -> list[int]:
        """Current claims of the articles that share most keys of a story, ascending."""
        shared: Counter[int] = Counter()
        for key in keys:
            shared.update(self._sharing("article_key", "article", [key], _A_KEY))
        nearest = sorted(shared, key=lambda row: (-shared[row], -row))[:_STORY]
        query = "SELECT number FROM claim WHERE article IN (SELECT value FROM json_each(?)) LIMIT ?"
        rows = self._store.rows(query, json.dumps(nearest), _CLAIMS_OF_STORY)
        return self._current("claim", [row[0] for row in rows])

    def claims_of_incident(self, incident: int) -> list[int]:
        """The first and the latest claims of an incident that are current, ascending."""
        found: set[int] = set()
        for order, most in (("ASC", _FIRST_OF_INCIDENT), ("DESC", _LATEST_OF_INCIDENT)):
            query = _OF_INCIDENT.format(order=order, most=most)
            values = EVERYTHING.values() | {"incident": incident}
            found.update(row[0] for row in self._store.rows(query, named=values))
        return self._current("claim", found)

    def articles_by_print(self, keys: Sequence[int], each: int) -> dict[int, list[int]]:
        """For each fingerprint key that is kept, the earliest `each` articles that hold it."""
        found: dict[int, list[int]] = {}
        query = "SELECT article FROM fingerprint WHERE hash = ? ORDER BY article LIMIT ?"
        for key in keys:
            if rows := [row[0] for row in self._store.rows(query, key, each)]:
                found[key] = rows
        return found

    def _sharing(self, table: str, column: str, keys: Iterable[str], each: int) -> set[int]:
        query = f"SELECT {column} FROM {table} WHERE key = ? ORDER BY {column} DESC LIMIT {each}"
        return {
            row[0] for key in sorted(set(keys)) for row in self._store.rows(query, key_hash(key))
        }

    def _current(self, table: str, numbers: Iterable[int]) -> list[int]:
        query = (
            f"SELECT number FROM {table} WHERE number IN (SELECT value FROM json_each(:numbers))"
            f" AND {_CURRENT[table]} ORDER BY number"
        )
        values = EVERYTHING.values() | {"numbers": json.dumps(sorted(numbers))}
        return [row[0] for row in self._store.rows(query, named=values)]

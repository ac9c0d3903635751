"""Keys in, the few kept rows that are worth comparing out.

Each question is answered from an index and bounded in number, so that it costs the same in a ledger
of a hundred claims and of a million. Only what is current is given: rows of readings that a later
one superseded are history, but for claims that people hold on to.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

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
# By the readings, since claims are not indexed by their article
_OF_ARTICLES = """
SELECT claim.number FROM reading CROSS JOIN claim ON claim.reading = reading.number
WHERE reading.article IN (SELECT value FROM json_each(?)) ORDER BY claim.number LIMIT ?
"""
# The latest rows of each of many keys: those from the last that counts on
_SHARING = """
SELECT given.value, kept.{column} FROM json_each(?1) AS given
CROSS JOIN {table} AS kept ON kept.key = given.value
WHERE kept.{column} >= ifnull((
    SELECT other.{column} FROM {table} AS other WHERE other.key = given.value
    ORDER BY other.{column} DESC LIMIT 1 OFFSET ?2), 0)
"""
_PRINTED = """
SELECT given.value, kept.article FROM json_each(?1) AS given
CROSS JOIN fingerprint AS kept ON kept.hash = given.value
WHERE kept.article <= ifnull((
    SELECT other.article FROM fingerprint AS other WHERE other.hash = given.value
    ORDER BY other.article LIMIT 1 OFFSET ?2), kept.article)
"""
# The condition that a row is current, by its table
_CURRENT = {"claim": current("claim"), "account": current_reading("account")}


class Candidates:
    """Looks up rows of a store that share keys with something new."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def claims(self, keys: Iterable[str]) -> dict[str, list[int]]:
        """For each key that is kept, the latest claims that share it, those of them that are current.

        All of an article's keys are best asked for at once.
        """
        return self._current_of("claim", self._sharing("claim_key", "claim", keys, _A_KEY))

    def accounts(self, keys: Iterable[str], each: int) -> dict[str, list[int]]:
        """For each key that is kept, those of its latest `each` accounts that are current."""
        return self._current_of("account", self._sharing("account_key", "account", keys, each))

    def claims_of_story(self, keys: Iterable[str]) -> list[int]:
        """Current claims of the articles that share most keys of a story, ascending."""
        shared: Counter[int] = Counter()
        for articles in self._sharing("article_key", "article", keys, _A_KEY).values():
            shared.update(articles)
        nearest = sorted(shared, key=lambda row: (-shared[row], -row))[:_STORY]
        rows = self._store.rows(_OF_ARTICLES, json.dumps(nearest), _CLAIMS_OF_STORY)
        return self._current("claim", [row[0] for row in rows])

    def claims_of_incident(self, incident: int) -> list[int]:
        """The first and the latest claims of an incident that are current, ascending."""
        found: set[int] = set()
        for order, most in (("ASC", _FIRST_OF_INCIDENT), ("DESC", _LATEST_OF_INCIDENT)):
            query = _OF_INCIDENT.format(order=order, most=most)
            values = EVERYTHING.values() | {"incident": incident}
            found.update(row[0] for row in self._store.rows(query, named=values))
        return self._current("claim", found)

    def claims_of_article(self, article: int) -> list[int]:
        """The claims of all readings of an article row, ascending, whether or not they are current."""
        return [row[0] for row in self._store.rows(_OF_ARTICLES, json.dumps([article]), -1)]

    def articles_by_print(self, keys: Sequence[int], each: int) -> dict[int, list[int]]:
        """For each fingerprint key that is kept, the earliest `each` articles that hold it."""
        found: dict[int, list[int]] = {}
        for key, article in self._store.rows(_PRINTED, json.dumps(keys), each - 1):
            found.setdefault(key, []).append(article)
        return found

    def _sharing(
        self, table: str, column: str, keys: Iterable[str], each: int
    ) -> dict[str, list[int]]:
        """The latest `each` rows of every key that has any."""
        words = {key_hash(key): key for key in sorted(set(keys))}
        found: dict[str, list[int]] = {}
        query = _SHARING.format(table=table, column=column)
        for key, row in self._store.rows(query, json.dumps(list(words)), each - 1):
            found.setdefault(words[key], []).append(row)
        return found

    def _current_of(self, table: str, found: dict[str, list[int]]) -> dict[str, list[int]]:
        kept = set(self._current(table, {row for rows in found.values() for row in rows}))
        return {key: [row for row in rows if row in kept] for key, rows in found.items()}

    def _current(self, table: str, numbers: Collection[int]) -> list[int]:
        if not numbers:
            return []
        query = (
            f"SELECT number FROM {table} WHERE number IN (SELECT value FROM json_each(:numbers))"
            f" AND {_CURRENT[table]} ORDER BY number"
        )
        values = EVERYTHING.values() | {"numbers": json.dumps(sorted(numbers))}
        return [row[0] for row in self._store.rows(query, named=values)]

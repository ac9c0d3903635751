"""A feed's address in, what the ledger remembers of it out: how to ask again, and which items wait.

An answer is taken in whole before any of its items is read: the items that are new wait in the
ledger from then on, so that a feed which drops them, or a run that ends, loses none. An item is
known by a key and a mark of its words: `key.mark`; the same key with another mark is an update.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from reportedly.ledger.store import Store

# A story that is told on and on, or an item whose words change at every look ("2 minutes ago"), is
# taken in so many times
_MOST_UPDATES = 8


@dataclass(frozen=True, slots=True)
class Remembered:
    """How to ask a feed again: the validators of its last answer, and when it may be asked."""

    etag: str | None = None
    changed: str | None = None
    rest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that is to be read: `draft` is JSON, `tries` counts those that failed."""

    number: int
    item: str
    draft: str
    tries: int


class Feeds:
    """What a ledger remembers of feeds; every method is one transaction."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def recall(self, feed: str) -> Remembered:
        """How to ask `feed`."""
        row = self.store.row("SELECT etag, changed, rest FROM feed WHERE address = ?", feed)
        if row is None:
            return Remembered()
        rest = datetime.fromisoformat(row["rest"]) if row["rest"] else None
        return Remembered(row["etag"], row["changed"], rest)

    def take_in(self, feed: str, answer: Remembered, items: Iterable[tuple[str, str]]) -> int:
        """Keep the items, (name, draft) in the order to be read, that were not met before.

        `answer` is how to ask again. Gives how many wait that did not before.
        """
        new = 0
        with self.store.transaction():
            self._remember(feed, answer)
            for item, draft in items:
                if self._met(feed, item):
                    continue
                self.store.insert(
                    "INSERT OR IGNORE INTO waiting (feed, item, draft, tries) VALUES (?, ?, ?, 0)",
                    feed,
                    item,
                    draft,
                )
                new += 1
        return new

    def rest(self, feed: str, until: datetime) -> None:
        """Remember that the server asked to be left alone until then (UTC)."""
        known = self.recall(feed)
        with self.store.transaction():
            self._remember(feed, Remembered(known.etag, known.changed, until))

    def waiting(self, feed: str) -> list[Waiting]:
        """The items of `feed` that are to be read, those that never failed first."""
        rows = self.store.rows(
            "SELECT number, item, draft, tries FROM waiting WHERE feed = ? ORDER BY tries, number",
            feed,
        )
        return [Waiting(*row) for row in rows]

    def count_waiting(self, feed: str) -> int:
        """How many items of `feed` are to be read."""
        return int(str(self.store.value("SELECT count(*) FROM waiting WHERE feed = ?", feed)))

    def settle(self, feed: str, one: Waiting) -> None:
        """An item was read, or given up: it is not looked at again."""
        with self.store.transaction() as moment:
            self.store.insert("DELETE FROM waiting WHERE number = ?", one.number)
            self.store.insert("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", feed, one.item, moment)

    def failed(self, one: Waiting) -> None:
        """An item could not be read; it waits for the next try."""
        with self.store.transaction():
            self.store.insert("UPDATE waiting SET tries = tries + 1 WHERE number = ?", one.number)

    def _remember(self, feed: str, answer: Remembered) -> None:
        rest = answer.rest.isoformat() if answer.rest else None
        self.store.insert(
            "INSERT INTO feed VALUES (?1, ?2, ?3, ?4) ON CONFLICT (address)"
            " DO UPDATE SET etag = ?2, changed = ?3, rest = ?4",
            feed,
            answer.etag,
            answer.changed,
            rest,
        )

    def _met(self, feed: str, item: str) -> bool:
        """True for an item that waits, was settled, or was updated too often."""
        key = item.partition(".")[0]
        rows = self.store.rows(
            "SELECT item FROM seen WHERE feed = ?1 AND item >= ?2 AND item < ?3 UNION ALL"
            " SELECT item FROM waiting WHERE feed = ?1 AND item >= ?2 AND item < ?3",
            feed,
            key + ".",
            key + "/",  # the sign after the full stop
        )
        known = [row["item"] for row in rows]
        return item in known or len(known) >= _MOST_UPDATES

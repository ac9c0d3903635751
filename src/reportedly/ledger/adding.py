"""One article's reading in; its claims, copies, origins, incidents and links kept, in one moment.

All of it is one transaction: an article is in the ledger with all that follows from it, or not at
all. What an article costs does not grow with the ledger, since everything it is compared with is
looked up by keys and bounded in number.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claim import Reading
from reportedly.ledger.entries import Entries
from reportedly.ledger.names import fold_name
from reportedly.ledger.printings import Standing, find_standing
from reportedly.ledger.records import Origin
from reportedly.ledger.store import Store
from reportedly.ledger.writing import Writer
from reportedly.text import Article


@dataclass(frozen=True, slots=True)
class Added:
    """What adding an article did; `new` is False where the ledger held this reading of it."""

    article: int
    new: bool
    claims: int = 0
    copies: int = 0
    links: int = 0


class Adder:
    """Adds readings to an open ledger.

    `version` names the program and its learned parts. An article that was read by another version
    gets a new reading beside the old.
    """

    def __init__(self, store: Store, version: str) -> None:
        self.store, self.version = store, version
        self.entries = Entries(store)
        self._writer = Writer(store)

    def wanted(self, article: Article) -> Article | None:
        """The article as it is to be read, `None` where this version's reading of it is kept."""
        standing = find_standing(self.store, article)
        if standing.kept is not None and self._read_by_this_version(standing.kept):
            return None
        return standing.article

    def add(self, reading: Reading) -> Added:
        """Keep one reading. When this returns, it is on the disk."""
        try:
            with self.store.transaction() as moment:
                return self._add(reading, moment)
        except BaseException:
            self._writer.forget()
            raise

    def _add(self, reading: Reading, moment: str) -> Added:
        standing = find_standing(self.store, reading.article)
        if standing.kept is not None and self._read_by_this_version(standing.kept):
            return Added(standing.kept, new=False)
        revises = self._revised(standing)
        article = standing.kept or self._writer.article(reading.article, revises, moment)
        supersedes = self._latest_reading(standing.kept or revises)
        number = self._writer.reading(reading, article, self.version, supersedes, moment)
        for claim in reading.claims:
            origin = Origin(fold_name(claim.source.name), claim.source.name, "speaker")
            self._writer.claim(claim, origin, number, article, None)
        return Added(article, new=True, claims=len(reading.claims))

    def _revised(self, standing: Standing) -> int | None:
        """The earlier text of the same story: it has most of this one's words."""
        return next(iter(standing.same_text), None)

    def _latest_reading(self, article: int | None) -> int | None:
        if article is None:
            return None
        number = self.store.value("SELECT max(number) FROM reading WHERE article = ?", article)
        return None if number is None else int(str(number))

    def _read_by_this_version(self, article: int) -> bool:
        version = self.store.value(
            "SELECT version FROM reading WHERE article = ? ORDER BY number DESC LIMIT 1", article
        )
        return version == self.version

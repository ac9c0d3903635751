"""One article's reading in; its claims, copies, origins, incidents and links kept, in one moment.

All of it is one transaction: an article is in the ledger with all that follows from it, or not at
all. What an article costs does not grow with the ledger, since everything that it is compared with
is looked up by keys and bounded in number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportedly.claim import Reading
from reportedly.ledger.carrying import carry_decisions
from reportedly.ledger.copies import Printed, compare_texts
from reportedly.ledger.entries import Entries
from reportedly.ledger.fingerprint import furniture
from reportedly.ledger.gathering import Gatherer, Told
from reportedly.ledger.linking import Linker
from reportedly.ledger.printings import Standing, find_standing
from reportedly.ledger.records import Copy, Entry, Printing
from reportedly.ledger.store import Store
from reportedly.ledger.tally import count_in, count_out
from reportedly.ledger.tracing import Tracer
from reportedly.ledger.writing import Writer
from reportedly.text import Article

# Share of the shorter text that two texts of one story have in common: an update keeps most of it,
# while two stories that were given one id by mistake share nothing
_ONE_STORY = 0.25


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
        self._begin()

    def _begin(self) -> None:
        """Start with nothing remembered of any row."""
        self.entries = Entries(self.store)
        self._writer = Writer(self.store)
        self._tracer = Tracer(self.store, self._writer, self.entries)
        self._gatherer = Gatherer(self.store, self._writer, self.entries)
        self._linker = Linker(self._writer, self.entries, self._gatherer)

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
            self._begin()  # the numbers of rows that were taken back will be those of others
            raise

    def _add(self, reading: Reading, moment: str) -> Added:
        standing = find_standing(self.store, reading.article)
        if standing.kept is not None and self._read_by_this_version(standing.kept):
            return Added(standing.kept, new=False)
        revises = None if standing.kept else self._revised(standing)
        article = standing.kept or self._writer.article(reading.article, revises, moment)
        printing = _printing(reading.article, article, moment)
        earlier = self._latest_reading(standing.kept or revises)
        number = self._writer.reading(reading, article, self.version, earlier, moment)
        copies = self._copies(standing, printing, number)
        told = self._gatherer.gather(reading, number)
        entries = self._claims(reading, printing, copies, told, number)
        links = self._linker.link(entries, copies, number)
        self.entries.hold(entries)
        if earlier is not None:
            carry_decisions(self.store, earlier, number)  # may keep links, which are counted
        count_in(self.store, number)
        if earlier is not None:
            count_out(self.store, earlier)
        return Added(article, True, len(entries), len(copies), links)

    def _copies(self, standing: Standing, printing: Printing, reading: int) -> tuple[Copy, ...]:
        """The article's copies: found once, however often it is read."""
        if standing.kept is not None:
            return self.entries.copies(standing.kept)
        copies = self._tracer.find_copies(standing.article, printing, standing.earlier)
        for copy in copies:
            self._writer.copy(copy, reading)
        return copies

    def _claims(
        self,
        reading: Reading,
        printing: Printing,
        copies: tuple[Copy, ...],
        told: list[Told],
        number: int,
    ) -> list[Entry]:
        account_of = {at: one for one in told for at in one.account.claims}
        entries = []
        for at, claim in enumerate(reading.claims):
            origin = self._tracer.find_origin(claim, printing, copies)
            one = account_of.get(at)
            account = one.number if one else None
            row = self._writer.claim(claim, origin, number, printing.number or 0, account)
            incident = one.incident if one else None
            entries.append(Entry(claim, printing, origin, row, account, incident))
        return entries

    def _revised(self, standing: Standing) -> int | None:
        """The earlier text of the same story: the same text, or one that shares enough of it."""
        if standing.same_text:
            return standing.same_text[0]
        article = standing.article
        here = Printed(_printing(article, 2**62, ""), article.text, furniture(article))
        for number in standing.earlier:
            other = self.entries.article(number)
            there = Printed(self.entries.printing(number), other.text, furniture(other))
            copy = compare_texts(here, there)
            if copy is not None and copy.containment >= _ONE_STORY:
                return number
        return None

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


def _printing(article: Article, number: int, moment: str) -> Printing:
    agency = article.dateline.agency if article.dateline else None
    return Printing(
        id=article.id,
        outlet=article.outlet,
        agency=agency.text if agency else None,
        byline=article.byline,
        published=article.published,
        title=article.title,
        url=article.url,
        number=number,
        recorded=datetime.fromisoformat(moment) if moment else None,
    )

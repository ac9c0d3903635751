"""An article's id in, its text out with all that was read from it and what people decided of that.

Claims stand in the order of the text, as people edited them; those that a later reading lacks and
people decided on are among them, and so are those that people marked as missed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportedly.claim import Reading, Unread
from reportedly.ledger.decisions.standing import verdict
from reportedly.ledger.entries import Entries
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.records import Decision, Entry, Printing
from reportedly.ledger.store import Store
from reportedly.text import Article
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.links import touching
from reportedly.views.rows import ClaimRow, Rows, claim_row

_ARTICLE = """
SELECT article.number, max(reading.number) AS reading, count(*) AS readings FROM article
JOIN reading ON reading.article = article.number
WHERE article.id = :id AND reading.number <= :known_reading
AND (:known_published IS NULL OR article.published <= :known_published)
GROUP BY article.number ORDER BY article.number DESC LIMIT 1
"""
# Of all its readings: a claim that people decided on stays beside a later one that lacks it
_CLAIMS = """
SELECT claim.number, claim.article FROM article JOIN reading ON reading.article = article.number
JOIN claim ON claim.reading = reading.number
WHERE article.id = :id AND reading.number <= :known_reading ORDER BY claim.number
"""
_EVERY = Filters(rejected=True)


@dataclass(frozen=True, slots=True)
class CopyRow:
    """Another article that shares words with one; `copies` tells whether that came first.

    `containment` is the share of the shorter stretch that both hold, 0 to 1.
    """

    article: str
    outlet: str | None
    published: date | None
    copies: bool
    containment: float


@dataclass(frozen=True, slots=True)
class Ties:
    """How many links of one type a claim has; `acts` where it is the one that corrects or answers."""

    type: str
    acts: bool
    links: int


@dataclass(frozen=True, slots=True)
class PrintedClaim:
    """A claim of an article: its record and its row, what stands decided of it, and its links."""

    entry: Entry
    row: ClaimRow
    decisions: tuple[Decision, ...]
    ties: tuple[Ties, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as printed and as read last.

    `readings` counts how often it was read, `rejected` the claims that are left out because people
    rejected them. `earlier` are claims of an earlier printing, whose words are not of this text.
    """

    article: Article
    printing: Printing
    readings: int
    claims: tuple[PrintedClaim, ...]
    earlier: tuple[PrintedClaim, ...]
    unread: tuple[Unread, ...]
    copies: tuple[CopyRow, ...]
    rejected: int

    @property
    def reading(self) -> Reading:
        """What is shown of it as one reading."""
        return Reading(self.article, tuple(one.entry.claim for one in self.claims), self.unread)


def printed(
    store: Store, id: str, known: Known = EVERYTHING, *, rejected: bool = False
) -> Printed | None:
    """The article with this id as printed last, `None` where none was known.

    What people rejected is given where it is asked for.
    """
    values = known.values() | {"id": id}
    row = next(store.rows(_ARTICLE, named=values), None)
    if row is None:
        return None
    rows = Rows(store, known)
    numbers = [claim["number"] for claim in store.rows(_CLAIMS, named=values)]
    kept = Finder(store, _EVERY, known).confirm(numbers)
    read = rows.read(number for number in numbers if number in kept)
    shown = [one for one in read if rejected or verdict(one[1]) != "reject"]
    ties = _ties(Finder(store, ANY, known), [entry.number or 0 for entry, _ in shown])
    claims = sorted(
        (
            PrintedClaim(entry, claim_row(entry, decided), decided, ties.get(entry.number or 0, ()))
            for entry, decided in shown
        ),
        key=_place,
    )
    here = [one for one in claims if one.entry.printing.number == row["number"]]
    article = rows.entries.article(row["number"])
    return Printed(
        article=article,
        printing=rows.entries.printing(row["number"]),
        readings=row["readings"],
        claims=tuple(here),
        earlier=tuple(one for one in claims if one not in here),
        unread=_unread(store, article, row["reading"]),
        copies=_copies(rows.entries, row["number"], known),
        rejected=len(read) - len(shown),
    )


def _place(one: PrintedClaim) -> tuple[int, int, int]:
    spans = one.entry.claim.spans
    return spans[0].start, spans[-1].end, one.row.number


def _ties(finder: Finder, claims: Iterable[int]) -> dict[int, tuple[Ties, ...]]:
    """The links of each claim, counted; those that hold both ways are not told apart by side."""
    counts: dict[int, Counter[tuple[str, bool]]] = {}
    for row in touching(finder, claims):
        mutual = row["type"] in ("disputes", "supports")
        for end in ("a", "b"):
            counts.setdefault(row[end], Counter())[row["type"], mutual or end == "a"] += 1
    return {
        claim: tuple(Ties(type, acts, count) for (type, acts), count in sorted(found.items()))
        for claim, found in counts.items()
    }


def _unread(store: Store, article: Article, reading: int) -> tuple[Unread, ...]:
    """The stretches that a reading found no claim in, with its reasons."""
    told = store.value("SELECT unread FROM reading WHERE number = ?", reading)
    return tuple(Unread(article.span(start, end), why) for start, end, why in json.loads(str(told)))


def _copies(entries: Entries, article: int, known: Known) -> tuple[CopyRow, ...]:
    """The articles that share its words, as far as they were known."""
    found = []
    for copy in entries.copies(article):
        later = copy.article == article
        number = copy.earlier if later else copy.article
        other = entries.printing(number)
        first = entries.store.value("SELECT min(number) FROM reading WHERE article = ?", number)
        if int(str(first or 0)) > known.reading or not _was_printed(other, known):
            continue
        found.append(
            CopyRow(other.id, other.outlet, other.published, later, round(copy.containment, 2))
        )
    return tuple(found)


def _was_printed(printing: Printing, known: Known) -> bool:
    """Whether it had been printed by the day asked for, if one is."""
    day = printing.published
    return known.published is None or (day is not None and day <= known.published)

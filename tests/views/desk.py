"""A desk that fills ledgers by hand: articles are written claim by claim, and no model is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.claim import (
    Actor,
    Casualties,
    Claim,
    Event,
    Factuality,
    Reading,
    Relation,
    Relay,
    When,
    Where,
)
from reportedly.edtf import day_bounds
from reportedly.ledger.names import fold_name
from reportedly.ledger.records import Account, Link, LinkType, Origin, Why
from reportedly.ledger.store import Store
from reportedly.ledger.tally import count_in, count_out
from reportedly.ledger.writing import Writer
from reportedly.text import Article, Span

AUTHOR = Relay("author", "author")
PLAIN = Factuality("asserted", "+", "certain", "happened", "paraphrase")
DENIED = replace(PLAIN, status="denied", polarity="-")
RUMOUR = replace(PLAIN, status="rumoured", certainty="possible", manner="rumour")

SYRIA = Where("Syria", id="state:SYR", lat=35.0, lon=38.0, precision=6, country="SY")
HOMS = Where("Homs", None, "gn:169577", 34.7, 36.7, 1, "SY", ("Homs", "Syria"))
RASTAN = Where("Rastan", None, "gn:0001", 34.9, 36.7, 1, "SY", ("Homs", "Syria"))
KIDAL = Where("Kidal", None, "gn:0002", 18.4, 1.4, 1, "ML", ("Kidal", "Mali"))


@dataclass(frozen=True)
class Told:
    """A claim to write into an article; its place there is found by its words."""

    text: str
    source: Relay = AUTHOR
    facts: Factuality = PLAIN
    via: tuple[Relay, ...] = ()
    kind: Any = "incident"
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    places: tuple[Where, ...] = ()
    when: str | None = None
    casualties: tuple[Casualties, ...] = ()
    event: Event | None = None
    relation: Relation | None = None
    role: str | None = None
    direction: Any = None
    conditions: tuple[str, ...] = ()
    origin: Origin | None = None
    happening: str | None = None  # which incident it tells of, by a word of the test's own


def person(name: str, role: str | None = None) -> Relay:
    return Relay(name, "person", role)


def outlet(name: str) -> Relay:
    return Relay(name, "outlet")


def state(name: str) -> Actor:
    return Actor(name, "state")


class Desk:
    """Writes readings into a ledger; `claims` finds the row of a claim by its words."""

    def __init__(self, path: Path) -> None:
        self.store = Store(path, create=True)
        self.writer = Writer(self.store)
        self.claims: dict[str, int] = {}
        self.ids: dict[str, str] = {}
        self.happenings: dict[str, int] = {}

    def print(
        self,
        name: str,
        *told: Told,
        outlet: str | None = None,
        published: str | None = None,
        recorded: str = "2024-11-20",
        again: bool = False,
    ) -> int:
        """Put an article in as read on a day; `again` reads the one of this name once more."""
        text = ". ".join(one.text + "".join(f" {c}" for c in one.conditions) for one in told)
        article = Article(
            id=name,
            text=text or "Nothing.",
            title=f"On {name}",
            outlet=outlet,
            published=date.fromisoformat(published) if published else None,
            published_basis="given" if published else "unknown",
        )
        moment = f"{recorded}T09:00:00.000+00:00"
        with self.store.transaction():
            row = self.store.row("SELECT number FROM article WHERE id = ?", name) if again else None
            number = row[0] if row else self.writer.article(article, None, moment)
            before = self.store.value("SELECT max(number) FROM reading WHERE article = ?", number)
            earlier = int(str(before)) if before else None
            claims = tuple(_claim(article, one) for one in told)
            reading = self.writer.reading(Reading(article, claims), number, "1", earlier, moment)
            self._put(told, claims, reading, number, article.published)
            count_in(self.store, reading)
            if earlier:
                count_out(self.store, earlier)
        return reading

    def link(self, type: LinkType, a: str, b: str, *reasons: Why, confidence: float = 0.9) -> int:
        """Link two claims by their words; found while reading the article of the first."""
        with self.store.transaction():
            reading = self.store.value("SELECT reading FROM claim WHERE number = ?", self.claims[a])
            link = Link(type, self.claims[a], self.claims[b], confidence, reasons)
            return self.writer.link(link, int(str(reading)))

    def copy(self, article: str, earlier: str, containment: float) -> None:
        """Let one article hold words of another."""
        query = "SELECT max(number) FROM article WHERE id = ?"
        later, first = self.store.value(query, article), self.store.value(query, earlier)
        reading = self.store.value("SELECT max(number) FROM reading WHERE article = ?", later)
        with self.store.transaction():
            self.store.insert(
                "INSERT INTO copy VALUES (?, ?, ?, '[]', ?)", later, first, containment, reading
            )

    def _put(
        self,
        told: Sequence[Told],
        claims: Sequence[Claim],
        reading: int,
        article: int,
        published: date | None,
    ) -> None:
        accounts: dict[str, int] = {}
        for one in told:
            if one.happening and one.happening not in accounts:
                accounts[one.happening] = self._account(
                    one.happening, told, claims, reading, published
                )
        for one, claim in zip(told, claims, strict=True):
            origin = one.origin or Origin(
                fold_name(claim.source.name), claim.source.name, "speaker"
            )
            account = accounts.get(one.happening or "")
            row = self.writer.claim(claim, origin, reading, article, account)
            self.claims[one.text], self.ids[one.text] = row, claim.id

    def _account(
        self,
        happening: str,
        told: Sequence[Told],
        claims: Sequence[Claim],
        reading: int,
        published: date | None,
    ) -> int:
        mine = [n for n, one in enumerate(told) if one.happening == happening]
        first, last = day_bounds(next((w for n in mine if (w := told[n].when)), None))
        account = Account(
            claims=tuple(mine),
            first=first,
            last=last or (None if first else published),
            places=tuple(place.name for n in mine for place in claims[n].places),
            actors=tuple(actor.name for n in mine for actor in claims[n].actors),
            targets=tuple(actor.name for n in mine for actor in claims[n].recipients),
            casualties=tuple(harm for n in mine for harm in claims[n].casualties),
        )
        number = self.writer.account(account, reading, [happening])
        alone = happening not in self.happenings
        if alone:
            self.happenings[happening] = self.store.insert(
                "INSERT INTO incident (reading) VALUES (?)", reading
            )
        self.store.insert(
            "INSERT INTO membership (account, incident, score, reasons, reading)"
            " VALUES (?, ?, ?, ?, ?)",
            number,
            self.happenings[happening],
            None if alone else 0.9,
            "[]" if alone else '[["same place",1.5,"Homs | Homs"]]',
            reading,
        )
        return number


def _claim(article: Article, told: Told) -> Claim:
    start = article.text.index(told.text)
    conditions = tuple(
        Span(at, at + len(words), words)
        for words in told.conditions
        for at in [article.text.index(words)]
    )
    return Claim(
        id=f"{article.id}-{start}",
        article=article.id,
        spans=(Span(start, start + len(told.text), told.text),),
        chain=(told.source, *told.via),
        factuality=told.facts,
        kind=told.kind,
        actors=told.actors,
        recipients=told.recipients,
        places=told.places,
        when=When(told.when, "day") if told.when else None,
        direction=told.direction,
        relation=told.relation,
        role=told.role,
        casualties=told.casualties,
        event=told.event,
        conditions=conditions,
    )

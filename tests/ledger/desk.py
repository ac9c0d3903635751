"""A small ledger to decide on, filled row by row: articles, claims, accounts, incidents, links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportedly.claim import Casualties, Claim, Factuality, Reading, Relay
from reportedly.ledger.decisions.deciding import decide, signed
from reportedly.ledger.decisions.targets import read_target
from reportedly.ledger.entries import Entries
from reportedly.ledger.known import EVERYTHING, current
from reportedly.ledger.names import fold_name
from reportedly.ledger.records import (
    Account,
    Decision,
    DecisionKind,
    Link,
    LinkType,
    Origin,
    Why,
)
from reportedly.ledger.store import Store
from reportedly.ledger.writing import Writer, reasons_json
from reportedly.text import Article

TOLD = Factuality("asserted", "+", "certain", "happened", "paraphrase")


def told(
    article: Article, words: str, source: str = "Nadia Rahal", kind: str = "incident"
) -> Claim:
    """A claim in the words of an article; its id depends on words, source and kind."""
    start = article.text.index(words)
    span = article.span(start, start + len(words))
    killed = Casualties("killed", 12, 12, 12) if "12" in words else None
    return Claim(
        id=f"{article.id}-{start}-{start + len(words)}-{source}-{kind}".replace(" ", "_"),
        article=article.id,
        spans=(span,),
        chain=(Relay(source, "person"),),
        factuality=TOLD,
        kind=kind,  # type: ignore[arg-type]
        casualties=(killed,) if killed else (),
    )


class Desk:
    """A store with short ways to fill it; each step is a transaction of its own."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder / "desk.db", create=True)
        self.entries = Entries(self.store)
        self.articles: dict[str, int] = {}

    def article(self, article: Article) -> None:
        with self.store.transaction() as moment:
            self.articles[article.id] = Writer(self.store).article(article, None, moment)

    def read(
        self,
        article: Article,
        claims: Sequence[Claim],
        *,
        version: str = "1",
        supersedes: int | None = None,
        incident: int | None = None,
    ) -> int:
        """A reading of an article whose claims are one account; in a new incident unless given."""
        if article.id not in self.articles:
            self.article(article)
        row = self.articles[article.id]
        with self.store.transaction() as moment:
            writer = Writer(self.store)
            number = writer.reading(Reading(article, ()), row, version, supersedes, moment)
            account = writer.account(Account(tuple(range(len(claims)))), number, ())
            into = incident or self.store.insert(
                "INSERT INTO incident (reading) VALUES (?)", number
            )
            self.store.insert(
                "INSERT INTO membership (account, incident, score, reasons, reading)"
                " VALUES (?, ?, 0.9, ?, ?)",
                account,
                into,
                reasons_json([Why("same day")]),
                number,
            )
            for claim in claims:
                name = claim.source.name
                origin = Origin(fold_name(name), name, "speaker")
                writer.claim(claim, origin, number, row, account)
        return number

    def link(self, a: Claim, b: Claim, type: LinkType = "disputes", confidence: float = 0.8) -> str:
        """A link found in the latest reading."""
        with self.store.transaction():
            reading = int(str(self.store.value("SELECT max(number) FROM reading")))
            ends = (self.row(a.id), self.row(b.id))
            link = Link(type, *ends, confidence, (Why("figures"),))
            return str(Writer(self.store).link(link, reading))

    def decide(
        self, kind: DecisionKind, target: str, /, reason: str | None = None, **value: object
    ) -> Decision:
        return decide(self.store, signed(kind, read_target(target), "Ana Petit", value, reason))

    def row(self, claim: str) -> int:
        """The latest row of a claim."""
        return int(str(self.store.value("SELECT max(number) FROM claim WHERE id = ?", claim)))

    def incident(self, claim: Claim) -> int:
        """The incident that a claim's account is in."""
        (entry,) = self.entries.entries([self.row(claim.id)])
        assert entry.incident is not None
        return entry.incident

    def current(self) -> list[str]:
        """The ids of all claims that are current, in order."""
        rows = self.store.rows(
            f"SELECT id FROM claim WHERE {current('claim')} ORDER BY id", named=EVERYTHING.values()
        )
        return [row["id"] for row in rows]


def numbered(count: int) -> list[tuple[Article, Claim]]:
    """Articles with one claim each, of one outlet each."""
    articles = [
        Article(
            id=f"a{n}", text=f"Shells killed 12 people in Tawila, she said {n}.", outlet=f"P{n}"
        )
        for n in range(1, count + 1)
    ]
    return [(one, told(one, "Shells killed 12 people in Tawila")) for one in articles]


def again(claim: Claim, words: str, article: Article) -> Claim:
    """The claim as a later reading has it, in other words of the article."""
    start = article.text.index(words)
    span = article.span(start, start + len(words))
    return replace(claim, id=f"{claim.id}-again", spans=(span,))

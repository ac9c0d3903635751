"""An article in, how it stands to what the ledger keeps out: kept already, new, or printed anew.

The same text by another outlet is another printing, whose origin is looked for among the first. The
same story with another text, or with more known of its printing, revises the earlier one: both are
kept, the later is current.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from hashlib import sha256

from reportedly.ledger.store import Store
from reportedly.ledger.writing import text_hash
from reportedly.text import Article

# What tells two printings of one text apart
_FACTS = ("outlet", "url", "title", "published")


@dataclass(frozen=True, slots=True)
class Standing:
    """How an article stands to the ledger.

    `article` is as it is to be read and kept. `kept` is the row of the same article, `earlier` are
    the rows that it may revise (the latest first) and `same_text` those of them with its text.
    """

    article: Article
    kept: int | None = None
    earlier: tuple[int, ...] = ()
    same_text: tuple[int, ...] = ()


def find_standing(store: Store, article: Article) -> Standing:
    """How `article` stands to what is kept; one without a given id is named where ids would clash."""
    digest = text_hash(article.text)
    given = article.id != digest[: len(article.id)]
    rows = list(
        store.rows(
            "SELECT number, id, hash, outlet, url, title, published FROM article"
            " WHERE id = ?1 OR hash = ?2 OR (?3 IS NOT NULL AND url = ?3) ORDER BY number DESC",
            article.id,
            digest,
            article.url,
        )
    )
    alike = [row for row in rows if row["hash"] == digest]
    for row in alike:
        if row["id"] in {article.id, _printing_id(article)} and _same(row, article):
            return Standing(replace(article, id=row["id"]), kept=row["number"])
    if not given and any(_apart(row, article) for row in alike):
        article = replace(article, id=_printing_id(article))
    earlier = [row for row in rows if _one_story(row, article, given)]
    return Standing(
        article,
        earlier=tuple(row["number"] for row in earlier),
        same_text=tuple(row["number"] for row in earlier if row["hash"] == digest),
    )


def _printing_id(article: Article) -> str:
    """The id of one printing among several of the same text."""
    parts = (article.text, article.outlet or "", article.url or "")
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _facts(article: Article) -> tuple[str | None, ...]:
    day = article.published.isoformat() if article.published else None
    return (article.outlet, article.url, article.title, day)


def _same(row: sqlite3.Row, article: Article) -> bool:
    return tuple(row[name] for name in _FACTS) == _facts(article)


def _apart(row: sqlite3.Row, article: Article) -> bool:
    """Whether two known outlets or two known addresses printed the text."""
    return any(
        known is not None and value is not None and known != value
        for known, value in ((row["outlet"], article.outlet), (row["url"], article.url))
    )


def _one_story(row: sqlite3.Row, article: Article, given: bool) -> bool:
    if row["url"] is not None and row["url"] == article.url:
        return True
    return row["id"] == article.id and (given or not _apart(row, article))

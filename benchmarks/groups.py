"""Groups of articles that tell of one incident: rows with texts in, the groups found out.

The source holds rows ({"id", "text", "title", "published", "outlet", "article_id"}), or groups
that only name their rows ({"rows": [ids]}), whose texts then lie in another .jsonl file beside it.
Each row stands for what its article mainly tells; several rows of one article stand for its
accounts in turn. Nothing else of a row is read: not its place, date or label.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.articles import ReadOptions, read_text
from reportedly.claim import Reading
from reportedly.ledger.accounts import tell_accounts
from reportedly.ledger.incidents import Compare, group
from reportedly.ledger.matching import match
from reportedly.ledger.records import Account
from reportedly.pipeline import read_claims


@dataclass(frozen=True, slots=True)
class Told:
    """A row with the accounts of its article; `turn` is the one that it stands for."""

    id: str
    published: date | None
    accounts: tuple[Account, ...]
    turn: int = 0


def predict(source: Path, target: Path) -> None:
    """Write {"group", "rows": [ids]} for each group that is found in the rows of `source`."""
    told = [tell(read_row(row), turn) for row, turn in numbered(load_rows(source))]
    with target.open("w", encoding="utf-8") as out:
        for number, ids in enumerate(grouped(told), start=1):
            out.write(json.dumps({"group": f"p{number:03}", "rows": ids}) + "\n")


def load_rows(source: Path) -> list[dict[str, Any]]:
    """The rows of `source`, with their texts, each id once and in order.

    Raises `KeyError` for a row whose text is nowhere beside it.
    """
    lines = list(_lines(source))
    rows = {line["id"]: line for line in lines if "text" in line}
    named = [row for line in lines for row in line.get("rows", ())]
    if not named:
        return list(rows.values())
    for path in sorted(source.parent.glob("*.jsonl")):
        for line in _lines(path):
            if "text" in line:
                rows.setdefault(line["id"], line)
    return [rows[row] for row in dict.fromkeys(named)]


def numbered(rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], int]]:
    """Each row with its turn among the rows of its article, from 0."""
    seen: Counter[str] = Counter()
    for row in rows:
        article = row.get("article_id") or row["id"]
        yield row, seen[article]
        seen[article] += 1


def read_row(row: dict[str, Any]) -> Reading:
    """Read the article of a row."""
    day = row.get("published")
    options = ReadOptions(
        published=date.fromisoformat(day) if day else None, outlet=row.get("outlet")
    )
    article = read_text(row["text"], options)
    return read_claims(replace(article, id=row["id"], title=row.get("title") or article.title))


def tell(reading: Reading, turn: int = 0) -> Told:
    """The accounts of a reading, as those of a row."""
    article = reading.article
    return Told(article.id, article.published, tell_accounts(reading), turn)


def grouped(told: list[Told], compare: Compare = match) -> list[list[str]]:
    """The ids of rows by incident, all accounts of their articles being grouped."""
    placed = group([row.accounts for row in told], [row.published for row in told], compare)
    found: defaultdict[object, list[str]] = defaultdict(list)
    for row, incidents in zip(told, placed, strict=True):
        stands = incidents[min(row.turn, len(incidents) - 1)] if incidents else row.id
        found[stands].append(row.id)
    return list(found.values())


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)

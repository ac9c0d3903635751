"""A briefing's text in, kept word for word under an id; the same text out whenever it is asked for.

What a briefing is made of, and how it reads, is no matter of the ledger's: it keeps JSON, with who
froze it, when, what was asked for, and how far the ledger was written then.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from reportedly.ledger.decisions.deciding import signer
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store

# Hexadecimal digits: two of a million briefings share an id by chance once in 37 million ledgers
_DIGITS = 16
# A ledger of an older program that is only read has no such table yet
_THERE = "SELECT 1 FROM sqlite_schema WHERE name = 'briefing'"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A briefing as it was frozen.

    `question` and `text` are JSON values; `known` tells how far the ledger was written, and
    `recorded` when that was (UTC).
    """

    id: str
    question: Mapping[str, Any]
    text: Mapping[str, Any]
    by: str
    known: Known
    recorded: datetime


def freeze(
    store: Store,
    question: Mapping[str, Any],
    text: Mapping[str, Any],
    by: str,
    known: Known,
    moment: str,
) -> str:
    """Keep a text within the caller's transaction, and give its id.

    A text that was frozen before is kept as it was: by whom and when does not change. `known` are
    the last reading and decision that it rests on. Raises `OptionError` where nobody signs.
    """
    written = _json(text)
    id = text_id(written)
    if store.row("SELECT 1 FROM briefing WHERE id = ?", id) is None:
        store.insert(
            "INSERT INTO briefing (id, question, text, by, reading, decision, recorded)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(id, _json(question), written, signer(by), known.reading, known.decision, moment),
        )
    return id


def frozen(store: Store, id: str) -> Frozen | None:
    """The briefing with this id, `None` where none was frozen."""
    if store.row(_THERE) is None:
        return None
    row = store.row("SELECT * FROM briefing WHERE id = ?", id)
    return None if row is None else _frozen(row)


def all_frozen(store: Store, limit: int) -> tuple[Frozen, ...]:
    """The briefings that were frozen last, latest first."""
    if store.row(_THERE) is None:
        return ()
    rows = store.rows("SELECT * FROM briefing ORDER BY number DESC LIMIT ?", limit)
    return tuple(map(_frozen, rows))


def altered(store: Store) -> Iterator[str]:
    """The ids of briefings whose text is no longer the one that was frozen."""
    if store.row(_THERE) is not None:
        for row in store.rows("SELECT id, text FROM briefing"):
            if text_id(row["text"]) != row["id"]:
                yield row["id"]


def known_now(store: Store, known: Known = EVERYTHING) -> Known:
    """The last reading and decision that are there and known, 0 where there is none."""
    found = (
        store.value(f"SELECT ifnull(max(number), 0) FROM {table} WHERE number <= ?", last)
        for table, last in (("reading", known.reading), ("decision", known.decision))
    )
    reading, decision = (int(str(number)) for number in found)
    return Known(reading, decision, known.published)


def text_id(written: str) -> str:
    """The id of a text as it is kept."""
    return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _frozen(row: sqlite3.Row) -> Frozen:
    return Frozen(
        id=row["id"],
        question=json.loads(row["question"]),
        text=json.loads(row["text"]),
        by=row["by"],
        known=Known(row["reading"], row["decision"]),
        recorded=datetime.fromisoformat(row["recorded"]),
    )


def _json(value: Mapping[str, Any]) -> str:
    """JSON that is the same for the same values, with "?" for half a surrogate pair."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8", "replace").decode("utf-8")

"""How SQLite looks things up while an article is added: never by going through a table that grows."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from benchmarks.newsroom import Newsroom
from reportedly.ledger.adding import Adder
from reportedly.ledger.store import Store

_ASKS = re.compile(r"\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b")
# A list that is given with the query, the index of words, a row of constants, a part of the query
_SMALL = re.compile(r"SCAN (?:\w+ VIRTUAL TABLE|touched|\(|CONSTANT|\d)")


def statements(path: Path, articles: int) -> dict[str, str]:
    """What adding the last of some articles asks, with its values, once for each wording."""
    found: dict[str, str] = {}

    def note(statement: str) -> None:
        found.setdefault(re.sub(r"'(?:[^']|'')*'|\b-?[\d.]+\b", "?", statement), statement)

    with Store(path, create=True) as store:
        adder = Adder(store, "1")
        for number, reading in enumerate(islice(Newsroom(1).readings(), articles)):
            if number == articles - 10:
                store.connection.set_trace_callback(note)
            if adder.wanted(reading.article) is not None:
                adder.add(reading)
        store.connection.set_trace_callback(None)
    return found


def test_no_question_of_an_add_goes_through_a_whole_table(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    asked = statements(path, 30)
    scans = []
    with Store(path) as store:
        for statement in asked.values():
            # The plan of a single row lists, besides, tables that may point at it
            if not _ASKS.match(statement) or re.search(r"\bVALUES\s*\(", statement):
                continue
            plan = [row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {statement}")]
            scans += [
                f"{step}: {statement}"
                for step in plan
                if step.startswith("SCAN") and not _SMALL.match(step)
            ]
    assert len(asked) > 20
    assert scans == [], "\n".join(scans)

"""Frozen briefings: kept word for word, once, and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.briefings import all_frozen, freeze, frozen, known_now, text_id
from reportedly.ledger.check import check
from reportedly.ledger.known import Known
from reportedly.ledger.store import Store

TEXT = {"title": "March", "sections": [{"told": "café \udce9"}]}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "news.db", create=True) as store:
        yield store


def keep(store: Store, text: dict[str, object], by: str = "Ana Petit") -> str:
    with store.transaction() as moment:
        return freeze(store, {"claims": ["a1"]}, text, by, Known(4, 2), moment)


def test_the_same_text_comes_back(store: Store) -> None:
    id = keep(store, TEXT)
    kept = frozen(store, id)
    assert kept is not None
    assert kept.text == {"title": "March", "sections": [{"told": "café ?"}]}
    assert (kept.by, kept.known, kept.question) == ("Ana Petit", Known(4, 2), {"claims": ["a1"]})
    assert frozen(store, "0" * 16) is None


def test_a_text_is_kept_once(store: Store) -> None:
    first = keep(store, {"title": "one", "sections": []})
    assert keep(store, {"sections": [], "title": "one"}, "Bo Lind") == first
    second = keep(store, {"title": "two", "sections": []})
    assert [one.id for one in all_frozen(store, 5)] == [second, first]
    assert [one.by for one in all_frozen(store, 5)] == ["Ana Petit", "Ana Petit"]
    assert [one.id for one in all_frozen(store, 1)] == [second]


def test_it_is_signed(store: Store) -> None:
    with pytest.raises(OptionError, match="a decision is signed"):
        keep(store, TEXT, " ")


def test_it_is_never_changed(store: Store) -> None:
    keep(store, TEXT)
    for statement in ("UPDATE briefing SET text = '{}'", "DELETE FROM briefing"):
        with pytest.raises(LedgerError, match="never"), store.transaction():
            store.insert(statement)


def test_check_finds_a_text_that_was_tampered_with(store: Store) -> None:
    id = keep(store, TEXT)
    assert list(check(store)) == []
    store.connection.execute("DROP TRIGGER briefing_is_never_changed")
    store.connection.execute('UPDATE briefing SET text = \'{"title":"April"}\'')
    assert list(check(store)) == [
        f"the text of briefing {id} is not the one that was frozen: go back to a backup"
    ]


def test_a_ledger_without_the_table_has_none(store: Store) -> None:
    store.connection.execute("DROP TABLE briefing")
    assert frozen(store, "0" * 16) is None and all_frozen(store, 5) == ()
    assert list(check(store)) == []


def test_how_far_the_ledger_was_written(store: Store) -> None:
    assert known_now(store) == Known(0, 0)
    assert text_id("{}") == "44136fa355b3678a"

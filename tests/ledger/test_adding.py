"""What a ledger makes of articles that come in one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportedly.articles import ReadOptions, read_text
from reportedly.errors import LedgerError
from reportedly.ledger.adding import Added, Adder
from reportedly.ledger.store import Store
from reportedly.ledger.writing import Writer
from reportedly.pipeline import read_claims
from reportedly.text import Article

DAY = date(2024, 6, 4)
WIRE = (
    "TAWILA, Sudan, June 4 (Reuters) - Shells killed at least 12 people at the livestock market of"
    " Tawila on Monday, the surgeon Amal Idris told Reuters. The shelling began at dawn and lasted an"
    " hour, traders said. Most of the dead were herders who had come from villages to the south of the"
    " town to sell goats before the feast. The army did not answer calls.\n"
)
OWN = (
    "The Rapid Support Forces blamed the army for the shelling of the livestock market of Tawila on"
    " Monday, in which 15 people were killed, their spokesman said.\n"
)


def article(name: str, text: str, outlet: str, day: date = DAY) -> Article:
    found = read_text(text, ReadOptions(published=day, outlet=outlet))
    return replace(found, id=name)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "news.db", create=True)


@pytest.fixture
def add(store: Store) -> Callable[..., Added]:
    def add_one(found: Article, version: str = "1") -> Added:
        adder = Adder(store, version)
        wanted = adder.wanted(found)
        return Added(0, new=False) if wanted is None else adder.add(read_claims(wanted))

    return add_one


def values(store: Store, query: str, *given: object) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.rows(query, *given)]


def test_an_article_is_read_once(store: Store, add: Callable[..., Added]) -> None:
    first = add(article("a", WIRE, "Reuters"))
    assert first.new
    assert first.claims > 2
    assert not add(article("a", WIRE, "Reuters")).new
    assert values(store, "SELECT count(*) FROM reading") == [(1,)]


def test_a_newer_version_adds_a_reading_beside_the_old(
    store: Store, add: Callable[..., Added]
) -> None:
    add(article("a", WIRE, "Reuters"))
    add(article("a", WIRE, "Reuters"), "2")
    assert values(store, "SELECT version, supersedes FROM reading") == [("1", None), ("2", 1)]
    assert values(store, "SELECT count(*) FROM article") == [(1,)]


def test_an_edited_story_revises_the_first_text(store: Store, add: Callable[..., Added]) -> None:
    add(article("a", WIRE, "Reuters"))
    add(article("a", WIRE.replace("at least 12", "at least 14"), "Reuters"))
    assert values(store, "SELECT revises FROM article") == [(None,), (1,)]
    assert values(store, "SELECT supersedes FROM reading") == [(None,), (1,)]


def test_two_stories_under_one_id_are_two(store: Store, add: Callable[..., Added]) -> None:
    add(article("1", WIRE, "Reuters"))
    add(article("1", "The minister flew to Doha on Tuesday, state television said.\n", "SUNA"))
    assert values(store, "SELECT revises FROM article") == [(None,), (None,)]


def test_a_copy_has_the_origin_of_what_it_copies(store: Store, add: Callable[..., Added]) -> None:
    add(article("a", WIRE, "Reuters"))
    copied = add(article("b", WIRE.replace("TAWILA, Sudan, June 4 (Reuters) - ", ""), "Radio Dar"))
    assert copied.copies == 1
    origins = values(
        store,
        "SELECT text, count(DISTINCT origin) FROM claim GROUP BY text HAVING count(*) > 1",
    )
    assert origins
    assert {count for _, count in origins} == {1}
    assert values(
        store,
        "SELECT DISTINCT type FROM link WHERE a IN (SELECT number FROM claim WHERE"
        " article = 2) AND b IN (SELECT number FROM claim WHERE article = 1)",
    ) == [("repeats",)]


def test_what_was_copied_may_come_later(store: Store, add: Callable[..., Added]) -> None:
    add(article("b", WIRE.replace("TAWILA, Sudan, June 4 (Reuters) - ", ""), "Radio Dar"))
    add(article("a", WIRE, "Reuters", date(2024, 6, 3)))
    origins = values(
        store, "SELECT count(DISTINCT origin) FROM claim GROUP BY text HAVING count(*) > 1"
    )
    assert set(origins) == {(1,)}


def test_accounts_of_one_happening_meet(store: Store, add: Callable[..., Added]) -> None:
    add(article("a", WIRE, "Reuters"))
    add(article("b", OWN, "Sudan Tribune"))
    shared = (
        "SELECT count(DISTINCT account) FROM membership GROUP BY incident ORDER BY 1 DESC LIMIT 1"
    )
    assert values(store, shared) == [(2,)]
    ((reasons,),) = values(
        store, "SELECT reasons FROM membership WHERE score IS NOT NULL ORDER BY number DESC LIMIT 1"
    )
    assert "same" in str(reasons)


def test_a_broken_add_leaves_nothing(
    store: Store, add: Callable[..., Added], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the disk went away")

    with monkeypatch.context() as patch:
        patch.setattr(Writer, "claim_keys", broken)
        with pytest.raises(RuntimeError):
            add(article("a", WIRE, "Reuters"))
    for table in ("article", "reading", "claim", "name", "account", "incident", "fingerprint"):
        assert values(store, f"SELECT count(*) FROM {table}") == [(0,)]
    assert add(article("a", WIRE, "Reuters")).new


def test_a_broken_add_is_not_remembered_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of what was taken back have numbers that the next article's rows get."""

    def broken(*_: object) -> None:
        raise RuntimeError("the disk went away")

    kept = []
    for name in ("broken.db", "whole.db"):
        with Store(tmp_path / name, create=True) as store:
            adder = Adder(store, "1")
            if name == "broken.db":
                with monkeypatch.context() as patch:
                    patch.setattr(Writer, "claim_keys", broken)
                    with pytest.raises(RuntimeError):
                        adder.add(read_claims(article("x", "Police in Lomari rested.", "Post")))
            for found in (article("a", WIRE, "Reuters"), article("b", OWN, "Sudan Tribune")):
                adder.add(read_claims(found))
            (first, *_) = adder.entries.entries([1])
            assert first.printing.id == "a"
            assert adder.entries.article(1).text.startswith("TAWILA")
            kept.append(values(store, "SELECT type, a, b, confidence, reasons FROM link"))
    assert kept[0] == kept[1]
    assert kept[0]


def test_the_same_articles_give_the_same_ledger(tmp_path: Path) -> None:
    kept = []
    for name in ("one.db", "two.db"):
        with Store(tmp_path / name, create=True) as store:
            adder = Adder(store, "1")
            for found in (article("a", WIRE, "Reuters"), article("b", OWN, "Sudan Tribune")):
                adder.add(read_claims(found))
            kept.append(
                values(store, "SELECT id, text, origin, account, codes FROM claim")
                + values(store, "SELECT type, a, b, confidence, reasons FROM link")
            )
    assert kept[0] == kept[1]


def test_nothing_kept_is_changed(store: Store, add: Callable[..., Added]) -> None:
    add(article("a", WIRE, "Reuters"))
    for statement in ("UPDATE claim SET polarity = '-'", "DELETE FROM article"):
        with pytest.raises(LedgerError, match="never"), store.transaction():
            store.connection.execute(statement)

"""The same verbs from Python."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

import pytest

import reportedly
from reportedly import Ledger
from reportedly.errors import LedgerError, OptionError, SourceError
from reportedly.views.shown import ShownClaim


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path = tmp_path_factory.mktemp("ledger") / "demo.db"
    with Ledger(path) as opened:
        opened.add(str(files("reportedly.demo") / "corpus.jsonl"))
        yield opened


def test_views_answer_with_plain_records(ledger: Ledger) -> None:
    metema = ledger.claims(place="Metema", kinds="posture")
    assert metema
    assert all("Metema" in row.places for row in metema)
    for view in (
        ledger.claims,
        ledger.links,
        ledger.disputes,
        ledger.incidents,
        ledger.timeline,
        ledger.actors,
        ledger.posture,
        ledger.outlook,
        ledger.sources,
    ):
        rows = view()
        assert rows
        assert asdict(rows[0])


def test_a_day_bounds_what_is_known(ledger: Ledger) -> None:
    early = ledger.claims(as_of="2031-03-04", by="published", limit=None)
    assert {row.article for row in early} == {"kassala-wire"}
    assert ledger.claims(as_of="2020-01-01") == ()


def test_what_people_decide_holds(ledger: Ledger) -> None:
    claim = ledger.claims(text="fuel market")[0]
    decided = ledger.decide("reject", claim.id, "Amal Idris", "another market")
    assert claim.id not in {row.id for row in ledger.claims(text="fuel market")}
    ledger.undo(decided.number or 0, "Amal Idris")
    assert claim.id in {row.id for row in ledger.claims(text="fuel market")}


def test_a_reading_is_kept_once(tmp_path: Path) -> None:
    text = "Chad closed its border with Sudan on Friday, the army said."
    with Ledger(tmp_path / "news.db") as opened:
        reading = reportedly.read(text, published="2031-03-10").readings[0]
        assert opened.add_reading(reading).new
        assert not opened.add_text(text, published="2031-03-10").new
        assert list(opened.check()) == []
        opened.backup(tmp_path / "copy.db")
        opened.export("csv", tmp_path / "claims.csv")
    with Ledger(tmp_path / "copy.db", read_only=True) as copy:
        assert [row.source for row in copy.claims()] == ["the army"]
    assert "Chad closed its border" in (tmp_path / "claims.csv").read_text("utf-8")


def test_what_cannot_be_asked_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"'flavour', expected actor, .* as_of or by"):
        ledger.claims(flavour="sour")
    with pytest.raises(OptionError, match="since is 'soon'"):
        ledger.claims(since="soon")
    with pytest.raises(OptionError, match="by='rumour'"):
        ledger.claims(by="rumour")
    with pytest.raises(SourceError):
        ledger.add(tmp_path / "nowhere.txt")
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger(tmp_path / "nowhere.db", read_only=True)


def test_all_rows_are_given_unless_a_limit_is(ledger: Ledger) -> None:
    count = ledger.store.value("SELECT count(*) FROM glance WHERE ended IS NULL")
    assert len(ledger.claims()) == count
    assert len(ledger.claims(limit=2)) == 2


def test_one_thing_is_asked_for(ledger: Ledger) -> None:
    row = ledger.incidents()[-1]
    assert ledger.incident(row.number).articles == row.articles
    claim = ledger.claims(text="fuel market")[0]
    assert claim.id in {one.id for one in ledger.actor(claim.source).said_by}
    (shown,) = ledger.show(claim.id)
    assert isinstance(shown, ShownClaim)
    assert shown.claim == claim
    with pytest.raises(LedgerError, match="no incident 999"):
        ledger.incident(999)


def test_an_order_of_sources_is_of_origins(ledger: Ledger) -> None:
    row = next(row for row in ledger.incidents() if row.killed_low is not None)
    toll = next(toll for toll in ledger.incident(row.number).tolls if toll.what == "killed")
    origin = toll.origins[0]
    for policy in ("source order", "source-order"):
        settled = ledger.incident(row.number, policy=policy, order=[origin]).tolls
        assert [one.policy for one in settled if one.what == "killed"] == ["source order"]
    with pytest.raises(OptionError, match="'Nobody at all' in the order"):
        ledger.incidents(policy="source order", order=["Nobody at all"])
    with pytest.raises(OptionError, match="no order of sources"):
        ledger.incidents(policy="source-order")
    with pytest.raises(OptionError, match="policy 'best'"):
        ledger.incidents(policy="best")

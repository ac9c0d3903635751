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
    with pytest.raises(OptionError, match="flavour"):
        ledger.claims(flavour="sour")
    with pytest.raises(OptionError, match="since is 'soon'"):
        ledger.claims(since="soon")
    with pytest.raises(OptionError, match="by='rumour'"):
        ledger.claims(by="rumour")
    with pytest.raises(SourceError):
        ledger.add(tmp_path / "nowhere.txt")
    with pytest.raises(LedgerError, match="no such ledger"):
        Ledger(tmp_path / "nowhere.db", read_only=True)

"""What came in since a mark, told by small ledgers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import OptionError
from reportedly.open_ledger import Ledger
from reportedly.views.news import Mark, mark_now, news, read_mark

TODAY = date(2031, 4, 30)
ARMY = "Rebels seized Metema on Monday, 3 March, the army said."
REBELS = "The Eastern Front denied that it had seized Metema on Monday, 3 March."
FORECAST = "Rains will cut off Metema by 20 April 2031, the governor said."


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "small.db")


def test_everything_is_new_at_first(ledger: Ledger) -> None:
    ledger.add_text(ARMY, published="2031-03-04", outlet="Red Sea Daily")
    found = news(ledger.store, Mark(), TODAY)
    assert (found.articles, found.claims > 0, found.decisions) == (1, True, 0)
    ledger.close()


def test_what_was_there_before_the_mark_is_not_new(ledger: Ledger) -> None:
    ledger.add_text(ARMY, published="2031-03-04", outlet="Red Sea Daily")
    ledger.add_text(REBELS, published="2031-03-05", outlet="Nile Wire")
    before = news(ledger.store, Mark(), TODAY)
    assert [row.status for row in before.denials] == ["denied"]
    after = news(ledger.store, mark_now(ledger.store), TODAY)
    assert not (after.denials or after.disputes or after.corrections or after.backed)
    assert (after.articles, after.claims) == (0, 0)
    ledger.close()


def test_a_dispute_is_new_until_it_was_seen(ledger: Ledger) -> None:
    ledger.add_text(ARMY, published="2031-03-04", outlet="Red Sea Daily")
    seen = mark_now(ledger.store)
    ledger.add_text(REBELS, published="2031-03-05", outlet="Nile Wire")
    assert len(news(ledger.store, seen, TODAY).disputes) == len(ledger.disputes()) == 1
    ledger.close()


def test_a_forecast_is_due_when_its_time_has_passed(ledger: Ledger) -> None:
    ledger.add_text(FORECAST, published="2031-03-04", outlet="Red Sea Daily")
    everything = mark_now(ledger.store)
    assert not news(ledger.store, everything, date(2031, 4, 1)).due
    due = news(ledger.store, everything, TODAY).due
    assert [row.outcome for row in due] == ["open"]
    ledger.decide("outcome", f"claim:{due[0].claim.id}", "Ana Petit", outcome="met")
    assert not news(ledger.store, everything, TODAY).due
    ledger.close()


@pytest.mark.parametrize("words", ["", "1.2.3", "1.2.3.4.5", "1.2.3.x", "1.2.3.-4", "9" * 40])
def test_other_words_are_no_mark(words: str) -> None:
    with pytest.raises(OptionError, match="expected a mark"):
        read_mark(words)

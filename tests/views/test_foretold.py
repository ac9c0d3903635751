"""Forecasts by what became of them."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.ledger.known import known_on
from reportedly.views.filters import Filters
from reportedly.views.foretold import foretold, last_printed
from reportedly.views.outlook import OutlookRow
from tests.views.conftest import ENVOY, FORECAST
from tests.views.desk import HOMS, Desk, Told
from tests.views.test_lists import decide

TODAY = date(2024, 12, 1)


@pytest.fixture
def told(affair: Desk) -> Desk:
    """Beside the fall of Kidal, without a day: a truce by a day, an election later, talks with no end."""
    affair.print(
        "forecasts",
        _told("A truce will come", "2024-11-20", places=(HOMS,)),
        _told("Roads will open", "2024-11-25"),
        _told("An election will be held", "2025-03-01"),
        _told("Talks will go on", "2024-11-20/.."),
        published="2024-11-15",
        recorded="2024-11-17",
    )
    return affair


def _told(words: str, when: str, **more: object) -> Told:
    return Told(words, ENVOY, FORECAST, kind="outlook", when=when, **more)  # type: ignore[arg-type]


def mark(desk: Desk, words: str, outcome: str) -> None:
    decide(desk, "outcome", "claim", desk.ids[words], f'{{"outcome": "{outcome}"}}')


def words(rows: tuple[OutlookRow, ...]) -> list[str]:
    return [row.claim.text for row in rows]


def test_those_whose_time_has_passed_come_first(told: Desk) -> None:
    found = foretold(told.store, TODAY)
    assert words(found.due) == ["Roads will open", "A truce will come"]
    assert words(found.open) == [
        "Talks will go on",
        "An election will be held",
        "Kidal will fall",
    ]
    assert found.met == found.not_met == ()


def test_what_people_marked_is_no_longer_due(told: Desk) -> None:
    mark(told, "A truce will come", "met")
    mark(told, "Roads will open", "not met")
    mark(told, "Kidal will fall", "met")
    mark(told, "Kidal will fall", "open")
    found = foretold(told.store, TODAY)
    assert (words(found.due), words(found.met)) == ([], ["A truce will come"])
    assert words(found.not_met) == ["Roads will open"]
    assert "Kidal will fall" in words(found.open)
    assert (found.met[0].marked_by, found.met[0].marked) == ("Ada", date(2024, 11, 21))
    before = foretold(told.store, TODAY, known=known_on(told.store, date(2024, 11, 20)))
    assert len(before.due) == 2 and before.met == ()


def test_the_question_narrows_every_group(told: Desk) -> None:
    mark(told, "Roads will open", "met")
    found = foretold(told.store, TODAY, Filters(place="Homs"))
    assert (words(found.due), found.open, found.met) == (["A truce will come"], (), ())
    assert words(foretold(told.store, TODAY, Filters(since=TODAY)).due) == []


def test_open_ones_go_on_after_a_page(told: Desk) -> None:
    first = foretold(told.store, TODAY, Filters(limit=1))
    rest = foretold(told.store, TODAY, Filters(after=first.after))
    assert words(first.open + rest.open) == words(foretold(told.store, TODAY).open)
    assert rest.after is None


def test_the_ledger_tells_how_late_it_is(told: Desk) -> None:
    assert last_printed(told.store) == date(2024, 11, 15)
    assert last_printed(told.store, known_on(told.store, date(2024, 11, 12))) == date(2024, 11, 11)
    known = known_on(told.store, date(2024, 11, 12), "published")
    assert last_printed(told.store, known) == date(2024, 11, 12)


def test_an_empty_ledger_foretells_nothing(desk: Desk) -> None:
    found = foretold(desk.store, TODAY)
    assert (found.due, found.open, found.after, last_printed(desk.store)) == ((), (), None, None)

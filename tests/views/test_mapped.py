"""What a map and a line of days are given of claims."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.claim import Where
from reportedly.ledger.decisions.deciding import decide, signed
from reportedly.ledger.decisions.targets import read_target
from reportedly.ledger.known import known_on
from reportedly.views.extent import reach_km
from reportedly.views.filters import Filters
from reportedly.views.mapped import days_told, mapped, place_key, point
from tests.views.desk import HOMS, RASTAN, SYRIA, Desk, Told

SAHEL = Where("Sahel", id="place:Sahel", lat=14.5, lon=2.0, precision=5)
PART = Where("Syria", id=SYRIA.id, lat=35.0, lon=38.0, precision=5, country="SY")
SINAI = Where("Sinai", id="place:Sinai", lat=29.5, lon=33.8, precision=5, country="EG")


def test_a_claim_brings_its_places_days_and_disputes(affair: Desk) -> None:
    rows = {row.text: row for row in mapped(affair.store)}
    told = rows["Shells killed 12 in Rastan"]
    assert (told.first, told.last, told.told) == (date(2024, 11, 10), date(2024, 11, 10), True)
    assert [place.name for place in told.places] == ["Rastan"]
    assert told.places[0].regions == ("Homs", "Syria")
    assert rows["the brigade shelled Rastan"].disputed and not rows["Kidal will fall"].disputed
    assert rows["the brigade shelled Rastan"].incident is not None


def test_a_claim_without_a_day_goes_by_that_of_printing(affair: Desk) -> None:
    row = next(row for row in mapped(affair.store) if row.text == "Iran has left Homs")
    assert (row.told, row.first, row.day) == (False, None, date(2024, 11, 13))


def test_the_author_is_called_so(affair: Desk) -> None:
    row = next(row for row in mapped(affair.store) if row.text == "Nobody knows the day")
    assert row.source == "the author" and row.places == ()


def test_the_finest_place_comes_first(desk: Desk) -> None:
    desk.print("one", Told("Shells fell", places=(SYRIA, HOMS)))
    assert [place.name for place in mapped(desk.store)[0].places] == ["Homs", "Syria"]


def test_what_is_asked_for_and_known_holds(affair: Desk) -> None:
    rows = mapped(affair.store, Filters(place="Homs", limit=2))
    assert len(rows) == 2 and rows[0].number > rows[1].number
    later = mapped(affair.store, Filters(place="Homs", after=rows[1].mark))
    assert not {row.number for row in rows} & {row.number for row in later}
    before = known_on(affair.store, date(2024, 11, 13))
    assert {row.text for row in mapped(affair.store, Filters(), before)} == {
        "Shells killed 12 in Rastan",
        "Iran stays in Syria",
        "Haji is adviser to the minister",
    }


def test_what_people_changed_is_shown_as_they_left_it(desk: Desk) -> None:
    desk.print("one", Told("Shells fell", places=(RASTAN,), when="2024-11-10"))
    target = read_target(f"claim:{desk.ids['Shells fell']}")
    value = {"places": ["Kassala"], "when": "2024-11-12", "status": "rumoured"}
    decide(desk.store, signed("edit", target, "Ana", value, None))
    row = mapped(desk.store)[0]
    assert [place.name for place in row.places] == ["Kassala"] and row.status == "rumoured"
    assert row.first == row.day == row.reach == date(2024, 11, 12)
    desk.store.insert(
        "INSERT INTO decision (kind, target_kind, target, value, by, recorded)"
        " VALUES ('reject', 'claim', ?, '{}', 'Ana', '2124-11-21')",
        desk.ids["Shells fell"],
    )
    assert mapped(desk.store) == () and len(mapped(desk.store, Filters(rejected=True))) == 1


def test_an_empty_ledger_has_no_days(desk: Desk) -> None:
    assert mapped(desk.store) == () and days_told(desk.store) == ()


def test_days_are_counted_by_the_first_that_is_told(desk: Desk) -> None:
    desk.print(
        "one",
        Told("Shells fell", when="2024-11-10"),
        Told("Shells fell again", when="2024-11-10/2024-11-12"),
        Told("Talks were held", when="2024-11-11"),
        Told("Nobody knows when"),
        published="2024-11-11",
    )
    counts = [(row.day.day, row.claims) for row in days_told(desk.store)]
    assert counts == [(10, 2), (11, 1)]
    assert [row.claims for row in days_told(desk.store, Filters(text="shells"))] == [2]


@pytest.mark.parametrize(
    ("place", "placed"),
    [
        (HOMS, True),
        (SINAI, True),
        (SYRIA, False),
        (PART, False),
        (SAHEL, False),
        (Where("Nowhere"), False),
    ],
)
def test_a_mark_says_no_more_than_is_known(place: Where, placed: bool) -> None:
    assert (point(place) is not None) == placed


def test_an_area_is_as_large_as_its_like() -> None:
    province = reach_km(Where("Homs", precision=4, country="SY"))
    district = reach_km(Where("Rastan", precision=3, country="SY"))
    assert province and district and district < province < 100
    assert reach_km(Where("Nowhere")) is None
    assert (reach_km(Where("Yakutia", precision=4, country="RU")) or 999) <= 250
    assert reach_km(Where("Somewhere", precision=4)) == 60


def test_a_place_is_one_by_its_id_else_by_its_name() -> None:
    assert place_key(HOMS) == "gn:169577"
    assert place_key(Where("Camp  Nowhere")) == place_key(Where("camp nowhere"))

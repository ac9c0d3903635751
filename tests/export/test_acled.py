"""ACLED's columns: the shape, and blanks where no claim tells."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pandas
import pytest

from reportedly.claim import Actor, Event, When
from reportedly.export.acled import COLUMNS
from reportedly.export.snapshot import Choices, Snapshot
from tests.export.snapshots import ENTRIES, KASSALA, SNAPSHOT, SUDAN, exported, told_by

FIRST = ENTRIES[0]


def row(snapshot: Snapshot = SNAPSHOT, choices: Choices | None = None) -> dict[str, str]:
    (only,) = csv.DictReader(io.StringIO(exported("acled", snapshot, choices).decode()))
    return only


def with_claim(**fields: Any) -> Snapshot:
    return told_by(replace(FIRST, claim=replace(FIRST.claim, **fields)))


def test_the_columns_are_acleds():
    assert tuple(row()) == COLUMNS
    assert len(COLUMNS) == 31


def test_pandas_loads_it_as_acled():
    frame = pandas.read_csv(io.BytesIO(exported("acled")), parse_dates=["event_date"])
    assert frame.loc[0, "event_date"] == pandas.Timestamp("2031-03-03")
    assert frame.loc[0, "fatalities"] == 12


def test_an_incident():
    told = row()
    assert (told["event_date"], told["year"], told["time_precision"]) == ("2031-03-03", "2031", "1")
    assert told["disorder_type"] == "Political violence"
    assert told["event_type"] == "Explosions/Remote violence"
    assert told["sub_event_type"] == "Air/drone strike"
    assert (told["actor1"], told["inter1"]) == ("Sudan", "State forces")
    assert (told["actor2"], told["inter2"]) == ("civilians", "Civilians")
    assert told["interaction"] == "State forces-Civilians"
    assert told["civilian_targeting"] == "Civilian targeting"
    assert (told["iso"], told["country"], told["admin1"]) == ("729", "Sudan", "Kassala")
    assert (told["location"], told["latitude"], told["geo_precision"]) == ("Kassala", "15.45", "1")
    assert told["source"] == "Nile Wire; Red Sea Daily"


def test_notes_say_who_said_it_denials_too():
    notes = row()["notes"]
    assert "According to Samia Haroun (surgeon), by way of SUNA; Nile Wire, 4 March 2031" in notes
    assert "According to Sudanese army; Red Sea Daily" in notes
    assert "“its aircraft had bombed the town” [denied]" in notes
    assert (
        "Counted as killed: 12 or more, up to 15 told (range of Samia Haroun and Health ministry)"
        in notes
    )
    assert notes.endswith("Claims as reported, not verified.")


def test_fatalities_follow_the_policy():
    assert (
        row(choices=Choices(policy="source order", order=("Health ministry",)))["fatalities"]
        == "15"
    )


def test_what_nobody_tells_is_blank():
    told = row(
        with_claim(actors=(), recipients=(), places=(), when=None, casualties=(), event=None)
    )
    unknown = set(COLUMNS) - {
        "event_id_cnty", "disorder_type", "event_type", "sub_event_type", "source", "notes", "tags",
        "timestamp",
    }  # fmt: skip
    assert {name: told[name] for name in unknown} == dict.fromkeys(unknown, "")


def test_rebels_and_militias_are_not_told_apart():
    told = row(with_claim(actors=(Actor("Eastern Front", "armed_group"),)))
    assert (told["actor1"], told["inter1"], told["interaction"]) == ("Eastern Front", "", "")


def test_a_foreign_state_is_an_external_force():
    told = row(with_claim(actors=(Actor("Ethiopia", "state", "ETH"),)))
    assert (told["inter1"], told["interaction"]) == (
        "External/Other forces",
        "Civilians-External/Other forces",
    )


def test_origins_that_name_different_doers_leave_the_doer_open():
    other = replace(
        ENTRIES[1], claim=replace(ENTRIES[1].claim, actors=(Actor("Eastern Front", "armed_group"),))
    )
    assert row(told_by(FIRST, other))["actor1"] == ""


@pytest.mark.parametrize(
    ("edtf", "day", "precision"),
    [
        ("2031-03-03/2031-03-09", "2031-03-03", "2"),
        ("2031-03", "2031-03-01", "3"),
        ("2031", "2031-01-01", "3"),
    ],
)
def test_time_precision(edtf, day, precision):
    told = row(with_claim(when=When(edtf, "interval")))
    assert (told["event_date"], told["time_precision"]) == (day, precision)


def test_a_country_has_no_point():
    told = row(with_claim(places=(SUDAN,)))
    assert (told["country"], told["location"], told["latitude"], told["geo_precision"]) == (
        "Sudan",
        "",
        "",
        "",
    )


def test_a_region_is_its_own_admin1():
    told = row(with_claim(places=(replace(KASSALA, precision=4, regions=("Sudan",)),)))
    assert (told["admin1"], told["geo_precision"]) == ("Kassala", "3")


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (Event("ASSAULT", "suicide-attack"), ("Explosions/Remote violence", "Suicide bomb")),
        (Event("ASSAULT"), ("Explosions/Remote violence", "Air/drone strike")),  # by its words
        (Event("PROTEST", "demo"), ("Protests", "")),
        (Event("COERCE", "arrest"), ("Strategic developments", "Arrests")),
        (Event("CONSULT"), ("", "")),
    ],
)
def test_event_types(event, expected):
    told = row(with_claim(event=event))
    assert (told["event_type"], told["sub_event_type"]) == expected


def test_only_what_is_told_to_have_happened_is_a_row():
    assert exported("acled", told_by(ENTRIES[2])).decode().count("\n") == 1

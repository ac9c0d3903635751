"""UCDP GED's columns."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pandas
import pytest

from reportedly.claim import Actor, When
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.export.ucdp import COLUMNS
from reportedly.ledger.records import Decision
from tests.export.snapshots import ENTRIES, KASSALA, SNAPSHOT, SUDAN, exported, told_by

FIRST = ENTRIES[0]


def row(snapshot: Snapshot = SNAPSHOT, choices: Choices | None = None) -> dict[str, str]:
    (only,) = csv.DictReader(io.StringIO(exported("ucdp", snapshot, choices).decode()))
    return only


def with_claim(**fields: Any) -> Snapshot:
    return told_by(replace(FIRST, claim=replace(FIRST.claim, **fields)))


def test_the_columns_are_geds():
    assert tuple(row()) == COLUMNS
    assert len(COLUMNS) == 49


def test_pandas_loads_it():
    frame = pandas.read_csv(io.BytesIO(exported("ucdp")), parse_dates=["date_start", "date_end"])
    assert frame.loc[0, "date_start"] == pandas.Timestamp("2031-03-03")
    assert frame.loc[0, ["latitude", "longitude"]].tolist() == [15.45, 36.4]


def test_an_incident():
    told = row()
    assert (told["id"], told["year"], told["type_of_violence"]) == ("7", "2031", "3")
    assert (told["side_a"], told["side_b"]) == ("Sudan", "civilians")
    assert (told["where_prec"], told["adm_1"], told["country"]) == ("1", "Kassala", "Sudan")
    assert (told["region"], told["geom_wkt"]) == ("Africa", "POINT (36.4 15.45)")
    assert (told["date_prec"], told["date_end"]) == ("1", "2031-03-03 00:00:00.000")
    assert (told["low"], told["best"], told["high"]) == ("12", "", "")
    assert told["number_of_sources"] == "3"
    assert told["source_office"] == "Nile Wire;Red Sea Daily;"


def test_the_sources_keep_the_attribution():
    told = row()
    assert told["source_original"] == "Samia Haroun (surgeon), by way of SUNA; Health ministry"
    assert "According to Samia Haroun (surgeon)" in told["source_article"]
    assert "[denied]" in told["source_article"]


def test_figures_follow_the_policy_and_people_before_it():
    order = Choices(policy="source order", order=("Health ministry",))
    told = row(choices=order)
    assert (told["low"], told["best"], told["high"]) == ("15", "15", "15")
    settled = Decision(
        "settle", "incident", "7", "R. Editor", datetime(2031, 3, 9, tzinfo=UTC),
        {"what": "killed", "policy": "by hand", "low": 13, "best": 14, "high": 16},
    )  # fmt: skip
    told = row(replace(SNAPSHOT, decisions=(settled,)), order)
    assert (told["low"], told["best"], told["high"]) == ("13", "14", "16")


def test_ucdps_own_numbers_are_blank():
    told = row()
    own = [
        name
        for name in COLUMNS
        if name.endswith(("_dset_id", "_new_id")) or name.startswith("gwno")
    ]
    assert {told[name] for name in (*own, "country_id", "priogrid_gid", "event_clarity")} == {""}


@pytest.mark.parametrize(
    ("actor", "target", "violence"),
    [
        (Actor("Sudan", "state"), Actor("Eastern Front", "armed_group"), "1"),
        (Actor("Red Militia", "armed_group"), Actor("Eastern Front", "armed_group"), "2"),
        (Actor("Red Militia", "armed_group"), Actor("displaced civilians", "group"), "3"),
        (Actor("Sudan", "state"), Actor("union", "organisation"), ""),
    ],
)
def test_type_of_violence(actor, target, violence):
    assert row(with_claim(actors=(actor,), recipients=(target,)))["type_of_violence"] == violence


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2031-03-03/2031-03-05", "2"),
        ("2031-03-03/2031-03-09", "3"),
        ("2031-02", "4"),
        ("2031", "5"),
        ("../2031", ""),
    ],
)
def test_date_precision(edtf, precision):
    assert row(with_claim(when=When(edtf, "interval")))["date_prec"] == precision


def test_days_that_differ_are_a_range():
    second = replace(ENTRIES[1], claim=replace(ENTRIES[1].claim, when=When("2031-03-04", "day")))
    told = row(told_by(FIRST, second))
    assert (told["date_start"][:10], told["date_end"][:10], told["date_prec"]) == (
        "2031-03-03",
        "2031-03-04",
        "2",
    )


def test_a_month_does_not_blur_a_day():
    second = replace(ENTRIES[1], claim=replace(ENTRIES[1].claim, when=When("2031-03", "month")))
    assert row(told_by(FIRST, second))["date_prec"] == "1"


def test_a_country_has_no_point():
    told = row(with_claim(places=(SUDAN,)))
    assert (told["where_prec"], told["latitude"], told["geom_wkt"], told["country"]) == (
        "6",
        "",
        "",
        "Sudan",
    )


def test_towns_that_differ_become_the_region_without_a_point():
    port = replace(KASSALA, name="Wad Sherife", id="gn:1", lat=15.3)
    told = row(told_by(FIRST, replace(ENTRIES[1], claim=replace(ENTRIES[1].claim, places=(port,)))))
    assert (told["where_prec"], told["where_coordinates"], told["latitude"]) == ("4", "Kassala", "")
    abroad = replace(port, country="ET", regions=("Tigray", "Ethiopia"))
    told = row(
        told_by(FIRST, replace(ENTRIES[1], claim=replace(ENTRIES[1].claim, places=(abroad,))))
    )
    assert (told["where_prec"], told["country"]) == ("", "")

"""GDELT's event lines."""

from __future__ import annotations

import io
from dataclasses import replace

import duckdb
import pandas
import pytest

from reportedly.claim import Event
from reportedly.codebook import load_table
from reportedly.export.gdelt import COLUMNS, cameo_code
from reportedly.export.snapshot import Snapshot
from tests.export.snapshots import ENTRIES, KASSALA, SNAPSHOT, SUDAN, exported


def rows(snapshot: Snapshot = SNAPSHOT) -> list[dict[str, str]]:
    lines = exported("gdelt", snapshot).decode().splitlines()
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]


def placed(place: object) -> dict[str, str]:
    told = ENTRIES[6]
    told = replace(told, claim=replace(told.claim, places=(place,)))  # type: ignore[arg-type]
    return rows(replace(SNAPSHOT, entries=(told,), incidents=(), links=()))[0]


def test_sixty_one_columns_without_header():
    assert len(COLUMNS) == 61
    assert rows()[0]["GLOBALEVENTID"] == "7"


def test_pandas_and_duckdb_load_it(tmp_path):
    text = exported("gdelt")
    frame = pandas.read_csv(
        io.BytesIO(text), sep="\t", header=None, names=COLUMNS, dtype={"EventCode": str}
    )
    assert frame["EventCode"].tolist() == ["042", "195", "190"]
    path = tmp_path / "x.export.CSV"
    path.write_bytes(text)
    query = "SELECT count(*) FROM read_csv(?, delim='\t', header=false, all_varchar=true)"
    assert duckdb.execute(query, [str(path)]).fetchone() == (3,)


def test_claims_of_one_incident_and_one_code_are_one_event():
    strike = rows()[1]
    assert (strike["NumMentions"], strike["NumSources"], strike["NumArticles"]) == ("2", "2", "2")
    assert (strike["Actor1Name"], strike["Actor1Code"], strike["Actor2Name"]) == (
        "SUDAN",
        "SDN",
        "CIVILIANS",
    )
    assert (strike["EventRootCode"], strike["QuadClass"], strike["GoldsteinScale"]) == (
        "19",
        "4",
        "-10.0",
    )
    assert (strike["SQLDATE"], strike["MonthYear"], strike["Year"]) == (
        "20310303",
        "203103",
        "2031",
    )
    assert strike["SOURCEURL"] == "https://wire.example/strike?a=1&b=2"


def test_places_are_fips():
    strike = rows()[1]
    assert (strike["ActionGeo_Type"], strike["ActionGeo_FullName"]) == (
        "4",
        "Kassala, Kassala, Sudan",
    )
    assert (strike["ActionGeo_CountryCode"], strike["ActionGeo_Lat"]) == ("SU", "15.45")


def test_a_country_has_no_point():
    told = placed(SUDAN)
    assert (told["ActionGeo_Type"], told["ActionGeo_ADM1Code"], told["ActionGeo_Lat"]) == (
        "1",
        "SU",
        "",
    )


@pytest.mark.parametrize(
    ("precision", "country", "kind"),
    [(4, "SD", "5"), (4, "US", "2"), (1, "US", "3"), (7, "SD", "0")],
)
def test_kinds_of_places(precision, country, kind):
    assert placed(replace(KASSALA, precision=precision, country=country))["ActionGeo_Type"] == kind


def test_a_month_is_no_day():
    told = rows()[0]
    assert (told["SQLDATE"], told["MonthYear"], told["Year"]) == ("", "203103", "2031")


def test_denials_and_plans_are_no_events():
    denial, rumour = ENTRIES[2], ENTRIES[5]
    assert (
        rows(
            replace(
                SNAPSHOT, entries=(replace(denial, incident=None), rumour), incidents=(), links=()
            )
        )
        == []
    )


def test_every_plover_code_has_a_cameo_code_with_its_goldstein_value():
    table = load_table("cameo")
    for kind, plover in load_table("plover").items():
        for mode in (None, *plover["modes"]):
            code = cameo_code(Event(kind, mode))
            assert code is not None
            assert code in table["goldstein"], (kind, mode)
        assert set(table["modes"].get(kind, {})) <= set(plover["modes"])
    assert cameo_code(Event("NEW")) is None

"""The flat table, read back by the csv module, pandas and DuckDB."""

from __future__ import annotations

import csv
import io

import duckdb
import pandas
import pytest

from reportedly.export.cells import cell
from reportedly.export.rows import COLUMNS
from tests.export.snapshots import ENTRIES, exported


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported("csv").decode())))


def test_every_claim_is_a_row_under_the_columns():
    assert tuple(rows()[0]) == COLUMNS
    assert [row["id"] for row in rows()] == [entry.claim.id for entry in ENTRIES]


def test_pandas_keeps_numbers_and_truth_values():
    table = pandas.read_csv(io.BytesIO(exported("csv")))
    assert table.shape == (7, len(COLUMNS))
    assert table["killed_low"].tolist()[:2] == [12, 15]
    assert table["negated"].tolist() == [False, False, True, False, False, False, False]
    assert table["latitude"][0] == 15.45


def test_duckdb_reads_days(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_bytes(exported("csv"))
    query = "SELECT id FROM read_csv(?) WHERE published = DATE '2031-03-04' ORDER BY id"
    assert duckdb.execute(query, [str(path)]).fetchall() == [("c1",), ("c5",)]


def test_a_text_like_a_formula_is_disarmed():
    assert rows()[1]["text"] == "'=15 people were killed in Kassala"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@SUM(A1)", "＝1", " =1", "\t=1", "\r\n=1"])  # noqa: RUF001
def test_no_cell_begins_like_a_formula(text):
    assert cell(text).startswith("'")


def test_negative_numbers_stay_numbers():
    assert (cell(-12.5), cell(-3)) == ("-12.5", "-3")


def test_control_characters_are_shown_and_not_sent():
    assert rows()[5]["text"] == "we ␛[31mwill� strike again | @cmd [x](http://evil.example)"


def test_links_stand_on_both_sides():
    first, second, third, fourth, *_ = rows()
    assert (first["disputes"], third["disputes"]) == ("c3", "c1")
    assert (first["supports"], second["supports"]) == ("c2", "c1")
    assert (fourth["repeats"], first["repeated_by"], first["repeats"]) == ("c1", "c4", "")


def test_the_finest_place_has_the_columns_and_all_are_named():
    row = rows()[1]
    assert (row["place"], row["precision"], row["places"]) == ("Kassala", "1", "Kassala; Sudan")


def test_the_author_is_no_source():
    assert (rows()[4]["source"], rows()[4]["source_kind"]) == ("", "author")


def test_the_chain_and_the_origin_are_there():
    row = rows()[3]
    assert (row["source"], row["source_role"], row["via"]) == ("Samia Haroun", "surgeon", "SUNA")
    assert (row["origin"], row["incident"], row["outlet"]) == ("Samia Haroun", "7", "")

"""Parquet, loaded with pyarrow, pandas and DuckDB."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import duckdb
import pandas
import pyarrow.parquet
import pytest

from reportedly.errors import MissingExtraError
from reportedly.export import claims_parquet
from tests.export.snapshots import SNAPSHOT, exported


def test_columns_are_typed():
    table = pyarrow.parquet.read_table(io.BytesIO(exported("parquet")))
    assert table.num_rows == 7
    assert str(table.schema.field("published").type) == "date32[day]"
    assert table["recorded"][0].as_py() == datetime(2031, 3, 5, tzinfo=UTC)
    assert table["when_last"][6].as_py() == date(2031, 3, 31)
    assert table.schema.metadata[b"reportedly.known_on"] == b"2031-03-31"


def test_lists_are_whole():
    table = pyarrow.parquet.read_table(io.BytesIO(exported("parquet")))
    assert [link["name"] for link in table["chain"][0].as_py()] == ["Samia Haroun", "SUNA"]
    assert [place["precision"] for place in table["place_list"][1].as_py()] == [1, 6]
    assert table["casualty_list"][0].as_py()[0] == {
        "what": "killed", "low": 12, "best": None, "high": None, "group": "people",
        "scope": "incident",
    }  # fmt: skip


def test_pandas_loads_it():
    frame = pandas.read_parquet(io.BytesIO(exported("parquet")))
    assert frame.loc[frame["status"] == "denied", "id"].tolist() == ["c3"]


def test_duckdb_queries_nested_columns(tmp_path):
    path = tmp_path / "claims.parquet"
    path.write_bytes(exported("parquet"))
    query = "SELECT id FROM read_parquet(?) WHERE chain[1].name = 'Samia Haroun' ORDER BY id"
    assert duckdb.execute(query, [str(path)]).fetchall() == [("c1",), ("c4",)]


def test_many_claims_go_out_in_groups(monkeypatch):
    monkeypatch.setattr(claims_parquet, "_GROUP", 3)
    file = pyarrow.parquet.ParquetFile(io.BytesIO(exported("parquet")))
    assert [file.metadata.row_group(i).num_rows for i in range(3)] == [3, 3, 1]


def test_an_empty_ledger_has_the_columns_still():
    table = pyarrow.parquet.read_table(
        io.BytesIO(exported("parquet", replace(SNAPSHOT, entries=(), links=())))
    )
    assert (table.num_rows, table.column_names[0]) == (0, "id")


def test_without_pyarrow_the_command_that_installs_it_is_named(monkeypatch):
    monkeypatch.setattr(claims_parquet, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'reportedly\[export\]'"):
        exported("parquet")

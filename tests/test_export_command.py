"""The command export, over a ledger of the bundled articles."""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from pathlib import Path

import pytest

from reportedly import cli
from reportedly.arguments.exporting import FORMATS
from reportedly.export import formats
from reportedly.notation import parse_notation


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "demo.db"
    corpus = files("reportedly.demo") / "corpus.jsonl"
    assert cli.main(["add", str(path), str(corpus), "--quiet"]) == 0
    return path


def run(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[str, str]:
    assert cli.main(["export", *arguments]) == 0
    printed = capsysbinary.readouterr()
    return printed.out.decode(), printed.err.decode()


def test_every_format_can_be_typed() -> None:
    assert set(FORMATS) == set(formats.FORMATS)


def test_every_format_is_written(ledger: Path, tmp_path: Path) -> None:
    for name in FORMATS:
        path = tmp_path / name
        assert cli.main(["export", str(ledger), "--to", name, "--output", str(path)]) == 0
        assert path.stat().st_size > 20
        again = tmp_path / "again"
        assert cli.main(["export", str(ledger), "--to", name, "--output", str(again)]) == 0
        assert again.read_bytes() == path.read_bytes()


def test_filters_choose_what_is_written(
    ledger: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    every, _ = run(capsysbinary, str(ledger), "--to", "notation")
    some, lost = run(capsysbinary, str(ledger), "--to", "notation", "--place", "Metema")
    assert 0 < len(parse_notation(some)) < len(parse_notation(every))
    assert "notation: " in lost


def test_a_day_bounds_what_is_known(
    ledger: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    before, _ = run(
        capsysbinary,
        *(str(ledger), "--to", "jsonl", "--as-of", "2031-03-05", "--by", "published"),
    )
    articles = {json.loads(line)["article"] for line in before.splitlines()}
    assert articles == {"kassala-wire", "kassala-copy"}


def test_an_incident_is_one_row_that_keeps_who_said_what(
    ledger: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out, _ = run(capsysbinary, str(ledger), "--to", "acled")
    rows = [row for row in csv.DictReader(out.splitlines()) if "Kassala" in row["notes"]]
    assert rows
    assert "Samia Haroun" in rows[0]["notes"]


def test_the_ledger_is_not_written_over(ledger: Path) -> None:
    size = ledger.stat().st_size
    assert cli.main(["export", str(ledger), "--to", "csv", "--output", str(ledger)]) == 2
    assert ledger.stat().st_size == size

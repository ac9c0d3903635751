"""The bundled corpus: well formed, plainly invented, and read into claims of every kind."""

from __future__ import annotations

import io
import json
from datetime import date
from importlib.resources import files

import pytest
from rich.console import Console

from reportedly.claim import Reading
from reportedly.demo.show import print_table, read_demo, select, show_demo


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return read_demo()


def test_the_corpus_is_short_and_dated_in_the_future() -> None:
    lines = (files("reportedly.demo") / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    assert len({article["id"] for article in articles}) == len(articles) == 12
    for article in articles:
        assert set(article) == {"id", "outlet", "published", "title", "text"}
        assert 80 <= len(article["text"].split()) <= 180
        assert date.fromisoformat(article["published"]).year == 2031


def test_all_of_it_is_read(readings: list[Reading]) -> None:
    assert len(readings) == 12
    assert all(reading.claims for reading in readings)
    statuses = {claim.factuality.status for reading in readings for claim in reading.claims}
    assert {"asserted", "denied", "rumoured", "reported", "forecast"} <= statuses


def test_the_selections_show_what_the_program_tells_apart(readings: list[Reading]) -> None:
    chosen = [claim for reading in readings for _, claim in select(reading.claims)]
    assert len(chosen) == 2 * len(readings)
    statuses = {claim.factuality.status for claim in chosen}
    assert {"asserted", "denied", "suggested", "rumoured", "forecast"} <= statuses
    assert any(len(claim.chain) > 1 for claim in chosen)
    assert any(claim.direction for claim in chosen)
    assert any(claim.casualties for claim in chosen)


def test_the_show_ends_with_a_table_of_all_articles() -> None:
    stream = io.StringIO()
    readings = show_demo(Console(file=stream, width=80))
    table = stream.getvalue().rsplit("article ", 1)[1]
    assert all(reading.article.id in table for reading in readings)
    assert max(map(len, stream.getvalue().splitlines())) <= 80


@pytest.mark.parametrize(
    ("width", "left_out"),
    [(80, ""), (60, "outlet, unresolved"), (40, "outlet, denied, unresolved, undated")],
)
def test_a_narrow_table_names_the_columns_that_it_lacks(
    readings: list[Reading], width: int, left_out: str
) -> None:
    stream = io.StringIO()
    print_table(readings, Console(file=stream, width=width))
    table = " ".join(stream.getvalue().split())
    assert max(map(len, stream.getvalue().splitlines())) <= width
    assert (f"(too narrow for: {left_out})" in table) == bool(left_out)
    assert "…" not in table.replace("Observ…", "").replace("Institute …", "")

"""Many articles, one origin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.demo.show import read_demo
from reportedly.ledger.adding import Adder
from reportedly.ledger.store import Store
from reportedly.views.echoes import echoes
from reportedly.views.filters import Filters


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("ledger") / "demo.db", create=True) as opened:
        adder = Adder(opened, "1")
        for reading in read_demo():
            adder.add(reading)
        yield opened


def test_outlets_that_cite_each_other_have_one_origin(store: Store) -> None:
    (echo,) = echoes(store, least=3)
    assert echo.outlets == ("Blue Nile Radio", "The Harbour Post", "Gulf Bulletin")
    assert (echo.articles, echo.origins) == (3, 1)


def test_a_copied_report_has_the_origin_of_its_agency(store: Store) -> None:
    found = [echo for echo in echoes(store, Filters(place="Kassala")) if "fuel market" in echo.text]
    assert found
    assert {(echo.articles, echo.origins, echo.outlets[0]) for echo in found} == {
        (2, 1, "Nile Wire")
    }


def test_pages_go_on_where_the_last_one_ended(store: Store) -> None:
    every = echoes(store, Filters(limit=None))
    told: list[str] = []
    after = None
    while page := echoes(store, Filters(limit=1, after=after)):
        told += [echo.text for echo in page]
        after = page[-1].mark
    assert told == [echo.text for echo in every]


def test_no_claim_is_in_two_echoes(store: Store) -> None:
    numbers = [claim.number for echo in echoes(store, Filters(limit=None)) for claim in echo.claims]
    assert len(numbers) == len(set(numbers))


def test_a_ledger_without_repetition_has_none(tmp_path: Path) -> None:
    with Store(tmp_path / "empty.db", create=True) as empty:
        assert echoes(empty) == ()

"""Possessives of places that lost their apostrophe."""

from __future__ import annotations

import pytest

from reportedly.claim import Where
from reportedly.coding.possessive import mend_possessives
from reportedly.coding.toponym import PlaceMention
from tests.coding.sentences import parsed

DOC = parsed("It happened somewhere.").doc


def mended(name: str) -> tuple[str, bool]:
    """The name of a place that was not found, and whether it has a point now."""
    (place,) = mend_possessives(DOC, [PlaceMention(Where(name), 0, 0, "literal")])
    return place.where.name, place.where.lat is not None


@pytest.mark.parametrize(
    ("name", "meant"), [("Malis", "Mali"), ("Aleppos", "Aleppo"), ("East Khartoums", "Khartoum")]
)
def test_the_name_before_the_s_is_meant(name: str, meant: str) -> None:
    assert mended(name) == (meant, True)


@pytest.mark.parametrize("name", ["Zarqatas", "Tass", "Rashidin"])
def test_any_other_name_stays(name: str) -> None:
    assert mended(name) == (name, False)

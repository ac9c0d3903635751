"""Places that no gazetteer knows, named with what they are."""

from __future__ import annotations

import pytest

from reportedly.coding.site import find_sites
from reportedly.coding.toponym import find_places
from tests.coding.sentences import parsed


def sites(text: str) -> list[tuple[str, tuple[str, ...]]]:
    parse = parsed(text)
    found = find_sites(parse, find_places(parse))
    return [(site.where.name, site.where.regions[:1]) for site in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rockets hit the Tarmuq market on Monday.", "Tarmuq"),
        ("Rockets hit the Bir Zallum neighbourhood and killed two.", "Bir Zallum"),
        ("Troops searched the village of Qal Ser Dareh on Monday.", "Qal Ser Dareh"),
    ],
)
def test_a_name_beside_its_kind_is_a_place(text: str, name: str) -> None:
    assert [found for found, _ in sites(text)] == [name]


def test_what_contains_a_site_stands_behind_it() -> None:
    assert sites("Rockets hit the Bir Zallum neighbourhood in Aleppo city.") == [
        ("Bir Zallum", ("Aleppo",))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian city was shelled.",
        "They met in the town of Aleppo.",
        "President Tarraf's village was quiet.",
        "Another village fell.",
    ],
)
def test_nothing_else_is_a_site(text: str) -> None:
    assert sites(text) == []

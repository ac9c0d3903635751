from __future__ import annotations

import pytest

from reportedly.codebook import load_table
from reportedly.codebook.gazetteer import lookup, precision_of, regions_of
from reportedly.errors import CodebookError


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Idlib", "SY", 35.9, 36.6),
        ("Mezzeh", "SY", 33.5, 36.3),
        ("Sayyida Zeinab", "SY", 33.4, 36.3),
        ("Hmeimim", "SY", 35.4, 35.9),
        ("El Fasher", "SD", 13.6, 25.4),
        ("Kharkiv", "UA", 50.0, 36.2),
        ("North Kivu", "CD", -0.5, 28.9),
        ("Rakhine", "MM", 20.2, 93.6),
        ("Helmand", "AF", 31.2, 64.0),
        ("Marib", "YE", 15.5, 45.3),
        ("Tibú", "CO", 8.6, -72.7),
        ("Jenin camp", "PS", 32.5, 35.3),
        ("Camp Lemonnier", "DJ", 11.5, 43.2),
        ("Kidal", "ML", 18.4, 1.4),
        ("Shusha", "AZ", 39.8, 46.8),
        ("Yongbyon", "KP", 39.8, 125.8),
        ("Muzaffarabad", "PK", 34.4, 73.5),
    ],
)
def test_places_of_many_conflicts_are_held(name: str, country: str, lat: float, lon: float) -> None:
    points = [(entry.lat, entry.lon) for entry in lookup(name) if entry.country == country]
    assert any(point == pytest.approx((lat, lon), abs=0.2) for point in points)


def test_articles_and_accents_make_no_difference() -> None:
    assert lookup("al-Qusayr")[0].id == lookup("Al Quşayr")[0].id


def test_by_sound_only_on_demand() -> None:
    assert lookup("Sheikh Miskeen") == ()
    assert [entry.country for entry in lookup("Sheikh Miskeen", by_sound=True)] == ["SY"]


def test_strangers_are_not_held() -> None:
    assert lookup("Zarnathulabad") == ()
    assert lookup("") == ()
    assert lookup("Zarnathulabad", by_sound=True) == ()


def test_countries_are_points_of_their_own() -> None:
    (country,) = [entry for entry in lookup("United States") if entry.kind == "country"]
    assert (country.id, country.country) == ("gn:6252001", "US")
    assert (country.lat, country.lon) == pytest.approx((39.76, -98.5))


def test_regions_run_from_small_to_large() -> None:
    assert regions_of(lookup("Mezzeh")[0]) == ("Damascus", "Syria")
    assert regions_of(lookup("Red Sea")[0]) in ((), ("Egypt",), ("Sudan",))


def test_precision_follows_the_kind() -> None:
    assert [
        precision_of(kind) for kind in ("town", "district", "region", "area", "country", "sea")
    ] == [
        1,
        3,
        4,
        5,
        6,
        7,
    ]
    with pytest.raises(CodebookError, match="castle"):
        precision_of("castle")


def test_the_supplement_is_sound() -> None:
    tables = load_table("places")
    regions = load_table("regions")
    for name, place in tables["places"].items():
        lat, lon = place["point"]
        assert -90 <= lat <= 90, name
        assert -180 <= lon <= 180, name
        country, _, code = place.get("in", "").partition(".")
        assert not code or code in regions[country], name

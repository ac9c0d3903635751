"""GeoJSON, its geometries built with shapely."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import shapely.geometry

from tests.export.snapshots import ENTRIES, KASSALA, SNAPSHOT, exported


def collection() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported("geojson"))
    return found


def test_one_feature_for_each_place_of_a_claim():
    ids = [feature["id"] for feature in collection()["features"]]
    assert ids == ["c1/1", "c2/1", "c2/2", "c3/1", "c4/1", "c5/1", "c6/1"]


def test_points_stand_where_the_gazetteer_has_them():
    points = [f["geometry"] for f in collection()["features"] if f["geometry"]]
    shapes = [shapely.geometry.shape(point) for point in points]
    assert len(shapes) == 4
    assert all((shape.x, shape.y, shape.is_valid) == (36.4, 15.45, True) for shape in shapes)


def test_no_false_pins():
    features = {feature["id"]: feature for feature in collection()["features"]}
    country, unknown = features["c2/2"], features["c6/1"]
    assert (country["geometry"], country["properties"]["country"]) == (None, "SD")
    assert country["properties"]["precision"] == 6
    assert (unknown["geometry"], unknown["properties"]["precision"]) == (None, None)


def test_the_open_sea_has_no_pin_and_a_region_has_its_precision():
    claim = ENTRIES[0].claim
    places = (replace(KASSALA, precision=7), replace(KASSALA, precision=4))
    entry = replace(ENTRIES[0], claim=replace(claim, places=places))
    sea, region = json.loads(exported("geojson", replace(SNAPSHOT, entries=(entry,))))["features"]
    assert sea["geometry"] is None
    assert (region["geometry"]["type"], region["properties"]["precision"]) == ("Point", 4)


def test_claims_without_a_place_are_counted():
    about = collection()["reportedly"]
    assert (about["claims"], about["claims_without_place"]) == (7, 1)
    assert about["known_on"] == "2031-03-31"


def test_properties_are_those_of_the_place_and_keep_the_attribution():
    properties = collection()["features"][2]["properties"]
    assert (properties["place"], properties["id"]) == ("Sudan", "c2")
    assert properties["sentence"].startswith("Health ministry said that")


def test_an_empty_ledger_is_an_empty_collection():
    empty = json.loads(exported("geojson", replace(SNAPSHOT, entries=(), links=())))
    assert empty["features"] == []

"""A STIX 2.1 bundle, parsed with stix2, which checks it against the specification."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import Any

import stix2

from tests.export.snapshots import SNAPSHOT, exported


def objects(kind: str | None = None) -> list[Any]:
    bundle = stix2.parse(exported("stix").decode(), allow_custom=False)
    return [item for item in bundle.objects if kind in (None, item.type)]


def test_stix2_accepts_it():
    assert Counter(item.type for item in objects()) == {
        "identity": 9,
        "location": 2,
        "note": 7,
        "relationship": 2,
        "opinion": 2,
        "report": 2,
        "grouping": 1,
    }


def test_every_reference_leads_somewhere():
    found = json.loads(exported("stix"))["objects"]
    known = {item["id"] for item in found}
    for item in found:
        refs = [value for name, value in item.items() if name.endswith("_ref")]
        refs += [ref for name, value in item.items() if name.endswith("_refs") for ref in value]
        assert known.issuperset(refs)


def test_confidence_comes_from_people_only():
    assert [getattr(note, "confidence", None) for note in objects("note")] == [70, *[None] * 6]
    ungraded = stix2.parse(exported("stix", replace(SNAPSHOT, decisions=())).decode())
    assert not any("confidence" in item for item in ungraded.objects)


def test_a_note_keeps_who_said_it():
    note = objects("note")[0]
    assert note.authors == ["Samia Haroun (surgeon), by way of SUNA"]
    assert note.content == "an air strike killed at least 12 people in Kassala"
    (reference,) = note.external_references
    assert reference.source_name == "Nile Wire"
    assert reference.url == "https://wire.example/strike?a=1&b=2"


def test_disputes_are_opinions_of_the_speaker():
    dispute = objects("opinion")[1]
    assert (dispute.opinion, dispute.authors) == ("disagree", ["Sudanese army"])
    assert dispute.explanation == "Inferred by the program: denial bombed | an air strike"
    assert dispute.object_refs == [objects("note")[0].id]


def test_ties_and_copies_are_relationships():
    kinds = {item.relationship_type for item in objects("relationship")}
    assert kinds == {"repeats", "arms"}


def test_an_article_of_unknown_day_is_no_report():
    (grouping,) = objects("grouping")
    assert (grouping.name, len(grouping.object_refs)) == ("blog", 2)
    assert str(objects("report")[0].published.date()) == "2031-03-04"


def test_a_country_has_no_point():
    town, country = objects("location")
    assert (town.latitude, town.country) == (15.45, "SD")
    assert "latitude" not in country
    assert country.country == "SD"


def test_an_address_that_is_none_is_left_out():
    assert "javascript" not in exported("stix").decode()

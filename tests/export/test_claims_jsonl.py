"""JSON Lines: the reading's fields, and what the ledger adds."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from reportedly.show.jsonl import schema_text
from tests.export.snapshots import ENTRIES, exported

ADDED = {"number", "origin", "agency", "recorded", "incident", "links", "grades"}


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported("jsonl").decode().splitlines()]


def test_the_readings_fields_keep_their_schema():
    schema = json.loads(schema_text())
    for record in records():
        jsonschema.validate({k: v for k, v in record.items() if k not in ADDED}, schema)
        assert set(record) > ADDED


def test_each_claim_is_a_line_in_order():
    assert [record["id"] for record in records()] == [entry.claim.id for entry in ENTRIES]


def test_links_name_the_other_claim_and_the_reasons():
    assert records()[2]["links"] == [
        {
            "type": "disputes",
            "id": "c1",
            "article": "wire",
            "confidence": 0.9,
            "reasons": [{"name": "denial", "weight": 2.5, "detail": "bombed | an air strike"}],
        }
    ]
    assert [tie["type"] for tie in records()[0]["links"]] == ["disputes", "supports", "repeated_by"]


def test_origin_and_printing():
    record = records()[0]
    assert record["origin"] == {"key": "samia haroun", "name": "Samia Haroun", "basis": "speaker"}
    assert (record["agency"], record["incident"]) == ("Nile Wire", 7)
    assert record["published"] == "2031-03-04"


def test_grades_are_signed():
    (grade,) = records()[0]["grades"]
    assert (grade["scheme"], grade["grade"], grade["by"]) == ("admiralty", "2", "R. Editor")
    assert records()[1]["grades"] == []

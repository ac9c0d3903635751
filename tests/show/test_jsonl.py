"""JSON Lines: valid against the shipped schema, which knows exactly the codes of the records."""

from __future__ import annotations

import json
from typing import get_args

import jsonschema
import pytest

from reportedly import claim as records
from reportedly.claim import Reading
from reportedly.show.jsonl import claim_lines, claim_record, schema_text

SCHEMA = json.loads(schema_text())


def test_every_line_is_valid(reading: Reading) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    lines = list(claim_lines(reading))
    assert len(lines) == len(reading.claims)
    for line in lines:
        assert line.count("\n") == 1
        jsonschema.validate(json.loads(line), SCHEMA)


def test_the_fields_that_programs_read(reading: Reading) -> None:
    record = claim_record(reading.claims[0], reading.article)
    assert record["text"] == "The army shelled the market in Old Kesra on Tuesday"
    assert record["chain"][0]["name"] == "district hospital"
    assert record["chain"][1]["cue"] == "told"
    assert record["actors"] == ["the army"]
    assert record["recipients"] == ["the market"]
    assert record["places"][0]["name"] == "Old Kesra"
    assert record["when"]["edtf"] == "2031-05-06"
    assert record["said"] is None
    assert record["event"]["type"] == "ASSAULT"
    assert record["casualties"][0]["low"] == 9
    assert record["casualties"][0]["high"] is None
    assert record["published"] == "2031-05-08"
    for span in record["spans"]:
        assert reading.article.text[span["start"] : span["end"]] == span["text"]
    assert claim_record(reading.claims[5], reading.article)["conditions"] == ["the talks resume"]


@pytest.mark.parametrize(
    ("field", "literal"),
    [
        ("status", "Status"),
        ("polarity", "Polarity"),
        ("certainty", "Certainty"),
        ("mood", "Mood"),
        ("manner", "Manner"),
        ("kind", "Kind"),
    ],
)
def test_the_schema_knows_the_codes(field: str, literal: str) -> None:
    assert SCHEMA["properties"][field]["enum"] == list(get_args(getattr(records, literal)))


def test_the_schema_knows_the_kinds_of_relays_and_actors() -> None:
    relay, actor = SCHEMA["$defs"]["relay"], SCHEMA["$defs"]["actor"]
    assert relay["properties"]["kind"]["enum"] == list(get_args(records.RelayKind))
    assert actor["properties"]["kind"]["enum"] == list(get_args(records.ActorKind))
    directions = [*get_args(records.Direction), None]
    assert SCHEMA["properties"]["direction"]["enum"] == directions

"""FollowTheMoney entities, loaded and validated with followthemoney."""

from __future__ import annotations

import json
from dataclasses import replace

from followthemoney import model
from followthemoney.proxy import EntityProxy

from reportedly.export.snapshot import Snapshot
from tests.export.snapshots import ENTRIES, SNAPSHOT, exported


def entities(snapshot: Snapshot = SNAPSHOT) -> dict[str, EntityProxy]:
    records = [json.loads(line) for line in exported("ftm", snapshot).decode().splitlines()]
    assert len({record["id"] for record in records}) == len(records)
    return {record["id"]: model.get_proxy(record) for record in records}


def of(schema: str, snapshot: Snapshot = SNAPSHOT) -> list[EntityProxy]:
    return [entity for entity in entities(snapshot).values() if entity.schema.name == schema]


def test_every_value_is_valid_for_its_property():
    for line in exported("ftm").decode().splitlines():
        record = json.loads(line)
        schema = model.get(record["schema"])
        assert schema is not None
        schema.validate(record)
        proxy = model.get_proxy(record)  # drops what it cannot clean
        assert {name: len(proxy.get(name)) for name in record["properties"]} == {
            name: len(values) for name, values in record["properties"].items()
        }


def test_references_lead_to_entities_of_the_right_kind():
    known = entities()
    for entity in known.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                assert known[value].schema.is_a(prop.range)


def test_what_is_made_of_claims():
    counts = {
        schema: len(of(schema)) for schema in ("Article", "Note", "Event", "Address", "UnknownLink")
    }
    assert counts == {"Article": 3, "Note": 7, "Event": 1, "Address": 1, "UnknownLink": 1}
    assert [entity.caption for entity in of("PublicBody")] == ["Sudan"]
    assert [entity.caption for entity in of("Person")] == ["Samia Haroun"]


def test_notes_keep_the_attribution():
    note = next(entity for entity in of("Note") if "12 people" in entity.caption)
    assert note.first("description") == (
        "Samia Haroun (surgeon) said, according to SUNA, that an air strike killed at least 12"
        " people in Kassala."
    )
    assert note.first("notes") == "Claims as reported, not verified"


def test_the_incident_holds_all_accounts():
    (event,) = of("Event")
    assert event.caption == "air strike, Kassala, 2031-03-03"
    assert "[denied]" in (event.first("description") or "")
    assert len(event.get("proof")) == 3


def test_a_denied_tie_is_no_link():
    tie = ENTRIES[4]
    told = replace(tie.claim.factuality, polarity="-", status="denied")
    denied = replace(tie, claim=replace(tie.claim, factuality=told))
    assert of("UnknownLink", replace(SNAPSHOT, entries=(denied,), incidents=(), links=())) == []


def test_an_address_that_is_none_is_left_out():
    article = next(entity for entity in of("Article") if "Toll" in entity.caption)
    assert article.get("sourceUrl") == []

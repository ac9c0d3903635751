"""What people write for a claim's fields is checked, and shown in the claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reportedly.claim import Casualties, Event, Reason, Relation
from reportedly.codebook import load_table
from reportedly.errors import OptionError
from reportedly.ledger.decisions.edits import edited
from reportedly.ledger.decisions.values import CHECKS, check_fields, read_harm
from reportedly.ledger.grades import allowed_words
from reportedly.ledger.records import Decision
from tests.ledger.desk import numbered

CLAIM = numbered(1)[0][1]
DAY = datetime(2024, 11, 20, 9, tzinfo=UTC)


def edit(by: str = "Ana Petit", **fields: object) -> Decision:
    return Decision("edit", "claim", CLAIM.id, by, DAY, dict(check_fields(fields)))


def test_every_edited_field_says_by_whom_and_when() -> None:
    claim = edited(CLAIM, [edit(polarity="-", status="denied")])
    assert (claim.factuality.polarity, claim.factuality.status) == ("-", "denied")
    rule = "edited by Ana Petit on 2024-11-20"
    assert claim.reasons == (Reason("polarity", rule), Reason("status", rule))
    assert (claim.id, claim.spans, claim.source) == (CLAIM.id, CLAIM.spans, CLAIM.source)


def test_later_edits_win() -> None:
    claim = edited(CLAIM, [edit(kind="meeting"), edit("Bo Lind", kind="posture")])
    assert claim.kind == "posture"
    assert [reason.rule.split()[2] for reason in claim.reasons] == ["Ana", "Bo"]


def test_names_are_looked_up() -> None:
    claim = edited(
        CLAIM,
        [edit(source="SANA", via=["Reuters"], actors="the Kremlin; Omar Haddad", recipients=[])],
    )
    assert [(relay.name, relay.kind) for relay in claim.chain] == [
        ("SANA", "outlet"),
        ("Reuters", "outlet"),
    ]
    assert [(actor.name, actor.id) for actor in claim.actors] == [
        ("Russia", "RUS"),
        ("Omar Haddad", None),
    ]
    assert claim.actors[0].wording == "the Kremlin"


def test_places_are_found_or_left_without_a_point() -> None:
    found, unknown = edited(CLAIM, [edit(places=["Tripoli, Lebanon", "Umm Nowhere"])]).places
    assert (found.name, found.country, found.precision) == ("Tripoli", "LB", 1)
    assert (unknown.name, unknown.lat, unknown.precision) == ("Umm Nowhere", None, None)


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2024-11-14", "day"),
        ("2024-11", "month"),
        ("2024-21", "season"),
        ("2024~", "year"),
        ("199X", "decade"),
        ("../2024-06", "interval"),
        ("2024-11-14T09:30:00", "time"),
    ],
)
def test_a_time_keeps_its_precision(edtf: str, precision: str) -> None:
    when = edited(CLAIM, [edit(when=edtf)]).when
    assert when is not None
    assert (when.edtf, when.precision) == (edtf, precision)


def test_values_can_be_taken_away() -> None:
    dated = edited(CLAIM, [edit(when="2024", role="envoy", event="ASSAULT (aerial)")])
    assert dated.event == Event("ASSAULT", "aerial")
    bare = edited(dated, [edit(when="", role=None, event="", casualties="")])
    assert (bare.when, bare.role, bare.event, bare.casualties) == (None, None, None, ())


def test_counts_and_ties_are_written_as_in_notation() -> None:
    claim = edited(
        CLAIM,
        [
            edit(
                casualties="killed 7 to 9, best 8 (civilians); wounded 20 or more; missing 3, war",
                relation="commands: Omar Haddad > 4th Brigade",
            )
        ],
    )
    assert claim.casualties == (
        Casualties("killed", 7, 8, 9, "civilians"),
        Casualties("wounded", 20, None, None),
        Casualties("missing", 3, 3, 3, scope="war"),
    )
    assert claim.relation == Relation("commands", "Omar Haddad", "4th Brigade")


def test_counts_may_be_records() -> None:
    fields = check_fields({"casualties": [{"what": "killed", "low": 7}]})
    (harm,) = fields["casualties"]
    assert Casualties(**harm) == Casualties("killed", 7, None, None)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("polarity", "maybe", "expected one of: +, -"),
        ("polarity", None, "expected one of"),
        ("kind", "battle", "expected one of: posture"),
        ("colour", "red", "expected one of: kind, status"),
        ("when", "yesterday", "expected an EDTF date"),
        ("when", "2024-13", "expected an EDTF date"),
        ("when", "2024/2023", "expected an EDTF date"),
        ("when", "../..", "expected an EDTF date"),
        ("when", "2023/2024/2025", "expected an EDTF date"),
        ("places", "Tripoli, Norway", "the gazetteer has no"),
        ("actors", 7, "expected a list"),
        ("actors", ["x" * 400], "expected 1 to 300 characters"),
        ("source", "", "expected 1 to 300"),
        ("event", "BOMB", "expected a PLOVER type"),
        ("event", "CONSULT (aerial)", "expected one of: visit"),
        ("relation", "Iran > Hezbollah", "expected 'type: subject > object'"),
        ("relation", "likes: Iran > Hezbollah", "expected one of: commands"),
        ("casualties", "killed many", "expected 'killed 7'"),
        ("casualties", "bored 7", "expected one of: killed"),
        ("casualties", "killed 9 to 7", "whole numbers, in this order"),
        ("casualties", "killed 7, today", "expected one of: incident"),
        ("casualties", [{"what": "killed", "low": "7"}], "whole numbers"),
        ("casualties", [{"what": "killed", "count": 7}], "expected what, low"),
        ("casualties", [{"what": "killed"}], "whole numbers"),
    ],
)
def test_wrong_values_are_refused(field: str, value: object, message: str) -> None:
    with pytest.raises(OptionError, match=message.replace("+", r"\+")):
        check_fields({field: value})


def test_an_edit_of_nothing_is_refused() -> None:
    with pytest.raises(OptionError, match="found no field"):
        check_fields({})


def test_what_is_kept_is_accepted_again() -> None:
    fields = check_fields(
        {
            "casualties": "killed 7 or more (civilians)",
            "when": "2024-11",
            "event": "AID",
            "places": "Tripoli, Lebanon; Beirut",
            "relation": "arms: Iran > Hezbollah",
            "direction": None,
        }
    )
    assert check_fields(fields) == fields


def test_every_field_can_be_edited() -> None:
    samples: dict[str, object] = {
        "kind": "posture", "status": "denied", "polarity": "-", "certainty": "unsure",
        "mood": "planned", "manner": "quote", "source": "SANA", "via": "TASS", "actors": "Iran",
        "recipients": "Iraq", "places": "Homs", "when": "2024", "said": "2025", "event": "AID",
        "casualties": "killed 3", "direction": "hold", "relation": "arms: Iran > Iraq", "role": "envoy",
    }  # fmt: skip
    assert set(samples) == set(CHECKS)
    for field, value in samples.items():
        claim = edited(CLAIM, [edit(**{field: value})])
        assert replace(claim, reasons=()) != CLAIM
        assert [reason.field for reason in claim.reasons] == [field]


def test_the_words_of_an_edit_are_those_of_the_reading() -> None:
    frames = load_table("predicates")["frame"]
    types = {frame["relation"] for frame in frames if "relation" in frame}
    types |= set(load_table("ties")["apposition"]) | set(load_table("ties")["compound"])
    assert types <= set(allowed_words("relations", "types"))
    events = load_table("plover")
    for frame in frames:
        if "event" in frame:
            assert "mode" not in frame or frame["mode"] in events[frame["event"]]["modes"]
    assert set(load_table("casualties")["verbs"]) <= set(allowed_words("casualties", "harms"))


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("killed 31+", 31, None),
        ("31 or more killed", 31, None),
        ("more than 30 wounded", 31, None),
        ("at least 5 people injured", 5, None),
        ("7–9 killed (soldiers)", 7, 9),
        ("12 killed", 12, 12),
    ],
)
def test_a_count_is_read_as_people_write_it(words: str, low: int, high: int | None) -> None:
    harm = read_harm(words)
    assert (harm["low"], harm["high"]) == (low, high)


@pytest.mark.parametrize("words", ["31", "about 3 killed", "more than 7 to 9 killed", "+ killed"])
def test_a_count_that_is_none_says_how_to_write_one(words: str) -> None:
    with pytest.raises(OptionError, match="expected 'killed 7'"):
        read_harm(words)

"""Ties between actors: how they are told, by whom, and by which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.claim import Factuality, Relation, Relay
from reportedly.ledger.known import known_on
from reportedly.views import ties as ties_module
from reportedly.views.filters import ANY, Filters
from reportedly.views.plain import columns, flat
from reportedly.views.ties import TieRow, tie_claims, ties, told_by
from tests.views.conftest import ENVOY, HAJI
from tests.views.desk import AUTHOR, DENIED, PLAIN, RUMOUR, Desk, Told, person
from tests.views.test_lists import decide

BACKS = Relation("supports", "Iran", "Rastan Brigade")
HINTED = replace(PLAIN, status="suggested", certainty="possible")


@pytest.fixture
def web(desk: Desk) -> Desk:
    """Iran's tie to a brigade as told on three days, and a chain of two further ties."""
    desk.print(
        "rumour",
        tells("Iran is said to back the brigade", BACKS, person("rumours"), RUMOUR),
        tells("The brigade leads Sons of Rastan", _tie("commands", "Sons of Rastan")),
        outlet="Hill Post",
        published="2024-11-11",
    )
    desk.print(
        "no",
        tells("Iran does not back the brigade", BACKS, HAJI, DENIED),
        outlet="Mill Times",
        published="2024-11-13",
    )
    again = Relation("supports", "Islamic Republic of Iran", "the Rastan Brigade")
    desk.print(
        "yes",
        tells("Tehran backs it", again, ENVOY),
        tells("Sons of Rastan oppose Sila", Relation("opposes", "Sons of Rastan", "Sila")),
        outlet="Vale Courier",
        recorded="2024-11-25",
    )
    return desk


def tells(
    words: str, relation: Relation, source: Relay = AUTHOR, facts: Factuality = PLAIN
) -> Told:
    return Told(words, source, facts, kind="relation", relation=relation)


def _tie(type: str, object: str) -> Relation:
    return Relation(type, "Rastan Brigade", object)


def named(rows: tuple[TieRow, ...]) -> list[str]:
    return [f"{row.subject} {row.type} {row.object}" for row in rows]


def test_spellings_of_one_actor_make_one_tie(web: Desk) -> None:
    first = ties(web.store)[0]
    assert named((first,)) == ["Iran supports Rastan Brigade"]
    assert (first.told.asserted, first.told.rumoured, first.told.denied) == (1, 1, 1)
    assert (first.told.origins, first.told.drawn, first.counted) == (3, "disputed", None)
    assert (first.subject_kind, first.object_kind) == ("state", None)
    assert first.example == web.ids["Tehran backs it"]


def test_a_tie_tells_how_it_stood_on_each_day(web: Desk) -> None:
    row = ties(web.store)[0]
    assert [str(stage) for stage in row.history] == ["2024-11-11:0,1,0,1", "2024-11-13:0,1,1,2"]
    assert told_by(row, date(2024, 11, 10)) is None
    before, now = told_by(row, date(2024, 11, 12)), told_by(row, date(2031, 1, 1))
    assert before is not None and before.history == row.history[:1]
    assert (before.told.drawn, before.told.last) == ("rumoured", date(2024, 11, 11))
    assert now is not None and (now.told.denied, now.told.origins) == (1, 2)


def test_a_hint_is_less_than_an_assertion(desk: Desk) -> None:
    desk.print("hint", tells("Iran may back it", BACKS, ENVOY, HINTED))
    assert ties(desk.store)[0].told.drawn == "rumoured"
    desk.print("denial", tells("Iran does not arm it", _tie("arms", "Sila"), HAJI, DENIED))
    assert [row.told.drawn for row in ties(desk.store, types=("arms",))] == ["denied"]


def test_ties_are_asked_for_by_type_and_by_steps_from_an_actor(web: Desk) -> None:
    assert len(ties(web.store)) == 3
    assert named(ties(web.store, types=("opposes",))) == ["Sons of Rastan opposes Sila"]
    assert len(ties(web.store, name="Islamic Republic of Iran")) == 1
    assert named(ties(web.store, name="Iran", depth=2)) == [
        "Iran supports Rastan Brigade",
        "Rastan Brigade commands Sons of Rastan",
    ]
    assert ties(web.store, name="nobody") == ()
    assert len(ties(web.store, Filters(outlet="Hill Post"))) == 2
    assert len(ties(web.store, Filters(limit=1))) == 1


def test_ties_are_as_known(web: Desk) -> None:
    store = web.store
    assert len(ties(store, known=known_on(store, date(2024, 11, 21)))) == 2
    early = known_on(store, date(2024, 11, 12), "published")
    assert [row.told.drawn for row in ties(store, known=early, name="Iran")] == ["rumoured"]


def test_ties_are_as_people_edited_them(web: Desk) -> None:
    decide(web, "edit", "claim", web.ids["Tehran backs it"], '{"status": "rumoured"}')
    edit = '{"relation": "arms: Nobody Yet > Sila"}'
    decide(web, "edit", "claim", web.ids["Sons of Rastan oppose Sila"], edit)
    decide(web, "reject", "claim", web.ids["The brigade leads Sons of Rastan"])
    assert named(ties(web.store)) == ["Iran supports Rastan Brigade", "Nobody Yet arms Sila"]
    assert ties(web.store)[0].told.asserted == 0
    assert [row.text for row in tie_claims(web.store, "Nobody Yet", "arms", "Sila")] == [
        "Sons of Rastan oppose Sila"
    ]


def test_only_the_newest_claims_are_looked_at(web: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ties_module, "AMONG", 2)
    assert {row.counted for row in ties(web.store)} == {2}
    assert {row.counted for row in ties(web.store, exact=True)} == {None}


def test_the_claims_of_a_tie_are_found_by_any_spelling(web: Desk) -> None:
    found = tie_claims(web.store, "Iran", "supports", "the Rastan Brigade")
    assert [row.text for row in found] == [
        "Tehran backs it",
        "Iran does not back the brigade",
        "Iran is said to back the brigade",
    ]
    assert len(tie_claims(web.store, "Iran", "supports", "Rastan Brigade", Filters(limit=1))) == 1
    assert tie_claims(web.store, "Iran", "arms", "Rastan Brigade", ANY) == ()


def test_a_tie_is_one_row_of_a_table(web: Desk) -> None:
    row = flat(ties(web.store)[0])
    assert tuple(row) == columns(TieRow)
    assert row["told_asserted"] == 1
    assert row["history"] == "2024-11-11:0,1,0,1; 2024-11-13:0,1,1,2"

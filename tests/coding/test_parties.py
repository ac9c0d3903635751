"""Who does what to whom: actors, recipients and the relation between them."""

from __future__ import annotations

import pytest

from reportedly.claim import Kind, Relay
from reportedly.coding.apposition import find_ties
from reportedly.coding.clause import cut_clauses
from reportedly.coding.parties import Parties, PartyFinder
from reportedly.coding.unit import UnitFinder
from tests.coding.sentences import cast, frames, parsed

AUTHOR = (Relay("author", "author"),)


def all_parties(
    text: str, kind: Kind, chain: tuple[Relay, ...] = AUTHOR, demanded: bool = False
) -> list[Parties]:
    parse = parsed(text)
    everyone, finder = cast(parse), frames(parse)
    ties = find_ties(parse, everyone, ())
    units = UnitFinder(parse, (), finder, cut_clauses(parse)).find(ties)
    parties = PartyFinder(parse, everyone, finder)
    return [parties.find(unit, kind, chain, demanded) for unit in units]


def sides(
    text: str, kind: Kind, chain: tuple[Relay, ...] = AUTHOR, demanded: bool = False
) -> tuple[list[str], list[str]]:
    found = all_parties(text, kind, chain, demanded)[0]
    return [a.name for a in found.actors], [r.name for r in found.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Ukraine bombed the depot.", "incident", (["Ukraine"], ["depot"])),
        ("The depot was bombed by Ukraine.", "incident", (["Ukraine"], ["depot"])),
        ("The depot was bombed.", "incident", ([], ["depot"])),
        ("The valley praised Turkey.", "position", (["valley"], ["Turkey"])),
    ],
)
def test_who_does_and_who_undergoes(
    text: str, kind: Kind, expected: tuple[list[str], list[str]]
) -> None:
    assert sides(text, kind) == expected


def test_who_stands_behind_a_strike_acts() -> None:
    assert sides("An Israeli strike killed a commander.", "incident")[0] == ["Israel"]


@pytest.mark.parametrize(
    "text",
    [
        "Armenia negotiated with Azerbaijan.",
        "Armenia and Azerbaijan negotiated.",
        "Armenia held talks with Azerbaijan.",
    ],
)
def test_all_who_meet_are_actors(text: str) -> None:
    assert sides(text, "meeting") == (["Armenia", "Azerbaijan"], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rwanda supports Hamas.", ("Rwanda", "supports", "Hamas")),
        ("Hamas is supported by Rwanda.", ("Rwanda", "supports", "Hamas")),
        ("Hamas is loyal to Rwanda.", ("Hamas", "allied_with", "Rwanda")),
    ],
)
def test_a_relation_runs_from_the_actor_to_the_other_end(
    text: str, expected: tuple[str, str, str]
) -> None:
    relation = all_parties(text, "relation")[0].relation
    assert relation is not None
    assert (relation.subject, relation.type, relation.object) == expected


def test_a_relation_with_one_end_is_none() -> None:
    assert all_parties("Hamas is supported.", "relation")[0].relation is None


def test_our_men_bring_in_the_speaker_and_the_state() -> None:
    minister = (Relay("Hossein Rad", "person", role="Iranian foreign minister"),)
    actors, _ = sides("Our advisers left Aleppo.", "posture", minister)
    assert actors == ["Our advisers", "Iran", "Hossein Rad"]


def test_we_of_the_author_names_nobody() -> None:
    actors, _ = sides("We left Aleppo.", "posture")
    assert actors == ["We"]


def test_who_demands_acts_and_who_must_obey_receives() -> None:
    envoy = (Relay("Ana Torres", "person"),)
    assert sides("Azerbaijan must free the prisoners.", "position", envoy, demanded=True) == (
        ["Ana Torres"],
        ["Azerbaijan", "prisoners"],
    )


def test_later_strikes_of_one_paragraph_have_the_same_doer() -> None:
    text = "Israeli airstrikes hit Tyre. Later strikes hit Sidon.\n\nOther strikes hit Homs."
    names = [[a.name for a in found.actors] for found in all_parties(text, "incident")]
    assert names[0] == ["Israel"]
    assert names[1][0] == "Israel"


def test_an_office_is_held_by_its_holder() -> None:
    actors, recipients = sides("Army spokesman Sami Haddad was in Juba.", "role")
    assert (actors, recipients) == (["Sami Haddad"], [])


def test_a_compound_names_both_ends() -> None:
    found = all_parties("Rwanda-backed rebels were quiet.", "relation")[0]
    assert [a.name for a in found.actors] == ["Rwanda"]
    assert [r.name for r in found.recipients] == ["Rwanda-backed rebels"]
    assert found.relation is not None and found.relation.type == "supports"


def test_nobody_is_on_both_sides() -> None:
    found = all_parties("Ethiopia bombed Ethiopia's own depot.", "incident")[0]
    assert {a.name for a in found.actors}.isdisjoint({r.name for r in found.recipients})


def test_the_wounded_do_not_act() -> None:
    found = all_parties("12 people were killed and 30 wounded in the raid.", "incident")
    assert [actor.name for one in found for actor in one.actors] == []

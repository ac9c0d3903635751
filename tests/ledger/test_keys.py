"""Keys of claims: two that can be linked share one, most others share none."""

from __future__ import annotations

from dataclasses import replace

from reportedly.claim import Actor, Claim, Factuality, Kind, Reason, Relation, Relay, Where
from reportedly.ledger.compare.gist import IN_PASSING
from reportedly.ledger.keys import claim_keys
from reportedly.text import Span
from tests.ledger.telling import TAIZZ, TAWILA, killed


def claim(
    text: str, *, kind: Kind = "other", actor: str | None = None, place: Where | None = None
) -> Claim:
    return Claim(
        id=text,
        article="a",
        spans=(Span(0, len(text), text),),
        chain=(Relay("author", "author"),),
        factuality=Factuality("asserted", "+", "certain", "happened", "author"),
        kind=kind,
        actors=(Actor(actor, "armed_group"),) if actor else (),
        places=(place,) if place else (),
    )


def shared(one: Claim, other: Claim) -> set[str]:
    return {*claim_keys(one)} & {*claim_keys(other)}


def test_two_words_rare_in_news_find_each_other_in_any_form() -> None:
    one = claim("The ferry Amelda capsized off the lagoon")
    assert shared(one, claim("a capsizing of the Amelda was denied"))
    assert not shared(one, claim("The government said on Monday that talks would go on"))


def test_forces_are_filed_by_side_and_place() -> None:
    one = claim(
        "The army left the town", kind="posture", actor="Rapid Support Forces", place=TAWILA
    )
    same = claim(
        "The RSF are still there", kind="posture", actor="Rapid Support Forces", place=TAWILA
    )
    elsewhere = replace(same, places=(TAIZZ,))
    assert any(key.startswith("posture|") for key in shared(one, same))
    assert not shared(one, elsewhere)


def test_tolls_are_filed_by_harm_and_place() -> None:
    one = replace(claim("12 died", place=TAWILA), casualties=(killed(12),))
    other = replace(claim("43 were dead", place=TAWILA), casualties=(killed(43),))
    assert any(key.startswith("toll|killed|") for key in shared(one, other))


def test_an_answer_meets_the_demand_by_the_two_sides() -> None:
    demand = replace(
        claim("Ukraine must leave the islands"), chain=(Relay("Russia", "organisation"),)
    )
    answer = replace(
        claim("would yield nothing to Russia"), chain=(Relay("Ukraine", "organisation"),)
    )
    assert any(key.startswith("between|") for key in shared(demand, answer))


def test_a_relation_is_filed_by_its_object_in_any_order_of_words() -> None:
    one = replace(
        claim("Uriel Band leads it"), relation=Relation("leads", "Uriel Band", "Lion Brigade")
    )
    other = replace(
        claim("Aden Foss commands it"), relation=Relation("leads", "Aden Foss", "the Brigade Lion")
    )
    assert shared(one, other)


def test_a_claim_named_in_passing_has_no_keys() -> None:
    named = replace(
        claim("Tuesday's attack on the Amelda ferry"), reasons=(Reason("kind", IN_PASSING),)
    )
    assert claim_keys(named) == ()


def test_keys_are_sorted_and_each_there_once() -> None:
    keys = claim_keys(claim("The ferry Amelda capsized off the lagoon of Vintra", place=TAWILA))
    assert list(keys) == sorted(set(keys))

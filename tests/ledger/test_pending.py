"""What wants a person's decision, and in which order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.claim import Casualties
from reportedly.ledger.decisions.deciding import undo
from reportedly.ledger.decisions.pending import all_pending, pending
from tests.ledger.desk import Desk, numbered, told

MANY = (Casualties("killed", 40, None, None), Casualties("wounded", 90, 95, 100))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def waits(desk: Desk) -> list[tuple[str, str]]:
    return [(one.why, one.target) for one in all_pending(desk.store)]


def test_people_harmed_weigh_before_sureness(desk: Desk) -> None:
    (first, one), (second, two) = numbered(2)
    more = replace(two, casualties=MANY)
    desk.read(first, [one])
    desk.read(second, [more])
    assert waits(desk) == [("one origin", more.id), ("one origin", one.id)]
    assert [one.impact for one in all_pending(desk.store)] == [
        pytest.approx(1 + 6.585, abs=0.001),  # of 96
        pytest.approx(1 + 3.700, abs=0.001),  # of 13
    ]


def test_a_second_origin_makes_an_account_less_urgent(desk: Desk) -> None:
    (first, one), (second, two) = numbered(2)
    desk.read(first, [one])
    incident = desk.incident(one)
    desk.read(second, [told(second, two.text, "Omar Haddad")], incident=incident)
    assert waits(desk) == []


def test_disputes_and_unsure_links_are_asked_about(desk: Desk) -> None:
    claims = []
    for article, claim in numbered(4):
        bare = replace(claim, casualties=())
        desk.read(article, [bare])
        claims.append(bare)
    dispute = desk.link(claims[1], claims[0], "disputes", 0.9)
    unsure = desk.link(claims[2], claims[0], "repeats", 0.6)
    desk.link(claims[3], claims[0], "supports", 0.95)
    assert waits(desk) == [("dispute", dispute), ("unsure link", unsure)]
    found = pending(desk.store, 1)
    assert [entry.claim.id for entry in found[0].entries] == [claims[1].id, claims[0].id]


def test_what_was_decided_waits_no_more_until_it_is_undone(desk: Desk) -> None:
    (first, one), (second, two) = numbered(2)
    desk.read(first, [replace(one, casualties=())])
    desk.read(second, [replace(two, casualties=())])
    link = desk.link(two, one)
    for target in (f"link:{link}", one.id, two.id):
        decision = desk.decide("accept", target)
        assert waits(desk) == []
        undo(desk.store, decision.number or 0, "Bo Lind")
        assert waits(desk) == [("dispute", link)]


def test_an_incident_that_was_settled_waits_no_more(desk: Desk) -> None:
    ((article, claim),) = numbered(1)
    desk.read(article, [claim])
    desk.decide("settle", f"incident:{desk.incident(claim)}", policy="range")
    assert waits(desk) == []


def test_an_empty_ledger_has_nothing_that_waits(desk: Desk) -> None:
    assert pending(desk.store) == []

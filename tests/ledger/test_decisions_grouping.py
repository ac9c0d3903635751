"""What people merge and split stays so, whatever the program finds later."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.decisions.deciding import undo
from reportedly.ledger.decisions.grouping import barred, barred_pairs, pinned, placed
from reportedly.ledger.known import Known
from reportedly.ledger.records import Why
from reportedly.ledger.writing import reasons_json
from tests.ledger.desk import Desk, numbered

PRINTED = numbered(3)
(ONE, FIRST), (TWO, SECOND), (THREE, THIRD) = PRINTED


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Three articles, each in an incident of its own: 1, 2 and 3."""
    desk = Desk(tmp_path)
    for article, claim in PRINTED:
        desk.read(article, [claim])
    return desk


def incidents(desk: Desk) -> list[int]:
    return [desk.incident(claim) for _, claim in PRINTED]


def regroup(desk: Desk, account: int, incident: int) -> None:
    """The program thinks better of where an account belongs."""
    with desk.store.transaction():
        desk.store.insert(
            "INSERT INTO membership (account, incident, score, reasons, reading)"
            " VALUES (?, ?, 0.99, ?, 3)",
            account,
            incident,
            reasons_json([Why("same names")]),
        )


def test_merged_incidents_stay_merged(desk: Desk) -> None:
    decision = desk.decide("merge", "incident:1", incidents=[2])
    assert incidents(desk) == [1, 1, 3]
    regroup(desk, 2, 3)
    regroup(desk, 1, 3)
    assert incidents(desk) == [1, 1, 3]
    assert placed(desk.store, [1, 2, 3]) == {1: (1, 1), 2: (1, 1)}
    known = Known(decision=(decision.number or 0) - 1)
    assert desk.entries.incidents_of([1, 2, 3], known) == {1: 3, 2: 3, 3: 3}


def test_undoing_a_merge_puts_accounts_back_where_the_program_has_them(desk: Desk) -> None:
    desk.decide("merge", "incident:1", incidents=[2, 3])
    assert incidents(desk) == [1, 1, 1]
    undo(desk.store, 1, "Bo Lind")
    assert incidents(desk) == [1, 2, 3]


def test_a_later_decision_stands_when_an_earlier_one_is_undone(desk: Desk) -> None:
    desk.decide("merge", "incident:1", incidents=[2, 3])
    desk.decide("split", "incident:1", claims=[THIRD.id])
    undo(desk.store, 1, "Bo Lind")
    assert incidents(desk) == [1, 2, 4]


def test_an_account_that_was_taken_out_is_not_put_back(desk: Desk) -> None:
    regroup(desk, 2, 1)
    decision = desk.decide("split", "incident:1", claims=[SECOND.id])
    assert decision.value == {"accounts": [2], "into": None}
    assert incidents(desk) == [1, 4, 3]
    regroup(desk, 2, 1)
    assert incidents(desk) == [1, 4, 3]
    assert barred(desk.store, 2) == {1}
    assert barred(desk.store, 1) == frozenset()
    undo(desk.store, 1, "Bo Lind")
    assert incidents(desk) == [1, 1, 3]
    assert barred(desk.store, 2) == frozenset()


def test_an_account_can_be_moved_and_moved_back(desk: Desk) -> None:
    regroup(desk, 2, 1)
    desk.decide("split", "incident:1", claims=[SECOND.id], into=3)
    assert incidents(desk) == [1, 3, 3]
    desk.decide("split", "incident:3", claims=[SECOND.id], into=1)
    assert incidents(desk) == [1, 1, 3]
    assert barred(desk.store, 2) == {3}


def test_the_program_joins_nothing_that_people_know_apart(desk: Desk) -> None:
    regroup(desk, 2, 1)
    desk.decide("split", "incident:1", claims=[SECOND.id])
    assert pinned(desk.store, [1, 3, 4]) == {1, 4}
    assert barred_pairs(desk.store, [1, 3, 4]) == {frozenset((1, 4))}
    undo(desk.store, 1, "Bo Lind")
    assert barred_pairs(desk.store, [1, 3, 4]) == frozenset()


@pytest.mark.parametrize(
    ("kind", "target", "value", "message"),
    [
        ("merge", "incident:1", {"incidents": [1]}, "at least two"),
        ("merge", "incident:1", {"incidents": ["2"]}, "at least two"),
        ("merge", "incident:1", {"incidents": [9]}, "no incident 9"),
        ("split", "incident:1", {"claims": [SECOND.id]}, "not of incident 1"),
        ("split", "incident:1", {"claims": [FIRST.id]}, "would be empty"),
        ("split", "incident:1", {"claims": [FIRST.id], "into": 1}, "another incident"),
        ("split", "incident:1", {"accounts": ["x"]}, "expected claims or accounts"),
        ("split", "incident:1", {}, "expected claims or accounts"),
    ],
)
def test_groupings_that_make_no_sense_are_refused(
    desk: Desk, kind: str, target: str, value: dict[str, object], message: str
) -> None:
    with pytest.raises((LedgerError, OptionError), match=message):
        desk.decide(kind, target, **value)  # type: ignore[arg-type]
    assert incidents(desk) == [1, 2, 3]


def test_an_incident_that_was_emptied_is_no_target(desk: Desk) -> None:
    desk.decide("merge", "incident:1", incidents=[2])
    with pytest.raises(LedgerError, match="incident 2 holds no account any more"):
        desk.decide("accept", "incident:2")

"""Decisions are kept, checked, undone, and known as of a day."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.decisions.deciding import decide, signed, undo
from reportedly.ledger.decisions.standing import (
    grades_of,
    history,
    outcome_of,
    settlement,
    standing,
    unrejected,
    verdict,
)
from reportedly.ledger.known import EVERYTHING, Known, known_on
from reportedly.ledger.records import Toll
from reportedly.ledger.store import Store
from tests.ledger.desk import Desk, numbered

(ONE, CLAIM), (TWO, OTHER) = numbered(2)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.read(ONE, [CLAIM])
    desk.read(TWO, [OTHER])
    return desk


def shown(desk: Desk, known: Known = EVERYTHING) -> set[str]:
    query = f"SELECT id FROM claim WHERE {unrejected('claim', 'claim.id')}"
    return {row["id"] for row in desk.store.rows(query, named=known.values())}


def test_a_decision_is_numbered_signed_and_dated(desk: Desk) -> None:
    kept = desk.decide("accept", CLAIM.id, reason="seen  on\nvideo")
    assert (kept.number, kept.by, kept.reason) == (1, "Ana Petit", "seen on video")
    assert standing(desk.store, "claim", [CLAIM.id, OTHER.id]) == {CLAIM.id: (kept,)}
    assert verdict((kept,)) == "accept"


def test_the_latest_verdict_counts(desk: Desk) -> None:
    desk.decide("reject", CLAIM.id, reason="misread")
    assert shown(desk) == {OTHER.id}
    desk.decide("accept", CLAIM.id)
    assert shown(desk) == {CLAIM.id, OTHER.id}
    undo(desk.store, 2, "Bo Lind")
    assert shown(desk) == {OTHER.id}


def test_an_undo_is_kept_beside_what_it_undoes(desk: Desk) -> None:
    kept = desk.decide("reject", CLAIM.id, reason="misread")
    taken_back = undo(desk.store, 1, "Bo Lind", "it is there")
    assert (taken_back.kind, taken_back.undoes, taken_back.target) == ("undo", 1, CLAIM.id)
    assert standing(desk.store, "claim", [CLAIM.id]) == {}
    assert history(desk.store, "claim", CLAIM.id) == (kept, taken_back)


def test_what_was_undone_is_not_undone_again(desk: Desk) -> None:
    desk.decide("accept", CLAIM.id)
    undo(desk.store, 1, "Bo Lind")
    with pytest.raises(LedgerError, match="undone before, by Bo Lind"):
        undo(desk.store, 1, "Ana Petit")
    with pytest.raises(LedgerError, match="itself an undo"):
        undo(desk.store, 2, "Ana Petit")
    with pytest.raises(LedgerError, match="no decision 9"):
        undo(desk.store, 9, "Ana Petit")


def test_decisions_are_known_from_the_day_on_which_they_were_taken(desk: Desk) -> None:
    kept = desk.decide("reject", CLAIM.id, reason="misread")
    before = known_on(desk.store, kept.recorded.date() - timedelta(days=1))
    assert standing(desk.store, "claim", [CLAIM.id], before) == {}
    assert shown(desk, before) == {CLAIM.id, OTHER.id}
    undo(desk.store, 1, "Bo Lind")
    earlier = Known(decision=1)
    assert standing(desk.store, "claim", [CLAIM.id], earlier) == {CLAIM.id: (kept,)}
    assert shown(desk, earlier) == {OTHER.id}


def test_nothing_decided_can_be_changed(desk: Desk) -> None:
    desk.decide("accept", CLAIM.id)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        desk.store.connection.execute("UPDATE decision SET by = 'Nobody'")


@pytest.mark.parametrize(
    ("kind", "target", "value", "message"),
    [
        ("accept", "nowhere", {}, "no claim nowhere"),
        ("accept", "link:7", {}, "no link 7"),
        ("accept", "incident:7", {}, "no incident 7"),
        ("accept", "article:x", {}, "the article x to accept, expected a claim or link"),
        ("missed", "article:x", {}, "no article x"),
        ("grade", "source:Nobody At All", {}, "no source Nobody At All"),
        ("reject", CLAIM.id, {}, "needs a reason"),
        ("accept", CLAIM.id, {"grade": "A"}, "takes no value"),
        ("undo", CLAIM.id, {}, "give undo"),
        ("burn", CLAIM.id, {}, "expected one of: accept"),
        ("outcome", CLAIM.id, {"outcome": "met"}, "nothing that is still to come"),
        ("outcome", CLAIM.id, {"outcome": "perhaps"}, "expected one of: open, met, not met"),
        ("settle", "incident:1", {"policy": "mean"}, "expected one of: range, majority"),
        ("settle", "incident:1", {"policy": "source order"}, "no order of sources"),
        ("settle", "incident:1", {"policy": "by hand", "what": "killed"}, "whole numbers"),
        ("settle", "incident:1", {"policy": "range", "what": "bored"}, "one of: killed"),
    ],
)
def test_what_makes_no_sense_is_refused(
    desk: Desk, kind: str, target: str, value: dict[str, object], message: str
) -> None:
    with pytest.raises((LedgerError, OptionError), match=message):
        desk.decide(kind, target, **value)  # type: ignore[arg-type]
    assert desk.store.value("SELECT count(*) FROM decision") == 0


@pytest.mark.parametrize("name", ["", "  ", "x" * 400])
def test_a_decision_without_a_name_is_refused(desk: Desk, name: str) -> None:
    with pytest.raises(OptionError):
        decide(desk.store, signed("accept", ("claim", CLAIM.id), name))


def test_a_source_is_graded_under_all_its_names(desk: Desk) -> None:
    desk.decide("grade", "source:nadia rahal", scheme="admiralty", source="b")
    found = standing(desk.store, "source", ["Nadia Rahal", "Somebody Else"])
    assert list(found) == ["Nadia Rahal"]
    grade, decision = grades_of(found["Nadia Rahal"])["admiralty.source"]
    assert (grade.value, grade.means, decision.by) == ("B", "usually reliable", "Ana Petit")


@pytest.mark.parametrize(
    ("target", "value", "message"),
    [
        (CLAIM.id, {"scheme": "admiralty", "source": "B"}, "grades sources only"),
        (CLAIM.id, {"scheme": "admiralty", "information": "7"}, "found the grade '7'"),
        (CLAIM.id, {"scheme": "admiralty", "information": "likely"}, "is no information"),
        (CLAIM.id, {"scheme": "airwars", "grade": "fair"}, "grades incidents only"),
        (CLAIM.id, {"scheme": "stars", "grade": "5"}, "one of: admiralty, airwars, icd203"),
        (CLAIM.id, {"scheme": "icd203"}, "found no grade"),
    ],
)
def test_grades_belong_to_what_their_scheme_grades(
    desk: Desk, target: str, value: dict[str, object], message: str
) -> None:
    with pytest.raises(OptionError, match=message):
        desk.decide("grade", target, **value)


def test_likelihood_and_confidence_stand_side_by_side(desk: Desk) -> None:
    desk.decide("grade", CLAIM.id, scheme="icd203", likelihood="Probable", confidence="low")
    desk.decide("grade", CLAIM.id, scheme="icd203", likelihood="very likely")
    grades = grades_of(standing(desk.store, "claim", [CLAIM.id])[CLAIM.id])
    assert {key: grade.value for key, (grade, _) in grades.items()} == {
        "icd203.likelihood": "very likely",
        "icd203.confidence": "low",
    }


def test_figures_are_settled_one_count_at_a_time(desk: Desk) -> None:
    desk.decide("settle", "incident:1", policy="majority")
    desk.decide("settle", "incident:1", policy="by hand", figure="killed 10 to 14, best 12")
    decisions = standing(desk.store, "incident", ["1"])["1"]
    settled = settlement(decisions, "killed")
    assert settled is not None
    assert settled.by_hand == Toll("killed", 10, 12, 14, "by hand")
    assert settlement(decisions, "wounded") == settlement(decisions[:1], "wounded")
    undo(desk.store, 2, "Ana Petit")
    decisions = standing(desk.store, "incident", ["1"])["1"]
    assert getattr(settlement(decisions, "killed"), "policy", None) == "majority"


def test_the_outcome_of_a_forecast_is_open_until_somebody_says(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    article, claim = numbered(1)[0]
    forecast = claim.__class__(
        id="f1",
        article=article.id,
        spans=claim.spans,
        chain=claim.chain,
        factuality=claim.factuality,
        kind="outlook",
        conditions=(article.span(0, 6),),
    )
    desk.read(article, [forecast])
    assert outcome_of(()) == "open"
    desk.decide("outcome", "f1", outcome="not met")
    desk.decide("outcome", "f1", outcome="met", condition=1)
    decisions = standing(desk.store, "claim", ["f1"])["f1"]
    assert outcome_of(decisions) == "not met"
    assert outcome_of(decisions, "Shells") == "met"
    with pytest.raises(OptionError, match="expected one of: 1 Shells"):
        desk.decide("outcome", "f1", outcome="met", condition=2)


def _accept(path: Path, times: int) -> None:
    with Store(path) as store:
        for _ in range(times):
            decide(store, signed("accept", ("claim", CLAIM.id), "Ana Petit"))


def test_several_processes_decide_at_once(desk: Desk) -> None:
    context = get_context("spawn")
    people = [context.Process(target=_accept, args=(desk.store.path, 5)) for _ in range(3)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert [one.exitcode for one in people] == [0, 0, 0]
    kept = standing(desk.store, "claim", [CLAIM.id])[CLAIM.id]
    assert [decision.number for decision in kept] == list(range(1, 16))

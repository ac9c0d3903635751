"""One source from both sides, and the grades that people gave it."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger.decisions.deciding import decide, signed, undo
from reportedly.ledger.known import known_on
from reportedly.ledger.tally import recount
from reportedly.views.filters import Filters
from reportedly.views.relayed import source_profile
from reportedly.views.sources import UNKNOWN, Relayed, sources
from tests.views.conftest import HAJI, WIRE
from tests.views.desk import Desk, Told, outlet


@pytest.fixture
def wired(affair: Desk) -> Desk:
    """Hill Post's words in two other papers, one of them unknown."""
    affair.print(
        "carried",
        Told("A convoy left Rastan", outlet("Hill Post"), origin=WIRE),
        Told("It came back", HAJI, via=(outlet("Hill Post"),)),
        outlet="Vale Courier",
        published="2024-11-15",
        recorded="2024-11-17",
    )
    affair.print("nameless", Told("The convoy was long", outlet("Hill Post"), origin=WIRE))
    recount(affair.store)
    return affair


def test_an_outlet_has_both_sides(wired: Desk) -> None:
    found = source_profile(wired.store, "Hill Post")
    assert found.relays == (Relayed("Ali Asghar Haji", 1), Relayed("Clinic of Rastan", 1))
    assert found.relayed_by == (Relayed("Vale Courier", 2), Relayed(UNKNOWN, 1))
    assert (found.told, found.counted) == (3, None)
    row = next(row for row in sources(wired.store) if row.outlet == "Hill Post")
    assert found.printed == row


def test_a_person_is_relayed_and_prints_nothing(wired: Desk) -> None:
    found = source_profile(wired.store, "Ali Asghar Haji")
    assert (found.printed, found.relays) == (None, ())
    assert [one.name for one in found.relayed_by] == ["Vale Courier", "Hill Post"]


def test_what_is_asked_for_narrows_both_sides(wired: Desk) -> None:
    found = source_profile(wired.store, "Hill Post", Filters(kinds=("posture",)))
    assert found.printed is not None and found.printed.claims == 1
    assert found.relays == (Relayed("Ali Asghar Haji", 1),)
    assert found.relayed_by == ()
    early = source_profile(
        wired.store, "Hill Post", known=known_on(wired.store, date(2024, 11, 13))
    )
    assert early.relayed_by == () and early.printed is not None


def test_a_source_that_nobody_names_is_an_error(wired: Desk) -> None:
    for name in ("Nobody Daily", "", "\0"):
        with pytest.raises(LedgerError, match="no source"):
            source_profile(wired.store, name)


def test_grades_keep_their_history(wired: Desk) -> None:
    target = ("source", "Hill Post")
    first = decide(
        wired.store,
        signed("grade", target, "Ana", {"scheme": "admiralty", "source": "C"}, "two corrections"),
    )
    undo(wired.store, first.number or 0, "Ana", None)
    decide(wired.store, signed("grade", target, "Ben", {"scheme": "admiralty", "source": "B"}))
    given = source_profile(wired.store, "Hill Post").grades
    assert [(one.grade, one.by, one.undone) for one in given] == [
        ("admiralty.source B", "Ben", False),
        ("admiralty.source C", "Ana", True),
    ]
    assert (given[1].reason, given[0].means) == ("two corrections", "usually reliable")
    past = known_on(wired.store, date(2024, 12, 1))
    assert source_profile(wired.store, "Hill Post", known=past).grades == ()

"""What came in about some claims after a mark."""

from __future__ import annotations

from reportedly.ledger.decisions.deciding import decide, signed
from reportedly.ledger.known import Known
from reportedly.views.since import since
from tests.views.desk import PLAIN, Desk, Told


def test_decisions_on_claims_links_and_incidents_are_found(affair: Desk) -> None:
    shells, leaves = affair.ids["Shells killed 12 in Rastan"], affair.ids["Iran has left Homs"]
    now = Known(reading=4, decision=0)
    assert not since(affair.store, [leaves], now)
    taken = {
        "claim": decide(affair.store, signed("accept", ("claim", leaves), "Ana Petit")),
        "link": decide(affair.store, signed("accept", ("link", "1"), "Ana Petit")),
        "incident": decide(
            affair.store, signed("settle", ("incident", "1"), "Ana Petit", {"policy": "majority"})
        ),
    }
    assert [row.number for row in since(affair.store, [leaves], now).decisions] == [
        taken["claim"].number
    ]
    found = since(affair.store, [shells], now).decisions
    assert [row.number for row in found] == [taken["incident"].number, taken["link"].number]
    assert not since(affair.store, [shells, leaves], Known(reading=4, decision=3))


def test_links_that_a_later_reading_found_are_named(affair: Desk) -> None:
    affair.print("late", Told("Nobody died in Rastan", facts=PLAIN), recorded="2024-11-21")
    affair.link("disputes", "Nobody died in Rastan", "Fifteen died in Rastan")
    mine = affair.ids["Fifteen died in Rastan"]
    found = since(affair.store, [mine], Known(reading=4, decision=0))
    assert [(row.type, row.a.text) for row in found.links] == [
        ("disputes", "Nobody died in Rastan")
    ]
    assert not since(affair.store, [mine], Known(reading=5, decision=0))

"""One article with all that was read from it, decided of it and linked to it."""

from __future__ import annotations

from datetime import date

from reportedly.ledger.carrying import carry_decisions
from reportedly.ledger.decisions.deciding import decide, signed
from reportedly.ledger.known import Known, known_on
from reportedly.ledger.store import Store
from reportedly.ledger.tally import recount
from reportedly.views.printed import Printed, printed
from tests.views.desk import Desk


def read(store: Store, id: str, known: Known | None = None, *, rejected: bool = False) -> Printed:
    found = printed(store, id, known or Known(), rejected=rejected)
    assert found is not None
    return found


def texts(found: Printed) -> list[str]:
    return [one.row.text for one in found.claims]


def test_claims_stand_in_the_order_of_the_text(affair: Desk) -> None:
    value = {"words": "brigade shelled", "fields": {"kind": "other", "source": "Ana"}}
    decide(affair.store, signed("missed", ("article", "denial"), "Ana", value))
    found = read(affair.store, "denial")
    assert texts(found)[:2] == ["the brigade shelled Rastan", "brigade shelled"]
    marked = found.claims[1]
    assert [one.kind for one in marked.decisions] == ["missed"]
    assert found.reading.claims[1].text == "brigade shelled"


def test_what_people_reject_is_counted_and_given_where_it_is_asked_for(affair: Desk) -> None:
    target = ("claim", affair.ids["Iran stays in Syria"])
    decide(affair.store, signed("reject", target, "Ana", reason="a slip"))
    found = read(affair.store, "first")
    assert (len(found.claims), found.rejected) == (2, 1)
    asked = read(affair.store, "first", rejected=True)
    assert (len(asked.claims), asked.rejected) == (3, 0)


def test_edits_show_and_are_known_from_their_day_on(affair: Desk) -> None:
    target = ("claim", affair.ids["Iran stays in Syria"])
    decide(affair.store, signed("edit", target, "Ana", {"status": "denied"}))
    assert read(affair.store, "first").claims[1].row.status == "denied"
    before = known_on(affair.store, date(2024, 11, 20))
    assert read(affair.store, "first", before).claims[1].row.status == "asserted"


def test_links_are_counted_from_the_side_of_each_claim(affair: Desk) -> None:
    (shells,) = read(affair.store, "copy").claims
    assert [(tie.type, tie.acts, tie.links) for tie in shells.ties] == [
        ("corrects", False, 1),
        ("disputes", True, 1),
    ]
    fifteen = read(affair.store, "denial").claims[1]
    assert [(tie.type, tie.acts, tie.links) for tie in fifteen.ties] == [("corrects", True, 1)]


def test_a_claim_that_people_decided_on_stays_beside_a_reading_that_lacks_it(
    affair: Desk,
) -> None:
    target = ("claim", affair.ids["Shells killed 12 in Rastan"])
    decide(affair.store, signed("accept", target, "Ana"))
    old = affair.store.value("SELECT max(number) FROM reading WHERE article = 2")
    new = affair.print("copy", recorded="2024-11-18", again=True)
    with affair.store.transaction():
        carry_decisions(affair.store, int(str(old)), new)
    recount(affair.store)  # the desk counts before it carries
    found = read(affair.store, "copy")
    assert (found.readings, texts(found)) == (2, ["Shells killed 12 in Rastan"])
    assert affair.store.value("SELECT count(*) FROM held") == 1


def test_what_was_not_known_is_not_given(affair: Desk) -> None:
    assert printed(affair.store, "nope") is None
    assert printed(affair.store, "later", known_on(affair.store, date(2024, 11, 14))) is None
    assert printed(affair.store, "later", Known(published=date(2030, 1, 1))) is None  # no day
    affair.copy("copy", "first", 0.9)
    (copy,) = read(affair.store, "first").copies
    assert (copy.article, copy.copies, copy.containment) == ("copy", False, 0.9)
    assert read(affair.store, "first", known_on(affair.store, date(2024, 11, 13))).copies == ()


def test_what_was_not_read_comes_with_its_reason(desk: Desk) -> None:
    desk.print("empty")
    with desk.store.transaction():
        desk.store.insert(
            "INSERT INTO reading (article, version, supersedes, unread, recorded)"
            " VALUES (1, '2', 1, '[[0, 7, \"heading\"]]', '2024-11-21T09:00:00.000+00:00')"
        )
    (item,) = read(desk.store, "empty").unread
    assert (item.span.text, item.why) == ("Nothing", "heading")

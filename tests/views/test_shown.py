"""What an id stands for."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger.known import known_on
from reportedly.views.accounts import IncidentAccounts
from reportedly.views.plain import as_dict, columns, flat
from reportedly.views.rows import ClaimRow
from reportedly.views.shown import ShownArticle, ShownClaim, ShownLink, show
from reportedly.views.timeline import DayRow, timeline
from tests.views.desk import Desk, Told


def test_a_claim_is_shown_with_its_links(affair: Desk) -> None:
    (found,) = show(affair.store, affair.ids["Iran has left Homs"])
    assert isinstance(found, ShownClaim)
    assert found.claim.text == "Iran has left Homs"
    assert [link.type for link in found.links] == ["disputes"]


def test_the_first_letters_of_an_id_are_enough_where_they_are_the_only_ones(affair: Desk) -> None:
    whole = affair.ids["Kidal will fall"]
    assert whole == "later-0"
    (found,) = show(affair.store, "later-0")
    (same,) = show(affair.store, "claim:later-0")
    assert found == same
    with pytest.raises(LedgerError):
        show(affair.store, "claim:later")  # two claims
    with pytest.raises(LedgerError):
        show(affair.store, "claim:cop")  # too short, though the only one
    assert isinstance(show(affair.store, "claim:copy")[0], ShownClaim)


def test_an_article_is_shown_with_its_current_claims(affair: Desk) -> None:
    affair.copy("copy", "first", 0.9)
    affair.print(
        "copy",
        Told("Shells killed 12"),
        outlet="Vale Courier",
        published="2024-11-12",
        recorded="2024-11-18",
        again=True,
    )
    found = show(affair.store, "copy")[0]
    assert isinstance(found, ShownArticle)
    assert (found.id, found.title, found.outlet, found.readings) == (
        "copy",
        "On copy",
        "Vale Courier",
        2,
    )
    assert [row.text for row in found.claims] == ["Shells killed 12"]
    assert [(row.article, row.copies, row.containment) for row in found.copies] == [
        ("first", True, 0.9)
    ]
    early = show(affair.store, "article:copy", known_on(affair.store, date(2024, 11, 15)))[0]
    assert isinstance(early, ShownArticle)
    assert [row.text for row in early.claims] == ["Shells killed 12 in Rastan"]
    first = show(affair.store, "article:first", known_on(affair.store, date(2024, 11, 12)))[0]
    assert isinstance(first, ShownArticle)
    assert first.copies == ()  # the copy was read on the 14th


def test_a_number_is_an_incident_and_then_a_link(affair: Desk) -> None:
    incident, link = show(affair.store, "1")
    assert isinstance(incident, IncidentAccounts)
    assert isinstance(link, ShownLink)
    assert show(affair.store, "link:1") == (link,)
    assert show(affair.store, "incident:1") == (incident,)


def test_an_article_may_be_called_by_a_number(desk: Desk) -> None:
    desk.print("1", Told("It burned", happening="fire"))
    assert [type(one) for one in show(desk.store, "1")] == [ShownArticle, IncidentAccounts]


@pytest.mark.parametrize(
    "id", ["nothing", "", "claim:", "link:99", "incident:x", "9" * 30, "\ud800"]
)
def test_an_id_that_is_not_there_is_an_error(affair: Desk, id: str) -> None:
    with pytest.raises(LedgerError, match="no .* in .*ledger.db"):
        show(affair.store, id)


def test_what_was_not_known_is_not_shown(affair: Desk) -> None:
    early = known_on(affair.store, date(2024, 11, 12))
    for id in ("denial", affair.ids["Iran has left Homs"], "link:1"):
        with pytest.raises(LedgerError):
            show(affair.store, id, early)


def test_what_people_rejected_is_shown_by_its_id(affair: Desk) -> None:
    affair.store.insert(
        "INSERT INTO decision (kind, target_kind, target, value, by, recorded)"
        " VALUES ('reject', 'link', '1', '{}', 'Ada', '2024-11-21T09:00:00+00:00')"
    )
    (found,) = show(affair.store, "link:1")
    assert isinstance(found, ShownLink)
    assert (found.link.verdict, found.decisions[0].by) == ("reject", "Ada")


def test_records_are_flat_or_nested(affair: Desk) -> None:
    row = timeline(affair.store)[0]
    assert set(columns(DayRow)) == {"day", *columns(ClaimRow)} == set(flat(row))
    assert flat(row)["day"] == date(2024, 11, 10)
    assert as_dict(row)["day"] == "2024-11-10"
    assert isinstance(as_dict(row)["places"], list)

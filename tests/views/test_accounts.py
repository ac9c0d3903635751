"""Accounts of one incident: figures over time, and where origins cannot be right together."""

from __future__ import annotations

import pytest

from reportedly.claim import Actor
from reportedly.ledger.decisions.deciding import decide, signed
from reportedly.ledger.records import Origin
from reportedly.views.accounts import IncidentAccounts, find_incident, incident_accounts, moved_to
from reportedly.views.incidents import Choice, incidents
from reportedly.views.plain import as_dict, columns, flat
from tests.views.desk import DENIED, KIDAL, RASTAN, SYRIA, Desk, Told, person, state
from tests.views.tolls import fill, killed, strike


@pytest.fixture
def told(desk: Desk) -> IncidentAccounts:
    return incident_accounts(fill(desk).store, 1)


def differing(found: IncidentAccounts) -> dict[str, dict[str, list[str]]]:
    """By origin and part, the origins from which it differs."""
    return {
        account.origin: {
            contrast.part: [found.accounts[at].origin for at in contrast.origins]
            for contrast in account.contrasts
        }
        for account in found.accounts
    }


def test_figures_of_an_origin_are_told_once_with_day_and_claim(
    told: IncidentAccounts, desk: Desk
) -> None:
    clinic = told.accounts[0]
    assert [(str(one), one.stands, one.article) for one in clinic.reports] == [
        ("2024-11-11 killed 12//", False, "first"),
        ("2024-11-13 killed 19/19/19", True, "later"),
    ]
    assert clinic.reports[1].claim_id == desk.ids["the air strike killed 19"]
    assert [one.claims for one in clinic.harms] == [(desk.ids["the air strike killed 19"],)]
    governor = next(one for one in told.accounts if one.origin == "Omar Haddad")
    assert [str(one) for one in governor.reports] == ["undated killed 20/20/20"]


def test_a_count_of_a_group_is_told_apart(told: IncidentAccounts) -> None:
    army = next(one for one in told.accounts if one.origin == "Syrian army")
    assert army.harms == ()
    assert [(one.low, one.part, one.groups) for one in army.reports] == [(4, True, ("militants",))]


def test_cells_differ_where_both_cannot_hold(told: IncidentAccounts) -> None:
    found = differing(told)
    clinic, union, army = "Clinic of Rastan", "Doctors' Union", "Syrian army"
    assert found[clinic]["killed"] == [union, "Omar Haddad"]
    assert all("happened" not in parts for parts in found.values())  # the army denies the doer
    assert found[clinic]["responsible"] == [union, army]
    assert found[clinic]["means"] == [union]
    assert found[army]["denies"] == [clinic]
    assert found["Omar Haddad"]["when"] == [clinic, union, army]
    assert "places" not in found["Omar Haddad"]  # Rastan lies in Homs


def test_what_is_less_exact_does_not_differ(desk: Desk) -> None:
    desk.print("one", strike("12 died", _origin("a"), casualties=killed(12)))
    desk.print(
        "two",
        strike("15 died in Syria", _origin("b"), places=(SYRIA,), casualties=killed(15, 15)),
    )
    desk.print("three", strike("it was in November", _origin("c"), when="2024-11", places=()))
    assert all(not account.contrasts for account in incident_accounts(desk.store, 1).accounts)


def test_other_places_days_and_doers_differ(desk: Desk) -> None:
    desk.print("one", strike("Iran struck", _origin("a"), actors=(state("Iran"),)))
    desk.print(
        "two",
        strike(
            "Mali struck",
            _origin("b"),
            actors=(state("Mali"),),
            places=(KIDAL,),
            when="2024-11-12",
        ),
    )
    (first, second) = incident_accounts(desk.store, 1).accounts
    assert [one.part for one in first.contrasts] == ["responsible", "places", "when"]
    assert [str(one) for one in second.contrasts][0] == "responsible differs from 1"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("soldiers died in a clash", "soldiers died in gunfire", False),
        ("an ambush killed soldiers", "gunmen shot soldiers dead", False),
        ("shelling killed two", "artillery killed two", False),
        ("a strike killed two", "a drone strike killed two", False),
        ("an explosion killed two", "an air strike killed two", False),
        ("bombardment killed two", "warplanes killed two", False),
        ("an air strike killed two", "a car bomb killed two", True),
        ("mortars killed two", "an air raid killed two", True),
        ("warplanes and mortars killed two", "an air raid killed two", False),
    ],
)
def test_means_differ_only_where_they_exclude_each_other(
    desk: Desk, one: str, other: str, differ: bool
) -> None:
    desk.print("one", strike(one, _origin("a")))
    desk.print("two", strike(other, _origin("b")))
    found = [account.contrasts for account in incident_accounts(desk.store, 1).accounts]
    assert [[str(part) for part in parts] for parts in found] == [
        ["means differs from 1"] * differ
    ] * 2


def test_the_day_of_a_death_from_wounds_is_not_another_day(desk: Desk) -> None:
    desk.print("one", strike("shells fell on the third", _origin("a"), when="2024-05-03"))
    died = "a man died of his wounds on the fourth"
    desk.print("two", strike(died, _origin("b"), when="2024-05-04"))
    desk.print("three", strike("shells fell on the fourth", _origin("c"), when="2024-05-04"))
    found = [account.contrasts for account in incident_accounts(desk.store, 1).accounts]
    assert [[one.origins for one in parts] for parts in found] == [[(2,)], [], [(0,)]]


def test_means_that_are_denied_are_not_told(desk: Desk) -> None:
    desk.print(
        "one",
        Told("jets came", person("Army"), DENIED, places=(RASTAN,), happening="strike"),
        strike("shells fell", _origin("a")),
    )
    assert [one.means for one in incident_accounts(desk.store, 1).accounts] == [(), ("shelling",)]


def test_grouping_names_the_claim_by_which_an_account_is_taken_out(
    told: IncidentAccounts, desk: Desk
) -> None:
    assert [(one.article, one.outlet, bool(one.reasons)) for one in told.grouped] == [
        ("first", "Hill Post", False),
        ("copy", "Vale Courier", True),
        ("later", "Hill Post", True),
        ("denial", "Mill Times", True),
        ("undated", None, True),
    ]
    copy = told.grouped[1].claim_id
    decide(desk.store, signed("split", ("incident", "1"), "Ana", {"claims": [copy], "into": None}))
    assert incident_accounts(desk.store, 1).articles == 4
    assert incident_accounts(desk.store, 2).articles == 1


def test_a_merged_incident_tells_where_its_accounts_are(desk: Desk) -> None:
    desk.print("one", strike("12 died", _origin("a")))
    desk.print("two", strike("13 died", _origin("b"), happening="another"))
    assert moved_to(desk.store, 2) == (2,)
    decide(desk.store, signed("merge", ("incident", "1"), "Ana", {"incidents": [2]}))
    assert find_incident(desk.store, 2) is None
    assert (moved_to(desk.store, 2), moved_to(desk.store, 99)) == ((1,), ())


def test_who_settled_a_count_is_told_by_the_decisions_number(desk: Desk) -> None:
    store = fill(desk).store
    assert [one.decision for one in incident_accounts(store, 1).tolls] == [None]
    value = {"policy": "by hand", "figure": "killed 19 to 26"}
    made = decide(store, signed("settle", ("incident", "1"), "Ana", value))
    assert [one.decision for one in incident_accounts(store, 1).tolls] == [made.number]


def test_a_toll_tells_the_highest_figure_and_that_there_is_no_majority(desk: Desk) -> None:
    store = fill(desk).store
    (toll,) = incident_accounts(store, 1).tolls
    assert (toll.high, toll.highest, toll.no_majority) == (26, 26, False)
    majority = Choice("majority")
    (toll,) = incident_accounts(store, 1, choice=majority).tolls
    assert (toll.policy, toll.no_majority) == ("majority", True)
    desk.print("more", strike("19 died here", _origin("x"), casualties=killed(19, 19)))
    (toll,) = incident_accounts(store, 1, choice=majority).tolls
    assert (toll.best, toll.highest, toll.no_majority) == (19, 26, False)


def test_counts_and_pronouns_are_no_targets(desk: Desk) -> None:
    names = ("12 people", "We", "41 fishermen", "Rastan", "least nine people", "fuel market")
    told = tuple(Actor(name, "group") for name in names)
    desk.print("one", strike("jets killed many", _origin("a"), recipients=told))
    (account,) = incident_accounts(desk.store, 1).accounts
    assert account.targets == ("fishermen", "fuel market")
    assert [row.targets for row in incidents(desk.store)] == [("fishermen", "fuel market")]


def test_accounts_are_plain_rows_too(told: IncidentAccounts) -> None:
    row = flat(told.accounts[0])
    assert tuple(row) == columns(type(told.accounts[0]))
    assert row["reports"] == "2024-11-11 killed 12//; 2024-11-13 killed 19/19/19"
    assert as_dict(told.accounts[0])["contrasts"][0] == {"part": "responsible", "origins": [1, 2]}


def _origin(name: str) -> Origin:
    return Origin(name, name, "speaker")

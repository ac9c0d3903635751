"""Each view on one affair."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.claim import Factuality, Relay
from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.known import EVERYTHING, known_on
from reportedly.ledger.records import Origin, OriginBasis
from reportedly.ledger.tally import recount
from reportedly.views import actors as actors_module
from reportedly.views import finding
from reportedly.views import sources as sources_module
from reportedly.views.accounts import incident_accounts
from reportedly.views.actors import actors
from reportedly.views.claims import claims
from reportedly.views.filters import ANY, Filters
from reportedly.views.incidents import Choice, incidents
from reportedly.views.links import disputes, links
from reportedly.views.outlook import outlook
from reportedly.views.posture import posture
from reportedly.views.profile import profile
from reportedly.views.sources import sources
from reportedly.views.timeline import timeline
from tests.views.conftest import BRIGADE, HAJI, texts
from tests.views.desk import AUTHOR, DENIED, PLAIN, RASTAN, RUMOUR, Desk, Told, outlet, person


def decide(desk: Desk, kind: str, target_kind: str, target: str, value: str = "{}") -> None:
    desk.store.insert(
        "INSERT INTO decision (kind, target_kind, target, value, by, recorded)"
        " VALUES (?, ?, ?, ?, 'Ada', '2024-11-21T09:00:00+00:00')",
        kind,
        target_kind,
        target,
        value,
    )


# -- claims ----------------------------------------------------------------------------------------


def test_a_claim_is_told_in_plain_values(affair: Desk) -> None:
    row = claims(affair.store, Filters(text="Iran stays"))[0]
    assert (row.source, row.source_role, row.via) == ("Ali Asghar Haji", "adviser", ("Novosti",))
    assert (row.article, row.outlet, row.published) == ("first", "Hill Post", date(2024, 11, 11))
    assert (row.status, row.kind, row.actors, row.places) == (
        "asserted",
        "posture",
        ("Iran",),
        ("Syria",),
    )
    assert (row.first, row.last, row.incident, row.recorded) == (
        None,
        None,
        None,
        date(2024, 11, 12),
    )


def test_a_page_goes_on_after_its_last_row(affair: Desk) -> None:
    whole = claims(affair.store, replace(ANY, limit=None))
    first = claims(affair.store, Filters(limit=4))
    rest = claims(affair.store, Filters(limit=50, after=first[-1].mark))
    assert first + rest == whole
    assert len(whole) == 10


def test_a_claim_is_shown_as_people_edited_it(affair: Desk) -> None:
    decide(affair, "edit", "claim", affair.ids["Iran has left Homs"], '{"status": "suggested"}')
    row = claims(affair.store, Filters(text="left"))[0]
    assert (row.status, row.edited) == ("suggested", ("Ada",))
    before = claims(affair.store, Filters(text="left"), known_on(affair.store, date(2024, 11, 20)))
    assert (before[0].status, before[0].edited) == ("asserted", ())


# -- links -----------------------------------------------------------------------------------------


def test_disputes_hold_both_claims_and_the_reasons(affair: Desk) -> None:
    found = disputes(affair.store)
    assert [(row.a.text, row.b.text) for row in found] == [
        ("Iran has left Homs", "Iran stays in Syria"),
        ("the brigade shelled Rastan", "Shells killed 12 in Rastan"),
    ]
    assert [str(reason) for reason in found[0].reasons] == ["opposite ways: less | as before"]
    assert found[0].b.article == "first"


@pytest.mark.parametrize("few", [0, 100])
def test_links_are_asked_for_by_either_claim(
    affair: Desk, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "FEW", few)
    assert len(links(affair.store, Filters(source="Haji"))) == 1
    assert len(links(affair.store, Filters(actor="Iran"))) == 1
    assert len(links(affair.store, Filters(text="Rastan"))) == 2
    assert len(links(affair.store, Filters(place="Mali"))) == 0
    assert [
        row.type
        for row in links(affair.store, Filters(since=date(2024, 11, 10), until=date(2024, 11, 10)))
    ] == ["corrects", "disputes"]


def test_links_are_of_the_types_asked_for(affair: Desk) -> None:
    assert len(links(affair.store)) == 3
    assert [row.type for row in links(affair.store, types=("corrects",))] == ["corrects"]
    assert len(links(affair.store, types=("corrects", "repeats"))) == 1
    with pytest.raises(OptionError):
        links(affair.store, types=("denies",))


def test_links_go_on_after_a_page(affair: Desk) -> None:
    first = links(affair.store, Filters(limit=1))
    rest = links(affair.store, Filters(after=first[-1].mark))
    assert first + rest == links(affair.store)


@pytest.mark.parametrize("by", ["recorded", "published"])
def test_a_link_is_known_with_the_later_of_its_claims(affair: Desk, by: str) -> None:
    def known(day: int) -> int:
        return len(links(affair.store, known=known_on(affair.store, date(2024, 11, day), by)))  # type: ignore[arg-type]

    assert known(12) == 0
    assert known(16) == 3
    assert known(13) == (3 if by == "published" else 0)


def test_a_link_ends_with_either_claim(affair: Desk) -> None:
    affair.print(
        "first",
        Told("Iran is in Syria", HAJI),
        outlet="Hill Post",
        published="2024-11-11",
        recorded="2024-11-20",
        again=True,
    )
    assert [row.type for row in links(affair.store)] == ["corrects", "disputes"]
    assert len(links(affair.store, known=known_on(affair.store, date(2024, 11, 19)))) == 3


def test_a_rejected_link_is_left_out(affair: Desk) -> None:
    number = disputes(affair.store)[0].number
    decide(affair, "reject", "link", str(number))
    assert [row.number for row in disputes(affair.store)] != [number]
    assert len(disputes(affair.store)) == 1
    whole = disputes(affair.store, Filters(rejected=True))
    assert [row.verdict for row in whole] == ["reject", None]


def test_a_link_of_a_rejected_claim_is_left_out(affair: Desk) -> None:
    decide(affair, "reject", "claim", affair.ids["Iran has left Homs"])
    assert len(disputes(affair.store)) == 1


# -- days ------------------------------------------------------------------------------------------


def test_the_timeline_runs_from_the_latest_day(affair: Desk) -> None:
    found = timeline(affair.store)
    assert [row.day for row in found] == [date(2024, 11, 10)] * 4 + [date(2023, 1, 1)]
    rest = timeline(affair.store, Filters(after=found[1].mark))
    assert rest == found[2:]


def test_the_timeline_takes_filters(affair: Desk) -> None:
    assert texts([row.claim for row in timeline(affair.store, Filters(statuses=("denied",)))]) == [
        "the brigade shelled Rastan"
    ]
    assert timeline(affair.store, Filters(since=date(2024, 12, 1))) == ()


# -- postures and forecasts ------------------------------------------------------------------------


def test_postures_tell_who_where_which_way_and_how_disputed(affair: Desk) -> None:
    found = posture(affair.store)
    assert [(row.who, row.direction, row.way, row.where, row.disputed) for row in found] == [
        (("Iran",), "decrease", "less", ("Homs",), 1),
        (("Iran",), "hold", "as before", ("Syria",), 1),
    ]
    early = posture(affair.store, known=known_on(affair.store, date(2024, 11, 12)))
    assert [row.disputed for row in early] == [0]


def test_forecasts_are_open_until_people_mark_them(affair: Desk) -> None:
    (row,) = outlook(affair.store)
    assert (row.outcome, row.conditions, row.outcomes) == (
        "open",
        ("if the road is cut",),
        ("open",),
    )
    target = affair.ids["Kidal will fall"]
    decide(affair, "outcome", "claim", target, '{"outcome": "met"}')
    decide(
        affair,
        "outcome",
        "claim",
        target,
        '{"outcome": "not met", "condition": "if the road is cut"}',
    )
    (row,) = outlook(affair.store)
    assert (row.outcome, row.outcomes) == ("met", ("not met",))


# -- incidents -------------------------------------------------------------------------------------


def test_an_incident_counts_origins_and_not_copies(affair: Desk) -> None:
    (row,) = incidents(affair.store)
    assert (row.articles, row.origins, row.claims, row.denied) == (3, 3, 4, 1)
    assert (row.first, row.places, row.disputed) == (date(2024, 11, 10), ("Rastan",), True)
    assert (row.killed_low, row.killed_best, row.killed_high, row.policy) == (12, None, 15, "range")


def test_an_incident_is_settled_as_chosen_or_as_people_did(affair: Desk) -> None:
    (row,) = incidents(affair.store, choice=Choice("source order", ("Alexander Lavrentiev",)))
    assert (row.killed_low, row.killed_best, row.policy) == (15, 15, "source order")
    decide(
        affair,
        "settle",
        "incident",
        str(row.number),
        '{"what": "killed", "policy": "by hand", "low": 12, "best": 14, "high": null}',
    )
    (row,) = incidents(affair.store)
    assert (row.killed_best, row.killed_high, row.policy) == (14, None, "by hand")
    assert row.settled == ("killed",)


def test_an_incident_whose_day_nobody_tells_has_that_of_its_printing(desk: Desk) -> None:
    told = Told("shells fell in Rastan", person("Omar Haddad"), happening="shells")
    desk.print("later", told, published="2031-03-09")
    desk.print("first", told, published="2031-03-07")
    (row,) = incidents(desk.store)
    assert (row.first, row.last, row.printed) == (None, None, date(2031, 3, 7))
    desk.print("dated", replace(told, when="2031-03-06"), published="2031-03-10")
    (row,) = incidents(desk.store)
    assert (row.first, row.last, row.printed) == (date(2031, 3, 6), date(2031, 3, 6), None)


@pytest.mark.parametrize(
    ("facts", "basis", "expected"),
    [
        (RUMOUR, "speaker", "rumour"),
        (replace(PLAIN, status="reported", manner="hearsay"), "speaker", "hearsay"),
        (PLAIN, "unnamed", "unnamed"),
        (PLAIN, "speaker", None),
    ],
)
def test_an_incident_that_is_told_as_rumour_only_says_so(
    desk: Desk, facts: Factuality, basis: OriginBasis, expected: str | None
) -> None:
    shells = Told("shells fell", person("residents"), facts, happening="shells")
    desk.print("one", replace(shells, origin=Origin("residents", "residents", basis)))
    desk.print("two", Told("none fell", person("Army"), DENIED, happening="shells"))
    assert [row.told_as for row in incidents(desk.store)] == [expected]
    desk.print("three", replace(shells, source=person("Omar Haddad"), facts=PLAIN))
    assert [row.told_as for row in incidents(desk.store)] == [None]


@pytest.mark.parametrize("few", [0, 100])
def test_incidents_take_filters(affair: Desk, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "FEW", few)
    tenth = date(2024, 11, 10)
    for found in (
        Filters(place="Homs"),
        Filters(actor="Rastan Brigade"),
        Filters(statuses=("denied",)),
        Filters(text="shells"),
        Filters(since=tenth, until=tenth),
    ):
        assert len(incidents(affair.store, found)) == 1, found
    for nothing in (
        Filters(place="Mali"),
        Filters(kinds=("posture",)),
        Filters(since=date(2024, 11, 11)),
    ):
        assert incidents(affair.store, nothing) == (), nothing


def test_incidents_are_those_known_then(affair: Desk) -> None:
    assert incidents(affair.store, known=known_on(affair.store, date(2024, 11, 11))) == ()
    (early,) = incidents(affair.store, known=known_on(affair.store, date(2024, 11, 12)))
    assert (early.articles, early.killed_best) == (1, 12)
    (early,) = incidents(
        affair.store, known=known_on(affair.store, date(2024, 11, 12), "published")
    )
    assert early.articles == 2
    assert (
        incidents(affair.store, known=known_on(affair.store, date(2024, 11, 10), "published")) == ()
    )


@pytest.mark.parametrize("background", ["2011-03-01/2016-08-14", None])
def test_an_incident_stands_under_a_day_that_is_told(desk: Desk, background: str | None) -> None:
    told = Told("Shells hit Rastan", places=(RASTAN,), happening="h")
    desk.print("early", replace(told, when=background))
    desk.print("late", replace(told, when="2024-11-10"))
    desk.print("later", replace(told, when="2024-11-12"))
    tenth = date(2024, 11, 10)
    for remade in (False, True):
        if remade:
            recount(desk.store)
        (row,) = incidents(desk.store, Filters(since=tenth, until=tenth))
        assert (row.first, row.last) == (tenth, date(2024, 11, 12))
        found = incident_accounts(desk.store, row.number)
        assert (found.first, found.last) == (row.first, row.last)


def test_a_period_stands_where_nobody_tells_a_day(desk: Desk) -> None:
    desk.print("war", Told("Shells hit Rastan", when="2011-03-01/2016-08-14", happening="h"))
    (row,) = incidents(desk.store, Filters(since=date(2016, 8, 14)))
    assert (row.first, row.last) == (date(2011, 3, 1), date(2016, 8, 14))


def test_incidents_go_on_after_a_page(desk: Desk) -> None:
    for day in range(1, 7):
        desk.print(
            f"a{day}",
            Told(f"It burned {day}", places=(RASTAN,), when=f"2024-11-0{day}", happening=f"h{day}"),
        )
    first = incidents(desk.store, Filters(limit=4))
    rest = incidents(desk.store, Filters(after=first[-1].mark))
    assert [row.first.day for row in first + rest if row.first] == [6, 5, 4, 3, 2, 1]


def test_accounts_stand_side_by_side_with_copies_folded(affair: Desk) -> None:
    number = incidents(affair.store)[0].number
    found = incident_accounts(affair.store, number)
    assert [(one.origin, one.articles, one.repeats) for one in found.accounts] == [
        ("Clinic of Rastan", ("first", "copy"), 1),
        ("Rastan Brigade", ("denial",), 0),
        ("Alexander Lavrentiev", ("denial",), 0),
    ]
    clinic, brigade, envoy = found.accounts
    assert (clinic.outlets, len(clinic.claims)) == (("Hill Post", "Vale Courier"), 1)
    assert (clinic.responsible, clinic.targets, clinic.events) == (
        (BRIGADE.name,),
        ("traders",),
        ("ASSAULT heavy-weapons",),
    )
    assert (brigade.happened, brigade.denies, brigade.responsible) == ((), (BRIGADE.name,), ())
    assert [str(one) for one in envoy.harms] == ["killed 15/15/15"]
    assert {row.type for row in found.links} == {"disputes", "corrects"}
    assert [one.article for one in found.grouped] == ["first", "copy", "denial"]
    assert found.tolls[0].disputed


def test_accounts_are_those_known_then(affair: Desk) -> None:
    number = incidents(affair.store)[0].number
    known = known_on(affair.store, date(2024, 11, 14))
    assert [one.origin for one in incident_accounts(affair.store, number, known).accounts] == [
        "Clinic of Rastan"
    ]
    with pytest.raises(LedgerError, match="no incident 99 in"):
        incident_accounts(affair.store, 99)


# -- actors ----------------------------------------------------------------------------------------


def as_counts(rows: object) -> list[tuple[str, int, int, int, int]]:
    return [(r.name, r.claims, r.said, r.about, r.denied) for r in rows]  # type: ignore[attr-defined]


def test_actors_are_counted_alike_from_the_tally_and_from_claims(affair: Desk) -> None:
    kept = actors(affair.store)
    assert as_counts(kept)[0] == ("Alexander Lavrentiev", 3, 3, 0, 0)
    assert ("Rastan Brigade", 3, 1, 3, 1) in as_counts(kept)
    asked = actors(affair.store, Filters(statuses=("asserted", "denied", "rumoured", "forecast")))
    assert sorted(as_counts(asked)) == sorted(as_counts(kept))
    assert {row.counted for row in asked} == {None}


def test_actors_go_on_after_a_page(affair: Desk) -> None:
    for filters in (ANY, Filters(statuses=("asserted", "denied", "rumoured", "forecast"))):
        whole = actors(affair.store, filters)
        first = actors(affair.store, replace(filters, limit=3))
        assert first + actors(affair.store, replace(filters, after=first[-1].mark)) == whole


def test_actors_tell_where_not_all_was_counted(
    affair: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actors_module, "COUNTED", 2)
    asked = Filters(statuses=("asserted",))
    assert {row.counted for row in actors(affair.store, asked)} == {2}
    assert {row.counted for row in actors(affair.store, asked, exact=True)} == {None}


@pytest.mark.parametrize("filters", [ANY, Filters(outlet="Mill Times")])
def test_names_are_looked_for_by_their_letters(affair: Desk, filters: Filters) -> None:
    def called(letters: str) -> list[str]:
        return [row.name for row in actors(affair.store, filters, called=letters)]

    assert called("brig") == ["Rastan Brigade"]
    assert called("Islamic Republic of Iran") == ["Iran"]
    assert called("100%_\\") == called("\0") == []


def test_a_profile_gathers_roles_ties_and_words(affair: Desk) -> None:
    found = profile(affair.store, "Haji")
    assert (found.names, found.claims, found.said, found.about) == (("Ali Asghar Haji",), 2, 1, 1)
    assert [(r.role, r.told.asserted, r.told.origins, r.told.first) for r in found.roles] == [
        ("adviser to the minister", 1, 1, date(2024, 11, 11))
    ]
    assert texts(found.said_by) == ["Iran stays in Syria"]
    assert texts(found.said_of) == ["Haji is adviser to the minister"]
    tie = profile(affair.store, "Islamic Republic of Iran").ties[0]
    assert (tie.subject, tie.type, tie.object) == ("Rastan Brigade", "part_of", "Iran")
    assert (tie.told.asserted, tie.told.rumoured, tie.told.denied) == (0, 1, 0)


def test_a_profile_of_nobody_is_an_error(affair: Desk) -> None:
    with pytest.raises(LedgerError, match="nobody"):
        profile(affair.store, "nobody")
    with pytest.raises(LedgerError):
        profile(affair.store, "Haji", known=known_on(affair.store, date(2024, 11, 1)))


# -- sources ---------------------------------------------------------------------------------------


def test_sources_are_counted_alike_from_the_tally_and_from_claims(affair: Desk) -> None:
    kept = sources(affair.store)
    mill, hill, vale = kept
    assert (mill.outlet, mill.articles, mill.claims, mill.denials) == ("Mill Times", 2, 6, 1)
    assert (mill.disputes, mill.corrections, hill.disputes, vale.disputes) == (2, 1, 1, 1)
    assert [str(one) for one in mill.relays] == [
        "Alexander Lavrentiev 3",
        "rumours 1",
        "Rastan Brigade 1",
    ]
    assert (hill.own, hill.share, vale.outlet) == (2, 0.667, "Vale Courier")
    asked = sources(affair.store, Filters(statuses=("asserted", "denied", "rumoured", "forecast")))
    assert [replace(row, mark="") for row in asked] == [replace(row, mark="") for row in kept]


def test_sources_go_on_after_a_page(affair: Desk) -> None:
    for filters in (ANY, Filters(statuses=("asserted", "denied", "rumoured", "forecast"))):
        first = sources(affair.store, replace(filters, limit=1))
        assert first + sources(affair.store, replace(filters, after=first[-1].mark)) == sources(
            affair.store, filters
        )


def test_sources_tell_where_not_all_was_counted(
    affair: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources_module, "COUNTED", 2)
    early = known_on(affair.store, date(2024, 11, 14))
    assert {row.counted for row in sources(affair.store, known=early)} == {2}
    assert {row.outlet for row in sources(affair.store, known=early)} == {
        "Vale Courier",
        "Hill Post",
    }


def test_an_article_without_outlet_is_counted_as_such(desk: Desk) -> None:
    desk.print("one", Told("It rained", outlet("Hill Post"), PLAIN), Told("It poured", AUTHOR))
    (row,) = sources(desk.store)
    assert (row.outlet, row.own) == ("(outlet unknown)", 0)


def test_a_copy_is_nobodys_own_report(affair: Desk) -> None:
    affair.copy("copy", "first", 0.9)
    recount(affair.store)
    assert next(row for row in sources(affair.store) if row.outlet == "Vale Courier").own == 0


def test_pronouns_do_not_break_a_list(desk: Desk) -> None:
    desk.print("one", Told("It rained", Relay("he", "person", resolved=False)))
    assert [row.name for row in actors(desk.store, ANY, EVERYTHING)] == ["he"]

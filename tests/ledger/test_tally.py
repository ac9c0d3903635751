"""Counts, glances and facets: kept with each reading, and the same when they are made anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.ledger.records import Origin, Why
from reportedly.ledger.tally import count_in, miscounts, recount
from tests.views.desk import AUTHOR, DENIED, HOMS, RASTAN, SYRIA, Desk, Told, outlet, person, state

HAJI, ENVOY = person("Ali Asghar Haji"), person("Alexander Lavrentiev")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "ledger.db")
    yield desk
    desk.store.close()


def counted(desk: Desk, view: str) -> dict[str, int]:
    rows = desk.store.rows(
        "SELECT ifnull(name.name, '?') AS name, sum(n) AS n FROM tally"
        " LEFT JOIN name ON name.number = a WHERE view = ? AND n != 0 GROUP BY a",
        view,
    )
    return {row["name"]: row["n"] for row in rows}


def derived(desk: Desk) -> list[list[tuple[object, ...]]]:
    return [
        sorted((tuple(row) for row in desk.store.rows(query)), key=repr)
        for query in (
            "SELECT view, a, b, n FROM tally WHERE n != 0",
            "SELECT * FROM glance",
            "SELECT sort, name.key, claim FROM facet JOIN name ON number = value WHERE sort < 4",
            "SELECT area.key, claim FROM facet JOIN area ON number = value WHERE sort = 4",
            "SELECT * FROM happening",
        )
    ]


def fill(desk: Desk) -> None:
    desk.print(
        "one",
        Told(
            "Iran stays in Homs",
            HAJI,
            via=(outlet("Novosti"),),
            actors=(state("Iran"),),
            places=(HOMS,),
        ),
        Told("Shells fell on Rastan", places=(RASTAN,), when="2024-11-10", happening="shells"),
        outlet="Vale Courier",
        published="2024-11-18",
    )
    desk.print(
        "two",
        Told("Iran left Syria", ENVOY, DENIED, actors=(state("Iran"),), places=(SYRIA,)),
        Told("Nobody shelled Rastan", when="2024-11-09", happening="shells"),
        outlet="Hill Post",
        published="2024-11-16",
    )


def test_names_and_outlets_are_counted(desk: Desk) -> None:
    fill(desk)
    assert counted(desk, "with") == {"Iran": 2, "Ali Asghar Haji": 1, "Alexander Lavrentiev": 1}
    assert counted(desk, "about") == {"Iran": 2}
    assert counted(desk, "denying") == {"Alexander Lavrentiev": 1}
    assert counted(desk, "printed") == {"Vale Courier": 2, "Hill Post": 2}
    assert counted(desk, "articles") == {"Vale Courier": 1, "Hill Post": 1}
    assert list(miscounts(desk.store)) == []


def test_a_later_reading_takes_the_place_of_the_earlier(desk: Desk) -> None:
    fill(desk)
    desk.print(
        "two",
        Told("Iran left", ENVOY, actors=(state("Iran"),)),
        outlet="Hill Post",
        published="2024-11-16",
        again=True,
    )
    assert counted(desk, "with")["Iran"] == 2
    assert counted(desk, "denying") == {}
    assert counted(desk, "articles") == {"Vale Courier": 1, "Hill Post": 1}
    assert list(miscounts(desk.store)) == []


def test_links_are_counted_until_one_of_their_claims_ends(desk: Desk) -> None:
    fill(desk)
    for again in (False, True):
        desk.print(
            "three",
            Told("Iran never left", HAJI),
            outlet="Mill Times",
            published="2024-11-19",
            again=again,
        )
        desk.link("disputes", "Iran never left", "Iran left Syria", Why("denied"))
        recount(desk.store)  # the desk links after it has counted
        assert counted(desk, "disputes") == {"Mill Times": 1, "Hill Post": 1}
    desk.print(
        "two", Told("Iran left", ENVOY), outlet="Hill Post", published="2024-11-16", again=True
    )
    assert counted(desk, "disputes") == {}
    assert list(miscounts(desk.store)) == []


def test_a_claim_that_people_hold_on_to_stays_counted(desk: Desk) -> None:
    fill(desk)
    insert = desk.store.insert
    decision = insert(
        "INSERT INTO decision (kind, target_kind, target, value, by, recorded)"
        " VALUES ('accept', 'claim', ?, '{}', 'Ada', '2024-11-21')",
        desk.ids["Iran left Syria"],
    )
    held = desk.claims["Iran left Syria"]
    insert("INSERT INTO held VALUES (?, ?, ?)", held, decision, _next_reading(desk))
    desk.print(
        "two", Told("Nothing new", ENVOY), outlet="Hill Post", published="2024-11-16", again=True
    )
    assert counted(desk, "with")["Iran"] == 2
    assert list(miscounts(desk.store)) == []


def _next_reading(desk: Desk) -> int:
    # the desk reads and counts in one step, so what is held must be there before
    desk.store.connection.execute("PRAGMA foreign_keys = OFF")
    return int(str(desk.store.value("SELECT max(number) + 1 FROM reading")))


def test_a_claim_that_is_added_by_hand_is_counted_alone(desk: Desk) -> None:
    fill(desk)
    reading = desk.print("three", Told("Iran paid", HAJI), outlet="Mill Times")
    with desk.store.transaction():
        desk.store.connection.execute(
            "INSERT INTO claim SELECT max(number) OVER () + 1, 'by-hand', reading, article, text,"
            " kind, status, polarity, certainty, mood, source, origin, basis, first, last, account,"
            " codes, decision FROM claim WHERE number = ?",
            (desk.claims["Iran paid"],),
        )
        count_in(desk.store, reading)
        count_in(desk.store, reading)
    assert counted(desk, "printed")["Mill Times"] == 2
    assert counted(desk, "articles")["Mill Times"] == 1
    assert list(miscounts(desk.store)) == []


def test_what_is_made_anew_is_what_was_kept(desk: Desk) -> None:
    fill(desk)
    desk.print(
        "two", Told("Iran left", ENVOY), outlet="Hill Post", published="2024-11-16", again=True
    )
    kept = derived(desk)
    recount(desk.store)
    assert derived(desk) == kept


def test_a_wrong_count_is_noticed(desk: Desk) -> None:
    fill(desk)
    desk.store.connection.execute("UPDATE tally SET n = n + 1 WHERE view = 'printed'")
    desk.store.connection.execute("DELETE FROM glance WHERE claim = 1")
    assert len(list(miscounts(desk.store))) == 2
    recount(desk.store)
    assert list(miscounts(desk.store)) == []


def test_an_incident_keeps_the_day_of_its_first_account(desk: Desk) -> None:
    fill(desk)
    row = desk.store.row("SELECT day, printed FROM happening")
    assert row is not None
    assert tuple(row) == (20241110, 20241116)  # told on the 18th first, printed on the 16th first


def test_own_reporting_is_what_no_other_report_is_behind(desk: Desk) -> None:
    house = Origin("vale courier", "Vale Courier", "outlet")
    other = Origin("hill post", "Hill Post", "outlet")
    wire = Origin("reuters", "Reuters", "agency")
    desk.print(
        "own",
        Told("It rained", AUTHOR, origin=house),
        Told("It poured", HAJI),
        Told("It hailed", AUTHOR, origin=wire),
        Told("It snowed", AUTHOR, origin=other),
        Told("It froze", HAJI, via=(outlet("Novosti"),)),
        Told("It thawed", outlet("Hill Post")),
        outlet="Vale Courier",
    )
    assert counted(desk, "own") == {"Vale Courier": 2}
    assert counted(desk, "relays") == {"Vale Courier": 3}


def test_an_author_is_nobody(desk: Desk) -> None:
    desk.print("one", Told("It rained"), Told("It poured"))
    assert counted(desk, "with") == counted(desk, "by") == {}
    assert counted(desk, "printed") == {"?": 2}

"""Filters against claims that are gone through one by one, by every way of finding."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reportedly.claim import Actor
from reportedly.ledger.known import EVERYTHING, Known, known_on
from reportedly.views import finding
from reportedly.views.filters import Filters
from reportedly.views.finding import Finder
from tests.views.desk import DENIED, HOMS, KIDAL, PLAIN, RASTAN, Desk, Told, person

PEOPLE = ("Ama Derr", "Ben Osk", "Ama Osk", "Colonel Derr")
PLACES = (HOMS, RASTAN, KIDAL)
KINDS = ("incident", "posture", "other")
WORDS = ("shells fell", "troops left", "talks went on", "shells and talks")
OUTLETS = ("Hill Post", "Vale Courier", None)
FIRST = date(2024, 11, 1)


def day(offset: int) -> date:
    return FIRST + timedelta(days=offset)


@pytest.fixture(scope="module")
def ledger(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Desk, list[dict[str, object]]]]:
    """Sixty articles, some read twice, and each claim's facts in plain values."""
    path: Path = tmp_path_factory.mktemp("finding") / "ledger.db"
    desk, chance = Desk(path), random.Random(7)
    facts: list[dict[str, object]] = []
    articles = {
        number: (
            day(chance.randrange(30)) if chance.random() < 0.9 else None,
            chance.choice(OUTLETS),
        )
        for number in range(60)
    }
    again = chance.sample(range(60), 12)
    for turn, number in enumerate([*range(60), *again]):
        published, printed_by = articles[number]
        reread = turn >= 60
        recorded = 40 if reread else number // 2
        told = [_told(chance, number, at, reread) for at in range(3)]
        for fact in facts[3 * number : 3 * number + 3] if reread else ():
            fact["ended"] = recorded
        desk.print(
            f"article {number}",
            *told,
            outlet=printed_by,
            published=published.isoformat() if published else None,
            recorded=day(recorded).isoformat(),
            again=reread,
        )
        facts += [
            {
                "text": one.text,
                "number": desk.claims[one.text],
                "kind": one.kind,
                "status": one.facts.status,
                "source": one.source.name,
                "actors": [one.source.name, *(actor.name for actor in one.actors)],
                "places": {name for place in one.places for name in (place.name, *place.regions)},
                "when": date.fromisoformat(one.when) if one.when else published,
                "told": one.when is not None,
                "outlet": printed_by,
                "published": published,
                "recorded": recorded,
                "ended": None,
            }
            for one in told
        ]
    yield desk, facts
    desk.store.close()


def _told(chance: random.Random, number: int, at: int, again: bool) -> Told:
    words = f"{chance.choice(WORDS)} {number}x{at}{'b' if again else ''}"
    return Told(
        words,
        person(chance.choice(PEOPLE)),
        chance.choice((PLAIN, PLAIN, DENIED)),
        kind=chance.choice(KINDS),
        actors=(Actor(chance.choice(PEOPLE), "person"),) if chance.random() < 0.7 else (),
        places=(chance.choice(PLACES),) if chance.random() < 0.6 else (),
        when=day(chance.randrange(30)).isoformat() if chance.random() < 0.6 else None,
    )


def holds(fact: dict[str, object], filters: Filters, known: int | None, by: str) -> bool:
    recorded, ended = fact["recorded"], fact["ended"]
    assert isinstance(recorded, int)
    if known is not None and by == "recorded":
        if recorded > known or (isinstance(ended, int) and ended <= known):
            return False
    elif ended is not None:
        return False
    if known is not None and by == "published":
        published = fact["published"]
        if not isinstance(published, date) or published > day(known):
            return False
    words = str(fact["text"]).split()
    when = fact["when"]
    return (
        (filters.actor is None or any(filters.actor in name.split() for name in fact["actors"]))  # type: ignore[attr-defined]
        and (filters.source is None or filters.source in str(fact["source"]).split())
        and (filters.place is None or filters.place in fact["places"])  # type: ignore[operator]
        and (not filters.kinds or fact["kind"] in filters.kinds)
        and (not filters.statuses or fact["status"] in filters.statuses)
        and (filters.outlet is None or filters.outlet == fact["outlet"])
        and (filters.text is None or all(word in words for word in filters.text.split()))
        and (filters.since is None or (isinstance(when, date) and when >= filters.since))
        and (filters.until is None or (isinstance(when, date) and when <= filters.until))
    )


def questions() -> Iterator[tuple[Filters, int | None, str]]:
    chance = random.Random(11)
    for _ in range(150):
        filters = Filters(limit=None)
        for name, values in (
            ("actor", ("Derr", "Osk", "Ama")),
            ("source", ("Derr", "Ben")),
            ("place", ("Homs", "Syria", "Kidal", "Mali")),
            ("kinds", (("posture",), ("posture", "other"))),
            ("statuses", (("denied",),)),
            ("outlet", ("Hill Post",)),
            ("text", ("shells", "talks", "and talks", "nothing")),
            ("since", (day(5), day(20))),
            ("until", (day(22), day(28))),
        ):
            if chance.random() < 0.25:
                filters = replace(filters, **{name: chance.choice(values)})
        known = chance.choice((None, None, 5, 20, 41))
        yield filters, known, chance.choice(("recorded", "published"))


# Thresholds that send every question down each of the ways
WAYS = {"fetched": (10**6, 10**6), "merged": (0, 0), "listed": (10**6, 0)}


@pytest.mark.parametrize("way", WAYS)
def test_claims_are_found_whichever_way_is_taken(
    ledger: tuple[Desk, list[dict[str, object]]], way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, facts = ledger
    few, dear = WAYS[way]
    monkeypatch.setattr(finding, "FEW", few)
    monkeypatch.setattr(finding, "FEW_DEAR", dear)
    for filters, offset, by in questions():
        known: Known = EVERYTHING
        if offset is not None:
            known = known_on(desk.store, day(offset), by)  # type: ignore[arg-type]
        finder = Finder(desk.store, filters, known)
        wanted = [fact for fact in facts if holds(fact, filters, offset, by)]
        asked = (filters, offset, by)
        assert list(finder.newest()) == sorted((f["number"] for f in wanted), reverse=True), asked
        dated = [
            (int(f["when"].strftime("%Y%m%d")), f["number"])  # type: ignore[attr-defined]
            for f in wanted
            if f["told"]
        ]
        assert list(finder.by_day()) == sorted(dated, reverse=True), asked
        assert sorted(finder.counted(None)) == sorted(f["number"] for f in wanted), asked


def test_a_list_goes_on_where_it_ended(ledger: tuple[Desk, list[dict[str, object]]]) -> None:
    desk, _ = ledger
    finder = Finder(desk.store, Filters(kinds=("posture",)))
    whole = list(finder.newest())
    assert list(finder.newest(whole[4])) == whole[5:]
    days = list(finder.by_day())
    assert list(finder.by_day(days[4])) == days[5:]


def test_a_time_longer_than_a_month_counts_by_its_first_day(desk: Desk) -> None:
    desk.print(
        "one",
        Told("In the year", when="2024"),
        Told("In the week", when="2024-11-11/2024-11-17"),
        Told("Until then", when="../2024-11-14"),
        Told("Since then", when="2024-11-14/.."),
    )

    def found(since: date, until: date) -> set[str]:
        rows = set(Finder(desk.store, Filters(since=since, until=until)).newest())
        return {text for text, number in desk.claims.items() if number in rows}

    november = date(2024, 11, 14)
    assert found(november, november) == {"In the week", "Until then", "Since then"}
    assert found(date(2024, 1, 1), date(2024, 1, 1)) == {"In the year"}
    assert found(date(2024, 11, 17), date(2024, 11, 20)) == {"In the week"}


def test_what_people_rejected_is_left_out_until_it_is_asked_for(desk: Desk) -> None:
    desk.print("one", Told("It rained"), Told("It poured"))
    desk.store.insert(
        "INSERT INTO decision (kind, target_kind, target, value, by, recorded)"
        " VALUES ('reject', 'claim', ?, '{}', 'Ada', '2024-11-21')",
        desk.ids["It rained"],
    )
    assert len(list(Finder(desk.store, Filters()).newest())) == 1
    assert len(list(Finder(desk.store, Filters(rejected=True)).newest())) == 2
    before = known_on(desk.store, date(2024, 11, 20))
    assert len(list(Finder(desk.store, Filters(), before).newest())) == 2

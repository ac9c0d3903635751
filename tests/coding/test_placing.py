"""When and where a unit happens, and when it was said: only what the article's words support."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.articles.parse import parse
from reportedly.claim import Attribution, Relay, When
from reportedly.coding.clause import cut_clauses
from reportedly.coding.placing import Placer
from reportedly.coding.timex import find_times
from reportedly.coding.toponym import find_places
from reportedly.coding.unit import Unit, UnitFinder
from reportedly.text import Article, Parse
from tests.coding.sentences import frames, said

MONDAY = date(2024, 11, 18)
ARMY = (Relay("the army", "organisation"),)
AUTHOR = (Relay("author", "author"),)


def printed(text: str) -> Parse:
    return parse(Article(id="news", text=text, published=MONDAY, published_basis="given"))


def placed(
    parse: Parse, *attributions: Attribution
) -> list[tuple[str | None, str | None, list[str]]]:
    """For each unit: the day of the event, the day it was said, and its places."""
    units = UnitFinder(parse, attributions, frames(parse), cut_clauses(parse)).find(())
    placer = Placer(parse, find_times(parse), find_places(parse))
    return [_row(placer, unit, attributions) for unit in units]


def _row(
    placer: Placer, unit: Unit, attributions: tuple[Attribution, ...]
) -> tuple[str | None, str | None, list[str]]:
    spoken = None if unit.attribution is None else attributions[unit.attribution]
    when, told = placer.times(unit, spoken, AUTHOR if spoken is None else ARMY)
    return _day(when), _day(told), [place.name for place in placer.places(unit)]


def _day(when: When | None) -> str | None:
    return None if when is None else when.edtf


def test_a_clause_has_its_own_day_and_place() -> None:
    assert placed(printed("Jets bombed Khartoum on Friday.")) == [
        ("2024-11-15", None, ["Khartoum"])
    ]


def test_nothing_is_dated_or_placed_without_words_for_it() -> None:
    assert placed(printed("Jets bombed the depot.")) == [(None, None, [])]


def test_each_clause_has_its_own_day() -> None:
    rows = placed(printed("Jets bombed Khartoum on Friday and gunmen raided Kassala on Sunday."))
    assert [(day, places) for day, _, places in rows] == [
        ("2024-11-15", ["Khartoum"]),
        ("2024-11-17", ["Kassala"]),
    ]


def test_the_day_of_a_statement_is_not_that_of_the_event() -> None:
    text = printed("The army said on Sunday that jets had bombed Khartoum on Friday.")
    attribution = said(text, "jets had bombed Khartoum on Friday", source="The army")
    assert placed(text, attribution) == [("2024-11-15", "2024-11-17", ["Khartoum"])]


def test_a_day_of_speech_dates_no_event() -> None:
    text = printed("The army said on Sunday that jets had bombed Khartoum.")
    attribution = said(text, "jets had bombed Khartoum", source="The army")
    assert placed(text, attribution) == [(None, "2024-11-17", ["Khartoum"])]


def test_later_sentences_of_one_speech_share_its_day() -> None:
    text = printed(
        "The army said on Sunday that the depot had burned. It added that the bridge had fallen."
    )
    first = said(text, "the depot had burned", source="The army")
    later = said(text, "the bridge had fallen", "added", source="It")
    assert [told for _, told, _ in placed(text, first, later)] == ["2024-11-17", "2024-11-17"]


def test_a_rumour_dates_what_it_tells() -> None:
    text = printed("Rumours circulated on Sunday that the general had fled.")
    attribution = said(text, "the general had fled", "Rumours", "rumour")
    assert placed(text, attribution)[0][:2] == ("2024-11-17", "2024-11-17")


@pytest.mark.parametrize(
    "text",
    [
        "Khartoum rejected the offer.",  # a government by its seat
        "Sudanese jets bombed the depot.",
    ],
)
def test_a_name_that_is_no_place_here_places_nothing(text: str) -> None:
    assert placed(printed(text))[0][2] == []


def test_a_where_clause_happens_where_its_host_does() -> None:
    rows = placed(printed("Gunmen raided Kassala, where families were sleeping."))
    assert [places for _, _, places in rows] == [["Kassala"], ["Kassala"]]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed two gunmen while pursuing a third in Kassala on Friday.",
        "The Friday raid hit a camp near Kassala.",
    ],
)
def test_the_only_day_of_a_sentence_dates_its_happening(text: str) -> None:
    assert "2024-11-15" in [day for day, _, _ in placed(printed(text))]


def test_a_place_named_by_its_kind_is_a_place_without_a_point() -> None:
    rows = placed(printed("Jets bombed the Bir Zallum neighbourhood in Khartoum."))
    assert rows[0][2] == ["Bir Zallum", "Khartoum"]


def test_a_town_that_names_a_blow_is_where_it_fell() -> None:
    rows = placed(printed("Twelve soldiers were killed in the Kassala ambush."))
    assert rows[0][2] == ["Kassala"]

"""Two tellings of one happening match, neighbours do not, and every reason has a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.matching import BEFORE, blocking_keys, load_weights, match
from reportedly.ledger.rarity import UNCOUNTED, Rarities
from reportedly.ledger.records import Account
from tests.ledger.telling import account

DAY = date(2024, 6, 3)
WORDS = "livestock market herder feast goat trader dawn"
ONE = account(DAY, WORDS, toll=12)


def names(one: Account, other: Account) -> dict[str, float]:
    return {why.name: why.weight for why in match(one, other).reasons}


def test_reasons_add_up_to_the_odds_and_hold_both_ways() -> None:
    other = account(date(2024, 6, 4), "livestock goat village", toll=30)
    found = match(ONE, other)
    assert sum(why.weight for why in found.reasons) == pytest.approx(found.odds)
    assert found.odds == pytest.approx(match(other, ONE).odds)
    assert 0 < found.score < 1
    assert {why.name for why in found.reasons} >= {BEFORE, "a day apart", "figures apart"}
    assert next(w.detail for w in found.reasons if w.name == "figures apart") == "12 | 30 killed"


def test_two_tellings_match_and_the_next_raid_does_not() -> None:
    again = account(DAY, "livestock market goat trader", toll=15)
    other_raid = account(date(2024, 6, 5), "convoy fuel depot", violence=("air strike",), toll=3)
    assert match(ONE, again).score > 0.9
    assert match(ONE, other_raid).score < 0.1


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (account(DAY, ""), "same day"),
        (account(date(2024, 6, 4), ""), "a day apart"),
        (account(date(2024, 7, 3), ""), "days apart"),
        (account(None, "", by=date(2024, 6, 4)), "told on the same days"),
        (account(None, "", by=date(2024, 5, 1)), "told before it happened"),
        (replace(account(DAY, ""), last=date(2024, 6, 30)), "same period"),
    ],
)
def test_days_are_compared_as_far_as_they_are_told(other: Account, reason: str) -> None:
    assert reason in names(ONE, other)


def test_an_account_without_a_day_is_not_held_to_one() -> None:
    days = {"same day", "days apart", "told on the same days", "told before it happened"}
    assert not days & names(ONE, account(None, WORDS)).keys()


def test_places_speak_against_where_neither_names_the_other() -> None:
    far = account(DAY, "", places=("Taizz",), regions=("Taizz", "Yemen"))
    near = account(DAY, "", places=("El Obeid",), regions=("North Kordofan", "Sudan"))
    named = replace(near, names=("north darfur", "tawila"))
    assert "other country" in names(ONE, far)
    assert "other region" in names(ONE, near)
    assert not {"other region", "other country"} & names(ONE, named).keys()


def test_spellings_of_a_place_meet() -> None:
    one = account(DAY, "rashidin", places=("Rashidin",), regions=("Aleppo", "Syria"))
    other = account(DAY, "rashideen", places=("Rashideen",), regions=("Idlib", "Syria"))
    assert "other region" not in names(one, other)
    assert set(blocking_keys(one)) & set(blocking_keys(other))


def test_sides_that_differ_are_said() -> None:
    one = account(DAY, "", actors=("Rapid Support Forces",))
    assert "other actor" in names(one, account(DAY, "", actors=("Russia",)))
    assert "other actor" not in names(one, account(DAY, "", actors=("RSF", "Russia")))
    assert "other actor" not in names(one, account(DAY, "", actors=("gunmen",)))


def test_what_every_account_of_a_ledger_holds_says_nothing() -> None:
    usual = Rarities(lambda word: 900 if word == "tawila" else 0, 1000)
    one, other = account(DAY, "tawila surgeon"), account(DAY, "tawila surgeon")
    shared = {why.name for why in match(one, other, usual).reasons}
    assert "words shared" in shared
    assert "place named in both" not in shared
    assert "place named in both" in names(one, other)
    assert usual("surgeon") > usual("tawila")
    assert UNCOUNTED("surgeon") > UNCOUNTED("killed")


def test_keys_meet_a_day_apart_and_not_a_week() -> None:
    keys = set(blocking_keys(ONE))
    assert keys & set(blocking_keys(account(date(2024, 6, 4), "")))
    assert keys & set(blocking_keys(account(None, "", by=date(2024, 6, 4))))
    assert not keys & set(blocking_keys(account(date(2024, 6, 12), "")))


def test_late_retellings_are_found_by_rare_names() -> None:
    names_ = ("amal idri", "tawila")
    early = account(DAY, "", names=names_)
    late = account(None, "", by=date(2024, 7, 20), names=names_, places=(), regions=())
    undated = account(None, "", names=names_, places=(), regions=())
    assert set(blocking_keys(early)) & set(blocking_keys(late))
    assert set(blocking_keys(early)) & set(blocking_keys(undated))


@given(
    st.dates(),
    st.dates(),
    st.lists(st.text(max_size=12), max_size=40),
    st.lists(st.sampled_from(["Tawila", "Sudan", "Aleppo", "", "x'"]), max_size=5),
)
def test_any_account_can_be_filed_and_compared(
    one: date, other: date, words: list[str], places: list[str]
) -> None:
    first, last = min(one, other), max(one, other)
    told = Account((0,), first, last, tuple(places), tuple(places), words=tuple(words))
    assert len(blocking_keys(replace(told, names=tuple(words)))) < 120
    assert match(told, replace(told, first=None)).reasons


def test_weights_have_the_sign_of_their_names() -> None:
    weights = load_weights()
    assert min(weights[name] for name in ("same day", "same violence", "words shared")) > 0
    assert (
        max(weights[name] for name in ("days apart", "other country", "figures apart", BEFORE)) < 0
    )

"""What one article tells is gathered by happening, and nothing is mixed."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.claim import Casualties, Reading
from reportedly.ledger.accounts import tell_accounts, told_days, told_places
from reportedly.pipeline import read_claims
from reportedly.text import Article
from tests.ledger.telling import SARAF, TAIZZ, TAWILA, claim, killed, reading

DAY = date(2024, 6, 4)
STRIKE = (
    "Shells fell on the market of Tawila on Monday. Twelve people were killed, the surgeon Amal"
    " Idris said. The army did not shell the market, its spokesman said."
)


def test_a_strike_its_toll_and_its_denial_are_one_account() -> None:
    told = tell_accounts(
        reading(
            STRIKE,
            claim(
                STRIKE, "Shells fell on the market of Tawila", day="2024-06-03", places=(TAWILA,)
            ),
            claim(STRIKE, "Twelve people were killed", harm=(killed(12),)),
            claim(STRIKE, "The army did not shell the market", status="denied", actors=("army",)),
            published=DAY,
            title="Dozens flee Tawila",
        )
    )
    (only,) = told
    assert only.claims == (0, 1, 2)
    assert (only.first, only.last) == (date(2024, 6, 3), date(2024, 6, 3))
    assert only.places == ("Tawila",)
    assert only.regions == ("North Darfur", "Sudan")
    assert only.violence == ("shelling",)
    assert only.casualties == (killed(12),)
    assert only.actors == ()  # who denies it is not made responsible
    assert "amal idris" in only.names
    assert {"flee", "market", "surgeon"} <= set(only.words)


def test_a_round_up_is_taken_apart() -> None:
    text = (
        "Raids killed nine in Tawila. A car bomb killed four in Saraf Omra. In Tawila the jets came"
        " back in the evening."
    )
    told = tell_accounts(
        reading(
            text,
            claim(text, "Raids killed nine in Tawila", places=(TAWILA,), harm=(killed(9),)),
            claim(
                text,
                "A car bomb killed four in Saraf Omra",
                places=(SARAF,),
                harm=(killed(4),),
            ),
            claim(text, "the jets came back in the evening", places=(TAWILA,)),
            published=DAY,
        )
    )
    assert [one.claims for one in told] == [(0, 2), (1,)]
    assert [one.violence for one in told] == [("air strike",), ("bomb",)]


def test_another_region_is_another_happening() -> None:
    text = "Shells hit Tawila. Shells hit Taizz."
    told = tell_accounts(
        reading(
            text,
            claim(text, "Shells hit Tawila", places=(TAWILA,)),
            claim(text, "Shells hit Taizz", places=(TAIZZ,)),
        )
    )
    assert [one.places for one in told] == [("Tawila",), ("Taizz",)]


@pytest.mark.parametrize("day", ["2023-11", "2023", "2024-03-09"])
def test_the_attack_of_last_year_is_not_the_days(day: str) -> None:
    text = "Shells killed nine in Tawila. A raid there had killed thirty."
    told = tell_accounts(
        reading(
            text,
            claim(text, "Shells killed nine in Tawila", places=(TAWILA,), harm=(killed(9),)),
            claim(text, "A raid there had killed thirty", day=day, harm=(killed(30),)),
            published=DAY,
        )
    )
    assert [one.claims for one in told] == [(0,), (1,)]
    assert (told[0].first, told[0].last) == (None, DAY)


def test_a_late_retelling_keeps_its_day() -> None:
    text = "The June attack killed 1400 people. Shells hit Tawila on June 3 and killed 1400."
    told = tell_accounts(
        reading(
            text,
            claim(text, "The June attack killed 1400 people", harm=(killed(1400),)),
            claim(text, "Shells hit Tawila", day="2024-06-03", harm=(killed(1400),)),
            published=date(2024, 9, 1),
        )
    )
    assert [(one.first, one.claims) for one in told] == [(date(2024, 6, 3), (0, 1))]


def test_a_toll_of_the_war_belongs_to_no_happening() -> None:
    text = "Shells killed nine. The war has killed 15000."
    toll = Casualties("killed", 15000, None, None, scope="war")
    told = tell_accounts(
        reading(
            text,
            claim(text, "Shells killed nine", harm=(killed(9),)),
            claim(text, "The war has killed 15000", harm=(toll,)),
        )
    )
    assert [one.casualties for one in told] == [(killed(9),)]


@pytest.mark.parametrize("mood", ["planned", "forecast", "conditional", "demanded"])
def test_what_did_not_happen_is_no_account(mood: str) -> None:
    text = "The army will shell Tawila."
    planned = claim(text, "The army will shell Tawila", mood=mood)  # type: ignore[arg-type]
    assert tell_accounts(reading(text, planned)) == ()


def test_no_claims_and_no_text_give_no_account() -> None:
    assert tell_accounts(reading("Talks were held.")) == ()
    assert tell_accounts(reading("")) == ()


def test_the_toll_counts_though_the_claim_is_of_another_kind() -> None:
    text = "The toll stood at nine."
    told = tell_accounts(
        reading(text, claim(text, "The toll stood at nine", kind="other", harm=(killed(9),)))
    )
    assert [one.casualties for one in told] == [(killed(9),)]


def _read(text: str) -> Reading:
    return read_claims(Article(id="a", text=text, published=date(2024, 5, 15)))


def test_the_town_may_stand_in_another_sentence_than_the_toll() -> None:
    told = _read("A raid in Mali killed 12 people. The governor of Gao visited Gao after that.")
    account = tell_accounts(told)[0]
    assert "Gao" in [place.name for place in told_places(account, told)]


def test_the_day_may_stand_in_the_sentence_before() -> None:
    told = _read("A patrol found a cache in Gao on Monday. It killed two men.")
    account = next(one for one in tell_accounts(told) if one.casualties)
    assert told_days(account, told) == (date(2024, 5, 13), date(2024, 5, 13))


def test_what_happened_overnight_began_on_the_day_before() -> None:
    told = _read("Two men were killed in a raid on Gao overnight.")
    account = tell_accounts(told)[0]
    assert told_days(account, told) == (date(2024, 5, 14), date(2024, 5, 15))

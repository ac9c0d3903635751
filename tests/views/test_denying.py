"""What denials deny: that it happened, or who did it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.claim import Actor, Casualties, Claim, Event, Relay
from reportedly.ledger.records import Origin
from reportedly.text import Span
from reportedly.views.accounts import OriginAccount, incident_accounts
from reportedly.views.denying import cleared, denies_happening
from tests.views.desk import DENIED, PLAIN, RASTAN, Desk, Told, person, state
from tests.views.tolls import strike

SPOKESMAN = Relay("Idris Bakhit", "person", "spokesman for the army")
HIMSELF = Actor("Idris Bakhit", "person")
NOT_SO = replace(PLAIN, polarity="-")


def told(
    *actors: Actor,
    speaker: Relay = SPOKESMAN,
    event: str = "strike",
    casualties: tuple[Casualties, ...] = (),
) -> Claim:
    word = Span(0, len(event), event)
    return Claim(
        *("1", "a", (word,), (speaker,), DENIED, "incident"),
        actors=actors,
        casualties=casualties,
        event=Event("ASSAULT", span=word),
    )


def names(claim: Claim) -> list[str]:
    return [actor.name for actor in cleared([claim])]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (told(Actor("Our forces", "group"), HIMSELF), ["the army"]),
        (told(HIMSELF), ["the army"]),
        (told(Actor("Our jets", "object"), state("Russia"), HIMSELF), ["Russia"]),
        (told(Actor("its aircraft", "object"), state("Sudan")), ["Sudan"]),
        (told(Actor("Rebel fighters", "group"), HIMSELF), ["Rebel fighters"]),
        (
            told(Actor("Our forces", "group"), speaker=Relay("Home Guard", "organisation")),
            ["Home Guard"],
        ),
        (
            told(Actor("Our forces", "group"), HIMSELF, speaker=person("Idris Bakhit", "colonel")),
            ["Our forces"],
        ),
        (told(HIMSELF, speaker=person("Idris Bakhit")), ["Idris Bakhit"]),
    ],
)
def test_a_denial_by_ones_own_side_denies_who_did_it(claim: Claim, expected: list[str]) -> None:
    assert names(claim) == expected
    assert not denies_happening(claim)


def test_a_spokesmans_registered_side_is_known() -> None:
    speaker = person("Igor Petrov", "Russian Defence Ministry spokesman")
    (side,) = cleared([told(Actor("Our forces", "group"), speaker=speaker)])
    assert side.id == "RUS"


def test_a_denial_that_names_nobody_denies_the_happening() -> None:
    assert denies_happening(told()) and not names(told())
    rockets = told(Actor("rockets", "object"))
    assert denies_happening(rockets) and not names(rockets)


def test_that_nobody_was_hurt_denies_no_strike() -> None:
    assert not denies_happening(told(event="killed"))
    assert not denies_happening(told(casualties=(Casualties("killed", 0, 0, 0),)))


def test_what_will_not_be_done_clears_nobody() -> None:
    claim = told(Actor("Our forces", "group"))
    claim = replace(claim, factuality=replace(DENIED, mood="planned"))
    assert not names(claim)


@pytest.fixture
def accounts(desk: Desk) -> dict[str, OriginAccount]:
    clinic, governor, army = (
        Origin(one, one, "speaker") for one in ("clinic", "governor", "Idris Bakhit")
    )
    russia = state("Russia")
    desk.print("one", strike("Russia struck Rastan", clinic, actors=(replace(russia, id="RUS"),)))
    desk.print("two", strike("there was no air strike", governor, facts=NOT_SO))
    speaker = person("Idris Bakhit", "Russian army spokesman")
    ours = (Actor("Our forces", "group"), HIMSELF)
    denial = Told("our forces did not strike", speaker, DENIED, actors=ours, places=(RASTAN,))
    desk.print("three", replace(denial, origin=army, happening="strike"))
    return {one.origin: one for one in incident_accounts(desk.store, 1).accounts}


def test_who_did_not_do_it_differs_from_who_is_held_responsible(
    accounts: dict[str, OriginAccount],
) -> None:
    army, clinic = accounts["Idris Bakhit"], accounts["clinic"]
    assert army.happened == () and len(army.denies) == 1
    assert [(one.part, one.origins) for one in army.contrasts] == [("denies", (0,))]
    assert ("responsible", (2,)) in [(one.part, one.origins) for one in clinic.contrasts]


def test_who_says_that_there_was_none_differs_from_who_says_that_there_was(
    accounts: dict[str, OriginAccount],
) -> None:
    governor = accounts["governor"]
    assert governor.happened == ("asserted not so",) and governor.denies == ()
    assert [(one.part, one.origins) for one in governor.contrasts] == [("happened", (0,))]

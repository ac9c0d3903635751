"""What kind of claim a unit makes, and the PLOVER event that it tells of."""

from __future__ import annotations

import pytest

from reportedly.claim import Attribution, Event, Factuality, Kind, Status
from reportedly.coding.apposition import find_ties
from reportedly.coding.clause import cut_clauses
from reportedly.coding.kind import decide_event, decide_kind, is_refusal
from reportedly.coding.unit import Unit, UnitFinder
from tests.coding.sentences import cast, frames, parsed, said

PLAIN = Factuality("asserted", "+", "certain", "happened", "author")


def unit_of(text: str, *attributions: Attribution) -> Unit:
    """The first unit of the text."""
    parse = parsed(text)
    ties = find_ties(parse, cast(parse), ())
    return UnitFinder(parse, attributions, frames(parse), cut_clauses(parse)).find(ties)[0]


def kind(text: str, told: Factuality = PLAIN, *attributions: Attribution) -> Kind:
    unit = unit_of(text, *attributions)
    spoken = attributions[unit.attribution] if unit.attribution is not None else None
    return decide_kind(parsed(text), unit, told, spoken)[0]


def event(text: str, told: Factuality = PLAIN, harmed: bool = False) -> Event | None:
    unit = unit_of(text)
    return decide_event(parsed(text), unit, kind(text, told), told, (), harmed)


def ahead(mood: str, certainty: str = "probable", polarity: str = "+") -> Factuality:
    status: Status = "forecast"
    return Factuality(status, polarity, certainty, mood, "author")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets bombed the market in Tawila.", "incident"),
        ("The army withdrew its troops from Kidal.", "posture"),
        ("The general commands the 3rd Brigade.", "relation"),
        ("The two envoys met in Doha.", "meeting"),
        ("Bogota welcomed the accord.", "position"),
        ("The harvest was good.", "other"),
        ("Russia's mandate does not include the river.", "position"),
        ("Ukrainian-held towns were quiet.", "relation"),
        ("Army spokesman Sami Haddad was in Juba.", "role"),
    ],
)
def test_the_frame_or_tie_decides_the_kind(text: str, expected: Kind) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("The harvest will be good.", ahead("forecast"), "outlook"),
        ("The army will withdraw its troops from Kidal.", ahead("forecast"), "posture"),
        ("The army may withdraw its troops from Kidal.", ahead("forecast", "possible"), "outlook"),
        ("The army would withdraw its troops if asked.", ahead("conditional"), "outlook"),
        ("The valley must heal.", ahead("demanded"), "position"),
    ],
)
def test_what_lies_ahead_is_an_outlook_unless_it_is_announced(
    text: str, told: Factuality, expected: Kind
) -> None:
    assert kind(text, told) == expected


def test_an_act_of_speech_is_a_position() -> None:
    text = "The envoy called for retaliation."
    attribution = said(parsed(text), "retaliation", "called", "demand", "The envoy")
    assert kind(text, PLAIN, attribution) == "position"


@pytest.mark.parametrize(
    ("text", "told", "refused"),
    [
        ("The junta refused to meet the rebels.", PLAIN, True),
        ("Baku will not negotiate with Yerevan.", ahead("forecast", polarity="-"), True),
        ("Baku did not negotiate with Yerevan.", PLAIN, False),
        ("The army will not bomb the port.", ahead("forecast", polarity="-"), False),
        ("The harvest was good.", PLAIN, False),
    ],
)
def test_a_refusal_is_a_position(text: str, told: Factuality, refused: bool) -> None:
    assert is_refusal(unit_of(text), told) is refused
    found = event(text, told)
    assert (kind(text, told) == "position") is refused
    assert (found is not None and found.type == "REJECT") is refused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets bombed the market in Tawila.", ("ASSAULT", "aerial")),
        ("The army shelled the village.", ("ASSAULT", "heavy-weapons")),
        ("Police arrested the editor.", ("COERCE", "arrest")),
        ("The two envoys met in Doha.", ("CONSULT", None)),
        ("Baku sent two battalions to the border.", ("MOBILIZE", "troops")),
    ],
)
def test_the_event_has_its_mode_where_the_words_make_it_clear(
    text: str, expected: tuple[str, str | None]
) -> None:
    found = event(text)
    assert found is not None
    assert (found.type, found.mode) == expected


def test_the_words_that_tell_the_event_are_kept() -> None:
    found = event("Jets bombed the market in Tawila.")
    assert found is not None and found.span is not None
    assert found.span.text == "bombed"


def test_what_is_no_event_has_none() -> None:
    assert event("The harvest was good.") is None


def test_the_reason_names_the_frame_or_the_tie() -> None:
    text = "Ukrainian-held towns were quiet."
    _, why = decide_kind(parsed(text), unit_of(text), PLAIN, None)
    assert why is not None
    assert (why.rule, why.spans[0].text) == ("compound held", "Ukrainian-held towns")

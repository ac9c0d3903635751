"""Whether a clause tells what happened, goes on, is planned, foretold, demanded or conditional."""

from __future__ import annotations

import pytest

from reportedly.claim import CueKind, Mood, Reason
from reportedly.coding.mood import decide_mood, has_condition
from tests.coding.sentences import root
from tests.coding.settings import claimed, told


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The rebels attacked the town.", "happened"),
        ("The rebels have attacked the town.", "happened"),
        ("The rebels may have attacked the town.", "happened"),
        ("The rebels could not reach the town.", "happened"),
        ("The rebels attack the town every night.", "ongoing"),
        ("The rebels are shelling the town.", "ongoing"),
        ("The rebels will attack the town.", "forecast"),
        ("The rebels may attack the town.", "forecast"),
        ("The rebels are likely to attack the town.", "forecast"),
        ("The rebels are set to attack the town.", "forecast"),
        ("An assault on the town is imminent.", "forecast"),
        ("The rebels vowed to attack the town.", "planned"),
        ("The army has no plans to reduce its presence.", "planned"),
        ("The rebels must leave the town.", "demanded"),
        ("The rebels should leave the town.", "demanded"),
        ("The army has to leave the town.", "demanded"),
        ("The rebels would leave the town if the talks resumed.", "conditional"),
        ("The rebels leave the town unless the aid arrives.", "conditional"),
    ],
)
def test_verbs_and_modals_tell_the_mood(text: str, mood: Mood) -> None:
    assert decide_mood(told(text), []) == mood


@pytest.mark.parametrize(
    ("cue", "kind", "mood"),
    [
        ("predicted", "forecast", "forecast"),
        ("demanded", "demand", "demanded"),
        ("promised", "intend", "planned"),
        ("reported", "report", "happened"),
    ],
)
def test_a_cue_looks_ahead_for_its_content(cue: str, kind: CueKind, mood: Mood) -> None:
    text = f"The envoy {cue} that the corridor reopened."
    setting = claimed(text, "the corridor reopened", "reopened", cue, kind)
    assert decide_mood(setting, []) == mood


def test_the_word_that_marks_the_mood_is_its_reason() -> None:
    reasons: list[Reason] = []
    decide_mood(told("The rebels must leave the town."), reasons)
    assert [(r.field, [s.text for s in r.spans]) for r in reasons] == [("mood", ["must"])]


def test_tense_alone_is_no_reason() -> None:
    reasons: list[Reason] = []
    decide_mood(told("The rebels attacked the town."), reasons)
    assert reasons == []


@pytest.mark.parametrize(
    ("text", "hangs"),
    [
        ("The truce will hold if both sides free their prisoners.", True),
        ("Kenya will withdraw its police unless the funding arrives.", True),
        ("The embassy will close even if the talks succeed.", False),
        ("The embassy closed because the talks failed.", False),
        ("The embassy closed.", False),
    ],
)
def test_a_clause_hangs_on_if_and_unless_but_not_on_even_if(text: str, hangs: bool) -> None:
    assert has_condition(root(text)) is hangs

"""Ties told by a verb that heads no clause of its own."""

from __future__ import annotations

import pytest

from reportedly.coding.apposition import Tie
from reportedly.coding.embedded import find_embedded
from tests.coding.sentences import cast, frames, parsed


def ties(text: str) -> tuple[Tie, ...]:
    parse = parsed(text)
    return find_embedded(parse, cast(parse), frames(parse))


@pytest.mark.parametrize(
    ("text", "expected", "speaker"),
    [
        ("Colombia accused Venezuela of harbouring the ELN.",
         ("Venezuela", "hosts", "National Liberation Army"), "Colombia"),
        ("Rwanda has been accused by Burundi of arming the FDLR.",
         ("Rwanda", "arms", "Democratic Forces for the Liberation of Rwanda"), "Burundi"),
        ("Turkey regards the YPG as a branch of the PKK.",
         ("People's Protection Units", "part_of", "Kurdistan Workers' Party"), "Turkey"),
        ("Iran denies any link to Hamas.", ("Iran", "allied_with", "Hamas"), "Iran"),
    ],
)  # fmt: skip
def test_who_accuses_or_denies_is_the_speaker(
    text: str, expected: tuple[str, str, str], speaker: str
) -> None:
    (tie,) = ties(text)
    assert tie.relation is not None
    assert (tie.relation.subject, tie.relation.type, tie.relation.object) == expected
    assert tie.speaker is not None
    assert parsed(text).doc[tie.speaker].text == speaker
    assert tie.denied == ("denies" in text)


@pytest.mark.parametrize(
    "text",
    [
        "Colombia accused Venezuela of lying.",
        "Iran urged Turkey to stop arming the rebels.",
        "Turkey sees the deal as a victory.",
    ],
)
def test_what_ties_nobody_is_passed_over(text: str) -> None:
    assert ties(text) == ()

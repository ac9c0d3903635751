"""Phrases that lend a statement to somebody; format as in `test_find`."""

from __future__ import annotations

import pytest

from tests.attribution.test_find import find, show

STORIES = {
    "by common consent": (
        "By common consent, the truce in Jonglei is dead.",
        [
            "general | - | By common consent | the truce in Jonglei is dead | -",
        ],
    ),
    "by some accounts": (
        "By some accounts, the brigadier had been on his way to defect.",
        [
            "report | - | By some accounts | the brigadier had been on his way to defect | -",
        ],
    ),
    "as per": (
        "Mobile internet was snapped in the twin districts, as per officials.",
        [
            "say | officials | as per | Mobile internet was snapped in the twin districts | -",
        ],
    ),
    "in his view": (
        "Neither side has the appetite for a war, in his view.",
        [
            "believe | his | view | Neither side has the appetite for a war | -",
        ],
    ),
    "in the words of": (
        "In the words of one diplomat, the deal is a dead letter.",
        [
            "say | one diplomat | In the words of | the deal is a dead letter | -",
        ],
    ),
    "in an account of theirs": (
        "In the Armenian account, the two shepherds were seized inside Syunik.",
        [
            "say | Armenian | account | the two shepherds were seized inside Syunik | -",
        ],
    ),
    "in the eyes of": (
        "In the eyes of Seoul, the pact is void.",
        [
            "believe | Seoul | In the eyes of | the pact is void | -",
        ],
    ),
    "as somebody put it": (
        "The ceasefire in Idlib is, as one Turkish officer put it, a piece of paper.",
        [
            "say | one Turkish officer | put it | The ceasefire in Idlib is ... a piece of"
            " paper | -",
        ],
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_story(name: str) -> None:
    text, expected = STORIES[name]
    assert [show(attribution) for attribution in find(text)] == expected

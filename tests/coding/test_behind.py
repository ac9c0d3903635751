"""Who stands behind a blow that is the subject, or only the setting, of a sentence."""

from __future__ import annotations

import pytest

from reportedly.pipeline import read_claims
from reportedly.text import Article


def doers(text: str) -> set[str]:
    claims = read_claims(Article(id="a", text=text)).claims
    return {actor.name for claim in claims if claim.casualties for actor in claim.actors}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("US-led strikes on Raqqa killed 20 people on Monday.", "United States"),
        ("At least 29 civilians were killed in regime strikes on Idlib.", "regime"),
        ("A rebel mortar attack killed 12 people in Damascus.", "rebel"),
        ("Ten soldiers were killed in clashes with Islamic State in Homs.", "Islamic State"),
        ("Ten people were killed in strikes by the Turkish army.", "Turkey"),
    ],
)
def test_who_acts_stands_before_or_behind_the_blow(text: str, doer: str) -> None:
    assert doer in doers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed in a blast in Kabul on Monday.",
        "Twelve people were killed in an earthquake in Nepal.",
        "Shelling killed four civilians.",
    ],
)
def test_nobody_acts_who_is_not_named(text: str) -> None:
    assert doers(text) == set()

"""Counts that add to another, told from tolls by the words beside the number."""

from __future__ import annotations

import pytest

from reportedly.ledger.increments import is_increment
from reportedly.pipeline import read_claims
from reportedly.text import Article


def increments(text: str) -> list[bool]:
    """For each count of killed in `text` whether it adds to another."""
    claims = read_claims(Article(id="a", text=text)).claims
    return [
        is_increment(claim, one)
        for claim in claims
        for one in claim.casualties
        if one.what == "killed"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Another 11 people were killed in clashes.",
        "Six more soldiers were killed in Gao.",
        "A further nine people were killed in Gao.",
    ],
)
def test_a_count_on_top_of_another_is_no_toll(text: str) -> None:
    assert set(increments(text)) == {True}


@pytest.mark.parametrize(
    "text",
    [
        "Ten civilians were killed and 16 others were injured in Gao.",
        "More than five soldiers were killed in Gao.",
        "The raid killed 12 people and wounded two more.",
    ],
)
def test_more_wounded_make_no_increment_of_the_killed(text: str) -> None:
    assert set(increments(text)) == {False}

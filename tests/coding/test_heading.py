"""Where forces go, apart from where they come from and from what dates the move."""

from __future__ import annotations

import pytest

from reportedly.coding.heading import only_leaves, words_aside
from tests.coding.sentences import frames, parsed, root


def aside(text: str) -> set[str]:
    """The capitalised words of `text` that do not place its posture."""
    parse = parsed(text)
    predicate = frames(parse).find(root(text))
    assert predicate is not None
    placed = {token.i for token in parse.doc if token.pos_ == "PROPN"}
    return {parse.doc[i].text for i in words_aside(predicate, list(parse.doc), placed) & placed}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army moved troops from Gao to Kidal.", {"Gao"}),
        ("Troops withdrew from Gao to Kidal.", {"Kidal"}),
        ("Mali withdrew its troops from Gao after the Kidal attack.", {"Kidal"}),
        ("Mali sent troops from Gao to Kidal.", {"Gao"}),
        ("Mali moved troops from Gao.", set()),
        ("Mali moved troops to Kidal.", set()),
    ],
)
def test_goals_place_arrivals_and_origins_withdrawals(text: str, expected: set[str]) -> None:
    assert aside(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali moved troops from Gao.", True),
        ("Mali moved troops from Gao to Kidal.", False),
        ("Troops arrived from Gao.", False),
    ],
)
def test_who_only_leaves_is_told_apart(text: str, expected: bool) -> None:
    predicate = frames(parsed(text)).find(root(text))
    assert predicate is not None
    assert only_leaves(predicate) is expected

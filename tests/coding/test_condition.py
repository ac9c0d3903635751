"""What an outlook hangs on, in the words that say it."""

from __future__ import annotations

import pytest

from reportedly.coding.condition import find_conditions, is_inverted
from tests.coding.sentences import parsed, root, token


def conditions(text: str) -> list[str]:
    return [span.text for span in find_conditions(parsed(text), root(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya will withdraw its police unless the funding arrives.", ["the funding arrives"]),
        ("The truce will hold if both sides free their prisoners.",
         ["both sides free their prisoners"]),
        ("If the rains fail, the camp will close.", ["the rains fail"]),
        ("The corridor will reopen once the shelling stops.", ["the shelling stops"]),
        ("Aid will resume subject to security guarantees.", ["security guarantees"]),
        ("The outcome depends on whether Ankara reopens the border.",
         ["whether Ankara reopens the border"]),
        ("In the event of a ceasefire, the port will reopen.", ["a ceasefire"]),
    ],
)  # fmt: skip
def test_a_condition_is_told_without_the_word_that_opens_it(text: str, expected: list[str]) -> None:
    assert conditions(text) == expected


def test_two_conditions_are_told_apart() -> None:
    text = "The vote will be held depending on the weather and the security of the roads."
    assert conditions(text) == ["the weather", "the security of the roads"]


def test_a_condition_may_do_without_if() -> None:
    text = "Should the division withdraw, reprisals will follow."
    assert conditions(text) == ["the division withdraw"]
    assert is_inverted(token(parsed(text), "withdraw"))
    assert not is_inverted(root(text))


@pytest.mark.parametrize(
    "text",
    [
        "The corridor reopened once the shelling stopped.",
        "The corridor reopened when the shelling stopped.",
        "Even if the talks fail, the embassy will reopen.",
        "The corridor will reopen because the shelling stopped.",
        "The convoy left.",
    ],
)
def test_times_past_concessions_and_causes_are_no_conditions(text: str) -> None:
    assert conditions(text) == []

"""Words of saying behind which nobody stands."""

from __future__ import annotations

import pytest

from reportedly.coding.unsaid import is_let, is_told_before, is_unsigned
from tests.coding.sentences import parsed, token


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The deal lets the ministry argue that it gave up nothing.", "argue", True),
        ("The ministry argued that it gave up nothing.", "argued", False),
    ],
)
def test_what_is_let_be_said_is_not_said(text: str, verb: str, expected: bool) -> None:
    assert is_let(token(parsed(text), verb)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A message shared on WhatsApp claimed that the mayor had fled.", True),
        ("A message from the mayor said that he was well.", False),
        ("The ministry's message said that he was well.", False),
    ],
)
def test_messages_passed_round_have_no_name_under_them(text: str, expected: bool) -> None:
    assert is_unsigned(token(parsed(text), "message")) is expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The junta denied the report.", "report", True),
        ("The junta denied these claims.", "claims", True),
        ("The junta denied a report.", "report", False),
        ("The junta denied the attack.", "attack", False),
    ],
)
def test_what_is_denied_was_told_before(text: str, noun: str, expected: bool) -> None:
    assert is_told_before(token(parsed(text), noun)) is expected

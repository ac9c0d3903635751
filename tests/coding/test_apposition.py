"""Offices and ties told without a verb."""

from __future__ import annotations

import pytest

from reportedly.coding.apposition import Tie, find_ties
from tests.coding.sentences import cast, parsed


def ties(text: str) -> tuple[Tie, ...]:
    parse = parsed(text)
    return find_ties(parse, cast(parse), ())


@pytest.mark.parametrize(
    ("text", "holder", "role"),
    [
        ("Ali Hassan, senior adviser to the foreign minister, arrived in Doha.", "Hassan",
         "senior adviser to the foreign minister"),
        ("Maria Silva, head of the ceasefire committee, resigned.", "Silva",
         "head of the ceasefire committee"),
        ("Getachew Reda, the governor of Tigray, met the envoy.", "Reda", "governor of Tigray"),
        ("The governor of Tigray, Getachew Reda, met the envoy.", "Reda", "governor of Tigray"),
        ("Army spokesman Sami Haddad spoke to reporters.", "Haddad", "Army spokesman"),
        ("Defence minister Ivan Petrov resigned.", "Petrov", "Defence minister"),
    ],
)  # fmt: skip
def test_an_office_beside_a_name_is_held_by_it(text: str, holder: str, role: str) -> None:
    (tie,) = ties(text)
    assert tie.holder is not None
    assert (parsed(text).doc[tie.holder].text, tie.role) == (holder, role)


@pytest.mark.parametrize(
    "text",
    [
        "President Torres spoke to reporters.",
        "The governor spoke to reporters.",
        "The envoy met Maria Silva in Doha.",
    ],
)
def test_a_bare_title_says_nothing_new(text: str) -> None:
    assert ties(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rwanda-backed rebels seized the town.",
         ("Rwanda", "supports", "Rwanda-backed rebels")),
        ("Saudi-led forces bombed the port.", ("Saudi Arabia", "commands", "Saudi-led forces")),
        ("Iran-aligned militias fired rockets.", ("Iran-aligned militias", "allied_with", "Iran")),
        ("Ukrainian-held towns were shelled.", ("Ukraine", "controls", "Ukrainian-held towns")),
        ("Anti-Taliban fighters hold the valley.",
         ("Anti-Taliban fighters", "opposes", "Taliban")),
        ("A pro-government militia burned the village.",
         ("pro-government militia", "supports", "government")),
        ("Hezbollah, an ally of Iran, fired rockets.", ("Hezbollah", "allied_with", "Iran")),
        ("The 4th Brigade, an elite unit of the Syrian army, holds the ridge.",
         ("4th Brigade", "part_of", "Syrian army")),
    ],
)  # fmt: skip
def test_a_compound_or_apposition_ties_two_names(text: str, expected: tuple[str, str, str]) -> None:
    (tie,) = ties(text)
    assert tie.relation is not None
    assert (tie.relation.subject, tie.relation.type, tie.relation.object) == expected


def test_a_long_apposition_only_describes() -> None:
    (tie,) = ties("Kherson, a city in the south, was shelled.")
    assert (tie.role, tie.relation, tie.holder) == (None, None, None)


def test_a_tie_keeps_the_words_of_both_ends() -> None:
    text = "Maria Silva, head of the ceasefire committee, resigned."
    (tie,) = ties(text)
    span = parsed(text).span(tie.tokens[0], tie.tokens[-1])
    assert span.text == "Maria Silva, head of the ceasefire committee"


def test_ties_come_in_the_order_of_the_text() -> None:
    found = ties("Rwanda-backed rebels fought Iran-aligned militias near Tal Rifaat.")
    assert [tie.rule for tie in found] == ["compound backed", "compound aligned"]

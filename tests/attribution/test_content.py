"""What is said, by the construction in which the verb stands."""

from __future__ import annotations

import pytest

from reportedly.articles.parse import parse
from reportedly.attribution.content import Content, verb_content
from reportedly.attribution.cue import load_lexicon
from reportedly.text import Article


def content(text: str, verb: str) -> tuple[str, str, str] | None:
    parsed = parse(Article("a", text))
    token = next(t for t in parsed.doc if t.text == verb)
    found: Content | None = verb_content(token, load_lexicon().verbs[verb.lower()])
    if found is None:
        return None
    return found.frame, found.kind, " | ".join(parsed.span(a, b).text for a, b in found.ranges)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        (
            "The mayor said that the bridge had been hit.",
            "said",
            ("clause", "say", "the bridge had been hit"),
        ),
        (
            "The Post reported, citing two officials, that the talks had failed.",
            "reported",
            ("clause", "say", "the talks had failed"),
        ),
        (
            "He acknowledged for the first time that commanders were killed.",
            "acknowledged",
            ("clause", "assert", "commanders were killed"),
        ),
        (
            "The rebels denied taking part in the raid.",
            "denied",
            ("gerund", "deny", "taking part in the raid"),
        ),
        (
            "Kigali rejected the accusations.",
            "rejected",
            ("object", "deny", "the accusations"),
        ),
        (
            "Bogota accused the rebels of breaking the truce.",
            "accused",
            ("object_prep", "assert", "the rebels of breaking the truce"),
        ),
        (
            "France called on Baku to withdraw its troops.",
            "called",
            ("infinitive", "demand", "Baku to withdraw its troops"),
        ),
        (
            "Washington urged both sides to show restraint.",
            "urged",
            ("object_infinitive", "demand", "both sides to show restraint"),
        ),
        (
            "The UN warned of famine in El Fasher.",
            "warned",
            ("prep", "forecast", "famine in El Fasher"),
        ),
        (
            "The general is said to have fled.",
            "said",
            ("passive", "say", "The general | to have fled"),
        ),
        (
            "It is believed that they are still in Mali.",
            "believed",
            ("passive_clause", "believe", "they are still in Mali"),
        ),
        ("The monitor put the toll at 47.", "put", ("object_prep", "say", "the toll at 47")),
    ],
)
def test_reads_the_construction(text: str, verb: str, expected: tuple[str, str, str]) -> None:
    assert content(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The blast claimed 12 lives.", "claimed"),
        ("Israel denied entry to the convoy.", "denied"),
        ("The army had an opportunity to explain the raid.", "explain"),
        ("He said.", "said"),
        ("The commander put troops at the border.", "put"),
        ("Both sides agreed to show restraint.", "show"),
    ],
)
def test_other_senses_have_none(text: str, verb: str) -> None:
    assert content(text, verb) is None


def test_statements_on_both_sides_of_a_semicolon_stay_apart() -> None:
    text = "Israel says it hits only militants; the ministry says most of the dead are children."
    parsed = parse(Article("a", text))
    second = [t for t in parsed.doc if t.text == "says"][1]
    found = verb_content(second, load_lexicon().verbs["says"])
    assert found is not None
    assert [parsed.span(a, b).text for a, b in found.ranges] == ["most of the dead are children"]

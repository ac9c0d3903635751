"""Who speaks: subject, agent, antecedent, and the subject that a participle shares."""

from __future__ import annotations

import pytest

from reportedly.articles.parse import parse
from reportedly.attribution.source import phrase_of, speaker_of
from reportedly.text import Article


def speaker(text: str, verb: str) -> str | None:
    parsed = parse(Article("a", text))
    token = next(t for t in parsed.doc if t.text == verb)
    head = speaker_of(token)
    if head is None:
        return None
    return parsed.span(*phrase_of(head, token.i)).text


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The governor of Kharkiv said the dam broke.", "said", "The governor of Kharkiv"),
        (
            "Two sources close to the junta told AFP that he fled.",
            "told",
            "Two sources close to the junta",
        ),
        ("The claim was rejected by Asmara.", "rejected", "Asmara"),
        ("It was reported that five soldiers died.", "reported", None),
        (
            "The envoy, who had suggested that talks failed, left Doha.",
            "suggested",
            "The envoy",
        ),
        ("He denied the report, saying that it was false.", "saying", "He"),
        ("The colonel refused to say where they went.", "say", "The colonel"),
        (
            "The governor said two people died and added that rescue work went on.",
            "added",
            "The governor",
        ),
        (
            "The ministry issued a statement saying that the road was open.",
            "saying",
            "The ministry",
        ),
        ("A report saying that the road was open caused anger.", "saying", "A report"),
        ("The general, Reuters reported, has fled.", "reported", "Reuters"),
    ],
)
def test_names_the_speaker(text: str, verb: str, expected: str | None) -> None:
    assert speaker(text, verb) == expected

"""The whole reading: any text in, claims out whose words are the article's."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly.claim import Reading
from reportedly.pipeline import read_claims
from reportedly.text import Article, Block, Span

NEWS = (
    "Sudan’s army denied on Tuesday that its jets had bombed a market in El Fasher, killing at"
    " least 12 traders.\n\n"
    "“Our aircraft were not in the area,” said Colonel Hamid Osman, the army’s spokesman.\n\n"
    "A local monitor told Reuters that the strike came at dawn. Rumours circulated that two"
    " officers had fled to Port Sudan.\n\n"
    "Did the general order it? The talks in Jeddah will resume if both sides free their prisoners."
)
WORDS = [
    *NEWS.split(),
    "\n\n",
    "“",
    "”",
    "—",
    "(",
    ")",
    "neither",
    "nor",
    "unless",
    "؟",
    "🙂",
    "\u200b",
]


def read(text: str, **known: Any) -> Reading:
    return read_claims(Article(id="news", text=text, **known))


def all_spans(record: Any) -> list[Span]:
    """Every span inside a record, however deep."""
    if isinstance(record, Span):
        return [record]
    if isinstance(record, tuple):
        return [span for item in record for span in all_spans(item)]
    if is_dataclass(record) and not isinstance(record, Article):
        return [span for f in fields(record) for span in all_spans(getattr(record, f.name))]
    return []


def holds(reading: Reading) -> None:
    text = reading.article.text
    for span in all_spans(reading.claims) + all_spans(reading.unread):
        assert text[span.start : span.end] == span.text
    for claim in reading.claims:
        assert claim.spans and all(span.text.strip() for span in claim.spans)
        assert list(claim.spans) == sorted(claim.spans)
        assert claim.chain
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


@settings(max_examples=40, deadline=None)
@example(["Fasher,"])
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_spans_hold_and_ids_are_unique_on_shuffled_news(words: list[str]) -> None:
    holds(read(" ".join(words), published=date(2024, 11, 18)))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_spans_hold_on_any_text(text: str) -> None:
    holds(read(text))


def test_the_same_text_gives_the_same_claims() -> None:
    assert read(NEWS) == read(NEWS)


def test_the_news_is_read_with_its_voices() -> None:
    told = {c.text: (c.source.name, c.factuality.status) for c in read(NEWS).claims}
    denied = "its jets had bombed a market in El Fasher, killing at least 12 traders"
    assert told[denied][1] == "denied"
    assert told["Our aircraft were not in the area"][0] == "Hamid Osman"
    assert told["two officers had fled to Port Sudan"][1] == "rumoured"


@pytest.mark.parametrize("between", ["\n\n \n\n", "\n\n\t\n\n", "\n\n\u00a0\n\n"])
def test_an_empty_paragraph_more_changes_no_claim(between: str) -> None:
    def told(text: str) -> list[tuple[str, str, str]]:
        return [(c.text, c.source.name, c.kind) for c in read(text).claims]

    assert told(NEWS.replace("\n\n", between)) == told(NEWS)


def test_curly_and_straight_quotes_read_alike_and_keep_their_shape() -> None:
    straight = NEWS.translate(str.maketrans("“”’", '""\''))
    curly, plain = read(NEWS).claims, read(straight).claims
    assert [c.factuality for c in curly] == [c.factuality for c in plain]
    assert [c.text.replace("’", "'") for c in curly] == [c.text for c in plain]
    assert any("’" in c.text for c in curly)


def test_a_question_yields_no_claim_and_is_reported_unread() -> None:
    reading = read("Did the general order the raid? The army shelled the village.")
    assert [c.text for c in reading.claims] == ["The army shelled the village"]
    assert [(u.why, u.span.text) for u in reading.unread] == [
        ("question", "Did the general order the raid?")
    ]


def test_what_is_no_running_text_yields_no_claim() -> None:
    heading, body = "Jets bombed Khartoum", "The army shelled the village."
    text = f"{heading}\n\n{body}"
    blocks = (
        Block("heading", Span(0, len(heading), heading)),
        Block("paragraph", Span(len(heading) + 2, len(text), body)),
    )
    reading = read(text, blocks=blocks)
    assert [c.text for c in reading.claims] == ["The army shelled the village"]
    assert [(u.why, u.span.text) for u in reading.unread] == [("heading", heading)]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "?", "“”", "12"])
def test_a_text_that_says_nothing_has_no_claims(text: str) -> None:
    assert read(text).claims == ()


def test_the_day_of_printing_anchors_the_days_of_the_week() -> None:
    text = "Jets bombed Khartoum on Friday."
    (dated,) = read(text, published=date(2024, 11, 18), published_basis="given").claims
    (undated,) = read(text).claims
    assert dated.when is not None and dated.when.edtf == "2024-11-15"
    assert undated.when is None or undated.when.edtf is None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Reuters reported, citing two envoys, that Tehran had shut the strait.",
            "Tehran had shut the strait",
            "two envoys",
        ),
        (
            "Kyiv rejected a Russian claim to have captured Novotroitske.",
            "to have captured Novotroitske",
            "Russia",
        ),
        (
            "Jets hit the market, the lawyers said, while the army denied the attack.",
            "the attack",
            "the army",
        ),
    ],
)
def test_what_one_side_says_is_not_the_authors_nor_the_other_sides(
    text: str, words: str, speaker: str
) -> None:
    claims = [c for c in read_claims(Article(id="a", text=text)).claims if words in c.text]
    assert speaker in {claim.source.name for claim in claims}
    assert not any(claim.source.kind == "author" and claim.text == words for claim in claims)

"""The records of what was read: spans that hold, and sentences inside their paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.parse import parse
from reportedly.text import Article, Block, Span

TEXT = "Tripoli, Tuesday\n\nThe port reopened. Ships docked.\n\nTalks went on."


def article() -> Article:
    first, second, third = TEXT.split("\n\n")
    at = TEXT.index(second)
    return Article(
        id="news",
        text=TEXT,
        blocks=(
            Block("heading", Span(0, len(first), first)),
            Block("paragraph", Span(at, at + len(second), second)),
            Block("paragraph", Span(TEXT.index(third), len(TEXT), third)),
        ),
    )


@given(st.text(max_size=30), st.integers(-5, 40), st.integers(-5, 40))
def test_a_span_is_the_articles_words_or_an_error(text: str, start: int, end: int) -> None:
    news = Article(id="news", text=text)
    if 0 <= start <= end <= len(text):
        assert news.span(start, end).text == text[start:end]
    else:
        with pytest.raises(IndexError, match=f"span {start}:{end} is outside a text of"):
            news.span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "covers", "overlaps"),
    [
        ((0, 4), (1, 3), True, True),
        ((0, 4), (0, 4), True, True),
        ((1, 3), (0, 4), False, True),
        ((0, 3), (2, 5), False, True),
        ((0, 2), (2, 4), False, False),
        ((2, 4), (0, 2), False, False),
    ],
)
def test_spans_cover_and_overlap_by_their_characters(
    one: tuple[int, int], other: tuple[int, int], covers: bool, overlaps: bool
) -> None:
    news = Article(id="news", text="Benghazi")
    first, second = news.span(*one), news.span(*other)
    assert first.covers(second) is covers
    assert first.overlaps(second) is overlaps
    assert second.overlaps(first) is overlaps


def test_spans_sort_as_they_stand_in_the_text() -> None:
    news = Article(id="news", text="Benghazi")
    later, long, short = news.span(2, 4), news.span(0, 5), news.span(0, 2)
    assert sorted([later, long, short]) == [short, long, later]


def test_sentences_stand_in_paragraphs_only_and_know_which() -> None:
    read = parse(article())
    assert [(s.span.text.strip(), s.paragraph) for s in read.sentences] == [
        ("The port reopened.", 0),
        ("Ships docked.", 0),
        ("Talks went on.", 1),
    ]
    assert [sent[0].idx for sent in read.readable()] == [s.span.start for s in read.sentences]


def test_a_token_knows_its_paragraph() -> None:
    read = parse(article())
    numbers = {token.text: read.paragraph_of(token) for token in read.doc}
    assert (numbers["Tripoli"], numbers["port"], numbers["Talks"]) == (-1, 0, 1)


def test_a_span_of_tokens_takes_its_words_from_the_article() -> None:
    read = parse(Article(id="news", text="Libya’s “port” reopened."))
    assert read.span(0, len(read.doc) - 1).text == "Libya’s “port” reopened."

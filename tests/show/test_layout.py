"""Rows of a reading hold its whole text, and each claim's card stands once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportedly.claim import Claim, Factuality, Reading, Relay, Unread
from reportedly.show.context import around
from reportedly.show.layout import lay_out, nearest, numbers_in, unread_in
from reportedly.text import Article, Block

PLAIN = Factuality("asserted", "+", "certain", "happened", "author")
TEXT = "Title here\n\nFirst sentence stands. Second one too.\n\nA caption"


def reading(spans: list[tuple[int, int]]) -> Reading:
    article = Article("a", TEXT)
    article = replace(article, blocks=(Block("heading", article.span(0, 10)),))
    claims = tuple(
        Claim(f"c{n}", "a", (article.span(*span),), (Relay("author", "author"),), PLAIN, "other")
        for n, span in enumerate(spans)
    )
    return Reading(article, claims, (Unread(article.span(0, 10), "heading"),))


@given(
    st.lists(
        st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
            lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
        ),
        max_size=6,
    )
)
def test_rows_hold_the_text_and_each_claim_begins_in_one(spans: list[tuple[int, int]]) -> None:
    rows = list(lay_out(reading(spans)))
    text = "".join(TEXT[one.start : one.end] for row in rows for one in row.segments)
    assert text == TEXT
    assert sorted(n for row in rows for n in row.claims) == list(range(1, len(spans) + 1))


def test_words_are_those_of_the_shortest_claim() -> None:
    both = reading([(12, 34), (12, 17)])
    segment = next(row for row in lay_out(both) if row.block.kind == "paragraph").segments[1]
    assert numbers_in(segment.owners) == (1, 2)
    assert nearest(both, (1, 2)) == 2
    heading = next(iter(lay_out(both)))
    assert [item.why for item in unread_in(heading.segments[0].owners)] == ["heading"]


def test_words_in_their_place_reach_over_an_abbreviation() -> None:
    text = "He left. He met Gen. Omar on Monday. They spoke."
    article = Article("a", text)
    start = text.index("Omar")
    found = around(article, [article.span(start, start + 4)])
    assert found.text == "He met Gen. Omar on Monday. They spoke."

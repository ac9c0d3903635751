"""Quotation marks of every make, quotations over paragraphs, scare quotes."""

from __future__ import annotations

import re

import pytest

from reportedly.articles.parse import parse
from reportedly.attribution.paragraph import find_paragraphs
from reportedly.attribution.quote import Quotation, find_quotes
from reportedly.text import Article, Block


def quotes(text: str) -> list[tuple[str, Quotation]]:
    bare = Article("a", text)
    blocks = tuple(
        Block("paragraph", bare.span(m.start(), m.end())) for m in re.finditer(r"\S[^\n]*", text)
    )
    parsed = parse(Article("a", text, blocks=blocks))
    found = find_quotes(parsed, find_paragraphs(parsed))
    return [(text[q.start : q.end], q) for q in found]


def words(text: str) -> list[str]:
    return [inner for inner, _ in quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        '"We will stay in Kidal," he said.',
        "“We will stay in Kidal,” he said.",
        "«We will stay in Kidal,» he said.",
        "„We will stay in Kidal,“ he said.",
        "''We will stay in Kidal,'' he said.",
        "``We will stay in Kidal,'' he said.",
        "‘We will stay in Kidal,’ he said.",
        "'We will stay in Kidal,' he said.",
    ],
)
def test_reads_every_make_of_mark(text: str) -> None:
    (inner, quote) = quotes(text)[0]
    assert inner == "We will stay in Kidal,"
    assert quote.speech


def test_apostrophes_open_nothing() -> None:
    assert words("The rebels' offer and the army's answer weren't read in the '90s.") == []


def test_possessive_does_not_close_a_single_quotation() -> None:
    assert words("‘The rebels’ offer is a trick,’ she said.") == ["The rebels’ offer is a trick,"]


def test_scare_quotes_are_no_speech() -> None:
    (inner, quote), *_ = quotes("The “Astana” peace talks resumed on Monday.")
    assert inner == "Astana"
    assert not quote.speech


def test_quotation_over_paragraphs() -> None:
    text = (
        "“They came at dawn,” she said. “They burned the market.\n\n"
        "“We hid in the school. Nobody came.\n\n"
        "“Then they left.”"
    )
    found = [quote for _, quote in quotes(text)]
    assert [quote.continues for quote in found] == [None, None, 1, 2]
    assert [quote.open_ended for quote in found] == [False, True, True, False]
    assert found[3].alone and found[3].leads


def test_a_mark_never_closed_swallows_nothing() -> None:
    assert words("The man is 5'10\" tall. He fled.\n\nThe army left.") == []


def test_a_later_opening_mark_replaces_one_never_closed() -> None:
    assert words("He said “we stay. She said “we leave today,” and left.") == ["we leave today,"]


def test_no_text() -> None:
    assert words("") == []
    assert words("“”") == []

"""Whatever the text: blocks part it, and every span holds the words at its offsets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.articles.assemble import assemble
from reportedly.articles.draft import Draft
from reportedly.articles.lines import trim
from reportedly.articles.options import ReadOptions
from reportedly.articles.structure import find_structure
from reportedly.errors import SourceError
from reportedly.text import Article, Span
from tests.articles.builders import REPORT
from tests.articles.test_dateline import FORMS
from tests.articles.test_furniture import BOILERPLATE, CAPTIONS, RELATED
from tests.articles.test_notices import NOTICES

LINES = st.sampled_from(
    [
        *REPORT, *BOILERPLATE, *CAPTIONS, *RELATED, *(text for text, _, _ in NOTICES),
        *(form[0] for form in FORMS), "Slow advance", "By Jane Smith", "18 November 2024", "",
    ]
)  # fmt: skip
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", " ", "", "\u2028", "\u200b", "\t", "\u00a0"])
PAGES = st.lists(st.tuples(LINES, BREAKS), max_size=12).map(
    lambda parts: "".join(line + gap for line, gap in parts)
)
MIXED = st.lists(st.one_of(LINES, BREAKS, st.text(max_size=20)), max_size=12).map("".join)


def spans(article: Article) -> list[Span]:
    line = article.dateline
    parts = [line.span, line.place, line.day, line.agency] if line else []
    return [
        *(block.span for block in article.blocks),
        *(notice.span for notice in article.notices),
        *(part for part in parts if part is not None),
    ]


@settings(deadline=None)  # machines differ
@given(st.one_of(PAGES, MIXED, st.text()), st.none() | LINES)
def test_blocks_part_the_text_and_spans_hold(text: str, title: str | None) -> None:
    try:
        article = assemble(Draft(text, title=title), "text", ReadOptions())
    except SourceError:
        return
    for span in spans(article):
        assert article.text[span.start : span.end] == span.text
    at = 0
    for block in article.blocks:
        assert at <= block.span.start < block.span.end
        low, high = trim(article.text, at, block.span.start)
        assert low in (high, block.span.start)
        at = block.span.end
    low, high = trim(article.text, at, len(article.text))
    assert low == high


@settings(deadline=None)  # machines differ
@given(PAGES)
def test_the_same_text_gives_the_same_blocks(text: str) -> None:
    assert find_structure(text, None) == find_structure(text, None)

from datetime import date

import pytest

from reportedly.articles.content import from_bytes
from reportedly.articles.options import ReadOptions
from reportedly.articles.source import read_content
from reportedly.errors import SourceError
from reportedly.text import Article
from tests.articles.builders import REPORT, TEXT, html_page, mhtml


def read(page: str | bytes) -> Article | SourceError:
    data = page.encode() if isinstance(page, str) else page
    [result] = read_content(from_bytes(data, "page.html"), "page.html", ReadOptions())
    return result


def blocks(page: str | bytes) -> list[tuple[str, str]]:
    article = read(page)
    assert isinstance(article, Article), article
    return [(b.kind, b.span.text) for b in article.blocks]


def test_a_page_with_its_fields() -> None:
    article = read(html_page())
    assert isinstance(article, Article)
    assert (article.title, article.outlet) == ("Army retakes hill near Goma", "Lake Post")
    assert (article.published, article.published_basis) == (date(2024, 11, 18), "found")
    assert article.text == "\n\n".join(("Army retakes hill near Goma", *REPORT))
    assert [b.kind for b in article.blocks] == ["heading", *["paragraph"] * 3]


def test_elements_tell_headings_apart() -> None:
    body = "<h2>Camps emptied</h2><p>Nobody told us to leave, a mother of four children said.</p>"
    assert ("heading", "Camps emptied") in blocks(html_page(body))


def test_a_standfirst_is_text() -> None:
    lead = "The governor denied on Tuesday that a single one of his soldiers had crossed the river."
    assert ("paragraph", lead) in blocks(html_page(f"<h2>{lead}</h2><p>{REPORT[0]}</p>"))


def test_a_line_that_is_one_link_leads_elsewhere() -> None:
    body = f"<p><a href='/b'>Talks stall again in Luanda</a></p><p>{REPORT[1]} Again, he said.</p>"
    found = {text: kind for kind, text in blocks(html_page(body))}
    assert found.get("Talks stall again in Luanda", "related") == "related"


def test_cells_of_a_table_are_no_text_but_an_article_in_a_table_is() -> None:
    table = "<table><tr><td>Killed</td><td>12</td></tr><tr><td>Wounded</td><td>40</td></tr></table>"
    assert ("caption", "Wounded") in blocks(html_page(table))
    cells = "".join(f"<tr><td>{p}</td></tr>" for p in REPORT)
    assert [kind for kind, _ in blocks(f"<body><table>{cells}</table></body>")] == ["paragraph"] * 3


def test_notices_in_the_page_are_found() -> None:
    article = read(html_page("<p><em>This article was translated by Nile Daily.</em></p>"))
    assert isinstance(article, Article)
    assert [n.kind for n in article.notices] == ["translated"]


def test_line_breaks_part_paragraphs() -> None:
    page = f"<html><body><div>{REPORT[0]}<br><br>{REPORT[1]}<br>{REPORT[2]}</div></body></html>"
    assert [text for _, text in blocks(page)] == list(REPORT)


def test_a_short_page_is_read_too() -> None:
    page = "<p>The army denied it on Monday.</p><script>var a = 'The rebels did.';</script>"
    assert blocks(page) == [("paragraph", "The army denied it on Monday.")]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_declared_encodings(charset: str) -> None:
    page = html_page("<p>“We’re staying,” said the mayor.</p>", f"<meta charset={charset}>")
    assert ("paragraph", "“We’re staying,” said the mayor.") in blocks(page.encode(charset))


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><script>var text = 'The army left the town.';</script></head></html>",
        "<html><body><script>document.write('<p>x</p>')</script><style>p {}</style></body></html>",
        "<html></html>",
        "<!doctype html><!-- nothing -->",
    ],
)
def test_scripts_alone_are_no_article(page: str) -> None:
    error = read(page)
    assert isinstance(error, SourceError)
    assert "without an article" in str(error)


def test_deep_nesting_does_not_end_the_run() -> None:
    page = f"<html><body>{'<div>' * 20_000}<p>{REPORT[0]}</p>"
    assert isinstance(read(page), Article | SourceError)


def test_a_date_inside_the_report_is_not_that_of_printing() -> None:
    page = f"<html><body><article><p>On 3 March 2021 it began.</p><p>{TEXT}</p></article></body></html>"
    article = read(page)
    assert isinstance(article, Article)
    assert article.published is None


def test_unknown_time_zones_are_quiet() -> None:
    head = '<meta name="date" content="2024-11-18 10:00 QXT">'
    page = f"<html><head>{head}</head><body><p>{TEXT}</p></body></html>"
    assert isinstance(read(page), Article)


def test_saved_pages() -> None:
    [article] = read_content(from_bytes(mhtml(html_page())), "a.mhtml", ReadOptions())
    assert isinstance(article, Article)
    assert article.url == "https://lake.example/a"
    assert article.blocks[1].span.text == REPORT[0]
    [error] = read_content(
        from_bytes(mhtml("").replace(b"text/html", b"image/png")), "a.mhtml", ReadOptions()
    )
    assert "without a page" in str(error)

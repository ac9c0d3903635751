from datetime import date

import pytest

from reportedly.articles.content import from_bytes
from reportedly.articles.options import ReadOptions
from reportedly.articles.source import read_content
from reportedly.errors import SourceError
from reportedly.text import Article
from tests.articles.builders import REPORT, TEXT, feed, feed_item

BODY = "".join(f"<p>{p}</p>" for p in REPORT)


def read(data: bytes) -> list[Article | SourceError]:
    return list(read_content(from_bytes(data), "feed.xml", ReadOptions()))


def test_each_item_is_an_article() -> None:
    results = read(feed(feed_item(1, BODY) + feed_item(2, BODY)))
    assert all(isinstance(r, Article) for r in results)
    article = results[0]
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert (article.title, article.outlet, article.byline) == (
        "Report 1",
        "Lake Post",
        "Jane Smith",
    )
    assert (article.published, article.url) == (date(2024, 11, 18), "https://lake.example/1")


def test_full_content_comes_before_the_summary() -> None:
    item = (
        "<item><title>R</title><description>Short.</description>"
        f"<content:encoded><![CDATA[{BODY}]]></content:encoded></item>"
    )
    [article] = read(feed(item))
    assert isinstance(article, Article) and article.text == TEXT


def test_markup_and_scripts_in_items_are_cleaned() -> None:
    body = "<script>alert(1)</script><p>The army &amp; the <b>rebels</b> met&nbsp;twice.</p><img src=x>"
    [article] = read(feed(feed_item(1, body)))
    assert isinstance(article, Article)
    assert article.text == "The army & the rebels met\u00a0twice."


def test_atom_with_plain_text() -> None:
    atom = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Lake Post</title>'
        "<entry><title>A</title><updated>2024-11-18T10:00:00Z</updated><author><name>J. Smith</name>"
        f"</author><content type='text'>{TEXT}</content></entry></feed>"
    )
    [article] = read(atom.encode())
    assert isinstance(article, Article)
    assert (article.text, article.published) == (TEXT, date(2024, 11, 18))


def test_an_item_of_a_title_only() -> None:
    [article] = read(feed("<item><title>Army retakes hill near Goma, says official</title></item>"))
    assert isinstance(article, Article)
    assert [b.kind for b in article.blocks] == ["paragraph"]


def test_an_empty_item_is_one_error() -> None:
    results = read(feed("<item><link>https://lake.example/</link></item>" + feed_item(2, BODY)))
    assert [isinstance(r, Article) for r in results] == [False, True]
    assert "item 1: found an item without text" in str(results[0])


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "aaaa"}">' for n in range(12))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (feed(""), "a feed with no items"),
        (b"<?xml version='1.0'?><catalog><book/></catalog>", "XML that is no feed"),
        (b"<rss><channel", "no items"),
        (
            f"<?xml version='1.0'?><!DOCTYPE rss [{ENTITIES}]><rss><channel><item><title>&e11;</title>"
            "</item></channel></rss>".encode(),
            "defines XML entities",
        ),
    ],
)
def test_feeds_that_cannot_be_read(data: bytes, found: str) -> None:
    [error] = read(data)
    assert isinstance(error, SourceError)
    assert found in str(error)


def test_a_feed_in_another_encoding() -> None:
    data = feed(feed_item(1, BODY)).decode().replace("UTF-8", "windows-1252").encode("cp1252")
    [article] = read(data)
    assert isinstance(article, Article) and article.text == TEXT

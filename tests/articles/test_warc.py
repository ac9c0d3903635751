import pytest

from reportedly.articles.content import from_bytes
from reportedly.articles.options import ReadOptions
from reportedly.articles.source import read_content
from reportedly.errors import SourceError
from reportedly.text import Article
from tests.articles.builders import REPORT, html_page, warc, warc_record

PAGE = html_page().encode()


def read(data: bytes) -> list[Article | SourceError]:
    return list(read_content(from_bytes(data), "a.warc", ReadOptions()))


@pytest.mark.parametrize("compressed", [True, False])
def test_each_page_is_an_article(compressed: bool) -> None:
    pages = [
        ("https://lake.example/a", PAGE, "text/html; charset=utf-8"),
        ("https://lake.example/b.png", b"\x89PNG", "image/png"),
        ("https://lake.example/c", "\n\n".join(REPORT).encode(), "text/plain"),
    ]
    results = read(warc(pages, compressed=compressed))
    assert [r.url for r in results if isinstance(r, Article)] == [
        "https://lake.example/a",
        "https://lake.example/c",
    ]
    assert all(isinstance(r, Article) for r in results)


@pytest.mark.parametrize("compressed", [True, False])
def test_a_cut_archive_yields_what_was_whole_and_one_error(compressed: bool) -> None:
    page = ("https://lake.example/a", PAGE, "text/html")
    data = warc([page, page, page], compressed=compressed)
    results = read(data[: -len(data) // 6])
    assert isinstance(results[0], Article)
    assert isinstance(results[-1], SourceError)
    assert "breaks off or is damaged" in str(results[-1])


def test_a_page_without_an_article_is_one_error() -> None:
    empty = b"<html><script>var a;</script></html>"
    pages = [
        ("https://lake.example/x", empty, "text/html"),
        ("https://lake.example/a", PAGE, "text/html"),
    ]
    results = read(warc(pages))
    assert [isinstance(r, Article) for r in results] == [False, True]
    assert "a.warc, record 2: found a page without an article" in str(results[0])


def test_errors_of_servers_and_archives_without_pages() -> None:
    missing = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + PAGE
    data = warc_record(
        "response", "https://lake.example/", missing, "application/http; msgtype=response"
    )
    [error] = read(data)
    assert "an archive without pages" in str(error)


def test_nothing_is_printed_for_a_record_without_its_empty_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    data = warc([("https://lake.example/a", PAGE, "text/html")] * 2, compressed=False)
    read(data.replace(b"</html>\r\n\r\n", b"</html>junk\r\n\r\n", 1))
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""

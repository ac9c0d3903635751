import gzip

import pytest

from reportedly.articles.content import from_bytes
from reportedly.articles.detect import UnreadableKindError, detect
from tests.articles.builders import every_format, html_page

KINDS = {
    "txt": "plain", "html": "html", "mhtml": "mhtml", "pdf": "pdf", "docx": "docx", "rss": "feed",
    "warc": "warc", "warc.gz": "warc", "jsonl": "lines", "jsonl.gz": "lines", "json": "json",
    "csv": "csv",
}  # fmt: skip


@pytest.mark.parametrize("ending", KINDS)
def test_content_tells_the_kind_without_a_name(ending: str) -> None:
    assert detect(from_bytes(every_format()[ending]).head()) == KINDS[ending]


@pytest.mark.parametrize(
    ("head", "suffix", "kind"),
    [
        (b"[Translated from Arabic] The army said so.", "", "plain"),
        (b"{sic} The army said so.", "", "plain"),
        (b"[]", "", "json"),
        (b'{\n  "id": "a",\n  "text": "b"\n}', "", "json"),
        (b'{"id": "a", "text": "b', ".jsonl", "lines"),
        (b"The text, the army said, was false.\nIt was not.", "", "plain"),
        (b"text\nhello", ".csv", "csv"),
        (b"id\ttext\n1\tb", "", "csv"),
        (b"The army said so.", ".pdf", "plain"),
        (b"no tags at all", ".html", "html"),
        (b"<!-- saved --><!DOCTYPE html><html>", ".txt", "html"),
        ("\ufeff<html>".encode("utf-16-le"), "", "html"),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", ".html", "feed"),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "", "feed"),
        (b"", "", "plain"),
    ],
)
def test_content_comes_before_the_name(head: bytes, suffix: str, kind: str) -> None:
    assert detect(head, suffix) == kind


def test_the_media_type_stands_in_for_a_name() -> None:
    assert detect(b"id,text\n", "", "text/csv") == "csv"
    assert detect(b"no tags", "", "text/html") == "html"


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"\x7fELF\x02", "a program"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Office document"),
        (b"{\\rtf1", "an RTF document"),
        (b"Rar!\x1a", "a RAR archive"),
    ],
)
def test_names_what_holds_no_article(head: bytes, what: str) -> None:
    with pytest.raises(UnreadableKindError, match=what):
        detect(head)


def test_gzip_is_unpacked_before_judging() -> None:
    assert detect(from_bytes(gzip.compress(html_page().encode())).head()) == "html"

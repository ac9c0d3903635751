"""PDF and DOCX."""

import io
import textwrap
import zipfile

import pytest

from reportedly.articles.content import from_bytes
from reportedly.articles.options import Limits, ReadOptions
from reportedly.articles.source import read_content
from reportedly.errors import SourceError
from reportedly.text import Article
from tests.articles.builders import REPORT, TEXT, docx, docx_with, encrypted_pdf, pdf


def read(data: bytes, options: ReadOptions | None = None) -> Article | SourceError:
    [result] = read_content(from_bytes(data), "a", options or ReadOptions())
    return result


def paragraphs(data: bytes) -> list[str]:
    article = read(data)
    assert isinstance(article, Article), article
    return [b.span.text for b in article.blocks if b.kind == "paragraph"]


def test_pdf_lines_become_paragraphs() -> None:
    plain = [p.replace("“", '"').replace("”", '"') for p in REPORT]
    lines = [line for p in plain for line in (*textwrap.wrap(p, 80), "")]
    assert paragraphs(pdf([lines])) == plain


def test_pdf_lines_without_blank_lines_between_paragraphs() -> None:
    plain = [p.replace("“", '"').replace("”", '"') for p in REPORT]
    lines = [line for p in plain for line in textwrap.wrap(p, 66)]
    assert paragraphs(pdf([lines])) == plain


def test_pdf_running_heads_are_left_out_and_paragraphs_cross_pages() -> None:
    lines = textwrap.wrap(REPORT[0] + " " + REPORT[2], 60)
    pages = [["Lake Post", *lines[i : i + 2], f"Page {i}"] for i in range(0, len(lines), 2)]
    assert paragraphs(pdf(pages)) == [REPORT[0] + " " + REPORT[2]]


def test_pdf_hyphens_at_line_ends_are_joined() -> None:
    lines = [
        "The army said that it had taken the town and that the provin-",
        "cial office was open.",
    ]
    assert paragraphs(pdf([lines])) == [
        "The army said that it had taken the town and that the provincial office was open."
    ]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (encrypted_pdf(), "an encrypted PDF"),
        (pdf([[]]), "a PDF without text (1 page"),
        (pdf([[], []]), "a PDF without text (2 pages"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"garbage " * 50, "a damaged PDF"),
        (pdf([list(REPORT)])[:300], "a damaged PDF"),
    ],
)
def test_pdf_that_cannot_be_read(data: bytes, found: str) -> None:
    error = read(data)
    assert isinstance(error, SourceError)
    assert found in str(error) and "\n" not in str(error)


def test_docx_with_styles() -> None:
    article = read(docx([("Title", "Army retakes hill"), ("Normal", REPORT[0]), ("Heading 2", "Camps"),
                         ("Normal", REPORT[1]), ("Caption", "Soldiers near Goma")]))  # fmt: skip
    assert isinstance(article, Article)
    assert [b.kind for b in article.blocks] == [
        "heading", "paragraph", "heading", "paragraph", "caption",
    ]  # fmt: skip
    assert article.title == "Army retakes hill"


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return out.getvalue()


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (docx([]), "a DOCX file without text"),
        (docx([("Normal", TEXT)])[:2000], "a damaged DOCX file"),
        (docx_with("word/document.xml", b"<broken"), "a damaged DOCX file"),
        (zipped("a.txt"), "a ZIP archive"),
        (zipped("xl/workbook.xml"), "an Excel workbook"),
        (zipped("content.xml", "mimetype"), "an OpenDocument file"),
        (zipped("word/document.xml"), "a damaged DOCX file"),
    ],
)
def test_docx_that_cannot_be_read(data: bytes, found: str) -> None:
    error = read(data)
    assert isinstance(error, SourceError)
    assert found in str(error) and "\n" not in str(error)


def test_entities_that_multiply_are_not_unpacked() -> None:
    result = read(docx_with("word/document.xml", BOMB))
    assert isinstance(result, SourceError) or len(result.text) < 1000


def test_a_zip_bomb_is_refused_by_its_size() -> None:
    options = ReadOptions(limits=Limits(page_bytes=1_000_000))
    error = read(docx_with("word/media/a.bin", b"\0" * 6_000_000), options)
    assert isinstance(error, SourceError)
    assert "unpacks to more than 5 MB" in str(error)

"""Read a Word document (DOCX): its paragraphs and tables in order, headings by their style.

In: the bytes. Out: a draft with "\\n\\n" between paragraphs. Author and day in the file are those
of whoever typed it and are not taken for the article's.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from docx import Document
from docx.document import Document as DocumentRecord
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from reportedly.articles.content import Content
from reportedly.articles.draft import Draft, Failure
from reportedly.articles.markup import Piece, is_sentence, join
from reportedly.articles.options import Limits
from reportedly.text import BlockKind

# What a damaged archive raises inside python-docx: missing parts and relations are plain errors.
_DAMAGE = (
    OpcError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    etree.LxmlError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
)
_MAIN = "word/document.xml"
_OTHERS = (
    ("xl/workbook.xml", "an Excel workbook", "save the table as CSV"),
    ("ppt/presentation.xml", "a PowerPoint file", "save it as PDF"),
    ("META-INF/container.xml", "an e-book", "save it as HTML"),
    ("content.xml", "an OpenDocument file", "save it as DOCX or PDF"),
)


def read_docx(content: Content, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield the one draft of a DOCX file, or why there is none."""
    data = content.read(limits.page_bytes)
    try:
        problem = _problem(data, limits)
        if problem:
            yield Failure(problem)
            return
        text, known = join(list(_pieces(Document(io.BytesIO(data)))))
    except _DAMAGE as error:
        yield Failure(f"found a damaged DOCX file ({type(error).__name__}), expected a whole one")
        return
    if not text:
        yield Failure("found a DOCX file without text, expected an article")
        return
    yield Draft(text, known=known)


def _problem(data: bytes, limits: Limits) -> str | None:
    """Why the archive is not read: no document, or one that unpacks to more than is allowed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
        names = {info.filename for info in infos}
        if _MAIN not in names:
            for name, kind, advice in _OTHERS:
                if name in names:
                    return f"found {kind}, expected DOCX: {advice}"
            return "found a ZIP archive, expected DOCX or single files: unpack it first"
        # zipfile never unpacks more than a member declares, so the declared sizes are a bound
        if sum(info.file_size for info in infos) > limits.page_bytes * 5:
            return (
                f"found a DOCX file that unpacks to more than {limits.page_bytes * 5 // 1_000_000}"
                " MB, expected an article: remove its pictures"
            )
    return None


def _pieces(document: DocumentRecord) -> Iterator[Piece]:
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
                text = " | ".join(cell for cell in cells if cell)
                if text:
                    kind: BlockKind | None = None if is_sentence(text) else "caption"
                    yield Piece(" ".join(text.split("\n")), kind)
            continue
        style = (item.style.name or "") if item.style is not None else ""
        for line in item.text.split("\n"):
            if line.strip():
                yield Piece(line.strip(), _kind(style.lower()))


def _kind(style: str) -> BlockKind | None:
    if style.startswith("heading") or style in {"title", "subtitle"}:
        return "heading"
    return "caption" if style == "caption" else None

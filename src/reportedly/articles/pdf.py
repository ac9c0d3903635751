"""Read a PDF: the text of its pages as one article, lines joined to paragraphs.

In: the bytes. Out: a draft with "\\n\\n" between paragraphs. Lines that stand on most pages
(running heads, page numbers) are left out. The file's own title, author and day are those of
whoever made the file and are not taken for the article's.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from reportedly.articles.content import Content
from reportedly.articles.draft import Draft, Failure
from reportedly.articles.lines import PRINTED, paragraphs
from reportedly.articles.options import Limits

# pypdf logs every small fault of a file; what matters is reported as a failure.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False

# What pypdf raises on damaged files beside its own errors: it follows references into objects of
# the wrong type, missing keys and endless nesting.
_DAMAGE = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
_MOST_PAGES = 500
# By default word processors leave half a line or more between paragraphs.
_GAP = 1.35
_INDENT = (6, 50)  # points by which the first line of a paragraph is set in
_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010]\s*\n\s*(?=[a-z])")


def read_pdf(content: Content, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield the one draft of a PDF, or why there is none."""
    data = content.read(limits.file_bytes)
    try:
        reader = PdfReader(io.BytesIO(data))
        # an empty password opens files that are only locked against changes
        if reader.is_encrypted and not reader.decrypt(""):
            yield Failure("found an encrypted PDF, expected an open one: remove its password")
            return
        pages: list[str] = []
        for number, page in enumerate(reader.pages):
            if number >= _MOST_PAGES or sum(len(page) for page in pages) > limits.article_chars:
                break
            pages.append(_page_text(page))
    except ImportError:
        yield Failure("found a PDF encrypted with AES, expected an open one: remove its password")
        return
    except _DAMAGE as error:
        yield Failure(f"found a damaged PDF ({type(error).__name__}), expected a whole one")
        return
    text = _running_text(pages)
    if not text:
        yield Failure(
            f"found a PDF without text ({len(pages)} pages, probably scanned), expected text:"
            " run it through OCR first"
        )
        return
    yield Draft(text)


def _page_text(page: PageObject) -> str:
    """The text of a page, a blank line where the distance or the indent of lines opens a paragraph.

    pypdf gives one line after the other and drops the space between them, which is all that tells
    paragraphs apart on most pages.
    """
    chunks: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            chunks.append((x, tm[4] * cm[1] + tm[5] * cm[3] + cm[5], text))

    page.extract_text(visitor_text=visit)
    steps = [(a[1] - b[1], a, b) for a, b in pairwise(chunks)]
    usual = _middle([round(step, 1) for step, _, _ in steps if step > 0.5])
    margin = Counter(round(x) for x, _, _ in chunks).most_common(1)[0][0] if chunks else 0
    parts = [chunks[0][2]] if chunks else []
    for step, before, chunk in steps:
        indented = _INDENT[0] < chunk[0] - margin < _INDENT[1] and abs(before[0] - margin) < 2
        if step > _GAP * usual > 0 or (indented and step > 0):
            parts.append("\n")
        parts.append(chunk[2])
    return "".join(parts)


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def _running_text(pages: list[str]) -> str:
    """The paragraphs of all pages, "\\n\\n" between them, without the lines that pages share."""
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    seen = Counter(key for page in lines for key in {_DIGITS.sub("0", line) for line in page})
    shared = {key for key, count in seen.items() if key and count >= max(3, 0.6 * len(pages))}
    kept = "\n".join(
        line for page in lines for line in page if _DIGITS.sub("0", line) not in shared
    )
    kept = _HYPHEN.sub("", kept)
    return "\n\n".join(
        " ".join(kept[start:end].split("\n")) for start, end in paragraphs(kept, PRINTED)
    )

"""Read a web page: the article in it, without menus and sidebars, and what the page says of it.

In: the bytes or the markup of a page. Out: a draft whose text has "\\n\\n" between paragraphs.
trafilatura finds the article and its fields, htmldate the day; the elements tell headings apart.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction

from reportedly.articles.content import Content
from reportedly.articles.dates import read_day
from reportedly.articles.decode import decode
from reportedly.articles.draft import Draft, Failure
from reportedly.articles.markup import Piece, collect, join
from reportedly.articles.options import Limits

# trafilatura reports every page that it finds nothing in; this module says so itself.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("trafilatura").propagate = False

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,40})", re.IGNORECASE)
# The search through the whole page takes the first date it meets, often that of an event; the
# bound replaces the day of the run, on which a result must not depend.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-12-31"}
# What trafilatura and htmldate raise on trees that no author made; the page is then read plainly.
_DAMAGE = (AttributeError, LookupError, RecursionError, TypeError, ValueError, etree.LxmlError)
_NOTHING = "found a page without an article (scripts or menus only), expected text: save it as text"


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page declares in its first 4 KB, or `None`."""
    match = _CHARSET.search(data[:4096]) or _XML_CHARSET.match(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def read_html(content: Content, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield the one draft of a page."""
    data = content.read(limits.page_bytes)
    yield read_page(decode(data, content.charset or declared_charset(data)), content.url)


def read_page(markup: str, url: str | None = None) -> Draft | Failure:
    """The draft of one page, or the failure that there is no article in it."""
    tree = _parse(markup)
    if tree is None:
        return Failure(_NOTHING)
    with warnings.catch_warnings():
        # dateutil, which htmldate asks about "2024-11-18 10:00 EAT", warns of unknown time zones
        warnings.filterwarnings("ignore", message="tzname .* identified", category=RuntimeWarning)
        try:
            document = bare_extraction(
                tree,
                url=url,
                with_metadata=True,
                include_comments=False,
                include_links=True,
                date_extraction_params=_DATES,
            )
        except _DAMAGE:
            document = None
    pieces: list[Piece] = []
    if document is not None and not isinstance(document, dict) and document.body is not None:
        pieces = collect(document.body, cleaned=True)
    else:
        document = None
    if not pieces:  # a page of one short paragraph is too little for trafilatura
        fresh = _parse(markup)
        pieces = [] if fresh is None else collect(fresh)
    text, known = join(pieces)
    if not text:
        return Failure(_NOTHING)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    if document is None:
        return Draft(text, language=language, url=url, known=known)
    return Draft(
        text=text,
        title=document.title or None,
        outlet=document.sitename or None,
        byline=document.author or None,
        published=read_day(document.date) if document.date else None,
        language=language,
        url=url or document.url or None,
        known=known,
    )


def _parse(markup: str) -> lxml_html.HtmlElement | None:
    # bytes, because lxml refuses a string that declares an encoding
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(
            markup.replace("\x00", "").encode("utf-8", "replace"), parser=parser
        )
    except (etree.ParserError, ValueError):
        return None
    return tree

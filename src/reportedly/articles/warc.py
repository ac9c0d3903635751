"""Read a web archive (WARC, also compressed): each page that a server answered with is an article.

In: the bytes as a stream. Out: drafts of the response and resource records that hold HTML or
plain text, in order. Follows ISO 28500. The names of files in an archive are never used.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from reportedly.articles.content import Content, DamagedError, TooLargeError
from reportedly.articles.decode import UndecodableError, decode
from reportedly.articles.draft import Draft, Failure
from reportedly.articles.html import declared_charset, read_page
from reportedly.articles.options import Limits

_PAGES = ("text/html", "application/xhtml+xml")
_BROKEN_OFF = (
    "found an archive that breaks off or is damaged here, expected whole records; what stood"
    " before was read: get the archive again"
)
# What warcio raises on damage beside its own errors: lengths that are no numbers, headers that
# are no text.
_DAMAGE = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    DamagedError,
    AttributeError,
    LookupError,
    EOFError,
    OSError,
    TypeError,
    ValueError,
)


def read_warc(content: Content, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield a draft for each archived page, and a failure where the archive breaks off."""
    found = False
    with content.open(limits.unpacked_bytes) as stream:
        records = ArchiveIterator(stream)
        number = 0
        while True:
            number += 1
            try:
                record = _next(records)
                if record is None:
                    stream.check()
                    break
                item = _read_record(record, limits, f"record {number}")
            except TooLargeError as error:
                yield Failure(f"found {error} of records: split the archive", f"record {number}")
                return
            except _DAMAGE:
                yield Failure(_BROKEN_OFF, f"record {number}")
                return
            if item is not None:
                found = True
                yield item
    if not found:
        yield Failure("found an archive without pages, expected responses that hold HTML")


def _next(records: Any) -> Any:
    # warcio prints to standard error where a record does not end in an empty line
    with contextlib.redirect_stderr(io.StringIO()):
        return next(iter(records), None)


def _read_record(record: Any, limits: Limits, place: str) -> Draft | Failure | None:
    """The page of one record; `None` where it is of another kind, as pictures and requests are."""
    if record.rec_type not in {"response", "resource"}:
        return None
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    kind = kind.strip().lower()
    if kind not in (*_PAGES, "text/plain"):
        return None
    if record.http_headers is not None and not record.http_headers.get_statuscode().startswith("2"):
        return None
    with contextlib.redirect_stderr(io.StringIO()):
        data = record.content_stream().read(limits.page_bytes + 1)
    if getattr(record.raw_stream, "limit", 0) > 0 and len(data) <= limits.page_bytes:
        raise DamagedError("a record that breaks off")
    url = record.rec_headers.get_header("WARC-Target-URI")
    if len(data) > limits.page_bytes:
        return Failure(f"found a page of more than {limits.page_bytes // 1_000_000} MB", place)
    charset = parameters.partition("charset=")[2].strip(" \"';") or declared_charset(data)
    try:
        text = decode(data, charset or None)
    except UndecodableError as error:
        return Failure(f"found {error}, expected a page", place)
    if kind == "text/plain":
        return Draft(text, url=url, place=place)
    page = read_page(text, url)
    if isinstance(page, Failure):
        return Failure(page.message, place)
    return replace(page, place=place)

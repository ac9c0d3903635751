"""Read a page saved as MHTML ("Web archive, single file"): the first HTML part of the message.

In: the bytes. Out: the draft of that page. Follows RFC 2557.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy

from reportedly.articles.content import Content
from reportedly.articles.decode import decode
from reportedly.articles.draft import Draft, Failure
from reportedly.articles.html import declared_charset, read_page
from reportedly.articles.options import Limits


def read_mhtml(content: Content, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield the one draft of a saved page."""
    # the older policy does not raise on the damaged headers that the newer one parses
    message = message_from_bytes(content.read(limits.page_bytes), policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() != "text/html":
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes):
            continue
        charset = part.get_param("charset")
        declared = charset if isinstance(charset, str) else declared_charset(data)
        url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
        yield read_page(decode(data, declared), str(url) if url else None)
        return
    yield Failure("found a web archive without a page in it, expected an HTML part: save it again")

"""Read a plain text file: decoded, its byte order mark removed, and not changed otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.articles.content import Content, TooLargeError
from reportedly.articles.decode import decode
from reportedly.articles.draft import Draft, Failure
from reportedly.articles.options import Limits


def read_plain(content: Content, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield the one draft of a plain text."""
    try:
        # four bytes is the longest a character gets; more cannot be one article
        data = content.read(limits.article_chars * 4)
    except TooLargeError as error:
        lines = content.head().count(b"\n")
        found = "in one line" if not lines else "in one text"
        yield Failure(
            f"found {error} {found}, expected one article of at most"
            f" {limits.article_chars:,} characters: split it, or give articles as JSON Lines"
        )
        return
    yield Draft(decode(data, content.charset))

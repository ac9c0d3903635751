"""Read an RSS or Atom feed: each entry an article.

In: the bytes. Out: a draft for each entry, from its full content where the feed holds it, else
from its summary. The feed's title is the outlet. `read_items` also tells entries apart and full
texts from summaries, for those who come back for more.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import feedparser

from reportedly.articles.content import Content
from reportedly.articles.dates import read_day
from reportedly.articles.decode import decode
from reportedly.articles.draft import Draft, Failure
from reportedly.articles.markup import fragment_pieces, join
from reportedly.articles.options import Limits

_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,40})", re.IGNORECASE)
# What feedparser's lenient parser lets through from the handlers of elements and dates.
_DAMAGE = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
_UTF8 = {"content-type": "application/xml; charset=utf-8"}
# Summaries of news feeds are of 15 to 80 words, the shortest whole reports of about 120.
_SUMMARY_WORDS = 120
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.{3}|&hellip;)\]|\b(?:read|learn|see) more|continue reading\b.{0,200})\W*$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: `key` names it in every later answer too, `full` is False for a summary."""

    key: str
    draft: Draft
    full: bool


def read_feed(content: Content, limits: Limits) -> Iterator[Draft | Failure]:
    """Yield a draft for each entry of a feed, or the one failure that there is none."""
    empty = True
    for item in read_items(content, limits):
        empty = False
        yield item.draft if isinstance(item, Item) else item
    if empty:
        yield Failure("found a feed with no items, expected RSS or Atom with at least one item")


def read_items(content: Content, limits: Limits) -> Iterator[Item | Failure]:
    """Yield each entry of a feed in its order, nothing for a sound feed without entries."""
    data = content.read(limits.page_bytes)
    declared = _DECLARED.match(data)
    markup = decode(data, declared[1].decode("ascii") if declared else content.charset)
    if "<!ENTITY" in markup[:100_000].upper():
        # entities that name each other unpack a kilobyte to gigabytes; no feed needs its own
        yield Failure("found a feed that defines XML entities, expected a plain feed: remove them")
        return
    # bytes in a stream, because feedparser would take a string for an address and fetch it
    stream = io.BytesIO(markup.encode("utf-8", "replace"))
    try:
        feed = feedparser.parse(stream, response_headers=_UTF8)
    except _DAMAGE as error:
        yield Failure(f"found a damaged feed ({type(error).__name__}), expected RSS or Atom")
        return
    if not feed.entries and (feed.bozo or not feed.version):
        what = "a damaged feed with no items" if feed.version else "XML that is no feed"
        yield Failure(f"found {what}, expected RSS or Atom with at least one item")
        return
    head = feed.feed
    for number, entry in enumerate(feed.entries, start=1):
        draft = _draft(entry, head.get("title"), head.get("language"), number)
        if isinstance(draft, Failure):
            yield draft
            continue
        key = entry.get("id") or draft.url or draft.text
        yield Item(str(key), draft, _is_whole(draft.text))


def _is_whole(text: str) -> bool:
    """True for a text that does not look like the beginning or the summary of one."""
    return len(text.split()) >= _SUMMARY_WORDS and not _CUT_OFF.search(text[-240:])


def _draft(entry: Any, outlet: str | None, language: str | None, number: int) -> Draft | Failure:
    place = f"item {number}"
    bodies = [part.get("value") or "" for part in entry.get("content", ())]
    # some feeds repeat the summary as content; the longest says the most
    body = max([*bodies, entry.get("summary") or ""], key=len)
    title = _plain(entry.get("title"))
    text, known = join(fragment_pieces(body))
    if not text and title:
        text, known = title, ()
    if not text:
        return Failure("found an item without text, expected a summary or content", place)
    return Draft(
        text=text,
        title=title,
        outlet=_plain(outlet),
        byline=_plain(entry.get("author")),
        published=_published(entry),
        language=language,
        url=entry.get("link") or None,
        known=known,
        place=place,
    )


def _plain(markup: str | None) -> str | None:
    """A field that may hold markup, as one line, or `None` where it holds nothing."""
    return " ".join(piece.text for piece in fragment_pieces(markup or "")) or None


def _published(entry: Any) -> date | None:
    # asking the record itself would warn that "updated" is no longer a name of "published"
    for name in ("published", "updated", "created"):
        stated = dict.get(entry, name)
        if stated and (day := read_day(str(stated))):
            return day
    return None

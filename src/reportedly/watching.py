"""A ledger and addresses of feeds in, articles kept out, for as long as one likes.

Each feed is asked at an interval, for what is newer than its last answer only; one that fails is
asked at growing distances, one whose server asks for rest is left alone. New items are kept in the
ledger before they are read, so that none is lost where a run ends, a page cannot be had for a
while, or the feed drops them. An item that is only a summary is read from the page that it links
to. An address that is no feed is watched as a page: each new text of it is an article.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from reportedly.articles import ReadOptions
from reportedly.articles.assemble import assemble
from reportedly.articles.content import Content, DamagedError, TooLargeError
from reportedly.articles.decode import UndecodableError
from reportedly.articles.detect import UnreadableKindError, detect
from reportedly.articles.draft import Draft, Failure
from reportedly.articles.feed import Item, read_items
from reportedly.articles.fetch import fetch, fetch_changed
from reportedly.articles.source import read_content
from reportedly.batch import read_one
from reportedly.errors import FetchError, SourceError
from reportedly.keeping import Kept, reading_version
from reportedly.ledger.adding import Adder
from reportedly.ledger.codec import decode, encode
from reportedly.ledger.feeds import Feeds, Remembered, Waiting
from reportedly.ledger.store import Store
from reportedly.text import Article

# A server is told by its own Retry-After when to be asked again, but may not silence a feed for good
_LONGEST_REST = timedelta(days=1)
# A page that was announced too early, or a server that is down for an hour, is there by the last
_MOST_TRIES = 4
# Of one feed at one look: enough for a day's news of an agency, and no burden to its server
_MOST_PAGES = 50
# A server that is down must not hold up the other feeds by a time-out for each of its pages
_MOST_FAILURES = 3
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref_src")


@dataclass(frozen=True, slots=True)
class Pace:
    """How often feeds are asked (seconds), and the clock that it is counted by.

    `pause` lies between two pages of one server.
    """

    interval: float = 900.0
    pause: float = 1.0
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    wait: Callable[[float], None] = time.sleep

    def distance(self, failures: int) -> timedelta:
        """Until a feed is asked again that failed so many times in a row: doubled up to a day.

        >>> [Pace().distance(failures).seconds for failures in (0, 1, 2)]
        [900, 1800, 3600]
        """
        longest = max(self.interval, _LONGEST_REST.total_seconds())
        return timedelta(seconds=min(self.interval * 2 ** min(failures, 20), longest))


@dataclass(frozen=True, slots=True)
class Looked:
    """One look at a feed is over, the last of so many in a row that failed.

    `waiting` items are still to be read; `next` is when it is asked again (UTC), if it is.
    """

    feed: str
    waiting: int
    failures: int
    next: datetime | None


def watch(
    store: Store, feeds: Iterable[str], options: ReadOptions, pace: Pace, *, once: bool = False
) -> Generator[Kept | SourceError | Looked, None, None]:
    """Look at the feeds in turn for ever, or `once`, and tell of each article when it is kept.

    What cannot be read yields its `SourceError`, and the others go on. Raises `LedgerError` where
    the ledger cannot be written.
    """
    watcher = _Watcher(store, options, pace)
    due = dict.fromkeys(feeds, pace.now())
    failures: Counter[str] = Counter()
    while due:
        feed = min(due, key=lambda feed: due[feed])
        if (left := (due[feed] - pace.now()).total_seconds()) > 0:
            pace.wait(left)
        rest = timedelta()
        try:
            yield from watcher.look(feed)
            failures[feed] = 0
        except SourceError as error:
            failures[feed] += 1
            rest = _rest(error)
            yield error
        yield from watcher.read_waiting(feed)
        due[feed] = pace.now() + max(pace.distance(failures[feed]), rest)
        left_over = watcher.feeds.count_waiting(feed)
        yield Looked(feed, left_over, failures[feed], None if once else due[feed])
        if once:
            del due[feed]


class _Watcher:
    """Looks at feeds and reads what is new in them."""

    def __init__(self, store: Store, options: ReadOptions, pace: Pace) -> None:
        self.feeds = Feeds(store)
        self._adder = Adder(store, reading_version())
        self._options, self._pace = options, pace
        self._asked: dict[str, datetime] = {}  # when a page was last asked for, by server

    def look(self, feed: str) -> Iterator[Kept | SourceError]:
        """Ask a feed and take in what is new; raise `SourceError` where it cannot be had."""
        known = self.feeds.recall(feed)
        left = (known.rest - self._pace.now()).total_seconds() if known.rest else 0.0
        if left > 0:
            message = f"{feed}: not asked: its server asked for rest until {known.rest:%H:%M} UTC"
            raise FetchError(feed, message, left)
        try:
            answer = fetch_changed(feed, self._options, known.etag, known.changed)
        except FetchError as error:
            if rest := _rest(error):
                self.feeds.rest(feed, self._pace.now() + rest)
            raise
        if answer.content is None:
            return
        remembered = Remembered(answer.etag, answer.changed)
        if _is_feed(answer.content, feed):
            self.feeds.take_in(feed, remembered, self._items(feed, answer.content))
            return
        for article in read_content(answer.content, feed, self._options):
            if isinstance(article, SourceError):
                raise article
            yield self._keep(article, feed)
        self.feeds.take_in(feed, remembered, ())

    def read_waiting(self, feed: str) -> Iterator[Kept | SourceError]:
        """Read the items of a feed that wait; what fails is tried again at the next looks."""
        failed = pages = 0
        for one in self.feeds.waiting(feed):
            item = json.loads(one.draft)
            draft: Draft = decode(Draft, item["draft"], item["draft"]["text"])
            fetched = not item["full"] and draft.url is not None
            if fetched and (failed >= _MOST_FAILURES or pages >= _MOST_PAGES):
                continue
            pages += fetched
            try:
                article = self._article(feed, draft, one if fetched else None)
            except FetchError as error:
                failed += 1
                self.feeds.failed(one)
                yield error
                continue
            except SourceError as error:  # it will not get better
                self.feeds.settle(feed, one)
                yield error
                continue
            outcome = self._keep(article, feed)
            self.feeds.settle(feed, one)
            yield outcome

    def _items(self, feed: str, content: Content) -> list[tuple[str, str]]:
        """The items of an answer, the oldest first: feeds begin with the newest."""
        items: list[tuple[str, str]] = []
        failures: list[Failure] = []
        for item in self._whole_items(feed, content):
            if isinstance(item, Failure):
                failures.append(item)
                continue
            draft = replace(item.draft, url=_address(content.url or feed, item.draft.url))
            mark = _digest(f"{draft.title}\n{draft.text}")
            held = {"full": item.full, "draft": encode(draft)}
            items.append((f"{_digest(item.key)}.{mark}", json.dumps(held)))
        if failures and not items:  # else an item without words, which has nothing to be read
            raise SourceError(feed, f"{feed}: {failures[0].message}")
        return items[::-1]

    def _whole_items(self, feed: str, content: Content) -> list[Item | Failure]:
        try:
            return list(read_items(content, self._options.limits))
        except (UndecodableError, TooLargeError, DamagedError) as error:
            message = f"{feed}: found {error}, expected a whole feed in a known encoding"
            raise SourceError(feed, message) from error

    def _article(self, feed: str, draft: Draft, page: Waiting | None) -> Article:
        """The article of an item: of its page, where one is given and can be read, else its own."""
        own = assemble(draft, feed, self._options)
        if page is None or draft.url is None:
            return own
        self._be_polite(draft.url)
        try:
            content = fetch(draft.url, self._options)
        except FetchError:
            if page.tries + 1 < _MOST_TRIES:
                raise
            return own  # the summary is better than nothing
        read = next(read_content(content, draft.url, self._options), None)
        if not isinstance(read, Article) or len(read.text) < len(own.text):
            return own
        return replace(
            read,
            title=read.title or own.title,
            outlet=read.outlet or own.outlet,
            byline=read.byline or own.byline,
            published=read.published or own.published,
            published_basis=read.published_basis if read.published else own.published_basis,
            source=feed,
        )

    def _be_polite(self, address: str) -> None:
        server = urlsplit(address).netloc
        last = self._asked.get(server)
        if last is not None:
            gone = (self._pace.now() - last).total_seconds()
            if gone < self._pace.pause:
                self._pace.wait(self._pace.pause - gone)
        self._asked[server] = self._pace.now()

    def _keep(self, article: Article, feed: str) -> Kept | SourceError:
        wanted = self._adder.wanted(article)
        if wanted is None:
            return Kept(article, new=False)
        reading = read_one(wanted, feed)
        if isinstance(reading, SourceError):
            return reading
        added = self._adder.add(reading)
        return Kept(wanted, added.new, added.claims, added.copies, added.links)


def _is_feed(content: Content, address: str) -> bool:
    try:
        return detect(content.head(), content.suffix, content.media_type) == "feed"
    except UnreadableKindError as error:
        raise SourceError(address, f"{address}: {error}") from error


def _rest(error: SourceError) -> timedelta:
    """How long the server asked to be left alone."""
    seconds = error.rest if isinstance(error, FetchError) else None
    return min(timedelta(seconds=min(seconds or 0.0, 1e6)), _LONGEST_REST)


def _address(base: str, link: str | None) -> str | None:
    """The whole http(s) address of an item's link, without what only counts readers."""
    if not link:
        return None
    try:
        parts = urlsplit(urljoin(base, link))
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    pairs: list[Any] = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not name.startswith(_TRACKING)]
    if len(kept) < len(pairs):
        parts = parts._replace(query=urlencode(kept))
    return parts._replace(fragment="").geturl()


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]

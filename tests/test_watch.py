"""Feeds, from a server on the loopback address; the clock is a made-up one that nobody waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from reportedly import watching
from reportedly.articles import Limits, ReadOptions
from reportedly.claim import Reading
from reportedly.cli import main
from reportedly.errors import FetchError, SourceError
from reportedly.keeping import Kept
from reportedly.ledger.store import Store
from reportedly.text import Article
from reportedly.watching import Looked, Pace, watch
from tests.articles.builders import REPORT, feed, html_page

MINUTE = 60.0
START = datetime(2031, 5, 10, 12, tzinfo=UTC)
# More than 120 words: no summary
WHOLE = "".join(f"<p>{text}</p>" for text in (*REPORT, *REPORT[:1] * 2))
SHORT = "<p>Government troops retook a hill near Goma, a provincial official said.</p>"

Answer = tuple[int, bytes, dict[str, str]]


@dataclass
class Site:
    """A server whose answers a test sets by path; it remembers what it was asked."""

    address: str = ""
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def serves(self, path: str, *answers: Answer | bytes) -> str:
        """Give these answers in turn, the last one for ever."""
        full = [one if isinstance(one, tuple) else (200, one, {}) for one in answers]
        self.answers[path] = full
        return self.address + path

    def times(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        self.asked.append((path, headers))
        plain = path.partition("?")[0]
        answers = self.answers.get(path) or self.answers.get(plain, [(404, b"", {})])
        status, body, more = answers.pop(0) if len(answers) > 1 else answers[0]
        etag = more.get("ETag")
        if status == 200 and etag is not None and headers.get("If-None-Match") == etag:
            return 304, b"", more
        return status, body, more


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, headers = site.answer(self.path, dict(self.headers))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if status != 304:
                self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = False

        def handle_error(self, *_: Any) -> None:
            pass  # the client hangs up where a limit is reached

    with Server(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        site.address = f"http://127.0.0.1:{running.server_port}"
        yield site
        running.shutdown()
        thread.join()


class Clock:
    """Time passes only where somebody waits; after `looks` long waits it presses Ctrl-C."""

    def __init__(self, looks: int = 0) -> None:
        self.time, self.waits, self.looks = START, list[float](), looks

    def now(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += timedelta(seconds=seconds)
        if seconds > 2:
            if not self.looks:
                raise KeyboardInterrupt
            self.looks -= 1


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep articles without claims: parsing them is no matter of feeds."""
    monkeypatch.setattr(watching, "read_one", lambda article, _: Reading(article, ()))


@pytest.fixture
def store(tmp_path: Path, unread: None) -> Iterator[Store]:
    with Store(tmp_path / "news.db", create=True) as store:
        yield store


LOCAL = ReadOptions(allow_private=True)
Outcomes = list[Kept | SourceError | Looked]


def look(
    store: Store,
    *feeds: str,
    looks: int = 1,
    clock: Clock | None = None,
    options: ReadOptions = LOCAL,
) -> Outcomes:
    """What comes of so many looks at each feed, one interval (15 minutes) apart."""
    clock = clock or Clock()
    clock.looks = looks - 1
    outcomes: Outcomes = []
    with pytest.raises(KeyboardInterrupt):
        for outcome in watch(store, feeds, options, Pace(now=clock.now, wait=clock.wait)):
            outcomes.append(outcome)
    return outcomes


def item(name: str, body: str = WHOLE, link: str = "") -> str:
    """An item with the words `name` in its title and text."""
    return (
        f"<item><guid>{name}</guid><title>{name}</title><link>{link}</link>"
        "<pubDate>Sat, 10 May 2031 09:00:00 GMT</pubDate>"
        f"<description><![CDATA[<p>{name} was in the news, a provincial official said.</p>{body}]]>"
        "</description></item>"
    )


def kept(outcomes: Outcomes) -> list[str | None]:
    return [one.article.title for one in outcomes if isinstance(one, Kept) and one.new]


def errors(outcomes: Outcomes) -> list[str]:
    return [str(one) for one in outcomes if isinstance(one, SourceError)]


def titles(store: Store) -> list[str]:
    return [row[0] for row in store.rows("SELECT title FROM article ORDER BY number")]


def test_new_items_are_kept_oldest_first_and_once(store: Store, site: Site) -> None:
    rss = site.serves("/rss", feed(item("Two") + item("One")), feed(item("Three") + item("Two")))
    outcomes = look(store, rss, looks=3)
    assert kept(outcomes) == ["One", "Two", "Three"]
    assert not errors(outcomes)
    row = store.row("SELECT outlet, published, source FROM article WHERE title = 'One'")
    assert row is not None and tuple(row) == ("Lake Post", "2031-05-10", rss)


def test_a_feed_that_did_not_change_is_not_sent_again(store: Store, site: Site) -> None:
    headers = {"ETag": '"v1"', "Last-Modified": "Sat, 10 May 2031 09:00:00 GMT"}
    rss = site.serves("/rss", (200, feed(item("One")), headers))
    assert kept(look(store, rss, looks=2)) == ["One"]
    assert not errors(look(store, rss))  # another run knows it too
    first, second, third = [headers for _, headers in site.asked]
    assert "If-None-Match" not in first and "If-Modified-Since" not in first
    for later in (second, third):
        assert later["If-None-Match"] == '"v1"'
        assert later["If-Modified-Since"] == "Sat, 10 May 2031 09:00:00 GMT"


def test_a_feed_may_shrink_and_turn_round(store: Store, site: Site) -> None:
    one, two, three = item("One"), item("Two"), item("Three")
    rss = site.serves("/rss", feed(three + two + one), feed(one + three), feed(""), feed(two))
    outcomes = look(store, rss, looks=4)
    assert kept(outcomes) == ["One", "Two", "Three"]
    assert not errors(outcomes)


def test_a_story_whose_words_change_is_read_again(store: Store, site: Site) -> None:
    versions = [feed(item("One", WHOLE + f"<p>Toll: {n}.</p>")) for n in range(12)]
    rss = site.serves("/rss", *versions)
    assert len(kept(look(store, rss, looks=12))) == 8  # but not for ever


def test_a_summary_is_read_from_its_page(store: Store, site: Site) -> None:
    link = site.serves("/story?id=7", html_page().encode())
    rss = site.serves("/rss", feed(item("One", SHORT, f"{link}&amp;utm_source=rss#top")))
    assert kept(look(store, rss)) == ["Army retakes hill near Goma"]
    row = store.row("SELECT text, url, source, outlet FROM article")
    assert row is not None
    assert "Aid workers said" in row["text"]
    assert (row["url"], row["source"], row["outlet"]) == (link, rss, "Lake Post")


def test_links_may_be_relative_and_lead_nowhere(store: Store, site: Site) -> None:
    site.serves("/story", html_page().encode())
    items = item("Ftp", SHORT, "ftp://lake.example/1") + item("One", SHORT, "/story")
    assert kept(look(store, site.serves("/rss", feed(items)))) == [
        "Army retakes hill near Goma",
        "Ftp",
    ]


def test_a_page_that_fails_is_tried_again_though_the_feed_has_dropped_it(
    store: Store, site: Site
) -> None:
    link = site.serves("/story", (500, b"", {}), (503, b"", {}), html_page().encode())
    rss = site.serves("/rss", feed(item("One", SHORT, link)), feed(item("Two")))
    outcomes = look(store, rss, looks=4)
    assert kept(outcomes) == ["Two", "Army retakes hill near Goma"]
    assert ["500" in errors(outcomes)[0], "503" in errors(outcomes)[1]] == [True, True]
    assert site.times("/story") == 3


def test_a_page_that_fails_for_good_leaves_the_summary(store: Store, site: Site) -> None:
    rss = site.serves("/rss", feed(item("One", SHORT, site.address + "/gone")))
    outcomes = look(store, rss, looks=6)
    assert kept(outcomes) == ["One"]
    assert len(errors(outcomes)) == 3 and site.times("/gone") == 4
    assert store.value("SELECT count(*) FROM waiting") == 0


def test_a_page_that_is_no_article_leaves_the_summary(store: Store, site: Site) -> None:
    link = site.serves("/player", b"<!doctype html><html><body><script>1</script></body></html>")
    assert kept(look(store, site.serves("/rss", feed(item("One", SHORT, link))))) == ["One"]


def test_pages_of_one_server_are_fetched_slowly_and_not_all_at_once(
    store: Store, site: Site
) -> None:
    site.serves("/story", html_page().encode())
    items = "".join(item(f"No {n}", SHORT, f"{site.address}/story?{n}") for n in range(60))
    clock = Clock()
    outcomes = look(store, site.serves("/rss", feed(items)), clock=clock)
    assert [one.waiting for one in outcomes if isinstance(one, Looked)] == [10]
    assert clock.waits.count(1.0) == 49


def test_a_server_that_is_down_does_not_hold_up_the_look(store: Store, site: Site) -> None:
    items = "".join(item(f"No {n}", SHORT, f"{site.address}/gone?{n}") for n in range(9))
    outcomes = look(store, site.serves("/rss", feed(item("Whole") + items)))
    assert len(errors(outcomes)) == 3
    assert kept(outcomes) == ["Whole"]


def test_distances_grow_while_a_feed_fails_and_others_go_on(store: Store, site: Site) -> None:
    bad = site.serves("/bad", (500, b"", {}))
    good = site.serves("/good", *[feed(item(f"No {n}")) for n in range(9)])
    outcomes = look(store, bad, good, looks=8)
    assert len(kept(outcomes)) == 8
    assert site.times("/good") == 8
    assert site.times("/bad") == 3  # after 30 minutes and an hour more; the next is 2 hours on
    assert all("500" in message for message in errors(outcomes))


def test_a_feed_that_recovers_is_asked_at_the_usual_distance(store: Store, site: Site) -> None:
    rss = site.serves("/rss", (500, b"", {}), feed(item("One")), feed(item("Two")))
    clock = Clock()
    assert kept(look(store, rss, looks=3, clock=clock)) == ["One", "Two"]
    assert clock.waits == [30 * MINUTE, 15 * MINUTE, 15 * MINUTE]


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("7200", 7200.0), ("10", 1800.0), ("9" * 400, 86_400.0), ("soon", 1800.0)],
)
def test_a_server_that_asks_for_rest_gets_it(
    store: Store, site: Site, asked: str, seconds: float
) -> None:
    rss = site.serves("/rss", (429, b"", {"Retry-After": asked}), feed(item("One")))
    clock = Clock()
    look(store, rss, clock=clock)
    assert clock.waits == [seconds]


def test_rest_is_kept_by_the_next_run_too(store: Store, site: Site) -> None:
    rss = site.serves("/rss", (503, b"", {"Retry-After": "7200"}), feed(item("One")))
    look(store, rss)
    [again, _] = look(store, rss)
    assert isinstance(again, FetchError) and again.rest == 7200
    assert "not asked" in str(again) and site.times("/rss") == 1
    later = Clock()
    later.time += timedelta(hours=2)
    assert kept(look(store, rss, clock=later)) == ["One"]


def test_rest_may_be_asked_for_until_a_moment(store: Store, site: Site) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(hours=3), usegmt=True)
    rss = site.serves("/rss", (429, b"", {"Retry-After": until}))
    [error, _] = look(store, rss)
    assert isinstance(error, FetchError) and error.rest == pytest.approx(3 * 3600, abs=5)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"<rss><channel><ti", "damaged feed"),
        (b'<?xml version="1.0"?><catalog/>', "XML that is no feed"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"<!doctype html><html><body></body></html>", "without an article"),
        (b"<rss><channel><item></item></channel></rss>", "without text"),
        (b"<rss>" + b"\x00\x01\x02" * 900, "binary data"),
        (feed("<!--" + "x" * 2_000_000 + "-->"), "more than 1 MB"),
    ],
)
def test_what_is_no_feed_is_told_and_the_others_go_on(
    store: Store, site: Site, body: bytes, found: str
) -> None:
    options = ReadOptions(allow_private=True, limits=Limits(page_bytes=1_000_000))
    bad, good = site.serves("/bad", body), site.serves("/good", feed(item("One")))
    outcomes = look(store, bad, good, options=options)
    [message] = errors(outcomes)
    assert found in message and message.startswith(bad)
    assert kept(outcomes) == ["One"]


def test_a_large_feed_is_taken_in_whole(store: Store, site: Site) -> None:
    items = "".join(item(f"No {n}") for n in range(150))
    assert len(kept(look(store, site.serves("/rss", feed(items))))) == 150


def test_a_page_is_watched_for_new_texts(store: Store, site: Site) -> None:
    first = html_page()
    second = html_page("<p>The toll rose to fourteen, the provincial hospital said later.</p>")
    page = site.serves("/page", first.encode(), first.encode(), second.encode())
    assert len(kept(look(store, page, looks=4))) == 2


def test_private_addresses_are_refused(store: Store, site: Site) -> None:
    rss = site.serves("/rss", feed(item("One")))
    [message] = errors(look(store, rss, options=ReadOptions()))
    assert "private address" in message
    assert not site.asked


def test_a_fault_on_one_item_is_told_once(
    store: Store, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(article: Article, source: str) -> Reading | SourceError:
        if article.title == "Bad":
            return SourceError(source, "the reading broke")
        return Reading(article, ())

    monkeypatch.setattr(watching, "read_one", fail)
    rss = site.serves("/rss", feed(item("Two") + item("Bad") + item("One")))
    outcomes = look(store, rss, looks=2)
    assert kept(outcomes) == ["One", "Two"]
    assert errors(outcomes) == ["the reading broke"]


def test_nothing_is_lost_where_a_run_ends_between_two_items(
    store: Store, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The feed says "not changed" ever after, and the second item must come all the same."""
    rss = site.serves("/rss", (200, feed(item("Two") + item("One")), {"ETag": '"v1"'}))
    with monkeypatch.context() as patch:
        patch.setattr(watching, "read_one", _interrupted_at("Two"))
        with pytest.raises(KeyboardInterrupt):
            list(watch(store, [rss], LOCAL, Pace()))
    assert titles(store) == ["One"]
    assert kept(look(store, rss)) == ["Two"]


def _interrupted_at(title: str) -> Callable[[Article, str], Reading]:
    def read(article: Article, _: str) -> Reading:
        if article.title == title:
            raise KeyboardInterrupt
        return Reading(article, ())

    return read


def test_an_article_that_is_kept_already_is_no_news(store: Store, site: Site) -> None:
    one = site.serves("/one", feed(item("One", WHOLE, "https://lake.example/1")))
    other = site.serves("/other", feed(item("One", WHOLE, "https://lake.example/1?utm_medium=x")))
    assert kept(look(store, one, other)) == ["One"]


def run(*arguments: object) -> int:
    return main(["watch", *map(str, arguments)])


def test_the_command_reads_and_gives_receipts(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    rss = site.serves("/rss", feed(item("One")))
    ledger = tmp_path / "news.db"
    assert run(ledger, rss, "--once", "--allow-private", "--outlet", "Vale Courier") == 0
    receipt, total = capsys.readouterr().out.splitlines()
    assert receipt.startswith("added  ") and receipt.endswith("  One")
    assert total.startswith("1 article added with ") and total.endswith(", 0 failures")
    with Store(ledger) as store:
        assert store.value("SELECT outlet FROM article") == "Vale Courier"
        assert store.value("SELECT count(*) FROM claim")
    assert run(ledger, rss, site.address + "/gone", "--once", "--allow-private", "--quiet") == 1
    captured = capsys.readouterr()
    assert not captured.out
    assert "404" in captured.err and captured.err.count("\n") == 1


@pytest.mark.usefixtures("unread")
def test_the_command_ends_with_a_sum_where_it_is_interrupted(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.commands.watching.Pace", lambda _: Pace(wait=Clock().wait))
    rss, gone = site.serves("/rss", feed(item("One"))), site.address + "/gone"
    assert run(tmp_path / "news.db", rss, gone, "--allow-private") == 130
    captured = capsys.readouterr()
    assert captured.out.endswith("1 article added with 0 claims, 1 failure\n")
    assert "asked again at" in captured.err and "Traceback" not in captured.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["feed.xml"],
        ["file:///etc/passwd"],
        ["https://a.example/a b"],
        ["https://a.example/", "--interval", "59"],
        ["https://a.example/", "--interval", "soon"],
    ],
)
def test_bad_usage_is_code_2(arguments: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run(tmp_path / "news.db", *arguments)
    assert ended.value.code == 2
    assert not (tmp_path / "news.db").exists()

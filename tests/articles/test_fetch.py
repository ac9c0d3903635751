"""Addresses, against servers on the loopback address; nothing leaves the machine."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from reportedly.articles import Limits, ReadOptions, read_source
from reportedly.articles.network import is_public
from reportedly.errors import FetchError, SourceError
from reportedly.text import Article
from tests.articles.builders import TEXT, every_format, html_page

LOCAL = ReadOptions(allow_private=True)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        getattr(self, "do_" + self.path.strip("/").split("?")[0].split("/")[0])()

    def answer(self, body: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_page(self) -> None:
        self.answer(html_page().encode())

    def do_packed(self) -> None:
        self.answer(gzip.compress(html_page().encode()), Content_Encoding="gzip")

    def do_bomb(self) -> None:
        self.answer(gzip.compress(b"a" * 60_000_000), Content_Encoding="gzip")

    def do_feed(self) -> None:
        self.answer(every_format()["rss"], "application/rss+xml")

    def do_latin(self) -> None:
        self.answer(TEXT.encode("cp1252"), "text/plain; charset=windows-1252")

    def do_moved(self) -> None:
        self.redirect("/page")

    def do_loop(self) -> None:
        self.redirect("/loop")

    def do_file(self) -> None:
        self.redirect("file:///etc/hostname")

    def do_inside(self) -> None:
        self.redirect("http://127.0.0.1:9/page")

    def do_missing(self) -> None:
        self.send_error(404)

    def do_large(self) -> None:
        self.answer(b"x" * 3_000_000, "text/plain")

    def do_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):  # a byte now and then keeps every single wait short
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def do_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<html>")

    def do_noise(self) -> None:
        self.wfile.write(b"\x00\x01 no answer at all\r\n\r\n")
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, *_: Any) -> None:
        pass  # the client hangs up where a limit is reached


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with Server(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def one_error(address: str, options: ReadOptions = LOCAL) -> str:
    [error] = read_source(address, options)
    assert isinstance(error, FetchError), error
    assert error.source == address and "\n" not in str(error)
    return str(error)


@pytest.mark.parametrize("path", ["page", "packed", "moved"])
def test_pages(server: str, path: str) -> None:
    [article] = read_source(f"{server}/{path}", LOCAL)
    assert isinstance(article, Article)
    assert article.title == "Army retakes hill near Goma"
    assert article.source == f"{server}/{path}"
    assert article.url == f"{server}/{'page' if path == 'moved' else path}"


def test_other_formats(server: str) -> None:
    for path in ("feed", "latin"):
        [article] = read_source(f"{server}/{path}", LOCAL)
        assert isinstance(article, Article)
        assert article.text == TEXT


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("missing", "the server answered 404 Not Found"),
        ("loop", "more than 5 redirects"),
        ("file", "leads to file:/etc/hostname, expected http or https"),
        ("cut", "breaks the rules of HTTP"),
        ("noise", "breaks the rules of HTTP"),
    ],
)
def test_answers_that_cannot_be_read(server: str, path: str, found: str) -> None:
    assert found in one_error(f"{server}/{path}")


@pytest.mark.parametrize("path", ["large", "bomb"])
def test_the_size_limit_counts_what_is_unpacked(server: str, path: str) -> None:
    options = ReadOptions(allow_private=True, limits=Limits(page_bytes=1_000_000))
    assert "more than 1 MB" in one_error(f"{server}/{path}", options)


def test_the_time_limit_is_for_the_whole_answer(server: str) -> None:
    options = ReadOptions(allow_private=True, limits=Limits(seconds=0.3))
    begun = time.monotonic()
    assert "no whole answer in 0.3 seconds" in one_error(f"{server}/slow", options)
    assert time.monotonic() - begun < 4


def test_private_addresses_are_refused_unless_allowed(server: str) -> None:
    message = one_error(f"{server}/page", ReadOptions())
    assert "127.0.0.1 is the private address 127.0.0.1" in message
    assert "localhost" in one_error(server.replace("127.0.0.1", "localhost"), ReadOptions())


def resolver(answers: dict[str, list[str]]) -> Callable[..., list[Any]]:
    """A stand-in for name resolution: the addresses of a name, in turn those of each question."""

    def resolve(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        found = answers[host]
        current = found[0] if len(found) == 1 else found.pop(0)
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in current.split()
        ]

    return resolve


def test_every_address_of_a_name_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", resolver({"lake.example": ["1.1.1.1 10.0.0.1"]}))
    assert "lake.example is the private address 10.0.0.1" in one_error(
        "http://lake.example/", ReadOptions()
    )


def test_the_address_that_was_checked_is_the_one_connected_to(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers differently the second time is asked only once for each connection."""
    port = server.rsplit(":", 1)[1]
    answers = {"lake.example": ["127.0.0.1", "203.0.113.1"], "127.0.0.1": ["127.0.0.1"]}
    monkeypatch.setattr(socket, "getaddrinfo", resolver(answers))
    [article] = read_source(f"http://lake.example:{port}/page", LOCAL)
    assert isinstance(article, Article)
    assert answers["lake.example"] == ["203.0.113.1"]


def test_a_redirect_into_the_own_network_is_refused(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = iter([True])  # the first connection stands for one to the open internet
    monkeypatch.setattr("reportedly.articles.network.is_public", lambda _: next(first, False))
    message = one_error(f"{server}/inside", ReadOptions())
    assert "127.0.0.1 is the private address" in message


def test_unreachable_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "could not be reached" in one_error(f"http://127.0.0.1:{port}/")

    def fail(*_: Any, **__: Any) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert "no such host" in one_error("http://nowhere.invalid/")


@pytest.mark.parametrize(
    "address", ["http://", "http://[::1", "http://a b/", "http://\x1b[31m/", "https://x:99999/"]
)
def test_nonsense_addresses(address: str) -> None:
    message = one_error(address)
    assert "\x1b" not in message


def test_a_server_without_tls(server: str) -> None:
    assert "no secure connection" in one_error(server.replace("http:", "https:"))


def test_the_batch_goes_on(server: str) -> None:
    results = [r for path in ("missing", "page") for r in read_source(f"{server}/{path}", LOCAL)]
    assert [isinstance(r, SourceError) for r in results] == [True, False]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
        "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "ff02::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)

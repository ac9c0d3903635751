"""A demo ledger, a client that asks its desk as a browser would, and a real browser on real pages."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from starlette.testclient import TestClient

from reportedly.open_ledger import Ledger
from reportedly.web.app import make_app
from reportedly.web.guard import local_hosts

ORIGIN = "http://127.0.0.1"
_NO_NETWORK = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_BROWSERS = ("chromium", "google-chrome")

MakeClient = Callable[..., TestClient]


@pytest.fixture(scope="session")
def whole_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the bundled corpus, which no test writes to."""
    path = tmp_path_factory.mktemp("desk") / "demo.db"
    with as_file(files("reportedly.demo") / "corpus.jsonl") as corpus, Ledger(path) as ledger:
        ledger.add(corpus)
    return path


@pytest.fixture
def demo(whole_demo: Path, tmp_path: Path) -> Path:
    """A copy of it, to decide in."""
    with Ledger(whole_demo, read_only=True) as ledger:
        ledger.backup(tmp_path / "demo.db")
    return tmp_path / "demo.db"


def make_client(ledger: Path, **options: object) -> TestClient:
    """A client of the desk of a ledger, as a browser on this machine."""
    given: dict[str, object] = {"hosts": local_hosts(80)} | options
    app = make_app(ledger, **given)  # type: ignore[arg-type]
    return TestClient(app, base_url=ORIGIN, raise_server_exceptions=True, follow_redirects=True)


@pytest.fixture
def client(demo: Path) -> Iterator[TestClient]:
    """A client of the demo's desk."""
    with make_client(demo) as client:
        yield client


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; the test is left out where there is none."""
    path = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        if os.environ.get("REPORTEDLY_NEEDS_BROWSER"):
            pytest.fail("found no Chromium, expected one: apt-get install chromium")
        pytest.skip("found no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(_NO_NETWORK))
        yield chromium
        chromium.close()


@pytest.fixture
def site(demo: Path) -> Iterator[str]:
    """The address of the demo's desk, served as 'reportedly open' does."""
    with serving(demo) as address:
        yield address


class serving:
    """The desk of a ledger on a free port, as long as the block runs."""

    def __init__(self, ledger: Path, **options: object) -> None:
        self._listener = socket.socket()
        self._listener.bind(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        given: dict[str, object] = {"hosts": local_hosts(port)} | options
        app = make_app(ledger, **given)  # type: ignore[arg-type]
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        run = {"sockets": [self._listener]}
        self._thread = threading.Thread(target=self._server.run, kwargs=run, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return self.address

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._listener.close()


class Watched:
    """A browser's tab that notes what a page may not do: errors, and requests to elsewhere."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.page: Page = context.new_page()
        self.troubles: list[str] = []
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("request", lambda request: self._on_request(request.url, site))

    def _on_console(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        if kind in ("error", "warning"):
            self.troubles.append(f"{kind}: {text}")

    def _on_request(self, url: str, site: str) -> None:
        if not url.startswith((site, "data:", "blob:")):
            self.troubles.append(f"request to {url}")


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Watched]:
    """A tab on the demo's desk at 1366x768; at the end nothing may have gone wrong in it."""
    context = browser.new_context(base_url=site, viewport={"width": 1366, "height": 768})
    context.set_default_timeout(10_000)
    watched = Watched(context, site)
    yield watched
    context.close()
    assert not watched.troubles

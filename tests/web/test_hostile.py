"""Text from outside that would be markup, script or an address, on every page: it stays text."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from reportedly.open_ledger import Ledger
from reportedly.web.app import make_app
from tests.web.addresses import LISTS, every_page
from tests.web.conftest import Watched, make_client, serving

SCRIPT = "<script>window.hacked=1</script>"
IMAGE = '"><img src=x onerror="window.hacked=1">'
TEMPLATE = "{{ 7*'7' }}{% raw %}"
ARTICLES = (
    {
        "id": f"one/../{IMAGE}",
        "title": f"Talks at Metema {SCRIPT}",
        "outlet": f"Red Sea Daily {IMAGE}",
        "byline": "'; DROP TABLE claim; --",
        "url": "javascript:window.hacked=1",
        "published": "2031-03-04",
        "text": (
            f"Rebels seized the town of Metema on Monday, General Musa {SCRIPT} Okasha said."
            f" At least 12 people {IMAGE} were killed at Metema, the governor said. The army"
            f" {TEMPLATE} denied that rebels had seized Metema. Talks will resume at Metema by 20"
            " March 2031, the minister said. Ethiopia is withdrawing its forces from Metema, the"
            " minister said."
        ),
    },
    {
        "id": "two",
        "title": "\u202eevil\u202c \x1b[31m title",
        "outlet": "ا" * 80 + "x" * 200,
        "published": "2031-03-05",
        "text": (
            "The army said rebels had not seized Metema on Monday. At least 30 people were killed at"
            f" Metema on Monday, “a {SCRIPT} medic” said. {'W' * 300} denied it, reports said."
            " قال الجيش إن المدينة آمنة."
        ),
    },
    {"text": SCRIPT * 3 + " said the army had left Kassala. The army said it would stay."},
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(IMAGE.replace("/", "_"))
    source = folder / "news.jsonl"
    source.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), "utf-8")
    with Ledger(folder / "h.db") as ledger:
        ledger.add(source)
        claim = ledger.claims()[0].id
        ledger.decide("reject", f"claim:{claim}", f"Ana {SCRIPT}", f"no {IMAGE}")
        ledger.decide("edit", f"claim:{ledger.claims()[0].id}", IMAGE, source=f"Bo {SCRIPT}")
    return folder / "h.db"


class _Risks(HTMLParser):
    """What a page must not hold: inline script or style, handlers, foreign or odd addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" not in given:
            self.found.append("inline script")
        if tag in ("iframe", "object", "embed", "base") or (tag == "style" and "id" not in given):
            self.found.append(tag)
        for name, value in given.items():
            if name.startswith("on") or name == "style":
                self.found.append(f"{tag} {name}={value}")
            if name in ("src", "action") and not value.startswith("/"):
                self.found.append(f"{tag} {name}={value}")
            if name == "href" and ":" in value.split("?")[0].split("/")[0]:
                abroad = value.startswith(("https://", "http://")) and "rel" in given
                self.found += [] if abroad else [f"{tag} {name}={value}"]


def risks(page: str) -> list[str]:
    parser = _Risks()
    parser.feed(page)
    return parser.found


def test_no_page_holds_what_a_text_would_have_it_hold(hostile: Path) -> None:
    with make_client(hostile) as client:
        for address in [*every_page(hostile), "/claims?rejected=yes", "/history?target=x"]:
            answer = client.get(address)
            assert answer.status_code in (200, 404), address
            assert risks(answer.text) == [], address
            for raw in (SCRIPT, IMAGE, "49 ", "7777777", "\x1b", "\u202e"):
                assert raw not in answer.text, (address, raw)


@pytest.mark.parametrize("name", ["q", "actor", "place", "source", "outlet", "after", "name"])
@pytest.mark.parametrize("value", [SCRIPT, IMAGE, TEMPLATE, "'", '"', "%", "\x00", "\ud800", "*"])
def test_what_is_typed_into_an_address_stays_text(hostile: Path, name: str, value: str) -> None:
    with make_client(hostile) as client:
        for path in (*LISTS, "/actor", "/source"):
            answer = client.get(path, params={name: value.encode("utf-8", "replace")})
            assert answer.status_code in (200, 400, 404), path
            assert risks(answer.text) == [], path


def test_paths_lead_nowhere_else(hostile: Path) -> None:
    with make_client(hostile) as client:
        for path in (
            *("/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd"),
            *(
                "/article/..%2f..%2fetc%2fpasswd",
                "/claim/' OR 1=1 --",
                "/incident/99999999999999999999",
            ),
            *("/link/0", "/incident/-1", "/claim/%00", "/nope"),
        ):
            assert client.get(path).status_code in (400, 404), path


def test_every_page_is_behind_the_guard(hostile: Path) -> None:
    app = make_app(hostile, hosts=frozenset({"desk.example"}))
    assert {type(one.cls).__name__ for one in app.user_middleware}
    with make_client(hostile, hosts=frozenset({"desk.example"})) as client:
        assert {client.get(path).status_code for path in every_page(hostile)} == {421}


def test_nothing_runs_in_a_browser(hostile: Path, browser: Browser) -> None:
    with serving(hostile) as site:
        context = browser.new_context(base_url=site)
        tab = Watched(context, site)
        tab.page.on("dialog", lambda dialog: tab.troubles.append(dialog.message))
        for address in every_page(hostile):
            tab.page.goto(address)
            assert tab.page.evaluate("window.hacked") is None, address
        context.close()
        assert not [one for one in tab.troubles if "404" not in one]

"""The network of ties: table, picture, and the slider along the days of printing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from reportedly.claim import Factuality, Relation
from tests.views.conftest import ENVOY, HAJI
from tests.views.desk import DENIED, PLAIN, RUMOUR, Desk, Told, person
from tests.web.conftest import Watched, make_client, serving


@pytest.fixture
def tied(tmp_path: Path) -> Path:
    """A ledger of ties: told on three days, hinted at, denied, and by an article without a day."""
    desk = Desk(tmp_path / "ties.db")
    desk.print(
        "one",
        _tie("Iran", "supports", "Hill Brigade"),
        _tie("Hill Brigade", "controls", "Tarsk", RUMOUR),
        published="2031-03-01",
    )
    desk.print(
        "two",
        _tie("Iran", "supports", "Hill Brigade", DENIED, 2),
        _tie("Ben Osk", "commands", "Hill Brigade"),
        published="2031-03-09",
    )
    desk.print("three", _tie("Iran", "arms", "Sila", DENIED), published="2031-03-20")
    desk.print("dayless", _tie("Sila", "opposes", "Iran"))
    desk.store.close()
    return tmp_path / "ties.db"


def _tie(one: str, type: str, other: str, facts: Factuality = PLAIN, origin: int = 1) -> Told:
    source = person("rumours") if facts is RUMOUR else (HAJI, ENVOY)[origin - 1]
    words = f"{one} {type} {other}, said {origin}"
    return Told(words, source, facts, kind="relation", relation=Relation(type, one, other))


@pytest.fixture
def ties(tied: Path) -> Iterator[TestClient]:
    with make_client(tied) as client:
        yield client


def drawn(client: TestClient, path: str) -> list[str]:
    """The ties of a page that are not hidden: how each is drawn, and between whom."""
    found = []
    for row in client.get(path).text.split("<tr data-item")[1:]:
        head = row.split(">")[0]
        if " hidden" not in head:
            names = re.findall(r'data-(?:subject|object)="([^"]*)"', head)
            line = re.findall(r"tie-line d-([a-z]+)", row)[0]
            found.append(f"{names[0]} {line} {names[1]}")
    return found


def test_ties_are_drawn_as_they_are_told(ties: TestClient) -> None:
    assert sorted(drawn(ties, "/network")) == [
        "Ben Osk asserted Hill Brigade",
        "Hill Brigade rumoured Tarsk",
        "Iran denied Sila",
        "Iran disputed Hill Brigade",
        "Sila asserted Iran",
    ]


def test_ties_are_shown_as_told_by_a_day(ties: TestClient) -> None:
    assert drawn(ties, "/network?day=2031-03-08") == [
        "Iran asserted Hill Brigade",
        "Hill Brigade rumoured Tarsk",
    ]
    assert drawn(ties, "/network?day=2031-02-01") == []
    rows = ties.get("/network?day=2031-03-08&format=json").json()["ties"]
    assert [row["told"]["denied"] for row in rows] == [0, 0]
    assert len(ties.get("/network?format=csv").text.splitlines()) == 6


def test_ties_are_narrowed_by_type_actor_and_steps(ties: TestClient) -> None:
    assert drawn(ties, "/network?type=arms&type=opposes") == [
        "Iran denied Sila",
        "Sila asserted Iran",
    ]
    assert drawn(ties, "/network?name=Tarsk") == ["Hill Brigade rumoured Tarsk"]
    assert len(drawn(ties, "/network?name=Tarsk&depth=2")) == 3
    page = ties.get("/network?limit=2").text
    assert "The 2 ties told by most origins are shown" in page
    assert "No lasting tie is told of" in ties.get("/network?name=Nobody").text


@pytest.mark.parametrize("asked", ["type=hates", "depth=9", "day=soon", "day=2031-13-01"])
def test_what_makes_no_sense_is_refused(ties: TestClient, asked: str) -> None:
    answer = ties.get(f"/network?{asked}")
    assert answer.status_code == 400 and "expected" in answer.text


def test_a_tie_lists_its_claims(ties: TestClient) -> None:
    asked = {"subject": "Iran", "type": "supports", "object": "Hill Brigade"}
    page = ties.get("/tie", params=asked).text
    assert "said 1" in page and "said 2" in page and "s-denied" in page
    claims = ties.get("/tie", params=asked | {"format": "json"}).json()["claims"]
    assert [row["status"] for row in claims] == ["denied", "asserted"]
    assert ties.get("/tie?subject=Iran").status_code == 400
    assert "Nobody tells" in ties.get("/tie", params=asked | {"type": "arms"}).text


def test_a_click_tells_of_an_actor_or_a_tie(browser: Browser, tied: Path) -> None:
    with serving(tied) as site:
        context = browser.new_context(base_url=site, viewport={"width": 1366, "height": 768})
        watched = Watched(context, site)
        page = watched.page
        page.goto("/network?name=Tarsk")  # two names, the tie between them in the middle
        page.locator(".network.drawn canvas").first.wait_for()
        box = page.locator("#graph").bounding_box()
        assert box is not None
        middle, high = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 10
        for left in range(int(box["x"]) + 150, int(middle), 6):
            page.mouse.click(left, high)
            if page.locator("#chosen").is_visible():
                break
        assert "1 tie" in page.locator("#chosen").inner_text()
        assert page.locator("#chosen").get_by_role("link", name="dossier").count() == 1
        page.mouse.click(middle + 40, high)
        page.locator("#peek[open] .claim").first.wait_for()
        assert page.locator("#ties tr.near").count() == 1
        context.close()
        assert not watched.troubles


def test_slider_picture_and_table_go_together(browser: Browser, tied: Path) -> None:
    with serving(tied) as site:
        context = browser.new_context(base_url=site, viewport={"width": 1366, "height": 768})
        context.set_default_timeout(10_000)
        watched = Watched(context, site)
        page = watched.page
        page.goto("/network")
        page.locator(".network.drawn canvas").first.wait_for()
        slider = page.get_by_role("slider", name="As told by")
        assert slider.get_attribute("aria-valuetext") == "all that was printed"
        assert page.locator("#ties tbody tr:visible").count() == 5
        slider.press("Home")
        assert slider.get_attribute("aria-valuetext") == "1 March 2031"
        assert page.locator("#ties tbody tr:visible").count() == 2
        assert page.locator("#ties .d-disputed").count() == 0
        expect(page).to_have_url(re.compile("day=2031-03-01$"))
        slider.press("End")
        assert page.locator("#ties .d-disputed").count() == 1
        slider.press("Escape")
        page.keyboard.press("j")
        page.keyboard.press("Enter")  # the claims of the tie, without leaving the page
        page.locator("#peek[open] .claim").first.wait_for()
        expect(page).to_have_url(re.compile("/network$"))
        page.keyboard.press("Escape")
        first = page.locator("#graph").screenshot()
        page.goto("/network")
        page.locator(".network.drawn canvas").first.wait_for()
        page.keyboard.press("j")
        assert page.locator("#graph").screenshot() == first
        context.close()
        assert not watched.troubles

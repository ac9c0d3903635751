"""The desk: what is new since the last visit, and what a browser remembers of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.open_ledger import Ledger
from reportedly.web.pages import news
from tests.web.conftest import Watched, make_client


class Clock(datetime):
    """A clock that tests set."""

    ahead = timedelta()

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return datetime.now(UTC) + cls.ahead


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr(news, "datetime", Clock)
    monkeypatch.setattr(Clock, "ahead", timedelta())
    return Clock


def test_the_first_visit_shows_what_there_is(client: TestClient) -> None:
    page = client.get("/").text
    assert "What there is" in page and "Disputes opened" in page
    assert "claims as reported, not verified" in page


def test_news_are_counted_from_the_visit_before(demo: Path, clock: type[Clock]) -> None:
    with make_client(demo) as client:
        client.get("/")
        with Ledger(demo) as ledger:
            ledger.add_text("Chad closed its border, the army said.", published="2031-03-30")
        assert "13 articles read, " in client.get("/").text  # still the first visit
        clock.ahead = timedelta(hours=2)
        with Ledger(demo) as ledger:
            ledger.add_text("Chad opened its border, the army said.", published="2031-03-31")
        page = client.get("/").text
        assert "New since" in page and "1 article read, " in page


def test_all_can_be_taken_as_seen(client: TestClient) -> None:
    client.get("/")
    page = client.get("/seen").text
    assert "0 articles read, " in page and "None since then." in page


@pytest.mark.parametrize("cookie", ["x", "1.2.3.4_0_1.2.3.4", "a_b_c_d", "1.1.1.1_9e99_1.1.1.1_1"])
def test_a_cookie_that_makes_no_sense_is_a_first_visit(client: TestClient, cookie: str) -> None:
    client.cookies.set("seen", cookie)
    assert "What there is" in client.get("/").text


def test_an_empty_ledger_says_how_articles_come_in(tmp_path: Path) -> None:
    Ledger(tmp_path / "empty.db").close()
    with make_client(tmp_path / "empty.db") as client:
        page = client.get("/").text
        assert "0 articles read" in page and "This ledger is empty" in page
        assert "reportedly add" in page and "Disputes opened" not in page
        for path in ("/claims", "/disputes", "/map", "/actors", "/outlook"):
            page = client.get(path).text
            assert "This ledger is empty" in page and "as is asked for" not in page
    with Ledger(tmp_path / "empty.db") as ledger:
        ledger.add_text("It rained.")
    with make_client(tmp_path / "empty.db") as client:
        assert "This ledger is empty" not in client.get("/disputes").text
        assert "Nothing there that is as asked for" in client.get("/disputes?q=zzz").text


def test_keys_step_open_and_lead_to_other_pages(tab: Watched) -> None:
    page = tab.page
    page.goto("/")
    page.keyboard.press("j")
    assert page.locator("[data-item].here").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/incident/*")
    page.go_back()
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/claims")
    page.keyboard.press("/")
    page.keyboard.type("market")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims?q=market*")
    assert page.locator(".card.claim").count() > 0
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()


def test_a_dispute_is_decided_and_undone_by_keyboard(tab: Watched) -> None:
    page = tab.page
    page.goto("/disputes")
    chosen = page.locator(".pair.here")
    page.keyboard.press("j")
    page.keyboard.press("a")  # the name is asked for first
    page.keyboard.type("Ana Petit")
    page.keyboard.press("Enter")
    chosen.get_by_text("accepted by").wait_for()
    page.locator(".pair.here.settled").wait_for()
    page.keyboard.press("u")
    chosen.locator("button[value=accept]").wait_for()
    page.locator(".pair.here:not(.settled)").wait_for()
    page.keyboard.press("x")  # and a reason
    page.keyboard.type("they speak of two towns")
    page.keyboard.press("Enter")
    chosen.get_by_text("rejected by").wait_for()


def test_the_words_of_both_sides_of_a_dispute_are_a_key_away(tab: Watched) -> None:
    page = tab.page
    page.goto("/disputes")
    page.keyboard.press("j")
    sides = page.locator(".pair.here [data-key=w]")
    second = sides.nth(1).get_attribute("href") or ""
    page.keyboard.press("Shift+W")
    page.wait_for_url("**" + second)
    card = page.locator(".card.here.lit")
    card.wait_for()
    number = card.get_attribute("data-claim")
    assert page.locator(f'.mark.lit[data-of~="{number}"]').count() > 0

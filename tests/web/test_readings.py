"""The page of an article that was read twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from reportedly.claim import Reading
from reportedly.ledger.adding import Adder
from reportedly.open_ledger import Ledger
from reportedly.views.printed import printed
from tests.web.conftest import Watched, make_client


@pytest.fixture
def twice(demo: Path) -> Path:
    """The demo with its first text read again: a claim lost, one found, one read otherwise."""
    with Ledger(demo) as ledger:
        found = printed(ledger.store, "kassala-wire")
        assert found is not None
        first, second, *rest = found.reading.claims
        ledger.decide("reject", first.id, "Bo <b>Lind</b>", "<script>alert(1)</script>")
        otherwise = replace(
            second, factuality=replace(second.factuality, status="suggested"), kind="other"
        )
        new = replace(rest[0], id="f" * 12, spans=(found.article.span(0, 7),), kind="other")
        reading = Reading(found.article, (new, otherwise, *rest))
        Adder(ledger.store, "9.0 <i>odd</i>").add(reading)
    return demo


def test_both_readings_stand_side_by_side(twice: Path) -> None:
    with make_client(twice) as client:
        page = client.get("/article/kassala-wire/readings").text
        rows = client.get("/article/kassala-wire/readings?format=json").json()["differences"]
        table = client.get("/article/kassala-wire/readings?format=csv").text
        assert "/article/kassala-wire/readings" in client.get("/article/kassala-wire").text
    assert [row["state"] for row in rows][:3] == ["added", "dropped", "changed"]
    assert {"field": "status", "before": "asserted", "after": "suggested"} in rows[2]["changes"]
    assert "kept: the earlier claim stays current" in page
    assert "<ins>suggested</ins>" in page and "&lt;script&gt;alert" in page
    assert "9.0 &lt;i&gt;odd" in page and "<b>Lind" not in page
    assert table.startswith("state,earlier,later,source,kind,text,changes")


def test_what_was_read_once_or_is_not_there_says_so(twice: Path) -> None:
    with make_client(twice) as client:
        once = client.get("/article/camp-aid/readings")
        assert once.status_code == 404 and "was read once" in once.text
        assert client.get("/article/nowhere/readings").status_code == 404
        assert client.get("/article/kassala-wire/readings?earlier=x").status_code == 400
        assert client.get("/article/kassala-wire/readings?earlier=99").status_code == 404


def test_its_claims_are_stepped_through_and_opened(twice: Path, tab: Watched) -> None:
    page = tab.page
    page.goto("/article/kassala-wire/readings")
    page.keyboard.press("j")
    expect(page.locator(".difference").first).to_be_focused()
    page.get_by_role("link", name="read otherwise").click()
    expect(page.locator(".d-changed")).to_be_in_viewport()
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400

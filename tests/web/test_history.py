"""The history of decisions: all of them, or those on one target, and the way to undo one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from reportedly.open_ledger import Ledger
from tests.web.conftest import Watched, make_client


@pytest.fixture
def decided(demo: Path) -> Path:
    """The demo with four decisions, one of them undone."""
    with Ledger(demo) as ledger:
        claim = ledger.claims(limit=1)[0].id
        ledger.decide("accept", claim, "Ana Petit")
        ledger.decide("reject", "link:1", "Bo <b>Lind</b>", "<script>alert(1)</script>")
        ledger.decide("edit", claim, "א" * 90, when="2031-03")
        ledger.decide("settle", "incident:1", "Ana Petit", figure="killed 7 to 9", policy="by hand")
        ledger.undo(1, "Bo Lind", "too fast")
    return demo


def rows(client: TestClient, query: str = "") -> list[int]:
    found = client.get(f"/history?format=json{query}").json()["decisions"]
    return [row["number"] for row in found]


def test_it_lists_all_decisions_in_words(decided: Path) -> None:
    with make_client(decided) as client:
        page = client.get("/history").text
        assert rows(client) == [5, 4, 3, 2, 1]
        assert client.get("/history?format=csv").text.count("\n") == 6
    assert '<dd dir="auto">March 2031</dd>' in page and "7–9" in page
    assert "&lt;script&gt;alert(1)" in page and "<b>Lind" not in page
    assert "undone by <bdi>Bo Lind</bdi>" in page
    assert page.count('name="kind" value="undo"') == 3


def test_it_is_narrowed_and_paged(decided: Path) -> None:
    with make_client(decided) as client:
        claim = client.get("/history?format=json").json()["decisions"][0]["target"]
        assert rows(client, f"&target=claim:{claim}") == [5, 3, 1]
        assert rows(client, "&signer=Ana+Petit&decision=settle") == [4]
        page = client.get("/history?limit=2").text
        assert 'id="d-4"' in page and 'id="d-3"' not in page and "after=4" in page
        assert 'id="d-3"' in client.get("/history?limit=2&after=4").text
        assert "Nothing was decided that is as asked for" in client.get("/history?signer=X").text
        for wrong in ("decision=bless", "after=x", "target=claim:"):
            assert client.get(f"/history?{wrong}").status_code == 400


def test_an_empty_or_read_only_desk_offers_no_undo(decided: Path, tmp_path: Path) -> None:
    with make_client(decided, read_only=True) as client:
        assert 'aria-label="undo decision' not in client.get("/history").text
    Ledger(tmp_path / "empty.db").close()
    with make_client(tmp_path / "empty.db") as client:
        assert "Nobody has decided anything yet" in client.get("/history").text


def test_a_decision_is_undone_from_its_line(decided: Path, tab: Watched) -> None:
    page = tab.page
    page.goto("/history")
    page.get_by_label("decided").select_option("reject")
    page.wait_for_url("**decision=reject**")
    line = page.locator("#d-2")
    line.locator(".by").fill("Ana Petit")
    line.get_by_role("button", name="undo decision 2").click()
    expect(page.locator("#d-2")).to_contain_text("undone by Ana Petit")
    page.get_by_role("link", name="all decisions").click()
    expect(page.locator("#d-6")).to_contain_text("Ana Petit undid decision 2 on link 1")

"""The review queue: what waits is shown with its reasons, and decided where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from reportedly.ledger.decisions.standing import all_decisions
from reportedly.ledger.store import Store
from reportedly.open_ledger import Ledger
from tests.web.conftest import Watched, make_client

HTMX = {"hx-request": "true"}


def csrf_of(client: TestClient) -> str:
    return client.get("/review").text.split('name="csrf" value="')[1].split('"')[0]


def first_of(client: TestClient) -> str:
    return str(client.get("/review?format=json").json()["waiting"][0]["target"])


def test_the_queue_shows_what_waits_and_why(client: TestClient) -> None:
    page = client.get("/review").text
    rows = client.get("/review?format=json").json()["waiting"]
    assert f"<b data-count>{len(rows)}</b> wait" in page
    assert page.count('class="wants ') == min(len(rows), 15)
    assert (
        "Do these two accounts exclude each other?" in page
        and ">impact " in page
        and "#edit" in page
    )
    scores = [round(row["impact"] * row["uncertainty"], 6) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert client.get("/review?format=csv").text.startswith("target,why,impact,uncertainty")


def test_filters_narrow_it_and_pages_go_on(client: TestClient) -> None:
    whole = client.get("/review?format=json").json()["waiting"]
    page = client.get("/review?limit=1").text
    assert page.count('class="wants ') == 1 and 'rel="next"' in page
    following = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert whole[1]["target"].replace(":", "-") in client.get(following).text
    assert "Nothing waits for a decision that is as asked for" in client.get("/review?q=zzz").text
    assert client.get("/review?after=nonsense").status_code == 400
    assert "is told as of now" in client.get("/review?as_of=2031-03-10").text


def test_without_scripts_a_decision_leads_back_to_the_next_question(client: TestClient) -> None:
    rows = client.get("/review?format=json").json()["waiting"]
    page = client.get("/review").text
    following = "/review#" + rows[1]["target"].replace(":", "-")
    assert f'name="back" value="{following}"' in page
    form = {
        "csrf": csrf_of(client),
        "kind": "accept",
        "target": rows[0]["target"],
        "by": "Ana",
        "back": following,
    }
    answer = client.post("/decide", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, following)
    assert first_of(client) != rows[0]["target"]


def test_htmx_is_answered_by_what_takes_the_place_of_the_form(client: TestClient) -> None:
    target = first_of(client)
    form = {"csrf": csrf_of(client), "target": target, "by": "Ana <b>", "back": "/review?limit=3"}
    rejected = client.post("/decide", data=form | {"kind": "reject"}, headers=HTMX)
    assert rejected.status_code == 200 and "a rejection needs a reason" in rejected.text
    assert 'value="reject"' in rejected.text and "<html" not in rejected.text
    kept = client.post(
        "/decide", data=form | {"kind": "reject", "reason": "<i>no</i>"}, headers=HTMX
    ).text
    assert "rejected by <bdi>Ana &lt;b&gt;</bdi>, " in kept and "&lt;i&gt;no&lt;/i&gt;" in kept
    assert 'value="/review?limit=3"' in kept and 'value="undo"' in kept
    number = kept.split('name="number" value="')[1].split('"')[0]
    undone = client.post(
        "/decide", data=form | {"kind": "undo", "number": number}, headers=HTMX
    ).text
    assert 'value="accept"' in undone and first_of(client) == target
    grades = {"kind": "grade", "target": f"claim:{claim_of(client)}", "grade": ["2", "likely"]}
    assert client.post("/decide", data=form | grades, headers=HTMX).text.count("graded by") == 2


def claim_of(client: TestClient) -> str:
    return str(client.get("/claims?format=json").json()["claims"][0]["id"])


def test_a_name_is_asked_once(client: TestClient) -> None:
    assert 'placeholder="your name" required' in client.get("/review").text
    form = {"csrf": csrf_of(client), "by": "Ana Петит", "back": "/review"}
    assert "as <bdi>Ana Петит</bdi>" in client.post("/sign", data=form).text
    unsigned = client.post("/sign", data=form | {"by": " "})
    assert unsigned.status_code == 400 and "a decision is signed" in unsigned.text


def test_read_only_and_empty_desks_say_so(demo: Path, tmp_path: Path) -> None:
    with make_client(demo, read_only=True) as client:
        page = client.get("/review").text
        assert "opened read-only" in page and '<form class="decide' not in page
        assert client.post("/sign", data={"by": "Ana"}).status_code == 403
    Ledger(tmp_path / "empty.db").close()
    with make_client(tmp_path / "empty.db") as client:
        assert "Nothing waits for a decision." in client.get("/review").text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "א" * 200, "x" * 200])
def test_hostile_and_long_names_stay_words(tmp_path: Path, name: str) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add_text(
            "At least 12 people were killed in the shelling of Metema on Monday, a medic said.",
            outlet=name,
        )
    with make_client(tmp_path / "news.db") as client:
        page = client.get("/review").text
    assert "one origin" in page and "<script>alert" not in page


def test_a_page_is_gone_through_by_keys(tab: Watched, demo: Path) -> None:
    page = tab.page
    page.goto("/review")
    waits = int(page.locator("[data-count]").inner_text())
    items = page.locator(".wants")
    page.keyboard.press("j")
    page.keyboard.press("a")  # asks for the name
    page.keyboard.type("Ana Petit")
    page.keyboard.press("Enter")
    expect(items.nth(0)).to_contain_text("accepted by Ana Petit")
    expect(items.nth(1)).to_be_focused()
    expect(page.locator("[data-count]")).to_have_text(str(waits - 1))
    page.keyboard.press("x")  # asks for the reason, the name is known
    page.keyboard.press("Enter")
    expect(items.nth(1).locator(".reason").first).to_be_focused()
    page.keyboard.type("a drill")
    page.keyboard.press("Enter")
    expect(items.nth(1)).to_contain_text(re.compile(r"rejected by Ana Petit, \d+ \w+ \d+: a drill"))
    expect(items.nth(2)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("u")
    expect(items.nth(1).locator("[value=accept]").first).to_be_visible()
    with Store(demo, read_only=True) as store:
        kept = [(one.kind, one.by, one.reason) for one in all_decisions(store)]
    assert kept == [
        ("accept", "Ana Petit", None),
        ("reject", "Ana Petit", "a drill"),
        ("undo", "Ana Petit", None),
    ]
    page.keyboard.press("e")
    page.wait_for_url("**/claim/*#edit")


def test_enter_in_a_reason_decides_nothing(tab: Watched, demo: Path) -> None:
    page = tab.page
    page.goto("/review")
    form = page.locator(".wants form.decide").first
    form.locator(".by").fill("Ana")
    form.locator(".reason").fill("not this one")
    form.locator(".reason").press("Enter")
    form.locator("[value=reject]").click()
    expect(page.locator(".wants").first).to_contain_text(
        re.compile(r"rejected by Ana, .*: not this one")
    )
    with Store(demo, read_only=True) as store:
        assert [one.kind for one in all_decisions(store)] == ["reject"]

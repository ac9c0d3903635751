"""The briefing: claims picked, told with footnotes, downloaded, and frozen word for word."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import expect
from starlette.testclient import TestClient

from reportedly.open_ledger import Ledger
from tests.views import tolls
from tests.views.desk import Desk
from tests.web.conftest import Watched, make_client


def disputed(client: TestClient) -> tuple[str, str]:
    """The ids of two claims that dispute each other."""
    link = client.get("/disputes?format=json").json()["links"][0]
    return link["a"]["id"], link["b"]["id"]


def pick(*ids: str) -> str:
    return "/briefing?" + "&".join(f"claim={id}" for id in ids)


def csrf_of(client: TestClient) -> str:
    return client.get("/review").text.split('name="csrf" value="')[1].split('"')[0]


def freeze(client: TestClient, address: str, by: str = "Ana Petit") -> str:
    """The address of what was frozen."""
    where = address.replace("/briefing?", "/briefing/freeze?")
    answer = client.post(where, data={"csrf": csrf_of(client), "by": by})
    assert answer.status_code == 200, answer.text
    return str(answer.url.path)


def told(page: str) -> str:
    """The text of a briefing as a page has it."""
    return page.split('<article class="briefing">')[1].split("</article>")[0]


def test_what_is_picked_is_told_with_footnotes(client: TestClient) -> None:
    a, b = disputed(client)
    page = client.get(pick(a, b) + "&title=Two+%3Cb%3Evoices").text
    text = told(page)
    assert "Two &lt;b&gt;voices" in text and "Claims as reported, not verified" in text
    assert "Dispute 1" in text and 'id="n-2"' in text and 'id="n-3"' not in text
    for claim in (a, b):
        assert f'href="/claim/{claim}"' in text and f"#c-{claim}" in text
    assert len(re.findall(r'id="r-1"', text)) == 1
    rows = client.get(pick(a, b) + "&format=json").json()["claims"]
    assert {row["id"] for row in rows} == {a, b}


def test_an_incident_is_picked_as_a_whole(client: TestClient) -> None:
    found = client.get("/incidents?format=json").json()["incidents"][0]
    number = found["number"]
    page = client.get(f"/briefing?incident={number}").text
    assert f"Incident {number}" in told(page)
    claims = client.get(f"/briefing?incident={number}&format=json").json()["claims"]
    assert claims and {claim["incident"] for claim in claims} == {number}


def test_a_claim_of_an_incident_is_told_under_the_name_of_its_page(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "strikes.db")
    tolls.fill(desk)
    desk.store.close()
    denial = desk.ids["the Syrian army struck Rastan"]
    with make_client(tmp_path / "strikes.db") as client:
        page = client.get("/incident/1").text.split("<h1>")[1].split("</h1>")[0]
        address = pick(denial)
        frozen = client.get(freeze(client, address)).text
        word = Document(io.BytesIO(client.get(address + "&format=docx").content))
        for text in (
            told(client.get(address).text),
            told(frozen),
            client.get(address + "&format=md").text,
            "\n".join(paragraph.text for paragraph in word.paragraphs),
        ):
            assert "Incident 1: Rastan, Homs, 8–10 November 2024" in text
            assert "1 of 7 claims picked" in text and "5 articles, 4 origins" in text
            assert "Nobody says" not in text and "nobody says" not in text
        assert " ".join(re.sub("<[^>]*>", "", page).split()) == "Rastan, Homs, 8–10 November 2024"


def test_files_hold_the_same_text(client: TestClient) -> None:
    address = pick(*disputed(client))
    markdown = client.get(address + "&format=md")
    assert markdown.headers["content-type"].startswith("text/markdown")
    assert 'filename="briefing.md"' in markdown.headers["content-disposition"]
    assert "## Disputed" in markdown.text and "[^2]:" in markdown.text
    word = Document(io.BytesIO(client.get(address + "&format=docx").content))
    assert "Dispute 1" in [paragraph.text for paragraph in word.paragraphs]
    nothing = client.get("/briefing?format=md")
    assert nothing.status_code == 400 and "no claim picked" in nothing.text


def test_the_pick_stays_when_the_bar_narrows_and_pages_go_on(client: TestClient) -> None:
    a, b = disputed(client)
    page = client.get(pick(a, b) + "&q=zzz").text
    assert "2 picked that are not on this page" in page and told(page)
    assert f'form="bar" name="claim" value="{a}"' in page
    page = client.get(pick(a) + "&limit=1").text
    assert 'rel="next"' in page and f"claim={a}&amp;" in page.split('rel="next"')[1][:200]


def test_what_is_not_there_or_rejected_is_left_out_and_said(demo: Path) -> None:
    with make_client(demo) as client:
        a, b = disputed(client)
        with Ledger(demo) as ledger:
            ledger.decide("reject", a, "Bo Lind", "a drill")
        page = client.get(pick(a, b, "0000") + "&incident=999").text
        assert f"{a}, 0000, incident 999" in page
        assert f'href="/claim/{b}"' in told(page) and a not in told(page)
        assert client.get("/briefing?incident=x").status_code == 400
        assert "Nothing is picked yet" in client.get(pick("0000")).text


def test_a_frozen_text_stays_whatever_comes_in(demo: Path) -> None:
    with make_client(demo) as client:
        a, b = disputed(client)
        address = freeze(client, pick(a, b) + "&title=March")
        before = client.get(address).text
        assert "by <bdi>Ana Petit</bdi>" in before and "The ledger would still tell it so" in before
        markdown = client.get(address + "?format=md").text
        with Ledger(demo) as ledger:
            ledger.decide("edit", a, "Bo Lind", source="Omar Haddad")
            ledger.decide("accept", ledger.disputes()[0].a.id, "Bo Lind")
        after = client.get(address).text
        assert told(after) == told(before)
        assert client.get(address + "?format=md").text == markdown
        assert client.get(address + "?format=docx").status_code == 200
        assert "The ledger would tell it otherwise now" in after
        assert "Omar Haddad" in after and "Omar Haddad" not in told(after)
        assert "March" in client.get("/briefing").text
        with Ledger(demo) as ledger:
            ledger.decide("reject", b, "Bo Lind", "a drill")
        assert "No longer there, or rejected since" in client.get(address).text


def test_a_new_account_of_a_frozen_incident_is_told(demo: Path) -> None:
    with make_client(demo) as client:
        number = client.get("/incidents?format=json").json()["incidents"][0]["number"]
        address = freeze(client, f"/briefing?incident={number}")
        assert "The ledger would still tell it so" in client.get(address).text
        with Ledger(demo) as ledger:
            other = next(row.number for row in ledger.incidents() if row.number != number)
            ledger.decide("merge", f"incident:{number}", "Bo Lind", incidents=[other])
        page = client.get(address).text
        assert "The ledger would tell it otherwise now" in page and "merged" in page


def test_the_same_text_is_frozen_once(client: TestClient) -> None:
    address = pick(*disputed(client))
    first = freeze(client, address)
    assert freeze(client, address, "Bo Lind") == first
    assert "by <bdi>Ana Petit</bdi>" in client.get(first).text


def test_freezing_needs_a_name_a_pick_and_a_desk_that_writes(demo: Path) -> None:
    with make_client(demo) as client:
        form = {"csrf": csrf_of(client), "by": "Ana"}
        where = pick(*disputed(client)).replace("/briefing?", "/briefing/freeze?")
        assert client.post(where, data=form | {"by": " "}).status_code == 400
        assert client.post("/briefing/freeze", data=form).status_code == 400
        assert client.post(where, data=form | {"csrf": "0"}).status_code == 403
        missing = client.get("/briefing/0123456789abcdef")
        assert missing.status_code == 404 and "was frozen in this ledger" in missing.text
    with make_client(demo, read_only=True) as client:
        assert "freeze</button>" not in client.get(pick(*disputed(client))).text
        assert client.post(where, data={"by": "Ana"}).status_code == 403


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "א" * 200, "x" * 200])
def test_hostile_and_long_names_stay_words(tmp_path: Path, name: str) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add_text("Chad closed its border on Monday, the army said.", outlet=name)
        claim = ledger.claims()[0].id
    with make_client(tmp_path / "news.db") as client:
        frozen = freeze(client, pick(claim) + "&title=<i>x</i>")
        for page in (client.get(pick(claim)).text, client.get(frozen).text):
            assert "<script>alert" not in page and "<i>x" not in page


def test_an_empty_ledger_has_nothing_to_pick(tmp_path: Path) -> None:
    Ledger(tmp_path / "empty.db").close()
    with make_client(tmp_path / "empty.db") as client:
        assert "Nothing is picked yet" in client.get("/briefing").text


def test_claims_are_picked_by_keys_and_frozen(tab: Watched) -> None:
    page = tab.page
    page.goto("/briefing")
    for _ in range(2):
        page.keyboard.press("j")
        page.keyboard.press("p")
    expect(page.locator(".footnotes li")).to_have_count(2)
    expect(page.locator("#bar-pick [name=claim]")).to_have_count(2)
    expect(page).to_have_url(re.compile("claim=.*claim="))
    page.keyboard.press("p")
    expect(page.locator(".footnotes li")).to_have_count(1)
    page.locator("#q").fill("market")
    page.get_by_role("button", name="Look").click()
    page.wait_for_url("**q=market**")
    expect(page.locator(".footnotes li")).to_have_count(1)
    page.locator("#text .by").fill("Ana Petit")
    page.get_by_role("button", name="freeze").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Frozen briefing")
    page.get_by_role("link", name="back to the text").click()
    expect(page.locator("#r-1")).to_be_in_viewport()

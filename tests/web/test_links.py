"""Links and what people say of them: who and when stays readable, and can be taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from starlette.testclient import TestClient

from tests.web.conftest import Watched


def a_dispute(client: TestClient) -> int:
    return int(client.get("/disputes?format=json").json()["links"][0]["number"])


def decide(client: TestClient, link: int, **fields: str) -> str:
    page = client.get("/disputes").text
    token = page.split('name="csrf" value="')[1].split('"')[0]
    form = {"csrf": token, "by": "Nadia R.", "target": f"link:{link}", "back": "/disputes"}
    return client.post("/decide", data=form | fields).text


def test_what_is_open_asks_a_question(client: TestClient) -> None:
    page = client.get(f"/link/{a_dispute(client)}").text
    assert "Do these two accounts exclude each other?" in page
    assert "yes, they do" in page and "no, they do not" in page and "decide anew" not in page


def test_an_accepted_link_says_by_whom_and_when(client: TestClient) -> None:
    number = a_dispute(client)
    decide(client, number, kind="accept")
    for page in (client.get("/disputes").text, client.get(f"/link/{number}").text):
        pair = page.split(f'id="l-{number}"')[1].split("</section>")[0]
        assert "link accepted by <bdi>Nadia R.</bdi>, " in pair and 'value="undo"' in pair
        assert "decide anew" in pair and "exclude each other?" not in pair
        assert "by a person" not in page


def test_a_rejected_link_stays_at_its_address(client: TestClient) -> None:
    number = a_dispute(client)
    decide(client, number, kind="reject", reason="two <b>strikes</b>")
    assert f'id="l-{number}"' not in client.get("/disputes").text
    page = client.get(f"/link/{number}").text
    assert "link rejected by <bdi>Nadia R.</bdi>" in page and "lists leave it out" in page
    assert "two &lt;b&gt;strikes&lt;/b&gt;" in page
    kept = page.split('name="number" value="')[1].split('"')[0]
    decide(client, number, kind="undo", number=kept)
    assert f'id="l-{number}"' in client.get("/disputes").text


@pytest.mark.parametrize("kind", ["accept", "reject"])
def test_an_accepted_claim_is_signed_in_lists(client: TestClient, kind: str) -> None:
    claim = client.get("/claims?format=json").json()["claims"][0]["id"]
    token = client.get("/disputes").text.split('name="csrf" value="')[1].split('"')[0]
    form = {"csrf": token, "by": "Nadia R.", "target": f"claim:{claim}", "kind": kind}
    client.post("/decide", data=form | {"reason": "seen"})
    page = client.get("/claims?rejected=yes").text
    assert f"{kind}ed by <bdi>Nadia R.</bdi>, " in page and ": <span" in page


def test_a_rejection_says_what_it_wants(tab: Watched) -> None:
    page = tab.page
    page.goto("/disputes")
    pair = page.locator(".pair").first
    pair.locator(".by").fill("Nadia R.")
    pair.locator("[value=reject]").click()
    expect(pair.locator(".wanting")).to_have_text("a reason, please")
    expect(pair.locator(".reason")).to_be_focused()
    page.keyboard.type("the same strike")
    page.keyboard.press("Enter")
    expect(pair.locator("form.kept")).to_contain_text("link rejected by Nadia R.")
    expect(pair.locator("form.kept a")).to_have_attribute(
        "href", "/link/" + (pair.get_attribute("id") or "")[2:]
    )
    pair.locator("[value=undo]").click()
    expect(pair.locator("[value=accept]")).to_be_visible()

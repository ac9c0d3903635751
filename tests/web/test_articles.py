"""The list of texts, and one text with its claims: what they hold, and what the keyboard does there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from reportedly.open_ledger import Ledger
from tests.web.conftest import Watched, make_client, serving

TEXT = (
    "Rebels \U0001f600 seized the border post at Metema on Monday, the army said.\r\nAt least 12"
    " people were killed in the fighting, the governor said.\n\nIs this the end? The army denied"
    " that its base had been lost, and the road \U0001f600 was shut."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "small.db") as ledger:
        ledger.add_text(TEXT, published="2031-03-05", outlet="Red Sea Daily")
    return tmp_path / "small.db"


@pytest.fixture
def small(ledger: Path) -> Iterator[TestClient]:
    with make_client(ledger) as client:
        yield client


def article_of(ledger: Path) -> str:
    with Ledger(ledger, read_only=True) as opened:
        return opened.claims()[0].article


def decided(ledger: Path, kind: str, words: str, **value: object) -> str:
    """Let Ana decide on the claim with these words, and give its id."""
    with Ledger(ledger) as opened:
        claim = next(row.id for row in opened.claims() if words in row.text)
        opened.decide(kind, claim, "Ana", "a drill", **value)  # type: ignore[arg-type]
    return claim


def pieces(page: str) -> list[tuple[int, str]]:
    """Where each piece of the text stands, and its words."""
    found = re.findall(r'<span data-at="(\d+)"[^>]*>([^<]*)</span>', page)
    return [(int(at), words) for at, words in found]


def test_the_whole_text_stands_there_with_its_offsets(small: TestClient, ledger: Path) -> None:
    page = small.get(f"/article/{article_of(ledger)}").text
    shown = pieces(page)
    assert len(shown) > 3
    for at, words in shown:
        assert TEXT[at:].replace("\r\n", "\n").startswith(words.replace("&#39;", "'")), (at, words)
    whole = "".join(words for _, words in shown)
    assert "".join(whole.split()) == "".join(TEXT.split())


def test_each_claim_has_its_words_and_its_card(small: TestClient, ledger: Path) -> None:
    page = small.get(f"/article/{article_of(ledger)}").text
    cards = re.findall(r'id="c-(\w+)" data-item tabindex="0" data-claim="(\d+)"', page)
    assert [int(number) for _, number in cards] == list(range(1, len(cards) + 1))
    for id, number in cards:
        assert f'id="w-{number}"><a href="#c-{id}"' in page
    assert "the governor" in page and "12 or more people killed" in page
    assert "s-denied" in page and "not read: question" in page


def test_what_people_decided_shows(small: TestClient, ledger: Path) -> None:
    path = f"/article/{article_of(ledger)}"
    killed = decided(ledger, "edit", "12 people", places="Gallabat")
    seized = decided(ledger, "reject", "seized")
    page = small.get(path).text
    assert "Gallabat" in page and "edited by" in page and f"c-{killed}" in page
    assert f"c-{seized}" not in page and "Show 1 that people rejected" in page
    asked = small.get(path, params={"rejected": "yes"}).text
    assert re.search(rf'class="card claim [^"]*rejected" id="c-{seized}"', asked)
    assert "struck" in asked and "a drill" in asked


def test_a_missed_claim_is_marked_by_its_words_alone(small: TestClient, ledger: Path) -> None:
    path = f"/article/{article_of(ledger)}"
    token = small.get(path).text.split('name="csrf" value="')[1].split('"')[0]
    form = {
        "csrf": token,
        "kind": "missed",
        "target": f"article:{article_of(ledger)}",
        "by": "Ana",
        "back": path,
        "words": "Is this the end",
        "start": "",
        "end": "",
        "source": "author",
        "claim_kind": "other",
        "field.status": "assessed",
    }
    page = small.post("/decide", data=form).text
    assert "marked as missed by <bdi>Ana</bdi>" in page and "assessed" in page


def test_the_data_are_the_claims(small: TestClient, ledger: Path) -> None:
    path = f"/article/{article_of(ledger)}"
    claims = small.get(path, params={"format": "json"}).json()["claims"]
    assert [row["text"] for row in claims][0].startswith("Rebels")
    table = small.get(path, params={"format": "csv"}).text
    assert len(table.splitlines()) == len(claims) + 1


def test_as_known_before_it_was_recorded_it_is_not_there(small: TestClient, ledger: Path) -> None:
    answer = small.get(f"/article/{article_of(ledger)}", params={"as_of": "2001-01-01"})
    assert answer.status_code == 404 and "no article" in answer.text
    assert small.get("/article/nope").status_code == 404


def test_a_read_only_desk_shows_no_form(ledger: Path) -> None:
    with make_client(ledger, read_only=True) as client:
        page = client.get(f"/article/{article_of(ledger)}").text
    assert "/decide" not in page and "mark a missed claim" not in page and "data-claim" in page


def test_an_id_may_hold_what_leads_elsewhere(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text('{"id": "a/../b?c#d", "text": "The army left Homs, the minister said."}\n')
    with Ledger(tmp_path / "odd.db") as ledger:
        ledger.add(source)
    with make_client(tmp_path / "odd.db") as client:
        page = client.get("/articles").text
        address = page.split('<a data-open href="')[1].split('"')[0]
        assert "The army left Homs" in client.get(address).text


def test_texts_are_listed_with_their_counts(client: TestClient) -> None:
    page = client.get("/articles").text
    rows = client.get("/articles", params={"format": "json"}).json()["articles"]
    assert page.count('class="printed"') == len(rows) == 12
    assert any(row["disputes"] for row in rows) and "dispute" in page
    assert any(row["copied"] for row in rows) and "shares words with an earlier text" in page
    part = client.get("/articles", params={"limit": 5})
    assert part.text.count('class="printed"') == 5 and 'rel="next"' in part.text
    assert client.get("/articles", params={"after": "x"}).status_code == 400


def test_copies_are_told_on_both_sides(client: TestClient) -> None:
    row = next(r for r in client.get("/articles?format=json").json()["articles"] if r["copied"])
    later, first = (client.get(f"/article/{row[id]}").text for id in ("id", "copied"))
    assert re.search(r"shares \d+ % of its words with .*which had it before", later)
    assert re.search(r"shares \d+ % of its words with .*which had it after", first)


def test_an_empty_ledger_says_how_texts_come_in(tmp_path: Path) -> None:
    Ledger(tmp_path / "empty.db").close()
    with make_client(tmp_path / "empty.db") as client:
        assert "reportedly add" in client.get("/articles").text


def test_keys_go_through_the_claims_and_light_their_words(tab: Watched) -> None:
    page = tab.page
    page.goto("/article/metema-posture")
    page.keyboard.press("j")
    page.keyboard.press("j")
    card = page.locator(".card.here")
    number = card.get_attribute("data-claim")
    assert number == "2"
    expect(page).to_have_url(re.compile(f"#{card.get_attribute('id')}$"))
    words = page.locator(f'[data-of~="{number}"]').first
    assert "lit" in (words.get_attribute("class") or "")
    page.keyboard.press("a")
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    page.locator(".card.settled form.kept").wait_for()
    page.reload()
    assert "accepted by Ana" in page.locator(f'[data-claim="{number}"]').inner_text()


def test_pointing_and_fragments_choose_a_claim(tab: Watched) -> None:
    page = tab.page
    page.goto("/article/metema-posture")
    page.locator("[data-of]").last.hover()
    page.locator(".card.lit").first.wait_for()
    page.locator("[data-of]").last.click()
    chosen = page.locator(".card.here").get_attribute("id")
    page.goto(f"/article/metema-posture#{chosen}")
    page.reload()
    assert page.locator(".card.here").get_attribute("id") == chosen
    page.locator("sup a").first.click()
    page.locator('[data-claim="1"].here').wait_for()


def test_selected_words_are_marked_as_missed(ledger: Path, browser: Browser) -> None:
    with serving(ledger) as site:
        context = browser.new_context(base_url=site)
        tab = Watched(context, site)
        page = tab.page
        page.goto(f"/article/{article_of(ledger)}")
        page.evaluate(
            """() => {
                const pieces = [...document.querySelectorAll("[data-at]")];
                const node = pieces.find((one) => one.textContent.includes("was shut")).firstChild;
                const at = node.data.indexOf("was shut");
                getSelection().setBaseAndExtent(node, at - 1, node, at + "was shut".length);
            }"""
        )
        page.keyboard.press("m")
        page.locator("dialog[open] #missed-source").fill("author")
        page.locator("#missed-kind").select_option("other")
        page.locator("#missed input.by").fill("Ana")
        page.get_by_role("button", name="mark it").click()
        marked = page.locator(".card", has_text="marked as missed by Ana")
        assert marked.locator(".words").inner_text() == "was shut"
        context.close()
        assert not tab.troubles


def test_a_claim_is_edited_in_a_dialog(tab: Watched) -> None:
    page = tab.page
    page.goto("/article/metema-posture")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator("#peeked #only-status").select_option("rumoured")
    page.locator("#peeked input.by").fill("Ana")
    page.get_by_role("button", name="keep the edit").click()
    page.locator('[data-claim="1"].s-rumoured.here').wait_for()

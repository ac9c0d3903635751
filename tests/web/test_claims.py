"""The page of one claim, its words for a dialog, and the forms on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.claim import Casualties, Claim, Factuality, Relay
from reportedly.ledger.decisions.values import check_fields
from reportedly.open_ledger import Ledger
from reportedly.text import Span
from reportedly.web.claim_fields import coded_fields, form_fields
from tests.web.conftest import Watched, make_client

TEXT = (
    "It rained all day. Rebels seized Metema on Monday, the army said. At least 12 people were"
    " killed in the fighting, the governor said.\n\nTalks will resume if the guns fall silent, the"
    " minister said. Nobody else was named."
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


def claim_of(ledger: Path, words: str) -> str:
    with Ledger(ledger, read_only=True) as opened:
        return next(row.id for row in opened.claims() if words in row.text)


def send(client: TestClient, claim: str, **fields: str) -> str:
    """Fill in a form of the claim's page, and give the page that it leads back to."""
    path = f"/claim/{claim}"
    token = client.get(path).text.split('name="csrf" value="')[1].split('"')[0]
    form = {"csrf": token, "target": f"claim:{claim}", "by": "Ana", "back": path} | fields
    answer = client.post("/decide", data=form)
    assert answer.status_code == 200, answer.text
    return answer.text


def test_the_words_stand_between_their_neighbours(small: TestClient, ledger: Path) -> None:
    page = small.get(f"/claim/{claim_of(ledger, 'seized')}").text
    passage = re.search(r"<blockquote.*?</blockquote>", page, re.S)
    assert passage is not None
    words = re.sub(r"<[^>]+>", "", passage[0])
    assert words.startswith("It rained all day. Rebels seized") and "the governor said" in words
    assert re.search(r'class="mark s-\w+">Rebels seized Metema', passage[0])
    assert 'class="speaker">the army' in passage[0] and 'class="cue">said' in passage[0]


def test_codes_come_with_the_words_that_caused_them(small: TestClient, ledger: Path) -> None:
    page = small.get(f"/claim/{claim_of(ledger, '12 people')}").text
    table = page.split('class="coded-fields"')[1].split("</table>")[0]
    assert "12 or more people killed" in table and "governor" in table
    assert "<q" in table


def test_words_for_a_dialog_are_no_whole_page(small: TestClient, ledger: Path) -> None:
    claim = claim_of(ledger, "seized")
    whole = small.get(f"/claim/{claim}/words").text
    part = small.get(f"/claim/{claim}/words", headers={"hx-request": "true"}).text
    assert "<html" in whole and "<html" not in part
    for text in (whole, part):
        assert "Rebels seized Metema" in text and f"#c-{claim}" in text


def test_only_what_was_changed_is_an_edit(small: TestClient, ledger: Path) -> None:
    claim = claim_of(ledger, "12 people")
    form = small.get(f"/claim/{claim}").text.split('<form class="edit"')[1].split("</form>")[0]
    was = dict(re.findall(r'name="(was\.\w+)" value="([^"]*)"', form))
    now = {name.replace("was.", "field."): value for name, value in was.items()}
    page = send(small, claim, kind="edit", **was, **now | {"field.places": "Gallabat"})
    history = page.split('id="history"')[1].split("</section>")[0]
    assert "Gallabat" in history and re.findall("<dt>([^<]+)", history) == ["places"]
    assert "edited by Ana on" in page


def test_an_edit_of_nothing_says_so(small: TestClient, ledger: Path) -> None:
    claim = claim_of(ledger, "12 people")
    token = small.get(f"/claim/{claim}").text.split('name="csrf" value="')[1].split('"')[0]
    form = {"csrf": token, "target": f"claim:{claim}", "by": "Ana", "kind": "edit"}
    answer = small.post("/decide", data=form | {"was.kind": "other", "field.kind": "other"})
    assert answer.status_code == 400 and "no field to edit" in answer.text


def test_grades_and_outcomes_are_kept_and_undone(small: TestClient, ledger: Path) -> None:
    claim = claim_of(ledger, "Talks will resume")
    page = send(small, claim, kind="grade", grade="3")
    assert "possibly true" in page.split('id="history"')[1]
    page = send(small, claim, kind="outcome", outcome="met", condition="1")
    assert re.search(r"guns fall silent</q>: <b>met</b>", page)
    number = re.findall(r'name="number" value="(\d+)"', page)[-1]
    page = send(small, claim, kind="undo", number=number)
    assert "undone by <bdi>Ana</bdi>" in page
    assert "What became of it" not in small.get(f"/claim/{claim_of(ledger, 'seized')}").text


def test_links_stand_disputes_first_with_the_other_claim(client: TestClient) -> None:
    link = client.get("/disputes?format=json").json()["links"][0]
    for end, other in (("a", "b"), ("b", "a")):
        page = client.get(f"/claim/{link[end]['id']}").text
        assert "disputed by" in page and f"c-{link[other]['id']}" in page
        assert f"link:{link['number']}" in page


def test_what_is_not_there_is_told(small: TestClient) -> None:
    for path in ("/claim/nope", "/claim/nope/words", "/claim/nope/edit"):
        assert small.get(path).status_code == 404


def test_fields_of_a_form_come_back_as_they_were() -> None:
    source = Relay("Omar", "person", span=Span(0, 4, "Omar"), cue=Span(5, 9, "said"))
    claim = Claim(
        *("c", "a", (Span(10, 20, "ten people"),), (source, Relay("SANA", "outlet"))),
        Factuality("asserted", "+", "certain", "happened", "paraphrase"),
        "incident",
        casualties=(
            Casualties("killed", 7, 8, 9, "civilians"),
            Casualties("wounded", 20, None, None, None, "cumulative"),
            Casualties("missing", 3, None, 3),
            Casualties("captured", 4, 4, 4),
        ),
    )
    fields = {field.name: field.value for field in form_fields(claim)}
    kept = check_fields(fields)
    assert [tuple(harm.values()) for harm in kept["casualties"]] == [
        (one.what, one.low, one.best, one.high, one.group, one.scope) for one in claim.casualties
    ]
    assert (kept["source"], kept["via"], kept["when"]) == ("Omar", ["SANA"], None)
    named = {field.name: [span.text for span in field.spans] for field in coded_fields(claim)}
    assert (named["source"], named["cue"]) == (["Omar"], ["said"])


def test_a_claim_is_rejected_with_a_reason_and_taken_back(tab: Watched) -> None:
    page = tab.page
    page.goto("/disputes")
    page.locator(".card .words a").first.click()
    page.wait_for_url("**/claim/*", wait_until="load")
    page.keyboard.press("x")
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    page.keyboard.type("a drill")
    page.keyboard.press("Enter")
    page.locator(".whole form.kept").wait_for()
    page.reload()
    assert page.locator(".whole.rejected").count() == 1
    page.get_by_role("button", name="undo decision").click()
    page.locator(".history .undone").first.wait_for()
    assert page.locator(".whole.rejected").count() == 0

"""The list of sources, and one source from both sides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.ledger.tally import recount
from tests.views.conftest import WIRE, fill
from tests.views.desk import Desk, Told, outlet
from tests.web.conftest import Watched, make_client
from tests.web.test_guard import csrf

HOSTILE = "<img src=x onerror=alert(1)> Post"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """An affair, and Hill Post's words in a paper with a hostile name."""
    desk = Desk(tmp_path / "sources.db")
    fill(desk)
    desk.print("odd", Told("A convoy left", outlet("Hill Post"), origin=WIRE), outlet=HOSTILE)
    desk.print("nameless", Told("It was seen", outlet("Hill Post"), origin=WIRE))
    recount(desk.store)
    desk.store.close()
    return tmp_path / "sources.db"


@pytest.fixture
def sources(ledger: Path) -> Iterator[TestClient]:
    with make_client(ledger) as client:
        yield client


def test_outlets_are_listed_with_their_own_share(sources: TestClient) -> None:
    page = sources.get("/sources").text
    row = page.split("<bdi>Mill Times</bdi>")[1].split("</tr>")[0]
    assert '<rect class="own" width="' in row and "%" in row and "none" in row
    assert "outlet unknown" in page and "/source?name=%28outlet" not in page
    rows = sources.get("/sources?format=json").json()["sources"]
    assert {row["outlet"]: row["disputes"] for row in rows}["Mill Times"] == 2
    assert sources.get("/sources?format=csv").text.startswith("outlet,articles,claims,own,share,")
    assert "<img src=x" not in page


def test_a_source_has_both_sides(sources: TestClient) -> None:
    page = sources.get("/source?name=Hill+Post").text
    relayed, rest = page.split("Who relays it")
    assert "Clinic of Rastan" in relayed.split("Whom it relays")[1]
    assert "onerror" in rest and "<img src=x" not in rest and "outlet unknown" in rest
    assert "Iran has left Homs" in page
    assert "/claims?outlet=Hill+Post" in page and "/disputes?outlet=Hill+Post" in page
    assert (
        "/links?type=corrects&amp;outlet=Mill+Times" in sources.get("/source?name=Mill+Times").text
    )


def test_a_person_is_a_source_too(sources: TestClient) -> None:
    page = sources.get("/source?name=Ali+Asghar+Haji").text
    assert "Prints nothing itself" in page and "Hill Post" in page.split("Who relays it")[1]
    assert "Iran stays in Syria" in page and "/claims?source=Ali+Asghar+Haji" in page
    claims = sources.get("/source?name=Ali+Asghar+Haji&format=json").json()["claims"]
    assert [row["text"] for row in claims] == ["Iran stays in Syria"]


def test_what_cannot_be_answered_says_why(sources: TestClient) -> None:
    assert sources.get("/source").status_code == 400
    answer = sources.get("/source?name=Nobody+Daily")
    assert answer.status_code == 404 and "no source" in answer.text
    assert sources.get("/sources?after=1").status_code == 400


def test_people_grade_a_source(sources: TestClient) -> None:
    form = {"csrf": csrf(sources), "kind": "grade", "target": "source:Hill Post", "by": "Ana"}
    form |= {"back": "/source?name=Hill+Post"}
    for grade, reason in (("C", "two corrections"), ("B", "")):
        page = sources.post("/decide", data=form | {"grade": grade, "reason": reason}).text
    grades = page.split('class="grades"')[1].split("</ol>")[0]
    assert grades.index("usually reliable") < grades.index("fairly reliable")
    assert "two corrections" in grades and "Ana" in grades
    row = sources.get("/sources").text.split("<bdi>Hill Post</bdi>")[1].split("</tr>")[0]
    assert '<span class="grade">B</span>' in row
    assert sources.post("/decide", data=form | {"grade": "Q"}).status_code == 400


def test_a_read_only_desk_shows_grades_alone(ledger: Path) -> None:
    with make_client(ledger, read_only=True) as client:
        page = client.get("/source?name=Hill+Post").text
        assert "Grades that people gave" in page and "/decide" not in page


def test_a_source_is_found_and_graded(tab: Watched) -> None:
    tab.page.goto("/sources")
    tab.page.keyboard.press("j")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/source?name=*")
    tab.page.get_by_label("Reliability (Admiralty)").select_option("B")
    tab.page.get_by_label("Your name").fill("Ana Petit")
    tab.page.get_by_role("button", name="grade", exact=True).click()
    tab.page.locator(".grades li").get_by_text("usually reliable").wait_for()
    assert tab.page.locator(".grades li .grade").inner_text() == "B"

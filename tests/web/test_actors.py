"""The list of actors, and one actor's dossier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.claim import Actor, Relation
from tests.views.conftest import fill
from tests.views.desk import Desk, Told, person
from tests.web.conftest import Watched, make_client

LONG = "Ministerium" + "für" * 60
HOSTILE = "<script>alert(1)</script> & \"sons\" 'of' \u202enoise"
ARABIC = "حزب الله العراقي"


@pytest.fixture
def affair(tmp_path: Path) -> Iterator[TestClient]:
    """A client of the desk of an invented affair, with names that are hard to show."""
    desk = Desk(tmp_path / "affair.db")
    fill(desk)
    desk.print(
        "odd",
        *(
            Told(f"Words {number} of a strange name", person(name), actors=(Actor(name),))
            for number, name in enumerate((LONG, HOSTILE, ARABIC))
        ),
        Told("They stand by it", kind="relation", relation=Relation("supports", HOSTILE, LONG)),
    )
    desk.store.close()
    with make_client(tmp_path / "affair.db") as client:
        yield client


def test_actors_are_listed_with_what_they_do(affair: TestClient) -> None:
    page = affair.get("/actors").text
    row = page.split("Rastan Brigade</bdi>")[1].split("</tr>")[0]
    assert "claims" in row and "ties" in row and "✗" in row
    rows = affair.get("/actors?format=json").json()["actors"]
    brigade = next(row for row in rows if row["name"] == "Rastan Brigade")
    assert (brigade["claims"], brigade["said"], brigade["denied"]) == (3, 1, 1)
    assert affair.get("/actors?format=csv").text.startswith("name,kind,id,claims,")


def test_a_name_is_looked_for_by_its_letters(affair: TestClient) -> None:
    page = affair.get("/actors?called=brig").text
    assert "Rastan Brigade" in page and "Lavrentiev" not in page
    found = affair.get("/actors?called=brig&format=json").json()["actors"]
    assert [row["name"] for row in found] == ["Rastan Brigade"]
    assert "Ask for everything" in affair.get("/actors?called=zzz").text


def test_pages_of_actors_follow_each_other(affair: TestClient) -> None:
    names, path = [], "/actors?limit=3"
    while path:
        page = affair.get(path).text
        names += [part.split("</bdi>")[0] for part in page.split("data-open")[1:]]
        path = page.split('rel="next" href="')[1].split('"')[0] if 'rel="next"' in page else ""
        path = path.replace("&amp;", "&")
    assert len(names) == len(set(names)) == len(affair.get("/actors?format=json").json()["actors"])


def test_a_dossier_gathers_roles_ties_and_words(affair: TestClient) -> None:
    page = affair.get("/actor?name=Haji").text
    assert "adviser to the minister" in page and "Iran stays in Syria" in page
    assert "/network?name=Haji" in page and "/map?actor=Haji" in page
    page = affair.get("/actor?name=Iran").text
    assert "Registered as <code>IRN</code>" in page and "Islamic Republic of Iran" in page
    assert "d-rumoured" in page and "is part of" in page
    tie = affair.get("/actor?name=Iran&format=json").json()["ties"][0]
    assert (tie["type"], tie["told"]["rumoured"]) == ("part_of", 1)


def test_a_dossier_is_as_known_on_a_day(affair: TestClient) -> None:
    page = affair.get("/actor?name=Iran&as_of=2024-11-12").text
    assert "No lasting tie is told of." in page and "as_of=2024-11-12" in page
    answer = affair.get("/actor?name=Iran&as_of=2024-11-01")
    assert answer.status_code == 404 and "nothing is told" in answer.text


def test_the_bar_keeps_whose_dossier_it_is(affair: TestClient) -> None:
    page = affair.get("/actor?name=Iran&outlet=Mill+Times").text
    bar = page.split('id="bar"')[1].split("</form>")[0]
    assert '<input type="hidden" name="name" value="Iran">' in bar
    assert 'class="clear" href="/actor?name=Iran"' in bar
    assert "Iran stays in Syria" not in page and "Iran has left Homs" in page


def test_what_cannot_be_answered_says_why(affair: TestClient) -> None:
    assert affair.get("/actor").status_code == 400
    assert affair.get("/actor?name=Nobody").status_code == 404
    assert affair.get("/actors?format=geojson").status_code == 400
    assert affair.get("/actors?after=x").status_code == 400


@pytest.mark.parametrize("name", [LONG, HOSTILE, ARABIC])
def test_names_that_are_hard_to_show_are_shown(affair: TestClient, name: str) -> None:
    for path in ("/actor", "/network", "/actors"):
        answer = affair.get(path, params={"name": name})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text and "\u202e" not in answer.text
    assert "dir=" in affair.get("/actor", params={"name": name}).text


def test_an_empty_ledger_has_no_actors(tmp_path: Path) -> None:
    Desk(tmp_path / "empty.db").store.close()
    with make_client(tmp_path / "empty.db") as client:
        for path in ("/actors", "/network", "/posture", "/outlook", "/sources"):
            page = client.get(path)
            assert page.status_code == 200 and 'class="nothing"' in page.text


def test_the_list_is_walked_by_keys(tab: Watched) -> None:
    tab.page.goto("/actors")
    tab.page.keyboard.press("j")
    name = tab.page.locator("tr.here [data-open]").inner_text()
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**/actor?name=*")
    assert tab.page.locator("h1").inner_text() == name
    tab.page.get_by_role("link", name="Network", exact=True).click()
    tab.page.wait_for_url("**/network?name=*")

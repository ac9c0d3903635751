"""Incidents: the list, accounts side by side, figures that lead to their words, and decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from reportedly.ledger.records import Origin
from reportedly.ledger.tally import recount
from tests.views import tolls
from tests.views.desk import KIDAL, RUMOUR, Desk, Told, person
from tests.web.conftest import Watched, make_client, serving

FRONT = Origin("front", "Front", "speaker")
SCRIPT = "<script>window.hacked=1</script>"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of one strike that is told in five ways, and of another on the next day."""
    desk = Desk(tmp_path / "strikes.db")
    tolls.fill(desk)
    police = Origin("police", f"Police {SCRIPT}", "unnamed")
    words = "a bomb wounded people in " + "K" * 200
    desk.print(
        "other",
        tolls.strike(words, police, happening="bomb", places=(KIDAL,), when="2024-11-11"),
        outlet="ا" * 80,
        published="2024-11-12",
    )
    recount(desk.store)
    desk.store.close()
    return tmp_path / "strikes.db"


@pytest.fixture
def strikes(ledger: Path) -> Iterator[TestClient]:
    """A client of that ledger's desk."""
    with make_client(ledger) as client:
        yield client


def decide(client: TestClient, **fields: str | list[str]) -> str:
    """Send a form of the first incident's page and give the page that follows."""
    token = client.get("/incident/1").text.split('name="csrf" value="')[1].split('"')[0]
    form = {"csrf": token, "target": "incident:1", "by": "Ana Petit", "back": "/incident/1"}
    answer = client.post("/decide", data=form | fields)
    assert answer.status_code == 200, answer.text
    return answer.text


def row_of(page: str, label: str) -> str:
    """A row of the table of accounts, as text."""
    found = re.search(rf'<tr[^>]*><th scope="row">{re.escape(label)}</th>(.*?)</tr>', page, re.S)
    assert found is not None, label
    return " ".join(re.sub(r"<[^>]*>", " ", found[1].replace("</td>", "|")).split())


# -- the list --------------------------------------------------------------------------------------


def test_incidents_are_listed_latest_first(strikes: TestClient) -> None:
    page = strikes.get("/incidents").text
    assert page.index("/incident/2") < page.index("/incident/1")
    assert "disputed" in page and "/incident/1#row-killed" in page
    rows = strikes.get("/incidents?format=json").json()["incidents"]
    assert [row["number"] for row in rows] == [2, 1]
    assert strikes.get("/incidents?format=csv").text.startswith("number,first,last,")


def test_incidents_are_narrowed_and_go_on(strikes: TestClient) -> None:
    page = strikes.get("/incidents?place=Rastan").text
    assert "/incident/1" in page and 'href="/incident/2"' not in page
    first = strikes.get("/incidents?limit=1").text
    assert 'href="/incident/1"' not in first
    mark = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert 'href="/incident/1"' in strikes.get(mark).text
    assert "Nothing there" in strikes.get("/incidents?place=Nowhere").text
    assert strikes.get("/incidents?since=soon").status_code == 400


def test_the_list_tells_what_makes_a_row_doubtful(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "rumour.db")
    told = Told("shells fell", person("residents"), RUMOUR, happening="shells")
    desk.print("one", told, published="2031-03-07")
    recount(desk.store)
    desk.store.close()
    with make_client(tmp_path / "rumour.db") as client:
        page = " ".join(re.sub("<[^>]*>", " ", client.get("/incidents").text).split())
        assert "printed 7 March 2031, day not told ≈ as rumour only" in page
        decide(client, kind="settle", figure="killed 3")
        assert "killed settled by a person" in client.get("/incidents").text
        assert "printed 7 March 2031, day not told" in client.get("/incident/1").text


# -- accounts side by side -------------------------------------------------------------------------


def test_each_origin_has_a_column_and_copies_are_folded(strikes: TestClient) -> None:
    page = strikes.get("/incident/1").text
    assert page.count('<th scope="col" id="o-') == 4
    assert "+2 repeats" in page and "Vale Courier" in page
    assert "5 articles" in page and "4 origins" in page
    assert "Origins are told apart by name: two names of one source count as two." in page
    accounts = strikes.get("/incident/1?format=json").json()["accounts"]
    assert [one["origin"] for one in accounts][0] == "Clinic of Rastan"
    assert "reports" in strikes.get("/incident/1?format=csv").text.splitlines()[0]


def test_cells_that_differ_say_so_in_words(strikes: TestClient) -> None:
    page = strikes.get("/incident/1").text
    clinic, union, army, governor, _ = row_of(page, "killed").split("|")
    assert clinic.strip().startswith("19 before: 12 or more , 11 November 2024")
    assert "differs from 23–26, 20" in clinic
    assert "23–26 no best given" in union and "19, 20" in union
    assert army.split() == ["4", "militants"]
    assert "differs from 19, 23–26" in governor
    assert "differs" not in row_of(page, "happened?")
    clinic, _, army, _, _ = row_of(page, "by whom").split("|")
    assert "differs from" in clinic and "Syrian army" in clinic
    assert "✗ not by Syrian army ≠ differs from Clinic of Rastan" in army
    assert "1 origin says who did not do it" in " ".join(re.sub("<[^>]*>", " ", page).split())


def test_every_figure_leads_to_its_words(strikes: TestClient) -> None:
    page = strikes.get("/incident/1").text
    claims = set(re.findall(r'hx-get="(/claim/[^"]*/words)" hx-target="#peeked"', page))
    assert len(claims) >= 6
    assert all(strikes.get(address).status_code == 200 for address in claims)
    assert all(f'href="{address.removesuffix("/words")}"' in page for address in claims)


def test_the_plot_tells_figures_in_words_too(strikes: TestClient) -> None:
    page = strikes.get("/incident/1").text
    assert "Clinic of Rastan: 12 or more on 11 November 2024, then 19 on 13 November 2024." in page
    assert re.search(r"Without a day of printing: <bdi>Omar Haddad</bdi>", page)
    assert "<svg viewBox" not in strikes.get("/incident/2").text


def test_a_policy_settles_the_figures_shown(strikes: TestClient) -> None:
    assert "19–26" in strikes.get("/incident/1").text
    ordered = strikes.get("/incident/1?policy=source+order")
    names = [value for key, value in ordered.url.params.multi_items() if key == "order"]
    assert names == ["Clinic of Rastan", "Doctors' Union", "Omar Haddad"]
    assert "by source order" in ordered.text and 'aria-label="Move Omar Haddad up"' in ordered.text
    up = strikes.get("/incident/1?policy=source+order&order=Omar+Haddad&order=Clinic+of+Rastan")
    assert re.search(r'class="number"><a href="#row-killed">20</a>', up.text)
    assert strikes.get("/incident/1?policy=guess").status_code == 400
    assert strikes.get("/incident/1?policy=source-order&order=Nobody").status_code == 400


def test_an_open_end_says_how_high_anybody_goes(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "open.db")
    desk.print("one", tolls.strike("at least 12 died", tolls.CLINIC, casualties=tolls.killed(12)))
    more = tolls.strike("some 23 to 26 died", tolls.UNION, casualties=tolls.killed(23, 26))
    desk.print("two", more, tolls.strike("3 died", FRONT, casualties=tolls.killed(3, 3)))
    recount(desk.store)
    desk.store.close()
    with make_client(tmp_path / "open.db") as client:
        page = re.sub("<[^>]*>", " ", client.get("/incident/1").text)
        assert "3 or more up to 26 told" in " ".join(page.split())
        assert "3 or more, up to 26 told" in client.get("/incidents").text
        assert "3 or more, up to 26 told" in client.get("/").text
        row = client.get("/incidents?format=json").json()["incidents"][0]
        assert (row["killed_high"], row["killed_highest"]) == (None, 26)
        page = client.get("/incident/1?policy=majority").text
        assert "no majority: as a range, from 3 origins" in page and "by majority," not in page
        assert "no majority" in client.get("/incidents?policy=majority").text


def test_what_was_known_earlier_is_all_that_counts(strikes: TestClient) -> None:
    page = strikes.get("/incident/1?as_of=2024-11-11&by=published").text
    assert "1 origin<" in page and "12 or more" in page and "23–26" not in page
    assert 'name="as_of" value="2024-11-11"' in page


@pytest.mark.parametrize("number", ["99", "9" * 30])
def test_an_incident_that_is_not_there_is_told(strikes: TestClient, number: str) -> None:
    answer = strikes.get(f"/incident/{number}")
    assert answer.status_code in (400, 404) and number in answer.text


def test_text_from_outside_stays_text(strikes: TestClient) -> None:
    for address in ("/incidents", "/incident/1", "/incident/2"):
        assert SCRIPT not in strikes.get(address).text
    assert "Police &lt;script&gt;" in strikes.get("/incident/2").text


# -- decisions -------------------------------------------------------------------------------------


def test_figures_are_settled_by_hand_and_it_is_undone(strikes: TestClient) -> None:
    page = decide(strikes, kind="settle", figure="killed 19 to 26, best 23", reason="counted")
    assert re.search(r"settled by hand, by <bdi>Ana Petit</bdi> on [^<]*: counted", page)
    assert "best 23" in page
    number = page.split('name="number" value="')[1].split('"')[0]
    assert "settled by hand" not in decide(strikes, kind="undo", number=number)


def test_figures_are_settled_by_a_policy(strikes: TestClient) -> None:
    order = ["Omar Haddad", "Clinic of Rastan"]
    page = decide(strikes, kind="settle", policy="source order", what="killed", order=order)
    assert "settled by source order" in page


def test_an_incident_is_graded(strikes: TestClient) -> None:
    assert "graded airwars grade contested" in decide(strikes, kind="grade", grade="contested")


def test_an_incident_that_was_rejected_says_so(strikes: TestClient) -> None:
    assert "rejected by <bdi>Ana" in decide(strikes, kind="reject", reason="two strikes")
    assert "rejected" in strikes.get("/incidents").text
    assert strikes.get("/incidents?format=json").json()["incidents"][1]["verdict"] == "reject"


def test_an_incident_is_merged_and_its_number_still_leads_there(strikes: TestClient) -> None:
    page = decide(strikes, kind="merge", incident="2")
    assert "6 articles" in page
    assert strikes.get("/incident/2").url.path == "/incident/1"
    number = page.split('name="number" value="')[1].split('"')[0]
    decide(strikes, kind="undo", number=number)
    assert strikes.get("/incident/2").url.path == "/incident/2"


def test_an_account_is_taken_out(strikes: TestClient) -> None:
    page = strikes.get("/incident/1").text
    claim = re.findall(r'name="claim" value="([^"]*)"', page)[-1]
    page = decide(strikes, kind="split", claim=claim)
    assert "4 articles" in page and "1 account; into a new incident" in page


def test_incidents_near_by_are_offered_for_merging(strikes: TestClient, ledger: Path) -> None:
    assert "or its number" not in strikes.get("/incident/1").text
    desk = Desk(ledger.parent / "near.db")
    for name in ("one", "two"):
        desk.print(name, tolls.strike("12 died", tolls.CLINIC, happening=name))
    recount(desk.store)
    desk.store.close()
    with make_client(ledger.parent / "near.db") as client:
        assert 'name="incident" value="2"' in client.get("/incident/1").text
    with make_client(ledger.parent / "near.db", read_only=True) as client:
        assert 'action="/decide"' not in client.get("/incident/1").text


# -- in a browser ----------------------------------------------------------------------------------


def test_a_figure_and_a_dot_open_their_words(ledger: Path, browser: Browser) -> None:
    with serving(ledger) as site:
        context = browser.new_context(base_url=site, viewport={"width": 1366, "height": 768})
        context.set_default_timeout(10_000)
        tab = Watched(context, site)
        tab.page.goto("/incidents")
        tab.page.keyboard.press("j")
        tab.page.keyboard.press("j")
        tab.page.keyboard.press("Enter")
        tab.page.wait_for_url("**/incident/1")
        words = tab.page.locator("#peek")
        tab.page.locator("#row-killed .stands a").first.click()
        expect(words).to_contain_text("the air strike killed 19")
        tab.page.keyboard.press("Escape")
        tab.page.locator(".plot svg a").first.click()
        expect(words).to_contain_text("at least 12")
        expect(tab.page).to_have_url(f"{site}/incident/1")
        tab.page.keyboard.press("Escape")
        tab.page.get_by_role("radio", name="majority").check()
        tab.page.wait_for_url("**policy=majority")
        expect(tab.page.locator(".toll").first).to_contain_text("no majority: as a range")
        context.close()
        assert not tab.troubles


def test_a_dispute_is_settled_in_the_browser(ledger: Path, browser: Browser) -> None:
    with serving(ledger) as site:
        context = browser.new_context(base_url=site, viewport={"width": 400, "height": 800})
        context.set_default_timeout(10_000)
        tab = Watched(context, site)
        tab.page.goto("/incident/1")
        form = tab.page.locator("form", has=tab.page.locator("[name=figure]"))
        form.locator("[name=figure]").fill("killed 19 to 26")
        form.locator("[name=by]").fill("Ana Petit")
        form.get_by_role("button").click()
        expect(tab.page.locator(".toll").first).to_contain_text("settled by hand")
        tab.page.locator(".history form").get_by_role("button").click()
        expect(tab.page.locator(".toll").first).to_contain_text("by range")
        wide = tab.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        context.close()
        assert not wide and not tab.troubles

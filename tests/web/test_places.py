"""The map and the line of days: what they are given, what they show, and how one narrows the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect
from starlette.testclient import TestClient

from reportedly.claim import Where
from reportedly.web.pages import places
from tests.views.desk import DENIED, RASTAN, SYRIA, Desk, Told
from tests.web.conftest import Watched, make_client, serving

NEAR = Where("Homs", None, "gn:169577", 34.7, 36.7, 2, "SY", ("Homs", "Syria"))
PROVINCE = Where("Homs", None, "region:SY.11", 34.2, 38.3, 4, "SY", ("Syria",))
LONG = Where("W" * 200, None, "x:1", 33.0, 37.5, 1, "SY", ("Syria",))
ARABIC = Where("مخيم الركبان", None, "x:2", 33.3, 38.7, 1, "SY", ("Syria",))
SEA = Where("Red Sea", None, "place:Red Sea", 20.0, 38.5, 7)
HOSTILE = Where('<img src=x onerror="hacked()">')


@pytest.fixture
def affairs(tmp_path: Path) -> Path:
    """A ledger with each sort of place and of day."""
    desk = Desk(tmp_path / "affairs.db")
    desk.print(
        "one",
        Told("Shells fell on Rastan", places=(RASTAN,), when="2024-11-10"),
        Told("Nobody shelled Rastan", facts=DENIED, places=(RASTAN,), when="2024-11-10"),
        Told("Shells fell near Homs", places=(NEAR, RASTAN), when="2024-11-11"),
        Told("A convoy was hit in the province", places=(PROVINCE,), when="2024-11"),
        Told("Troops left the country", places=(SYRIA,), when="2024-11-14"),
        Told("A ship was hit", places=(SEA,), when="2024-11-12"),
        Told("A tent burned", places=(LONG, ARABIC), when="../2024-11-14"),
        Told("A camp was cleared", places=(HOSTILE,), when="1979"),
        Told("Talks went on"),
        outlet="Hill Post",
        published="2024-11-15",
    )
    desk.store.close()
    return tmp_path / "affairs.db"


@pytest.fixture
def asking(affairs: Path) -> Iterator[TestClient]:
    with make_client(affairs) as client:
        yield client


def features(client: TestClient, query: str = "") -> dict[str, list[dict[str, object]]]:
    """The features of each claim by its words."""
    found: dict[str, list[dict[str, object]]] = {}
    for feature in client.get(f"/map?format=geojson{query}").json()["features"]:
        found.setdefault(feature["properties"]["text"], []).append(feature)
    return found


def test_features_say_no_more_than_is_known(asking: TestClient) -> None:
    found = features(asking)
    assert found["Shells fell on Rastan"][0]["geometry"] == {
        "type": "Point",
        "coordinates": [36.7, 34.9],
    }
    assert len(found["Shells fell near Homs"]) == 2
    radii = [one["properties"].get("radius_km") for one in found["Shells fell near Homs"]]  # type: ignore[attr-defined]
    assert sorted(radii, key=str) == [25, None]
    province = found["A convoy was hit in the province"][0]
    assert province["geometry"] and province["properties"]["radius_km"] > 30  # type: ignore[index]
    for words in ("Troops left the country", "A ship was hit", "A camp was cleared"):
        assert [one["geometry"] for one in found[words]] == [None]
    talks = found["Talks went on"][0]
    assert talks["geometry"] is None and "place" not in talks["properties"]  # type: ignore[operator]


def test_features_bear_the_days_that_are_told(asking: TestClient) -> None:
    def days(words: str) -> tuple[object, ...]:
        told = features(asking)[words][0]["properties"]
        return tuple(told.get(name) for name in ("first", "last", "told"))  # type: ignore[attr-defined]

    assert days("A convoy was hit in the province") == ("2024-11-01", "2024-11-30", True)
    assert days("A tent burned") == (None, "2024-11-14", True)
    assert days("Talks went on") == (None, None, False)


def test_the_maps_own_data_are_the_newest_and_brief(asking: TestClient) -> None:
    found = asking.get("/map?format=geojson&newest=3").json()["features"]
    assert len({one["properties"]["number"] for one in found}) == 3
    assert all("text" not in one["properties"] for one in found)
    for wrong in ("0", "99999", "x", "-1"):
        answer = asking.get(f"/map?format=geojson&newest={wrong}")
        assert answer.status_code == 400 and "expected" in answer.text


def test_the_page_has_places_and_days_without_a_script(asking: TestClient) -> None:
    page = asking.get("/map").text
    assert "<bdi>Rastan</bdi>" in page and "country only" in page and "at sea" in page
    assert "Not in the gazetteer" in page and "1 claim without a place" in page
    assert "10 November 2024" in page and "Without a day: 1 claim," in page
    assert "<img src=x" not in page and "&lt;img src=x" in page
    assert "9 claims." in page and "more than" not in page


def test_what_is_left_out_is_said(asking: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST", 4)
    assert "The newest 4 of 9 claims" in asking.get("/map").text
    monkeypatch.setattr(places, "COUNTED", 6)
    assert "The newest 4 of more than 6 claims" in asking.get("/map").text


def test_the_question_narrows_all_of_it(asking: TestClient) -> None:
    query = "&since=2024-11-11&until=2024-11-12"
    assert {"Shells fell near Homs", "A ship was hit"} <= set(features(asking, query))
    assert "Talks went on" not in features(asking, query)
    assert set(features(asking, "&status=denied")) == {"Nobody shelled Rastan"}
    days = asking.get("/map/days?format=json&place=Rastan").json()["days"]
    assert days == [{"day": "2024-11-10", "claims": 2}, {"day": "2024-11-11", "claims": 1}]


def test_data_are_had_as_a_table_too(asking: TestClient) -> None:
    assert len(asking.get("/map?format=csv").text.splitlines()) == 10
    assert len(asking.get("/map?format=json").json()["claims"]) == 9
    assert "10 November 2024" in asking.get("/map/days").text


def test_claims_of_a_mark_come_as_cards(asking: TestClient) -> None:
    number = asking.get("/map?format=geojson&newest=1").json()["features"][0]["properties"][
        "number"
    ]
    whole = asking.get(f"/map/claims?claim={number}")
    part = asking.get(f"/map/claims?claim={number}", headers={"HX-Request": "true"})
    assert "<html" in whole.text and "<html" not in part.text
    assert part.text.count("<article") == 1 and 'href="/claim/' in part.text
    assert asking.get("/map/claims?claim=999999").status_code == 200
    assert asking.get("/map/claims?claim=x").status_code == 400


def test_an_empty_ledger_has_an_empty_map(tmp_path: Path) -> None:
    Desk(tmp_path / "empty.db").store.close()
    with make_client(tmp_path / "empty.db") as client:
        page = client.get("/map")
        assert page.status_code == 200 and "reportedly add" in page.text
        assert client.get("/map?format=geojson").json()["features"] == []
        assert client.get("/map/days").status_code == 200


def ready(page: Page) -> Locator:
    """The marks of a map that is drawn."""
    page.wait_for_selector(".atlas[data-ready]")
    return page.locator(".spot")


def test_marks_open_their_claims(tab: Watched) -> None:
    page = tab.page
    page.goto("/map")
    marks = ready(page)
    expect(marks.first).to_be_visible()
    page.locator(".spot[tabindex='0']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".panel .card").first).to_be_visible()
    expect(page.locator(".spot.chosen")).not_to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()
    page.locator(".places .place").first.click()
    page.locator(".panel .card [data-open]").first.click()
    page.wait_for_url(re.compile(r"/claim/"))


def box_of(locator: Locator) -> FloatRect:
    """Where an element stands; while it is drawn anew it stands nowhere."""
    for _ in range(40):
        if (box := locator.bounding_box()) is not None:
            return box
        locator.page.wait_for_timeout(50)
    raise AssertionError(f"{locator} is not drawn")


def test_a_brushed_range_is_a_question(tab: Watched) -> None:
    page = tab.page
    page.goto("/map")
    ready(page)
    expect(page.locator(".bin .bar").first).to_be_visible()
    bar, box = box_of(page.locator(".bin .bar").first), box_of(page.locator(".line svg"))
    page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] - 2)
    expect(page.locator(".panel .card").first).to_be_visible()
    assert "since" not in page.url
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 40, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("since=.*until="))
    asked = parse_qs(urlsplit(page.url).query)
    assert asked["since"] < asked["until"]
    assert page.locator(".bar [name=since]").input_value() == asked["since"][0]
    page.locator(".handle").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(re.compile(f"since={asked['since'][0]}"))
    assert parse_qs(urlsplit(page.url).query)["since"] > asked["since"]
    shown = re.findall(r"\d+", page.locator(".state").inner_text())
    page.reload()
    ready(page)
    assert re.findall(r"\d+", page.locator(".scope").inner_text())[:1] == shown[:1]
    page.get_by_role("button", name="all days").click()
    expect(page).not_to_have_url(re.compile("since"))
    ready(page)


def test_a_choice_stays_while_days_are_brushed_and_on_the_way_back(
    affairs: Path, browser: Browser
) -> None:
    near = Where("Rastan", None, RASTAN.id, RASTAN.lat, RASTAN.lon, 2, "SY", RASTAN.regions)
    desk = Desk(affairs)
    desk.print("two", Told("Shells fell round Rastan", places=(near,), when="2024-11-12"))
    desk.store.close()
    with serving(affairs) as site:
        context = browser.new_context(base_url=site, viewport={"width": 1366, "height": 768})
        tab = Watched(context, site)
        page = tab.page
        page.goto("/map")
        ready(page)
        page.locator(".place", has_text="Rastan").first.click()
        cards = page.locator(".panel .card")
        expect(cards).to_have_count(4)  # at the place itself, and within 25 km of it
        expect(page.locator(".panel .names")).to_contain_text("within about 25 km")
        box = box_of(page.locator(".line svg"))
        page.mouse.move(box["x"] + 2, box["y"] + 40)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 40, steps=4)
        page.mouse.up()
        expect(page).to_have_url(re.compile("since=.*#place="))
        expect(page.locator(".panel h2")).to_contain_text("Rastan")
        expect(cards.first).to_be_visible()
        shown = cards.count()
        cards.first.locator("[data-open]").click()
        page.wait_for_url("**/claim/*")
        page.go_back()
        expect(page.locator(".panel h2")).to_contain_text("Rastan")
        expect(cards).to_have_count(shown)
        page.locator(".close-panel").click()
        expect(page).not_to_have_url(re.compile("place="))
        context.close()
        assert not tab.troubles


def test_a_first_view_leaves_out_what_lies_far_off(affairs: Path, browser: Browser) -> None:
    far = Where("Nairobi", None, "gn:184745", -1.28, 36.8, 1, "KE", ("Kenya",))
    desk = Desk(affairs)
    desk.print("two", Told("Envoys met", places=(far,), when="2024-11-12"))
    desk.store.close()
    with serving(affairs) as site:
        context = browser.new_context(base_url=site, viewport={"width": 1366, "height": 768})
        tab = Watched(context, site)
        page = tab.page
        page.goto("/map")
        ready(page)
        expect(page.locator(".state")).to_contain_text("1 place far off")
        page.get_by_role("button", name="show all places").first.click()
        expect(page.locator(".spot", has_text="Nairobi")).to_have_count(1)
        expect(page.locator(".state")).not_to_contain_text("far off")
        context.close()
        assert not tab.troubles


def test_the_map_narrows_the_days_and_tells_the_rest_in_words(
    affairs: Path, browser: Browser
) -> None:
    with serving(affairs) as site:
        context = browser.new_context(base_url=site, viewport={"width": 1366, "height": 768})
        tab = Watched(context, site)
        page = tab.page
        page.goto("/map")
        ready(page)
        expect(page.locator(".spot.area .reach")).to_have_count(1)
        expect(page.locator(".country.told")).to_have_count(1)
        expect(page.locator(".tray", has_text="Open, or longer than a year")).to_contain_text("1")
        page.locator(".tray", has_text="No place told").click()
        expect(page.locator(".panel .card")).to_contain_text("Talks went on")
        page.keyboard.press("Escape")
        page.locator(".place", has_text="Rastan").click()
        page.get_by_role("button", name="zoom there").click()
        page.keyboard.press("Escape")
        expect(page.locator(".state")).to_contain_text("In view")
        expect(page).to_have_url(re.compile("#at="))
        page.locator(".world").focus()
        page.keyboard.press("0")
        expect(page.locator(".state")).not_to_contain_text("In view")
        expect(page).not_to_have_url(re.compile("#at="))
        context.close()
        assert not tab.troubles

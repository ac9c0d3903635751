"""The boards of postures and of forecasts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from reportedly.claim import Actor
from reportedly.ledger.decisions.standing import all_decisions
from reportedly.ledger.store import Store
from reportedly.views.posture import posture
from reportedly.web.pages.posture import by_actor
from tests.views.conftest import ENVOY, FORECAST, HAJI, fill
from tests.views.desk import DENIED, HOMS, KIDAL, SYRIA, Desk, Told, person, state
from tests.web.conftest import Watched, make_client, serving
from tests.web.test_guard import csrf


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """An affair with postures told both ways, and forecasts of which one is due."""
    desk = Desk(tmp_path / "boards.db")
    fill(desk)
    desk.print(
        "more",
        Told(
            "Iran leaves Syria",
            ENVOY,
            kind="posture",
            actors=(state("Iran"),),
            places=(SYRIA,),
            direction="decrease",
        ),
        Told(
            "Somebody moved to Homs and Kidal",
            kind="posture",
            places=(HOMS, KIDAL),
            direction="relocate",
        ),
        Told("Nothing is told of where", HAJI, DENIED, kind="posture"),
        Told("A truce will come", ENVOY, FORECAST, kind="outlook", when="2024-11-20"),
        published="2024-11-22",
    )
    desk.store.close()
    return tmp_path / "boards.db"


@pytest.fixture
def boards(ledger: Path) -> Iterator[TestClient]:
    with make_client(ledger) as client:
        yield client


# -- postures --------------------------------------------------------------------------------------


def test_opposite_ways_stand_side_by_side_and_first(ledger: Path) -> None:
    with Store(ledger, read_only=True) as store:
        groups = by_actor(posture(store))
    assert [actor for actor, _ in groups] == ["Iran", ""]
    stands = groups[0][1]
    assert [(stand.place, stand.opposed, sorted(stand.ways)) for stand in stands] == [
        ("Syria", True, ["as before", "less"]),
        ("Homs", False, ["less"]),
    ]
    assert [stand.place for stand in groups[1][1]] == ["", "Homs", "Kidal"]


def test_the_board_tells_by_whom_and_what_is_disputed(boards: TestClient) -> None:
    page = boards.get("/posture").text
    syria = page.split("<bdi>Syria</bdi>")[1].split('class="stand')[0]
    assert "told both ways" in syria and "Ali Asghar Haji" in syria and "disputed by 1" in syria
    assert syria.index("stays as it was") < syria.index("pulls back")
    assert "Nobody named" in page and "no place told" in page and "no direction told" in page
    page = boards.get("/posture?place=Homs").text
    assert "Iran has left Homs" in page and "Iran stays in Syria" not in page


def test_postures_come_as_data(boards: TestClient) -> None:
    rows = boards.get("/posture?format=json").json()["posture"]
    assert len(rows) == 5 and {row["way"] for row in rows} == {
        "as before",
        "less",
        "elsewhere",
        None,
    }
    assert boards.get("/posture?format=csv&actor=Iran").text.count("\n") == 4
    page = boards.get("/posture?limit=2").text
    assert "2 claims" in page and 'rel="next"' in page
    assert boards.get("/posture?after=x").status_code == 400


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "hostile.db")
    words = "<script>alert(1)</script> \u202eleaves"
    role = person(words, words)
    desk.print(
        words,
        Told(words, role, kind="posture", actors=(Actor(words),), direction="decrease"),
        Told(words + "!", role, FORECAST, kind="outlook", conditions=(words + "?",)),
        outlet=words,
    )
    desk.store.close()
    with make_client(tmp_path / "hostile.db") as client:
        for path in ("/posture", "/outlook", "/sources", "/actors"):
            page = client.get(path).text
            assert "alert(1)" in page and "<script>alert" not in page and "\u202e" not in page
            rows = client.get(path, params={"format": "json"})
            assert rows.headers["content-type"].startswith("application/json")


# -- forecasts -------------------------------------------------------------------------------------


def test_those_due_come_first(boards: TestClient) -> None:
    page = boards.get("/outlook?as_of=2031-01-01").text
    due, rest = page.split('id="h-open"')
    assert "A truce will come" in due and "Kidal will fall" in rest
    assert "if the road is cut" in rest and "None marked yet." in rest
    assert 'id="h-due"' not in boards.get("/outlook?place=Kidal").text
    rows = boards.get("/outlook?format=json").json()["outlook"]
    assert {row["outcome"] for row in rows} == {"open"}


def test_people_mark_what_became_of_a_forecast(boards: TestClient, ledger: Path) -> None:
    rows = boards.get("/outlook?format=json").json()["outlook"]
    ids = {row["text"]: row["id"] for row in rows}
    form = {"csrf": csrf(boards), "kind": "outcome", "by": "Ana", "back": "/outlook"}
    truce = form | {"target": f"claim:{ids['A truce will come']}", "outcome": "not met"}
    assert "None marked yet." in boards.get("/outlook").text
    page = boards.post("/decide", data=truce).text
    marked = page.split('id="h-not"')[1]
    assert "A truce will come" in marked and "not met, <bdi>Ana</bdi> said on" in marked
    fall = form | {"target": f"claim:{ids['Kidal will fall']}", "outcome": "met", "condition": "1"}
    page = boards.post("/decide", data=fall).text
    assert "o-met" in page.split("Kidal will fall")[1].split("if the road is cut")[0]
    with Store(ledger, read_only=True) as store:
        assert [one.value["outcome"] for one in all_decisions(store)] == ["not met", "met"]
    refused = boards.post("/decide", data=truce | {"outcome": "perhaps"})
    assert refused.status_code == 400 and "not met" in refused.text


def test_a_read_only_desk_asks_nothing(ledger: Path) -> None:
    with make_client(ledger, read_only=True) as client:
        page = client.get("/outlook").text
        assert "A truce will come" in page and "/decide" not in page


def test_a_forecast_is_marked_by_keyboard(browser: Browser, ledger: Path) -> None:
    with serving(ledger) as site:
        context = browser.new_context(base_url=site, viewport={"width": 1366, "height": 768})
        context.set_default_timeout(10_000)
        watched = Watched(context, site)
        page = watched.page
        page.goto("/outlook")
        card = page.locator(".due .claim").first
        card.locator("summary").press("Enter")
        card.get_by_label("Your name").fill("Ana Petit")
        card.get_by_label("Reason").fill("the armistice of 19 November")
        card.get_by_role("button", name="met", exact=True).press("Enter")
        met = page.get_by_role("region", name="Met", exact=True)
        met.get_by_text("A truce will come").wait_for()
        assert page.locator(".due").count() == 0
        page.goto("/posture")
        page.keyboard.press("j")
        assert page.locator(".stance.here").count() == 1
        context.close()
        assert not watched.troubles

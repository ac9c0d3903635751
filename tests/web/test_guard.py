"""Who may come in, and what an answer may do."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import ORIGIN, make_client


def csrf(client: TestClient) -> str:
    """The token that forms of this client bring."""
    page = client.get("/disputes").text
    return page.split('name="csrf" value="')[1].split('"')[0]


def test_an_answer_is_fenced(client: TestClient) -> None:
    answer = client.get("/claims")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"


def test_another_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "rebound.example"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"origin": ORIGIN, "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    form = {"csrf": csrf(client), "kind": "accept", "target": "link:1", "by": "Ana"}
    assert client.post("/decide", data=form, headers=headers).status_code == 403


def test_a_form_without_its_token_is_refused(client: TestClient) -> None:
    form = {"csrf": "0" * 64, "kind": "accept", "target": "link:1", "by": "Ana"}
    answer = client.post("/decide", data=form)
    assert answer.status_code == 403 and "load the page anew" in answer.text


def test_the_token_of_another_browser_does_not_serve(demo: Path) -> None:
    with make_client(demo) as mine, make_client(demo) as theirs:
        form = {"csrf": csrf(theirs), "kind": "accept", "target": "link:1", "by": "Ana"}
        csrf(mine)
        assert mine.post("/decide", data=form).status_code == 403


def test_a_form_that_is_too_long_is_refused(client: TestClient) -> None:
    form = {"csrf": csrf(client), "reason": "x" * 300_000}
    assert client.post("/decide", data=form).status_code == 413


def test_what_is_open_to_others_asks_for_its_token(demo: Path) -> None:
    with make_client(demo, hosts=None, token="s3cret") as client:
        assert client.get("/").status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        answer = client.get("/claims?token=s3cret&q=Kassala")
        assert answer.status_code == 200 and answer.url.query == b"q=Kassala"
        assert client.get("/disputes").status_code == 200


def test_the_token_leads_to_no_other_site(demo: Path) -> None:
    with make_client(demo, hosts=None, token="s3cret") as client:
        answer = client.get("//elsewhere.example/?token=s3cret", follow_redirects=False)
        assert not answer.headers.get("location", "/").startswith("//")


def test_a_read_only_desk_takes_no_decision(demo: Path) -> None:
    with make_client(demo, read_only=True) as client:
        assert 'action="/decide"' not in client.get("/disputes").text
        answer = client.post("/decide", data={"kind": "accept"})
        assert answer.status_code == 403 and "read-only" in answer.text


def test_a_decision_leads_back_to_its_page_and_nowhere_else(client: TestClient) -> None:
    form = {"csrf": csrf(client), "kind": "accept", "target": "link:1", "by": "Ana Petit"}
    for back, location in [
        ("/disputes?place=Kassala", "/disputes?place=Kassala"),
        ("//elsewhere.example/x", "/x"),
        ("https://elsewhere.example/x?y=1", "/x?y=1"),
        ("/\\elsewhere.example", "/elsewhere.example"),
    ]:
        answer = client.post("/decide", data=form | {"back": back}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, location)
    assert 'value="Ana Petit"' in client.get("/disputes").text

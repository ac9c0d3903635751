"""Decisions taken by forms: each kind ends as one kept decision, or as a message that helps."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.ledger.decisions.standing import all_decisions
from reportedly.ledger.store import Store
from reportedly.open_ledger import Ledger
from tests.web.conftest import make_client

TEXT = (
    "Rebels seized the border post at Metema on Monday, the army said. At least 12 people were"
    " killed in the fighting, the governor said. Talks will resume on Friday, the minister said."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "small.db"
    with Ledger(path) as opened:
        opened.add_text(TEXT, published="2031-03-05", outlet="Red Sea Daily")
        opened.add_text(
            "At least 15 people were killed in fighting at Metema on Monday, a medic said.",
            published="2031-03-06",
            outlet="Nile Wire",
        )
    return path


def decide(ledger: Path, **fields: object) -> str:
    """The decision that a form comes to, in words; else the page's message."""
    with make_client(ledger) as client:
        form = {"csrf": csrf_of(client), "by": "Ana Petit", "back": "/claims"} | fields
        answer = client.post("/decide", data=form)
        if answer.status_code != 200:
            return " ".join(answer.text.split('role="alert">')[1].split("<")[0].split())
    with Store(ledger, read_only=True) as store:
        last = list(all_decisions(store))[-1]
        return f"{last.by}: {last.kind} {last.target_kind} {last.value}"


def csrf_of(client: TestClient) -> str:
    claim = client.get("/claims?format=json").json()["claims"][0]["id"]
    return client.get(f"/claim/{claim}").text.split('name="csrf" value="')[1].split('"')[0]


def claim_of(ledger: Path, words: str) -> str:
    with Ledger(ledger, read_only=True) as opened:
        return next(row.id for row in opened.claims() if words in row.text)


def test_each_kind_is_kept(ledger: Path) -> None:
    claim = f"claim:{claim_of(ledger, 'seized')}"
    with Ledger(ledger, read_only=True) as opened:
        article = opened.claims(text="seized")[0].article
        foretold = f"claim:{opened.claims(text='Talks')[0].id}"
        numbers = [row.number for row in opened.incidents()]
    said = "Ana Petit: "
    assert decide(ledger, kind="accept", target=claim) == said + "accept claim {}"
    assert decide(ledger, kind="reject", target=claim, reason="a drill").startswith(said + "reject")
    edit = {"kind": "edit", "target": claim, "field.polarity": "-"}
    assert decide(ledger, **edit) == said + "edit claim {'polarity': '-'}"
    grades = {"kind": "grade", "target": claim, "grade": ["2", "very likely"]}
    assert "icd203" in decide(ledger, **grades)
    met = {"kind": "outcome", "target": foretold, "outcome": "met"}
    assert decide(ledger, **met) == said + "outcome claim {'outcome': 'met'}"
    missed = {
        "kind": "missed",
        "target": f"article:{article}",
        "words": "the border post at Metema",
        "claim_kind": "other",
        "source": "the army",
    }
    assert decide(ledger, **missed).startswith(said + "missed article {'start'")
    settle = {"kind": "settle", "target": f"incident:{numbers[0]}", "figure": "killed 12 to 15"}
    assert "'policy': 'by hand'" in decide(ledger, **settle)
    if len(numbers) > 1:
        merge = {"kind": "merge", "target": f"incident:{numbers[0]}", "incident": str(numbers[1])}
        assert "merge" in decide(ledger, **merge)


def test_what_was_decided_can_be_undone_once(ledger: Path) -> None:
    claim = f"claim:{claim_of(ledger, 'seized')}"
    decide(ledger, kind="accept", target=claim)
    assert decide(ledger, kind="undo", number="1") == "Ana Petit: undo claim {}"
    assert "was undone before" in decide(ledger, kind="undo", number="1")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "accept", "by": " "}, "a decision is signed"),
        ({"kind": "bless"}, "expected one of: accept, reject"),
        ({"kind": "reject"}, "a rejection needs a reason"),
        ({"kind": "edit", "field.polarity": "maybe"}, "polarity"),
        ({"kind": "edit", "field.colour": "red"}, "colour"),
        ({"kind": "grade"}, "found no grade"),
        ({"kind": "grade", "grade": "splendid"}, "splendid"),
        ({"kind": "outcome", "outcome": "met"}, "tells of nothing that is still to come"),
        ({"kind": "accept", "target": "claim:0000"}, "0000"),
        ({"kind": "undo", "number": "x"}, "expected a number"),
        ({"kind": "merge", "target": "incident:1", "incident": "many"}, "expected a number"),
    ],
)
def test_what_cannot_be_decided_says_why(
    ledger: Path, fields: dict[str, str], message: str
) -> None:
    target = f"claim:{claim_of(ledger, 'seized')}"
    assert message in decide(ledger, **({"target": target} | fields))


def test_what_was_typed_can_be_corrected_and_sent_again(ledger: Path) -> None:
    with Ledger(ledger, read_only=True) as opened:
        article = opened.claims(text="seized")[0].article
    with make_client(ledger) as client:
        form = {
            "csrf": csrf_of(client),
            "by": "Ana Petit",
            "reason": "the toll",
            "back": f"/article/{article}",
            "kind": "missed",
            "target": f"article:{article}",
            "words": "at least thirteen people",
            "claim_kind": "incident",
            "source": "the governor",
            "field.when": "2031-03-03",
            "field.casualties": "some dozen <b>killed</b>",
        }
        wrong = client.post("/decide", data=form)
        assert wrong.status_code in (400, 404) and "Not decided yet" in wrong.text
        for typed in ("at least thirteen people", "the governor", "2031-03-03", "the toll"):
            assert typed in wrong.text
        assert "some dozen &lt;b&gt;killed&lt;/b&gt;" in wrong.text
        assert f'<a href="/article/{article}">' in wrong.text
        form |= {"words": "At least 12 people were killed", "field.casualties": "12 or more killed"}
        kept = client.post("/decide", data=form, follow_redirects=False)
        there, _, claim = kept.headers["location"].partition("#c-")
        assert (kept.status_code, there) == (303, f"/article/{article}")
        assert f'id="c-{claim}"' in client.get(there).text
    with Ledger(ledger, read_only=True) as opened:
        row = next(row for row in opened.claims(limit=None) if row.id == claim)
        assert row.when == "2031-03-03"


def test_selected_words_are_shown_with_the_form(ledger: Path) -> None:
    with Ledger(ledger, read_only=True) as opened:
        article = opened.claims(text="seized")[0].article
    with make_client(ledger) as client:
        form = {"csrf": csrf_of(client), "by": "Ana", "kind": "missed", "start": "0", "end": "12"}
        wrong = client.post("/decide", data=form | {"target": f"article:{article}"})
        assert "Rebels seize" in wrong.text and 'name="start" value="0"' in wrong.text
        again = client.post(
            "/decide", data=form | {"target": "article:none", "back": "//evil.example"}
        )
        assert again.status_code == 404 and 'href="//evil' not in again.text

"""What people decided holds when an article is read again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.claim import Claim, Reading
from reportedly.ledger.adding import Adder
from reportedly.ledger.carrying import carry_decisions
from reportedly.ledger.check import check
from reportedly.ledger.decisions.deciding import decide, signed, undo
from reportedly.ledger.decisions.edits import edited
from reportedly.ledger.decisions.standing import history, standing, verdict
from reportedly.ledger.known import EVERYTHING, Known, current
from reportedly.ledger.store import Store
from reportedly.text import Article
from tests.ledger.desk import Desk, again, numbered, told

ARTICLE = Article(
    id="a1",
    text="Shells killed 12 people in Tawila on Monday, she said. Aid came late. Roads were shut.",
)
CLAIM = told(ARTICLE, "Shells killed 12 people in Tawila on Monday")
AID = told(ARTICLE, "Aid came late")
(TWO, OTHER) = numbered(2)[1]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Article a1 told in incident 1, a2 in incident 2."""
    desk = Desk(tmp_path)
    desk.read(ARTICLE, [CLAIM, AID])
    desk.read(TWO, [OTHER])
    return desk


def read_again(desk: Desk, claims: list[Claim], old: int = 1, article: Article = ARTICLE) -> int:
    """A later reading, in an incident of its own, with what people decided carried over."""
    number = desk.read(article, claims, version="2", supersedes=old)
    with desk.store.transaction():
        carry_decisions(desk.store, old, number)
    return number


def verdict_on(desk: Desk, claim: Claim, known: Known | None = None) -> str | None:
    found = standing(desk.store, "claim", [claim.id], *([known] if known else []))
    return verdict(found.get(claim.id, ()))


def test_a_claim_of_the_same_id_keeps_its_decisions(desk: Desk) -> None:
    desk.decide("accept", CLAIM.id)
    read_again(desk, [CLAIM])
    assert desk.current() == sorted([CLAIM.id, OTHER.id])
    assert verdict_on(desk, CLAIM) == "accept"


def test_decisions_go_over_to_the_claim_that_says_the_same(desk: Desk) -> None:
    desk.decide("reject", CLAIM.id, reason="nobody died")
    shorter = again(CLAIM, "killed 12 people in Tawila", ARTICLE)
    known = Known(reading=2)
    third = read_again(desk, [shorter, AID])
    assert desk.current() == sorted([shorter.id, AID.id, OTHER.id])
    assert verdict_on(desk, shorter) == "reject"
    assert verdict_on(desk, shorter, known) is None
    assert len(history(desk.store, "claim", shorter.id)) == 1
    shortest = again(shorter, "killed 12 people", ARTICLE)
    read_again(desk, [shortest], old=third)
    assert verdict_on(desk, shortest) == "reject"
    undo(desk.store, 1, "Bo Lind")
    assert verdict_on(desk, shortest) is None
    assert [d.kind for d in history(desk.store, "claim", shortest.id)] == ["reject", "undo"]


@pytest.mark.parametrize(
    "other",
    [
        again(CLAIM, "Shells killed 12", ARTICLE),
        replace(again(CLAIM, CLAIM.text, ARTICLE), kind="position"),
        replace(again(CLAIM, CLAIM.text, ARTICLE), chain=told(ARTICLE, "Aid", "Omar Haddad").chain),
    ],
    ids=["less than half shared", "another kind", "another speaker"],
)
def test_a_decided_claim_that_is_not_found_again_stays_current(desk: Desk, other: Claim) -> None:
    decision = desk.decide("accept", CLAIM.id)
    third = read_again(desk, [other])
    assert desk.current() == sorted([CLAIM.id, other.id, OTHER.id])
    fourth = read_again(desk, [other], old=third)
    assert desk.current() == sorted([CLAIM.id, other.id, OTHER.id])
    read_again(desk, [CLAIM], old=fourth)
    assert desk.current() == sorted([CLAIM.id, OTHER.id])
    undo(desk.store, decision.number or 0, "Bo Lind")
    assert desk.current() == sorted([CLAIM.id, OTHER.id])


def test_what_was_held_is_let_go_when_nothing_decided_is_left(desk: Desk) -> None:
    desk.decide("accept", CLAIM.id)
    desk.decide("grade", CLAIM.id, scheme="admiralty", information="2")
    read_again(desk, [AID])
    undo(desk.store, 1, "Bo Lind")
    assert CLAIM.id in desk.current()
    undo(desk.store, 2, "Bo Lind")
    assert CLAIM.id not in desk.current()
    query = f"SELECT id FROM claim WHERE {current('claim')}"
    then = desk.store.rows(query, named=Known(decision=2).values())
    assert CLAIM.id in {row["id"] for row in then}


def test_an_undone_decision_holds_nothing(desk: Desk) -> None:
    desk.decide("accept", CLAIM.id)
    undo(desk.store, 1, "Bo Lind")
    read_again(desk, [AID])
    assert desk.current() == sorted([AID.id, OTHER.id])


def test_an_edited_kind_or_speaker_finds_the_claim_that_has_it(desk: Desk) -> None:
    desk.decide("edit", CLAIM.id, kind="position", source="Omar Haddad")
    right = replace(told(ARTICLE, CLAIM.text, "Omar Haddad", "position"))
    read_again(desk, [right])
    assert desk.current() == sorted([right.id, OTHER.id])
    decisions = standing(desk.store, "claim", [right.id])[right.id]
    assert edited(right, decisions).kind == "position"


def test_two_claims_do_not_both_go_over_to_one(desk: Desk) -> None:
    longer = told(ARTICLE, "Shells killed 12 people in Tawila on Monday, she said")
    third = read_again(desk, [CLAIM, longer])
    desk.decide("accept", CLAIM.id)
    desk.decide("reject", longer.id, reason="says more than she did")
    new = again(CLAIM, "Shells killed 12 people in Tawila", ARTICLE)
    read_again(desk, [new], old=third)
    assert verdict_on(desk, new) == "accept"
    assert longer.id in desk.current()


def test_a_story_printed_anew_is_searched_for_the_same_words(desk: Desk) -> None:
    desk.decide("accept", CLAIM.id)
    desk.decide("accept", AID.id)
    anew = Article(id="a1b", text="UPDATED. " + ARTICLE.text.replace("Aid came late. ", ""))
    moved = told(anew, CLAIM.text)
    read_again(desk, [moved], article=anew)
    assert desk.current() == sorted([moved.id, AID.id, OTHER.id])
    assert verdict_on(desk, moved) == "accept"


def test_a_missed_claim_outlives_readings_that_miss_it_too(desk: Desk) -> None:
    fields = {"kind": "incident", "source": "Nadia Rahal", "polarity": "-"}
    marked = desk.decide("missed", "article:a1", words="Roads were shut", fields=fields)
    name = str(marked.value["claim"])
    third = read_again(desk, [CLAIM])
    assert desk.current() == sorted([CLAIM.id, name, OTHER.id])
    found = told(ARTICLE, "Roads were shut")
    read_again(desk, [CLAIM, found], old=third)
    assert desk.current() == sorted([CLAIM.id, found.id, OTHER.id])
    decisions = standing(desk.store, "claim", [found.id])
    assert edited(found, decisions.get(found.id, ())).factuality.polarity == "-"


def test_accounts_stay_where_people_put_them(desk: Desk) -> None:
    desk.decide("merge", "incident:2", incidents=[1])
    third = read_again(desk, [CLAIM, AID])
    assert desk.incident(CLAIM) == 2
    read_again(desk, [again(CLAIM, "killed 12 people in Tawila", ARTICLE)], old=third)
    assert desk.incident(again(CLAIM, "killed", ARTICLE)) == 2
    undo(desk.store, 1, "Bo Lind")
    assert desk.incident(again(CLAIM, "killed", ARTICLE)) != 2


def test_an_incident_that_people_decided_on_keeps_its_accounts(desk: Desk) -> None:
    desk.decide("settle", "incident:1", policy="by hand", figure="killed 12")
    read_again(desk, [CLAIM])
    assert desk.incident(CLAIM) == 1


def test_an_undecided_incident_is_left_to_the_program(desk: Desk) -> None:
    desk.decide("accept", CLAIM.id)
    read_again(desk, [CLAIM])
    assert desk.incident(CLAIM) == 3


def test_decisions_on_links_go_over(desk: Desk) -> None:
    link = desk.link(CLAIM, OTHER)
    desk.decide("reject", f"link:{link}", reason="two towns")
    shorter = again(CLAIM, "killed 12 people in Tawila", ARTICLE)
    number = desk.read(ARTICLE, [shorter], version="2", supersedes=1)
    found = desk.link(OTHER, shorter)
    with desk.store.transaction():
        carry_decisions(desk.store, 1, number)
    assert verdict(standing(desk.store, "link", [found])[found]) == "reject"


def test_a_decided_link_that_is_not_found_again_is_kept(desk: Desk) -> None:
    link = desk.link(CLAIM, OTHER, "corrects")
    desk.decide("accept", f"link:{link}")
    third = read_again(desk, [CLAIM])
    kept = desk.store.row("SELECT * FROM link WHERE reading = ?", third)
    assert kept is not None
    assert (kept["type"], kept["a"], kept["b"]) == (
        "corrects",
        desk.row(CLAIM.id),
        desk.row(OTHER.id),
    )
    assert (
        verdict(standing(desk.store, "link", [str(kept["number"])])[str(kept["number"])])
        == "accept"
    )


def test_nothing_is_written_where_nobody_decided(desk: Desk) -> None:
    desk.link(CLAIM, OTHER)
    read_again(desk, [again(CLAIM, CLAIM.text, ARTICLE)])
    for table in ("held", "carried"):
        assert desk.store.value(f"SELECT count(*) FROM {table}") == 0
    assert desk.store.value("SELECT count(*) FROM link") == 1
    assert desk.store.value("SELECT count(*) FROM membership WHERE decision IS NOT NULL") == 0


def test_adding_another_version_carries_decisions(tmp_path: Path) -> None:
    article = replace(ARTICLE, outlet="Darfur Post")
    with Store(tmp_path / "news.db", create=True) as store:
        Adder(store, "1").add(Reading(article, (CLAIM, AID)))
        for claim in (CLAIM, AID):
            decide(store, signed("accept", ("claim", claim.id), "Ana Petit"))
        shorter = again(CLAIM, "killed 12 people in Tawila", article)
        assert Adder(store, "2").add(Reading(article, (shorter,))).new
        query = f"SELECT id FROM claim WHERE {current('claim')} ORDER BY id"
        found = [row["id"] for row in store.rows(query, named=EVERYTHING.values())]
        assert found == sorted([shorter.id, AID.id])
        assert verdict(standing(store, "claim", [shorter.id])[shorter.id]) == "accept"
        assert list(check(store)) == []

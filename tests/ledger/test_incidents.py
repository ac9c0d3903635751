"""Accounts of one happening meet, one by one, and what people have parted stays apart."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.ledger.incidents import Candidate, group, place_account
from reportedly.ledger.matching import Match
from reportedly.ledger.records import Account, Why
from tests.ledger.telling import account

DAY = date(2024, 6, 3)
MARKET = account(DAY, "livestock market herder feast goat trader dawn", toll=12)
AGAIN = account(DAY, "livestock market goat trader surgeon", toll=15)
DEPOT = account(DAY, "fuel depot tanker smoke airport", violence=("air strike",), toll=2)


def as_told(one: Account, other: Account, _rarity: object) -> Match:
    """Odds written into the words of the newer account: "3:1.5" is 1.5 against toll 3."""
    against = dict(word.split(":") for word in one.words)
    odds = float(against.get(str(other.casualties[0].low), -9.0))
    return Match(odds, (Why(f"as told against {other.casualties[0].low}", odds),))


def kept(*incidents: int) -> list[Candidate]:
    return [
        Candidate(row, incident, account(DAY, "", toll=row))
        for row, incident in enumerate(incidents, start=1)
    ]


def test_an_account_joins_the_incident_that_it_tells() -> None:
    found = place_account(AGAIN, [Candidate(1, 7, MARKET), Candidate(2, 8, DEPOT)])
    assert found.incident == 7
    assert found.score > 0.9
    assert "same day" in {why.name for why in found.reasons}


def test_what_nothing_tells_opens_an_incident() -> None:
    assert place_account(MARKET, []).incident is None
    alone = place_account(MARKET, [Candidate(2, 8, DEPOT)])
    assert (alone.incident, alone.merges) == (None, ())
    assert alone.score < 0.5


def test_the_two_best_matches_are_averaged() -> None:
    chained = place_account(account(DAY, "1:2 2:-4"), kept(5, 5), compare=as_told)
    assert chained.incident is None
    late = place_account(account(DAY, "1:2 2:1 3:-9"), kept(5, 5, 5), compare=as_told)
    assert late.incident == 5
    assert late.reasons == (Why("as told against 1", 2.0),)


def test_an_account_is_not_put_back_where_a_person_took_it_out() -> None:
    near = kept(5, 6)
    told = account(DAY, "1:3 2:1")
    assert place_account(told, near, compare=as_told).incident == 5
    assert place_account(told, near, barred={5}, compare=as_told).incident == 6
    assert place_account(told, near, barred={5, 6}, compare=as_told).incident is None


@pytest.mark.parametrize(
    ("odds", "apart", "merges"),
    [
        ("1:4 2:3", (), (6,)),
        ("1:4 2:1", (), ()),  # it joins one, and is no strong witness for the other
        ("1:1.9 2:1.8", (), ()),
        ("1:4 2:3", (frozenset({5, 6}),), ()),
    ],
)
def test_a_bridge_merges_only_when_strong(
    odds: str, apart: tuple[frozenset[int], ...], merges: tuple[int, ...]
) -> None:
    found = place_account(account(DAY, odds), kept(5, 6), apart=apart, compare=as_told)
    assert (found.incident, found.merges) == (5, merges)


def test_placing_does_not_depend_on_the_order_of_candidates() -> None:
    told = account(DAY, "1:2 2:2 3:1")
    near = kept(6, 5, 5)
    forward = place_account(told, near, compare=as_told)
    assert forward == place_account(told, near[::-1], compare=as_told)


def test_articles_are_grouped_in_order_of_publication() -> None:
    later, earlier = date(2024, 6, 5), date(2024, 6, 4)
    assert group([[AGAIN, DEPOT], [MARKET]], [later, earlier]) == [[0, 1], [0]]
    assert group([]) == []
    assert group([[], [MARKET]]) == [[], [0]]


def test_accounts_of_one_article_are_told_apart() -> None:
    assert group([[MARKET, AGAIN]]) == [[0, 1]]


def test_a_bridge_joins_what_was_grouped_before() -> None:
    one, other, bridge = (
        account(DAY, words, toll=n) for n, words in ((1, ""), (2, ""), (3, "1:4 2:3"))
    )
    assert group([[one], [other]], compare=as_told) == [[0], [1]]
    assert group([[one], [other], [bridge]], compare=as_told) == [[0], [0], [0]]

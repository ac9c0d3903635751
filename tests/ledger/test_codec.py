"""Records survive the ledger's JSON unchanged."""

from __future__ import annotations

import json
from datetime import date

import pytest

from reportedly.articles import read_text
from reportedly.claim import Casualties, Claim
from reportedly.demo.show import read_demo
from reportedly.ledger.codec import decode, encode
from reportedly.ledger.records import Account
from reportedly.text import Block, Dateline, Span


@pytest.fixture(scope="module")
def demo() -> list[tuple[Claim, str]]:
    return [(claim, each.article.text) for each in read_demo() for claim in each.claims]


def test_claims_come_back_equal_and_small(demo: list[tuple[Claim, str]]) -> None:
    sizes = []
    for claim, text in demo:
        written = json.dumps(encode(claim), ensure_ascii=False, separators=(",", ":"))
        sizes.append(len(written))
        assert decode(Claim, json.loads(written), text) == claim
    assert sum(sizes) / len(sizes) < 1_500


def test_an_article_s_parts_come_back_equal() -> None:
    article = read_text("DAMASCUS, Nov 18 (Reuters) - Shells hit Mezzeh, residents said.\n")
    parts = json.loads(json.dumps([encode(article.blocks), encode(article.dateline)]))
    assert decode(tuple[Block, ...], parts[0], article.text) == article.blocks
    assert decode(Dateline | None, parts[1], article.text) == article.dateline


def test_days_and_open_ends_come_back() -> None:
    account = Account(
        claims=(2, 3),
        first=date(2024, 6, 3),
        casualties=(Casualties("killed", 12, None, None, span=Span(0, 2, "12")),),
    )
    assert decode(Account, json.loads(json.dumps(encode(account))), "12 died") == account


def test_a_record_that_lacks_a_field_is_named() -> None:
    with pytest.raises(KeyError, match="Casualties without low"):
        decode(Casualties, {"what": "killed", "best": 1, "high": 1}, "")

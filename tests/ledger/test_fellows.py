"""Which kept claims a new one is held against, by ledgers of claims written for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reportedly.claim import Reading
from reportedly.ledger.adding import Adder
from reportedly.ledger.compare.gist import read_gist
from reportedly.ledger.fellows import Fellows, Sought, telling_words
from reportedly.ledger.keys import claim_keys
from reportedly.ledger.records import Entry, Origin, Printing
from reportedly.ledger.store import Store
from reportedly.text import Article
from tests.ledger.telling import claim

ORIGIN = Origin("author", "author", "article")
FIRST = date(2024, 3, 1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "news.db", create=True)


def keep(store: Store, texts: Sequence[str]) -> None:
    """Put each text in as an article of one claim, a day after the one before."""
    adder = Adder(store, "1")
    for number, text in enumerate(texts):
        one = replace(claim(text, text, kind="other"), id=f"c{number}")
        day = FIRST + timedelta(days=number)
        adder.add(Reading(Article(id=f"a{number}", text=text, published=day), (one,)))


def fellows(store: Store, text: str) -> list[str]:
    """The texts of the claims that a claim with this text would be compared with."""
    new = claim(text, text, kind="other")
    entry = Entry(new, Printing("new", number=2**40), ORIGIN, number=2**40)
    adder = Adder(store, "1")
    found = Fellows(adder.entries).find([Sought(entry, claim_keys(new))], ())
    return [one.claim.text for one in found[0]]


def test_what_shares_two_words_is_found_however_many_share_one_key(store: Store) -> None:
    same = "the ferry Amelda capsized off Vintra in a gale"
    others = [f"Amelda and Vintra met the {word}" for word in ("smith", "baker", "miller") * 20]
    keep(store, [same, *others])
    found = fellows(store, "a gale capsized the ferry Amelda off Vintra")
    assert found[0] == same


def test_of_those_that_share_one_key_the_closest_of_the_latest_are_opened(store: Store) -> None:
    nouns = ("smith", "baker", "miller", "tailor", "cooper", "mason", "potter", "weaver")
    chance = [f"Amelda and Vintra met the {noun} {at}" for at in range(4) for noun in nouns]
    near = "Amelda and Vintra rescued the sailors"
    keep(store, [*chance[:20], near, *chance[20:]])
    found = fellows(store, "sailors of Amelda were rescued by Vintra")
    assert found[0] == near
    assert len(found) <= 10


def test_nothing_without_a_shared_word_is_opened(store: Store) -> None:
    keep(store, ["the ferry Amelda capsized off Vintra", "talks will go on in Brussels"])
    assert fellows(store, "a dam burst at Kinsi") == []


@pytest.mark.parametrize(
    "text",
    [
        "At 14:30 on Monday 1,212 men left the camp of Kinsi",
        "The army's shelling killed 12.5 per cent, the U.N. said; raids and strikes went on",
    ],
)
def test_the_words_are_those_that_claims_are_compared_by(text: str) -> None:
    assert telling_words(text) == read_gist(claim(text, text), None).words

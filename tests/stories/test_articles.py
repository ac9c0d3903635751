"""Whole articles are read as well as ever, and what holds of any reading holds of theirs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

import pytest

from reportedly.claim import Claim, Reading
from reportedly.text import Span
from tests.stories.passages import FLOORS, Ledger, furniture_spans, ledgers, read, score

FLOOR = tomllib.loads(FLOORS.read_text("utf-8"))

each_article = pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.name)


@cache
def reading_of(name: str) -> Reading:
    return read(next(ledger for ledger in ledgers() if ledger.name == name))


@each_article
def test_scores_do_not_fall(ledger: Ledger) -> None:
    """Names no fault, since some of the articles are held out."""
    figures = score(ledger, reading_of(ledger.name))
    assert figures.found >= FLOOR[ledger.name]["found"]
    assert figures.slots >= FLOOR[ledger.name]["slots"]


@each_article
def test_spans_hold(ledger: Ledger) -> None:
    reading = reading_of(ledger.name)
    for claim in reading.claims:
        assert claim.spans
        for span in spans_of(claim):
            assert reading.article.text[span.start : span.end] == span.text != ""


def spans_of(claim: Claim) -> Iterator[Span]:
    yield from (*claim.spans, *claim.conditions)
    for why in claim.reasons:
        yield from why.spans
    cues = (relay.cue for relay in claim.chain)
    parties = (actor.span for actor in claim.actors + claim.recipients)
    codes = (claim.when, claim.said, claim.relation, claim.event)
    coded = (code.span for code in (*codes, *claim.places, *claim.casualties) if code)
    named = (relay.span for relay in claim.chain)
    yield from (span for span in (*cues, *parties, *coded, *named) if span)


@each_article
def test_words_of_a_claim_stand_in_order(ledger: Ledger) -> None:
    for claim in reading_of(ledger.name).claims:
        assert list(claim.spans) == sorted(claim.spans)


@each_article
def test_ids_are_unique(ledger: Ledger) -> None:
    ids = [claim.id for claim in reading_of(ledger.name).claims]
    assert len(ids) == len(set(ids))


@each_article
def test_reading_twice_gives_the_same(ledger: Ledger) -> None:
    assert read(ledger) == reading_of(ledger.name)


@each_article
def test_furniture_yields_no_claim(ledger: Ledger) -> None:
    reading = reading_of(ledger.name)
    barred = furniture_spans(ledger, reading)
    for claim in reading.claims:
        assert not [a for a in barred for b in claim.spans if a.overlaps(b)], claim.text

"""Whatever a claim holds, its notation reads back as an equal claim."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import claim as records
from reportedly.claim import (
    Actor,
    Casualties,
    Claim,
    Event,
    Factuality,
    Reason,
    Relation,
    Relay,
    When,
    Where,
)
from reportedly.notation import parse_notation, print_notation
from reportedly.text import Span

AWKWARD = [
    "",
    " ",
    "?",
    "a, b",
    "a,",
    "A > B",
    "a >",
    "one ... two",
    "... and",
    'he said "no"',
    '"no"',
    '"a" @1-2',
    "ISIS (Khorasan)",
    "in Syria",
    "hold",
    "-> them",
    "; not a comment",
    "two\nlines\r",
    "\u202egnol\u202c",
    "\u2028",
    "a\u00a0b",
    "café “quoted”",
    "back\\slash",
    "\x1b[31m",
    "source   nobody",
    "\U000e0041",
]
texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(max_size=12),
    st.lists(st.sampled_from(AWKWARD), min_size=2, max_size=3).map(" ".join),
)
numbers = st.integers(0, 5000)
spans = st.builds(Span, numbers, numbers, texts)
maybe_span = st.none() | spans
maybe_text = st.none() | texts
degrees = st.none() | st.floats(-180, 180)


def literal(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(getattr(records, name)))


def several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


relays = st.builds(
    Relay, texts, literal("RelayKind"), maybe_text, maybe_span, maybe_span, st.booleans()
)
actors = st.builds(
    Actor, texts, literal("ActorKind"), maybe_text, maybe_text, maybe_span, st.booleans()
)
times = st.none() | st.builds(
    When,
    st.none() | st.sampled_from(["2024-11-14", "../2024", "2024~"]) | texts,
    st.sampled_from(["day", "unknown"]) | texts,
    maybe_span,
    st.sampled_from(["absolute", "published"]) | texts,
    maybe_text,
)
places = st.builds(
    Where,
    texts,
    maybe_span,
    maybe_text,
    degrees,
    degrees,
    st.none() | st.integers(1, 7),
    maybe_text,
    several(texts),
)
counts = st.builds(
    Casualties,
    texts,
    numbers,
    st.none() | numbers,
    st.none() | numbers,
    maybe_text,
    st.just("incident") | texts,
    maybe_span,
)
claims = st.builds(
    Claim,
    id=texts,
    article=texts,
    spans=several(spans),
    chain=several(relays),
    factuality=st.builds(
        Factuality,
        literal("Status"),
        literal("Polarity"),
        literal("Certainty"),
        literal("Mood"),
        literal("Manner"),
    ),
    kind=literal("Kind"),
    actors=several(actors),
    recipients=several(actors),
    places=several(places),
    when=times,
    said=times,
    direction=st.none() | literal("Direction"),
    relation=st.none() | st.builds(Relation, texts, texts, texts, maybe_span),
    role=maybe_text,
    casualties=several(counts),
    event=st.none() | st.builds(Event, texts, maybe_text, maybe_span),
    conditions=several(spans),
    quoted=st.booleans(),
    reasons=several(st.builds(Reason, texts, texts, several(spans))),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(claims, max_size=2).map(tuple))
def test_claims_read_back_equal(made: tuple[Claim, ...]) -> None:
    text = print_notation(made)
    assert parse_notation(text) == made
    assert print_notation(parse_notation(text)) == text


@settings(max_examples=100, deadline=None)
@given(claims)
def test_nothing_unseen_is_printed(made: Claim) -> None:
    for letter in print_notation((made,)):
        assert letter.isprintable() or letter in "\n\u00a0\u2009\u202f"


def test_the_strategy_covers_every_field() -> None:
    drawn = {"id", "article", "spans", "chain", "factuality", "kind", "actors", "recipients"}
    drawn |= {"places", "when", "said", "direction", "relation", "role", "casualties", "event"}
    drawn |= {"conditions", "quoted", "reasons"}
    assert {field.name for field in fields(Claim)} == drawn

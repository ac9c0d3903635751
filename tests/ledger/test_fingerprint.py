"""Fingerprints: stable, with exact offsets, alike for what houses of news write differently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.fingerprint import (
    GRAM,
    WINDOW,
    cut_words,
    fingerprints,
    furniture,
    index_keys,
)
from reportedly.text import Article, Block, Span

REPORT = (
    "Gunmen attacked a ferry landing on the river on Sunday, killing at least 17 people and setting"
    " two boats on fire, the mayor of the town and three residents said."
)


def hashes(text: str) -> set[int]:
    return {one.hash for one in fingerprints(text)}


def test_a_hash_is_the_same_on_every_machine() -> None:
    assert fingerprints("Forces shelled the old market again")[0].hash == 405278042161148160


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Syria’s army killed “twelve” men", "Syrias army killed 12 men"),
        ("some 20,000 people fled to Déraa", "some 20000 people fled to Deraa"),
        ("the U.N. defence programme", "The UN defense program"),
        ("in the centre of Sana'a", "in the center of Sanaʿa"),
    ],
)
def test_house_styles_are_one(one: str, other: str) -> None:
    assert [w.fold for w in cut_words(one)] == [w.fold for w in cut_words(other)]


def test_figures_stay_apart() -> None:
    folds = [word.fold for word in cut_words("3.5 35 3,500 12th F-16")]
    assert folds == ["3.5", "35", "3500", "12th", "f", "16"]


def test_eight_shared_words_leave_a_fingerprint() -> None:
    shared = "setting two boats on fire near the quay"
    assert len(shared.split()) == GRAM + WINDOW - 1
    one = f"Men came at dawn and shot at traders, {shared}, and then they drove off to the north."
    other = f"It was quiet until Monday. Witnesses spoke of {shared} while police looked on."
    assert hashes(one) & hashes(other)


def test_offsets_are_those_of_the_words() -> None:
    for one in fingerprints(REPORT):
        assert len(cut_words(REPORT[one.start : one.end])) == GRAM


def test_skipped_stretches_leave_none_and_are_not_run_over() -> None:
    footer = REPORT.index("killing"), REPORT.index(", the mayor")
    for one in fingerprints(REPORT, [footer]):
        assert one.end <= footer[0] or one.start >= footer[1]


@pytest.mark.parametrize("text", ["", "...", "four words are few"])
def test_a_short_text_has_none(text: str) -> None:
    assert fingerprints(text) == ()


def test_a_text_shorter_than_the_window_has_one() -> None:
    assert len(fingerprints("five words and one more")) == 1


def test_keys_fit_four_bytes_and_are_half_of_the_hashes() -> None:
    prints = fingerprints(" ".join(f"word{n}" for n in range(3000)))
    keys = index_keys(prints)
    assert all(0 <= key < 2**31 for key in keys)
    assert 0.4 < len(keys) / len(prints) < 0.6
    assert list(keys) == sorted(set(keys))


def test_all_but_running_text_is_furniture() -> None:
    text = "KABUL (AP) - Shots fell.\nFollow us."
    blocks = (
        Block("dateline", Span(0, 13, text[:13])),
        Block("paragraph", Span(13, 24, text[13:24])),
        Block("boilerplate", Span(25, 35, text[25:35])),
    )
    assert furniture(Article("a", text, blocks=blocks)) == ((0, 13), (25, 35))


@given(st.text(max_size=400), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400))))
def test_any_text_is_read(text: str, skip: list[tuple[int, int]]) -> None:
    spans = [(min(span), max(span)) for span in skip]
    found = fingerprints(text, spans)
    assert all(0 <= one.hash < 2**63 and 0 <= one.start < one.end <= len(text) for one in found)
    assert found == fingerprints(text, spans)

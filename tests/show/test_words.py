"""Codes in words: dates, places, counts, and codes that have no label yet."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from reportedly import claim as records
from reportedly.claim import Actor, Casualties, Claim, Event, Reading, Relation, When, Where
from reportedly.show.edtf import date_words
from reportedly.show.words import code_words, harm_words, labels, place_words, told_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "2024"),
        ("2024-09", "September 2024"),
        ("2024-11-14", "14 November 2024"),
        ("2024-11-14T09:30", "14 November 2024, 09:30"),
        ("2024-09-28/2024-10-02", "28 September – 2 October 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2024-04/2024-06", "April 2024 – June 2024"),
        ("2024/..", "since 2024"),
        ("2024-11-14/2024-11-14", "14 November 2024"),
        ("2024-21", "spring 2024"),
        ("199X", "the 1990s"),
        ("2024?", "perhaps 2024"),
        ("2024-13", "2024-13"),
        ("/", "/"),
        ("a/b", "a/b"),
    ],
)
def test_dates(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (Casualties("killed", 4, 4, 4), "4 killed"),
        (Casualties("killed", 4, 5, 7, group="drivers"), "4–7 (best 5) drivers killed"),
        (Casualties("wounded", 4, None, None, scope="war"), "4 or more wounded in the whole war"),
    ],
)
def test_counts(harm: Casualties, words: str) -> None:
    assert harm_words(harm) == words


def test_a_posture_names_where_it_goes(reading: Reading) -> None:
    bare: Claim = replace(reading.claims[3], actors=(Actor("Chad"),), places=(Where("Zouar"),))
    said = {code_words(replace(bare, direction=one)) for one in get_args(records.Direction)}
    assert said == {
        "posture: Chad builds up in Zouar",
        "posture: Chad pulls back from Zouar",
        "posture: Chad holds in Zouar",
        "posture: Chad is present in Zouar",
        "posture: Chad moves to Zouar",
    }


def test_codes_without_a_label_are_shown_as_they_stand(reading: Reading) -> None:
    bare = replace(reading.claims[4], relation=Relation("shares_a_border_with", "Chad", "Niger"))
    assert code_words(bare) == "relation: Chad shares a border with Niger"
    odd = replace(bare, relation=None, event=Event("DANCE"))
    assert code_words(odd) == "relation: somebody DANCE (DANCE)"


def test_a_negative_says_so(reading: Reading) -> None:
    claim = reading.claims[0]
    negative = replace(claim, factuality=replace(claim.factuality, polarity="-"))
    assert told_words(negative) == "asserted, negative"
    assert told_words(reading.claims[2]) == "denied"


def test_places_say_how_exactly_they_are_known() -> None:
    assert place_words(Where("Yei")) == "Yei (unplaced)"
    assert place_words(Where("Yei", precision=1, country="SS")) == "Yei (exact, SS)"
    assert place_words(Where("Mali", precision=6, country="ML")) == "Mali (country)"


def test_every_status_mood_and_direction_has_a_label() -> None:
    table = labels()
    assert list(table["status"]) == list(get_args(records.Status))
    assert list(table["mood"]) == list(get_args(records.Mood))
    assert set(table["direction"]) == set(get_args(records.Direction))
    assert set(table["event"]) == set(table["event_alone"])
    assert When(None, "unknown") is not None

"""Sentences that keep their attribution."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.claim import Relay
from reportedly.export.telling import note, sentence
from tests.export.snapshots import AUTHOR, BLOG, ENTRIES, PAPER, SURGEON, claim, entry

MINISTER = Relay("Lemlem Tadesse", "person", "minister")


def told(text: str, *chain: Relay, **more: object) -> str:
    return sentence(entry(1, claim("c", "paper", text, chain or (MINISTER,), **more), PAPER, "x"))


def test_speaker_role_and_relay():
    assert sentence(ENTRIES[0]) == (
        "Samia Haroun (surgeon) said, according to SUNA, that an air strike killed at least 12"
        " people in Kassala."
    )


def test_several_relays():
    chain = (SURGEON, Relay("SUNA", "outlet"), Relay("A diplomat", "person"))
    assert told("The town was hit", *chain) == (
        "Samia Haroun (surgeon) said, according to SUNA, by way of a diplomat, that the town was hit."
    )


def test_the_articles_own_voice_is_the_outlets():
    assert told("The road was closed", AUTHOR) == "Red Sea Daily reported that the road was closed."
    nobody = entry(1, claim("c", "blog", "The road was closed", (AUTHOR,)), BLOG, "x")
    assert sentence(nobody) == "An article of an unknown outlet reported that the road was closed."


def test_quotations_are_quoted_and_paraphrases_are_not():
    assert told("We will stay", quoted=True) == "Lemlem Tadesse (minister) said: “We will stay”."
    assert "“" not in told("they would stay")


@pytest.mark.parametrize(
    "text",
    [
        "a drone strike near the market",
        "blamed the army",
        "who had fled",
        "The unit ... left",
        "a unit based in Gedaref",
    ],
)
def test_words_that_are_no_clause_are_given_as_the_articles(text):
    assert told(text) == f"Lemlem Tadesse (minister) said, in the article's words: “{text}”."


def test_a_denial_is_told_as_one_whatever_its_words():
    denied = ("denied", "-", "certain", "happened", "paraphrase")
    assert (
        told("troops had left", told=denied)
        == "Lemlem Tadesse (minister) denied that troops had left."
    )
    assert told("troops had not left", told=denied) == (
        "Lemlem Tadesse (minister) said that troops had not left (a denial)."
    )


def test_hedges_and_plans_are_said():
    planned = ("asserted", "+", "probable", "planned", "paraphrase")
    assert told("troops will leave", told=planned).endswith("(told as probable, told as planned).")


def test_rumours_and_common_knowledge():
    rumour = ("rumoured", "+", "possible", "happened", "rumour")
    assert told("he had fled", Relay("rumours", "unnamed"), told=rumour) == (
        "Rumours had it that he had fled (told as possible)."
    )
    general = ("general", "+", "certain", "ongoing", "belief")
    assert told("he has fled", Relay("it is known", "general"), told=general) == (
        "It is told as common knowledge that he has fled."
    )


def test_who_could_not_be_traced_is_said():
    assert told("he had fled", Relay("he", "person", resolved=False)).startswith(
        "He (not traced) said that"
    )


def test_names_keep_their_capital_and_cut_quotations_are_closed():
    assert (
        told("Ethiopia was “at peace")
        == "Lemlem Tadesse (minister) said that Ethiopia was “at peace”."
    )


def test_no_control_character_comes_through():
    evil = Relay("Mal\x1b[2Jlory", "person", "line\nbreak")
    assert told("he was\u202e here", evil) == "Mal␛[2Jlory (line break) said that he was� here."


def test_notes_quote_the_article():
    assert note(ENTRIES[2]) == (
        "According to Sudanese army; Red Sea Daily, 5 March 2031: “its aircraft had bombed the town” [denied]"
    )
    undated = replace(ENTRIES[3])
    assert "; outlet unknown, undated: “" in note(undated)

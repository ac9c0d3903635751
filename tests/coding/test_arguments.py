"""Who stands where around a verb or a noun of happening."""

from __future__ import annotations

import pytest

from reportedly.coding.arguments import noun_parties, noun_words, prep_objects, verb_parties
from reportedly.coding.subject import find_subject
from tests.coding.sentences import parsed, token

Parties = tuple[list[str], list[str], list[str]]


def around_verb(text: str, verb: str) -> Parties:
    head = token(parsed(text), verb)
    subject, passive = find_subject(head)
    doers, undergoers, instruments = verb_parties(head, subject, passive)
    return [t.text for t in doers], [t.text for t in undergoers], [t.text for t in instruments]


def around_noun(text: str, noun: str) -> Parties:
    doers, undergoers, instruments = noun_parties(token(parsed(text), noun))
    return [t.text for t in doers], [t.text for t in undergoers], [t.text for t in instruments]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Gunmen attacked the convoy.", "attacked", (["Gunmen"], ["convoy"], [])),
        ("The convoy was attacked by gunmen.", "attacked", (["gunmen"], ["convoy"], [])),
        ("The convoy was attacked.", "attacked", ([], ["convoy"], [])),
        ("The rebels fired at the convoy.", "fired", (["rebels"], ["convoy"], [])),
        ("The governor acts through the militia.", "acts", (["governor"], [], ["militia"])),
    ],
)
def test_voice_decides_who_does_and_who_undergoes(text: str, verb: str, expected: Parties) -> None:
    assert around_verb(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Ethiopia's war against the rebels lasted two years.", "war",
         (["Ethiopia"], ["rebels"], [])),
        ("Israeli strikes on the port continued.", "strikes", (["Israeli"], ["port"], [])),
        ("An attack by gunmen was reported.", "attack", (["gunmen"], [], [])),
        ("Talks between Seoul and Pyongyang resumed.", "Talks", (["Seoul"], [], [])),
        ("The shelling stopped.", "shelling", ([], [], [])),
    ],
)  # fmt: skip
def test_owners_and_prepositions_tell_the_parties_of_a_noun(
    text: str, noun: str, expected: Parties
) -> None:
    assert around_noun(text, noun) == expected


def test_the_place_that_troops_leave_does_not_act() -> None:
    text = "The army announced the withdrawal of its troops from Gao."
    assert around_noun(text, "withdrawal") == ([], ["troops"], [])


def test_only_the_prepositions_asked_for_count() -> None:
    verb = token(parsed("The envoy flew from Doha to Kabul."), "flew")
    assert [t.text for t in prep_objects(verb, {"to"})] == ["Kabul"]
    assert [t.text for t in prep_objects(verb, {"over"})] == []


def test_what_a_noun_is_told_by_its_own_words() -> None:
    noun = token(parsed("Two of its armoured battalions left the base."), "Two")
    assert {"Two", "battalions"} <= {t.text for t in noun_words(noun)}
    noun = token(parsed("Foreign fighters and drone crews left the base."), "fighters")
    assert {"Foreign", "fighters", "drone", "crews"} <= {t.text for t in noun_words(noun)}

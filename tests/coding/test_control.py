"""The way from the head of a clause to the verb that carries its meaning."""

from __future__ import annotations

import pytest

from reportedly.coding.control import follow, stay
from tests.coding.sentences import root


@pytest.mark.parametrize(
    ("text", "verb", "control"),
    [
        ("The army withdrew from Kidal.", "withdrew", ()),
        ("The army decided to deploy.", "deploy", ("happened",)),
        ("Bamako reacted by sending two battalions.", "sending", ("happened",)),
        ("The army tried to persuade the rebels to leave.", "persuade", ("attempted",)),
        ("The rebels abandoned efforts to take the town.", "take", ("attempted",)),
        ("Chad stopped short of blaming Sudan.", "blaming", ("negative",)),
        ("The rebels fell short of taking the town.", "taking", ("negative",)),
        ("Baku refrained from naming the donors.", "naming", ("negative",)),
        ("Kinshasa expressed its refusal to negotiate.", "negotiate", ("negative",)),
        ("The rebels threatened to bomb the port.", "bomb", ("planned",)),
        ("The army has no plans to alter its posture.", "alter", ("planned",)),
        ("Seoul has no intention of sharing the data.", "sharing", ("planned",)),
        ("Troops are due to leave Gao.", "leave", ("likely",)),
        ("Turkey is expected to withdraw its troops.", "withdraw", ("likely",)),
        ("Ankara is set to send drones.", "send", ("likely",)),
        ("Fighting is likely to intensify.", "intensify", ("likely",)),
        ("Chad is ready to deploy its troops.", "deploy", ("able",)),
        ("The army failed to begin to retake the port.", "retake", ("negative", "happened")),
    ],
)
def test_control_leads_to_the_verb_that_carries_the_meaning(
    text: str, verb: str, control: tuple[str, ...]
) -> None:
    way = follow(root(text))
    assert (way.verb.text, way.control) == (verb, control)


def test_the_words_passed_on_the_way_are_kept() -> None:
    assert [t.text for t in follow(root("Fighting is likely to intensify.")).path] == [
        "is",
        "likely",
    ]
    assert follow(root("The army withdrew from Kidal.")).path == ()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The army failed to begin to retake the port.", "army"),
        ("The army has no plans to alter its posture.", "army"),
        ("Chad stopped short of blaming Sudan.", "Chad"),
        ("Turkey is expected to withdraw its troops.", "Turkey"),
    ],
)
def test_who_governs_a_verb_is_its_subject(text: str, subject: str) -> None:
    way = follow(root(text))
    assert way.subject is not None
    assert (way.subject.text, way.passive) == (subject, False)


def test_a_governed_passive_is_undergone() -> None:
    way = follow(root("The hostages are likely to be freed."))
    assert way.subject is not None
    assert (way.verb.text, way.subject.text, way.passive) == ("freed", "hostages", True)


def test_nobody_is_made_to_act_where_a_decision_has_no_owner() -> None:
    way = follow(root("Plans to leave the valley were dropped."))
    assert (way.verb.text, way.subject) == ("leave", None)


def test_a_denial_leads_nowhere() -> None:
    assert follow(root("Kigali denied backing the rebels.")).verb.text == "denied"


def test_to_stay_is_to_keep_the_verb_whatever_it_governs() -> None:
    head = root("The rebels threatened to bomb the port.")
    way = stay(head)
    assert (way.verb, way.path, way.control) == (head, (), ())
    assert way.subject is not None and way.subject.text == "rebels"

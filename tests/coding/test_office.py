"""Who holds which office, beside a name or told by a verb."""

from __future__ import annotations

import pytest

from reportedly.coding.office import find_office, name_people, read_office
from reportedly.coding.subject import find_subject
from tests.coding.sentences import mention, parsed, root, token


def told(text: str) -> str | None:
    """The office that the sentence gives its subject."""
    head = root(text)
    return find_office(parsed(text), head, find_subject(head)[0])


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Maria Silva is the head of the port authority.", "head of the port authority"),
        ("He is the governor of Tigray.", "governor of Tigray"),
        ("Ali Hassan served as governor of Tigray.", "governor of Tigray"),
        ("Ali Hassan became prime minister.", "prime minister"),
        ("Ali Hassan is tired.", None),
        ("Ali Hassan was dismissed as defence minister.", None),
        ("The militia is a threat.", None),
    ],
)
def test_a_verb_gives_an_office_to_a_person(text: str, role: str | None) -> None:
    assert told(text) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ali Hassan was appointed governor of Tigray.", "governor of Tigray"),
        ("Ali Hassan was named army chief.", "army chief"),
    ],
)
def test_an_appointment_gives_an_office(text: str, role: str) -> None:
    assert told(text) == role


@pytest.mark.parametrize(
    ("text", "noun", "holder", "role", "rule"),
    [
        ("Ali Hassan, senior adviser to the foreign minister, left.", "adviser", "Hassan",
         "senior adviser to the foreign minister", "apposition"),
        ("The governor of Tigray, Getachew Reda, met the envoy.", "governor", "Reda",
         "governor of Tigray", "apposition"),
        ("Army spokesman Sami Haddad spoke.", "spokesman", "Haddad", "Army spokesman",
         "title before a name"),
    ],
)  # fmt: skip
def test_an_office_stands_beside_its_holder(
    text: str, noun: str, holder: str, role: str, rule: str
) -> None:
    parse = parsed(text)
    office = read_office(parse, token(parse, noun), name_people(parse, ()))
    assert office is not None
    assert (parse.doc[office.holder].text, office.role, office.rule) == (holder, role, rule)


def test_an_office_without_a_holder_is_none() -> None:
    parse = parsed("The governor of Tigray met the envoy.")
    assert read_office(parse, token(parse, "governor"), name_people(parse, ())) is None


def test_titles_of_rank_stand_outside_a_name() -> None:
    parse = parsed("The rebels captured General Ivan Petrov.")
    people = name_people(parse, (mention(parse, "General Ivan Petrov"),))
    assert [parse.span(first, last).text for first, last in people.items()] == ["Ivan Petrov"]

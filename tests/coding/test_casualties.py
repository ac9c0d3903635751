"""How many were harmed, how, with the ends that the words leave open."""

from __future__ import annotations

import pytest

from reportedly.claim import Casualties
from reportedly.coding.casualties import find_casualties
from tests.coding.sentences import parsed

Counts = list[tuple[str, int, int | None]]


def harmed(text: str) -> tuple[Casualties, ...]:
    return find_casualties(parsed(text), range(len(parsed(text).doc)))


def counts(text: str) -> Counts:
    """Kind of harm, low and high of each count."""
    return [(one.what, one.low, one.high) for one in harmed(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed 12 people in Jos.", ("killed", 12, 12)),
        ("1,200 people were killed.", ("killed", 1200, 1200)),
        ("Thirty people were killed.", ("killed", 30, 30)),
        ("A child was killed in Kherson.", ("killed", 1, 1)),
        ("A dozen people were killed.", ("killed", 12, 12)),
        ("Rebels captured 14 soldiers.", ("captured", 14, 14)),
        ("Police arrested 30 protesters.", ("captured", 30, 30)),
        ("Floods displaced 5,000 families.", ("displaced", 5000, 5000)),
        ("87 civilians lost their lives.", ("killed", 87, 87)),
        ("The army lost 120 men.", ("killed", 120, 120)),
        ("The death toll rose to 43.", ("killed", 43, 43)),
        ("The hospital put the death toll at 12.", ("killed", 12, 12)),
    ],
)
def test_a_number_of_people_harmed_is_counted(text: str, expected: tuple[str, int, int]) -> None:
    assert counts(text) == [expected]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("At least 12 people were killed.", 12, None),
        ("More than 200 people were killed.", 200, None),
        ("Dozens of people were killed.", 24, None),
        ("Up to 40 people were killed.", 0, 40),
        ("As many as 40 people were killed.", 0, 40),
        ("Between 10 and 20 people were killed.", 10, 20),
    ],
)
def test_bounds_leave_an_end_open(text: str, low: int, high: int | None) -> None:
    assert counts(text) == [("killed", low, high)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Two soldiers and a child were killed.", 3, 3),
        ("Two generals, five advisers and several others were killed.", 7, None),
        ("Fifteen people, including five policemen, were killed.", 15, 15),
        ("15 people were killed, including five policemen.", 15, 15),
    ],
)
def test_conjuncts_add_up_and_parts_do_not(text: str, low: int, high: int | None) -> None:
    assert counts(text) == [("killed", low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "12 people were killed and 30 wounded in the raid.",
        "The blast killed 12 people and wounded 30 others.",
        "Twelve people were killed and 30 others were wounded.",
        "The raid left 12 people dead and 30 wounded.",
    ],
)
def test_killed_and_wounded_are_counted_apart(text: str) -> None:
    assert counts(text) == [("killed", 12, 12), ("wounded", 30, 30)]


@pytest.mark.parametrize(
    "text",
    [
        "Some people were killed.",
        "Few people were killed.",
        "The commander was killed on 12 May.",
        "He was killed in 2019.",
        "Rebels captured Goma.",
        "The army lost two tanks.",
        "The 4th Brigade left the base.",
    ],
)
def test_nothing_is_counted_that_the_words_do_not_count(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Gunmen killed 12 people in Jos.", "incident"),
        ("Since January, 300 civilians have been killed.", "cumulative"),
        ("Five people died this year.", "cumulative"),
        ("Strikes have killed nearly 50 people over the past two days.", "cumulative"),
        ("Strikes killed 14 people over the weekend.", "cumulative"),
        ("Strikes have killed 18 fighters over the past 24 hours.", "incident"),
        ("In the worst attack since 2013 gunmen killed 12 people.", "incident"),
        ("The raid killed 12 people five days after the truce.", "incident"),
        ("More than 40,000 people have been killed since the war began.", "war"),
    ],
)
def test_the_scope_is_an_incident_a_period_or_the_war(text: str, scope: str) -> None:
    assert [one.scope for one in harmed(text)] == [scope]


def test_who_was_harmed_and_the_words_are_kept() -> None:
    (one,) = harmed("Gunmen killed nine young farmers in Jos.")
    assert one.group == "young farmers"
    assert one.span is not None and one.span.text == "killed nine young farmers"


def test_only_the_words_of_the_clause_are_counted() -> None:
    text = "Gunmen killed 12 people in Jos. A bomb killed nine soldiers in Gao."
    parse = parsed(text)
    first = next(parse.doc.sents)
    found = find_casualties(parse, range(first.start, first.end))
    assert [one.low for one in found] == [12]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-two miners were abducted.", ("captured", 22, 22)),
        ("Two dozen people were killed.", ("killed", 24, 24)),
        ("10 to 20 people were killed.", ("killed", 10, 20)),
    ],
)
def test_a_number_of_several_words_is_one_number(text: str, expected: tuple[str, int, int]) -> None:
    assert counts(text) == [expected]


def test_a_family_is_not_one_person() -> None:
    assert counts("A family of six was killed.") != [("killed", 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "The drone burned two trucks.",
        "The army seized three villages.",
        "Rebels captured two tanks.",
    ],
)
def test_things_are_no_casualties(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("It is a war that has killed more than 290,000 people.", "war"),
        ("The conflict has claimed 470,000 lives since 2011.", "war"),
        ("Some 330,000 people have been killed in the conflict.", "war"),
        ("In Yemen 330,000 people were killed.", "cumulative"),
        ("An earthquake killed 12,000 people.", "incident"),
        ("Mines killed 750 people in 2018.", "cumulative"),
        ("Nearly 8,000 were hurt last year.", "cumulative"),
        ("A raid in 2018 killed 60 people.", "incident"),
        ("In 2018 gunmen killed two farmers.", "incident"),
    ],
)
def test_a_count_of_a_war_or_a_year_is_no_incident(text: str, scope: str) -> None:
    assert [one.scope for one in harmed(text)] == [scope]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "More than a quarter of a million people have been killed in Syria's war.",
            [("killed", 250_000, None)],
        ),
        ("Half a million people were killed.", [("killed", 500_000, 500_000)]),
        (
            "The toll rose to 8 civilians in addition to 12 injured.",
            [("killed", 8, 8), ("wounded", 12, 12)],
        ),
        (
            "It ended in 56 deaths and more than 200 people injured.",
            [("killed", 56, 56), ("wounded", 200, None)],
        ),
        (
            "The blast led to the killing of one person and the injury of 40 others.",
            [("killed", 1, 1), ("wounded", 40, 40)],
        ),
        ("A total of 39 are confirmed dead.", [("killed", 39, 39)]),
        ("Monitors counted 494 attacks, with 90 percent killed by gas.", []),
        ("A photo- and videojournalist died.", []),
        ("The army unintentionally shot down a jet.", []),
        ("The UN feeds some 250000 in rebel-held areas.", []),
        ("The bill on talks is dead.", []),
    ],
)
def test_each_number_counts_its_own_harm(text: str, expected: Counts) -> None:
    assert counts(text) == expected

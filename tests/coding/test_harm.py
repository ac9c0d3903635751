"""Who was harmed, by where the words stand."""

from __future__ import annotations

import pytest

from reportedly.coding.casualties import find_casualties
from tests.coding.sentences import parsed

Counts = list[tuple[str, int, int | None]]


def counts(text: str) -> Counts:
    parse = parsed(text)
    found = find_casualties(parse, range(len(parse.doc)))
    return [(one.what, one.low, one.high) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bomb attacks kill 50 injure 30 in the province.", [("killed", 50, 50)]),
        (
            "8 persons killed 58 others injured in attacks on the city.",
            [("killed", 8, 8), ("wounded", 58, 58)],
        ),
        ("Army Kills 30 Rebel Fighters in Northern Countryside.", [("killed", 30, 30)]),
        ("07-08-2014 At Least 19 Executed by rebels in Gao.", [("killed", 19, None)]),
        ("04-03-2016 Two Malians were killed in Gao.", [("killed", 2, 2)]),
        ("In the north of Idlib 11 people were killed.", [("killed", 11, 11)]),
    ],
)
def test_a_headline_without_commas_counts_each_harm(text: str, expected: Counts) -> None:
    assert counts(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The video showed the beheading of 18 men.", 18),
        ("The raid resulted in the martyrdom of three citizens.", 3),
        ("A total of 150 people have fallen victim to the attack.", 150),
        ("Two rockets claimed six martyrs in the market.", 6),
        ("The raid destroyed over 60 militants.", 60),
        ("They killed and buried five men.", 5),
    ],
)
def test_other_words_of_death_count_too(text: str, low: int) -> None:
    assert counts(text)[:1] and counts(text)[0][:2] == ("killed", low)


@pytest.mark.parametrize(
    "text",
    [
        "The army destroyed a chemical agent.",
        "The unit eliminated a leader's hideout.",
    ],
)
def test_things_are_not_killed(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They killed a rebel commander as well as five of his guards.", ("killed", 6, 6)),
        ("They killed a commander of the group and eight more rebels.", ("killed", 9, 9)),
        ("The force detained the planner and one of his associates.", ("captured", 2, 2)),
        ("The force detained a commander and another militant.", ("captured", 2, 2)),
        ("The blast killed three people and 12 cows.", ("killed", 3, 3)),
        ("Several people were killed.", ("killed", 3, None)),
        ("The police detained a few suspects.", ("captured", 3, None)),
    ],
)
def test_lists_add_up(text: str, expected: tuple[str, int, int | None]) -> None:
    assert counts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of people were killed or wounded in the raid.",
        "Rockets killed and injured five civilians in Aleppo.",
    ],
)
def test_one_count_of_two_harms_counts_neither(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21:51 15 medics were killed in Gao.", ("killed", 15, 15)),
        ("The number of dead in the blast was revised upward to seven.", ("killed", 7, 7)),
        ("More than 40 are estimated to have been killed.", ("killed", 40, None)),
        ("A bomber killed 30 people injured 90 in Gao.", ("killed", 30, 30)),
    ],
)
def test_a_count_may_stand_away_from_its_people(
    text: str, expected: tuple[str, int, int | None]
) -> None:
    assert expected in counts(text)

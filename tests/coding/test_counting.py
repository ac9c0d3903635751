"""Numbers in figures and words, and how a noun phrase counts."""

from __future__ import annotations

import pytest

from reportedly.coding.counting import count_phrase
from reportedly.coding.numeral import counts, to_number
from tests.coding.sentences import parsed, token


@pytest.mark.parametrize(
    ("word", "value"),
    [("1,200", 1200), ("twelve", 12), ("20000", 20000), ("Thirty", 30), ("dozens", None),
     ("soldiers", None)],
)  # fmt: skip
def test_figures_and_words_have_a_value(word: str, value: int | None) -> None:
    assert to_number(token(parsed(f"{word} soldiers fled."), word)) == value


def test_a_figure_too_long_to_count_people_has_none() -> None:
    assert to_number(parsed("1234567890123 soldiers fled.").doc[0]) is None


@pytest.mark.parametrize(
    ("word", "is_count"), [("12", True), ("twelve", True), ("dozens", True), ("brave", False)]
)
def test_numbers_and_vague_words_count(word: str, is_count: bool) -> None:
    assert counts(token(parsed(f"They saw {word} soldiers."), word)) is is_count


Count = tuple[int, int | None, int | None]  # low, best, high


def count(text: str, noun: str = "soldiers") -> Count | None:
    """The count of the phrase headed by `noun`, with all the words that follow it."""
    parse = parsed(text)
    return count_phrase(token(parse, noun), set(range(len(parse.doc))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine soldiers fled.", (9, 9, 9)),
        ("At least nine soldiers fled.", (9, None, None)),
        ("More than 40 soldiers fled.", (40, None, None)),
        ("No fewer than 40 soldiers fled.", (40, None, None)),
        ("Up to nine soldiers fled.", (0, None, 9)),
        ("Fewer than 40 soldiers fled.", (0, None, 40)),
        ("About 40 soldiers fled.", (40, 40, None)),
        ("Nearly 40 soldiers fled.", (40, 40, None)),
        ("No soldiers fled.", None),
        ("The soldiers fled.", None),
    ],
)
def test_a_phrase_is_counted_with_its_open_ends(text: str, expected: Count | None) -> None:
    assert count(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Twenty-two soldiers fled.", 22),
        ("Three hundred soldiers fled.", 300),
        ("A hundred soldiers fled.", 100),
        ("Two dozen soldiers fled.", 24),
        ("A dozen soldiers fled.", 12),
    ],
)
def test_several_words_make_one_number(text: str, value: int) -> None:
    assert count(text) == (value, value, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 to 20 soldiers fled.", 10, 20),
        ("Ten to twenty soldiers fled.", 10, 20),
        ("20-22 soldiers fled.", 20, 22),
        ("Between four and seven soldiers fled.", 4, 7),
    ],
)
def test_a_range_closes_at_both_ends(text: str, low: int, high: int) -> None:
    assert count(text) == (low, None, high)


@pytest.mark.parametrize(
    ("text", "noun"),
    [("The toll rose from 31 to 44.", "44"), ("The toll rose from 31 to 44 people.", "people")],
)
def test_a_revised_figure_is_no_range(text: str, noun: str) -> None:
    assert count(text, noun) == (44, 44, 44)


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Nine soldiers, five policemen, three drivers and a nurse fled.", "soldiers",
         (18, 18, 18)),
        ("The army lost 31 soldiers, nine instructors and two drivers.", "soldiers", (42, 42, 42)),
        ("31 soldiers, nine instructors and several drivers fled.", "soldiers", (40, None, None)),
        ("Nine miners and several others fled.", "miners", (9, None, None)),
        ("At least nine soldiers and four drivers fled.", "soldiers", (13, None, None)),
    ],
)  # fmt: skip
def test_the_items_of_a_list_add_up(text: str, noun: str, expected: Count) -> None:
    assert count(text, noun) == expected


@pytest.mark.parametrize(
    ("text", "noun", "value"),
    [
        ("Fifteen people, including five policemen, fled.", "people", 15),
        ("Nine miners and their families fled.", "miners", 9),
        ("The blast left 12 dead and 30 wounded.", "12", 12),
        ("They killed nine soldiers and wounded four drivers.", "soldiers", 9),
    ],
)
def test_parts_and_other_harms_end_a_list(text: str, noun: str, value: int) -> None:
    assert count(text, noun) == (value, value, value)


def test_nobody_and_nothing_is_counted() -> None:
    assert count("No one fled.", "one") is None
    assert count("The raid killed a plan.", "plan") is None


def test_somebody_with_a_name_is_one() -> None:
    assert count("General Musa fled.", "Musa") == (1, 1, 1)


def failing(text: str, expected: Count, reason: str, noun: str = "soldiers") -> object:
    return pytest.param(text, noun, expected, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Half a dozen soldiers fled.", "soldiers", (6, 6, 6)),
        failing("At least two dozen soldiers fled.", (24, None, None), "bounds lose the dozen"),
        ("3 million people fled.", "people", (3_000_000,) * 3),
        failing("One hundred and twenty soldiers fled.", (120,) * 3, "'and' ends the number"),
        failing("Four or five soldiers fled.", (4, None, 5), "the parser counts by 'four'"),
        failing("Two to three hundred soldiers fled.", (200, None, 300), "'two' has no hundred"),
        ("A nurse and two drivers died.", "nurse", (3, 3, 3)),
    ],
)
def test_a_count_of_several_words(text: str, noun: str, expected: Count) -> None:
    assert count(text, noun) == expected

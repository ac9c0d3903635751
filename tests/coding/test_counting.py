"""Numbers in figures and words, and how a noun phrase counts."""

from __future__ import annotations

import pytest

from reportedly.coding.counting import count_phrase, counts, to_number
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


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Nine soldiers fled.", "soldiers", (9, 9, 9)),
        ("At least nine soldiers fled.", "soldiers", (9, None, None)),
        ("Up to nine soldiers fled.", "soldiers", (0, None, 9)),
        ("No soldiers fled.", "soldiers", None),
        ("The soldiers fled.", "soldiers", None),
    ],
)
def test_a_phrase_is_counted_with_its_open_ends(
    text: str, noun: str, expected: tuple[int, int | None, int | None] | None
) -> None:
    parse = parsed(text)
    assert count_phrase(token(parse, noun), set(range(len(parse.doc)))) == expected


def test_about_forty_keeps_forty_as_the_best_figure() -> None:
    parse = parsed("About 40 soldiers fled.")
    found = count_phrase(token(parse, "soldiers"), set(range(len(parse.doc))))
    assert found is not None and found[1] == 40

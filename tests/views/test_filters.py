"""What can be asked for, and names and words as people type them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import OptionError
from reportedly.views.claims import claims
from reportedly.views.filters import Filters
from reportedly.views.naming import areas_called, names_called, search_words
from tests.views.conftest import texts
from tests.views.desk import HOMS, Desk, Told, person, state


@pytest.mark.parametrize(
    "asked",
    [
        {"kinds": ("rumour",)},
        {"statuses": ("true",)},
        {"since": date(2024, 2, 1), "until": date(2024, 1, 1)},
        {"limit": 0},
    ],
)
def test_what_can_hold_for_nothing_is_refused(asked: dict[str, object]) -> None:
    with pytest.raises(OptionError):
        Filters(**asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("mark", ["", "x", "1:2", "-1", "١"])
def test_a_mark_that_is_none_is_refused(mark: str) -> None:
    with pytest.raises(OptionError, match="go on after"):
        Filters(after=mark).marks(1)


def test_a_large_mark_is_no_overflow(affair: Desk) -> None:
    assert claims(affair.store, Filters(after="9" * 40))


def test_a_part_of_a_name_finds_it(affair: Desk) -> None:
    def called(name: str) -> set[str]:
        numbers = names_called(affair.store, name)
        rows = affair.store.rows("SELECT number, name FROM name")
        return {row["name"] for row in rows if row["number"] in numbers}

    assert called("Haji") == {"Ali Asghar Haji"}
    assert called("asghar  HAJI") == {"Ali Asghar Haji"}
    assert called("Islamic Republic of Iran") == {"Iran"}
    assert called("Rastan") == {"Rastan Brigade", "Clinic of Rastan"}
    assert called("nobody") == called("") == called("*") == called('"') == set()


def test_a_name_of_the_codebook_is_not_looked_for_by_its_parts(desk: Desk) -> None:
    desk.print("one", Told("It rained", person("A friend of Iran"), actors=(state("Iran"),)))
    assert len(names_called(desk.store, "Iran")) == 1


def test_a_place_stands_for_all_that_lies_in_it(affair: Desk) -> None:
    def found(place: str) -> list[str]:
        return texts(claims(affair.store, Filters(place=place)))

    assert len(found("Syria")) == len(found("SY")) == 6
    assert found("Homs")[0] == "Iran has left Homs"
    assert len(found("Homs")) == 5
    assert len(found("rastan")) == 4
    assert found("Mali") == ["Kidal will fall"]
    assert found("Atlantis") == found("") == []


def test_a_place_is_found_by_another_romanisation(desk: Desk) -> None:
    desk.print("one", Told("It rained", places=(HOMS,)))
    assert areas_called(desk.store, "Hims") == areas_called(desk.store, "Homs") != ()


@pytest.mark.parametrize(
    "words",
    ["AND", '"', "*", "(", "NEAR(", "a OR", "text:x", "-", "^", "+x", "\0", "\ud800", "{a b}"],
)
def test_no_text_is_an_error(affair: Desk, words: str) -> None:
    assert claims(affair.store, Filters(text=words)) == ()
    assert claims(affair.store, Filters(actor=words, source=words, place=words, outlet=words)) == ()


@given(st.text())
def test_whatever_is_searched_for_is_words(text: str) -> None:
    if query := search_words(text):
        with closing(sqlite3.connect(":memory:")) as store:
            store.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize = 'porter')")
            store.execute("SELECT rowid FROM words WHERE words MATCH ?", (query,)).fetchall()


def test_words_in_quotes_stand_together(affair: Desk) -> None:
    assert len(claims(affair.store, Filters(text="Rastan killed"))) == 2
    assert claims(affair.store, Filters(text='"Rastan killed"')) == ()
    assert len(claims(affair.store, Filters(text='"killed 12"'))) == 2
    assert len(claims(affair.store, Filters(text="kill shell"))) == 2  # in any form

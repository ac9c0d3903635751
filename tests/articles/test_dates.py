from datetime import date

import pytest

from reportedly.articles.dates import find_day, read_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-11-18", date(2024, 11, 18)),
        ("2024-11-18T23:59:00+02:00", date(2024, 11, 18)),
        ("2024/11/18", date(2024, 11, 18)),
        ("20241118", date(2024, 11, 18)),
        ("18.11.2024", date(2024, 11, 18)),
        ("03.04.2025", date(2025, 4, 3)),  # with full stops the day comes first
        ("18/11/2024", date(2024, 11, 18)),
        ("11/18/2024", date(2024, 11, 18)),
        ("04/04/2024", date(2024, 4, 4)),
        ("Mon, 18 Nov 2024 23:30:00 +0300", date(2024, 11, 18)),
        ("18th of November, 2024", date(2024, 11, 18)),
        ("Nov. 18, 2024", date(2024, 11, 18)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("NOVEMBER 18. 2024", date(2024, 11, 18)),
        ("18-Nov-2024", date(2024, 11, 18)),
        ("29 February 2024", date(2024, 2, 29)),
    ],
)
def test_reads_the_days_that_print_shows(words: str, day: date) -> None:
    assert read_day(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "", "soon", "2024", "November 2024", "18 November", "03/04/2024", "31 February 2024",
        "2024-13-01", "99/99/2024", "1 May 20245", "18 Nov 1224",
    ],
)  # fmt: skip
def test_abstains_from_days_that_are_not_complete(words: str) -> None:
    assert read_day(words) is None


def test_finds_the_first_day_with_its_offsets() -> None:
    text = "Updated 3 March 2025, first on 1 March 2025"
    day, start, end = find_day(text) or (None, 0, 0)
    assert day == date(2025, 3, 3)
    assert text[start:end] == "3 March 2025"

from datetime import date

import pytest

from reportedly.articles import ReadOptions, read_text
from tests.articles.builders import REPORT


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published: 18 November 2024\n", date(2024, 11, 18)),
        ("Monday, November 18, 2024\n\n", date(2024, 11, 18)),
        ("Army retakes hill\n18.11.2024 | 10:40\n", date(2024, 11, 18)),
        ("GOMA, Nov 18, 2024 (AP) — ", date(2024, 11, 18)),
        ("Last updated: 19 November 2024\nPublished: 18 November 2024\n", date(2024, 11, 18)),
        ("GOMA, Nov 18 (AP) — ", None),  # no year, and none is guessed
        ("Last updated: 19 November 2024\n", None),
        ("On 18 November 2024, shells fell. ", None),
        ("", None),
    ],
)
def test_finds_what_the_text_states(head: str, day: date | None) -> None:
    article = read_text(head + "\n".join(REPORT))
    assert article.published == day
    assert article.published_basis == ("found" if day else "unknown")


def test_a_day_below_the_report_counts_only_with_its_label() -> None:
    assert read_text("\n".join((*REPORT, "18 November 2024"))).published is None
    labelled = read_text("\n".join((*REPORT, "Published: 18 November 2024")))
    assert labelled.published == date(2024, 11, 18)


def test_the_given_day_wins() -> None:
    options = ReadOptions(published=date(2025, 1, 2))
    article = read_text("Published: 18 November 2024\n" + REPORT[0], options)
    assert (article.published, article.published_basis) == (date(2025, 1, 2), "given")

"""Why counts of one happening differ."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.ledger.differing import why_differ
from reportedly.ledger.headline import main_counts
from reportedly.pipeline import read_claims
from reportedly.text import Article

Printed = tuple[str, int, str]  # outlet, day of May 2024, text


def differ(*articles: Printed) -> str | None:
    told = []
    for number, (outlet, day, text) in enumerate(articles):
        article = Article(id=str(number), text=text, outlet=outlet, published=date(2024, 5, day))
        found = main_counts(read_claims(article), "killed")
        assert found is not None
        told.append(found)
    why = why_differ(told)
    return None if why is None else why[0]


def test_equal_counts_do_not_differ() -> None:
    text = "A raid on Gao killed 31 people."
    assert differ(("Gao Times", 14, text), ("Mali Post", 14, text)) is None


@pytest.mark.parametrize(
    "later",
    [
        "The toll of the raid on Gao rose to 43, medics said.",
        "A raid on Gao killed 43 people, updating an earlier toll of 31.",
        "A raid on Gao killed 43 people.",
    ],
)
def test_a_count_that_grows_is_updated(later: str) -> None:
    first = ("Gao Times", 12, "A raid on Gao killed 31 people.")
    assert differ(first, ("Gao Times", 14, later)) == "update"


def test_two_voices_at_one_time_are_in_conflict() -> None:
    assert (
        differ(
            ("Gao Times", 14, "A raid on Gao killed 31 people, the Malian army said."),
            ("Mali Post", 14, "A raid on Gao killed 90 people, the United Nations said."),
        )
        == "conflict"
    )


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("A raid on Gao killed 31 fighters.", "A raid on Gao killed 43 civilians."),
        ("A raid on Gao killed 31 people.", "Raids on two villages near Gao killed 43 people."),
        (
            "A raid on Gao killed 31 people on Monday.",
            "Raids on Gao killed 43 people over the past two days.",
        ),
    ],
)
def test_counts_of_different_things_have_another_scope(less: str, more: str) -> None:
    assert differ(("Gao Times", 14, less), ("Mali Post", 14, more)) == "scope"


def test_vague_counts_differ_from_nothing() -> None:
    assert (
        differ(
            ("Gao Times", 14, "A raid on Gao killed dozens of people."),
            ("Mali Post", 14, "A raid on Gao killed 90 people."),
        )
        is None
    )

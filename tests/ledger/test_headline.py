"""What an article counts in its main happening."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.ledger.headline import main_counts
from reportedly.pipeline import read_claims
from reportedly.text import Article


def told(text: str) -> tuple[int, list[tuple[int, str]]]:
    """The headline of `text`, and each count of killed with how it stands to others."""
    article = Article(id="a", text=text, outlet="Gao Times", published=date(2024, 5, 15))
    found = main_counts(read_claims(article), "killed")
    assert found is not None
    return found.lead.size, [(one.size, one.standing) for one in found.counts]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Dozens were killed in a raid on Gao. The raid killed 31 people, medics said.", 31),
        ("A raid on Gao killed 31 people. The raid killed nine children, medics said.", 31),
        ("A raid on Gao killed dozens of people.", 24),
        ("Strikes killed nearly 50 people in Gao over the past two days.", 50),
    ],
)
def test_the_headline_is_the_first_count_in_figures(text: str, lead: int) -> None:
    assert told(text)[0] == lead


def test_a_toll_counts_all_and_is_the_headline() -> None:
    text = "At least eight died in a raid on Gao. Medics put the death toll of the raid at 19."
    assert told(text)[0] == 19


def test_an_earlier_figure_is_told_apart() -> None:
    text = "A raid on Gao killed 31 people. Medics had given an earlier toll of 15."
    lead, counts = told(text)
    assert lead == 31
    assert (15, "replaced") in counts


def test_what_comes_on_top_is_told_apart() -> None:
    text = "A raid on Gao killed 31 people. Another nine people were killed in the raid."
    assert told(text) == (31, [(31, "plain"), (9, "added")])


def test_an_article_that_counts_nobody_has_no_headline() -> None:
    article = Article(id="a", text="Rebels captured Gao on Monday.")
    assert main_counts(read_claims(article), "killed") is None


def test_the_title_tells_which_count_is_the_news() -> None:
    text = "Four people died in a crash near Gao. A raid on Timbuktu killed 31 people on Monday."
    article = Article(id="a", title="Raid on Timbuktu kills 31", text=text)
    found = main_counts(read_claims(article), "killed")
    assert found is not None
    assert found.lead.size == 31

from datetime import date

import pytest

from reportedly.articles import read_text
from reportedly.articles.imprint import (
    Imprint,
    end_of_leading_day,
    find_byline,
    is_day_line,
    read_imprint,
)

DAY = date(2024, 11, 18)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Smith", "Jane Smith"),
        ("BY JANE SMITH", "JANE SMITH"),
        ("By Jane Smith and Omar Ali", "Jane Smith and Omar Ali"),
        ("By Jane Smith, Omar Ali and Ruth Levi, Reuters", "Jane Smith, Omar Ali and Ruth Levi"),
        ("By Jane Smith in Nairobi", "Jane Smith"),
        ("Story by Omar al-Masri", "Omar al-Masri"),
        ("Jane Smith, Africa correspondent", "Jane Smith"),
        ("By the river", None),
        ("Jane Smith", None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    assert find_byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Friday, January 4, 2019",
        "Friday, January 4, 2019.",
        "Published: 18 November 2024",
        "Published 18 Nov 2024 10:40 GMT, updated 19 Nov 2024 08:00 GMT",
        "18 November 2024 | 10:40",
        "Date of publication: 18/11/2024",
        "AFP Monday 18 Nov 2024",
    ],
)
def test_day_lines(line: str) -> None:
    assert is_day_line(line)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Sat 24 Aug 2013 Fighters left the town.", "Fighters left the town."),
        ("24-02-2015 Units of the army moved.", "Units of the army moved."),
        ("Date of publication 8 April 2017 An airstrike hit.", "An airstrike hit."),
        ("AFP Monday 18 Nov 2024 At least two died.", "At least two died."),
        ("18 May 2016 9 Injured in Homs", "9 Injured in Homs"),
    ],
)
def test_a_day_of_printing_may_run_on_into_the_report(text: str, rest: str) -> None:
    end = end_of_leading_day(text, 0, len(text))
    assert end is not None
    assert text[end:].strip() == rest


@pytest.mark.parametrize(
    "text",
    [
        "18 November 2024 was the day it began.",
        "On 18 November 2024 Fighters left.",
        "18 November 2024, Damascus was calm.",
        "Two were killed on 3 March 2025 The army left.",
    ],
)
def test_a_day_that_opens_a_sentence_is_text(text: str) -> None:
    assert end_of_leading_day(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("line", "imprint"),
    [
        ("By Jane Smith", Imprint(byline="Jane Smith")),
        ("Monday, November 18, 2024", Imprint(DAY)),
        ("Published: 18 November 2024, 10:40 EAT", Imprint(DAY, labelled=True)),
        ("Last updated: 18 November 2024", Imprint()),
        ("2024.11.18 17:42 KST | Jane Smith, staff reporter", Imprint(DAY, "Jane Smith")),
        ("Policy brief · Lakes Institute · 18 November 2024", Imprint(DAY)),
        ("The Border Post, Goma, 18 November 2024. By Jane Smith.", Imprint(DAY, "Jane Smith")),
        ("Monday 18 November 2024 · all times in Aden (UTC+3)", Imprint(DAY)),
        ("Issued 18 November 2024 by the Lakes Monitor", Imprint(DAY, labelled=True)),
    ],
)
def test_lines_that_tell_who_printed_it_and_when(line: str, imprint: Imprint) -> None:
    assert read_imprint(line, at_head=True) == imprint


@pytest.mark.parametrize(
    "line",
    [
        "Reporting period: 28 April – 4 May 2025",
        "Two brigades fly in, 18 November 2024",
        "Shelling began on 18 November 2024, residents said. By noon it had ended.",
        "Issued on 18 November 2024, the decree bans rallies.",
        "Army | Rebels | Talks",
    ],
)
def test_lines_that_only_hold_a_day(line: str) -> None:
    assert read_imprint(line, at_head=True) is None


def test_other_words_beside_the_day_count_above_the_report_only() -> None:
    line = "Policy brief · Lakes Institute · 18 November 2024"
    assert read_imprint(line, at_head=False) is None


def test_a_notice_in_the_imprint_is_found() -> None:
    head = "The Border Post, 18 November 2024. By Jane Smith. Translated from Spanish."
    article = read_text(f"{head}\n\nThe army denied it on Monday.")
    assert [b.kind for b in article.blocks] == ["boilerplate", "paragraph"]
    assert [n.kind for n in article.notices] == ["translated"]
    assert article.published == DAY

import pytest

from reportedly.articles import read_text
from reportedly.articles.structure import find_structure
from tests.articles.builders import REPORT


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(b.kind, b.span.text) for b in find_structure(text, title).blocks]


def kind_between(line: str) -> str:
    """The kind of a line between two paragraphs."""
    found = kinds("\n".join((REPORT[0], line, REPORT[1])))
    assert len(found) == 3, found
    return found[1][0]


def test_a_translated_article_with_all_its_furniture() -> None:
    text = "\n".join(
        (
            REPORT[0],
            "Slow advance",
            REPORT[1],
            "Congolese and Rwandan Ministers Meet in Luanda to Revive Stalled Border Talks",
            REPORT[2],
            "This article was translated and edited by The Kivu Observer. The Kivu Observer has not"
            " verified the content of this story. Responsibility for the views set out in this"
            " article lies entirely with the author.",
        )
    )
    article = read_text(text)
    assert [b.kind for b in article.blocks] == [
        "paragraph", "heading", "paragraph", "related", "paragraph", "notice",
    ]  # fmt: skip
    assert [(n.kind, n.by) for n in article.notices] == [
        ("translated", "The Kivu Observer"),
        ("edited", "The Kivu Observer"),
        ("unverified", "The Kivu Observer"),
        ("responsibility-with-author", None),
    ]
    assert article.outlet == "The Kivu Observer"


def test_the_head_of_an_agency_report() -> None:
    text = "\n".join(
        (
            "Army retakes hill near Goma, official says",
            "By Jane Smith",
            "Published: 18 November 2024",
            "GOMA, Nov 18 (Reuters) - Government troops retook a hill, an official said.",
            "(Reporting by Jane Smith; Editing by Omar Ali)",
        )
    )
    assert [kind for kind, _ in kinds(text)] == [
        "heading", "boilerplate", "boilerplate", "dateline", "paragraph", "boilerplate",
    ]  # fmt: skip
    article = read_text(text)
    assert article.title == "Army retakes hill near Goma, official says"
    assert article.byline == "Jane Smith"
    assert article.dateline is not None and article.dateline.agency is not None
    assert article.dateline.agency.text == "Reuters"
    assert str(article.published) == "2024-11-18"


@pytest.mark.parametrize(
    "line",
    [
        "Slow advance",
        "- 'Days, not weeks' -",
        "No food, no water",
        "‘We have nowhere to go’",
        "WHAT COMES NEXT",
        "FULL TEXT.",
    ],
)
def test_crossheads(line: str) -> None:
    assert kind_between(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "Congolese and Rwandan Ministers Meet in Luanda to Revive Stalled Talks",
        "Read more: Talks in Luanda stall again",
        "RELATED STORIES",
    ],
)
def test_inserted_links(line: str) -> None:
    assert kind_between(line) == "related"


@pytest.mark.parametrize(
    "line",
    [
        "The rebels denied it.",
        "“No.”",
        "“We did not fire,” he said.",
        "Who fired first?",
        "One activist wrote:",
        "Residents said so. [Reuters]",
        "The army said that it had sent two more brigades to the valley on Monday night and would stay",
        "al-Shabaab fighters left the town",
        "- an end to the blockade of the port",
    ],
)
def test_text_between_paragraphs(line: str) -> None:
    assert kind_between(line) == "paragraph"


def test_what_follows_a_colon_is_text() -> None:
    found = kinds("The ministry listed its demands:\nAn end to the siege\nRelease of prisoners")
    assert [kind for kind, _ in found][:2] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "title", ["EL FASHER: PROTECTION BULLETIN NO. 41", "After the truce: who gains in the east?"]
)
def test_titles_at_the_head(title: str) -> None:
    assert kinds(f"{title}\n\n{REPORT[0]}") == [("heading", title), ("paragraph", REPORT[0])]


def test_a_line_on_its_own_is_text() -> None:
    assert kinds("Strike kills five in Idlib") == [("paragraph", "Strike kills five in Idlib")]


def test_a_repeated_title_is_a_heading() -> None:
    title = "Army retakes hill near Goma"
    assert kinds(f"{title}\n\n{REPORT[0]}", title)[0] == ("heading", title)
    assert kinds(f"{title}. {REPORT[0]}", title)[0] == ("heading", f"{title}.")


def test_a_sentence_that_begins_like_the_title_stays_whole() -> None:
    text = "Army retakes hill near Goma after two days of shelling."
    assert kinds(text, "Army retakes hill near Goma") == [("paragraph", text)]


def test_a_page_pasted_as_one_line() -> None:
    text = f"18-11-2024 Army Retakes Hill near Goma. {REPORT[0]}"
    found = kinds(text, "Army Retakes Hill near Goma")
    assert [kind for kind, _ in found] == ["heading", "paragraph"]
    article = read_text(f"Sat 24 Aug 2024 {REPORT[0]}")
    assert str(article.published) == "2024-08-24"
    assert [b.kind for b in article.blocks] == ["boilerplate", "paragraph"]


def test_a_notice_inside_a_paragraph_is_cut_out() -> None:
    text = "The rebels denied it. This article was translated by J. Doe. The army did not."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "notice", "paragraph"]


def test_a_second_report_has_a_second_dateline() -> None:
    text = f"GOMA (AP) — {REPORT[0]}\nLUANDA, Nov 18 (AFP) – {REPORT[1]}"
    assert [kind for kind, _ in kinds(text)] == ["dateline", "paragraph", "dateline", "paragraph"]


def test_a_title_in_a_later_dash_is_no_dateline() -> None:
    text = f"{REPORT[0]}\nGOMA — a city of two million — was calm."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]

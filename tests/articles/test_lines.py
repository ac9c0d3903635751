import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.articles.lines import PRINTED, paragraphs, trim
from tests.articles.builders import REPORT


def words(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text)]


@pytest.mark.parametrize(
    "separator", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\x85", "\n \u200b\n"]
)
def test_one_line_may_be_one_paragraph(separator: str) -> None:
    assert words(separator.join(REPORT)) == list(REPORT)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_lines_are_joined(width: int) -> None:
    wrapped = [textwrap.fill(p, width, break_on_hyphens=False) for p in REPORT]
    assert words("\n\n".join(wrapped)) == list(REPORT)


def test_wrapped_paragraphs_need_no_blank_line() -> None:
    wrapped = "\n".join(textwrap.fill(p, 70) for p in REPORT)
    assert words(wrapped) == list(REPORT)


def test_a_crosshead_stays_apart_in_wrapped_text() -> None:
    wrapped = [textwrap.fill(p, 70) for p in REPORT]
    text = "\n\n".join([wrapped[0], "Camps emptied", *wrapped[1:]])
    assert "Camps emptied" in words(text)


def test_a_dash_in_wrapped_text_opens_no_paragraph() -> None:
    text = (
        "The governor said on Sunday that the ministry had promised to pay for\n"
        "the repairs and to hand out the first tents before the rains of April\n"
        "– a promise that residents of both of the camps have heard before now."
    )
    assert len(words(text)) == 1


def test_list_items_stay_apart() -> None:
    text = "They asked for:\n- an end to the siege\n- the release of all prisoners\n- a ceasefire"
    assert len(words(text)) == 4


def test_short_sentences_on_their_own_lines_stay_apart() -> None:
    lines = ["The army denied it.", "Residents did not.", "The mayor left for the capital at noon."]
    assert words("\n".join(lines)) == lines


def test_a_sentence_that_runs_on_is_joined() -> None:
    lines = "The ministry said in a statement on Monday that the\nattack had killed five.\nNobody was held."
    assert words(lines) == [
        "The ministry said in a statement on Monday that the attack had killed five.",
        "Nobody was held.",
    ]


def test_printed_lines_may_be_ragged() -> None:
    lines = textwrap.wrap(REPORT[0], 76)
    lines[0], lines[1] = lines[0].rsplit(" ", 1)[0], lines[0].rsplit(" ", 1)[1] + " " + lines[1]
    text = "\n".join(lines)
    assert len(paragraphs(text, PRINTED)) == 1


@settings(deadline=None)  # machines differ
@given(st.text())
def test_paragraphs_are_in_order_and_leave_out_only_blanks(text: str) -> None:
    at = 0
    for start, end in paragraphs(text):
        assert at <= start < end <= len(text)
        low, high = trim(text, at, start)
        assert low in (high, start)
        assert trim(text, start, end) == (start, end)
        at = end
    low, high = trim(text, at, len(text))
    assert low == high

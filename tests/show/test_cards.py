"""Cards: readable without colour and at 80 columns, and no harm done by what an article holds."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from reportedly.claim import Claim, Reading, Relay, Unread
from reportedly.show.cards import print_cards
from reportedly.text import Article, Span


def shown(reading: Reading, **options: object) -> str:
    stream = io.StringIO()
    print_cards(reading, Console(file=stream, width=80, **options))  # type: ignore[arg-type]
    return stream.getvalue()


def test_a_card_tells_chain_status_words_codes_and_setting(reading: Reading) -> None:
    assert """\
  1 │ ● asserted  district hospital › Radio Vale › Vale Courier
    │ The army shelled the market in Old Kesra on Tuesday
    │ incident: the army (who?) uses force on the market (ASSAULT, heavy
    │ weapons)
    │ 9 or more traders killed
    │ when: 6 May 2031 · where: Old Kesra (unplaced) · cue: told
""" in shown(reading)


def test_a_denial_a_posture_and_an_outlook_read_as_such(reading: Reading) -> None:
    text = shown(reading)
    assert "✗ denied  Ama Derr (Colonel) › Vale Courier" in text
    assert "posture: 3rd Brigade holds in the ridge" in text
    assert "relation: Ama Derr commands 3rd Brigade" in text
    assert "▷ forecast, possible  they (who?) › Vale Courier" in text
    assert "if: the talks resume" in text
    assert "“on Tuesday” (undated)" in text


def test_the_footer_counts_what_was_left_open_and_not_read(reading: Reading) -> None:
    text = shown(reading)
    assert "6 claims by 3 speakers: 4 asserted, 1 denied, 1 forecast" in text
    assert "left open: 1 unresolved source, 1 unplaced name, 4 undated" in text
    assert "not read: 1 heading, 1 link to another story, 1 question, 1 notice" in text
    assert "– question: Who fired first?" in text


def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(reading: Reading) -> None:
    long = replace(reading.claims[0], chain=(Relay("n" * 90 + " " + "m" * 30, "person"),))
    for line in shown(replace(reading, claims=(long,))).splitlines():
        assert len(line) <= 80
        assert line == line.rstrip()


def test_no_color_prints_no_escapes(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in shown(reading, force_terminal=True, color_system="truecolor")
    monkeypatch.setenv("NO_COLOR", "1")
    plain = shown(reading, force_terminal=True)
    assert "\x1b[3" not in plain
    assert "38;" not in plain


def test_nothing_in_an_article_reaches_the_terminal_as_a_command(reading: Reading) -> None:
    evil = "\x1b[31m\x07\x9b2J\u202egnol\u2066 [bold]not markup[/bold]"
    span = Span(0, len(evil), evil)
    claim: Claim = replace(
        reading.claims[0], spans=(span,), chain=(Relay(evil, "person", evil, span, span),)
    )
    article = Article(id=evil, text=evil, title=evil, outlet=evil, byline=evil)
    text = shown(Reading(article, (claim,), reading.unread))
    unsafe = [letter for letter in text if not letter.isprintable() and letter != "\n"]
    assert not unsafe
    assert "[bold]not markup[/bold]" in text


def test_an_article_without_claims_says_so() -> None:
    assert "no claims found" in shown(Reading(Article(id="a", text="Weather."), ()))


def test_a_long_list_of_unread_stretches_is_cut(reading: Reading) -> None:
    unread = tuple(Unread(Span(n, n + 4, "More"), "related") for n in range(83))
    text = shown(replace(reading, unread=unread))
    assert text.count("link to another story: More") == 10
    assert text.rstrip().endswith("– and 73 more")


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("KHARTOUM, March 3 (Nile Wire) --", "dateline"),
        ("El Fasher, North Darfur (Sahel Press), 3 March –", "dateline"),
        ("We will not go there —", "sentence without a claim"),
        ("Mission Accomplished", "sentence without a claim"),
    ],
)
def test_a_dateline_is_called_so(reading: Reading, words: str, label: str) -> None:
    unread = (Unread(Span(0, len(words), words), "no clause that can be true or false"),)
    text = shown(replace(reading, unread=unread))
    assert f"not read: 1 {label}\n" in text
    assert f"– {label}: {words}" in text

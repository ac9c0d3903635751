"""How a claim is told: its status, its certainty and its manner, with the words that decide."""

from __future__ import annotations

import pytest

from reportedly.claim import CueKind, Factuality
from reportedly.coding.factuality import judge_factuality
from reportedly.coding.setting import Setting
from tests.coding.settings import claimed, told


def judged(setting: Setting) -> Factuality:
    return judge_factuality(setting)[0]


@pytest.mark.parametrize(
    ("text", "status", "certainty"),
    [
        ("The rebels attacked the town.", "asserted", "certain"),
        ("The rebels will attack the town.", "forecast", "probable"),
        ("The rebels may attack the town.", "forecast", "possible"),
        ("The general is widely regarded as the ruler of Khartoum.", "general", "certain"),
        ("The group is known for its ties to Kigali.", "general", "certain"),
        ("The move signals a shift in policy.", "assessed", "certain"),
        ("The statement reflects a growing rift.", "assessed", "certain"),
        ("The delay was deliberate.", "assessed", "certain"),
        ("The truce appears to hold.", "assessed", "probable"),
    ],
)
def test_the_author_reports_foretells_reads_or_repeats_what_all_know(
    text: str, status: str, certainty: str
) -> None:
    factuality = judged(told(text))
    assert (factuality.status, factuality.certainty) == (status, certainty)


@pytest.mark.parametrize(
    "text",
    [
        "The minister spoke in Accra.",
        "Students demonstrated in Dhaka.",
        "Troops left the town.",
    ],
)
def test_what_people_do_is_reported_and_not_read_out_of_events(text: str) -> None:
    assert judged(told(text)).status == "asserted"


@pytest.mark.parametrize(
    ("cue", "kind", "status", "certainty", "manner"),
    [
        ("said", "say", "asserted", "certain", "paraphrase"),
        ("confirmed", "assert", "asserted", "certain", "paraphrase"),
        ("denied", "deny", "denied", "certain", "paraphrase"),
        ("suggested", "suggest", "suggested", "probable", "paraphrase"),
        ("believes", "believe", "asserted", "probable", "paraphrase"),
        ("predicted", "forecast", "forecast", "probable", "paraphrase"),
        ("whispered", "rumour", "rumoured", "possible", "rumour"),
        ("reported", "report", "reported", "probable", "hearsay"),
        ("understood", "general", "general", "probable", "belief"),
        ("asked", "ask", "asserted", "unsure", "paraphrase"),
    ],
)
def test_the_cue_decides_how_its_content_is_told(
    cue: str, kind: CueKind, status: str, certainty: str, manner: str
) -> None:
    text = f"The envoy {cue} that the corridor had reopened."
    factuality = judged(claimed(text, "the corridor had reopened", "reopened", cue, kind))
    assert (factuality.status, factuality.certainty, factuality.manner) == (
        status, certainty, manner,
    )  # fmt: skip


def test_words_in_quotation_marks_are_a_quote() -> None:
    text = "“The corridor has reopened,” the envoy said."
    setting = claimed(text, "The corridor has reopened", "reopened", "said", quoted=True)
    assert judged(setting).manner == "quote"


@pytest.mark.parametrize(
    ("word", "certainty"),
    [("may", "possible"), ("might", "possible"), ("probably", "probable")],
)
def test_a_speaker_who_hedges_suggests(word: str, certainty: str) -> None:
    verb = f"{word} have fled" if word.startswith("m") else f"{word} fled"
    text = f"The envoy said that the general {verb}."
    factuality = judged(claimed(text, f"the general {verb}", "fled", "said"))
    assert (factuality.status, factuality.certainty) == ("suggested", certainty)


def test_a_speaker_who_looks_ahead_forecasts() -> None:
    text = "The envoy said that the corridor will reopen."
    factuality = judged(claimed(text, "the corridor will reopen", "reopen", "said"))
    assert (factuality.status, factuality.certainty) == ("forecast", "probable")


def test_what_could_not_be_confirmed_is_unsure() -> None:
    text = "Reuters could not confirm that the town had fallen."
    factuality = judged(claimed(text, "the town had fallen", "fallen", "confirm", "assert"))
    assert (factuality.certainty, factuality.polarity) == ("unsure", "+")


def test_what_was_not_denied_is_suggested() -> None:
    text = "The minister did not deny that troops had crossed the border."
    setting = claimed(text, "troops had crossed the border", "crossed", "deny", "deny")
    assert judged(setting).status == "suggested"


@pytest.mark.parametrize(
    ("text", "content", "verb"),
    [
        ("The army said its gunners had not attacked the camp.",
         "its gunners had not attacked the camp", "attacked"),
        ("The army said the report was false.", "the report was false", "was"),
    ],
)  # fmt: skip
def test_who_says_unasked_that_it_was_not_so_denies(text: str, content: str, verb: str) -> None:
    assert judged(claimed(text, content, verb, "said")).status == "denied"


def test_who_says_that_a_thing_will_not_be_done_denies_nothing() -> None:
    text = "The army said that it will not attack the camp."
    setting = claimed(text, "it will not attack the camp", "attack", "said")
    assert judged(setting).status == "forecast"


def test_each_marked_value_has_its_reason() -> None:
    text = "The envoy suggested that troops may not have crossed the border."
    setting = claimed(
        text, "troops may not have crossed the border", "crossed", "suggested", "suggest"
    )
    factuality, reasons = judge_factuality(setting)
    assert factuality.certainty == "possible"
    assert {r.field: [s.text for s in r.spans] for r in reasons} == {
        "polarity": ["not"],
        "certainty": ["may"],
        "status": ["suggested"],
    }

"""Whether a clause says that something holds or that it does not."""

from __future__ import annotations

import pytest

from reportedly.claim import Reason
from reportedly.coding.polarity import decide_polarity, denial_word
from reportedly.coding.setting import Setting
from tests.coding.settings import claimed, told


def polarity(setting: Setting) -> str:
    return decide_polarity(setting, [])


@pytest.mark.parametrize(
    "text",
    [
        "The army did not attack the village.",
        "The army never attacked the village.",
        "No soldiers crossed the border.",
        "Nobody was killed in the raid.",
        "None of the hostages were freed.",
        "Neither side attacked the port.",
        "The two sides neither signed nor ratified the treaty.",
        "The militia no longer holds the bridge.",
        "The army hardly controls the capital.",
        "The garrison lacks ammunition.",
        "The army failed to retake the airport.",
        "The junta refused to free the hostages.",
        "Chad was unable to deploy its troops.",
        "Moscow is unlikely to withdraw its troops.",
        "The army has no plans to reduce its presence.",
        "No decision has been made to withdraw the troops.",
        "The fighting shows no signs of easing.",
    ],
)
def test_a_negated_clause_is_negative(text: str) -> None:
    assert polarity(told(text)) == "-"


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked the village.",
        "The army not only shelled the town but also burned its mills.",
        "The army tried to retake the airport.",
        "No doubt the army shelled the town.",
        "The envoy, who never spoke, left Doha.",
    ],
)
def test_words_of_negation_that_negate_something_else_do_not_count(text: str) -> None:
    assert polarity(told(text)) == "+"


@pytest.mark.parametrize(
    "text",
    [
        "The junta did not fail to retake the airport.",
        "The junta did not refuse to free the hostages.",
    ],
)
def test_two_negations_cancel(text: str) -> None:
    assert polarity(told(text)) == "+"


def test_no_fewer_than_is_a_count_and_no_negation() -> None:
    assert polarity(told("No fewer than 40 villagers were killed.")) == "+"


def test_people_who_are_missing_deny_nothing() -> None:
    assert polarity(told("Three sailors are missing.")) == "+"


def test_little_evidence_is_as_good_as_none() -> None:
    assert polarity(told("The inquiry found little evidence.")) == "-"
    assert polarity(told("The fighting shows little sign of easing.")) == "-"
    assert polarity(told("The inquiry found a little evidence.")) == "+"


def test_what_is_denied_is_negative() -> None:
    text = "The army denied that its guns had fired on the camp."
    setting = claimed(text, "its guns had fired on the camp", "fired", "denied", "deny")
    assert polarity(setting) == "-"


def test_a_denial_of_a_negation_is_positive() -> None:
    text = "The army denied that its troops had not left the camp."
    setting = claimed(text, "its troops had not left the camp", "left", "denied", "deny")
    assert polarity(setting) == "+"


def test_what_is_not_denied_is_positive() -> None:
    text = "The minister did not deny that troops had crossed the border."
    setting = claimed(text, "troops had crossed the border", "crossed", "deny", "deny")
    assert polarity(setting) == "+"


def test_a_speaker_who_calls_a_report_false_denies_it() -> None:
    text = "The army said the report was false."
    setting = claimed(text, "the report was false", "was", "said")
    word = denial_word(setting)
    assert word is not None and word.text == "false"
    assert polarity(setting) == "-"


def test_the_author_who_calls_a_report_false_tells_it() -> None:
    setting = told("The report was false.")
    assert denial_word(setting) is None
    assert polarity(setting) == "+"


def test_the_words_that_negate_are_the_reason() -> None:
    reasons: list[Reason] = []
    decide_polarity(told("The army did not attack the village."), reasons)
    assert [(r.field, [s.text for s in r.spans]) for r in reasons] == [("polarity", ["not"])]


def test_a_plain_clause_needs_no_reason() -> None:
    reasons: list[Reason] = []
    decide_polarity(told("The army attacked the village."), reasons)
    assert reasons == []

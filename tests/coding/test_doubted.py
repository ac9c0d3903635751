"""Rumours that the next sentence finds no proof of."""

from __future__ import annotations

import pytest

from reportedly.claim import Claim, Factuality, Relay, Status
from reportedly.coding.doubted import lower_doubted
from tests.coding.sentences import parsed, words

RUMOUR = "The mayor had fled."


def certainty(after: str, status: Status = "rumoured") -> str:
    parse = parsed(f"{RUMOUR} {after}")
    told = Factuality(status, "+", "possible", "happened", "rumour")
    claim = Claim(
        "1", "news", (words(parse, RUMOUR),), (Relay("rumours", "unnamed"),), told, "other"
    )
    return lower_doubted(parse, [claim])[0].factuality.certainty


@pytest.mark.parametrize(
    "after",
    [
        "Radio Kivu has seen no evidence of this.",
        "There was no proof for the claim.",
        "The paper could not verify the report.",
    ],
)
def test_a_rumour_without_proof_is_unsure(after: str) -> None:
    assert certainty(after) == "unsure"


@pytest.mark.parametrize(
    "after",
    [
        "Radio Kivu has seen no evidence of fraud.",
        "The paper verified the report.",
        "He is in Goma.",
    ],
)
def test_other_words_leave_it_as_it_is(after: str) -> None:
    assert certainty(after) == "possible"


def test_what_somebody_asserts_stays_as_sure_as_he_presents_it() -> None:
    assert certainty("Radio Kivu has seen no evidence of this.", "asserted") == "possible"

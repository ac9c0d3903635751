"""Ties told as over."""

from __future__ import annotations

import pytest

from reportedly.pipeline import read_claims
from reportedly.text import Article


def is_over(text: str) -> bool:
    tied = [c for c in read_claims(Article(id="news", text=text)).claims if c.relation is not None]
    assert tied
    return any(reason.rule == "former" for claim in tied for reason in claim.reasons)


@pytest.mark.parametrize(
    "text",
    [
        "France used to finance the Multinational Joint Task Force.",
        "The Houthis were once allied with Hamas.",
        "Armenia was long protected by Russia.",
        "Hezbollah was commanded by Karim Haddo until his death.",
        "The Fano militia, a former ally of Eritrea, left the town.",
        "Baku has cut its ties with Iran.",
    ],
)
def test_what_is_told_as_past_is_former(text: str) -> None:
    assert is_over(text)


@pytest.mark.parametrize(
    "text",
    [
        "Iran finances Hezbollah.",
        "Iran backed Hezbollah.",
        "Iran has long been armed by Russia.",
        "The Fano militia, an ally of Eritrea, left the town.",
    ],
)
def test_the_past_tense_alone_ends_nothing(text: str) -> None:
    assert not is_over(text)

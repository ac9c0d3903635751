"""The record of a claim: its words, its first speaker, and that nothing changes it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from reportedly.claim import Claim, Factuality, Relay
from reportedly.text import Article

NEWS = Article(id="news", text="The militia, which controls the mine, taxes every truck.")


def claim(*chain: Relay) -> Claim:
    return Claim(
        id="c1",
        article=NEWS.id,
        spans=(NEWS.span(0, 11), NEWS.span(38, 55)),
        chain=chain,
        factuality=Factuality("asserted", "+", "certain", "ongoing", "paraphrase"),
        kind="other",
    )


def test_the_words_of_a_claim_in_pieces_are_joined() -> None:
    assert claim(Relay("author", "author")).text == "The militia ... taxes every truck"


def test_the_first_link_of_the_chain_is_the_source() -> None:
    envoy, agency = Relay("Ana Torres", "person"), Relay("Reuters", "outlet")
    assert claim(envoy, agency).source == envoy


def test_a_claim_is_never_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        claim(Relay("author", "author")).kind = "incident"  # type: ignore[misc]


def test_what_is_not_known_is_empty() -> None:
    bare = claim(Relay("author", "author"))
    assert (bare.when, bare.said, bare.direction, bare.relation, bare.event) == (None,) * 5
    assert (bare.actors, bare.places, bare.casualties, bare.conditions) == ((),) * 4

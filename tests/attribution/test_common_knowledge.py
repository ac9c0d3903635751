"""What everybody is said to know; format as in `test_find`."""

from __future__ import annotations

import pytest

from tests.attribution.test_find import find, show

STORIES = {
    "an open secret": (
        "It is an open secret that Moscow guards the palace and that nobody else decides"
        " when its men leave.",
        [
            "general | - | It is an open secret | Moscow guards the palace and that nobody"
            " else decides when its men leave | -",
        ],
    ),
    "nobody doubts": (
        "Nobody doubts that Beijing props up the generals.",
        [
            "general | - | Nobody doubts | Beijing props up the generals | -",
        ],
    ),
    "everyone knows": (
        "Everyone in Taiz knows that the road to Aden is mined.",
        [
            "general | - | Everyone in Taiz knows | the road to Aden is mined | -",
        ],
    ),
    "few doubt": (
        "Few doubt that Kigali arms the rebels.",
        [
            "general | - | Few doubt | Kigali arms the rebels | -",
        ],
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_story(name: str) -> None:
    text, expected = STORIES[name]
    assert [show(attribution) for attribution in find(text)] == expected

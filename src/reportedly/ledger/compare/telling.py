"""A word in, how much it tells that two claims share it out."""

from __future__ import annotations

from functools import lru_cache
from math import log

from reportedly.codebook.wording import concept, weight
from reportedly.ledger.passages import stem
from reportedly.ledger.rarity import rarity_in_news

# Rarities (minus the natural logarithm of the rate in news) between which a word counts for half and
# for the whole: one passage in a dozen, and one in a hundred and fifty.
_KNOWN, _RARE = 2.5, 5.0
_LEAST, _MOST = 0.5, 1.2
# Shares of a ledger's claims between which a word loses its weight, and what is left of it
_RARE_RATE, _USUAL_RATE = 0.004, 0.04
_USUAL_WEIGHT = 0.25
# What is named in one passage of fifty or fewer tells which story it is; "Israel" does not.
_TELLING = 4.0


@lru_cache(maxsize=65536)
def telling(fold: str) -> tuple[str, float] | None:
    """The concept of a folded word and its weight, `None` where it carries nothing.

    >>> telling("the"), telling("raid")
    (None, ('attack', 0.4))
    """
    meant = concept(fold)
    if meant is None or meant.isdigit():
        return None
    common = weight(meant)
    if common < 1.0:
        return meant, common
    share = (rarity_in_news(stem(fold)) - _KNOWN) / (_RARE - _KNOWN)
    return meant, round(max(_LEAST, min(_MOST, _LEAST + share * (1.0 - _LEAST))), 2)


def told_by(weight: float, rate: float) -> float:
    """The weight of a word in a ledger in which this share of claims holds it.

    In a ledger on one war every claim names the same towns: they tell no story there.
    """
    if rate <= _RARE_RATE:
        return weight
    share = min(1.0, log(rate / _RARE_RATE) / log(_USUAL_RATE / _RARE_RATE))
    return weight + (min(weight, _USUAL_WEIGHT) - weight) * share


@lru_cache(maxsize=65536)
def tells_story(fold: str) -> bool:
    """Whether a name is rare enough to tell which story it stands in."""
    found = telling(fold)
    return found is not None and found[1] >= 0.5 and rarity_in_news(stem(fold)) >= _TELLING

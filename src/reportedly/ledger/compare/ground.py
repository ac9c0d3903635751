"""What a ground gives: why two claims cannot both hold, with its score."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.ledger.compare.pair import Pair, Part, sameness
from reportedly.ledger.records import Why


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason with the log-odds that it decides the pair, the sameness of all else included."""

    score: float
    reasons: tuple[Why, ...]


def weigh(pair: Pair, why: Why, *without: Part, lenient: bool = False) -> Ground:
    """The ground of a difference `why`, the parts that it lies in left out of the sameness."""
    score, reasons = sameness(pair, *without, lenient=lenient)
    return Ground(score + why.weight, (why, *reasons))

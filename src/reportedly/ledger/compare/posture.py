"""Which way two claims say that forces go: opposite directions of one actor in one place.

"Scaled back" disputes "no plans to alter": what is not to be changed stays. A plan to leave does not
dispute that the troops are there, nor does a change that lies between two reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from reportedly.claim import Claim, Direction
from reportedly.ledger.compare.ground import Ground, weigh
from reportedly.ledger.compare.pair import Pair
from reportedly.ledger.records import Why

Way = Literal["more", "less", "as before", "there", "gone", "elsewhere"]

_WAYS: dict[Direction, Way] = {
    "increase": "more",
    "decrease": "less",
    "hold": "as before",
    "present": "there",
    "relocate": "elsewhere",
}
# Ways that cannot both hold. "There" and "less" can; so can "elsewhere" and "less", which is how
# one leaves.
OPPOSED = frozenset(
    frozenset(pair)
    for pair in (
        ("more", "less"),
        ("more", "as before"),
        ("less", "as before"),
        ("more", "gone"),
        ("as before", "gone"),
        ("there", "gone"),
        ("elsewhere", "as before"),
    )
)
# Frames by which forces are said to be there; negated they are gone, where "did not withdraw" stays.
_BEING_THERE = ("frame posture.hold", "frame posture.keeps", "frame posture.present")
# Concepts of what goes or stays, where nobody knows whose it is
_FORCES = frozenset(
    ("force", "fighter", "base", "police", "commander", "aircraft", "shipping", "arms")
)
_WEIGHT = 1.8
_COVER_UNPLACED, _COVER_PLACED = 0.5, 0.3
_LATEST = 12  # days between two reports of one state of affairs


def directions(pair: Pair) -> Iterator[Ground]:
    """The ground that forces are said to go opposite ways."""
    mine, theirs = way_of(pair.a.claim), way_of(pair.b.claim)
    if mine is None or theirs is None or frozenset((mine, theirs)) not in OPPOSED:
        return
    if not pair.told or "differ" in (pair.doers, pair.places) or pair.days.apart:
        return
    if pair.days.lag > _LATEST or _one_voice(pair):
        return
    placed = pair.places in ("same", "within")
    known = pair.doers in ("same", "within")
    if not (placed or pair.near) and pair.cover < _COVER_UNPLACED:
        return
    if not known and pair.cover < (_COVER_PLACED if placed and pair.topic else _COVER_UNPLACED):
        return
    if not known and not pair.here.words.keys() & pair.there.words.keys() & _FORCES:
        return  # whose bombs were dropped and whose ambulances were sent is another matter
    yield weigh(pair, Why("opposite directions", _WEIGHT, f"{mine} | {theirs}"))


def _one_voice(pair: Pair) -> bool:
    """Both told by the author of one article, who tells how it changed."""
    kinds = {pair.a.claim.source.kind, pair.b.claim.source.kind}
    return pair.same_article and kinds == {"author"}


def way_of(claim: Claim) -> Way | None:
    """Which way a claim says that forces go; `None` where it tells of no posture."""
    if claim.direction is None:
        return None
    there = any(reason.rule.startswith(_BEING_THERE) for reason in claim.reasons)
    if claim.factuality.polarity == "-" and there:
        return "gone"
    return _WAYS[claim.direction]

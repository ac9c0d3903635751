"""A claim in, those whom it makes responsible for what happened out.

The reading takes the subject of a sentence for its actor, and the subject of "received 12 bodies" is a
surgeon. So nobody is shown as having done it who is not named as a state, an armed or official body, or
by a word for armed men; who is only denied to have done it is not, and a cell stays blank where that
leaves nobody.
"""

from __future__ import annotations

from functools import lru_cache

from reportedly.claim import Actor, Claim
from reportedly.codebook.naming import cut
from reportedly.codebook.wording import concept

_BODIES = frozenset(("state", "armed_group", "organisation"))
# Concepts of codebook/wording.toml for those who bear arms
_ARMED = frozenset(("force", "fighter", "police", "army", "troop"))


def doers(claim: Claim) -> tuple[Actor, ...]:
    """The actors that a claim makes responsible; none of a claim that denies that it happened."""
    if claim.factuality.polarity == "-" or claim.factuality.status == "denied":
        return ()
    return tuple(actor for actor in claim.actors if actor.resolved and _may_act(actor))


def _may_act(actor: Actor) -> bool:
    if actor.kind in _BODIES:
        return any(letter.isupper() for letter in actor.name) or _is_armed(actor.name)
    return actor.kind == "group" and _is_armed(actor.name)


@lru_cache(maxsize=4096)
def _is_armed(name: str) -> bool:
    folds = [piece.fold for piece in cut(name)]
    if not folds or folds[0].isdigit():
        return False  # "126 people", "six soldiers" are counted, and mostly harmed
    return any(concept(fold) in _ARMED for fold in folds)

"""A claim in, those whom it makes responsible for what happened out.

The reading takes the subject of a sentence for its actor, and the subject of "received 12 bodies" is a
surgeon. So nobody is shown as having done it who is not named as a state, an armed or official body, or
by a word for armed men; who is only denied to have done it is not, and a cell stays blank where that
leaves nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reportedly.claim import Actor, Claim
from reportedly.codebook import load_words
from reportedly.codebook.naming import cut
from reportedly.codebook.wording import concept

_HARMED = frozenset(("killed", "wounded"))
_BODIES = frozenset(("state", "armed_group", "organisation"))
# Concepts of codebook/wording.toml for those who bear arms
_ARMED = frozenset(("force", "fighter", "police", "army", "troop"))


def doers(claim: Claim) -> tuple[Actor, ...]:
    """The actors that a claim makes responsible; none of a claim that denies that it happened."""
    if claim.factuality.polarity == "-" or claim.factuality.status == "denied":
        return ()
    return tuple(actor for actor in claim.actors if actor.resolved and _may_act(actor))


def responsible(claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """Those whom claims of one happening make responsible, the likeliest first.

    Who is named by a claim that counts the dead comes before who is named by one that does not: news
    of a raid goes on to tell of others who fought there.
    """
    counting = [claim for claim in claims if any(one.what in _HARMED for one in claim.casualties)]
    others = [claim for claim in claims if claim not in counting]
    found: dict[str, Actor] = {}
    for claim in (*counting, *others):
        for actor in doers(claim):
            found.setdefault(actor.name.casefold(), actor)
    return tuple(found.values())


def _may_act(actor: Actor) -> bool:
    if actor.kind == "object":
        return actor.name.casefold() in load_words("casualties", "doers", "words")
    if actor.kind in _BODIES:
        return any(letter.isupper() for letter in actor.name) or _is_armed(actor.name)
    return actor.kind == "group" and _is_armed(actor.name)


@lru_cache(maxsize=4096)
def _is_armed(name: str) -> bool:
    folds = [piece.fold for piece in cut(name)]
    if not folds or folds[0].isdigit():
        return False  # "126 people", "six soldiers" are counted, and mostly harmed
    return any(concept(fold) in _ARMED for fold in folds)

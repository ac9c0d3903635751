"""What only one can hold at a time: a command, an office, a town. Two holders are a dispute.

Posts that many hold (adviser, spokesman, member, deputy) and what was held before or is held now
("former", "new") tell nothing against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook import load_words
from reportedly.codebook.naming import cut
from reportedly.codebook.wording import concept, weight
from reportedly.ledger.compare.ground import Ground, weigh
from reportedly.ledger.compare.pair import Pair, shown_doers
from reportedly.ledger.records import Why

_EXCLUSIVE = frozenset(("commands", "controls"))
_HELD, _OFFICE = 0.8, 0.8
_LEAST_OFFICE = 1.4  # weight of the words of an office: "governor" alone is nobody's


def other_holder(pair: Pair) -> Iterator[Ground]:
    """The ground that two hold what one can hold."""
    if pair.here.negative or pair.there.negative or not pair.told or not pair.days.together:
        return
    a, b = pair.a.claim, pair.b.claim
    if a.relation is not None and b.relation is not None:
        if a.relation.type != b.relation.type or a.relation.type not in _EXCLUSIVE:
            return
        if (
            pair.doers != "differ"
            or pair.targets not in ("same", "within")
            or pair.places == "differ"
        ):
            return
        yield weigh(pair, Why("another holds it", _HELD, shown_doers(pair)), "doers")
    elif a.role and b.role and not pair.same_article:
        yield from _other_in_office(pair, a.role, b.role)


def _other_in_office(pair: Pair, mine: str, theirs: str) -> Iterator[Ground]:
    """ "General Konde commands the fleet", "Admiral Sow, commander of the fleet"."""
    here, there = _office(mine), _office(theirs)
    if here is None or here != there or sum(map(weight, here)) < _LEAST_OFFICE:
        return
    names = pair.here.doers.names, pair.there.doers.names
    if not all(names) or names[0] & names[1]:
        return
    yield weigh(pair, Why("another in office", _OFFICE, f"{mine} | {theirs}"), "doers")


def _office(role: str) -> frozenset[str] | None:
    """The concepts of an office that one person holds, else `None`."""
    folds = [piece.fold for piece in cut(role)]
    shared = load_words("wording", "offices", "shared")
    if any(fold in shared for fold in folds):
        return None
    single = load_words("wording", "offices", "single")
    if not any(fold in single for fold in folds):
        return None
    return frozenset(meant for fold in folds if (meant := concept(fold)))

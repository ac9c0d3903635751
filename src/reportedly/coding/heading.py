"""Where forces go, told apart from where they come from and from what only dates the move.

In: the predicate of a posture, the tokens of its unit and those that name places. Out: the tokens
whose places are not the posture's. "Moved troops from Gao to Kidal" places them in Kidal, "withdrew
from Gao to Kidal" tells of Gao, and "pulled back after the Goma strike" does not tell of Goma.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Token

from reportedly.coding.frame import Predicate
from reportedly.coding.people import violent_nouns

_FROM = frozenset({"from"})
_TO = frozenset({"to", "into", "toward", "towards", "onto", "for", "in", "at", "near"})
# Whoever comes is there, wherever from: "reinforcements arrived from Gao".
_COMING = frozenset({"arrive", "enter", "reach", "infiltrate", "advance", "come", "cross", "march"})
_AROUND = frozenset({"after", "before", "since", "following", "despite", "over"})
_ARRIVING = frozenset({"increase", "relocate"})


def words_aside(
    predicate: Predicate | None, tokens: Collection[Token], placed: Collection[int]
) -> set[int]:
    """Indexes of the tokens of a posture or meeting whose places are not its own.

    `placed` are the indexes of tokens that name places.
    """
    if predicate is None or predicate.frame.kind not in {"posture", "meeting"}:
        return set()
    aside = _under(noun for noun in tokens if noun.i != predicate.carrier.i and _only_dates(noun))
    if predicate.frame.kind == "meeting":
        return aside
    origins, goals = _under(_ends(predicate, _FROM)), _under(_ends(predicate, _TO))
    direction, known = predicate.frame.direction, set(placed)
    coming = direction == "increase" or predicate.carrier.lemma_.lower() in _COMING
    if direction in _ARRIVING and (coming or goals & known):
        aside |= origins
    elif direction == "decrease" and origins & known:
        aside |= goals
    return aside


def only_leaves(predicate: Predicate) -> bool:
    """True where forces are moved from somewhere, and nothing tells where to."""
    if predicate.carrier.lemma_.lower() in _COMING:
        return False
    goals = (goal for goal in _ends(predicate, _TO) if goal.ent_type_ not in {"DATE", "TIME"})
    leaves = next(_ends(predicate, _FROM), None) is not None
    return leaves and next(goals, None) is None


def _ends(predicate: Predicate, preps: frozenset[str]) -> Iterator[Token]:
    """What stands behind `preps` at the word of moving, what is moved, or its "away" or "back"."""
    carrier = predicate.carrier
    hung = {t.i: t for t in (carrier, *predicate.undergoers)}
    hung |= {c.i: c for c in carrier.children if c.dep_ in {"advmod", "prt", "dobj"}}
    for token in hung.values():
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in preps:
                yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _only_dates(noun: Token) -> bool:
    """ "after the Goma strike": a happening that tells when or why the forces moved."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in _AROUND
        and noun.lemma_.lower() in violent_nouns()
    )


def _under(heads: Iterable[Token]) -> set[int]:
    return {token.i for head in heads for token in head.subtree}

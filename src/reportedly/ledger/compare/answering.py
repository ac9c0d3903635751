"""Answers: one side's act of speech that takes up another's demand, offer, charge or announcement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reportedly.codebook import load_words
from reportedly.codebook.naming import cut
from reportedly.codebook.wording import concept, stem
from reportedly.ledger.compare.gist import Gist
from reportedly.ledger.compare.ground import Ground
from reportedly.ledger.compare.pair import Pair
from reportedly.ledger.records import Why

_BASE = -3.0
_ANSWERS, _NAMES_ACT, _IS_ACT = 1.0, 0.8, 0.8
_TAKES_UP, _SIDE, _WORDS = 0.8, 0.8, 2.5
_LATEST = 21  # days within which an answer comes


def answers(pair: Pair) -> Iterator[Ground]:
    """The ground that the later claim answers the earlier one."""
    a, b = pair.a.claim, pair.b.claim
    if a.kind not in ("position", "other") or b.kind not in ("position", "outlook", "meeting"):
        return
    if pair.days.lag > _LATEST or pair.doers == "same" or pair.here.negative:
        return
    folds = [piece.fold for piece in cut(a.text)]
    stems = [stem(word) for word in folds]
    verb = _first(stems, "answer")
    if verb is None:
        return
    act = _first(stems, "answered")
    reasons = [Why("answers", _ANSWERS, verb)]
    if act is not None:
        reasons.append(Why("names an act of speech", _NAMES_ACT, act))
    if b.kind == "position":
        reasons.append(Why("what is answered is one", _IS_ACT))
    spoken = (concept(word) for word in folds if stem(word) in _stems("answered"))
    taken = {meant for meant in spoken if meant in pair.there.acts}
    if taken:
        reasons.append(Why("takes it up", _TAKES_UP, ", ".join(sorted(taken))))
    mine, theirs = _sides(pair.here), _sides(pair.there)
    addressed = (mine[0] & theirs[1]) - theirs[0]
    named = (theirs[0] & mine[1]) - mine[0]
    near = bool(pair.here.countries & pair.there.countries) or pair.near
    if not addressed and not named and not (taken and near):
        return
    reasons += [Why("was addressed", _SIDE, side) for side in sorted(addressed)[:1]]
    reasons += [Why("names the other side", _SIDE, side) for side in sorted(named)[:1]]
    reasons.append(Why("shared words", _WORDS * pair.cover * min(1.0, pair.shared / 2.5)))
    if pair.cover < 0.25 or pair.shared < 1.2:
        return
    yield Ground(_BASE + sum(why.weight for why in reasons), tuple(reasons))


def _sides(gist: Gist) -> tuple[frozenset[str], frozenset[str]]:
    """The sides that act in a claim, and all that it names."""
    return gist.doers.sides | gist.speaker.sides, gist.mentioned


def _first(stems: list[str], key: str) -> str | None:
    return next((word for word in stems if word in _stems(key)), None)


@cache
def _stems(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in load_words("wording", key, "words"))

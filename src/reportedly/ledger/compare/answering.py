"""Answers: one side's act of speech that takes up another's demand, offer, charge or announcement."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reportedly.codebook import load_words
from reportedly.codebook.wording import concept, stem
from reportedly.ledger.compare.gist import Gist
from reportedly.ledger.compare.ground import Ground
from reportedly.ledger.compare.pair import Pair
from reportedly.ledger.records import Why

_BASE = -3.0
_ANSWERS, _NAMES_ACT, _IS_ACT = 1.0, 0.8, 0.8
_TAKES_UP, _SIDE, _WORDS = 0.8, 0.8, 2.5
_SHARED, _SHARED_BETWEEN = 1.2, 0.8
_COVER_DEED, _DEEDS = 0.35, 0.4
_LATEST = 21  # days within which an answer comes


def answers(pair: Pair) -> Iterator[Ground]:
    """The ground that the later claim answers what another side said before."""
    b = pair.b.claim
    if pair.days.lag > _LATEST or pair.doers == "same":
        return
    mine, theirs = _sides(pair.here), _sides(pair.there)
    addressed = (mine[0] & theirs[1]) - theirs[0]
    named = (theirs[0] & mine[1]) - mine[0]
    reasons = [Why("was addressed", _SIDE, side) for side in sorted(addressed)[:1]]
    reasons += [Why("names the other side", _SIDE, side) for side in sorted(named)[:1]]
    reasons.append(Why("shared words", _WORDS * pair.cover * min(1.0, pair.evidence / 2.5)))
    taking_up = list(_takes_up(pair, bool(named))) or list(_does_or_not(pair, bool(addressed)))
    if not taking_up or not (addressed or named or _same_country(pair)):
        return
    if pair.shared < (_SHARED_BETWEEN if addressed and named else _SHARED):
        return
    reasons += taking_up
    if b.kind == "position":
        reasons.append(Why("what is answered is an act of speech", _IS_ACT))
    yield Ground(_BASE + sum(why.weight for why in reasons), tuple(reasons))


def _takes_up(pair: Pair, named: bool) -> Iterator[Why]:
    """ "Rejected Kinshasa's demand", "welcomed the ceasefire", "waved away Manila's talk of"."""
    a, b = pair.a.claim, pair.b.claim
    if a.kind not in ("position", "other") or b.kind not in ("position", "outlook", "meeting"):
        return
    folds = pair.here.folds
    verb = next((word for word in folds if stem(word) in _stems("answer")), None)
    if verb is None or pair.here.negative or concept(verb) in pair.there.acts:
        return  # who rejects what another rejects does not answer him
    spoken = [word for word in folds if word in _acts_of_speech() and word != verb]
    taken = {meant for word in spoken if (meant := concept(word)) in pair.there.acts}
    if not taken and not (spoken and named):
        return
    yield Why("answers", _ANSWERS, verb)
    if spoken:
        yield Why("names an act of speech", _NAMES_ACT, spoken[0])
    if taken:
        yield Why("takes it up", _TAKES_UP, ", ".join(sorted(meant for meant in taken if meant)))


def _does_or_not(pair: Pair, addressed: bool) -> Iterator[Why]:
    """ "Will not hand back the men", "agreed to let the boats pass", said by whom it was asked of."""
    a, b = pair.a.claim, pair.b.claim
    demanded = (
        b.factuality.mood == "demanded"
        or pair.there.event == "REQUEST"
        or (bool(pair.there.acts & {"demand"}))
    )
    if not demanded or not addressed or pair.cover < _COVER_DEED or pair.deeds < _DEEDS:
        return
    words = set(pair.here.folds)
    if pair.here.negative and a.factuality.mood in ("forecast", "planned"):
        yield Why("will not do it", _ANSWERS)
    elif words & load_words("wording", "consent", "words") and pair.here.doers.sides & (
        pair.there.targets.sides
    ):
        yield Why("agrees to it", _ANSWERS)


def _same_country(pair: Pair) -> bool:
    return pair.near or bool(pair.here.countries & pair.there.countries)


def _sides(gist: Gist) -> tuple[frozenset[str], frozenset[str]]:
    """The sides that act in a claim, and all that it names."""
    acting = gist.doers.sides | gist.speaker.sides
    return acting or gist.mentioned - gist.targets.sides, gist.mentioned


@cache
def _acts_of_speech() -> frozenset[str]:
    nouns = load_words("wording", "answered", "words")
    return nouns | {f"{noun}s" for noun in nouns}


@cache
def _stems(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in load_words("wording", key, "words"))

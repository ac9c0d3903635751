"""Two claims told in other words: what a small model makes of them that read both together.

Rules compare shared words, parties, places and days, and see nothing in "not one shell fell on the
market" beside "artillery struck the bazaar". The model does, but knows neither days nor origins and
costs milliseconds: so it is asked only about pairs that could be linked (`worth_reading`) and where
the rules found nothing, and its probability is one reason among the others. It also looks at what
the rules hold for support, since shared words alone do not make one statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log

from reportedly.claim import Claim
from reportedly.ledger.compare.gist import Gist, gist_of, named_in_passing
from reportedly.ledger.compare.ground import Ground, weigh
from reportedly.ledger.compare.pair import Pair
from reportedly.ledger.records import Entry, Link, Why

_UNTOLD = frozenset(("role", "outlook"))
_LEAST_WORDS = 3  # telling words, below which a claim is a scrap: "the spokesman, Eric Habimana"
_LATEST = 4  # days between two printings that may tell of one state of affairs
# The model's odds count for so much, and no more than that either way
_ODDS, _MOST_ODDS = 1.0, 4.0
_CONFLICT, _AGREEMENT = 0.0, 0.0
_LEAST_SAME = 0.3  # probability below which shared words are no support


@dataclass(frozen=True, slots=True)
class Judgement:
    """Probabilities, 0 to 1, that two claims cannot both hold and that they tell the same."""

    contradict: float
    same: float


def can_be_read(entry: Entry) -> bool:
    """Whether a claim says enough, and for certain, to be held against others."""
    claim, gist = entry.claim, gist_of(entry)
    if claim.kind in _UNTOLD or named_in_passing(claim) or not gist.real:
        return False
    return claim.factuality.certainty != "unsure" and len(gist.words) >= _LEAST_WORDS


def told_together(a: Entry, b: Entry) -> bool:
    """Whether two claims were printed near enough in time to tell of one thing."""
    mine, theirs = gist_of(a).told, gist_of(b).told
    return mine is None or theirs is None or abs((mine - theirs).days) <= _LATEST


def worth_reading(pair: Pair) -> bool:
    """Whether nothing that the model cannot see keeps a pair apart."""
    if pair.days.apart or pair.places == "differ" or not pair.two_voices:
        return False
    return not (pair.same_article and _overlap(pair.a.claim, pair.b.claim))


def as_read(claim: Claim, gist: Gist, outlet: str | None) -> tuple[str, str]:
    """A claim's source and words as the model reads them.

    What is denied by a word outside the claim ("denied that") is told under its source's denial.
    """
    source = claim.source
    who = (outlet or "") if source.kind == "author" else source.name
    if gist.negative and not gist.negated:
        who = f"{who or 'spokesman'} denies"
    return who, claim.text


def conflicts(pair: Pair, judged: Judgement) -> Iterator[Ground]:
    """The ground that the model holds that both cannot be."""
    why = _learned("cannot both hold", judged.contradict, _CONFLICT)
    yield weigh(pair, why, "doers", "targets", "means", "figures")


def agreements(pair: Pair, judged: Judgement) -> Iterator[Ground]:
    """The ground that the model holds that both tell the same."""
    yield weigh(pair, _learned("tells the same", judged.same, _AGREEMENT))


def confirmed(link: Link, judged: Judgement) -> Link | None:
    """What the rules hold for support, with the model's word; `None` where it says otherwise."""
    if judged.same < _LEAST_SAME:
        return None
    why = Why("learned: tells the same", 0.0, f"{judged.same:.2f}")
    return replace(link, reasons=(*link.reasons, why))


def _learned(what: str, probability: float, base: float) -> Why:
    odds = log(max(probability, 0.001) / max(1 - probability, 0.001))
    weight = base + max(-_MOST_ODDS, min(_MOST_ODDS, _ODDS * odds))
    return Why(f"learned: {what}", weight, f"{probability:.2f}")


def _overlap(one: Claim, other: Claim) -> bool:
    return any(x.overlaps(y) for x in one.spans for y in other.spans)

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
# With no name, what begins so tells nobody of whom it speaks: "its own soldiers are waiting"
_UNBOUND = frozenset(
    ("he", "she", "it", "they", "its", "his", "her", "their", "this", "that", "these")
)
_LATEST = 4  # days between two printings that may tell of one state of affairs
# Probabilities from which a conflict is thought of: where somebody denies, where a paper tells of what
# is not so in its own voice, which mostly denies nobody, and where neither is a negation; and from
# which one happening is believed
_LEAST_DENIAL, _LEAST_TOLD, _LEAST_CONFLICT, _ONE_THING = 0.5, 0.75, 0.9, 0.85
# What a conflict weighs beside its odds, since shared words count for little there
_CONFLICT, _DENIED = 2.0, 0.8
# What sharing nearly all words would come to
_COVER, _SHARED, _PLAIN, _MUTUAL = 0.8, 2.5, 0.8, 0.5
_LEAST_ONE_THING = 0.5  # probability below which shared words are no support


@dataclass(frozen=True, slots=True)
class Judgement:
    """Probabilities, 0 to 1, that two claims cannot both hold and that they tell the same."""

    contradict: float
    same: float

    @property
    def one_thing(self) -> float:
        """The probability that both tell of one thing, whether or not they agree."""
        return self.contradict + self.same


def can_be_read(entry: Entry) -> bool:
    """Whether a claim says enough, and for certain, to be held against others."""
    claim, gist = entry.claim, gist_of(entry)
    if claim.kind in _UNTOLD or named_in_passing(claim) or not gist.real:
        return False
    if gist.folds[0] in _UNBOUND and not gist.names:
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


def nameless(told: tuple[str, str]) -> tuple[str, str]:
    """A source and words without who the source is; that it denies has to stay."""
    who, text = told
    return ("spokesman denies" if who.endswith(" denies") else "", text)


def conflicts(pair: Pair, judged: Judgement) -> Iterator[Ground]:
    """The ground that the model holds that both cannot be.

    Where one of the two is a negation it is believed sooner: what it takes for a conflict between
    two plain statements is mostly two sides' ways of speaking.
    """
    denied = pair.here.negative != pair.there.negative
    if judged.contradict < _least(pair, denied) or not pair.told:
        return
    odds = log(judged.contradict / max(1 - judged.contradict, 0.01))
    why = Why(
        "learned: cannot both hold",
        _CONFLICT + _DENIED * denied + odds,
        f"{judged.contradict:.2f}",
    )
    yield weigh(pair, why, "doers", "targets", "means", "figures")


def _least(pair: Pair, denied: bool) -> float:
    """The probability from which a conflict is thought of."""
    if not denied:
        return _LEAST_CONFLICT
    denier = pair.a if pair.here.negative else pair.b
    return _LEAST_TOLD if denier.claim.source.kind == "author" else _LEAST_DENIAL


def as_one_thing(pair: Pair, judged: Judgement) -> Pair | None:
    """The pair as the rules are to see it where the model finds one happening in other words.

    What the model finds in meaning stands for the words that both should share; in which part they
    differ is for the rules to tell. `None` where the model is not sure.
    """
    if judged.one_thing < _ONE_THING:
        return None
    return replace(
        pair,
        context=replace(pair.context, read_as_one=True),
        cover=max(pair.cover, _COVER * judged.one_thing),
        shared=max(pair.shared, _SHARED),
        evidence=max(pair.evidence, _SHARED),
        plain=max(pair.plain, _PLAIN),
        deeds=max(pair.deeds, _PLAIN),
        rare=max(pair.rare, _PLAIN),
        mutual=max(pair.mutual, _MUTUAL),
    )


def with_reading(ground: Ground, judged: Judgement) -> Ground:
    """A ground of the rules, of which the model's word takes the place of shared words."""
    told = f"{judged.one_thing:.2f}"
    reasons = (
        Why("learned: one happening", why.weight, told) if why.name == "shared words" else why
        for why in ground.reasons
    )
    return Ground(ground.score, tuple(reasons))


def confirmed(link: Link, judged: Judgement) -> Link | None:
    """What the rules hold for support, with the model's word; `None` where it says otherwise."""
    if judged.one_thing < _LEAST_ONE_THING:
        return None
    why = Why("learned: one happening", 0.0, f"{judged.one_thing:.2f}")
    return replace(link, reasons=(*link.reasons, why))


def _overlap(one: Claim, other: Claim) -> bool:
    return any(x.overlaps(y) for x in one.spans for y in other.spans)

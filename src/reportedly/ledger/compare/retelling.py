"""One thing told twice: repeated from one origin, or supported by another.

Support counts origins: it takes two that nobody knows to depend on each other, and claims that say
the same thing and not merely speak of one happening.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.ledger.compare.figures import Figure, meet
from reportedly.ledger.compare.ground import Ground, weigh
from reportedly.ledger.compare.pair import Pair, Part, other_act, sameness
from reportedly.ledger.compare.posture import way_of
from reportedly.ledger.origins import independent_claims
from reportedly.ledger.records import Why

_COVER, _COVER_FIGURE, _COVER_TOPIC, _SHARED, _DEEDS, _MUTUAL = (
    *(0.55, 0.4, 0.25),
    *(0.8, 0.4, 0.45),
)
# "At least 12" and 15 are one count; "at least 3" and 70 are hardly
_LEAST_RATIO = 0.6
_LABEL = 1.0
_HAPPENING = 0.4
# The parts in which a correction may differ from what it corrects
_TOLD_ANEW: tuple[Part, ...] = ("doers", "targets", "places", "figures", "happening")
_UNTOLD = frozenset(("role", "outlook"))


def retellings(pair: Pair) -> Iterator[Ground]:
    """The ground that both say one thing, whoever says it."""
    a, b = pair.a.claim, pair.b.claim
    here, there = pair.here, pair.there
    if here.negative != there.negative or not pair.told:
        return
    if a.kind in _UNTOLD or b.kind in _UNTOLD:
        return
    if pair.same_article and (pair.same_origin or "author" in (a.source.kind, b.source.kind)):
        return
    if "differ" in (pair.doers, pair.places) or pair.days.apart or _each_its_own(pair):
        return
    if not pair.judged(_HAPPENING):
        return
    figure = _agreeing_figures(pair)
    if figure is None:
        return
    least = _COVER_FIGURE if figure else _COVER
    if figure and len(pair.topic) >= 2:
        least = _COVER_TOPIC
    if pair.cover < least or pair.shared < _SHARED or pair.deeds < _DEEDS or _torn(pair):
        return
    if not figure and not (here.acts and there.acts) and pair.mutual < _MUTUAL:
        return
    score, reasons = sameness(pair)
    yield Ground(score, tuple(reasons))


def supports(pair: Pair) -> Iterator[Ground]:
    """The ground that both say one thing and come from two origins."""
    found = list(retellings(pair))
    if found and independent_claims(pair.a, pair.b):
        yield from found


def corrected_words(pair: Pair) -> Iterator[Ground]:
    """The ground that what stands under a label of correction tells one thing anew."""
    if pair.told and pair.here.negative == pair.there.negative and pair.cover >= _COVER:
        why = Why("under a label of correction", _LABEL)
        yield weigh(pair, why, *_TOLD_ANEW, lenient=True)


def _each_its_own(pair: Pair) -> bool:
    """True where both name a doer and nobody knows them to be one: "an Iran-backed militia", "IS"."""
    if not {pair.a.claim.kind, pair.b.claim.kind} & {"incident", "relation"}:
        return False
    here, there = pair.here.doers, pair.there.doers
    return pair.doers == "unknown" and here.is_named and there.is_named


def _agreeing_figures(pair: Pair) -> str | None:
    """A figure that both give, "" where only one gives any, `None` where they do not agree."""
    mine_of, theirs_of = ({one.what for one in gist.figures} for gist in (pair.here, pair.there))
    if mine_of and theirs_of and not mine_of & theirs_of and "count" not in mine_of | theirs_of:
        return None  # the one counts the dead, the other prisoners
    shown = ""
    for mine in pair.here.figures:
        for theirs in pair.there.figures:
            if mine.what != theirs.what:
                continue
            standing = meet(mine, theirs)
            if standing == "apart" or not _alike(mine, theirs):
                return None
            if standing == "meet":
                shown = mine.shown
    return shown


def _alike(mine: Figure, theirs: Figure) -> bool:
    less, more = sorted((mine.low, theirs.low))
    return not more or less >= _LEAST_RATIO * more


def _torn(pair: Pair) -> bool:
    """True where the two differ in their answers or directions, or name other acts."""
    here, there = pair.here, pair.there
    if any(here.answers[q] != there.answers[q] for q in here.answers.keys() & there.answers.keys()):
        return True
    mine, theirs = way_of(pair.a.claim), way_of(pair.b.claim)
    return (mine is not None and theirs is not None and mine != theirs) or other_act(pair)

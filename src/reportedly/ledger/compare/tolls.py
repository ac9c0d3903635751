"""Figures of one happening: counts that cannot both hold, and later counts that replace earlier ones.

One origin's count that grows is an update, two origins' counts that do not meet are a dispute. A
later, somewhat higher count of another origin may be either, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from reportedly.codebook import load_words
from reportedly.codebook.wording import stem
from reportedly.ledger.compare.figures import Figure, is_number, meet
from reportedly.ledger.compare.ground import Ground, weigh
from reportedly.ledger.compare.pair import Pair, other_act
from reportedly.ledger.records import Why

_APART, _LATER, _CUE = 1.0, 1.3, 0.8
# Of several counts that a new one replaces the latest is meant; all above this are equally likely
_MOST = 2.0
# Cross-article counts need words or the whole accounts to tell that they count one happening's dead
_COVER, _COVER_NEAR, _COVER_COUNT, _HAPPENING = 0.4, 0.5, 0.7, 0.7
_COVER_TOPIC, _TOPIC = 0.2, 2
# Below this the accounts are hardly of one happening; figures that differ lower it by themselves
_LEAST_JUDGED = 0.15
# Probabilities of one happening from which a paper's own next count is one, and another's new one
_SURE, _HAPPENING_SAID, _COVER_SAID = 0.8, 0.6, 0.5
# No toll grows more than this without being said to have risen
_MOST_GROWTH = 6
# Counts from which, and so many times another, a toll is a whole war's
_WAR, _WAR_RATIO = 1000, 20
# A rise from one day to the next that is no dispute: rescue workers find so many more.
_GROWTH = 2.0


def disputed_figures(pair: Pair) -> Iterator[Ground]:
    """The ground that two figures do not meet."""
    if (
        not pair.here.figures
        or not pair.there.figures
        or not pair.told
        or not _counts_one_thing(pair)
        or not pair.two_voices
    ):
        return
    if not pair.judged(_LEAST_JUDGED) or _tells_a_part(pair):
        return
    for mine, theirs in _figures(pair):
        if meet(mine, theirs) != "apart" or _may_have_grown(pair, mine, theirs):
            continue
        if _is_total(mine, theirs) or not _is_close(pair, mine, theirs):
            continue
        if pair.places == "within" and _is_part(pair, mine, theirs):
            continue
        if mine.high == 1 or theirs.high == 1:
            continue  # "one of them died": who is told alone is rarely all
        why = Why("figures do not meet", _APART, f"{mine.shown} | {theirs.shown}")
        yield weigh(pair, why, "figures")
        return


def corrected_figures(pair: Pair) -> Iterator[Ground]:
    """The ground that the later figure replaces the earlier one."""
    if (
        not pair.here.figures
        or not pair.there.figures
        or not pair.told
        or not _counts_one_thing(pair)
        or not pair.judged(_LEAST_JUDGED)
    ):
        return
    if _tells_a_part(pair):
        return
    said, near = _cue(pair.here.folds), _cue(pair.context.settings[0].sentence)
    ruled = pair.here.excluded & {str(figure.low) for figure in pair.there.figures}
    if ruled:
        said = f"not {', '.join(sorted(ruled))}"
    if not _may_correct(pair, said, near):
        return
    for mine, theirs in _figures(pair):
        if not _replaces(mine, theirs, said, near) or (
            pair.places == "within" and _is_part(pair, mine, theirs)
        ):
            continue
        weight = _LATER * pair.same_origin + _CUE * bool(said or near)
        shown = f"{theirs.shown} -> {mine.shown}" + (f", {said or near}" if said or near else "")
        found = weigh(pair, Why("a later figure", weight, shown), "figures")
        yield Ground(min(found.score, _MOST), found.reasons)
        return


def _may_correct(pair: Pair, said: str, near: str) -> bool:
    """Whether who tells the later figure, and how, can make it a correction of the earlier one.

    A speaker who counts again does; a paper that counts again does where it says so, or where the
    accounts are surely of one happening. Another's count does only where it says that it is new.
    """
    if pair.same_article:
        return bool(said) or (bool(near) and pair.same_origin)
    if pair.same_origin and pair.a.origin.basis == "speaker":
        return True
    if pair.same_origin or pair.a.printing.outlet == pair.b.printing.outlet:
        sure = pair.context.same_happening is not None and pair.judged(_SURE)
        return bool(said or near) or (pair.same_origin and sure and pair.days.together)
    return bool(said) and (pair.judged(_HAPPENING_SAID) or pair.cover >= _COVER_SAID)


def _figures(pair: Pair) -> Iterator[tuple[Figure, Figure]]:
    for mine in pair.here.figures:
        for theirs in pair.there.figures:
            yield mine, theirs


def _replaces(mine: Figure, theirs: Figure, said: str, near: str) -> bool:
    """Whether a count is a later one of what the other counted: it grew, or is said to be new."""
    if meet(mine, theirs) == "other" or (mine.low, mine.high) == (theirs.low, theirs.high):
        return False
    if mine.high == 1 or (mine.what == "count" and not (said or near)):
        return (
            False  # "one of them died" is no new count, and what is counted anew may have changed
        )
    if bool(mine.group) != bool(theirs.group) and mine.low <= theirs.low and not said:
        return False  # five policemen among fifteen
    if mine.low > theirs.low:
        return bool(said) or mine.low <= _MOST_GROWTH * max(theirs.low, 1)
    vague = mine.high is None and theirs.high is not None
    return bool(said or near) and not vague


def _is_close(pair: Pair, mine: Figure, theirs: Figure) -> bool:
    """Whether the words are close enough where less speaks for one count than elsewhere.

    A round-up counts many dead, each by its source; and what is no toll ("39 sorties") is counted
    again and again.
    """
    if pair.same_article and pair.cover < _COVER_NEAR:
        return False
    if {mine.what, theirs.what} != {"count"}:
        return True
    least = _COVER_COUNT if pair.places == "unknown" else _COVER_NEAR
    return pair.cover >= least and pair.days.together and not other_act(pair)


def _is_total(mine: Figure, theirs: Figure) -> bool:
    """True where one count is so much higher that it must be of a whole war: 280,000 and 44."""
    less, more = sorted((mine.low, theirs.low))
    return more >= _WAR and more > _WAR_RATIO * max(less, 1)


def _tells_a_part(pair: Pair) -> bool:
    """ "A further nine died", "in a separate strike": one of the two counts beside the other."""
    return any(_counts_beside(gist.folds) for gist in (pair.here, pair.there))


def _counts_beside(folds: tuple[str, ...]) -> bool:
    if not load_words("wording", "beside", "words").isdisjoint(folds):
        return True
    at = folds.index("more") if "more" in folds else 0
    return at > 0 and is_number(folds[at - 1])  # "five more deaths", but not "more than five"


def _is_part(pair: Pair, mine: Figure, theirs: Figure) -> bool:
    """True where the lower count is that of a town and the higher that of its province."""
    fine, other = pair.here.places, pair.there.places
    finer = min((p.precision or 6 for p in fine), default=6) - min(
        (p.precision or 6 for p in other), default=6
    )
    within = any(p.name in q.regions for p in other for q in fine)
    mine_is_part = within or finer < 0
    return mine.low < theirs.low if mine_is_part else theirs.low < mine.low


def _counts_one_thing(pair: Pair) -> bool:
    if pair.here.negative and pair.there.negative:
        return False
    judged = pair.context.same_happening
    if judged is not None and judged >= _HAPPENING:
        return True
    return pair.cover >= _COVER or (pair.cover >= _COVER_TOPIC and len(pair.topic) >= _TOPIC)


def _may_have_grown(pair: Pair, mine: Figure, theirs: Figure) -> bool:
    """True for a count that was printed on a later day and is not much higher."""
    if pair.days.lag < 1 or not theirs.low:
        return False
    return theirs.low < mine.low <= _GROWTH * theirs.low


def _cue(words: Iterable[str]) -> str:
    """The words that tell a figure to be a later one."""
    return ", ".join(sorted({stem(word) for word in words if stem(word) in _cues()}))


@cache
def _cues() -> frozenset[str]:
    return frozenset(stem(word) for word in load_words("wording", "update", "words"))

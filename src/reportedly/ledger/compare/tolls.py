"""Figures of one happening: counts that cannot both hold, and later counts that replace earlier ones.

One origin's count that grows is an update, two origins' counts that do not meet are a dispute. A
later, somewhat higher count of another origin may be either, and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from reportedly.codebook import load_words
from reportedly.codebook.naming import cut
from reportedly.codebook.wording import stem
from reportedly.ledger.compare.figures import Figure, meet
from reportedly.ledger.compare.ground import Ground, weigh
from reportedly.ledger.compare.pair import Pair
from reportedly.ledger.records import Why

_APART, _LATER, _CUE = 1.0, 1.3, 0.8
# Of several counts that a new one replaces the latest is meant; all above this are equally likely
_MOST = 2.0
# Cross-article counts need words or the whole accounts to tell that they count one happening's dead
_COVER, _HAPPENING = 0.4, 0.7
_COVER_TOPIC, _TOPIC = 0.2, 2
# A rise from one day to the next that is no dispute: rescue workers find so many more.
_GROWTH = 2.0


def disputed_figures(pair: Pair) -> Iterator[Ground]:
    """The ground that two figures do not meet."""
    if not pair.told or not _counts_one_thing(pair):
        return
    for mine, theirs in _figures(pair):
        if meet(mine, theirs) != "apart" or _may_have_grown(pair, mine, theirs):
            continue
        why = Why("figures do not meet", _APART, f"{mine.shown} | {theirs.shown}")
        yield weigh(pair, why, "figures")
        return


def corrected_figures(pair: Pair) -> Iterator[Ground]:
    """The ground that the later figure replaces the earlier one."""
    if not pair.told or not _counts_one_thing(pair):
        return
    cue = _cue(pair)
    ruled = pair.here.excluded & {str(figure.low) for figure in pair.there.figures}
    if ruled:
        cue = f"not {', '.join(sorted(ruled))}"
    if not (pair.same_origin or cue) or (pair.same_article and not (cue or pair.near)):
        return
    for mine, theirs in _figures(pair):
        if not _replaces(mine, theirs, bool(cue)):
            continue
        weight = _LATER * pair.same_origin + _CUE * bool(cue)
        shown = f"{theirs.shown} -> {mine.shown}" + (f", {cue}" if cue else "")
        found = weigh(pair, Why("a later figure", weight, shown), "figures")
        yield Ground(min(found.score, _MOST), found.reasons)
        return


def _figures(pair: Pair) -> Iterator[tuple[Figure, Figure]]:
    for mine in pair.here.figures:
        for theirs in pair.there.figures:
            yield mine, theirs


def _replaces(mine: Figure, theirs: Figure, cue: bool) -> bool:
    """Whether a count is a later one of what the other counted: it grew, or is said to be new."""
    if meet(mine, theirs) == "other" or (mine.low, mine.high) == (theirs.low, theirs.high):
        return False
    if mine.what == "count" and not cue:
        return False  # what is counted anew may have changed
    if bool(mine.group) != bool(theirs.group) and mine.low <= theirs.low:
        return False  # five policemen among fifteen
    return mine.low > theirs.low or cue


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


def _cue(pair: Pair) -> str:
    """The words that tell a figure to be a later one, in the sentence of the claim."""
    found = _found_cues(_folds(pair.a.claim.text) | pair.context.settings[0].sentence)
    return ", ".join(found)


@lru_cache(maxsize=4096)
def _folds(text: str) -> frozenset[str]:
    return frozenset(piece.fold for piece in cut(text))


@lru_cache(maxsize=4096)
def _found_cues(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted({stem(word) for word in words} & _cues()))


@cache
def _cues() -> frozenset[str]:
    return frozenset(stem(word) for word in load_words("wording", "update", "words"))

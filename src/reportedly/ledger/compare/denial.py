"""Denials and opposite answers: the one says that it is so, the other that it is not.

"No strike took place" denies a strike, "is open" contradicts "was closed", and "refused to sign"
answers "signed". Both have to tell of one thing: what stands on the one side of the denial must be
what stands on the other, its verb included.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.codebook.opposites import changes
from reportedly.ledger.compare.ground import Ground, weigh
from reportedly.ledger.compare.pair import Pair, other_act
from reportedly.ledger.records import Why

_DENIED, _NEGATED, _NEAR_DENIAL, _OPPOSITE = 1.0, 0.4, 1.0, 0.8
# Least share and weight of shared words, and of those that are no names: the verb has to be there.
_COVER, _COVER_KNOWN, _SHARED, _PLAIN = 0.5, 0.3, 1.0, 0.4
_SHARED_NEAR = 0.8  # in one article "it had fired the rocket" answers the sentence before
_HAPPENINGS = frozenset(("incident", "meeting"))
_LATEST = 14  # days within which a happening is said not to have been
_MUTUAL, _MOST_COVER = 0.35, 0.75
_ONE_HAPPENING = 0.8  # probability from which common words ("strike") are enough
_ANSWER_COVER = 0.4


def denials(pair: Pair) -> Iterator[Ground]:
    """The ground that one claim negates what the other states."""
    here, there = pair.here, pair.there
    if here.negative == there.negative or not pair.told or _counts_none(pair):
        return
    if pair.days.gap and pair.days.gap > 1:
        return
    if any(here.answers[q] == there.answers[q] for q in here.answers.keys() & there.answers.keys()):
        return  # "did not survive" and "was killed" agree
    if pair.plain < _PLAIN or "differ" in (pair.doers, pair.places) or other_act(pair):
        return
    near = pair.near and _is_denied(pair)
    if not (near or pair.two_voices):
        return
    known = pair.doers == "same" and bool(here.acts & there.acts)
    if pair.cover < (_COVER_KNOWN if known else _COVER):
        return
    if not known and not _denies_the_deed(pair):
        return
    if pair.shared < (_SHARED_NEAR if near else _SHARED):
        return
    weight = (_DENIED if _is_denied(pair) else _NEGATED) + (_NEAR_DENIAL if near else 0.0)
    if not _is_denied(pair) and not (_of_one_time(pair) and not _negates_alike(pair)):
        return  # what did not hold in May may hold in June
    why = Why("one denies what the other says", weight)
    yield weigh(pair, why, lenient=_is_denied(pair))


def opposites(pair: Pair) -> Iterator[Ground]:
    """The ground that both answer one question differently, their negations counted."""
    here, there = pair.here, pair.there
    if not pair.told or pair.cover < _ANSWER_COVER or pair.shared < _SHARED:
        return
    if pair.days.gap and pair.days.gap > 1:
        return
    if (here.negative == there.negative and _counts_none(pair)) or not pair.two_voices:
        return
    for question in sorted(here.answers.keys() & there.answers.keys()):
        if here.answers[question] == there.answers[question]:
            continue
        if changes(question) and not pair.days.together:
            continue
        if pair.places == "differ" or pair.doers == "differ":
            continue
        shown = f"{question}: {_yes(here.answers[question])} | {_yes(there.answers[question])}"
        yield weigh(pair, Why("opposite answers", _OPPOSITE, shown))


def _denies_the_deed(pair: Pair) -> bool:
    """Whether what is denied is what the other tells of, and not another deed of the same people.

    The word that carries the meaning has to stand in both; where the reading knows none, most of the
    words have to.
    """
    here, there = pair.here, pair.there
    denied, told = (here, there) if here.negative else (there, here)
    if denied.acts:
        one = (pair.context.same_happening or 0.0) >= _ONE_HAPPENING
        return bool(denied.acts & told.words.keys()) and (one or pair.deeds >= _PLAIN)
    return pair.mutual >= _MUTUAL or pair.cover >= _MOST_COVER


def _negates_alike(pair: Pair) -> bool:
    """ "There is no immediate end" in both, whatever the reading made of either."""
    return bool(pair.here.negated & pair.there.negated)


def _of_one_time(pair: Pair) -> bool:
    """Told together, or of a happening that has its day, whenever it is told."""
    happenings = {pair.a.claim.kind, pair.b.claim.kind} <= _HAPPENINGS
    return pair.days.together or pair.days.close or (happenings and pair.days.lag <= _LATEST)


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


def _is_denied(pair: Pair) -> bool:
    told = (pair.a.claim.factuality.status, pair.b.claim.factuality.status)
    return "denied" in told


def _counts_none(pair: Pair) -> bool:
    """ "Nobody was hurt" is a count of none, which figures compare."""
    figures = (*pair.here.figures, *pair.there.figures)
    return any(figure.what != "count" and figure.high == 0 for figure in figures)

"""Two entries in, the link between them out, or none: pure functions, nothing is read or kept.

`pair` finds how the parts of two claims stand to each other; each other module is a ground on which
they can be linked: `answering`, `tolls`, `denial`, `posture`, `events`, `holders`, `retelling`. A
ground gives a score in log-odds with named, weighted reasons; the best decides. Where no ground is
sure enough, nothing is linked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import exp

from reportedly.ledger.compare.answering import answers
from reportedly.ledger.compare.denial import denials, opposites
from reportedly.ledger.compare.events import (
    other_day,
    other_doer,
    other_place,
    other_side,
    other_site,
    ruled_out,
)
from reportedly.ledger.compare.gist import gist_of, named_in_passing
from reportedly.ledger.compare.ground import Ground
from reportedly.ledger.compare.holders import other_holder
from reportedly.ledger.compare.learned import Judgement, as_one_thing, conflicts, with_reading
from reportedly.ledger.compare.pair import Context, Pair, pair_up
from reportedly.ledger.compare.posture import directions
from reportedly.ledger.compare.retelling import corrected_words, retellings, supports
from reportedly.ledger.compare.setting import Setting, read_setting
from reportedly.ledger.compare.tolls import corrected_figures, disputed_figures
from reportedly.ledger.origins import is_untraceable, same_origin
from reportedly.ledger.records import Entry, Link, LinkType, Why

__all__ = ["Context", "Setting", "compare", "judge", "read_setting"]

Look = Callable[[Pair], Iterator[Ground]]

_DISPUTES: tuple[Look, ...] = (
    denials,
    opposites,
    directions,
    disputed_figures,
    ruled_out,
    other_doer,
    other_place,
    other_side,
    other_site,
    other_day,
    other_holder,
)
# In what accounts may differ that a model finds to be of one happening. The others were tried, and
# were wrong more often than right.
_OF_ONE_THING: tuple[Look, ...] = (disputed_figures, other_doer, other_side)
# Least scores, in log-odds: a false link costs more trust than a missing one. On the stories, each
# step of 0.3 below costs nothing found; in long articles what lies below is mostly false.
_LEAST: dict[LinkType, float] = {
    "responds": 0.5,
    "corrects": 0.9,
    "disputes": 0.9,
    "repeats": 0.5,
    "supports": 1.8,
}
# What makes it one story: weight of shared words, names round both, or how the accounts were judged
_EVIDENCE, _TOPIC, _HAPPENING = 1.0, 2, 0.6
_NOTHING_KNOWN = Context()


def compare(a: Entry, b: Entry, context: Context = _NOTHING_KNOWN) -> Link | None:
    """How claim `a` stands to claim `b`, `None` where it cannot be told.

    `a` is the later printed of the two; within one article it is the later in the text.
    """
    if named_in_passing(a.claim) or named_in_passing(b.claim):
        return None  # its host tells it too, and would get each link twice
    if not gist_of(a).words.keys() & gist_of(b).words.keys():
        return None
    pair = pair_up(a, b, context)
    if not pair.same_article and not _on_one_story(pair):
        return None
    if pair.same_article and any(x.overlaps(y) for x in a.claim.spans for y in b.claim.spans):
        return None
    for kind, looks in _tries(pair):
        grounds = [ground for look in looks for ground in look(pair)]
        best = max(grounds, key=lambda ground: ground.score, default=None)
        if best is not None and best.score >= _LEAST[kind]:
            return _link(kind, pair, best)
        if best is not None and kind == "disputes":
            return None  # what may conflict does not agree
    return None


def judge(pair: Pair, judged: Judgement) -> Link | None:
    """Whether two claims dispute each other in whose words the rules found nothing.

    The model may hold that both cannot be. Or it finds one happening, and the rules find in what the
    accounts of it differ.
    """
    if pair.same_origin:
        return None
    grounds = list(conflicts(pair, judged))
    alike = as_one_thing(pair, judged)
    if alike is not None:
        told = (ground for look in _OF_ONE_THING for ground in look(alike))
        grounds += [with_reading(ground, judged) for ground in told]
    best = max(grounds, key=lambda ground: ground.score, default=None)
    if best is None or best.score < _LEAST["disputes"]:
        return None
    return _link("disputes", pair, best)


def _on_one_story(pair: Pair) -> bool:
    """Whether two articles' claims share more than the words of every other claim of the ledger."""
    judged = pair.context.same_happening
    if judged is not None and judged >= _HAPPENING:
        return True
    return pair.evidence >= _EVIDENCE or len(pair.topic) >= _TOPIC


def _tries(pair: Pair) -> Iterator[tuple[LinkType, tuple[Look, ...]]]:
    """The types of link that the pair can have, in the order in which one excludes the next."""
    yield "responds", (answers,)
    yield "corrects", (corrected_figures, *_corrections(pair))
    if not pair.same_origin:
        yield "disputes", _DISPUTES
    if pair.same_origin or is_untraceable(pair.a.origin) or is_untraceable(pair.b.origin):
        yield "repeats", (retellings,)  # a rumour and who tells it may be one voice
    else:
        yield "supports", (supports,)


def _corrections(pair: Pair) -> tuple[Look, ...]:
    """How the later claim may correct the earlier one but by a figure.

    Under a label of correction it is told anew; where one origin says the opposite of a happening
    or a name of before, it takes it back.
    """
    mine, theirs = pair.a.printing, pair.b.printing
    own = pair.same_origin or mine.outlet == theirs.outlet
    if pair.here.corrects and own:
        return (corrected_words,)
    taken_back = same_origin(pair.a.origin, pair.b.origin) and not pair.same_article
    return (denials, opposites, ruled_out) if taken_back else ()


def _link(kind: LinkType, pair: Pair, ground: Ground) -> Link:
    reasons = tuple(
        Why(why.name, round(why.weight, 2), why.detail) for why in ground.reasons if why.weight
    )
    confidence = 1 / (1 + exp(-ground.score))
    return Link(kind, pair.a.number or 0, pair.b.number or 0, round(confidence, 3), reasons)

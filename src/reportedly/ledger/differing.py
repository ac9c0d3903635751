"""Why counts of one happening differ: what articles count in, update, conflict or scope out.

An *update* is one count that rises or is corrected over time; a *conflict* is two origins that count
the same dead differently at about the same time; another *scope* is that the counts are of other
people, places or days. Each pair of counts speaks for one of these with the distance that lies between
the two (the logarithm of their ratio): what explains the greatest distance is why they differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log
from typing import Literal

from reportedly.ledger.compare.figures import group_of
from reportedly.ledger.headline import Count, Told
from reportedly.ledger.origins import same_origin
from reportedly.ledger.records import Origin, Why

Difference = Literal["update", "conflict", "scope"]
_ORDER: tuple[Difference, ...] = ("scope", "update", "conflict")  # what is told, of equal distances

# Beside a headline, a count that is further from it than this is of something else
_FURTHEST = 3.0
_EQUAL = 1.1  # two counts nearer than this are one, rounded
# Accounts that are printed at most so many days apart tell what was known at one time
_AT_ONE_TIME = 1
# What two articles print may be told apart by an hour that nobody prints; what stands side by side in
# one article is not. A toll that is said to grow is likelier to have grown.
_ACROSS, _RISING, _LATER = 0.8, 0.85, 0.75


def why_differ(told: Sequence[Told]) -> tuple[Difference, Why] | None:
    """Why the headline counts of a happening differ, with what speaks for it; `None` where nothing does."""
    found = list(_evidence(told))
    if not found:
        return None
    return max(found, key=lambda pair: (round(pair[1].weight, 6), -_ORDER.index(pair[0])))


def distance(one: Count, other: Count) -> float:
    """How far apart two counts are: the logarithm of their ratio, 0 where they are equal."""
    low, high = sorted((max(one.size, 1), max(other.size, 1)))
    return log(high / low)


def _evidence(told: Sequence[Told]) -> Iterator[tuple[Difference, Why]]:
    leads = [one.lead for one in told]
    replaced = {c.size for one in told for c in one.counts if c.standing == "replaced"}
    for one in told:
        yield from _within(one, leads)
    for one, other in combinations(told, 2):
        less, more = sorted((one, other), key=lambda told: told.lead.size)
        if one.lead.vague or other.lead.vague:
            continue  # "dozens" differs from nothing
        if less.lead.size < more.lead.size:
            yield _across(less, more, replaced)
        yield from _counted_again(one, other)


def _within(told: Told, leads: Sequence[Count]) -> Iterator[tuple[Difference, Why]]:
    """What the counts of one article say of the difference."""
    lead = told.lead
    apart = max((distance(a, b) for a, b in combinations(leads, 2)), default=0.0)
    for count in _beside(told):
        # what is told beside explains no more than the headlines are apart
        most = min(distance(count, lead), apart) if apart else distance(count, lead)
        shown = _shown(count, lead)
        if count.standing == "replaced":
            yield "update", Why("an earlier figure is named", most, shown)
        elif count.standing in ("also", "added"):
            if _groups_differ(lead, count):
                whole = log((lead.size + count.size) / max(lead.size, 1))
                yield "scope", Why("others are counted besides", whole, shown)
        elif _two_voices(lead, count):
            if not _groups_differ(lead, count):
                yield "conflict", Why("two voices side by side", most, shown)
        elif apart <= log(_EQUAL):
            yield "scope", Why("a part is told beside the whole", most, shown)


def _across(less: Told, more: Told, replaced: set[int]) -> tuple[Difference, Why]:
    """What the headlines of two articles say of each other."""
    small, large = less.lead, more.lead
    grew = _may_be_later(large, small)
    if small.summed != large.summed or _groups_differ(small, large):
        return "scope", _why("they count different things", small, large, 1.0)
    part = _part(small, more)
    if part == "scope":
        return "scope", _why("one is counted as part of the other", small, large, 1.0)
    if part == "update" or (small.size in replaced and grew):
        return "update", _why("one is told as the earlier figure", small, large, 1.0)
    if _both_named(small.origin, large.origin):
        return "conflict", _why("two voices", small, large, 0.9)
    if grew and (less.rising or more.rising):
        return "update", _why("the toll is said to grow", small, large, _RISING)
    if grew and not _at_one_time(small, large):
        return "update", _why("printed later", small, large, _LATER)
    return "conflict", _why("two articles at one time", small, large, _ACROSS)


def _counted_again(one: Told, other: Told) -> Iterator[tuple[Difference, Why]]:
    """Counts that one origin gives in two articles, each as the article's own or its rival figure."""
    for mine in _standing_for(one):
        for theirs in _standing_for(other):
            less, more = sorted((mine, theirs), key=lambda count: count.size)
            if less.size == more.size or not same_origin(mine.origin, theirs.origin):
                continue
            same_people = not _groups_differ(mine, theirs) and less.summed == more.summed
            if _may_be_later(more, less) and same_people:
                yield "update", _why("one voice counts again", less, more, 1.0)


def _standing_for(told: Told) -> list[Count]:
    """The headline, and what other voices count."""
    rivals = [c for c in _beside(told) if c.standing == "plain" and _two_voices(told.lead, c)]
    return [told.lead, *rivals]


def _beside(told: Told) -> Iterator[Count]:
    """The counts of an article that may be of the same happening as its headline."""
    for count in told.counts:
        apart = distance(count, told.lead)
        if not count.vague and 0 < apart <= log(_FURTHEST) and count.harm.scope == "incident":
            yield count


def _part(small: Count, more: Told) -> Difference | None:
    """What the article of a larger count makes of a smaller one that it gives too.

    Where it adds some to it ("three more died of their wounds"), it grew; else it is a part.
    """
    for count in _beside(more):
        if count.size == small.size and count.standing == "plain":
            if _two_voices(count, more.lead):
                return None
            added = {c.size for c in more.counts if c.standing == "added"}
            return "update" if more.lead.size - small.size in added else "scope"
    return None


def _why(name: str, one: Count, other: Count, share: float) -> Why:
    return Why(name, share * distance(one, other), _shown(one, other))


def _shown(one: Count, other: Count) -> str:
    return f"{one.size} ({one.origin.name}) | {other.size} ({other.origin.name})"


def _two_voices(one: Count, other: Count) -> bool:
    """Whether two counts of one article are of two who count.

    "A monitor" of the first sentence is the one whose name comes in the second.
    """
    unnamed = [count.origin.basis == "unnamed" for count in (one, other)]
    return one.origin.key != other.origin.key and unnamed[0] == unnamed[1]


def _both_named(one: Origin, other: Origin) -> bool:
    return one.basis == other.basis == "speaker" and one.key != other.key


def _may_be_later(one: Count, other: Count) -> bool:
    """Whether the day on which they were printed lets `one` be later than `other`."""
    return one.published is None or other.published is None or one.published >= other.published


def _at_one_time(one: Count, other: Count) -> bool:
    if one.published is None or other.published is None:
        return True  # nothing tells them apart
    return abs((one.published - other.published).days) <= _AT_ONE_TIME


def _groups_differ(one: Count, other: Count) -> bool:
    """Whether each counts people of its own kind: civilians and fighters, but not people and civilians."""
    here, there = group_of(one.harm), group_of(other.harm)
    return bool(here and there and not here & there)

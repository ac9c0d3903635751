"""One happening told with another doer, in another place, or on another day.

The claims have to agree in all else, and in enough of it that they cannot tell of two happenings:
a town is shelled by both sides and on every day of a week, but a prison falls and a general is
killed once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.codebook.naming import cut
from reportedly.ledger.compare.ground import Ground, weigh
from reportedly.ledger.compare.pair import Pair, same_figure, shown_doers
from reportedly.ledger.compare.parties import sides_in
from reportedly.ledger.records import Why

_ACTOR, _RULED_OUT, _PLACE, _DAY, _SITE = 0.5, 2.0, 0.5, 0.0, 2.0
_STRESSED = 1.0  # "it was the army that planted the bomb" answers whoever said otherwise
_ACROSS = 0.6
_SIDE_OF = re.compile(r"([\w'’-]+)(?:['’]s)? (?:side|bank|soil|territory|waters|airspace)\b")
_LOCATED = re.compile(
    r"\b(?:is|are|was|lies|lay|stands|stood|located|situated) (?:\w+ )?(?:in|at)\b"
)
_HAPPENINGS = frozenset(("incident", "meeting", "other", "posture"))
_COVER, _SHARED = 0.5, 1.8
_HAPPENING = 0.6
_DAY_COVER, _DAY_SHARED, _MOST_DAYS = 0.6, 2.5, 10
_RARE, _DEEDS = 0.7, 0.4
_VERBATIM = 0.9
_TOPIC_COVER, _TOPIC_SHARED = 0.35, 1.0


def other_doer(pair: Pair) -> Iterator[Ground]:
    """The ground that each names another doer."""
    if pair.doers != "differ" or not _one_happening(pair) or pair.places == "differ":
        return
    here, there = pair.here, pair.there
    if here.doers.sides & there.targets.sides or there.doers.sides & here.targets.sides:
        return  # both sides of one battle
    if pair.days.apart or not _alike(pair) or not pair.judged(_HAPPENING) or not pair.two_voices:
        return
    if pair.rare < _RARE and not same_figure(pair):
        return
    if pair.context.read_as_one and not (here.stressed or there.stressed):
        return  # without shared words to show who did what, only an insisted doer is sure enough
    known = (here.event and there.event) or here.stressed or there.stressed
    if not known and pair.deeds < _RARE:
        return  # what is told of both is no deed that the reading knows
    weight = _ACTOR + (_STRESSED if here.stressed or there.stressed else 0.0)
    yield weigh(pair, Why("another did it", weight, shown_doers(pair)), "doers", "targets")


def ruled_out(pair: Pair) -> Iterator[Ground]:
    """The ground that one names what the other rules out: "in Kinsi, not in Marale"."""
    if not _one_happening(pair) and pair.a.claim.kind != "relation":
        return
    here, there = pair.here, pair.there
    names = (here.excluded & there.names) | (there.excluded & here.names)
    if names:
        why = Why("names what the other rules out", _RULED_OUT, ", ".join(sorted(names)))
        yield weigh(pair, why, "places", "doers", "targets", lenient=True)


def other_place(pair: Pair) -> Iterator[Ground]:
    """The ground that what happens once is put in two places."""
    if pair.places != "differ" or not _one_happening(pair) or pair.doers == "differ":
        return
    if pair.days.apart or not _alike(pair) or not pair.days.together:
        return
    unique = _happens_once(pair)
    if unique:
        why = Why("another place", _PLACE, f"{pair.places_shown}: {unique}")
        yield weigh(pair, why, "places")


def other_site(pair: Pair) -> Iterator[Ground]:
    """The ground that one thing is said to stand in two places: "the school is in Kinsi"."""
    if pair.places != "differ" or pair.here.negative or pair.there.negative or not pair.told:
        return
    located = all(_LOCATED.search(entry.claim.text) for entry in (pair.a, pair.b))
    if not located or len(pair.topic) < 2 or pair.plain < 0.4 or not pair.days.together:
        return
    yield weigh(pair, Why("another site", _SITE, pair.places_shown), "places", "doers")


def other_side(pair: Pair) -> Iterator[Ground]:
    """The ground that one thing is put on two sides of a border: "fell on the Algerian side"."""
    mine, theirs = (_side_of(entry.claim.text) for entry in (pair.a, pair.b))
    if not mine or not theirs or mine & theirs or not pair.told or not pair.two_voices:
        return
    if pair.places == "differ" or pair.days.apart or pair.rare < _RARE or pair.deeds < _DEEDS:
        return
    shown = f"{', '.join(sorted(mine))} | {', '.join(sorted(theirs))}"
    yield weigh(pair, Why("another side of the border", _ACROSS, shown), "targets")


def _side_of(text: str) -> frozenset[str]:
    return frozenset(side for word in _SIDE_OF.findall(text) for side in sides_in(word))


def other_day(pair: Pair) -> Iterator[Ground]:
    """The ground that what happens once is put on two days."""
    here, there, days = pair.here, pair.there, pair.days
    if not days.gap or not days.exact or days.gap > _MOST_DAYS or not _one_happening(pair):
        return
    if "differ" in (pair.doers, pair.places) or pair.plain < 0.4:
        return
    if pair.cover < _DAY_COVER or pair.shared < _DAY_SHARED or days.lag > 2:
        return
    if not (here.told and there.told and here.last and there.last):
        return
    if pair.rare < _RARE or not pair.two_voices:
        return
    if here.told < there.last or there.told < here.last or here.told == here.first:
        return  # each was printed after both days, so that each chose between them
    why = Why("another day", _DAY, f"{here.first} | {there.first}")
    yield weigh(pair, why, "days")


def _alike(pair: Pair) -> bool:
    """Whether the words of both, or the names round them, leave no doubt of one happening."""
    if pair.mutual >= _VERBATIM:
        return False  # the same words, of which the reading made two things
    if pair.cover >= _COVER and pair.shared >= _SHARED:
        return True
    told = pair.cover >= _TOPIC_COVER and pair.shared >= _TOPIC_SHARED and pair.plain >= 0.4
    return told and len(pair.topic) >= 2


def _one_happening(pair: Pair) -> bool:
    """Both tell that something happened, of one kind, in other words than each other's denial."""
    a, b = pair.a.claim, pair.b.claim
    if pair.context.read_as_one:
        return pair.told and not (pair.here.negative or pair.there.negative)
    if a.kind != b.kind and not {a.kind, b.kind} <= {"incident", "other"}:
        return False
    return pair.told and a.kind in _HAPPENINGS and not (pair.here.negative or pair.there.negative)


def _happens_once(pair: Pair) -> str:
    """The names by which a happening is one and no other: of who was killed, of who met."""
    a, b = pair.a.claim, pair.b.claim
    if a.kind == "meeting" and b.kind == "meeting":
        sides = pair.here.doers.sides & pair.there.doers.sides
        return ", ".join(sorted(sides)) if len(sides) > 1 else ""
    persons = [
        {actor.name for actor in claim.recipients if actor.kind == "person"} for claim in (a, b)
    ]
    places = {piece.fold for place in (*a.places, *b.places) for piece in cut(place.name)}
    both = [{piece.fold for name in names for piece in cut(name)} - places for names in persons]
    return ", ".join(sorted(both[0] & both[1]))

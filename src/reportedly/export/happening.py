"""An incident in, what its origins together tell of it out: one day, place, event and toll.

Formats of one row an event have room for one value where a ledger has several accounts. A value is
taken where more origins give it than any other; where they are even, it is left open, for a row
that names one of two accused would decide what the ledger leaves disputed. Nothing is invented: no
day is taken from the printing, no point from the country.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from reportedly.claim import Actor, Event, Where
from reportedly.codebook.gazetteer import country_name
from reportedly.edtf import day_bounds
from reportedly.export.decided import Decided
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.ledger.doers import doers
from reportedly.ledger.names import fold_name
from reportedly.ledger.passages import means_of_violence
from reportedly.ledger.records import Entry, Incident, Toll

T = TypeVar("T")
# UCDP gives no date to what is known only within more than a year
_LONGEST = 366
_COUNTRY, _REGION = 6, 4


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident as far as it can be told in one row.

    `told` are the claims that it happened, in the order of printing; `entries` all claims.
    `first` and `last` bound its day. `place` is the finest place that the origins agree on: a point
    or, where they differ, the region or country that holds theirs, without coordinates. `means`
    are kinds of violence that are named. `killed` is settled.
    """

    number: int
    entries: tuple[Entry, ...]
    told: tuple[Entry, ...]
    first: date | None
    last: date | None
    place: Where | None
    actor: Actor | None
    target: Actor | None
    event: Event | None
    means: str | None
    killed: Toll | None

    @property
    def days(self) -> int | None:
        """How many days the bounds hold, `None` for no bounds."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    @property
    def iso2(self) -> str | None:
        """The country where it happened."""
        return self.place.country if self.place else None


def happenings(snapshot: Snapshot, choices: Choices) -> Iterator[Happening]:
    """The incidents of which at least one claim says that they happened, one after another."""
    decided = Decided(snapshot.decisions)
    for incident in snapshot.incidents:
        killed = decided.toll(incident.number, incident.entries, "killed", choices)
        happening = gather(incident, killed)
        if happening is not None:
            yield happening


def says_it_happened(entry: Entry) -> bool:
    """True for a claim that something has happened or goes on, and is not denied."""
    facts = entry.claim.factuality
    return (
        facts.polarity == "+"
        and facts.status != "denied"
        and facts.mood in ("happened", "ongoing")
        and entry.claim.kind in ("incident", "posture", "meeting", "other")
    )


def gather(incident: Incident, killed: Toll | None = None) -> Happening | None:
    """What the incident's claims agree on; `None` where none says that it happened."""
    told = tuple(filter(says_it_happened, incident.entries))
    if not told:
        return None
    first, last = _days(told)
    events = _by_origin(told, lambda entry: [entry.claim.event] if entry.claim.event else [])
    event_type = agreed(events, lambda event: event.type)
    kinds = [
        (origin, event) for origin, event in events if event_type and event.type == event_type.type
    ]
    moded = agreed([(o, event) for o, event in kinds if event.mode], lambda event: event.mode)
    return Happening(
        number=incident.number,
        entries=incident.entries,
        told=told,
        first=first,
        last=last,
        place=_place(told),
        actor=agreed(_by_origin(told, lambda entry: list(doers(entry.claim))), _party),
        target=agreed(_by_origin(told, lambda entry: _known(entry.claim.recipients)), _party),
        event=moded or event_type,
        means=next(iter(means_of_violence(" ".join(entry.claim.text for entry in told))), None),
        killed=killed,
    )


def agreed(values: Iterable[tuple[str, T]], key: Callable[[T], Hashable]) -> T | None:
    """The value that most origins give; `None` for none, and where two are given equally often."""
    givers: dict[Hashable, set[str]] = {}
    firsts: dict[Hashable, T] = {}
    for origin, value in values:
        givers.setdefault(key(value), set()).add(origin)
        firsts.setdefault(key(value), value)
    ranked = sorted(givers, key=lambda item: -len(givers[item]))
    if not ranked or (len(ranked) > 1 and len(givers[ranked[0]]) == len(givers[ranked[1]])):
        return None
    return firsts[ranked[0]]


def _by_origin(
    told: Iterable[Entry], values: Callable[[Entry], Sequence[T]]
) -> list[tuple[str, T]]:
    """The first value of each claim, with the claim's origin."""
    return [(entry.origin.key, found[0]) for entry in told if (found := values(entry))]


def _known(actors: Iterable[Actor]) -> list[Actor]:
    """Who may be a party: no drone or bomb, and nobody that could not be traced."""
    return [actor for actor in actors if actor.resolved and actor.kind != "object"]


def _party(actor: Actor) -> str:
    return actor.id or fold_name(actor.name)


def _days(told: Iterable[Entry]) -> tuple[date | None, date | None]:
    """The days that the most exact accounts cover together."""
    spans: list[tuple[int, date, date]] = []
    for entry in told:
        first, last = day_bounds(entry.claim.when.edtf if entry.claim.when else None)
        if first and last:
            spans.append(((last - first).days, first, last))
    if not spans:
        return None, None
    narrowest = min(spans)[0]
    days = [(first, last) for width, first, last in spans if width == narrowest]
    earliest, latest = min(first for first, _ in days), max(last for _, last in days)
    return (earliest, latest) if (latest - earliest).days < _LONGEST else (None, None)


def _place(told: Iterable[Entry]) -> Where | None:
    """Of the finest places told, that of most origins; what holds them all where they are even."""
    placed = [
        (entry.origin.key, place)
        for entry in told
        for place in entry.claim.places
        if place.precision is not None
    ]
    if not placed:
        return None
    finest = min(place.precision or _COUNTRY for _, place in placed)
    finest_told = [(origin, place) for origin, place in placed if place.precision == finest]
    return agreed(finest_told, lambda place: place.id or fold_name(place.name)) or _around(
        [place for _, place in finest_told]
    )


def _around(places: Sequence[Where]) -> Where | None:
    """The smallest region or country that holds all of the places, without a point."""
    countries = {place.country for place in places}
    if len(countries) > 1 or None in countries:
        return None
    country = places[0].country or ""
    shared = [name for name in places[0].regions if all(name in p.regions for p in places)]
    if shared and shared[0] != country_name(country):
        rest = places[0].regions[places[0].regions.index(shared[0]) + 1 :]
        return Where(shared[0], precision=_REGION, country=country, regions=rest)
    return Where(country_name(country), precision=_COUNTRY, country=country)

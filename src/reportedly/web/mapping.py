"""Claims as a map has them in, what a page and its script show of them out.

A feature (GeoJSON, RFC 7946) is a claim at one of its places. No false pins: what is only known to
be in a country or at sea, or was not found in the gazetteer, has no geometry; nor has a claim that
tells no place. Where a point stands for an area, `radius_km` tells how large that is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportedly.claim import Where
from reportedly.codebook.gazetteer import country_name
from reportedly.export.countries import find_country
from reportedly.views.extent import reach_km
from reportedly.views.mapped import MappedClaim, place_key, point

_VAGUE, _COUNTRY = 5, 6
# What a script that draws marks does without
_IN_WORDS = frozenset({"id", "text", "source", "kind", "when", "incident"})
# How a place's precision (UCDP GED) is told
PRECISIONS = {
    1: "",
    2: "within about 25 km",
    3: "district",
    4: "province",
    5: "vague area",
    6: "country only",
    7: "at sea",
}
_PART = "a part of it"
ACROSS, STRANGE = "Seas, and areas across borders", "Not in the gazetteer"


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many claims tell of a place; `name` with what holds it."""

    name: str
    within: str
    precision: str
    claims: int


@dataclass(frozen=True, slots=True)
class LandCount:
    """A country, or what belongs to none, with its places; those most told of first.

    `claims` counts each claim once.
    """

    name: str
    claims: int
    places: tuple[PlaceCount, ...]


def features(claims: Iterable[MappedClaim], *, brief: bool = False) -> Iterator[dict[str, Any]]:
    """A feature for each place of each claim; a claim without place is one without geometry.

    `brief` leaves out what can be read on the claim's own page.
    """
    for claim in claims:
        told = _told(claim, brief)
        for place in claim.places or (None,):
            yield _feature(told, place)


def lands(claims: Iterable[MappedClaim], most: int) -> tuple[tuple[LandCount, ...], int]:
    """At most so many places by the countries that they are in, and how many more there are."""
    counts: Counter[tuple[str, str, str, int]] = Counter()
    whole: dict[str, set[int]] = {}
    for claim in claims:
        for land, place in {(_land(one), _named(one)) for one in claim.places}:
            counts[land, *place] += 1
            whole.setdefault(land, set()).add(claim.number)
    found: dict[str, list[PlaceCount]] = {land: [] for land in _ordered(whole)}
    for (land, name, within, precision), count in counts.most_common(most):
        told = _PART if (name, precision) == (land, _VAGUE) else PRECISIONS.get(precision, "")
        found[land].append(PlaceCount(name, within, told, count))
    shown = tuple(
        LandCount(land, len(whole[land]), tuple(places)) for land, places in found.items() if places
    )
    return shown, max(0, len(counts) - most)


def shapes(claims: Iterable[MappedClaim]) -> dict[str, tuple[str, str]]:
    """The name of each country that is told of, and how its outline is called in world-atlas.

    That is the number of ISO 3166-1, else the name (Kosovo has none).
    """
    codes = {place.country for claim in claims for place in claim.places if place.country}
    found = {}
    for code in sorted(codes):
        country = find_country(code)
        if country is not None:
            number = f"{country.number:03}" if country.number else country.name
            found[code] = (country.name, number)
    return found


def by_day(claims: Iterable[MappedClaim]) -> tuple[tuple[date, int], ...]:
    """How many claims tell of each day, the latest first; by the first day that they tell of."""
    counts = Counter(claim.day for claim in claims if claim.told and claim.day)
    return tuple(sorted(counts.items(), reverse=True))


def _told(claim: MappedClaim, brief: bool) -> dict[str, Any]:
    """What a feature tells of its claim; without what is not known."""
    told: dict[str, Any] = {
        "number": claim.number,
        "id": claim.id,
        "status": claim.status,
        "kind": claim.kind,
        "text": claim.text,
        "source": claim.source,
        "when": claim.when,
        "first": _iso(claim.first),
        "last": _iso(claim.last),
        "day": _iso(claim.day),
        "reach": _iso(claim.reach),
        "told": claim.told,
        "incident": claim.incident,
        "disputed": claim.disputed,
    }
    left_out = _IN_WORDS if brief else frozenset()
    return {k: v for k, v in told.items() if v is not None and k not in left_out}


def _feature(told: dict[str, Any], place: Where | None) -> dict[str, Any]:
    if place is None:
        return {"type": "Feature", "geometry": None, "properties": told}
    here, reach = point(place), reach_km(place)
    where: dict[str, Any] = {
        "place": place.name,
        "key": place_key(place),
        "precision": place.precision,
        "country": place.country,
        "within": ", ".join(_holders(place)) or None,
        "radius_km": round(reach) if here and reach else None,
    }
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(here)} if here else None,
        "properties": told | {k: v for k, v in where.items() if v is not None},
    }


def _holders(place: Where) -> tuple[str, ...]:
    """The regions that hold a place, but for one that is called the same."""
    return tuple(name for name in place.regions if name != place.name)


def _land(place: Where) -> str:
    if place.precision is None:
        return STRANGE
    if place.country is None:
        return ACROSS
    return place.name if place.precision == _COUNTRY else country_name(place.country)


def _named(place: Where) -> tuple[str, str, int]:
    return place.name, ", ".join(_holders(place)), place.precision or 0


def _ordered(whole: dict[str, set[int]]) -> list[str]:
    """Countries by their claims, then what belongs to none."""
    return sorted(whole, key=lambda land: (land in (ACROSS, STRANGE), -len(whole[land]), land))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""Candidate names in, one place of the gazetteer for each out, or none where nothing supports one.

Each reading of a name has a weight: how many people live there, how closely the name is its own,
whether the article names its country or region, whether the words hold it in another place ("Qusair
in Homs province", "Paris, Texas", "the Syrian town of Douma"), and how near it lies to the other
places of the article. One name has one place throughout an article, unless words say otherwise.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from reportedly.codebook.gazetteer import PlaceEntry
from reportedly.coding.toponym_context import Context, Held
from reportedly.coding.toponym_scan import Candidate

# Weights, in powers of ten of inhabitants; set by hand on invented passages and checked on the two
# development sets (benchmarks/places.py). A country outweighs any town of its name.
_KIND = {"country": 9.5, "continent": 9.5, "sea": 8.0, "ocean": 9.0, "strait": 7.5, "area": 7.5}
_SHARED = 7.2  # of a country whose name a region elsewhere bears: Georgia
_OWN = 5.6  # entries of the supplement: there because the news names them
_REGION = 0.9  # of a region's people most know its name by its chief town
_CAPITAL = 1.0
_RANK = (0.0, 1.2, 0.6, 2.0)
_COUNTRY_SHARE = 2.4
_COUNTRY_NAMED = 0.6
_REGION_NAMED = 1.6
_HELD = 8.0
_NEAR = 1.6
_NEAR_KM = 120.0
_NONE: frozenset[str] = frozenset()
_CONSIDERED = 24  # readings of one name; the rest are hamlets
_UNSUPPORTED = (
    4.3  # 20,000 inhabitants: smaller towns need something in the article that leads there
)


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres on the great circle between two points in degrees."""
    la1, lo1, la2, lo2 = map(math.radians, (*a, *b))
    half = (
        math.sin((la2 - la1) / 2) ** 2
        + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def choose(
    candidates: Sequence[Candidate], held: Sequence[Held], context: Context
) -> list[PlaceEntry | None]:
    """The place of each candidate, in order; `None` where none has support."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, (one, holds) in enumerate(zip(candidates, held, strict=True)):
        groups.setdefault(
            (one.key, holds.country, holds.region, holds.point, holds.wants), []
        ).append(number)
    base = {
        key: _weigh(candidates[numbers[0]], held[numbers[0]], context)
        for key, numbers in groups.items()
    }
    base = _shared(base)
    first = {
        key: max(weights, key=lambda one: one[1])[0] for key, weights in base.items() if weights
    }
    counts = Counter({key: len(numbers) for key, numbers in groups.items()})
    chosen: list[PlaceEntry | None] = [None] * len(candidates)
    for key, weights in base.items():
        around = [
            ((place.lat, place.lon), counts[other])
            for other, place in first.items()
            if other[0] != key[0] and place.kind in ("town", "region", "city", "suburb", "district")
        ]
        entry = _best(weights, around, context, held[groups[key][0]])
        for number in groups[key]:
            chosen[number] = entry
    return chosen


def _weigh(one: Candidate, held: Held, context: Context) -> list[tuple[PlaceEntry, float]]:
    """The readings of a candidate with their weights, before distances count."""
    entries = sorted(one.entries, key=lambda e: -_size(e) + _RANK[e.rank])[:_CONSIDERED]
    if held.country or held.region:
        entries += [e for e in one.entries if e not in entries and _holds(held, e)]
    return [(entry, _weight(one, entry, held, context)) for entry in entries]


def _size(entry: PlaceEntry) -> float:
    if entry.kind == "town":
        return math.log10(entry.population + 300)
    if entry.kind == "region":
        return math.log10(entry.population + 300) - _REGION
    return _KIND.get(entry.kind, _OWN)


def _holds(held: Held, entry: PlaceEntry) -> bool:
    if held.region is not None and (entry.country, entry.admin1) == held.region:
        return True
    return held.country is not None and entry.country == held.country


def _weight(one: Candidate, entry: PlaceEntry, held: Held, context: Context) -> float:
    weight = _size(entry) - _RANK[entry.rank]
    if entry.kind == "country" and any(
        e.kind == "region" and e.rank == 0 and e.country != entry.country for e in one.entries
    ):
        weight = _SHARED
    if one.how == "capital" and one.state is not None and entry.kind == "town":
        weight += _CAPITAL if entry.country == one.state.actor.country else 0.0
    if entry.country:
        share = context.countries.get(entry.country, 0.0)
        weight += _COUNTRY_SHARE * share + (_COUNTRY_NAMED if share else 0.0)
        if entry.country == context.home:
            weight += 0.4
        if entry.admin1 and context.regions.get((entry.country, entry.admin1), _NONE) - {one.key}:
            weight += _REGION_NAMED
    if held.region is not None and (entry.country, entry.admin1) == held.region:
        weight += _HELD
    if held.country is not None and entry.country == held.country:
        weight += _HELD / 2 if entry.kind != "country" else 0.0
    if held.point is not None and distance(held.point, (entry.lat, entry.lon)) < _NEAR_KM:
        weight += _HELD / 2
    if held.wants:
        weight += 3.0 if entry.kind in held.wants else -1.0
    return weight


def _shared(
    base: dict[tuple[object, ...], list[tuple[PlaceEntry, float]]],
) -> dict[tuple[object, ...], list[tuple[PlaceEntry, float]]]:
    """Lend each name's plain mentions the place that words elsewhere give it.

    "Paris, Texas ... Paris police": the second is the first.
    """
    told: dict[object, set[str]] = {}
    for key, weights in base.items():
        if weights and (key[1] or key[2]):
            told.setdefault(key[0], set()).add(max(weights, key=lambda one: one[1])[0].id)
    return {
        key: [
            (entry, weight + (_HELD / 2 if entry.id in told.get(key[0], ()) else 0.0))
            for entry, weight in weights
        ]
        for key, weights in base.items()
    }


def _best(
    weights: Sequence[tuple[PlaceEntry, float]],
    around: Sequence[tuple[tuple[float, float], int]],
    context: Context,
    held: Held,
) -> PlaceEntry | None:
    """The heaviest reading when distances count too; `None` where it has no support."""
    best, best_weight = None, -math.inf
    total = sum(count for _, count in around)
    for entry, plain in weights:
        weight = plain
        if total and len(weights) > 1 and entry.kind != "country":
            here = (entry.lat, entry.lon)
            near = sum(
                count * math.exp(-distance(here, point) / _NEAR_KM)
                for point, count in around
                if abs(point[0] - entry.lat) < 6  # 6 degrees are 5 times _NEAR_KM: nothing beyond
            )
            weight += _NEAR * min(1.0, 2 * near / total + min(near, 1.0) / 2)
        if weight > best_weight:
            best, best_weight = entry, weight
    if best is None or not _agrees(best, held):
        return None
    told = held.country is not None or held.region is not None
    if told or best.country in context.countries:
        return best
    if best.rank == 3 or (best.kind == "town" and _size(best) < _UNSUPPORTED):
        return None
    return best


def _agrees(entry: PlaceEntry, held: Held) -> bool:
    """False where the words around the name put it elsewhere: "Toul, Lebanon" is not in France."""
    if entry.kind in ("country", "continent", "sea", "ocean", "area"):
        return True
    country = held.country or (held.region[0] if held.region else None)
    if country is not None and entry.country is not None and entry.country != country:
        return False
    return held.point is None or distance(held.point, (entry.lat, entry.lon)) < 3 * _NEAR_KM

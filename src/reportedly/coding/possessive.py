"""Places whose possessive has lost its apostrophe: "in Malis capital", "Khartoums east".

In: the places that were found in an article. Out: the same, those without a point that end in "s"
resolved by the name before it. Feeds and archives that drop apostrophes make such names of every
town and country. A name is mended only to a country, a large town or region, or a place of the
country that the article tells of most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from reportedly.claim import Where
from reportedly.codebook.gazetteer import PlaceEntry, lookup, regions_of
from reportedly.coding.toponym import PlaceMention
from reportedly.coding.toponym_use import precision_at

_LARGE = 150_000  # inhabitants of a town or region that needs no word to be taken for itself
_SHORTEST = 4  # letters of a name before its "s"


def mend_possessives(doc: Doc, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The places with such names resolved, in their order."""
    countries = Counter(place.where.country for place in places if place.where.country)
    home = countries.most_common(1)[0][0] if countries else None
    return tuple(_mended(doc, place, home) for place in places)


def _mended(doc: Doc, place: PlaceMention, home: str | None) -> PlaceMention:
    name = place.where.name
    if place.where.id is not None or not name.endswith("s") or len(name) <= _SHORTEST:
        return place
    last = name.removesuffix("s").split()[-1]
    for stem in dict.fromkeys((name.removesuffix("s"), last)):  # "East Khartoums"
        entry = next((one for one in lookup(stem) if _is_likely(one, home)), None)
        if entry is not None and len(stem) >= _SHORTEST:
            return replace(place, where=_where(doc, place, entry, stem))
    return place


def _is_likely(entry: PlaceEntry, home: str | None) -> bool:
    known = entry.kind == "country" or entry.population >= _LARGE
    return entry.rank == 0 and (known or home in {entry.country} - {None})


def _where(doc: Doc, place: PlaceMention, entry: PlaceEntry, stem: str) -> Where:
    return Where(
        name=entry.name if entry.kind == "country" else stem,
        span=place.where.span,
        id=entry.id,
        lat=entry.lat,
        lon=entry.lon,
        precision=precision_at(doc, place.first, place.last, entry.kind),
        country=entry.country,
        regions=regions_of(entry),
    )

"""A snapshot in, GeoJSON (RFC 7946) out: one feature for each place of a claim.

No false pins: a place that is only known to be in a country or at sea (UCDP precision 6 and 7), or
that was not found in the gazetteer, is a feature without geometry, which the standard calls
unlocated. A region's point stands for the region, as its `precision` says. Claims that name no
place are left out and counted in the member `reportedly`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from reportedly.claim import Where
from reportedly.export.linked import Tie, Ties
from reportedly.export.rows import flat_row
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.export.telling import LABEL, sentence
from reportedly.ledger.records import Entry

# UCDP where_prec from which a point would stand for no place: the country, the open sea
_NOWHERE = 6
# Columns of a claim's finest place, which a feature replaces by its own
_OF_PLACE = (
    "places",
    "place",
    "place_id",
    "latitude",
    "longitude",
    "precision",
    "country",
    "regions",
)


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write the features one after another; the counts, known only then, stand at the end."""
    ties = Ties(snapshot)
    claims = placeless = 0
    between = ""
    out.write('{"type": "FeatureCollection", "features": [')
    for entry in snapshot.entries:
        claims += 1
        placeless += not entry.claim.places
        for feature in _features(entry, ties.of(entry)):
            out.write(f"{between}\n{json.dumps(feature, ensure_ascii=False)}")
            between = ","
    about = {
        "label": LABEL,
        "version": snapshot.version,
        "made": snapshot.made.isoformat(),
        "known_on": snapshot.known_on.isoformat() if snapshot.known_on else None,
        "claims": claims,
        "claims_without_place": placeless,
    }
    out.write(f'\n], "reportedly": {json.dumps(about)}}}\n')


def _features(entry: Entry, ties: tuple[Tie, ...]) -> Iterator[dict[str, Any]]:
    row: dict[str, Any] = dict(flat_row(entry, ties))
    for name in _OF_PLACE:
        del row[name]
    row["sentence"] = sentence(entry)
    for position, place in enumerate(entry.claim.places, 1):
        yield {
            "type": "Feature",
            "id": f"{entry.claim.id}/{position}",
            "geometry": _geometry(place),
            "properties": row
            | {
                "place": place.name,
                "place_id": place.id,
                "precision": place.precision,
                "country": place.country,
                "regions": list(place.regions),
            },
        }


def _geometry(place: Where) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    if place.precision is None or place.precision >= _NOWHERE:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}

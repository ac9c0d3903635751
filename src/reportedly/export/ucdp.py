"""A snapshot in, a CSV with the columns of UCDP's Georeferenced Event Dataset out: an incident a row.

The 49 columns and their order are those of GED since version 20. UCDP's numbers for conflicts,
dyads, actors and countries are blank: they are UCDP's to give. GED holds lethal events only and one
figure for each side; here an incident without a figure has blank ones.
"""

from __future__ import annotations

from datetime import date
from typing import TextIO

from reportedly.claim import Actor
from reportedly.codebook import load_table
from reportedly.export.cells import write_csv
from reportedly.export.countries import find_country
from reportedly.export.happening import Happening, happenings
from reportedly.export.notes import notes
from reportedly.export.regions import admin_names
from reportedly.export.rows import Row
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.export.telling import attribution

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
_NO_POINT = (6, 7)  # the country, the open sea: GED has their middle, which is no place of anything
_WEEK, _MONTH = 7, 31


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write a row for each incident of which somebody says that it happened."""
    write_csv(out, COLUMNS, map(_row, happenings(snapshot, choices)))


def date_precision(days: int) -> int:
    """UCDP's date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer.

    >>> [date_precision(days) for days in (1, 2, 6, 7, 8, 31, 32)]
    [1, 2, 2, 3, 4, 4, 5]
    """
    if days < _WEEK:
        return 1 if days == 1 else 2
    if days == _WEEK:
        return 3
    return 4 if days <= _MONTH else 5


def _row(happening: Happening) -> Row:
    actor, target, killed = happening.actor, happening.target, happening.killed
    return {
        "id": happening.number,
        "relid": f"reportedly-{happening.number}",
        "type_of_violence": _violence(actor, target),
        "dyad_name": f"{actor.name} - {target.name}" if actor and target else None,
        "side_a": actor.name if actor else None,
        "side_b": target.name if target else None,
        **_sources(happening),
        **_place(happening),
        **_date(happening),
        "best": killed.best if killed else None,
        "high": killed.high if killed else None,
        "low": killed.low if killed else None,
    }


def _sources(happening: Happening) -> Row:
    """Each article once, in the order of printing; the originals are those who said it."""
    told = happening.told
    printings = list({entry.claim.article: entry.printing for entry in told}.values())
    days = [p.published.isoformat() if p.published else "" for p in printings]
    return {
        "number_of_sources": len(printings),
        "source_article": notes(happening),
        "source_office": ";".join(p.outlet or "" for p in printings),
        "source_date": ";".join(days),
        "source_headline": ";".join((p.title or "").replace(";", ",") for p in printings),
        "source_original": "; ".join(dict.fromkeys(map(attribution, told))),
    }


def _place(happening: Happening) -> Row:
    place, country = happening.place, find_country(happening.iso2)
    row: Row = {
        "country": country.name if country else None,
        "region": country.region if country else None,
    }
    if place is None:
        return row
    told = (p for entry in happening.told for p in entry.claim.places if p.precision is not None)
    names = dict.fromkeys(p.name for p in told)
    row |= {"where_prec": place.precision, "where_description": "; ".join(names)}
    if place.precision in _NO_POINT:
        return row | {"where_coordinates": place.name}
    first, second = admin_names(place)
    row |= {"where_coordinates": place.name, "adm_1": first, "adm_2": second}
    if place.lat is None or place.lon is None:
        return row
    point = f"POINT ({place.lon} {place.lat})"
    return row | {"latitude": place.lat, "longitude": place.lon, "geom_wkt": point}


def _date(happening: Happening) -> Row:
    if happening.days is None or happening.first is None or happening.last is None:
        return {}
    return {
        "year": happening.first.year,
        "date_prec": date_precision(happening.days),
        "date_start": _midnight(happening.first),
        "date_end": _midnight(happening.last),
    }


def _midnight(day: date) -> str:
    return f"{day.isoformat()} 00:00:00.000"


def _violence(actor: Actor | None, target: Actor | None) -> int | None:
    """State-based, non-state or one-sided, where the kinds of both parties tell it."""
    if actor is None or target is None or actor.kind not in ("state", "armed_group"):
        return None
    if target.name.lower().split()[-1:] and target.name.lower().split()[-1] in _civilians():
        return _ONE_SIDED
    if target.kind not in ("state", "armed_group"):
        return None
    return _STATE_BASED if "state" in (actor.kind, target.kind) else _NON_STATE


def _civilians() -> frozenset[str]:
    return frozenset(load_table("acled")["people"]["civilians"])

"""A snapshot in, a CSV with ACLED's columns out: one incident a row.

The columns and their order are those of ACLED's files since 2023. Only the shape is ACLED's: names of
actors are the ledger's, the notes say who said it, and a cell whose value no claim tells is blank.
ACLED's own coders decide several of them by what they know beside the report.
"""

from __future__ import annotations

from typing import Any, TextIO

from reportedly.claim import Actor
from reportedly.codebook import load_table
from reportedly.export.cells import write_csv
from reportedly.export.countries import find_country
from reportedly.export.happening import Happening, happenings
from reportedly.export.notes import notes
from reportedly.export.regions import admin_names
from reportedly.export.rows import Row
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.export.telling import LABEL
from reportedly.ledger.records import Toll

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
# ACLED's order of actor types, by which it names the two sides of an interaction
_TYPES = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters",
    "Civilians", "External/Other forces",
)  # fmt: skip
_WEEK = 7
# UCDP's precisions to ACLED's: 1 town, 2 part of a region, 3 region
_GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 2}


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write a row for each incident of which somebody says that it happened."""
    timestamp = int(snapshot.made.timestamp())
    rows = (
        _row(happening) | {"timestamp": timestamp} for happening in happenings(snapshot, choices)
    )
    write_csv(out, COLUMNS, rows)


def _row(happening: Happening) -> Row:
    event_type, sub_event_type = _event(happening)
    first, second = _inter(happening.actor, happening), _inter(happening.target, happening)
    return {
        "event_id_cnty": f"reportedly-{happening.number}",
        **_date(happening),
        "disorder_type": _disorder(event_type, sub_event_type),
        "event_type": event_type,
        "sub_event_type": sub_event_type,
        "actor1": happening.actor.name if happening.actor else None,
        "inter1": first,
        "actor2": happening.target.name if happening.target else None,
        "inter2": second,
        "interaction": _interaction(first, second),
        "civilian_targeting": "Civilian targeting" if second == "Civilians" else None,
        **_place(happening),
        "source": "; ".join(
            dict.fromkeys(e.printing.outlet for e in happening.told if e.printing.outlet)
        ),
        "notes": notes(happening),
        "fatalities": _fatalities(happening.killed),
        "tags": LABEL.lower(),
    }


def _date(happening: Happening) -> Row:
    """The first day; an interval is told by the precision."""
    days = happening.days
    if days is None or happening.first is None:
        return {}
    precision = 1 if days == 1 else 2 if days <= _WEEK else 3
    first = happening.first
    return {"event_date": first.isoformat(), "year": first.year, "time_precision": precision}


def _place(happening: Happening) -> Row:
    place, country = happening.place, find_country(happening.iso2)
    row: Row = {
        "iso": country.number if country else None,
        "country": country.name if country else None,
    }
    if place is None or place.precision not in _GEO_PRECISION:
        return row
    first, second = admin_names(place)
    return row | {
        "admin1": first,
        "admin2": second,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": _GEO_PRECISION[place.precision],
    }


def _event(happening: Happening) -> tuple[str | None, str | None]:
    """Event and sub-event type: by the mode, else the means named, else the parties."""
    table: dict[str, Any] = load_table("acled")
    event = happening.event
    found = None
    if event is not None:
        found = table["modes"].get(event.type, {}).get(event.mode)
    if found is None and (event is None or event.type in ("ASSAULT", "COERCE")):
        found = table["means"].get(happening.means)
    if found is None and event is not None:
        found = table["events"].get(event.type)
        if event.type == "ASSAULT" and _is_armed(happening.actor):
            if _people(happening.target) == "Civilians":
                found = table["parties"]["civilians"]
            elif _is_armed(happening.target):
                found = table["parties"]["armed"]
    if found is None:
        return None, None
    return found[0], found[1] or None


def _disorder(event_type: str | None, sub_event_type: str | None) -> str | None:
    table = load_table("acled")
    found = table["disorder"].get(event_type) or table["disorder_of_sub_event"].get(sub_event_type)
    return found or None


def _inter(actor: Actor | None, happening: Happening) -> str | None:
    """ACLED's type of the actor, where its kind and the country tell it.

    Rebels and militias differ by aims that no claim states: they are left blank.
    """
    if actor is None:
        return None
    if actor.kind == "state" and happening.iso2:
        country = find_country(happening.iso2)
        at_home = country is not None and actor.id == country.iso3
        return "State forces" if at_home else "External/Other forces"
    return _people(actor)


def _people(actor: Actor | None) -> str | None:
    if actor is None or not actor.name:
        return None
    last = actor.name.lower().split()[-1:]
    for name, words in load_table("acled")["people"].items():
        if last and last[0] in words:
            return str(name).capitalize()
    return None


def _is_armed(actor: Actor | None) -> bool:
    return actor is not None and actor.kind in ("state", "armed_group")


def _interaction(first: str | None, second: str | None) -> str | None:
    if first is None or second is None:
        return None
    return "-".join(sorted((first, second), key=_TYPES.index))


def _fatalities(killed: Toll | None) -> int | None:
    """The best figure; where the policy names none, the lowest, as ACLED takes it."""
    if killed is None:
        return None
    return killed.low if killed.best is None else killed.best

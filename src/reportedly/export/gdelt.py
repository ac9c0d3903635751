"""A snapshot in, GDELT 2.0 event lines out: 61 tab-separated columns, no header.

A row is a PLOVER event between two parties, with what articles tell of it counted: claims of one
incident with the same codes and parties are one row, any other claim is its own. GDELT knows no
denial and no plan: only what is told to have happened is written. Event codes are CAMEO's
(codebook/cameo.toml), country codes of places FIPS 10-4, as in GDELT's files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TextIO

from reportedly.claim import Actor, Event, Where
from reportedly.codebook import load_table
from reportedly.edtf import day_bounds
from reportedly.export.addresses import web_address
from reportedly.export.cells import write_tabs
from reportedly.export.countries import find_country
from reportedly.export.happening import says_it_happened
from reportedly.export.rows import Row, finest
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.ledger.records import Entry

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{side}{name}" for side in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{side}Geo_{name}" for side in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_ISO3 = 3
# Actors' places are not told apart from the event's: GDELT's value for no match
_NO_MATCH = 0


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write the claims outside incidents as they come, then those of incidents, gathered."""
    added = snapshot.made.strftime("%Y%m%d%H%M%S")
    rows = (_row(claims, added) for claims in _events(snapshot))
    write_tabs(out, COLUMNS, rows)


def cameo_code(event: Event) -> str | None:
    """The CAMEO code of a PLOVER event, three digits; `None` for a type that has none."""
    table: dict[str, Any] = load_table("cameo")
    by_mode = table["modes"].get(event.type, {}).get(event.mode)
    found = by_mode or table["PLOVER"].get(event.type)
    return str(found) if found else None


def quad_class(code: str) -> int:
    """GDELT's class of a CAMEO code: 1 verbal, 2 material cooperation, 3 and 4 conflict.

    >>> [quad_class(code) for code in ("050", "087", "110", "141")]
    [1, 2, 3, 4]
    """
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def _events(snapshot: Snapshot) -> Iterator[Sequence[Entry]]:
    for entry in snapshot.entries:
        if entry.incident is None and _is_event(entry):
            yield (entry,)
    for incident in snapshot.incidents:
        gathered: dict[tuple[object, ...], list[Entry]] = {}
        for entry in filter(_is_event, incident.entries):
            gathered.setdefault(_key(entry), []).append(entry)
        yield from gathered.values()


def _is_event(entry: Entry) -> bool:
    event = entry.claim.event
    if event is None or cameo_code(event) is None:
        return False
    facts = entry.claim.factuality
    verbal = entry.claim.kind in ("position", "meeting", "relation")
    told = facts.polarity == "+" and facts.status != "denied" and facts.mood == "happened"
    return says_it_happened(entry) or (verbal and told)


def _key(entry: Entry) -> tuple[object, ...]:
    claim = entry.claim
    parties = [_first(claim.actors), _first(claim.recipients)]
    code = cameo_code(claim.event) if claim.event else None
    return code, *(party.name if party else None for party in parties)


def _first(actors: Iterable[Actor]) -> Actor | None:
    return next((a for a in actors if a.resolved and a.kind != "object"), None)


def _row(entries: Sequence[Entry], added: str) -> Row:
    first = entries[0]
    code = cameo_code(first.claim.event) if first.claim.event else None
    urls = filter(None, (web_address(entry.printing.url) for entry in entries))
    return {
        "GLOBALEVENTID": first.number,
        **_dates(entries),
        **_actor("Actor1", _first(first.claim.actors)),
        **_actor("Actor2", _first(first.claim.recipients)),
        **(_codes(code) if code else {}),
        "NumMentions": len(entries),
        "NumSources": len({entry.printing.outlet or entry.claim.article for entry in entries}),
        "NumArticles": len({entry.claim.article for entry in entries}),
        "Actor1Geo_Type": _NO_MATCH,
        "Actor2Geo_Type": _NO_MATCH,
        **_geo(finest(place for entry in entries for place in entry.claim.places)),
        "DATEADDED": added,
        "SOURCEURL": next(urls, None),
    }


def _dates(entries: Iterable[Entry]) -> Row:
    """Day, month and year of the event, as far as its date tells them."""
    bounds = (day_bounds(entry.claim.when.edtf) for entry in entries if entry.claim.when)
    spans = [(last - first, first, last) for first, last in bounds if first and last]
    if not spans:
        return {}
    _, first, last = min(spans)
    month = (first.year, first.month) == (last.year, last.month)
    return {
        "SQLDATE": _digits(first) if first == last else None,
        "MonthYear": _digits(first)[:6] if month else None,
        "Year": first.year if first.year == last.year else None,
    }


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _actor(side: str, actor: Actor | None) -> Row:
    """The name in capitals, as GDELT has it; a code only for states, whose ids are ISO 3166 too."""
    if actor is None:
        return {}
    row: Row = {f"{side}Name": actor.name.upper()}
    if actor.kind == "state" and actor.id and len(actor.id) == _ISO3:
        row |= {f"{side}Code": actor.id, f"{side}CountryCode": actor.id}
    return row


def _codes(code: str) -> Row:
    return {
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": quad_class(code),
        "GoldsteinScale": load_table("cameo")["goldstein"].get(code),
    }


def _geo(place: Where | None) -> Row:
    """Type 1 country, 3 and 4 town, 2 and 5 first-level region (of the US, of the world)."""
    country = find_country(place.country) if place else None
    if place is None or country is None or place.precision is None:
        return {"ActionGeo_Type": _NO_MATCH}
    american = country.iso2 == "US"
    types = {1: 4 - american, 2: 4 - american, 3: 5, 4: 5 - 3 * american, 6: 1}
    if place.precision not in types:
        return {"ActionGeo_Type": _NO_MATCH}
    is_country = types[place.precision] == 1
    name = country.name if is_country else ", ".join((place.name, *place.regions))
    return {
        "ActionGeo_Type": types[place.precision],
        "ActionGeo_FullName": name,
        "ActionGeo_CountryCode": country.fips or None,
        "ActionGeo_ADM1Code": (country.fips or None) if is_country else None,
        "ActionGeo_Lat": None if is_country else place.lat,
        "ActionGeo_Long": None if is_country else place.lon,
    }

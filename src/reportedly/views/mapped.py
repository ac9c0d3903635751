"""Which claims hold what is asked for, as a map and a line of days show them: no article is opened.

One record a claim, newest recorded first, with its places as they were found in the gazetteer, and
a count a day of how many claims tell it.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date

from reportedly.claim import Where
from reportedly.codebook.gazetteer import country_name
from reportedly.edtf import day_bounds
from reportedly.ledger.decisions.standing import standing
from reportedly.ledger.entries import Entries
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.names import fold_name
from reportedly.ledger.records import Entry
from reportedly.ledger.store import Store
from reportedly.views.claims import claim_numbers
from reportedly.views.conditions import as_day
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.links import dispute_counts
from reportedly.views.rows import AUTHOR, Rows, speaker

_CLAIMS = """
SELECT claim.number, claim.id, claim.status, claim.kind, claim.text, claim.first, claim.last,
       claim.account, glance.day, glance.reach, glance.told, name.key AS said_key,
       name.name AS said, json_extract(claim.codes, '$.when.edtf') AS edtf
FROM json_each(:claims) AS given CROSS JOIN claim ON claim.number = given.value
JOIN glance ON glance.claim = claim.number JOIN name ON name.number = claim.source
ORDER BY given.key
"""
_PLACES = """
SELECT claim_place.claim, claim_place.precision, place.*
FROM claim_place JOIN place ON place.number = claim_place.place
WHERE claim_place.claim IN (SELECT value FROM json_each(:claims))
ORDER BY claim_place.claim, ifnull(claim_place.precision, 9), place.name
"""
_EDITING = ("edit", "missed")
# UCDP precision from which a point would stand for no place: the country, the open sea
_NOWHERE = 6
_VAGUE = 5


@dataclass(frozen=True, slots=True)
class MappedClaim:
    """A claim with what a map and a line of days need of it.

    `first` and `last` bound the days told of, each `None` where open. `day` and `reach` are by what
    `since` and `until` find it: the days told of, but for one that is longer than a month only its
    first, and where no day is told that of printing; `told` tells which. `disputed` tells that
    another claim cannot hold together with it. `places` are the finest first.
    """

    number: int
    id: str
    status: str
    kind: str
    text: str
    source: str
    day: date | None
    reach: date | None
    told: bool
    first: date | None
    last: date | None
    when: str | None
    incident: int | None
    disputed: bool
    places: tuple[Where, ...]

    @property
    def mark(self) -> str:
        """Where a list of these goes on after this one."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many claims tell of a day, by the first day that they tell of."""

    day: date
    claims: int


def mapped(
    store: Store, filters: Filters = ANY, known: Known = EVERYTHING
) -> tuple[MappedClaim, ...]:
    """A page of claims as a map shows them, newest recorded first."""
    numbers = list(claim_numbers(store, filters, known))
    given = {"claims": json.dumps(numbers)}
    found = list(store.rows(_CLAIMS, named=given))
    places: dict[int, list[Where]] = {}
    for row in store.rows(_PLACES, named=given):
        places.setdefault(row["claim"], []).append(_where(row))
    incidents = Entries(store).incidents_of((r["account"] for r in found if r["account"]), known)
    disputed = dispute_counts(Finder(store, Filters(rejected=filters.rejected), known), numbers)
    changed = _changed(store, {row["id"]: row["number"] for row in found}, known)
    return tuple(
        _claim(
            row,
            changed.get(row["number"]),
            tuple(places.get(row["number"], ())),
            incidents.get(row["account"]),
            row["number"] in disputed,
        )
        for row in found
    )


def days_told(
    store: Store, filters: Filters = ANY, known: Known = EVERYTHING
) -> tuple[DayCount, ...]:
    """How many claims tell of each day, in order of days, whatever people decided on them."""
    finder = Finder(store, filters, known)
    few = finder.few()
    among = "glance" if few is None else "json_each(:few) AS few CROSS JOIN glance"
    query = f"""
        SELECT day, count(*) AS claims FROM {among}
        WHERE {"1" if few is None else "glance.claim = few.value"}
        AND day IS NOT NULL AND told = 1 AND {finder.check("glance")} GROUP BY day ORDER BY day
    """
    rows = store.rows(query, named=finder.values | {"few": json.dumps(few)})
    return tuple(
        DayCount(day, row["claims"]) for row in rows if (day := as_day(row["day"])) is not None
    )


def place_key(place: Where) -> str:
    """What two mentions of one place share: the gazetteer's id, else the folded name."""
    return place.id or fold_name(place.name)


def point(place: Where) -> tuple[float, float] | None:
    """Longitude and latitude where a mark may stand for the place, `None` where it may not.

    A country or a part of it ("eastern Sudan", which has the country's own point), the open sea, what
    crosses borders without an edge ("the Sahel") and what the gazetteer does not hold are told in
    words: a mark in their middle would say more than is known.
    """
    if place.lat is None or place.lon is None or place.precision is None:
        return None
    if place.precision >= _NOWHERE:
        return None
    vague = place.precision == _VAGUE
    if vague and (place.country is None or place.name == country_name(place.country)):
        return None
    return place.lon, place.lat


def _changed(store: Store, ids: dict[str, int], known: Known) -> dict[int, Entry]:
    """The claims that people edited, or marked, as they are to be shown."""
    if store.value("SELECT 1 FROM decision LIMIT 1") is None:
        return {}
    decided = standing(store, "claim", ids, known)
    numbers = [
        ids[id]
        for id, decisions in decided.items()
        if any(one.kind in _EDITING for one in decisions)
    ]
    return {entry.number or 0: entry for entry, _ in Rows(store, known).read(numbers)}


def _claim(
    row: sqlite3.Row,
    changed: Entry | None,
    places: tuple[Where, ...],
    incident: int | None,
    disputed: bool,
) -> MappedClaim:
    """The record of a row; what people changed is shown as they left it."""
    claim = changed.claim if changed else None
    when = claim.when.edtf if claim and claim.when else row["edtf"] if claim is None else None
    first, last = day_bounds(when)
    day, reach, told = as_day(row["day"]), as_day(row["reach"]), bool(row["told"])
    if claim is not None and when != row["edtf"]:
        day, reach, told = first or last, last or first, bool(first or last)
    return MappedClaim(
        number=row["number"],
        id=row["id"],
        status=claim.factuality.status if claim else row["status"],
        kind=claim.kind if claim else row["kind"],
        text=row["text"],
        source=speaker(claim.source)
        if claim
        else AUTHOR
        if row["said_key"] == "author"
        else row["said"],
        day=day,
        reach=reach,
        told=told,
        first=first,
        last=last,
        when=when,
        incident=incident,
        disputed=disputed,
        places=claim.places if claim else places,
    )


def _where(row: sqlite3.Row) -> Where:
    return Where(
        name=row["name"],
        id=row["id"],
        lat=row["lat"],
        lon=row["lon"],
        precision=row["precision"],
        country=row["country"],
        regions=tuple(json.loads(row["regions"])),
    )

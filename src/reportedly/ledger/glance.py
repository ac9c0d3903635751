"""Claims in, their glances and facets out: what the views find claims by without opening them.

A glance holds days, kind, status and outlet of a claim in 60 bytes; a facet says that a claim has
to do with a name or an area. Both are derived from what was recorded. Facets of claims that were
superseded are kept, since they were current on an earlier day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import IntEnum

from reportedly.codebook.gazetteer import country_name
from reportedly.codebook.place_keys import bare_key, place_key
from reportedly.ledger.store import Store
from reportedly.ledger.writing import Writer


class Sort(IntEnum):
    """What a facet says of a name or an area."""

    WITH = 1  # it said it first, did it, or has it done to it
    SAID = 2  # it said or relayed it, or is its origin
    PRINTED = 3
    IN = 4  # it is there, or in a place that it holds


# Claims given as a JSON list of their numbers
GIVEN = "SELECT value AS claim FROM json_each(:claims)"
# An article that shares more than this with an earlier one is a copy of it as a whole
_MOSTLY = 0.5
# Days beyond which a time tells no day: "in 2023" is no answer to what happened on 14 November
LONGEST = 31

_GLANCE = f"""
INSERT INTO glance (claim, reading, outlet, kind, status, day, reach, told, printed, own, account)
SELECT number, reading, outlet, kind, status,
       CAST(replace(coalesce(first, last, published), '-', '') AS INTEGER),
       CAST(replace(CASE WHEN julianday(last) - julianday(first) <= {LONGEST} THEN last
                    ELSE coalesce(first, last, published) END, '-', '') AS INTEGER),
       first IS NOT NULL OR last IS NOT NULL,
       CAST(replace(published, '-', '') AS INTEGER),
       outlet > 0 AND NOT relayed AND NOT copied AND basis IN ('speaker', 'unnamed', 'outlet')
       AND (basis != 'outlet' OR origin = outlet) AND (NOT said_by_outlet OR source = outlet),
       account
FROM (
    SELECT claim.*, article.published, ifnull(outlet.name, 0) AS outlet,
           json_extract(claim.codes, '$.chain[0].kind') = 'outlet' AS said_by_outlet,
           EXISTS (SELECT 1 FROM claim_name AS via
                   WHERE via.claim = claim.number AND via.part = 'via') AS relayed,
           EXISTS (SELECT 1 FROM copy WHERE copy.article = claim.article
                   AND copy.containment > {_MOSTLY}) AS copied
    FROM ({GIVEN}) AS given CROSS JOIN claim ON claim.number = given.claim
    JOIN article ON article.number = claim.article
    LEFT JOIN outlet ON outlet.spelling = article.outlet
)
"""
# The author's own voice names nobody
_FACETS = f"""
INSERT OR IGNORE INTO facet
SELECT {Sort.WITH:d}, name, claim FROM ({GIVEN}) CROSS JOIN claim_name USING (claim)
WHERE part NOT IN ('via', 'origin') AND name IS NOT (SELECT number FROM name WHERE key = 'author')
UNION ALL
SELECT {Sort.SAID:d}, name, claim FROM ({GIVEN}) CROSS JOIN claim_name USING (claim)
WHERE part IN ('source', 'via', 'origin')
AND name IS NOT (SELECT number FROM name WHERE key = 'author')
UNION ALL
SELECT {Sort.PRINTED:d}, outlet, claim FROM ({GIVEN}) CROSS JOIN glance USING (claim)
WHERE outlet > 0
UNION ALL
SELECT {Sort.IN:d}, area, claim FROM ({GIVEN}) CROSS JOIN claim_place USING (claim)
CROSS JOIN place_area USING (place)
"""
_NEW_OUTLETS = f"""
SELECT DISTINCT article.outlet FROM ({GIVEN}) AS given
CROSS JOIN claim ON claim.number = given.claim JOIN article ON article.number = claim.article
WHERE article.outlet != '' AND NOT EXISTS (
    SELECT 1 FROM outlet WHERE outlet.spelling = article.outlet)
"""
_NEW_PLACES = f"""
SELECT DISTINCT place.number, place.name, place.country, place.regions FROM ({GIVEN})
CROSS JOIN claim_place USING (claim) JOIN place ON place.number = claim_place.place
WHERE NOT EXISTS (SELECT 1 FROM place_area WHERE place_area.place = place.number)
"""
# A claim that people hold on to is not ended by the reading that lacks it.
_END = """
UPDATE glance SET ended = :by, ended_printed = :printed
WHERE reading = :reading AND ended IS NULL
AND NOT EXISTS (SELECT 1 FROM held WHERE held.claim = glance.claim AND held.reading = :by)
"""
_LATER = """
SELECT later.number,
       CASE WHEN later.article = earlier.article THEN 0
       ELSE ifnull(CAST(replace(printed.published, '-', '') AS INTEGER), 99999999) END AS printed
FROM reading AS later JOIN reading AS earlier ON earlier.number = later.supersedes
JOIN article AS printed ON printed.number = later.article
WHERE later.supersedes = ? ORDER BY later.number LIMIT 1
"""


def new_claims(store: Store, reading: int) -> list[int]:
    """The claims of a reading that have no glance yet."""
    return [
        row[0]
        for row in store.rows(
            "SELECT number FROM claim WHERE reading = ? AND NOT EXISTS"
            " (SELECT 1 FROM glance WHERE glance.claim = claim.number) ORDER BY number",
            reading,
        )
    ]


def put_glances(store: Store, claims: Iterable[int]) -> None:
    """Write the glances and facets of claims that have none."""
    values = {"claims": json.dumps(list(claims))}
    _put_outlets(store, [row[0] for row in store.rows(_NEW_OUTLETS, named=values)])
    for row in list(store.rows(_NEW_PLACES, named=values)):
        areas = area_keys(row["name"], row["country"], json.loads(row["regions"]))
        _put_areas(store, row["number"], areas)
    store.connection.execute(_GLANCE, values)
    store.connection.execute(_FACETS, values)


def ending(store: Store, reading: int) -> list[int]:
    """The claims that end with a reading: those that people did not hold beyond the next.

    Empty where no later reading supersedes it, or they have ended already.
    """
    later = store.row(_LATER, reading)
    if later is None:
        return []
    return [
        row[0]
        for row in store.rows(
            "SELECT claim FROM glance WHERE reading = ? AND ended IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM held WHERE held.claim = glance.claim AND held.reading = ?)",
            reading,
            later["number"],
        )
    ]


def end_glances(store: Store, reading: int) -> None:
    """Write that the claims of a reading have ended, as `ending` gives them."""
    later = store.row(_LATER, reading)
    if later is not None:
        values = {"by": later["number"], "printed": later["printed"], "reading": reading}
        store.connection.execute(_END, values)


def area_keys(name: str, country: str | None, regions: Iterable[str]) -> frozenset[str]:
    """The keys of a place and of all that holds it, with and without Arabic articles.

    >>> sorted(area_keys("al-Qusayr", "SY", ["Homs"]))
    ['al qusayr', 'homs', 'qusayr', 'syria']
    """
    names = [name, *regions, *([country_name(country)] if country else [])]
    keys = {place_key(one) for one in names}
    return frozenset(keys | {bare_key(key) for key in keys}) - {""}


def _put_outlets(store: Store, spellings: Iterable[str]) -> None:
    writer = Writer(store)
    store.connection.executemany(
        "INSERT INTO outlet VALUES (?, ?)",
        [(spelling, writer.name_number(spelling)) for spelling in spellings],
    )


def _put_areas(store: Store, place: int, keys: Iterable[str]) -> None:
    ordered = sorted(keys)
    store.connection.executemany(
        "INSERT OR IGNORE INTO area (key) VALUES (?)", [(key,) for key in ordered]
    )
    store.connection.executemany(
        "INSERT INTO place_area SELECT ?, number FROM area WHERE key = ?",
        [(place, key) for key in ordered],
    )

"""Whom outlets relay, and how much they report themselves: one record an outlet, most claims first.

Counts of everything come from `ledger.tally`. Where something is asked for, claims are counted when
asked, and no more than the newest of them unless `exact`; each record tells over how many.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from reportedly.ledger.decisions.standing import standing
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import COUNTED, LAST, Finder
from reportedly.views.rows import grade_words

UNKNOWN = "(outlet unknown)"
# Names that a record tells of those whom an outlet relays
_RELAYED = 5

_KEPT = """
SELECT tally.a AS number, tally.n AS claims, (
    SELECT json_group_object(other.view, other.n) FROM tally AS other
    WHERE other.a = tally.a AND other.b = 0
    AND other.view IN ('articles', 'own', 'denials', 'corrections', 'disputes')) AS counts
FROM tally WHERE tally.view = 'printed' AND tally.n > 0 AND tally.n <= :claims
AND (:only IS NULL OR tally.a = :only) AND (tally.n < :claims OR tally.a < :number)
ORDER BY tally.n DESC, tally.a DESC LIMIT :limit
"""
_KEPT_RELAYED = """
SELECT name.name, tally.n FROM tally CROSS JOIN name ON name.number = tally.b
WHERE tally.view = 'relays' AND tally.a = :outlet AND tally.n > 0
ORDER BY tally.n DESC, tally.b DESC LIMIT :most
"""
_MADE = """
WITH counted AS (
    SELECT outlet AS number, count(*) AS claims, count(DISTINCT reading) AS articles,
           sum(own) AS own, sum(status = 'denied') AS denials
    FROM json_each(:given) AS given CROSS JOIN glance ON glance.claim = given.value
    GROUP BY outlet
)
SELECT number, claims, json_object('articles', articles, 'own', own, 'denials', denials) AS counts
FROM counted WHERE claims < :claims OR claims = :claims AND number < :number
ORDER BY claims DESC, number DESC LIMIT :limit
"""
# As the tally has it: a correction counts for who makes it, a dispute for both sides
_MADE_LINKS = """
SELECT here.outlet, {view} AS view, count(*) AS n
FROM json_each(:given) AS given CROSS JOIN glance AS here ON here.claim = given.value
CROSS JOIN link ON link.{end} = here.claim
CROSS JOIN glance AS there ON there.claim = link.{other}
WHERE link.type = {type} AND {seen} GROUP BY here.outlet
"""
_ENDS = (
    {"view": "'corrections'", "type": "'corrects'", "end": "a", "other": "b"},
    {"view": "'disputes'", "type": "'disputes'", "end": "a", "other": "b"},
    {"view": "'disputes'", "type": "'disputes'", "end": "b", "other": "a"},
)
_MADE_RELAYED = """
SELECT glance.outlet, name.name, count(*) AS n
FROM json_each(:given) AS given CROSS JOIN glance ON glance.claim = given.value
CROSS JOIN claim_name ON claim_name.claim = glance.claim AND part = 'source'
CROSS JOIN name ON name.number = claim_name.name
WHERE name.key != 'author' AND name.number != glance.outlet
GROUP BY glance.outlet, name.number ORDER BY n DESC, name.number DESC
"""


@dataclass(slots=True)
class _Counts:
    """An outlet's name and counts while they are gathered."""

    number: int
    claims: int
    counts: dict[str, int]
    relayed: list[Relayed]


@dataclass(frozen=True, slots=True)
class Relayed:
    """Whom an outlet relays: the name of who said it first, and how many claims."""

    name: str
    claims: int

    def __str__(self) -> str:
        """The name with its number."""
        return f"{self.name} {self.claims}"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet and what it prints.

    `own` are the claims that it has from nobody else's report: its own words in an article that is
    no copy, and what was said to it; `share` is their part of all, 0 to 1. `relays` are those whom
    it makes say most. `corrections` counts those that its claims make, `disputes` the pairs that
    they stand in. `grades` are people's; the program gives none. `counted` tells among how many of
    the newest claims, `None` where all were counted.
    """

    outlet: str
    articles: int
    claims: int
    own: int
    share: float
    relays: tuple[Relayed, ...]
    denials: int
    corrections: int
    disputes: int
    grades: tuple[str, ...]
    counted: int | None
    mark: str


def sources(
    store: Store, filters: Filters = ANY, known: Known = EVERYTHING, *, exact: bool = False
) -> tuple[SourceRow, ...]:
    """A page of outlets, those with most claims first."""
    finder = Finder(store, filters, known)
    if not finder.narrow and known == EVERYTHING:
        return _rows(store, _kept(store, filters), known, None)
    given = finder.counted(None if exact else COUNTED)
    counted = None if exact or len(given) < COUNTED else COUNTED
    return _rows(store, _made(finder, given), known, counted)


def source(
    store: Store, number: int, given: list[int] | None = None, known: Known = EVERYTHING
) -> SourceRow | None:
    """The outlet whose name has this number, counted over its claims that are `given`, else all.

    `None` where it printed nothing.
    """
    one = Filters(limit=1)
    found = _kept(store, one, number) if given is None else _made(Finder(store, one, known), given)
    counted = COUNTED if given is not None and len(given) == COUNTED else None
    return next(iter(_rows(store, found, known, counted)), None)


def _page(filters: Filters) -> dict[str, object]:
    claims, number = filters.marks(2) or (LAST, LAST)
    limit = filters.limit if filters.limit is not None else -1
    return {"claims": claims, "number": number, "limit": limit}


def _kept(store: Store, filters: Filters, only: int | None = None) -> list[_Counts]:
    """The counts of a page of outlets, or of one, as the tally has them."""
    found = []
    for row in store.rows(_KEPT, named=_page(filters) | {"only": only}):
        values = {"outlet": row["number"], "most": _RELAYED}
        relayed = [Relayed(*one) for one in store.rows(_KEPT_RELAYED, named=values)]
        counts = json.loads(row["counts"])
        found.append(_Counts(row["number"], row["claims"], counts, relayed))
    return found


def _made(finder: Finder, given: list[int]) -> list[_Counts]:
    """The counts of a page of outlets, made over some claims."""
    values = finder.values | _page(finder.filters) | {"given": json.dumps(given)}
    rows = finder.store.rows(_MADE, named=values)
    found = {
        row["number"]: _Counts(row["number"], row["claims"], json.loads(row["counts"]), [])
        for row in rows
    }
    for row in finder.store.rows(_MADE_RELAYED, named=values):
        if (one := found.get(row["outlet"])) and len(one.relayed) < _RELAYED:
            one.relayed.append(Relayed(row["name"], row["n"]))
    for end in _ENDS:
        query = _MADE_LINKS.format(**end, seen=finder.seen("there"))
        for row in finder.store.rows(query, named=values):
            if one := found.get(row["outlet"]):
                one.counts[row["view"]] = one.counts.get(row["view"], 0) + row["n"]
    return list(found.values())


def _rows(
    store: Store, found: list[_Counts], known: Known, counted: int | None
) -> tuple[SourceRow, ...]:
    query = "SELECT number, name FROM name WHERE number IN (SELECT value FROM json_each(?))"
    rows = store.rows(query, json.dumps([one.number for one in found]))
    names: dict[int, str] = {row["number"]: row["name"] for row in rows}
    decided = standing(store, "source", names.values(), known)
    return tuple(
        SourceRow(
            outlet=names.get(one.number, UNKNOWN),
            articles=one.counts.get("articles", 0),
            claims=one.claims,
            own=one.counts.get("own", 0),
            share=round(one.counts.get("own", 0) / one.claims, 3),
            relays=tuple(one.relayed),
            denials=one.counts.get("denials", 0),
            corrections=one.counts.get("corrections", 0),
            disputes=one.counts.get("disputes", 0),
            grades=grade_words(decided.get(names.get(one.number, ""), ())),
            counted=counted,
            mark=f"{one.claims}:{one.number}",
        )
        for one in found
    )

"""Who is spoken of, and who speaks: one record a name, most claims first.

Counts of everything come from `ledger.tally`. Where something is asked for, claims are counted when
asked, and no more than the newest of them unless `exact`; each record tells over how many.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import COUNTED, LAST, Finder
from reportedly.views.naming import names_holding

_KEPT = """
SELECT name.number, name.name, name.kind, name.id, tally.n AS claims,
       (SELECT n FROM tally WHERE view = 'by' AND a = name.number) AS said,
       (SELECT n FROM tally WHERE view = 'about' AND a = name.number) AS about,
       (SELECT n FROM tally WHERE view = 'denying' AND a = name.number) AS denied
FROM tally CROSS JOIN name ON name.number = tally.a
WHERE tally.view = 'with' AND tally.n > 0 AND tally.n <= :claims
AND (:called IS NULL OR tally.a IN (SELECT value FROM json_each(:called))) AND (tally.n < :claims OR tally.a < :number)
ORDER BY tally.n DESC, tally.a DESC LIMIT :limit
"""
_MADE = """
WITH counted AS (
    SELECT name, count(DISTINCT claim) AS claims,
           count(DISTINCT CASE WHEN part = 'source' THEN claim END) AS said,
           count(DISTINCT CASE WHEN part != 'source' THEN claim END) AS about,
           count(DISTINCT CASE WHEN part = 'source' AND status = 'denied' THEN claim END) AS denied
    FROM json_each(:given) AS given CROSS JOIN glance ON glance.claim = given.value
    CROSS JOIN claim_name USING (claim)
    WHERE part NOT IN ('via', 'origin')
    AND name IS NOT (SELECT number FROM name WHERE key = 'author')
    GROUP BY name
)
SELECT name.number, name.name, name.kind, name.id, claims, said, about, denied
FROM counted CROSS JOIN name ON name.number = counted.name
WHERE (:called IS NULL OR name.number IN (SELECT value FROM json_each(:called)))
AND (claims < :claims OR claims = :claims AND name.number < :number)
ORDER BY claims DESC, name.number DESC LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A name and how often it occurs.

    `id` is the codebook's, `None` for who is not registered. `claims` are those that it has a part
    in, `said` those that it said first, `about` those that tell of it, `denied` those that it
    denied. `counted` tells among how many of the newest claims, `None` where all were counted.
    """

    name: str
    kind: str | None
    id: str | None
    claims: int
    said: int
    about: int
    denied: int
    counted: int | None
    mark: str


def actors(
    store: Store,
    filters: Filters = ANY,
    known: Known = EVERYTHING,
    *,
    called: str | None = None,
    exact: bool = False,
) -> tuple[ActorRow, ...]:
    """A page of names, those in most claims first; with `called` those that hold these letters."""
    claims, number = filters.marks(2) or (LAST, LAST)
    finder = Finder(store, filters, known)
    values: dict[str, object] = {
        "claims": claims,
        "number": number,
        "limit": filters.limit if filters.limit is not None else -1,
        "called": None if called is None else json.dumps(names_holding(store, called)),
    }
    if not finder.narrow and known == EVERYTHING:
        return _rows(store, _KEPT, values, None)
    given = finder.counted(None if exact else COUNTED)
    values["given"] = json.dumps(given)
    return _rows(store, _MADE, values, None if exact or len(given) < COUNTED else COUNTED)


def _rows(
    store: Store, query: str, values: dict[str, object], counted: int | None
) -> tuple[ActorRow, ...]:
    return tuple(
        ActorRow(
            name=row["name"],
            kind=row["kind"],
            id=row["id"],
            claims=row["claims"],
            said=row["said"] or 0,
            about=row["about"] or 0,
            denied=row["denied"] or 0,
            counted=counted,
            mark=f"{row['claims']}:{row['number']}",
        )
        for row in store.rows(query, named=values)
    )

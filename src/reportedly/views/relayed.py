"""One source in: whom it relays, who relays it, and the grades that people gave it, out.

A source is whoever speaks or prints: an outlet has both sides, a person only the one of being
relayed. Claims are counted among the newest, as each record tells.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from reportedly.errors import LedgerError
from reportedly.ledger.decisions.standing import history
from reportedly.ledger.decisions.targets import source_keys
from reportedly.ledger.glance import Sort
from reportedly.ledger.grades import read_grades
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import COUNTED, Finder
from reportedly.views.sources import UNKNOWN, Relayed, SourceRow, source

# Names of each side that a person takes in
_MOST = 20

# The newest claims that it printed, or that it said, relayed or is the origin of
_HAVING = """
SELECT facet.claim FROM facet CROSS JOIN glance ON glance.claim = facet.claim
WHERE facet.sort = :sort AND facet.value = :number AND {check}
ORDER BY facet.claim DESC LIMIT :most
"""
_RELAYS = """
SELECT name.name, count(*) AS n FROM json_each(:given) AS given
CROSS JOIN claim_name ON claim_name.claim = given.value AND part = 'source'
CROSS JOIN name ON name.number = claim_name.name
WHERE name.key != 'author' AND name.number != :number
GROUP BY name.number ORDER BY n DESC, name.number DESC LIMIT :names
"""
_RELAYED_BY = """
SELECT ifnull(name.name, :unknown) AS name, count(*) AS n FROM json_each(:given) AS given
CROSS JOIN glance ON glance.claim = given.value LEFT JOIN name ON name.number = glance.outlet
WHERE glance.outlet != :number
GROUP BY glance.outlet ORDER BY n DESC, glance.outlet DESC LIMIT :names
"""


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade that a person gave a source; `undone` where it was taken back since."""

    grade: str
    means: str
    by: str
    recorded: datetime
    reason: str | None
    number: int
    undone: bool


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """A source from both sides.

    `printed` is what it prints as an outlet, `None` where it printed nothing. `relays` are those
    whom it makes say something, `relayed_by` the outlets that print what it said, relayed or is the
    origin of; most claims first. `told` counts the claims of others that rest on it, and `counted`
    tells among how many of the newest, `None` where all were counted.
    """

    name: str
    printed: SourceRow | None
    relays: tuple[Relayed, ...]
    relayed_by: tuple[Relayed, ...]
    told: int
    grades: tuple[Graded, ...]
    counted: int | None


def source_profile(
    store: Store, name: str, filters: Filters = ANY, known: Known = EVERYTHING
) -> SourceProfile:
    """The source with this name or key. Raises `LedgerError` where the ledger has none."""
    key = source_keys(store, [name])[name]
    row = store.row("SELECT number, name FROM name WHERE key = ?", key)
    printed = said = None
    if row is not None:
        printed = _having(store, row["number"], Sort.PRINTED, filters, known)
        said = _having(store, row["number"], Sort.SAID, filters, known)
    if row is None or not (printed or said):
        raise LedgerError(
            f"there is no source {name!r} as asked for: 'reportedly sources' lists them"
        )
    values = {"number": row["number"], "names": _MOST, "unknown": UNKNOWN}
    whole = known == EVERYTHING and not Finder(store, filters, known).narrow
    return SourceProfile(
        name=row["name"],
        printed=source(store, row["number"], None if whole else printed, known),
        relays=_counted(store, _RELAYS, printed or [], values),
        relayed_by=_counted(store, _RELAYED_BY, said or [], values),
        told=len(said or []),
        grades=grades_given(store, name, known),
        counted=COUNTED if COUNTED in (len(printed or []), len(said or [])) else None,
    )


def grades_given(store: Store, name: str, known: Known = EVERYTHING) -> tuple[Graded, ...]:
    """All grades that people gave a source, newest first, taken back or not."""
    taken = [one for one in history(store, "source", name) if (one.number or 0) <= known.decision]
    undone = {one.undoes for one in taken}
    return tuple(
        Graded(
            grade=f"{grade.key} {grade.value}",
            means=grade.means,
            by=one.by,
            recorded=one.recorded,
            reason=one.reason,
            number=one.number or 0,
            undone=one.number in undone,
        )
        for one in reversed(taken)
        if one.kind == "grade"
        for grade in read_grades(one.value, "source")
    )


def _having(store: Store, number: int, sort: Sort, filters: Filters, known: Known) -> list[int]:
    finder = Finder(store, filters, known)
    values = finder.values | {"sort": int(sort), "number": number, "most": COUNTED}
    query = _HAVING.format(check=finder.check("glance"))
    return [row[0] for row in store.rows(query, named=values)]


def _counted(
    store: Store, query: str, given: list[int], values: dict[str, object]
) -> tuple[Relayed, ...]:
    rows = store.rows(query, named=values | {"given": json.dumps(given)})
    return tuple(Relayed(row["name"], row["n"]) for row in rows)

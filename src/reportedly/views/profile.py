"""One actor: its roles over time, its ties as asserted, rumoured or denied, what it says and what is said.

Roles and ties are gathered by their words and codes; each tells how many origins stand behind it,
since five articles that repeat one source are one voice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from reportedly.codebook.actors import get_actor
from reportedly.errors import LedgerError
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.names import fold_name
from reportedly.ledger.records import Entry
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import COUNTED, Finder
from reportedly.views.naming import names_called
from reportedly.views.rows import ClaimRow, Rows
from reportedly.views.ties import TieRow, gather, tie_rows
from reportedly.views.told import Standing, standing_of, telling

# Claims on roles and on ties that a profile is made from, newest first: 0.25 ms each
_ROLES, _TIES = 100, 150
_COUNT = """
SELECT count(DISTINCT claim) AS claims,
       count(DISTINCT CASE WHEN part = 'source' THEN claim END) AS said,
       count(DISTINCT CASE WHEN part != 'source' THEN claim END) AS about,
       count(DISTINCT CASE WHEN part = 'source' AND status = 'denied' THEN claim END) AS denied
FROM json_each(:given) AS given CROSS JOIN glance ON glance.claim = given.value
CROSS JOIN claim_name USING (claim)
WHERE part NOT IN ('via', 'origin') AND +name IN (SELECT value FROM json_each(:names))
"""
_TOLD = """
SELECT claim FROM json_each(:given) AS given CROSS JOIN claim_name ON claim = given.value
WHERE +name IN (SELECT value FROM json_each(:names)) AND {part}
GROUP BY claim ORDER BY claim DESC LIMIT :limit
"""
_NAMES = """
SELECT name, id FROM name WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number
"""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """An office or role of a person."""

    name: str
    role: str
    told: Standing
    example: str  # id of the newest claim


@dataclass(frozen=True, slots=True)
class Profile:
    """What the ledger holds of an actor; lists of claims are the newest.

    `names` are all names that were asked for in one, `aliases` other names that the codebook has for
    them, and `ids` its ids. `counted` tells among how many of the newest claims they were counted,
    `None` where all were.
    """

    names: tuple[str, ...]
    ids: tuple[str, ...]
    claims: int
    said: int
    about: int
    denied: int
    roles: tuple[RoleRow, ...]
    ties: tuple[TieRow, ...]
    said_by: tuple[ClaimRow, ...]
    said_of: tuple[ClaimRow, ...]
    counted: int | None = None
    aliases: tuple[str, ...] = ()


def profile(
    store: Store,
    name: str,
    filters: Filters = ANY,
    known: Known = EVERYTHING,
    *,
    exact: bool = False,
) -> Profile:
    """What is told of and by the actor called `name`, who takes the place of `filters.actor`.

    Raises `LedgerError` where the ledger has no such name, or nothing of it was known.
    """
    names = json.dumps(names_called(store, name))
    filters = replace(filters, actor=name)
    finder = Finder(store, filters, known)
    given = finder.counted(None if exact else COUNTED)
    if not given:
        raise LedgerError(
            f"{store.path}: nothing is told of or by {name!r}: 'reportedly actors' lists names"
        )
    values: dict[str, object] = {"given": json.dumps(given), "names": names}
    counts = next(store.rows(_COUNT, named=values))
    rows = Rows(store, known)
    limit = filters.limit if filters.limit is not None else -1
    said, about = (
        finder.confirm(
            row[0] for row in store.rows(_TOLD.format(part=part), named=values | {"limit": limit})
        )
        for part in ("part = 'source'", "part NOT IN ('source', 'via', 'origin')")
    )
    called = list(store.rows(_NAMES, names))
    ids = tuple(row["id"] for row in called if row["id"])
    registered = [entry for id in ids if (entry := get_actor(id))]
    return Profile(
        names=tuple(row["name"] for row in called),
        ids=ids,
        claims=counts["claims"],
        said=counts["said"],
        about=counts["about"],
        denied=counts["denied"],
        roles=_roles(rows, _of_kind(finder, "role", ("actor",), values, _ROLES)),
        ties=tie_rows(
            gather(store, _of_kind(finder, "relation", ("subject", "object"), values, _TIES), known)
        ),
        said_by=rows.claims(sorted(said, reverse=True)),
        said_of=rows.claims(sorted(about, reverse=True)),
        counted=None if exact or len(given) < COUNTED else COUNTED,
        aliases=tuple(dict.fromkeys(name for entry in registered for name in entry.aliases)),
    )


def _of_kind(
    finder: Finder, kind: str, parts: tuple[str, ...], values: dict[str, object], most: int
) -> list[int]:
    """The newest claims of a kind in which the actor has one of these parts."""
    found = Finder(finder.store, replace(finder.filters, kinds=(kind,)), finder.known).newest()
    asked = values | {
        "given": json.dumps(list(islice(found, 2 * most))),
        "parts": json.dumps(parts),
        "limit": most,
    }
    part = "part IN (SELECT value FROM json_each(:parts))"
    return [row[0] for row in finder.store.rows(_TOLD.format(part=part), named=asked)]


def _roles(rows: Rows, claims: Iterable[int]) -> tuple[RoleRow, ...]:
    held: dict[tuple[str, str], list[Entry]] = {}
    for entry, _ in rows.read(claims):
        if entry.claim.role and entry.claim.actors:
            key = (fold_name(entry.claim.actors[0].name), fold_name(entry.claim.role))
            held.setdefault(key, []).append(entry)
    found = [
        RoleRow(
            entries[0].claim.actors[0].name,
            entries[0].claim.role or "",
            standing_of([telling(entry) for entry in entries]),
            entries[0].claim.id,
        )
        for entries in held.values()
    ]
    return tuple(sorted(found, key=lambda row: row.told.first or date.max))

"""One actor: its roles over time, its ties as asserted, rumoured or denied, what it says and what is said.

Roles and ties are gathered by their words and codes; each tells how many origins stand behind it,
since five articles that repeat one source are one voice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from reportedly.edtf import day_bounds
from reportedly.errors import LedgerError
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.names import fold_name
from reportedly.ledger.records import Entry
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import COUNTED, Finder
from reportedly.views.naming import names_called
from reportedly.views.rows import ClaimRow, Rows

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
class Standing:
    """How something is told of an actor, and since when until when that was printed.

    `asserted`, `rumoured` and `denied` count claims; what is neither rumoured nor denied counts as
    asserted. `origins` counts the first speakers and agencies behind all of them.
    """

    asserted: int
    rumoured: int
    denied: int
    origins: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class RoleRow:
    """An office or role of a person."""

    name: str
    role: str
    told: Standing
    example: str  # id of the newest claim


@dataclass(frozen=True, slots=True)
class TieRow:
    """A lasting tie, from subject to object."""

    subject: str
    type: str
    object: str
    told: Standing
    example: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What the ledger holds of an actor; lists of claims are the newest.

    `names` are all names that were asked for in one. `counted` tells among how many of the newest
    claims they were counted, `None` where all were.
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
    return Profile(
        names=tuple(row["name"] for row in called),
        ids=tuple(row["id"] for row in called if row["id"]),
        claims=counts["claims"],
        said=counts["said"],
        about=counts["about"],
        denied=counts["denied"],
        roles=_roles(rows, _of_kind(finder, "role", ("actor",), values, _ROLES)),
        ties=_ties(rows, _of_kind(finder, "relation", ("subject", "object"), values, _TIES)),
        said_by=rows.claims(sorted(said, reverse=True)),
        said_of=rows.claims(sorted(about, reverse=True)),
        counted=None if exact or len(given) < COUNTED else COUNTED,
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
            _standing(entries),
            entries[0].claim.id,
        )
        for entries in held.values()
    ]
    return tuple(sorted(found, key=lambda row: row.told.first or date.max))


def _ties(rows: Rows, claims: Iterable[int]) -> tuple[TieRow, ...]:
    held: dict[tuple[str, str, str], list[Entry]] = {}
    for entry, _ in rows.read(claims):
        tie = entry.claim.relation
        if tie is not None:
            key = (fold_name(tie.subject), tie.type, fold_name(tie.object))
            held.setdefault(key, []).append(entry)
    found = []
    for entries in held.values():
        tie = entries[0].claim.relation
        if tie is not None:
            found.append(
                TieRow(tie.subject, tie.type, tie.object, _standing(entries), entries[0].claim.id)
            )
    return tuple(sorted(found, key=lambda row: (-row.told.origins, row.type, row.object)))


def _standing(entries: Sequence[Entry]) -> Standing:
    """How claims that say one thing tell it."""
    facts = [entry.claim.factuality for entry in entries]
    denied = sum(one.polarity == "-" for one in facts)
    rumoured = sum(one.polarity == "+" and one.status == "rumoured" for one in facts)
    days = [day for entry in entries for day in _days(entry)]
    return Standing(
        asserted=len(facts) - denied - rumoured,
        rumoured=rumoured,
        denied=denied,
        origins=len({entry.origin.key for entry in entries}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _days(entry: Entry) -> Iterable[date]:
    """The days that it is told of, else that of printing."""
    told = day_bounds(entry.claim.when.edtf if entry.claim.when else None)
    return [day for day in told if day] or [d for d in [entry.printing.published] if d]

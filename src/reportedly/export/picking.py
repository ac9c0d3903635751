"""Claims and incidents that somebody picked in, a briefing of them out."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from reportedly.errors import OptionError
from reportedly.export.briefing import Briefing, compose
from reportedly.export.snapshot import Choices
from reportedly.export.taking import take_snapshot
from reportedly.ledger.decisions.targets import LARGEST
from reportedly.ledger.known import EVERYTHING, Known, current
from reportedly.ledger.store import Store
from reportedly.show.safe import neutralise
from reportedly.views.filters import ANY
from reportedly.views.finding import Finder
from reportedly.views.incidents import claims_in

# What a person reads: some thirty pages
MOST = 1000
_CLAIMS = f"""
SELECT claim.id, max(claim.number) AS number FROM json_each(:ids) AS given
CROSS JOIN claim ON claim.id = given.value WHERE {current("claim")} GROUP BY claim.id
"""


@dataclass(frozen=True, slots=True)
class Pick:
    """Ids of claims, and numbers of incidents that are to be told as a whole."""

    claims: tuple[str, ...] = ()
    incidents: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was picked."""
        return bool(self.claims or self.incidents)


@dataclass(frozen=True, slots=True)
class Picked:
    """The rows that a pick comes to; `missing` are claims and incidents that are not known.

    `of_incident` counts the claims of each incident.
    """

    rows: tuple[int, ...]
    missing: tuple[str, ...]
    of_incident: dict[int, int]


def picked(store: Store, pick: Pick, known: Known = EVERYTHING) -> Picked:
    """Find what was picked, without what people rejected.

    Raises `OptionError` for more than `MOST` claims.
    """
    finder = Finder(store, ANY, known)
    values = known.values() | {"ids": json.dumps(pick.claims)}
    by_id = {row["id"]: row["number"] for row in store.rows(_CLAIMS, named=values)}
    kept = finder.confirm(by_id.values())
    told = claims_in(finder, [min(number, LARGEST) for number in pick.incidents])
    rows = {row for row in by_id.values() if row in kept}.union(*told.values())
    if len(rows) > MOST:
        raise OptionError(f"found {len(rows)} claims for one briefing, expected {MOST} at most")
    missing = [id for id in pick.claims if by_id.get(id) not in kept]
    missing += [f"incident {number}" for number in pick.incidents if number not in told]
    return Picked(
        tuple(sorted(rows)),
        tuple(missing),
        {incident: len(claims) for incident, claims in told.items()},
    )


def brief(
    store: Store,
    rows: Collection[int],
    known: Known = EVERYTHING,
    known_on: date | None = None,
    choices: Choices | None = None,
    version: str = "",
    title: str = "",
) -> Briefing:
    """The briefing of these claims and no others, under a title of one's own."""
    snapshot = take_snapshot(store, ANY, known, known_on, version, frozenset(rows))
    found = compose(snapshot, choices or Choices())
    return replace(found, title=neutralise(title)) if title else found

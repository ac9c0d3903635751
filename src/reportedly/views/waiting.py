"""What wants a person's decision, most urgent first: one record a thing, with the claims it is about.

What weighs how much is told in `ledger.decisions.pending`; here it is narrowed to what is asked for
and read for a page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.ledger.decisions.pending import Pending, all_pending
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.links import Because, because
from reportedly.views.rows import ClaimRow, Rows

_REASONS = """
SELECT number, reasons FROM link WHERE number IN (SELECT value FROM json_each(:links))
"""
# A mark is made of numbers from 0, but the order of what is pending begins below
_SHIFT = 2**61


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Something that wants a decision.

    `target` is what is decided on, as decisions name it ("link:12"). `why` is dispute, one origin or
    unsure link. `impact` grows with the people harmed, `uncertainty` runs from 0 to 1; the list is
    in the order of their product. Of a link, `type`, `confidence` and `reasons` are its own, and the
    claim that acts stands first.
    """

    target: str
    why: str
    impact: float
    uncertainty: float
    type: str | None
    confidence: float | None
    claims: tuple[ClaimRow, ...]
    reasons: tuple[Because, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A page of what waits, and how much does in all among the latest links and claims."""

    rows: tuple[WaitingRow, ...]
    count: int


def waiting(store: Store, filters: Filters = ANY) -> Waiting:
    """What wants a decision now, of which one claim at least is as asked for.

    A page goes on after a mark even where what stood there has been decided since.
    """
    found = _asked_for(store, all_pending(store), filters)
    after = filters.marks(3)
    rest = [one for one in found if after is None or _numbers(one) > after]
    return Waiting(_read(store, rest[: filters.limit]), len(found))


def _numbers(one: Pending) -> tuple[int, int, int]:
    score, kind, row = one.order
    return score + _SHIFT, kind, row + _SHIFT


def _asked_for(store: Store, found: Sequence[Pending], filters: Filters) -> Sequence[Pending]:
    finder = Finder(store, replace(filters, limit=None, after=None))
    if not finder.narrow:
        return found
    rows = {row for one in found for row in one.claims}
    query = f"""
        SELECT claim FROM json_each(:given) AS given CROSS JOIN glance ON claim = given.value
        WHERE {finder.check("glance")}
    """
    values = finder.values | {"given": json.dumps(sorted(rows))}
    meant = {row["claim"] for row in store.rows(query, named=values)}
    return [one for one in found if not meant.isdisjoint(one.claims)]


def _read(store: Store, found: Iterable[Pending]) -> tuple[WaitingRow, ...]:
    shown = list(found)
    rows = dict.fromkeys(row for one in shown for row in one.claims)
    claims = {claim.number: claim for claim in Rows(store).claims(rows)}
    links = [one.target for one in shown if one.target_kind == "link"]
    reasons = {
        str(row["number"]): because(row["reasons"])
        for row in store.rows(_REASONS, named={"links": json.dumps([int(n) for n in links])})
    }
    return tuple(
        WaitingRow(
            target=f"{one.target_kind}:{one.target}",
            why=one.why,
            impact=one.impact,
            uncertainty=one.uncertainty,
            type=one.type,
            confidence=one.confidence,
            claims=tuple(claims[row] for row in one.claims),
            reasons=reasons.get(one.target, ()) if one.target_kind == "link" else (),
            mark=":".join(map(str, _numbers(one))),
        )
        for one in shown
    )

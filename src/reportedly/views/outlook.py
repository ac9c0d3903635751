"""What is foretold, on which conditions, and what people say became of it: one record a claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from reportedly.ledger.decisions.standing import outcome_of
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store
from reportedly.views.claims import claim_numbers
from reportedly.views.filters import ANY, Filters
from reportedly.views.rows import ClaimRow, Rows, claim_row


@dataclass(frozen=True, slots=True)
class OutlookRow:
    """A forecast.

    `outcome` is open, met or not met, as people marked it; the program marks none. `outcomes` are
    those of the conditions, in their order. `marked_by` is who marked the forecast last, and `marked`
    the day, `None` where nobody did.
    """

    outcome: str
    conditions: tuple[str, ...]
    outcomes: tuple[str, ...]
    marked_by: str | None
    marked: date | None
    claim: ClaimRow

    @property
    def mark(self) -> str:
        """Where the list goes on after this one."""
        return self.claim.mark


def outlook(
    store: Store, filters: Filters = ANY, known: Known = EVERYTHING
) -> tuple[OutlookRow, ...]:
    """A page of forecasts, newest recorded first."""
    filters = replace(filters, kinds=("outlook",))
    return outlook_rows(store, claim_numbers(store, filters, known), known)


def outlook_rows(
    store: Store, claims: Iterable[int], known: Known = EVERYTHING
) -> tuple[OutlookRow, ...]:
    """What is shown of some forecasts, in the order given."""
    rows = []
    for entry, decided in Rows(store, known).read(claims):
        conditions = tuple(span.text for span in entry.claim.conditions)
        said = [d for d in decided if d.kind == "outcome" and not d.value.get("condition")]
        rows.append(
            OutlookRow(
                outcome=outcome_of(decided),
                conditions=conditions,
                outcomes=tuple(outcome_of(decided, words) for words in conditions),
                marked_by=said[-1].by if said else None,
                marked=said[-1].recorded.date() if said else None,
                claim=claim_row(entry, decided),
            )
        )
    return tuple(rows)

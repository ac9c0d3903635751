"""What is told of which day: one record a claim that tells a day, latest day first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice

from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store
from reportedly.views.conditions import as_day
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.rows import ClaimRow, Rows


@dataclass(frozen=True, slots=True)
class DayRow:
    """A claim with the day that it stands under: the first told of, or the last where that is open."""

    day: date
    claim: ClaimRow
    mark: str


def timeline(store: Store, filters: Filters = ANY, known: Known = EVERYTHING) -> tuple[DayRow, ...]:
    """A page of claims that tell a day, latest day first, and newest recorded first within it."""
    found = list(islice(Finder(store, filters, known).by_day(filters.marks(2)), filters.limit))
    rows = {row.number: row for row in Rows(store, known).claims(claim for _, claim in found)}
    return tuple(
        DayRow(day, rows[claim], f"{number}:{claim}")
        for number, claim in found
        if (day := as_day(number)) is not None
    )

"""Which claims hold what is asked for: one record a claim, newest recorded first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.rows import ClaimRow, Rows


def claims(store: Store, filters: Filters = ANY, known: Known = EVERYTHING) -> tuple[ClaimRow, ...]:
    """A page of claims, newest recorded first."""
    return Rows(store, known).claims(claim_numbers(store, filters, known))


def claim_numbers(store: Store, filters: Filters, known: Known) -> Iterator[int]:
    """The rows of a page of claims."""
    before = filters.marks(1)
    found = Finder(store, filters, known).newest(before[0] if before else None)
    return islice(found, filters.limit)

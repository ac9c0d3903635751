"""Forecasts sorted by what people say became of them; those whose time has passed first.

The program marks none: a forecast is due when the time that it tells of has passed and nobody said
whether it was met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from reportedly.ledger.known import EVERYTHING, Known, stands
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, PAGE, Filters
from reportedly.views.finding import Finder
from reportedly.views.outlook import OutlookRow, outlook, outlook_rows

# Forecasts with a day that are looked at for those due, latest day first
_AMONG = 200
_MARKED = f"""
SELECT DISTINCT claim.number FROM decided
JOIN decision ON decision.number = decided.decision JOIN claim ON claim.id = decided.target
CROSS JOIN glance ON glance.claim = claim.number
WHERE decided.target_kind = 'claim' AND decision.kind = 'outcome'
AND decided.reading <= :known_reading AND {stands("decision.number")} AND {{check}}
ORDER BY claim.number DESC
"""


@dataclass(frozen=True, slots=True)
class Foretold:
    """Forecasts in four groups, newest recorded first in each, but `due` by the latest day first.

    `after` is where the open ones go on, `None` after the last.
    """

    due: tuple[OutlookRow, ...]
    open: tuple[OutlookRow, ...]
    met: tuple[OutlookRow, ...]
    not_met: tuple[OutlookRow, ...]
    after: str | None


def foretold(
    store: Store, today: date, filters: Filters = ANY, known: Known = EVERYTHING
) -> Foretold:
    """Forecasts as known by what became of them; `filters.limit` and `after` page the open ones."""
    whole = replace(filters, kinds=("outlook",), after=None, limit=None)
    finder = Finder(store, whole, known)
    marked = outlook_rows(store, _marked(finder), known)
    limit = filters.limit or PAGE
    rows = list(islice(_open(store, today, filters, known), limit + 1))
    return Foretold(
        due=tuple(_due(store, finder, today)[:limit]),
        open=tuple(rows[:limit]),
        met=tuple(row for row in marked if row.outcome == "met")[:limit],
        not_met=tuple(row for row in marked if row.outcome == "not met")[:limit],
        after=rows[limit - 1].mark if len(rows) > limit else None,
    )


def is_due(row: OutlookRow, today: date) -> bool:
    """Whether the time that a forecast tells of has passed and nobody said what became of it."""
    last = row.claim.last
    return row.outcome == "open" and last is not None and last <= today


def due_forecasts(
    store: Store, today: date, filters: Filters = ANY, known: Known = EVERYTHING
) -> tuple[OutlookRow, ...]:
    """The forecasts that are due, by the latest day first."""
    whole = replace(filters, kinds=("outlook",), after=None, limit=None)
    return tuple(_due(store, Finder(store, whole, known), today))


def last_printed(store: Store, known: Known = EVERYTHING) -> date | None:
    """The latest day on which an article of the ledger was printed, as known."""
    if known.published is not None:
        return known.published
    words = store.value(
        "SELECT max(published) FROM article"
        " WHERE number <= (SELECT max(article) FROM reading WHERE number <= ?)",
        known.reading,
    )
    return date.fromisoformat(str(words)) if words else None


def _due(store: Store, finder: Finder, today: date) -> list[OutlookRow]:
    until = min(today, finder.filters.until or today)
    if finder.filters.since and finder.filters.since > until:
        return []
    told = Finder(store, replace(finder.filters, until=until), finder.known).by_day()
    rows = outlook_rows(store, [claim for _, claim in islice(told, _AMONG)], finder.known)
    return [row for row in rows if is_due(row, today)]


def _open(store: Store, today: date, filters: Filters, known: Known) -> Iterator[OutlookRow]:
    """Those of which nobody said what became, and whose time is not over, newest first."""
    part = replace(filters, limit=filters.limit or PAGE)
    while rows := outlook(store, part, known):
        yield from (row for row in rows if row.outcome == "open" and not is_due(row, today))
        part = replace(part, after=rows[-1].mark)


def _marked(finder: Finder) -> Iterable[int]:
    query = _MARKED.format(check=finder.check("glance"))
    numbers = [row[0] for row in finder.store.rows(query, named=finder.values)]
    kept = finder.confirm(numbers)
    return [number for number in numbers if number in kept]

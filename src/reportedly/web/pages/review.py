"""The review queue: what most wants a person's decision, one below the other."""

from __future__ import annotations

from dataclasses import replace

from reportedly.views.waiting import WaitingRow, waiting
from reportedly.web.answer import Page, Table
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# Things on a page: two or three screens, decided in some minutes
_PAGE = 15


def queue(visit: Visit) -> Page:
    """What waits, by impact times uncertainty; of now, however far back one looks elsewhere."""
    filters = visit.question.filters
    limit = filters.limit if visit.question.value("limit") else _PAGE
    found = waiting(visit.store, replace(filters, limit=limit))
    last = len(found.rows) == limit
    return Page(
        "Review",
        "review.html",
        {
            "rows": found.rows,
            "count": found.count,
            "next": found.rows[-1].mark if last else None,
            "place": visit.question.again(visit.path, after=filters.after),
        },
        Table(
            "waiting",
            WaitingRow,
            lambda: waiting(visit.store, replace(filters, limit=None, after=None)).rows,
        ),
    )


PAGES = (At("/review", queue),)

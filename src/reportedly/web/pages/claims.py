"""Claims as a list, and one claim with what it stands to others."""

from __future__ import annotations

from functools import partial

from reportedly.errors import LedgerError
from reportedly.views.claims import claims
from reportedly.views.links import LinkRow
from reportedly.views.rows import ClaimRow
from reportedly.views.shown import ShownClaim, show
from reportedly.web.answer import Page, Table
from reportedly.web.listing import all_of, page_of
from reportedly.web.routes import At
from reportedly.web.visit import Visit


def claim_list(visit: Visit) -> Page:
    """A page of claims, newest recorded first."""
    filters = visit.question.filters
    view = partial(claims, visit.store, known=visit.known)
    rows, after = page_of(view, filters)
    return Page(
        "Claims",
        "claims.html",
        {"claims": rows, "next": after},
        Table("claims", ClaimRow, lambda: all_of(view, filters)),
    )


def claim_page(visit: Visit) -> Page:
    """One claim, its links, and what people decided on it."""
    shown = show(visit.store, f"claim:{visit.part('id')}", visit.known)[0]
    if not isinstance(shown, ShownClaim):
        raise LedgerError(f"no claim {visit.part('id')!r} in this ledger")
    return Page(
        shown.claim.text,
        "claim.html",
        {"shown": shown},
        Table("links", LinkRow, lambda: shown.links),
    )


PAGES = (At("/claims", claim_list), At("/claim/{id}", claim_page))

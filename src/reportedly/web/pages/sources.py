"""Whom outlets relay and how much they report themselves; and one source from both sides."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from reportedly.errors import OptionError
from reportedly.ledger.grades import load_grades
from reportedly.views.claims import claims
from reportedly.views.links import links
from reportedly.views.relayed import source_profile
from reportedly.views.rows import ClaimRow
from reportedly.views.sources import UNKNOWN, SourceRow, sources
from reportedly.web.answer import Page, Table
from reportedly.web.listing import all_of, page_of
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# Claims, and links of each type, of one source's page; its own links lead to all of them
_CLAIMS, _LINKS = 12, 5


def source_list(visit: Visit) -> Page:
    """A page of outlets, those with most claims first."""
    view = partial(sources, visit.store, known=visit.known)
    rows, after = page_of(view, visit.question.filters)
    return Page(
        "Sources",
        "sources.html",
        {"sources": rows, "next": after, "unknown": UNKNOWN},
        Table(
            "sources", SourceRow, lambda: all_of(partial(view, exact=True), visit.question.filters)
        ),
    )


def source_page(visit: Visit) -> Page:
    """One source: whom it relays, who relays it, its disputes and corrections, people's grades."""
    name = visit.question.value("name")
    if not name:
        raise OptionError("found no name, expected one: choose a source in the list of sources")
    store, known, asked = visit.store, visit.known, visit.question.filters
    found = source_profile(store, name, asked, known)
    side = "outlet" if found.printed else "source"
    few = replace(asked, after=None, limit=_CLAIMS)
    few = replace(few, outlet=found.name) if found.printed else replace(few, source=found.name)
    pairs = replace(few, limit=_LINKS)
    return Page(
        found.name,
        "source.html",
        {
            "source": found,
            "by": {side: found.name},
            "unknown": UNKNOWN,
            "claims": claims(store, few, known),
            "disputes": links(store, pairs, known, ("disputes",)),
            "corrections": links(store, pairs, known, ("corrects",)),
            "grades": [grade for grade in load_grades() if grade.key == "admiralty.source"],
        },
        Table("claims", ClaimRow, lambda: all_of(partial(claims, store, known=known), few)),
    )


PAGES = (At("/sources", source_list), At("/source", source_page))

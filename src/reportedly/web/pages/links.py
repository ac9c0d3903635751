"""How claims stand to each other: disputes first, both claims side by side."""

from __future__ import annotations

from typing import get_args

from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.records import LinkType
from reportedly.views.filters import Filters
from reportedly.views.links import LinkRow, links
from reportedly.views.shown import ShownLink, show
from reportedly.web.answer import Page, Table
from reportedly.web.listing import all_of, page_of
from reportedly.web.routes import At
from reportedly.web.visit import Visit

_TYPES = get_args(LinkType)


def link_list(visit: Visit) -> Page:
    """A page of links, newest found first; `type` says which."""
    types = tuple(visit.question.values("type"))
    for type in types:
        if type not in _TYPES:
            raise OptionError(f"found the type {type!r}, expected {', '.join(_TYPES)}")
    return _listed(visit, types, types[0].capitalize() if len(types) == 1 else "Links")


def dispute_list(visit: Visit) -> Page:
    """A page of pairs of claims that cannot both hold."""
    return _listed(visit, ("disputes",), "Disputes")


def _listed(visit: Visit, types: tuple[str, ...], title: str) -> Page:

    def view(filters: Filters) -> tuple[LinkRow, ...]:
        return links(visit.store, filters, visit.known, types)

    rows, after = page_of(view, visit.question.filters)
    return Page(
        title,
        "links.html",
        {"links": rows, "next": after, "types": _TYPES, "alone": False},
        Table("links", LinkRow, lambda: all_of(view, visit.question.filters)),
    )


def link_page(visit: Visit) -> Page:
    """One link with both claims."""
    shown = show(visit.store, f"link:{visit.part('number')}", visit.known)[0]
    if not isinstance(shown, ShownLink):
        raise LedgerError(f"no link {visit.part('number')!r} in this ledger")
    return Page(
        f"Link {shown.link.number}",
        "links.html",
        {"links": (shown.link,), "next": None, "types": _TYPES, "alone": True},
        Table("links", LinkRow, lambda: (shown.link,)),
    )


PAGES = (
    At("/disputes", dispute_list),
    At("/links", link_list),
    At("/link/{number:int}", link_page),
)

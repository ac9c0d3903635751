"""Parsed options in, what a view is asked for out."""

from __future__ import annotations

import argparse

from reportedly.ledger.known import Known, known_on
from reportedly.ledger.store import Store
from reportedly.views.filters import PAGE, Filters


def filters_of(arguments: argparse.Namespace) -> Filters:
    """The filters that were typed; raises `OptionError` for a range that ends before it begins."""
    return Filters(
        actor=getattr(arguments, "actor", None),
        place=arguments.place,
        kinds=tuple(getattr(arguments, "kinds", None) or ()),
        statuses=tuple(arguments.statuses or ()),
        source=arguments.source,
        outlet=arguments.outlet,
        since=arguments.since,
        until=arguments.until,
        text=arguments.text,
        rejected=arguments.rejected,
        limit=getattr(arguments, "limit", PAGE),
        after=getattr(arguments, "after", None),
    )


def known_of(arguments: argparse.Namespace, store: Store) -> Known:
    """How far the ledger is to be looked into."""
    return known_on(store, arguments.as_of, arguments.by)

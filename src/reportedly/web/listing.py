"""A view's page in, its rows and the mark of the next page out; and all its rows, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from reportedly.views.filters import PAGE, Filters

Row = TypeVar("Row", bound=Any)
View = Callable[[Filters], Sequence[Row]]

_AT_ONCE = 500


def page_of(view: View[Row], filters: Filters) -> tuple[Sequence[Row], str | None]:
    """The rows of a page, and where the next begins, `None` after the last."""
    limit = filters.limit or PAGE
    rows = view(replace(filters, limit=limit + 1))
    return rows[:limit], rows[limit - 1].mark if len(rows) > limit else None


def all_of(view: View[Row], filters: Filters) -> Iterator[Row]:
    """All rows from the first, whatever page is shown; they are asked for in parts."""
    part = replace(filters, limit=_AT_ONCE, after=None)
    while rows := view(part):
        yield from rows
        part = replace(part, after=rows[-1].mark)

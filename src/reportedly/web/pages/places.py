"""The map and the line of days: where and when claims are told of, as far as they tell it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from reportedly.errors import OptionError
from reportedly.views.claims import claims
from reportedly.views.filters import Filters
from reportedly.views.finding import COUNTED, Finder
from reportedly.views.mapped import DayCount, MappedClaim, days_told, mapped
from reportedly.views.rows import ClaimRow, Rows
from reportedly.web.answer import Page, Table
from reportedly.web.listing import all_of
from reportedly.web.mapping import by_day, features, lands, shapes
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# Claims of one map: more could be drawn, but not told apart
MOST = 2_000
# Rows of the tables that stand there without a script
_PLACES, _DAYS = 300, 60
# Claims that are shown beside the map at once
_CARDS = 40


def whole_map(visit: Visit) -> Page:
    """The newest claims by place and by day; its GeoJSON has all, or as many as `newest` says."""
    filters = visit.question.filters
    view = partial(mapped, visit.store, known=visit.known)
    if visit.question.value("format"):
        shown: tuple[MappedClaim, ...] = ()
    else:
        shown = view(replace(filters, limit=MOST, after=None))
    places, more_places = lands(shown, _PLACES)
    days = by_day(shown)
    return Page(
        "Map",
        "map.html",
        {
            "shown": len(shown),
            "matching": _matching(visit, len(shown)),
            "counted": COUNTED,
            "most": MOST,
            "lands": places,
            "more_places": more_places,
            "placeless": sum(not claim.places for claim in shown),
            "days": days[:_DAYS],
            "earlier": sum(count for _, count in days[_DAYS:]),
            "dayless": sum(not claim.told for claim in shown),
            "shapes": json.dumps(shapes(shown)),
        },
        Table(
            "claims",
            ClaimRow,
            lambda: all_of(partial(claims, visit.store, known=visit.known), filters),
        ),
        lambda: _features(visit),
    )


def day_list(visit: Visit) -> Page:
    """How many claims tell of each day."""
    view = partial(days_told, visit.store, visit.question.filters, visit.known)
    return Page("Days", "map_days.html", {"days": view()}, Table("days", DayCount, view))


def some_claims(visit: Visit) -> Page:
    """The claims of a mark or a tray, by their rows (`claim`, several)."""
    numbers = [_number(value) for value in visit.question.values("claim")][:_CARDS]
    kept = Finder(visit.store, Filters(rejected=True), visit.known).confirm(numbers)
    rows = Rows(visit.store, visit.known).claims(one for one in numbers if one in kept)
    within = visit.request.headers.get("hx-request") == "true"
    return Page("Claims of the map", "map_claims.html", {"claims": rows, "within": within})


def _matching(visit: Visit, shown: int) -> int:
    """How many claims there are in all, counted no further than `COUNTED`."""
    if shown < MOST:
        return shown
    return len(Finder(visit.store, visit.question.filters, visit.known).counted(COUNTED))


def _features(visit: Visit) -> Iterator[dict[str, Any]]:
    newest = visit.question.value("newest")
    view = partial(mapped, visit.store, known=visit.known)
    filters = visit.question.filters
    if not newest:
        return features(all_of(view, filters))
    most = _number(newest)
    if not 0 < most <= MOST:
        raise OptionError(f"found newest={newest!r}, expected 1 to {MOST}")
    return features(view(replace(filters, limit=most, after=None)), brief=True)


def _number(value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) < 16:
        return int(value)
    raise OptionError(f"found {value!r}, expected a number")


PAGES = (
    At("/map", whole_map),
    At("/map/days", day_list),
    At("/map/claims", some_claims),
)

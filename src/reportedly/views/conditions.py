"""Filters in, conditions in SQL out, each in two forms: the claims that it holds for, and a check.

All are asked of the narrow derived tables of `ledger.glance`. Values are named parameters, never
part of the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.ledger.glance import LONGEST, Sort
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store
from reportedly.views.filters import Filters
from reportedly.views.naming import areas_called, names_called, readable, search_words


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked of claims, with its parameters.

    `claims` selects a column `claim` below the parameter :before; where `ordered` it can be merged
    with others. `check` is the same for one row of `glance`, whose alias stands for {g}. `dear`
    tells that a check costs as much as fifty others.
    """

    claims: str
    check: str
    values: dict[str, object]
    ordered: bool = True
    dear: bool = False


def conditions(store: Store, filters: Filters) -> Iterator[Condition]:
    """The conditions of `filters`, but for the days."""
    if filters.actor is not None:
        yield _facet(Sort.WITH, "actor", names_called(store, filters.actor))
    if filters.source is not None:
        yield _facet(Sort.SAID, "source", names_called(store, filters.source))
    if filters.outlet is not None:
        yield _facet(Sort.PRINTED, "outlet", names_called(store, filters.outlet))
    if filters.place is not None:
        yield _facet(Sort.IN, "place", areas_called(store, filters.place))
    if filters.kinds:
        yield _column("kind", filters.kinds)
    if filters.statuses:
        yield _column("status", filters.statuses)
    if filters.text is not None:
        yield _text(filters.text)


def days(filters: Filters) -> Condition | None:
    """The condition on days, `None` where there is none."""
    if filters.since is None and filters.until is None:
        return None
    since, until = filters.since or date.min, filters.until or date.max
    earliest = since - timedelta(days=min(LONGEST, (since - date.min).days))
    return Condition(
        "SELECT claim FROM glance WHERE day BETWEEN :earliest AND :until AND reach >= :since"
        " AND claim < :before",
        "{g}.day <= :until AND {g}.reach >= :since",
        {"since": as_number(since), "until": as_number(until), "earliest": as_number(earliest)},
        ordered=False,
    )


def seen(known: Known) -> Condition:
    """That a claim was known and not yet superseded, but for what people decided on it.

    It lets through some that are not current; `known.current` tells.
    """
    if known == EVERYTHING:
        return Condition("", "{g}.ended IS NULL", {})
    if known.published is not None:
        return Condition(
            "",
            "{g}.printed <= :printed AND ({g}.ended IS NULL OR {g}.ended_printed > :printed)",
            {"printed": as_number(known.published)},
        )
    return Condition(
        "",
        "{g}.reading <= :last_reading AND ({g}.ended IS NULL OR {g}.ended > :last_reading)",
        {"last_reading": known.reading},
    )


def as_number(day: date) -> int:
    """A day as `glance` holds it.

    >>> as_number(date(2024, 11, 18))
    20241118
    """
    return day.year * 10000 + day.month * 100 + day.day


def as_day(number: int | None) -> date | None:
    """A day of `glance`; 0 and `None` are no day."""
    return date(number // 10000, number // 100 % 100, number % 100) if number else None


def _facet(sort: Sort, name: str, numbers: tuple[int, ...]) -> Condition:
    where = f"sort = {sort:d} AND value = :{name}"
    if len(numbers) == 1:
        return Condition(
            f"SELECT claim FROM facet WHERE {where} AND claim < :before",
            f"EXISTS (SELECT 1 FROM facet WHERE {where} AND claim = {{g}}.claim)",
            {name: numbers[0]},
        )
    where = f"sort = {sort:d} AND value IN (SELECT value FROM json_each(:{name}))"
    return Condition(
        f"SELECT DISTINCT claim FROM facet WHERE {where} AND claim < :before",
        f"+{{g}}.claim IN (SELECT claim FROM facet WHERE {where})",
        {name: json.dumps(numbers)},
    )


def _column(name: str, values: tuple[str, ...]) -> Condition:
    if len(values) == 1:
        return Condition(
            f"SELECT number AS claim FROM claim WHERE {name} = :{name} AND number < :before",
            f"{{g}}.{name} = :{name}",
            {name: values[0]},
        )
    where = f"IN (SELECT value FROM json_each(:{name}))"
    return Condition(
        f"SELECT number AS claim FROM claim WHERE {name} {where} AND number < :before",
        f"{{g}}.{name} {where}",
        {name: json.dumps(values)},
    )


def _text(text: str) -> Condition:
    words = search_words(readable(text))
    if not words:
        return Condition("SELECT 0 AS claim WHERE 0", "0", {})
    where = "claim_words MATCH :words AND rowid"
    return Condition(
        f"SELECT rowid AS claim FROM claim_words WHERE {where} < :before",
        f"EXISTS (SELECT 1 FROM claim_words WHERE {where} = {{g}}.claim)",
        {"words": words},
        dear=True,
    )

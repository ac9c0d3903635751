"""Ties between actors as a network, with a table beside it that holds the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from reportedly.errors import OptionError
from reportedly.show.words import labels
from reportedly.views.rows import ClaimRow
from reportedly.views.ties import TieRow, tie_claims, ties, told_by
from reportedly.web.answer import Page, Table
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# Ties that one picture can hold, and claims of one tie that are listed
_DRAWN, _CLAIMS = 100, 50


def network(visit: Visit) -> Page:
    """Ties round one actor (`name`, `depth`), or those told by most origins; `type`, several.

    `day` shows them as they had been told by that day of printing.
    """
    question = visit.question
    types = question.values("type")
    for type in types:
        if type not in labels()["relation"]:
            known = ", ".join(labels()["relation"])
            raise OptionError(f"found the type {type!r}, expected one of: {known}")
    name, depth, day = question.value("name") or None, _depth(visit), _day(visit)
    most = _DRAWN if not question.value("limit") else question.filters.limit or _DRAWN

    def found(limit: int | None, exact: bool) -> tuple[TieRow, ...]:
        filters = replace(question.filters, limit=limit, after=None)
        asked = {"types": types, "name": name, "depth": depth, "exact": exact}
        return ties(visit.store, filters, visit.known, **asked)  # type: ignore[arg-type]

    rows = found(most + 1, exact=False)
    drawn = rows[:most]
    days = [stage.day for row in drawn for stage in (row.history[:1] + row.history[-1:])]
    return Page(
        f"Ties of {name}" if name else "Network",
        "network.html",
        {
            "name": name or "",
            "depth": depth,
            "types": types,
            "day": day,
            "first": min(days, default=None),
            "last": max(days, default=None),
            "ties": [(row, told_by(row, day) if day else row) for row in drawn],
            "more": len(rows) > most,
            "counted": drawn[0].counted if drawn else None,
        },
        Table("ties", TieRow, lambda: _by(found(None, exact=True), day)),
    )


def tie(visit: Visit) -> Page:
    """The claims that tell of one tie: `subject`, `type` and `object`."""
    asked = [visit.question.value(part) for part in ("subject", "type", "object")]
    if not all(asked):
        raise OptionError("found half a tie, expected subject, type and object: choose one")
    filters = replace(visit.question.filters, limit=_CLAIMS, after=None)
    subject, type, other = asked
    claims = tie_claims(visit.store, subject, type, other, filters, visit.known)
    values = {"subject": subject, "type": type, "object": other, "claims": claims}
    return Page("A tie", "tie.html", values, Table("claims", ClaimRow, lambda: claims))


def _by(rows: Iterable[TieRow], day: date | None) -> Iterable[TieRow]:
    if day is None:
        return rows
    return [past for row in rows if (past := told_by(row, day)) is not None]


def _depth(visit: Visit) -> int:
    value = visit.question.value("depth") or "1"
    if value not in ("1", "2"):
        raise OptionError(f"found depth={value!r}, expected 1 or 2")
    return int(value)


def _day(visit: Visit) -> date | None:
    value = visit.question.value("day")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise OptionError(f"found day={value!r}, expected a day such as 2031-03-10") from None


PAGES = (At("/network", network), At("/tie", tie))

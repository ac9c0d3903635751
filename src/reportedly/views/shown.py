"""What an id stands for: a claim, an article, an incident or a link, with all that hangs on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from reportedly.errors import LedgerError
from reportedly.ledger.decisions.standing import history
from reportedly.ledger.known import EVERYTHING, Known, current
from reportedly.ledger.records import Entry, TargetKind
from reportedly.ledger.store import Store
from reportedly.views.accounts import IncidentAccounts, find_incident
from reportedly.views.filters import Filters
from reportedly.views.finding import Finder
from reportedly.views.incidents import RANGE, Choice
from reportedly.views.links import LinkRow, confirmed, link_rows, links_of
from reportedly.views.naming import readable
from reportedly.views.printed import CopyRow, printed
from reportedly.views.rows import ClaimRow, Rows, claim_row

_CLAIM = f"""
SELECT number, id FROM claim WHERE id >= :id AND id < :beyond AND {current("claim")}
ORDER BY id, number DESC
"""
# Letters of a claim's id that may stand for all of it
_SHORTEST = 4
# SQLite's largest row number
_LARGEST = 2**63 - 1

# What people rejected is shown where it is asked for by its id
_WHOLE = Filters(rejected=True)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What a person decided, in plain values; `value` is JSON."""

    number: int
    kind: str
    by: str
    recorded: datetime
    value: str
    reason: str | None
    undoes: int | None


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim with the links that it has, and all that people ever decided on it."""

    claim: ClaimRow
    entry: Entry
    links: tuple[LinkRow, ...]
    decisions: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article as it was printed, with its current claims in the order of the text.

    `readings` counts how often it was read.
    """

    id: str
    title: str | None
    outlet: str | None
    byline: str | None
    agency: str | None
    published: date | None
    recorded: date
    url: str | None
    source: str | None
    readings: int
    characters: int
    notices: tuple[str, ...]
    copies: tuple[CopyRow, ...]
    claims: tuple[ClaimRow, ...]
    decisions: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link with both of its claims, and all that people ever decided on it."""

    link: LinkRow
    decisions: tuple[DecisionRow, ...]


Shown = ShownClaim | ShownArticle | IncidentAccounts | ShownLink


def show(
    store: Store, id: str, known: Known = EVERYTHING, choice: Choice = RANGE
) -> tuple[Shown, ...]:
    """What `id` stands for: a claim, an article, an incident or a link, the first most likely.

    A claim's id may be cut short where it stays the only one. "claim:", "article:", "incident:" or
    "link:" before the id asks for one sort. Raises `LedgerError` where nothing known has it.
    """
    sort, colon, rest = readable(id).partition(":")
    asked = [sort] if colon and sort in _SORTS else list(_SORTS)
    wanted = rest if colon and sort in _SORTS else readable(id)
    found = [one for sort in asked if (one := _SORTS[sort](store, wanted, known, choice))]
    if not found and "claim" in asked and (one := _begun(store, wanted, known)):
        found = [one]
    if not found:
        raise LedgerError(
            f"no {_listed(asked)} {wanted!r} in {store.path} as asked for:"
            " 'reportedly claims' and 'reportedly incidents' list ids"
        )
    return tuple(found)


def _listed(sorts: list[str]) -> str:
    return ", ".join(sorts[:-1]) + " or " + sorts[-1] if len(sorts) > 1 else sorts[0]


def _claim(store: Store, id: str, known: Known, _: Choice) -> ShownClaim | None:
    values = known.values() | {"id": id, "beyond": id + "\0"}
    row = next(store.rows(f"{_CLAIM} LIMIT 1", named=values), None)
    return _shown_claim(store, row["number"], known) if row else None


def _begun(store: Store, id: str, known: Known) -> ShownClaim | None:
    """The claim whose id begins with these letters, `None` where it is not the only one."""
    if len(id) < _SHORTEST:
        return None
    values = known.values() | {"id": id, "beyond": id + chr(0x10FFFF)}
    rows = list(store.rows(f"{_CLAIM} LIMIT 200", named=values))
    only = len({row["id"] for row in rows}) == 1
    return _shown_claim(store, rows[0]["number"], known) if only else None


def _shown_claim(store: Store, number: int, known: Known) -> ShownClaim:
    entry, decisions = Rows(store, known).read([number])[0]
    return ShownClaim(
        claim=claim_row(entry, decisions),
        entry=entry,
        links=links_of(store, [number], known=known),
        decisions=_decisions(store, "claim", entry.claim.id, known),
    )


def _article(store: Store, id: str, known: Known, _: Choice) -> ShownArticle | None:
    found = printed(store, id, known)
    if found is None:
        return None
    article, printing = found.article, found.printing
    return ShownArticle(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        byline=article.byline,
        agency=printing.agency,
        published=article.published,
        recorded=printing.recorded.date() if printing.recorded else date.min,
        url=article.url,
        source=article.source,
        readings=found.readings,
        characters=len(article.text),
        notices=tuple(notice.kind for notice in article.notices),
        copies=found.copies,
        claims=tuple(one.row for one in (*found.claims, *found.earlier)),
        decisions=_decisions(store, "article", article.id, known),
    )


def _incident(store: Store, id: str, known: Known, choice: Choice) -> IncidentAccounts | None:
    number = _row_number(id)
    return find_incident(store, number, known, choice) if number else None


def _link(store: Store, id: str, known: Known, _: Choice) -> ShownLink | None:
    number = _row_number(id)
    rows = list(store.rows("SELECT * FROM link WHERE number = ?", number)) if number else []
    found = link_rows(Rows(store, known), confirmed(Finder(store, _WHOLE, known), rows))
    return ShownLink(found[0], _decisions(store, "link", id, known)) if found else None


def _row_number(id: str) -> int | None:
    """The number that `id` is, `None` where it is none."""
    if id.isascii() and id.isdigit() and 0 < int(id) <= _LARGEST:
        return int(id)
    return None


def _decisions(
    store: Store, kind: TargetKind, target: str, known: Known
) -> tuple[DecisionRow, ...]:
    """All that was decided on a target as known, undone or not."""
    return tuple(
        DecisionRow(
            number=one.number or 0,
            kind=one.kind,
            by=one.by,
            recorded=one.recorded,
            value=json.dumps(one.value, ensure_ascii=False),
            reason=one.reason,
            undoes=one.undoes,
        )
        for one in history(store, kind, target)
        if (one.number or 0) <= known.decision
    )


_SORTS: dict[str, Callable[[Store, str, Known, Choice], Shown | None]] = {
    "claim": _claim,
    "article": _article,
    "incident": _incident,
    "link": _link,
}

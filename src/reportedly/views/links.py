"""How claims stand to each other: one record a link, with both claims, newest found first."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import get_args

from reportedly.errors import OptionError
from reportedly.ledger.decisions.standing import standing, verdict
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.records import LinkType
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import LAST, Finder
from reportedly.views.rows import ClaimRow, Rows

# Links that are confirmed in one query
_AT_ONCE = 100
_BOTH = """
    CROSS JOIN glance AS here ON here.claim = link.a
    CROSS JOIN glance AS there ON there.claim = link.b
    WHERE link.number < :after AND {type} AND {seen} AND {held} AND {accepted}
    ORDER BY link.number DESC
"""
_WALK = f"SELECT link.* FROM link {_BOTH}"
_AMONG = f"""
    SELECT link.* FROM (
        SELECT number FROM json_each(:few) AS few CROSS JOIN link ON link.a = few.value
        UNION SELECT number FROM json_each(:few) AS few CROSS JOIN link ON link.b = few.value
    ) AS touched CROSS JOIN link ON link.number = touched.number {_BOTH}
"""


@dataclass(frozen=True, slots=True)
class Because:
    """A named reason for a link or a grouping, its weight in log-odds, and what it rests on."""

    name: str
    weight: float
    detail: str

    def __str__(self) -> str:
        """The reason in words: "figures: 12 | 15"."""
        return f"{self.name}: {self.detail}" if self.detail else self.name


@dataclass(frozen=True, slots=True)
class LinkRow:
    """How claim `a` stands to claim `b`: it disputes, corrects, repeats, supports or answers it.

    `confidence` runs from 0 to 1. `verdict` is what people said of the link.
    """

    number: int
    type: str
    confidence: float
    a: ClaimRow
    b: ClaimRow
    reasons: tuple[Because, ...]
    verdict: str | None = None

    @property
    def mark(self) -> str:
        """Where a list of links goes on after this one."""
        return str(self.number)


def links(
    store: Store,
    filters: Filters = ANY,
    known: Known = EVERYTHING,
    types: tuple[str, ...] = (),
) -> tuple[LinkRow, ...]:
    """A page of links of these types, all where none is named, newest found first.

    The filters hold for one of the two claims at least. Raises `OptionError` for a type that is
    none.
    """
    for one in types:
        if one not in get_args(LinkType):
            raise OptionError(f"found the link {one!r}, expected {', '.join(get_args(LinkType))}")
    after = filters.marks(1)
    finder = Finder(store, filters, known)
    few = finder.few()
    query = (_WALK if few is None else _AMONG).format(
        seen=f"{finder.seen('here')} AND {finder.seen('there')}",
        held=f"({finder.check('here')} OR {finder.check('there')})",
        type=_type_condition(types),
        accepted=finder.accepted("link", "CAST(link.number AS TEXT)"),
    )
    values = finder.values | {
        "after": min(after[0] if after else LAST, _first_unknown(finder)),
        "types": json.dumps(types),
        "few": json.dumps(few),
    }
    found = confirmed(finder, store.rows(query, named=values))
    return link_rows(Rows(store, known), islice(found, filters.limit))


def disputes(
    store: Store, filters: Filters = ANY, known: Known = EVERYTHING
) -> tuple[LinkRow, ...]:
    """A page of pairs of claims that cannot both hold, newest found first."""
    return links(store, filters, known, ("disputes",))


def links_of(
    store: Store, claims: Iterable[int], filters: Filters = ANY, known: Known = EVERYTHING
) -> tuple[LinkRow, ...]:
    """All links that these claims have, newest found first."""
    return link_rows(Rows(store, known), touching(Finder(store, filters, known), claims))


def touching(
    finder: Finder, claims: Iterable[int], types: tuple[str, ...] = ()
) -> Iterator[sqlite3.Row]:
    """The rows of `link` that these claims have a part in, newest found first."""
    query = _AMONG.format(
        seen=f"{finder.seen('here')} AND {finder.seen('there')}",
        held="1",
        type=_type_condition(types),
        accepted=finder.accepted("link", "CAST(link.number AS TEXT)"),
    )
    few = {"few": json.dumps(list(claims)), "after": LAST, "types": json.dumps(types)}
    yield from confirmed(finder, finder.store.rows(query, named=finder.values | few))


def dispute_counts(finder: Finder, claims: Iterable[int]) -> Counter[int]:
    """How many claims cannot hold together with each of these."""
    pairs = [(row["a"], row["b"]) for row in touching(finder, claims, ("disputes",))]
    return Counter(end for a, b in set(pairs) for end in (a, b))


def confirmed(finder: Finder, rows: Iterable[sqlite3.Row]) -> Iterator[sqlite3.Row]:
    """The rows of `link` of which both claims are current as known."""
    links = iter(rows)
    while part := list(islice(links, _AT_ONCE)):
        kept = finder.confirm({row[end] for row in part for end in ("a", "b")}, days=False)
        yield from (row for row in part if {row["a"], row["b"]} <= kept)


def link_rows(rows: Rows, found: Iterable[sqlite3.Row]) -> tuple[LinkRow, ...]:
    """What is shown of rows of `link`."""
    links = list(found)
    numbers = dict.fromkeys(row[end] for row in links for end in ("a", "b"))
    claims = {row.number: row for row in rows.claims(numbers)}
    decided = standing(rows.store, "link", (str(row["number"]) for row in links), rows.known)
    return tuple(
        LinkRow(
            number=row["number"],
            type=row["type"],
            confidence=row["confidence"],
            a=claims[row["a"]],
            b=claims[row["b"]],
            reasons=because(row["reasons"]),
            verdict=verdict(decided.get(str(row["number"]), ())),
        )
        for row in links
    )


def because(reasons: str) -> tuple[Because, ...]:
    """Reasons as rows keep them."""
    return tuple(Because(name, weight, detail) for name, weight, detail in json.loads(reasons))


def _type_condition(types: tuple[str, ...]) -> str:
    if len(types) == 1:  # the index gives them in the order asked for
        return "link.type = json_extract(:types, '$[0]')"
    return "+link.type IN (SELECT value FROM json_each(:types))" if types else "1"


def _first_unknown(finder: Finder) -> int:
    """A number above every link that could have been known."""
    if finder.known == EVERYTHING:
        return LAST
    last = finder.store.value(
        "SELECT number FROM link WHERE reading <= ? ORDER BY reading DESC, number DESC LIMIT 1",
        finder.top,
    )
    return int(str(last)) + 1 if last is not None else 0

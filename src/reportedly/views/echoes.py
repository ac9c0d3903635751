"""What many articles tell on one origin's word: one record an echo, the latest heard first.

Claims that repeat one another make an echo. Where ten papers carry one agency's words, or three
outlets cite each other, the articles are many and the origins one: it is one source, not ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.origins import independent_claims
from reportedly.ledger.records import Entry
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.links import LinkRow, links, touching
from reportedly.views.rows import ClaimRow, Rows, claim_row

# Claims of one echo that are followed: a wire report that a thousand papers print is told by these
_MOST = 200
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class EchoRow:
    """Claims that repeat one another, in the order of printing; the first is what the others repeat.

    `origins` counts those that are certainly two or more apart; it is 1 where all may rest on one.
    """

    text: str
    origin: str
    origins: int
    articles: int
    outlets: tuple[str, ...]
    first: date | None
    last: date | None
    claims: tuple[ClaimRow, ...]
    mark: str


def echoes(
    store: Store, filters: Filters = ANY, known: Known = EVERYTHING, *, least: int = 2
) -> tuple[EchoRow, ...]:
    """A page of echoes of `least` articles or more, the latest heard first."""
    rows = Rows(store, known)
    finder = Finder(store, ANY, known)
    met: set[int] = set()
    found: list[EchoRow] = []
    for link in _repeats(store, filters, known):
        if link.a.number in met:
            continue
        numbers, newest = _gather(finder, link)
        met |= numbers
        if newest > link.number:
            continue  # an earlier page held it: an echo stands where it was heard last
        echo = _echo(rows, numbers, link.mark)
        if echo.articles >= least:
            found.append(echo)
        if len(found) == filters.limit:
            break
    return tuple(found)


def _repeats(store: Store, filters: Filters, known: Known) -> Iterator[LinkRow]:
    """All links of repetition as asked for, newest first, a page at a time."""
    page = replace(filters, limit=_AT_ONCE)
    while part := links(store, page, known, ("repeats",)):
        yield from part
        page = replace(page, after=part[-1].mark)


def _gather(finder: Finder, link: LinkRow) -> tuple[set[int], int]:
    """The claims that repeat these two, what they repeat, and so on; and the newest link of all."""
    found, newest = {link.a.number, link.b.number}, link.number
    new = set(found)
    while new and len(found) < _MOST:
        pairs = list(touching(finder, sorted(new), ("repeats",)))
        newest = max([newest, *(row["number"] for row in pairs)])
        new = {end for row in pairs for end in (row["a"], row["b"])} - found
        found |= new
    return found, newest


def _echo(rows: Rows, numbers: Iterable[int], mark: str) -> EchoRow:
    told = sorted(rows.read(sorted(numbers)), key=lambda pair: _printed(pair[0]))
    entries = [entry for entry, _ in told]
    claims = tuple(claim_row(entry, decided) for entry, decided in told)
    days = [entry.printing.published for entry in entries if entry.printing.published]
    first = claims[0]
    return EchoRow(
        text=first.text,
        origin=first.origin,
        origins=count_origins(entries),
        articles=len({entry.printing.number for entry in entries}),
        outlets=tuple(dict.fromkeys(row.outlet for row in claims if row.outlet)),
        first=min(days, default=None),
        last=max(days, default=None),
        claims=claims,
        mark=mark,
    )


def count_origins(entries: Iterable[Entry]) -> int:
    """How many of the entries rest on origins of which each is certainly apart from the others."""
    apart: list[Entry] = []
    for entry in entries:
        if all(independent_claims(entry, other) for other in apart):
            apart.append(entry)
    return len(apart)


def _printed(entry: Entry) -> tuple[date, int]:
    return entry.printing.published or date.max, entry.number or 0

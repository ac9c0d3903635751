"""What came in since somebody looked last: disputes, changed figures, denials, support, due forecasts.

A `Mark` is how far a ledger had been written then. Lists hold the newest, some more than a person
takes in at a glance; the other views give the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from reportedly.errors import OptionError
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store
from reportedly.views.claims import claims
from reportedly.views.echoes import count_origins
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.foretold import due_forecasts
from reportedly.views.incidents import RANGE, Choice, IncidentRow, incidents
from reportedly.views.links import LinkRow, links, touching
from reportedly.views.outlook import OutlookRow
from reportedly.views.rows import ClaimRow, Rows

# Rows of a list that is to be taken in at a glance
_MOST = 8
# The latest incidents, among which those in question are looked for
_AMONG = 15


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a ledger was written: the last rows of links, claims, readings and decisions."""

    link: int = 0
    claim: int = 0
    reading: int = 0
    decision: int = 0

    def __str__(self) -> str:
        """Four numbers, as `read_mark` reads them."""
        return f"{self.link}.{self.claim}.{self.reading}.{self.decision}"


@dataclass(frozen=True, slots=True)
class Backed:
    """A claim that came to rest on several origins, and the newest link that shows it."""

    origins: int
    link: LinkRow


@dataclass(frozen=True, slots=True)
class News:
    """What came in since a mark; each list newest first.

    `contested` are the latest incidents whose figures cannot all hold, and `due` the forecasts whose
    time has passed without anybody saying what became of them: both whenever they came in.
    """

    articles: int
    claims: int
    decisions: int
    disputes: tuple[LinkRow, ...]
    corrections: tuple[LinkRow, ...]
    denials: tuple[ClaimRow, ...]
    backed: tuple[Backed, ...]
    contested: tuple[IncidentRow, ...]
    due: tuple[OutlookRow, ...]


def read_mark(words: str) -> Mark:
    """The mark that `str(mark)` wrote. Raises `OptionError` for other words.

    >>> read_mark("3.14.2.0")
    Mark(link=3, claim=14, reading=2, decision=0)
    """
    parts = words.split(".")
    if len(parts) != 4 or not all(p.isascii() and p.isdigit() and len(p) < 16 for p in parts):
        raise OptionError(f"found {words!r}, expected a mark such as 3.14.2.0")
    return Mark(*map(int, parts))


def mark_now(store: Store) -> Mark:
    """How far the ledger is written."""
    return Mark(*(_last(store, table) for table in ("link", "claim", "reading", "decision")))


def news(
    store: Store,
    since: Mark,
    today: date,
    filters: Filters = ANY,
    known: Known = EVERYTHING,
    choice: Choice = RANGE,
) -> News:
    """What came in after `since`, as known; forecasts are due by the end of `today`."""
    few = replace(filters, limit=_MOST, after=None)
    now = mark_now(store)
    return News(
        articles=max(now.reading - since.reading, 0),
        claims=max(now.claim - since.claim, 0),
        decisions=max(now.decision - since.decision, 0),
        disputes=_links(store, since, few, known, "disputes"),
        corrections=_links(store, since, few, known, "corrects"),
        denials=tuple(_denials(store, since, few, known)),
        backed=tuple(_backed(store, since, few, known)),
        contested=_contested(store, filters, known, choice),
        due=due_forecasts(store, today, filters, known)[:_MOST],
    )


def _last(store: Store, table: str) -> int:
    return int(str(store.value(f"SELECT ifnull(max(number), 0) FROM {table}")))


def _links(
    store: Store, since: Mark, filters: Filters, known: Known, type: str
) -> tuple[LinkRow, ...]:
    found = links(store, filters, known, (type,))
    return tuple(takewhile(lambda link: link.number > since.link, found))


def _denials(store: Store, since: Mark, filters: Filters, known: Known) -> Iterable[ClaimRow]:
    found = claims(store, replace(filters, statuses=("denied",)), known)
    return takewhile(lambda claim: claim.number > since.claim, found)


def _backed(store: Store, since: Mark, filters: Filters, known: Known) -> Iterator[Backed]:
    """Claims that two origins or more came to tell, each once, with the newest that joined."""
    finder, rows = Finder(store, filters, known), Rows(store, known)
    met: set[int] = set()
    for link in _links(store, since, filters, known, "supports"):
        if link.b.number in met:
            continue
        around = touching(finder, (link.a.number, link.b.number), ("supports",))
        numbers = sorted({row[end] for row in around for end in ("a", "b")})
        met.update(numbers)
        origins = count_origins(entry for entry, _ in rows.read(numbers))
        if origins > 1:
            yield Backed(origins, link)


def _contested(
    store: Store, filters: Filters, known: Known, choice: Choice
) -> tuple[IncidentRow, ...]:
    among = incidents(store, replace(filters, limit=_AMONG, after=None), known, choice)
    return tuple(row for row in among if row.disputed)[:_MOST]

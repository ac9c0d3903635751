"""Claims that say one thing in, how it is told out: asserted, rumoured or denied, and by how many.

Five articles that repeat one source are one voice: origins are counted beside claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportedly.claim import Status
from reportedly.edtf import day_bounds
from reportedly.ledger.records import Entry

Manner = Literal["asserted", "rumoured", "denied"]
Drawn = Literal["asserted", "rumoured", "denied", "disputed"]

# What is told less firmly than as so: "Cairo is said to arm them", "may come to back them"
_SOFT: tuple[Status, ...] = ("rumoured", "suggested", "forecast")


@dataclass(frozen=True, slots=True)
class Telling:
    """How one claim tells it: its id and origin, the days that it tells of, and its day of printing."""

    claim: str
    manner: Manner
    origin: str
    first: date | None
    last: date | None
    printed: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How something is told, and since when until when; the day of printing where no day is told.

    `asserted`, `rumoured` and `denied` count claims; what is only hinted at or foretold counts as
    rumoured, and all else that is not denied as asserted. `origins` counts the first speakers and
    agencies behind all of them.
    """

    asserted: int
    rumoured: int
    denied: int
    origins: int
    first: date | None
    last: date | None

    @property
    def drawn(self) -> Drawn:
        """How it comes out in one word: disputed where some deny it and others do not."""
        if self.denied:
            return "disputed" if self.asserted or self.rumoured else "denied"
        return "asserted" if self.asserted else "rumoured"


def manner(status: str, polarity: str) -> Manner:
    """How a claim of this status and polarity tells what it tells.

    >>> manner("asserted", "-"), manner("suggested", "+")
    ('denied', 'rumoured')
    """
    if polarity == "-":
        return "denied"
    return "rumoured" if status in _SOFT else "asserted"


def telling(entry: Entry) -> Telling:
    """How an entry tells what it tells."""
    facts, when = entry.claim.factuality, entry.claim.when
    first, last = day_bounds(when.edtf if when else None)
    return Telling(
        claim=entry.claim.id,
        manner=manner(facts.status, facts.polarity),
        origin=entry.origin.key,
        first=first,
        last=last,
        printed=entry.printing.published,
    )


def standing_of(tellings: Sequence[Telling]) -> Standing:
    """How claims that say one thing tell it."""
    days = [day for one in tellings for day in _days(one)]
    return Standing(
        asserted=_count(tellings, "asserted"),
        rumoured=_count(tellings, "rumoured"),
        denied=_count(tellings, "denied"),
        origins=len({one.origin for one in tellings}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _count(tellings: Iterable[Telling], manner: Manner) -> int:
    return sum(one.manner == manner for one in tellings)


def _days(one: Telling) -> list[date]:
    told = [day for day in (one.first, one.last) if day]
    return told or [day for day in [one.printed] if day]

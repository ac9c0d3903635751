"""A day in, the bounds of what a ledger knew by then out.

Rows are numbered in the order of recording, so what had been recorded by a day is every row up to
that day's last. By publication, it is what articles printed by then say, whenever they were
recorded; articles of unknown day are left out, since nobody can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from reportedly.ledger.store import Store

KnownBy = Literal["recorded", "published"]
# Larger than any row number that SQLite gives
_ALL = 2**62


@dataclass(frozen=True, slots=True)
class Known:
    """How far to look: readings and decisions up to these numbers, articles printed up to a day."""

    reading: int = _ALL
    decision: int = _ALL
    published: date | None = None

    def values(self) -> dict[str, object]:
        """Values for the names :known_reading, :known_decision and :known_published of a query."""
        return {
            "known_reading": self.reading,
            "known_decision": self.decision,
            "known_published": self.published.isoformat() if self.published else None,
        }


EVERYTHING = Known()

# Holds for a row of `claim` (or of anything with a `reading`) that was known and whose article had
# not been read again, or its story printed anew, by then.
_CURRENT = """
    {table}.reading <= :known_reading
    AND NOT EXISTS (
        SELECT 1 FROM reading AS later JOIN reading AS earlier ON earlier.number = later.supersedes
        JOIN article AS printed ON printed.number = later.article
        WHERE later.supersedes = {table}.reading AND later.number <= :known_reading
        AND (:known_published IS NULL OR later.article = earlier.article
             OR printed.published <= :known_published))
    AND (:known_published IS NULL OR EXISTS (
        SELECT 1 FROM reading AS its JOIN article ON article.number = its.article
        WHERE its.number = {table}.reading AND article.published <= :known_published))
"""


def known_on(store: Store, day: date | None, by: KnownBy = "recorded") -> Known:
    """What was known at the end of `day` (UTC); everything where `day` is `None`."""
    if day is None:
        return EVERYTHING
    if by == "published":
        return Known(published=day)
    end = (day + timedelta(days=1)).isoformat()
    return Known(reading=_last(store, "reading", end), decision=_last(store, "decision", end))


def current(table: str) -> str:
    """The condition that a row of `table` (an alias in the query) is current as known.

    >>> "claim.reading <= :known_reading" in current("claim")
    True
    """
    return _CURRENT.format(table=table)


def _last(store: Store, table: str, end: str) -> int:
    number = store.value(f"SELECT max(number) FROM {table} WHERE recorded < ?", end)
    return int(str(number)) if number is not None else 0

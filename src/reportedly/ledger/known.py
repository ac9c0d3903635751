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

# Holds where a later reading of the same article, or of the story printed anew, was known.
_SUPERSEDED = """
    EXISTS (
        SELECT 1 FROM reading AS later JOIN reading AS earlier ON earlier.number = later.supersedes
        JOIN article AS printed ON printed.number = later.article
        WHERE later.supersedes = {reading} AND later.number <= :known_reading
        AND (:known_published IS NULL OR later.article = earlier.article
             OR printed.published <= :known_published))
"""
_KNOWN = """
    {table}.reading <= :known_reading
    AND (:known_published IS NULL OR EXISTS (
        SELECT 1 FROM reading AS its JOIN article ON article.number = its.article
        WHERE its.number = {table}.reading AND article.published <= :known_published))
"""
_STANDS = """
    {decision} <= :known_decision
    AND NOT EXISTS (SELECT 1 FROM decision AS undo WHERE undo.undoes = {decision}
                    AND undo.number <= :known_decision)
"""
_PLACED = """
    ifnull({row}.reading, 0) <= :known_reading AND ({row}.decision IS NULL OR ({stands}))
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
    """The condition that a row of `claim` (`table` is its alias in the query) is current as known.

    A claim is current until its article is read again, and beyond that where `carrying` held it:
    a person decided on it and the later reading does not find it. A claim that a person marked as
    missed is current while that decision stands.

    >>> "claim.reading <= :known_reading" in current("claim")
    True
    """
    return f"""
    {_KNOWN.format(table=table)}
    AND ({table}.decision IS NULL OR ({stands(f"{table}.decision")}))
    AND (NOT {_SUPERSEDED.format(reading=f"{table}.reading")} OR EXISTS (
        SELECT 1 FROM held WHERE held.claim = {table}.number AND held.reading <= :known_reading
        AND {stands("held.decision")} AND NOT {_SUPERSEDED.format(reading="held.reading")}))
    """


def current_reading(table: str) -> str:
    """The condition that a row with a `reading`, of another table than `claim`, is current as known.

    A link is current while both of its claims are, whether or not its own reading still is: an
    article that is read again leaves links behind that the other article's reading found.
    """
    return f"{_KNOWN.format(table=table)} AND NOT {_SUPERSEDED.format(reading=f'{table}.reading')}"


def stands(decision: str) -> str:
    """The condition that a decision was taken and not undone as known; give its number's column.

    >>> stands("decision.number").split()[:3]
    ['decision.number', '<=', ':known_decision']
    """
    return _STANDS.format(decision=decision).strip()


def belongs(table: str) -> str:
    """The condition that a row of `membership` (`table` is its alias) tells its account's incident.

    The latest row that a person decided on holds, else the latest of the program: what people
    merge or split is not put back by any later reading. Undone decisions do not count.
    """
    return f"""
    {_PLACED.format(row=table, stands=stands(f"{table}.decision"))}
    AND NOT EXISTS (
        SELECT 1 FROM membership AS newer WHERE newer.account = {table}.account
        AND (newer.decision IS NOT NULL, newer.number)
            > ({table}.decision IS NOT NULL, {table}.number)
        AND {_PLACED.format(row="newer", stands=stands("newer.decision"))})
    """


def _last(store: Store, table: str, end: str) -> int:
    number = store.value(f"SELECT max(number) FROM {table} WHERE recorded < ?", end)
    return int(str(number)) if number is not None else 0

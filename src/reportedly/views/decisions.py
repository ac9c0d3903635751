"""What people decided: one record a decision, latest first, with who took it back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.decisions.standing import history
from reportedly.ledger.decisions.targets import read_target, whole_id
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.records import DecisionKind, TargetKind
from reportedly.ledger.store import Store
from reportedly.views.filters import PAGE, Filters
from reportedly.views.finding import LAST

_DECISIONS = """
SELECT decision.*, undo.number AS undo_number, undo.by AS undo_by, undo.recorded AS undo_recorded
FROM decision LEFT JOIN decision AS undo
ON undo.undoes = decision.number AND undo.number <= :known_decision
WHERE decision.number < :after AND decision.number <= :known_decision
AND (:by IS NULL OR decision.by = :by)
AND (:kinds = '[]' OR decision.kind IN (SELECT value FROM json_each(:kinds)))
AND (:numbers IS NULL OR decision.number IN (SELECT value FROM json_each(:numbers)))
ORDER BY decision.number DESC LIMIT :limit
"""
_SIGNERS = """
SELECT by, count(*) AS n FROM decision WHERE number <= :known_decision
GROUP BY by ORDER BY n DESC, by LIMIT 100
"""
# Words by which each kind of target is told, of those asked for
_ABOUT: dict[TargetKind, str] = {
    "claim": "SELECT id, text FROM claim WHERE id IN (SELECT value FROM json_each(:targets))"
    " ORDER BY number",
    "article": "SELECT id, ifnull(title, ifnull(outlet, '')) FROM article"
    " WHERE id IN (SELECT value FROM json_each(:targets)) ORDER BY number",
    "source": "SELECT key, name FROM name WHERE key IN (SELECT value FROM json_each(:targets))",
    "link": "SELECT CAST(link.number AS TEXT), link.type || ': ' || a.text || ' | ' || b.text"
    " FROM link JOIN claim AS a ON a.number = link.a JOIN claim AS b ON b.number = link.b"
    " WHERE link.number IN (SELECT CAST(value AS INTEGER) FROM json_each(:targets))",
}


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A decision in plain values.

    `about` are words of what it is about, empty where it has none of its own. `value` is JSON.
    `undone` is the number of the decision that took it back, `undone_by` who did, `undone_at` when
    (UTC); all three are `None` while it stands.
    """

    number: int
    recorded: datetime
    by: str
    kind: DecisionKind
    target_kind: TargetKind
    target: str
    about: str
    value: str
    reason: str | None
    undoes: int | None
    undone: int | None
    undone_by: str | None
    undone_at: datetime | None

    @property
    def mark(self) -> str:
        """Where a list of decisions goes on after this one."""
        return str(self.number)

    @property
    def values(self) -> Mapping[str, object]:
        """What the kind of decision needs, as `ledger.decisions.checks` keeps it."""
        found: Mapping[str, object] = json.loads(self.value)
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """Which decisions: those that `by` signed, of these `kinds`, on `target` ("claim:ID", "link:3").

    Decisions that were carried to the target when its article was read again belong to it. Raises
    `OptionError` for a kind that is none.
    """

    by: str | None = None
    kinds: tuple[str, ...] = ()
    target: str | None = None

    def __post_init__(self) -> None:
        """Refuse what can hold for nothing."""
        for kind in self.kinds:
            if kind not in get_args(DecisionKind):
                known = ", ".join(get_args(DecisionKind))
                raise OptionError(f"found the decision {kind!r}, expected {known}")


def decisions(
    store: Store,
    asked: Asked | None = None,
    known: Known = EVERYTHING,
    limit: int | None = PAGE,
    after: str | None = None,
) -> tuple[HistoryRow, ...]:
    """A page of decisions, undoings too, latest first; `after` is the mark where the last ended."""
    asked = asked or Asked()
    mark = Filters(after=after).marks(1)
    numbers = _on(store, asked.target) if asked.target is not None else None
    before = mark[0] if mark else LAST
    return _read(store, asked, numbers, known, limit, before)


def numbered(store: Store, numbers: Iterable[int]) -> tuple[HistoryRow, ...]:
    """The decisions of these numbers, latest first."""
    return _read(store, Asked(), list(numbers), EVERYTHING, None, LAST)


def signers(store: Store, known: Known = EVERYTHING) -> tuple[str, ...]:
    """Who decided, who decided most first."""
    return tuple(row["by"] for row in store.rows(_SIGNERS, named=known.values()))


def _on(store: Store, target: str) -> list[int]:
    kind, name = read_target(target)
    if kind == "claim":
        try:
            name = whole_id(store, name)
        except LedgerError as error:
            raise OptionError(str(error)) from error
    return [one.number for one in history(store, kind, name) if one.number is not None]


def _read(
    store: Store,
    asked: Asked,
    numbers: list[int] | None,
    known: Known,
    limit: int | None,
    before: int,
) -> tuple[HistoryRow, ...]:
    values = known.values() | {
        "after": before,
        "by": asked.by,
        "kinds": json.dumps(asked.kinds),
        "numbers": json.dumps(numbers) if numbers is not None else None,
        "limit": -1 if limit is None else limit,
    }
    return _rows(store, list(store.rows(_DECISIONS, named=values)))


def _rows(store: Store, found: list[sqlite3.Row]) -> tuple[HistoryRow, ...]:
    about = _about(store, {(row["target_kind"], row["target"]) for row in found})
    return tuple(
        HistoryRow(
            number=row["number"],
            recorded=datetime.fromisoformat(row["recorded"]),
            by=row["by"],
            kind=row["kind"],
            target_kind=row["target_kind"],
            target=row["target"],
            about=about.get((row["target_kind"], row["target"]), ""),
            value=row["value"],
            reason=row["reason"],
            undoes=row["undoes"],
            undone=row["undo_number"],
            undone_by=row["undo_by"],
            undone_at=row["undo_recorded"] and datetime.fromisoformat(row["undo_recorded"]),
        )
        for row in found
    )


def _about(store: Store, targets: Iterable[tuple[TargetKind, str]]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    asked = list(targets)
    for kind, query in _ABOUT.items():
        of_kind = [target for one, target in asked if one == kind]
        if of_kind:
            rows = store.rows(query, named={"targets": json.dumps(of_kind)})
            found |= {(kind, row[0]): row[1] for row in rows}
    return found

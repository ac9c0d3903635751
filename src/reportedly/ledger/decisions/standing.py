"""Targets in, what people decided of them out: what stands, its history, and what it comes to.

A decision stands while no later one undoes it. It holds for its own target and for those that it
was carried to when an article was read again (`ledger.carrying`). As known on a day, only what had
been decided, undone and carried by then counts.

How a view shows what people decided:

- leave out what was rejected with `unrejected("claim", "claim.id")` as a condition of its query,
  or drop what has `verdict(...) == "reject"`;
- ask `standing(store, "claim", ids, known)` once for a page of claims, and show each as
  `edited(claim, decisions)` (`ledger.decisions.edits`);
- take grades, outcomes and the settled toll from `grades_of`, `outcome_of` and `settlement`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from reportedly.ledger.decisions.targets import LARGEST, source_keys, storable
from reportedly.ledger.grades import Grade, read_grades
from reportedly.ledger.known import EVERYTHING, Known, stands
from reportedly.ledger.records import Decision, DecisionKind, TargetKind, Toll, TollPolicy
from reportedly.ledger.store import Store

# Numbers of the decisions on a target. Not by the view `decided`, which SQLite would copy whole for
# a condition on each row.
_DECISIONS_ON = """
SELECT number FROM decision WHERE target_kind = {kind} AND target = {target}
UNION ALL
SELECT decision FROM carried
WHERE target_kind = {kind} AND target = {target} AND reading <= :known_reading
"""
_STANDING = f"""
SELECT asked.value AS held_for, decision.*
FROM json_each(:targets) AS asked CROSS JOIN decision
WHERE decision.number IN ({_DECISIONS_ON.format(kind=":kind", target="asked.value")})
AND decision.kind != 'undo' AND {stands("decision.number")}
ORDER BY decision.number
"""
_ALL_STANDING = f"""
SELECT decided.target_kind AS held_kind, decided.target AS held_for, decision.*
FROM decided JOIN decision ON decision.number = decided.decision
WHERE decided.reading <= :known_reading AND {stands("decision.number")}
ORDER BY decision.number, decided.reading, decided.target
"""
_HISTORY = """
WITH taken AS ({decisions})
SELECT * FROM decision WHERE number IN (SELECT number FROM taken)
OR undoes IN (SELECT number FROM taken) ORDER BY number
""".format(decisions=_DECISIONS_ON.format(kind=":kind", target=":target"))
# The latest of accepting and rejecting counts: a person may think better of it.
_UNREJECTED = """
(SELECT verdict.kind FROM decision AS verdict WHERE verdict.number IN ({decisions})
 AND verdict.kind IN ('accept', 'reject') AND {stands}
 ORDER BY verdict.number DESC LIMIT 1) IS NOT 'reject'
"""
_DECIDED = """
EXISTS (SELECT 1 FROM decision AS one WHERE one.number IN ({decisions})
        AND one.kind IN ({kinds}) AND {stands})
"""


@dataclass(frozen=True, slots=True)
class Settlement:
    """How people settled a count of an incident; the arguments of `ledger.toll.settle`.

    `order` are names of sources, for the policy "source order"; `by_hand` is the figure that the
    policy "by hand" was given.
    """

    policy: TollPolicy
    order: tuple[str, ...] = ()
    by_hand: Toll | None = None


def standing(
    store: Store, target_kind: TargetKind, targets: Iterable[str], known: Known = EVERYTHING
) -> dict[str, tuple[Decision, ...]]:
    """The decisions that stand for each target, in the order in which they were taken.

    Targets are ids of claims and articles, numbers of links and incidents (as text), and names or
    keys of sources. A target without decisions is left out. One query, however many targets.
    """
    asked: dict[str, list[str]] = {}
    for target, held_as in _held_as(store, target_kind, targets).items():
        asked.setdefault(held_as, []).append(target)
    values = {"kind": target_kind, "targets": json.dumps(list(asked))} | known.values()
    found: dict[str, list[Decision]] = {}
    for row in store.rows(_STANDING, named=values):
        for target in asked[row["held_for"]]:
            found.setdefault(target, []).append(read_decision(row))
    return {target: tuple(decisions) for target, decisions in found.items()}


def history(store: Store, target_kind: TargetKind, target: str) -> tuple[Decision, ...]:
    """All that was ever decided of a target and undone again, in the order of decision."""
    held_as = _held_as(store, target_kind, [target])[target]
    values = {"kind": target_kind, "target": held_as} | EVERYTHING.values()
    rows = store.rows(_HISTORY, named=values)
    return tuple(read_decision(row) for row in rows)


def all_standing(store: Store, known: Known = EVERYTHING) -> Iterator[Decision]:
    """All decisions that stand, in order, each with the target that it holds for.

    One that was carried to a later reading comes again for each target that it was carried to.
    """
    for row in store.rows(_ALL_STANDING, named=known.values()):
        target_kind, target = row["held_kind"], row["held_for"]
        yield replace(read_decision(row), target_kind=target_kind, target=target)


def all_decisions(store: Store) -> Iterator[Decision]:
    """All that was ever decided and undone, in the order of decision."""
    return map(read_decision, store.rows("SELECT * FROM decision ORDER BY number"))


def get_decision(store: Store, number: int) -> Decision | None:
    """The decision with this number, `None` where there is none."""
    row = store.row("SELECT * FROM decision WHERE number = ?", min(number, LARGEST))
    return None if row is None else read_decision(row)


def unrejected(target_kind: TargetKind, target: str) -> str:
    """The condition that people have not rejected the row, for a query with the values of a `Known`.

    `target` is the column of the target as text: "claim.id", "CAST(link.number AS TEXT)".

    >>> "'claim'" in unrejected("claim", "claim.id")
    True
    """
    decisions = _DECISIONS_ON.format(kind=f"'{target_kind}'", target=target)
    return _UNREJECTED.format(decisions=decisions, stands=stands("verdict.number"))


def decided(target_kind: TargetKind, target: str, kinds: Sequence[DecisionKind]) -> str:
    """The condition that a decision of one of these kinds stands for the row, as `unrejected`."""
    return _DECIDED.format(
        decisions=_DECISIONS_ON.format(kind=f"'{target_kind}'", target=target),
        kinds=", ".join(f"'{kind}'" for kind in kinds),
        stands=stands("one.number"),
    )


def verdict(decisions: Sequence[Decision]) -> Literal["accept", "reject"] | None:
    """Whether people accept or reject it, `None` where nobody has said; the latest counts."""
    said = [d.kind for d in decisions if d.kind in ("accept", "reject")]
    return said[-1] if said else None


def grades_of(decisions: Sequence[Decision]) -> dict[str, tuple[Grade, Decision]]:
    """The latest grade of each part of a scheme ("admiralty.source"), with who gave it when."""
    return {
        grade.key: (grade, decision)
        for decision in decisions
        if decision.kind == "grade"
        for grade in read_grades(decision.value, decision.target_kind)
    }


def outcome_of(decisions: Sequence[Decision], condition: str | None = None) -> str:
    """What became of a forecast, or of the condition with these words: open, met or not met."""
    said = [
        str(d.value["outcome"])
        for d in decisions
        if d.kind == "outcome" and d.value.get("condition") == condition
    ]
    return said[-1] if said else "open"


def settlement(decisions: Sequence[Decision], what: str) -> Settlement | None:
    """How an incident's count of `what` ("killed") was settled last, `None` where nobody has."""
    for decision in reversed(decisions):
        value: dict[str, Any] = decision.value
        if decision.kind == "settle" and value.get("what", what) == what:
            figure = None
            if value["policy"] == "by hand":
                figure = Toll(what, value["low"], value["best"], value["high"], "by hand")
            return Settlement(value["policy"], tuple(value.get("order", ())), figure)
    return None


def read_decision(row: sqlite3.Row) -> Decision:
    """The decision of a row of `decision`."""
    return Decision(
        kind=row["kind"],
        target_kind=row["target_kind"],
        target=row["target"],
        by=row["by"],
        recorded=datetime.fromisoformat(row["recorded"]),
        value=json.loads(row["value"]),
        reason=row["reason"],
        undoes=row["undoes"],
        number=row["number"],
    )


def _held_as(store: Store, target_kind: TargetKind, targets: Iterable[str]) -> dict[str, str]:
    """How targets stand in the table: sources go by many names, and are kept by one key."""
    if target_kind == "source":
        return source_keys(store, targets)
    return {target: storable(target) for target in targets}

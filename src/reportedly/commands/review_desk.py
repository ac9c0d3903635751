"""The decisions of a desk in, one a line; each kept, known already, or refused with its line.

A line is an object with `kind`, `target_kind` and `target` (or `target` alone, as on the command
line), `value`, `reason` and `by`; an undo has `undoes`. That is what `history --format jsonl`
writes; its `number` is understood where a later line undoes it, its time is not taken over: a
decision is dated when the ledger learns of it. A file that is given again changes nothing: a line
that was kept before is passed over, even where it was undone since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reportedly.errors import OptionError, ReportedlyError
from reportedly.ledger.decisions.deciding import checked, decide, signed, undo
from reportedly.ledger.decisions.standing import get_decision, history
from reportedly.ledger.decisions.targets import read_target
from reportedly.ledger.records import Decision
from reportedly.ledger.store import Store
from reportedly.outputs import complain

_KEYS = frozenset(
    {"number", "kind", "target_kind", "target", "value", "reason", "by", "recorded", "undoes"}
)


@dataclass(slots=True)
class DeskDone:
    """What became of a desk's decisions."""

    kept: list[Decision] = field(default_factory=list)
    known: int = 0
    refused: int = 0


def take_desk(store: Store, lines: Iterable[str], name: str, by: str | None) -> DeskDone:
    """Take decisions from JSON Lines; each line is a transaction, a refused one is told of.

    `name` is that of the file; `by` signs lines that name nobody.
    """
    done = DeskDone()
    numbers: dict[int, int] = {}
    for count, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            _take(store, _read(line), by, numbers, done)
        except ReportedlyError as error:
            done.refused += 1
            complain(f"{name}, line {count}: {error}")
    return done


def _read(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict):
        raise OptionError(f"found {line.strip()[:40]!r}, expected a JSON object")
    unknown = set(record) - _KEYS
    if unknown:
        raise OptionError(
            f"found the key {sorted(unknown)[0]!r}, expected {', '.join(sorted(_KEYS))}"
        )
    return record


def _take(
    store: Store, record: Mapping[str, Any], by: str | None, numbers: dict[int, int], done: DeskDone
) -> None:
    name = _text(record, "by") or by
    if name is None:
        raise OptionError("found no name, expected who decides: give it as by, or use --by NAME")
    reason, given = _text(record, "reason"), record.get("number")
    if record.get("kind") == "undo":
        undone = record.get("undoes")
        if type(undone) is not int:
            raise OptionError(f"found undoes {undone!r}, expected the number of a decision")
        number = numbers.get(undone, undone)
        known = _undone(store, number, name)
        kept = known or undo(store, number, name, reason)
    else:
        decision = _decision(record, name, reason)
        known = _known(store, decision) or _known(store, checked(store, decision))
        kept = known or decide(store, decision)
    if type(given) is int:
        numbers[given] = kept.number or 0
    if known is None:
        done.kept.append(kept)
    else:
        done.known += 1


def _undone(store: Store, number: int, by: str) -> Decision | None:
    """The undo of a decision by the same person, where there is one."""
    decision = get_decision(store, number)
    if decision is None:
        return None
    past = history(store, decision.target_kind, decision.target)
    return next((one for one in past if one.undoes == number and one.by == by), None)


def _known(store: Store, decision: Decision) -> Decision | None:
    """The same decision where it was kept before, as it was written or as it is kept."""
    past = history(store, decision.target_kind, decision.target)
    return next((one for one in past if _alike(one, decision)), None)


def _decision(record: Mapping[str, Any], by: str, reason: str | None) -> Decision:
    target, value = _text(record, "target") or "", record.get("value") or {}
    if not isinstance(value, dict):
        raise OptionError(f"found the value {value!r}, expected an object")
    kind: Any = _text(record, "kind")
    target_kind: Any = _text(record, "target_kind")
    of = read_target(target) if target_kind is None else (target_kind, target)
    return signed(kind, of, by, value, reason)


def _text(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value
    if key == "target" and type(value) is int:
        return str(value)
    raise OptionError(f"found {key} {value!r}, expected a text")


def _alike(one: Decision, other: Decision) -> bool:
    return (one.kind, one.value, one.reason, one.by) == (
        other.kind,
        other.value,
        other.reason,
        other.by,
    )

"""A decision of a person in, checked; the ledger with it out.

Each decision is one transaction: it is written with all that follows from it, or not at all, and
several processes may decide at once. Nothing is changed or deleted: to undo is a decision too.

What `value` holds for each kind is told in `checks`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.decisions import grouping
from reportedly.ledger.decisions.checks import check_value
from reportedly.ledger.decisions.missed import keep_missed
from reportedly.ledger.decisions.standing import get_decision
from reportedly.ledger.decisions.targets import find_target, storable
from reportedly.ledger.decisions.values import check_text
from reportedly.ledger.records import Decision, DecisionKind, TargetKind
from reportedly.ledger.store import Store

_TARGETS: dict[DecisionKind, tuple[TargetKind, ...]] = {
    "accept": ("claim", "link", "incident"),
    "reject": ("claim", "link", "incident"),
    "edit": ("claim",),
    "missed": ("article",),
    "merge": ("incident",),
    "split": ("incident",),
    "grade": ("source", "claim", "incident"),
    "settle": ("incident",),
    "outcome": ("claim",),
}
_LONGEST_REASON = 2000


def signed(
    kind: DecisionKind,
    target: tuple[TargetKind, str],
    by: str,
    value: Mapping[str, object] | None = None,
    reason: str | None = None,
) -> Decision:
    """A decision to hand to `decide`, which gives it its number and the ledger's time."""
    return Decision(kind, *target, by, datetime.now(UTC), dict(value or {}), reason)


def decide(store: Store, decision: Decision) -> Decision:
    """Keep a decision and what follows from it; give it with its number, time and checked value.

    Raises `LedgerError` where its target is not in the ledger, or not as it would have to be, and
    `OptionError` where a value is not allowed; nothing is kept then.
    """
    with store.transaction() as moment:
        if decision.kind == "undo":
            raise OptionError("found an undo among decisions: give undo() the number to take back")
        return _keep(store, checked(store, decision), moment)


def undo(store: Store, number: int, by: str, reason: str | None = None) -> Decision:
    """Take a decision back; give the decision that does so.

    Raises `LedgerError` where there is no such decision, or it was undone before, or is an undo
    itself: what was undone is decided anew.
    """
    with store.transaction() as moment:
        undone = get_decision(store, number)
        if undone is None:
            raise LedgerError(f"there is no decision {number}: see its target's history")
        if undone.kind == "undo":
            raise LedgerError(
                f"decision {number} is itself an undo, of {undone.undoes}: decide anew instead"
            )
        by_whom = store.row("SELECT number, by FROM decision WHERE undoes = ?", number)
        if by_whom is not None:
            raise LedgerError(
                f"decision {number} was undone before, by {by_whom['by']} (decision"
                f" {by_whom['number']})"
            )
        taken_back = replace(
            undone,
            kind="undo",
            by=signer(by),
            value={},
            reason=_reason(reason),
            undoes=number,
        )
        return _keep(store, taken_back, moment)


def checked(store: Store, decision: Decision) -> Decision:
    """The decision as it would be kept, without keeping it; raises as `decide` does."""
    kinds = _TARGETS.get(decision.kind)
    if kinds is None:
        raise OptionError(f"found {decision.kind!r}, expected one of: {', '.join(_TARGETS)}")
    if decision.target_kind not in kinds:
        raise OptionError(
            f"found the {decision.target_kind} {decision.target} to {decision.kind}, expected a"
            f" {' or '.join(kinds)}"
        )
    by, reason = signer(decision.by), _reason(decision.reason)
    target = find_target(store, decision.target_kind, decision.target)
    if decision.kind == "reject" and reason is None:
        raise OptionError("a rejection needs a reason: say what is wrong")
    named = replace(decision, target=target, by=by, reason=reason, undoes=None, number=None)
    return replace(named, value=check_value(store, named))


def _keep(store: Store, decision: Decision, moment: str) -> Decision:
    number = store.insert(
        "INSERT INTO decision (kind, target_kind, target, value, reason, by, undoes, recorded)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        decision.kind,
        decision.target_kind,
        decision.target,
        json.dumps(decision.value, ensure_ascii=False, separators=(",", ":")),
        decision.reason,
        decision.by,
        decision.undoes,
        moment,
    )
    kept = replace(decision, number=number, recorded=datetime.fromisoformat(moment))
    if kept.kind == "merge":
        grouping.merge(store, int(kept.target), kept.value, number)
    elif kept.kind == "split":
        grouping.split(store, kept.value, number)
    elif kept.kind == "missed":
        keep_missed(store, kept, moment)
    return kept


def signer(by: str) -> str:
    """The name to keep of who decides; raises `OptionError` where it is none."""
    if not by.strip():
        raise OptionError("found no name, expected who decides: a decision is signed")
    return check_text("by", by)


def _reason(reason: str | None) -> str | None:
    text = " ".join(storable(reason).split()) if reason else ""
    if len(text) > _LONGEST_REASON:
        raise OptionError(f"found a reason of {len(text)} characters, expected {_LONGEST_REASON}")
    return text or None

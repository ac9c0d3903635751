"""Decisions and what wants one in; lines for people and for programs out.

Everything that came from outside, reviewers' names too, is neutralised before it is shown to people.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from reportedly.ledger.decisions.pending import Pending
from reportedly.ledger.records import Decision, Entry
from reportedly.show.safe import neutralise

_WORDS = 160  # characters of a claim's words, two lines of a terminal

Record = dict[str, Any]


def json_line(record: Record) -> str:
    """One line of JSON Lines."""
    return json.dumps(record, ensure_ascii=False) + "\n"


def decision_record(decision: Decision) -> Record:
    """A decision as a line of a desk's file holds it."""
    return {
        "number": decision.number,
        "kind": decision.kind,
        "target_kind": decision.target_kind,
        "target": decision.target,
        "value": decision.value,
        "reason": decision.reason,
        "by": decision.by,
        "recorded": decision.recorded.isoformat(),
        "undoes": decision.undoes,
    }


def decision_line(decision: Decision) -> str:
    """A decision in one line: its number, day and signer, what it does, and why."""
    what = f"undo {decision.undoes}" if decision.kind == "undo" else decision.kind
    target = f"{decision.target_kind}:{decision.target}"
    words = [what, target, *(f"{key}={_shown(value)}" for key, value in decision.value.items())]
    why = f"  ({decision.reason})" if decision.reason else ""
    day = decision.recorded.strftime("%Y-%m-%d")
    return neutralise(f"{decision.number}  {day}  {decision.by}: {' '.join(words)}{why}")


def pending_record(one: Pending) -> Record:
    """What wants a decision, with the claims that it is about."""
    return {
        "target_kind": one.target_kind,
        "target": one.target,
        "why": one.why,
        "impact": round(one.impact, 3),
        "uncertainty": round(one.uncertainty, 3),
        "type": one.type,
        "confidence": one.confidence,
        "claims": [
            {
                "id": entry.claim.id,
                "article": entry.printing.id,
                "outlet": entry.printing.outlet,
                "published": entry.printing.published and entry.printing.published.isoformat(),
                "source": entry.claim.source.name,
                "origin": entry.origin.name,
                "text": entry.claim.text,
            }
            for entry in one.entries
        ],
    }


def pending_lines(one: Pending) -> Iterator[str]:
    """What wants a decision: what it is and why, then a line for each claim."""
    tie = f" ({one.type}, confidence {one.confidence:.2f})" if one.confidence is not None else ""
    yield f"{one.target_kind}:{one.target}  {one.why}{tie}, weight {one.score:.1f}"
    for entry in one.entries:
        yield f"  {entry_line(entry)}"


def entry_line(entry: Entry) -> str:
    """A claim in one line: id, who says it, where it was printed, its words."""
    printing = entry.printing
    printed = [printing.outlet or "outlet unknown"]
    printed += [printing.published.isoformat()] if printing.published else []
    text = entry.claim.text
    words = text if len(text) <= _WORDS else text[: _WORDS - 3] + "..."
    told = "" if entry.claim.factuality.polarity == "+" else " NOT"
    return neutralise(
        f"{entry.claim.id}  {entry.claim.source.name} ({', '.join(printed)}){told}: {words}"
    )


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return "; ".join(f"{key} {_shown(one)}" for key, one in value.items() if one is not None)
    return "none" if value is None else str(value)

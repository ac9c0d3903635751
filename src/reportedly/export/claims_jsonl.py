"""A snapshot in, JSON Lines out: one claim a line, with all that the ledger knows of it.

The fields of `reportedly read --format jsonl` (claims.schema.json), and beside them `number`,
`origin`, `agency`, `recorded`, `incident`, `links` and `grades`.
"""

from __future__ import annotations

import json
from typing import Any, TextIO

from reportedly.export.decided import Decided, Given
from reportedly.export.linked import Tie, Ties
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.ledger.records import Entry
from reportedly.show.jsonl import claim_record
from reportedly.text import Article


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write the claims one after another; nothing but links and decisions is held in memory."""
    ties, decided = Ties(snapshot), Decided(snapshot.decisions)
    for entry in snapshot.entries:
        record = entry_record(entry, ties.of(entry), decided.grades("claim", entry.claim.id))
        out.write(json.dumps(record, ensure_ascii=False) + "\n")


def entry_record(
    entry: Entry, ties: tuple[Tie, ...] = (), grades: tuple[Given, ...] = ()
) -> dict[str, Any]:
    """The claim as a JSON object."""
    printing = entry.printing
    article = Article(
        entry.claim.article,
        "",
        printing.title,
        printing.outlet,
        published=printing.published,
        url=printing.url,
    )
    origin = entry.origin
    return claim_record(entry.claim, article) | {
        "number": entry.number,
        "origin": {"key": origin.key, "name": origin.name, "basis": origin.basis},
        "agency": printing.agency,
        "recorded": printing.recorded.isoformat() if printing.recorded else None,
        "incident": entry.incident,
        "links": [_tie(tie) for tie in ties],
        "grades": [_grade(given) for given in grades],
    }


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "type": tie.name,
        "id": tie.id,
        "article": tie.article,
        "confidence": tie.link.confidence,
        "reasons": [
            {"name": why.name, "weight": why.weight, "detail": why.detail}
            for why in tie.link.reasons
        ],
    }


def _grade(given: Given) -> dict[str, Any]:
    decision = given.decision
    return {
        "scheme": given.grade.scheme,
        "grade": given.grade.value,
        "means": given.grade.means,
        "by": decision.by,
        "recorded": decision.recorded.isoformat(),
        "reason": decision.reason,
    }

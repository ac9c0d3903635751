"""Everything that people decided, latest first: by whom, on what, why, and what was undone."""

from __future__ import annotations

from typing import get_args

from reportedly.ledger.records import DecisionKind
from reportedly.views.decisions import Asked, HistoryRow, decisions, signers
from reportedly.web.answer import Page, Table
from reportedly.web.routes import At
from reportedly.web.visit import Visit


def history(visit: Visit) -> Page:
    """A page of decisions: `signer` says whose, `decision` of which kinds, `target` on what."""
    question = visit.question
    asked = Asked(
        by=question.value("signer") or None,
        kinds=tuple(question.values("decision")),
        target=question.value("target") or None,
    )
    limit = question.filters.limit or 1
    found = decisions(visit.store, asked, visit.known, limit + 1, question.filters.after)
    return Page(
        "History",
        "history.html",
        {
            "rows": found[:limit],
            "next": found[limit - 1].mark if len(found) > limit else None,
            "asked": asked,
            "signers": signers(visit.store, visit.known),
            "kinds_of_decision": get_args(DecisionKind),
        },
        Table(
            "decisions",
            HistoryRow,
            lambda: decisions(visit.store, asked, visit.known, limit=None),
        ),
        filters=False,
    )


PAGES = (At("/history", history),)

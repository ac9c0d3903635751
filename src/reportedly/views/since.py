"""Claims and a mark in, what came into the ledger about them after it out."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from reportedly.ledger.known import Known
from reportedly.ledger.store import Store
from reportedly.views.decisions import HistoryRow, numbered
from reportedly.views.filters import Filters
from reportedly.views.finding import Finder
from reportedly.views.links import LinkRow, link_rows, touching
from reportedly.views.rows import Rows

_ROWS = """
SELECT claim.number FROM claim WHERE claim.id IN (SELECT value FROM json_each(:claims))
"""
# On the claims themselves, on their links, and on the incidents that they were ever put in
_DECISIONS = """
SELECT number FROM decision WHERE number > :last AND (
    target_kind = 'claim' AND target IN (SELECT value FROM json_each(:claims))
    OR target_kind = 'link' AND EXISTS (
        SELECT 1 FROM link WHERE link.number = CAST(decision.target AS INTEGER)
        AND (link.a IN (SELECT value FROM json_each(:rows))
             OR link.b IN (SELECT value FROM json_each(:rows))))
    OR target_kind = 'incident' AND EXISTS (
        SELECT 1 FROM membership JOIN claim ON claim.account = membership.account
        WHERE membership.incident = CAST(decision.target AS INTEGER)
        AND claim.number IN (SELECT value FROM json_each(:rows))))
"""


@dataclass(frozen=True, slots=True)
class Since:
    """Decisions on some claims, their links and incidents, and links of theirs, latest first."""

    decisions: tuple[HistoryRow, ...]
    links: tuple[LinkRow, ...]

    def __bool__(self) -> bool:
        """Whether anything came in."""
        return bool(self.decisions or self.links)


def since(store: Store, claims: Collection[str], known: Known) -> Since:
    """What was recorded of the claims with these ids after what `known` tells."""
    ids = json.dumps(sorted(claims))
    rows = [row["number"] for row in store.rows(_ROWS, named={"claims": ids})]
    values = {"claims": ids, "rows": json.dumps(rows), "last": known.decision}
    numbers = [row["number"] for row in store.rows(_DECISIONS, named=values)]
    finder = Finder(store, Filters(rejected=True))
    found = [row for row in touching(finder, rows) if row["reading"] > known.reading]
    return Since(numbered(store, numbers), link_rows(Rows(store), found))

"""A ledger in, what most wants a person's decision out: impact times uncertainty, greatest first.

Three things are asked of people: which of two accounts that dispute each other holds, whether a
link that the program is unsure of is one, and whether casualties that one origin alone tells of are
to be believed. What somebody has decided is not asked again. The latest rows are looked at, so that
the list costs the same in a ledger of any size.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.claim import Casualties, Certainty
from reportedly.ledger.decisions.standing import decided
from reportedly.ledger.entries import Entries
from reportedly.ledger.known import EVERYTHING, belongs, current
from reportedly.ledger.records import DecisionKind, Entry, TargetKind
from reportedly.ledger.store import Store

PendingWhy = Literal["dispute", "one origin", "unsure link"]

# Links and claims looked at, latest first; some 0.2 s
_LINKS, _CLAIMS = 2000, 2000
# Links below this are asked about: the surest type reaches it with its weakest grounds
_UNSURE = 0.7
# A claim of a single origin is at best half known, and less where the source itself hedges
_HEDGED: dict[Certainty, float] = {"certain": 0.5, "probable": 0.6, "possible": 0.8, "unsure": 1.0}

_JUDGED: tuple[DecisionKind, ...] = ("accept", "reject", "grade", "settle")


def _undecided(kind: TargetKind, target: str) -> str:
    return f"NOT {decided(kind, target, _JUDGED)}"


_OPEN_LINKS = f"""
SELECT link.number, link.type, link.confidence, link.a, link.b
FROM link JOIN claim AS first ON first.number = link.a JOIN claim AS second ON second.number = link.b
WHERE link.number > (SELECT ifnull(max(number), 0) FROM link) - {_LINKS}
AND (link.type = 'disputes' OR link.confidence < {_UNSURE})
AND {_undecided("link", "CAST(link.number AS TEXT)")}
AND {_undecided("claim", "first.id")} AND {_undecided("claim", "second.id")}
AND {current("first")} AND {current("second")}
"""
_HARMFUL = f"""
SELECT claim.number FROM claim
WHERE claim.number > (SELECT ifnull(max(number), 0) FROM claim) - {_CLAIMS}
AND claim.polarity = '+' AND claim.mood IN ('happened', 'ongoing')
AND json_extract(claim.codes, '$.casualties') IS NOT NULL
AND {_undecided("claim", "claim.id")} AND {current("claim")}
"""
_TELLING = f"""
SELECT claim.number FROM membership JOIN claim ON claim.account = membership.account
WHERE membership.incident = :incident AND {belongs("membership")} AND {current("claim")}
AND json_extract(claim.codes, '$.casualties') IS NOT NULL
"""
_OPEN_INCIDENT = f"SELECT 1 WHERE {_undecided('incident', 'CAST(:incident AS TEXT)')}"


@dataclass(frozen=True, slots=True)
class Pending:
    """Something that wants a decision, and the claims that it is about.

    `impact` grows with the people harmed (1 where none are counted), `uncertainty` runs from 0 to 1.
    For a link the claim that acts stands first. `type` and `confidence` are those of a link.
    """

    target_kind: TargetKind
    target: str
    why: PendingWhy
    impact: float
    uncertainty: float
    entries: tuple[Entry, ...]
    type: str | None = None
    confidence: float | None = None

    @property
    def score(self) -> float:
        """By which the list is ordered."""
        return self.impact * self.uncertainty


def pending(store: Store, limit: int = 20) -> list[Pending]:
    """What wants a decision most, at most `limit` things; equal ones latest first."""
    entries = Entries(store)
    found = [*_links(store, entries), *_single_origins(store, entries)]
    found.sort(key=lambda one: (-round(one.score, 6), one.target_kind, -_row(one)))
    return found[:limit]


def _row(one: Pending) -> int:
    return int(one.target) if one.target_kind == "link" else one.entries[0].number or 0


def _links(store: Store, entries: Entries) -> Iterable[Pending]:
    rows = list(store.rows(_OPEN_LINKS, named=EVERYTHING.values()))
    ends = {row[end] for row in rows for end in ("a", "b")}
    by_number = {entry.number: entry for entry in entries.entries(sorted(ends))}
    for row in rows:
        both = (by_number[row["a"]], by_number[row["b"]])
        dispute = row["type"] == "disputes"
        sure = row["confidence"]
        yield Pending(
            "link",
            str(row["number"]),
            "dispute" if dispute else "unsure link",
            _impact(both),
            # a sure dispute leaves open which of the two holds; any link of even odds, whether it is
            sure if dispute else 1 - abs(2 * sure - 1),
            both,
            row["type"],
            sure,
        )


def _single_origins(store: Store, entries: Entries) -> Iterable[Pending]:
    """The claim of most casualties of each incident of which one origin alone tells."""
    numbers = [row["number"] for row in store.rows(_HARMFUL, named=EVERYTHING.values())]
    told = sorted(entries.entries(numbers), key=lambda e: (-_harmed(e.claim.casualties), e.number))
    seen: set[int] = set()
    for entry in told:
        if _harmed(entry.claim.casualties) == 0 or entry.incident in seen:
            continue
        if entry.incident is not None:
            seen.add(entry.incident)
            values = {"incident": entry.incident} | EVERYTHING.values()
            if next(store.rows(_OPEN_INCIDENT, named=values), None) is None:
                continue
            rows = [row["number"] for row in store.rows(_TELLING, named=values)]
            if len({one.origin.key for one in entries.entries(rows)}) > 1:
                continue
        certainty = entry.claim.factuality.certainty
        yield Pending(
            "claim",
            entry.claim.id,
            "one origin",
            _impact([entry]),
            _HEDGED[certainty],
            (entry,),
        )


def _impact(entries: Sequence[Entry]) -> float:
    """Each doubling of the people harmed weighs as much as the first of them."""
    return 1 + math.log2(1 + max(_harmed(entry.claim.casualties) for entry in entries))


def _harmed(casualties: Iterable[Casualties]) -> int:
    return max((harm.low if harm.best is None else harm.best for harm in casualties), default=0)

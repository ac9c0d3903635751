"""A ledger in, what most wants a person's decision out: impact times uncertainty, greatest first.

Three things are asked of people: which of two accounts that dispute each other holds, whether a
link that the program is unsure of is one, and whether casualties that one origin alone tells of are
to be believed. What somebody has decided is not asked again. The latest rows are looked at, so that
the list costs the same in a ledger of any size.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.claim import Certainty
from reportedly.ledger.decisions.standing import decided
from reportedly.ledger.entries import Entries
from reportedly.ledger.known import EVERYTHING, belongs, current
from reportedly.ledger.records import DecisionKind, Entry, TargetKind
from reportedly.ledger.store import Store

PendingWhy = Literal["dispute", "one origin", "unsure link"]

# Links and claims looked at, latest first; some 50 ms, however many of them want a decision
_LINKS, _CLAIMS = 2000, 2000
# Links below this are asked about: the surest type reaches it with its weakest grounds
_UNSURE = 0.7
# A claim of a single origin is at best half known, and less where the source itself hedges
_HEDGED: dict[Certainty, float] = {"certain": 0.5, "probable": 0.6, "possible": 0.8, "unsure": 1.0}

_JUDGED: tuple[DecisionKind, ...] = ("accept", "reject", "grade", "settle")


def _undecided(kind: TargetKind, target: str) -> str:
    return f"NOT {decided(kind, target, _JUDGED)}"


# The most people that a claim counts as harmed in one way, NULL where it counts none
_HARMED = """
(SELECT max(ifnull(json_extract(harm.value, '$.best'), json_extract(harm.value, '$.low')))
 FROM json_each({claim}.codes, '$.casualties') AS harm)
"""
_OPEN_LINKS = f"""
SELECT link.number, link.type, link.confidence, link.a, link.b,
       {_HARMED.format(claim="first")} AS by_first, {_HARMED.format(claim="second")} AS by_second
FROM link JOIN claim AS first ON first.number = link.a JOIN claim AS second ON second.number = link.b
WHERE link.number > (SELECT ifnull(max(number), 0) FROM link) - {_LINKS}
AND (link.type = 'disputes' OR link.confidence < {_UNSURE})
AND {_undecided("link", "CAST(link.number AS TEXT)")}
AND {_undecided("claim", "first.id")} AND {_undecided("claim", "second.id")}
AND {current("first")} AND {current("second")}
"""
_HARMFUL = f"""
SELECT claim.number, claim.id, claim.account, claim.certainty,
       {_HARMED.format(claim="claim")} AS harmed
FROM claim
WHERE claim.number > (SELECT ifnull(max(number), 0) FROM claim) - {_CLAIMS}
AND claim.polarity = '+' AND claim.mood IN ('happened', 'ongoing') AND harmed > 0
AND {_undecided("claim", "claim.id")} AND {current("claim")}
ORDER BY harmed DESC, claim.number
"""
# Incidents that nobody decided on and whose casualties one origin alone tells of
_SINGLE = f"""
SELECT given.value AS incident
FROM json_each(:incidents) AS given CROSS JOIN membership ON membership.incident = given.value
CROSS JOIN claim ON claim.account = membership.account
WHERE {belongs("membership")} AND {current("claim")}
AND json_extract(claim.codes, '$.casualties') IS NOT NULL
AND {_undecided("incident", "CAST(given.value AS TEXT)")}
GROUP BY given.value HAVING count(DISTINCT claim.origin) = 1
"""


@dataclass(frozen=True, slots=True)
class Pending:
    """Something that wants a decision, and the rows of the claims that it is about.

    `impact` grows with the people harmed (1 where none are counted), `uncertainty` runs from 0 to 1.
    For a link the claim that acts stands first. `type` and `confidence` are those of a link.
    `entries` are the claims themselves, where `pending` was asked for them.
    """

    target_kind: TargetKind
    target: str
    why: PendingWhy
    impact: float
    uncertainty: float
    claims: tuple[int, ...]
    type: str | None = None
    confidence: float | None = None
    entries: tuple[Entry, ...] = ()

    @property
    def score(self) -> float:
        """By which the list is ordered."""
        return self.impact * self.uncertainty

    @property
    def order(self) -> tuple[int, int, int]:
        """Its place in the list: by score in millionths, then claims before links, latest first."""
        row = int(self.target) if self.target_kind == "link" else self.claims[0]
        return (-round(self.score * 1_000_000), int(self.target_kind == "link"), -row)


def pending(store: Store, limit: int = 20) -> list[Pending]:
    """What wants a decision most, at most `limit` things, with its claims; equal ones latest first."""
    found = all_pending(store)[:limit]
    entries = Entries(store).entries(dict.fromkeys(row for one in found for row in one.claims))
    by_row = {entry.number: entry for entry in entries}
    return [replace(one, entries=tuple(by_row[row] for row in one.claims)) for one in found]


def all_pending(store: Store) -> list[Pending]:
    """All that wants a decision among the latest rows, in order; their claims are not read."""
    found = [*_links(store), *_single_origins(store)]
    return sorted(found, key=lambda one: one.order)


def _links(store: Store) -> Iterable[Pending]:
    for row in store.rows(_OPEN_LINKS, named=EVERYTHING.values()):
        dispute = row["type"] == "disputes"
        sure = row["confidence"]
        yield Pending(
            "link",
            str(row["number"]),
            "dispute" if dispute else "unsure link",
            _impact(max(row["by_first"] or 0, row["by_second"] or 0)),
            # a sure dispute leaves open which of the two holds; any link of even odds, whether it is
            sure if dispute else 1 - abs(2 * sure - 1),
            (row["a"], row["b"]),
            row["type"],
            sure,
        )


def _single_origins(store: Store) -> Iterable[Pending]:
    """The claim of most casualties of each incident of which one origin alone tells."""
    told = list(store.rows(_HARMFUL, named=EVERYTHING.values()))
    incidents = Entries(store).incidents_of(row["account"] for row in told if row["account"])
    asked = json.dumps(sorted(set(incidents.values())))
    values = EVERYTHING.values() | {"incidents": asked}
    single = {row["incident"] for row in store.rows(_SINGLE, named=values)}
    for row in told:
        incident = incidents.get(row["account"])
        if incident is not None:
            if incident not in single:
                continue
            single.remove(incident)
        certainty: Certainty = row["certainty"]
        yield Pending(
            "claim",
            row["id"],
            "one origin",
            _impact(row["harmed"]),
            _HEDGED[certainty],
            (row["number"],),
        )


def _impact(harmed: int) -> float:
    """Each doubling of the people harmed weighs as much as the first of them."""
    return 1 + math.log2(1 + harmed)

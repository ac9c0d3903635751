"""One claim in, what its card and its page show of it in words out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportedly.claim import Claim, Reason, RelayKind
from reportedly.ledger.records import Decision, Entry
from reportedly.show.decision_words import decision_words
from reportedly.show.page_card import terms
from reportedly.show.words import code_words, relay_words, told_words
from reportedly.views.printed import PrintedClaim, Ties
from reportedly.views.rows import ClaimRow

# Links that hold both ways
_MUTUAL = frozenset({"disputes", "supports"})
# How a link reads from the side of the claim whose card it stands on
_TIES = {
    ("disputes", True): "disputed by",
    ("supports", True): "supported by",
    ("corrects", True): "corrects",
    ("corrects", False): "corrected by",
    ("repeats", True): "repeats",
    ("repeats", False): "repeated by",
    ("responds", True): "answers",
    ("responds", False): "answered by",
}


@dataclass(frozen=True, slots=True)
class Crumb:
    """A link of the chain: its name, its role where the first speaker has one, and its kind."""

    name: str
    role: str | None
    kind: RelayKind | None


@dataclass(frozen=True, slots=True)
class Signed:
    """What a person decided, with who and when; `values` are names with what was said of each."""

    kind: str
    values: tuple[tuple[str, str], ...]
    by: str
    recorded: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A claim in words; `number` counts the claims of its article from 1, in the order of the text.

    `terms` are harm, conditions, when, where, when said and cue. `marked` is how it came to be here
    where a person marked it.
    """

    number: int
    row: ClaimRow
    entry: Entry
    chain: tuple[Crumb, ...]
    told: str
    code: str
    terms: tuple[tuple[str, str], ...]
    ties: tuple[tuple[str, Ties], ...]
    reasons: tuple[Reason, ...]
    decided: tuple[Signed, ...]
    marked: Signed | None

    @property
    def claim(self) -> Claim:
        """The claim as people edited it."""
        return self.entry.claim


def card(one: PrintedClaim, number: int = 1) -> Card:
    """What the card of a claim shows."""
    claim, printing = one.entry.claim, one.entry.printing
    chain = [Crumb(relay_words(relay), relay.role, relay.kind) for relay in claim.chain]
    if printing.outlet and all(crumb.name != printing.outlet for crumb in chain):
        chain.append(Crumb(printing.outlet, None, None))
    stand = tuple(_signed(decision) for decision in one.decisions)
    return Card(
        number=number,
        row=one.row,
        entry=one.entry,
        chain=tuple(chain),
        told=told_words(claim),
        code=code_words(claim),
        terms=tuple(terms(claim)),
        ties=tuple((tie_words(tie.type, tie.acts), tie) for tie in one.ties),
        reasons=claim.reasons,
        decided=tuple(one for one in stand if one.kind != "missed"),
        marked=next((one for one in stand if one.kind == "missed"), None),
    )


def tie_words(type: str, acts: bool) -> str:
    """How a link reads from one of its claims, "corrects" or "corrected by"."""
    return _TIES[type, acts or type in _MUTUAL]


def _signed(decision: Decision) -> Signed:
    return Signed(
        kind=decision.kind,
        values=decision_words(decision.kind, decision.value, decision.target_kind),
        by=decision.by,
        recorded=decision.recorded,
        reason=decision.reason,
    )

"""Numbers of claims in, what a view shows of each out: as people edited it, and as known then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.claim import Claim, Relay
from reportedly.edtf import day_bounds
from reportedly.ledger.decisions.edits import edited
from reportedly.ledger.decisions.standing import grades_of, standing, verdict
from reportedly.ledger.entries import Entries
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.records import Decision, Entry
from reportedly.ledger.store import Store

AUTHOR = "the author"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in plain values.

    `article` is the id given in the input. `source` said it first, and `via` are those who relayed
    it, nearest to the source first. `first` and `last` bound the days told of, each `None` where
    open; `when` is the same in EDTF. `basis` tells how `origin` was told. `verdict` is what people
    said of it ("accept", "reject"), `edited` the names of those who changed it, and `grades` what
    they gave it ("admiralty.information 2").
    """

    number: int
    id: str
    article: str
    outlet: str | None
    published: date | None
    recorded: date | None
    source: str
    source_role: str | None
    via: tuple[str, ...]
    status: str
    negated: bool
    certainty: str
    mood: str
    quoted: bool
    kind: str
    text: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    places: tuple[str, ...]
    first: date | None
    last: date | None
    when: str | None
    event: str | None
    origin: str
    basis: str
    incident: int | None
    verdict: str | None = None
    edited: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The words, and the id by which the rest is found."""
        return f"{self.text} [{self.id}]"

    @property
    def mark(self) -> str:
        """Where a list of claims goes on after this one."""
        return str(self.number)


class Rows:
    """Reads what views show; rows that were read once are kept."""

    def __init__(self, store: Store, known: Known = EVERYTHING) -> None:
        self.store, self.known = store, known
        self.entries = Entries(store)

    def read(self, numbers: Iterable[int]) -> list[tuple[Entry, tuple[Decision, ...]]]:
        """The entries of claims as people edited them, with the decisions that stand."""
        found = self.entries.entries(numbers)
        ids = dict.fromkeys(entry.claim.id for entry in found)
        decided = standing(self.store, "claim", ids, self.known) if self._any_decision else {}
        accounts = (entry.account for entry in found if entry.account)
        incidents = self.entries.incidents_of(accounts, self.known)
        return [
            (
                replace(
                    entry,
                    claim=edited(entry.claim, decided.get(entry.claim.id, ())),
                    incident=incidents.get(entry.account) if entry.account else None,
                ),
                decided.get(entry.claim.id, ()),
            )
            for entry in found
        ]

    def claims(self, numbers: Iterable[int]) -> tuple[ClaimRow, ...]:
        """What is shown of some claims, in the order given."""
        return tuple(claim_row(entry, decided) for entry, decided in self.read(numbers))

    @property
    def _any_decision(self) -> bool:
        return self.store.value("SELECT 1 FROM decision LIMIT 1") is not None


def claim_row(entry: Entry, decisions: Sequence[Decision] = ()) -> ClaimRow:
    """What is shown of an entry."""
    claim, printing = entry.claim, entry.printing
    facts = claim.factuality
    first, last = day_bounds(claim.when.edtf if claim.when else None)
    return ClaimRow(
        number=entry.number or 0,
        id=claim.id,
        article=claim.article,
        outlet=printing.outlet,
        published=printing.published,
        recorded=printing.recorded.date() if printing.recorded else None,
        source=speaker(claim.source),
        source_role=claim.source.role,
        via=tuple(relay.name for relay in claim.chain[1:]),
        status=facts.status,
        negated=facts.polarity == "-",
        certainty=facts.certainty,
        mood=facts.mood,
        quoted=claim.quoted,
        kind=claim.kind,
        text=claim.text,
        actors=tuple(actor.name for actor in claim.actors),
        recipients=tuple(actor.name for actor in claim.recipients),
        places=tuple(place.name for place in claim.places),
        first=first,
        last=last,
        when=claim.when.edtf if claim.when else None,
        event=event_words(claim),
        origin=entry.origin.name,
        basis=entry.origin.basis,
        incident=entry.incident,
        verdict=verdict(decisions),
        edited=tuple(dict.fromkeys(d.by for d in decisions if d.kind == "edit")),
        grades=grade_words(decisions),
    )


def speaker(relay: Relay) -> str:
    """Who said it, in a name."""
    return AUTHOR if relay.kind == "author" else relay.name


def event_words(claim: Claim) -> str | None:
    """The PLOVER type with its mode: "ASSAULT aerial"."""
    if claim.event is None:
        return None
    return f"{claim.event.type} {claim.event.mode or ''}".rstrip()


def grade_words(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """The grades that people gave, each with its scheme."""
    return tuple(f"{key} {grade.value}" for key, (grade, _) in grades_of(decisions).items())

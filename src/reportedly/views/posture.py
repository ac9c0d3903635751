"""Who stands where and which way they move, and who says so: one record a claim."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.ledger.compare.posture import way_of
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store
from reportedly.views.claims import claim_numbers
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.links import dispute_counts
from reportedly.views.rows import ClaimRow, Rows, claim_row


@dataclass(frozen=True, slots=True)
class PostureRow:
    """A claim on a posture.

    `direction` is increase, decrease, hold, present or relocate, `None` where the claim tells
    none. `way` is where that leaves them, with what is negated taken in: more, less, as before,
    there, gone or elsewhere. `disputed` counts the claims that cannot hold together with it.
    """

    who: tuple[str, ...]
    direction: str | None
    way: str | None
    where: tuple[str, ...]
    disputed: int
    claim: ClaimRow

    @property
    def mark(self) -> str:
        """Where the list goes on after this one."""
        return self.claim.mark


def posture(
    store: Store, filters: Filters = ANY, known: Known = EVERYTHING
) -> tuple[PostureRow, ...]:
    """A page of claims on postures, newest recorded first."""
    filters = replace(filters, kinds=("posture",))
    numbers = list(claim_numbers(store, filters, known))
    disputed = dispute_counts(Finder(store, ANY, known), numbers)
    return tuple(
        PostureRow(
            who=tuple(actor.name for actor in entry.claim.actors),
            direction=entry.claim.direction,
            way=way_of(entry.claim),
            where=tuple(place.name for place in entry.claim.places),
            disputed=disputed[entry.number or 0],
            claim=claim_row(entry, decided),
        )
        for entry, decided in Rows(store, known).read(numbers)
    )

"""Who stands where and which way they move, told both ways side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import combinations

from reportedly.ledger.compare.posture import OPPOSED
from reportedly.views.posture import PostureRow, posture
from reportedly.web.answer import Page, Table
from reportedly.web.listing import all_of, page_of
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# Claims that one board sets side by side
_CLAIMS = 80
# In this order they stand beside one another: those that oppose each other are neighbours
WAYS = ("more", "as before", "there", "less", "gone", "elsewhere", "")


@dataclass(slots=True)
class Stand:
    """One actor in one place, "" where none is told: what is claimed, by the way told of."""

    actor: str
    place: str
    ways: dict[str, list[PostureRow]] = field(default_factory=dict)

    @property
    def opposed(self) -> bool:
        """Whether ways are told that cannot both hold, whoever tells them of whichever day."""
        return any(frozenset(pair) in OPPOSED for pair in combinations(self.ways, 2))

    @property
    def rank(self) -> tuple[bool, int]:
        """What comes first: opposing ways, then what was recorded last."""
        rows = (row for rows in self.ways.values() for row in rows)
        return self.opposed, max(row.claim.number for row in rows)


def board(visit: Visit) -> Page:
    """The newest claims on postures by actor and place; the data hold all of them."""
    question = visit.question
    view = partial(posture, visit.store, known=visit.known)
    limit = question.filters.limit if question.value("limit") else _CLAIMS
    rows, after = page_of(view, replace(question.filters, limit=limit))
    return Page(
        "Posture",
        "posture.html",
        {"groups": by_actor(rows), "next": after, "shown": len(rows), "ways": WAYS},
        Table("posture", PostureRow, lambda: all_of(view, question.filters)),
    )


def by_actor(rows: Iterable[PostureRow]) -> list[tuple[str, list[Stand]]]:
    """Claims by actor, each with the places that are told of; what is told both ways comes first.

    A claim of two actors or places stands under each.
    """
    stands: dict[tuple[str, str], Stand] = {}
    for row in rows:
        for actor in row.who or ("",):
            for place in row.where or ("",):
                stand = stands.setdefault((actor, place), Stand(actor, place))
                stand.ways.setdefault(row.way or "", []).append(row)
    grouped: dict[str, list[Stand]] = {}
    for stand in sorted(stands.values(), key=lambda stand: stand.rank, reverse=True):
        grouped.setdefault(stand.actor, []).append(stand)
    return sorted(grouped.items(), key=_named_first)


def _named_first(group: tuple[str, Sequence[Stand]]) -> bool:
    return not group[0]


PAGES = (At("/posture", board),)

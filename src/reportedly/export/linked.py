"""Links of a snapshot in, for each claim the ties it has to others out.

A dispute and a support hold both ways; the other links are named from the side that they are seen
from ("corrects" and "corrected_by").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from reportedly.export.snapshot import Snapshot
from reportedly.ledger.records import Entry, Link, LinkType

TieName = Literal[
    "disputes",
    "supports",
    "corrects",
    "corrected_by",
    "repeats",
    "repeated_by",
    "responds_to",
    "answered_by",
]
# The name of a link as its first claim has it, and as its second has it
_SIDES: dict[LinkType, tuple[TieName, TieName]] = {
    "disputes": ("disputes", "disputes"),
    "supports": ("supports", "supports"),
    "corrects": ("corrects", "corrected_by"),
    "repeats": ("repeats", "repeated_by"),
    "responds": ("responds_to", "answered_by"),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """One link, seen from one of its claims; `id` and `article` are those of the other claim."""

    name: TieName
    id: str
    article: str
    link: Link


class Ties:
    """The ties of every linked claim, by its row; memory grows with the links, not the claims."""

    def __init__(self, snapshot: Snapshot) -> None:
        links = sorted(snapshot.links, key=lambda link: (link.number or 0, link.a, link.b))
        wanted = {number for link in links for number in (link.a, link.b)}
        known = _names(snapshot.entries, wanted)
        self._ties: dict[int, list[Tie]] = {}
        for link in links:
            first, second = _SIDES[link.type]
            if link.a in known and link.b in known:
                self._ties.setdefault(link.a, []).append(Tie(first, *known[link.b], link))
                self._ties.setdefault(link.b, []).append(Tie(second, *known[link.a], link))

    def of(self, entry: Entry) -> tuple[Tie, ...]:
        """The ties of this claim, in the order in which the links were made."""
        return tuple(self._ties.get(entry.number, ())) if entry.number is not None else ()


def _names(entries: Iterable[Entry], wanted: set[int]) -> dict[int, tuple[str, str]]:
    return {
        entry.number: (entry.claim.id, entry.claim.article)
        for entry in entries
        if entry.number is not None and entry.number in wanted
    }

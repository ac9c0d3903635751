"""What each origin tells of an incident in, where it cannot be right together with others out.

Two cells differ where both cannot hold, not where one tells more: "Damascus" and "Syria" agree, and
so do "at least 12" and 15. Targets are not compared, since one happening has many; nor is a figure
for one group with one for everybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.claim import Claim, Where
from reportedly.edtf import day_bounds
from reportedly.ledger.compare.parties import Parties, read_parties, relate
from reportedly.ledger.compare.places import relate_places
from reportedly.ledger.doers import doers
from reportedly.ledger.glance import LONGEST
from reportedly.views.denying import cleared, denies_happening, is_denial
from reportedly.views.means import exclude, sure_means
from reportedly.views.reports import HARMS, Harm

# "He died of his wounds on 4 May", "a third man succumbed to injuries in hospital"
_FROM_WOUNDS = re.compile(
    r"\bsuccumb|\b(?:die[ds]?|dying|death)\b.{0,40}\b(?:wound|injur|in (?:an? |the )?hospital)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A part of an account that cannot hold together with what other origins tell.

    `part` is "happened", "responsible", "denies", "places", "when", "means" or a kind of harm;
    `origins` are the positions of the others' accounts, counted from 0.
    """

    part: str
    origins: tuple[int, ...]

    def __str__(self) -> str:
        """The part, and how many differ: "killed differs from 3"."""
        return f"{self.part} differs from {len(self.origins)}"


class Telling:
    """What one origin tells, ready to be compared."""

    def __init__(self, claims: Sequence[Claim], means: Sequence[str], harms: Sequence[Harm]):
        self.claims, self.means = claims, tuple(means)
        self.harms = {harm.what: harm for harm in harms}

    @cached_property
    def happened(self) -> bool | None:
        """Whether it says that it happened, `None` where it says only who did not do it."""
        if any(denies_happening(claim) for claim in self.claims):
            return False
        return None if all(is_denial(claim) for claim in self.claims) else True

    @cached_property
    def responsible(self) -> Parties:
        """Those whom it makes responsible."""
        return read_parties([actor for claim in self.claims for actor in doers(claim)])

    @cached_property
    def cleared(self) -> Parties:
        """Those who it says did not do it."""
        return read_parties(cleared(self.claims))

    @cached_property
    def places(self) -> tuple[Where, ...]:
        """Where it says that it happened."""
        return tuple(place for claim in self.claims for place in claim.places)

    @cached_property
    def sure_means(self) -> frozenset[str]:
        """The means of violence that it names beyond doubt, and not those that it denies."""
        return sure_means("\n".join(c.text for c in self.claims if not is_denial(c)))

    @cached_property
    def days(self) -> tuple[tuple[int, int], ...]:
        """The periods of a month or less that it tells of, as day numbers; longer is background.

        The day on which somebody died of wounds is not that of what happened.
        """
        happening = [claim for claim in self.claims if not _FROM_WOUNDS.search(claim.text)]
        bounds = (day_bounds(claim.when.edtf) for claim in happening if claim.when)
        periods = [(a.toordinal(), b.toordinal()) for a, b in bounds if a and b]
        return tuple(period for period in periods if period[1] - period[0] <= LONGEST)


def contrasts(tellings: Sequence[Telling]) -> list[tuple[Contrast, ...]]:
    """For each origin the parts in which it differs from others, in the order of the parts."""
    found = []
    for mine in tellings:
        parts = []
        for part, differ in _PARTS.items():
            others = tuple(at for at, other in enumerate(tellings) if differ(mine, other))
            if others:
                parts.append(Contrast(part, others))
        found.append(tuple(parts))
    return found


def _happened(mine: Telling, other: Telling) -> bool:
    return None not in (mine.happened, other.happened) and mine.happened != other.happened


def _responsible(mine: Telling, other: Telling) -> bool:
    return _apart(mine.responsible, other.responsible) or _meet(mine.responsible, other.cleared)


def _denies(mine: Telling, other: Telling) -> bool:
    return _meet(mine.cleared, other.responsible)


def _apart(here: Parties, there: Parties) -> bool:
    """Whether two parties are not the same; two unregistered names that share no word are not."""
    standing = relate(here, there)
    named = here.names and there.names and not (here.sides or there.sides)
    return standing == "differ" or (standing == "unknown" and bool(named))


def _meet(here: Parties, there: Parties) -> bool:
    """Whether two parties are the same, or one is the other's whole side; brigades of one army are not."""
    standing = relate(here, there)
    part = not (here.ids and there.ids) or here.ids & there.sides or there.ids & here.sides
    return standing == "same" or (standing == "within" and bool(part))


def _places(mine: Telling, other: Telling) -> bool:
    return relate_places(mine.places, other.places)[0] == "differ"


def _when(mine: Telling, other: Telling) -> bool:
    pairs = [(a, b) for a in mine.days for b in other.days]
    return bool(pairs) and all(a[1] < b[0] or b[1] < a[0] for a, b in pairs)


def _means(mine: Telling, other: Telling) -> bool:
    return set(mine.means).isdisjoint(other.means) and exclude(mine.sure_means, other.sure_means)


def _harm(what: str) -> Callable[[Telling, Telling], bool]:
    def differ(mine: Telling, other: Telling) -> bool:
        here, there = mine.harms.get(what), other.harms.get(what)
        return (
            here is not None and there is not None and (_below(here, there) or _below(there, here))
        )

    return differ


def _below(here: Harm, there: Harm) -> bool:
    return here.high is not None and here.high < there.low


_PARTS: dict[str, Callable[[Telling, Telling], bool]] = {
    "happened": _happened,
    "responsible": _responsible,
    "denies": _denies,
    "places": _places,
    "when": _when,
    "means": _means,
} | {what: _harm(what) for what in HARMS}

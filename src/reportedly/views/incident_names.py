"""What several origins tell of an incident in, the places and days by which it is called out.

Pages and texts call an incident by the same words, whichever of its claims they show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.edtf import day_bounds
from reportedly.ledger.records import Account, Entry
from reportedly.views.incidents import account_days, days_told

# Places that call an incident
_PLACES = 3


@dataclass(frozen=True, slots=True)
class IncidentName:
    """Where and when an incident was by all that is told of it.

    `first` and `last` are `None` where nobody tells a day; `printed` is the first day of printing.
    """

    places: tuple[str, ...]
    first: date | None
    last: date | None
    printed: date | None


def incident_name(entries: Sequence[Entry], accounts: Iterable[Account] = ()) -> IncidentName:
    """What an incident of these entries, in the order of printing, is called by.

    Its accounts may know its day from what stands beside the claims.
    """
    by_origin: dict[str, dict[str, None]] = {}
    for entry in entries:
        places = by_origin.setdefault(entry.origin.key, {})
        places.update(dict.fromkeys(place.name for place in entry.claim.places))
    times = (entry.claim.when.edtf if entry.claim.when else None for entry in entries)
    first, last = days_told([*account_days(accounts), *map(day_bounds, times)])
    printed = (entry.printing.published for entry in entries)
    return IncidentName(
        places=most_named(by_origin.values(), _PLACES),
        first=first,
        last=last,
        printed=min(filter(None, printed), default=None),
    )


def most_named(told: Iterable[Iterable[str]], count: int = _PLACES) -> tuple[str, ...]:
    """The names that most origins tell, most often told first, in the order in which they came."""
    counts = Counter(name for names in told for name in names)
    return tuple(name for name, _ in counts.most_common(count))

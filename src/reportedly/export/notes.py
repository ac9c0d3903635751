"""A happening in, a note out that tells each origin's account with its attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.export.happening import Happening
from reportedly.export.telling import LABEL, note
from reportedly.ledger.records import Entry, Toll
from reportedly.ledger.toll import origin_figures
from reportedly.show.safe import neutralise
from reportedly.views.reports import highest_told, lacks_majority

# A cell of Excel holds 32,767 characters
_LONGEST = 30_000


def notes(happening: Happening) -> str:
    """Quote one claim of each origin, denials too, then say how the dead were counted."""
    text = " ".join(_sentences(happening))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."


def accounts(entries: Iterable[Entry]) -> list[Entry]:
    """One claim of each origin, that which gives most figures, places and parties; in order."""
    best: dict[str, Entry] = {}
    for entry in entries:
        known = best.get(entry.origin.key)
        if known is None or _told_much(entry) > _told_much(known):
            best[entry.origin.key] = entry
    return list(best.values())


def toll_words(toll: Toll, entries: Sequence[Entry] = ()) -> str:
    """Word settled figures with their policy and origins; `entries` are those of the incident.

    >>> toll_words(Toll("killed", 12, None, 20, "range", ("Army", "Monitor"), disputed=True))
    'killed: 12 to 20 (range of Army and Monitor, whose figures dispute each other)'
    """
    count = str(toll.low)
    highest = highest_told(entries, toll.what) or 0
    if toll.high is None:
        count += " or more" + (f", up to {highest} told" if highest > toll.low else "")
    elif toll.high != toll.low:
        count += f" to {toll.high}"
    if toll.best is not None and not toll.low == toll.best == toll.high:
        count += f", best {toll.best}"
    origins = [neutralise(name) for name in toll.origins]
    named = " and ".join(filter(None, [", ".join(origins[:-1]), *origins[-1:]]))
    disputed = ", whose figures dispute each other" if toll.disputed else ""
    policy = "no majority, range" if lacks_majority(entries, toll) else toll.policy
    return f"{toll.what}: {count} ({policy}{f' of {named}' if named else ''}{disputed})"


def basis_words(entries: Sequence[Entry], what: str) -> Iterator[str]:
    """Say of each origin's figure that is put together from counts of groups how it was."""
    for figure in origin_figures(entries, what):
        name = neutralise(figure.origin.name)
        groups = neutralise(", ".join(figure.groups))
        if figure.basis == "sum of parts":
            yield f"The figure of {name} is a sum of groups: {groups}."
        elif figure.basis == "largest part":
            yield f"The figure of {name} is the largest of groups that may overlap: {groups}."


def _sentences(happening: Happening) -> Iterator[str]:
    yield from (f"{note(entry)}." for entry in accounts(happening.entries))
    if happening.killed is not None:
        yield f"Counted as {toll_words(happening.killed, happening.entries)}."
        yield from basis_words(happening.entries, "killed")
    yield f"{LABEL}."


def _told_much(entry: Entry) -> tuple[int, int]:
    claim = entry.claim
    parts = (claim.casualties, claim.places, claim.actors, claim.recipients, claim.when)
    return sum(bool(part) for part in parts), len(claim.text)

"""A snapshot in, claim notation out: blocks that people read and that parse back to the claims.

What the notation has no line for (origin, incident, links) stands in comment lines before a block.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from reportedly.export.linked import Tie, Ties
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.export.telling import LABEL
from reportedly.ledger.records import Entry
from reportedly.notation import print_notation
from reportedly.show.safe import neutralise


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write the claims one after another; nothing but the links is held in memory."""
    ties = Ties(snapshot)
    out.write(f"; {LABEL}\n; reportedly {snapshot.version}, {snapshot.made.isoformat()}\n")
    if snapshot.known_on is not None:
        out.write(f"; as known on {snapshot.known_on.isoformat()}\n")
    for entry in snapshot.entries:
        out.write("\n")
        out.writelines(f"; {neutralise(line)}\n" for line in _comments(entry, ties.of(entry)))
        out.write(print_notation([entry.claim]))


def _comments(entry: Entry, ties: tuple[Tie, ...]) -> Iterator[str]:
    printing = entry.printing
    known = [printing.outlet, printing.agency, printing.title, printing.url]
    if printing.published:
        known.insert(2, printing.published.isoformat())
    if any(known):
        yield f"printed {', '.join(filter(None, known))}"
    yield f"origin {entry.origin.name} ({entry.origin.basis})"
    if entry.incident is not None:
        yield f"incident {entry.incident}"
    for tie in ties:
        because = "; ".join(f"{why.name} {why.detail}".strip() for why in tie.link.reasons)
        yield f"{tie.name.replace('_', ' ')} {tie.id} ({tie.link.confidence:.2f}: {because})"

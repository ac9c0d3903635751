"""Readings in, counts out: what was found, how it was told, and what was not read or resolved.

A count of abstentions stands beside every count of findings, because what the program left open is
part of the answer: unresolved sources, places without a point, claims without a date.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from reportedly.claim import Claim, Reading, Unread
from reportedly.show.words import labels

# "KHARTOUM, March 3 (Nile Wire) --": names, figures and their links up to a dash.
_DATELINE = re.compile(r"[A-Z][^\s]+\s+(?:(?:[^\w\s]*[A-Z\d][^\s]*|of|the|and|al|el|de)\s+)*[-–—]+")


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over one reading. `statuses` and `unread` are in order of appearance.

    `speakers` counts different first speakers besides the author. `unplaced` counts place names
    without a point, `undated` claims with no date at all, `unanchored` claims whose time
    expression could not be tied to a date.
    """

    claims: int
    speakers: int
    statuses: tuple[tuple[str, int], ...]
    unread: tuple[tuple[str, int], ...]
    unresolved: int
    unplaced: int
    undated: int
    unanchored: int


def summarise(reading: Reading) -> Summary:
    """Count what the reading holds and what it leaves open."""
    claims = reading.claims
    speakers = {claim.source.name for claim in claims if claim.source.kind != "author"}
    found = Counter(claim.factuality.status for claim in claims)
    order = [status for status in labels()["status"] if status in found]
    places = {place.name for claim in claims for place in claim.places if place.precision is None}
    return Summary(
        claims=len(claims),
        speakers=len(speakers),
        statuses=tuple((status, found[status]) for status in order),
        unread=tuple(Counter(unread_kind(item) for item in reading.unread).items()),
        unresolved=sum(not claim.source.resolved for claim in claims),
        unplaced=len(places),
        undated=sum(claim.when is None for claim in claims),
        unanchored=sum(_unanchored(claim) for claim in claims),
    )


def found_words(summary: Summary) -> str:
    """Say in one line what was found: "5 claims by 3 speakers: 3 asserted, 2 denied"."""
    if not summary.claims:
        return "no claims found"
    told = ", ".join(f"{count} {status}" for status, count in summary.statuses)
    return f"{claim_words(summary)}: {told}"


def claim_words(summary: Summary) -> str:
    """Say how many claims there are and by how many speakers besides the author."""
    speakers = f" by {counted(summary.speakers, 'speaker')}" if summary.speakers else ""
    return f"{counted(summary.claims, 'claim')}{speakers}"


def open_words(summary: Summary) -> str:
    """Say in one line what was left open, empty where nothing was."""
    parts = [
        (summary.unresolved, counted(summary.unresolved, "unresolved source")),
        (summary.unplaced, counted(summary.unplaced, "unplaced name")),
        (summary.undated, f"{summary.undated} undated"),
        (summary.unanchored, f"{summary.unanchored} with an unanchored time"),
    ]
    return ", ".join(words for count, words in parts if count)


def unread_words(summary: Summary) -> str:
    """Say in one line which stretches were not read for claims, empty where none."""
    return ", ".join(unread_label(why, count) for why, count in summary.unread)


def unread_kind(item: Unread) -> str:
    """Why the stretch yielded no claim; a dateline of an agency that is not known is one still."""
    if item.why.startswith("no clause") and _DATELINE.fullmatch(item.span.text.strip()):
        return "dateline"
    return item.why


def unread_label(why: str, count: int) -> str:
    """Count and name stretches of one kind that were not read.

    >>> unread_label("heading", 2)
    '2 headings'
    """
    one, several = labels()["unread"].get(why, (why, why))
    return f"{count} {one if count == 1 else several}"


def counted(count: int, noun: str) -> str:
    """A count with its noun in the right number."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _unanchored(claim: Claim) -> bool:
    return claim.when is not None and claim.when.edtf is None

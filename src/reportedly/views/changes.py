"""Two readings of a claim in, the parts in which they differ out, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportedly.claim import Casualties, Claim
from reportedly.views.rows import event_words, speaker


@dataclass(frozen=True, slots=True)
class Change:
    """A part of a claim that was read otherwise, in plain words; empty where there was none."""

    field: str
    before: str
    after: str

    def __str__(self) -> str:
        """The change on one line: "kind: other → position"."""
        return f"{self.field}: {self.before or 'none'} → {self.after or 'none'}"


def changes(before: Claim, after: Claim) -> tuple[Change, ...]:
    """The parts that differ, the words first; ids, offsets and reasons are not compared."""
    found = ((field, words(before), words(after)) for field, words in _PARTS.items())
    return tuple(Change(field, old, new) for field, old, new in found if old != new)


def _harm(harm: Casualties) -> str:
    count = f"{harm.low} or more" if harm.high is None else f"{harm.low} to {harm.high}"
    best = f", best {harm.best}" if harm.best not in (None, harm.low) else ""
    count = str(harm.low) if harm.low == harm.high else count
    scope = f", {harm.scope}" if harm.scope != "incident" else ""
    return f"{harm.what} {count}{best}{f' ({harm.group})' if harm.group else ''}{scope}"


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)


_PARTS: dict[str, Callable[[Claim], str]] = {
    "words": lambda claim: claim.text,
    "source": lambda claim: speaker(claim.source),
    "via": lambda claim: _listed(relay.name for relay in claim.chain[1:]),
    "status": lambda claim: claim.factuality.status,
    "polarity": lambda claim: claim.factuality.polarity,
    "certainty": lambda claim: claim.factuality.certainty,
    "mood": lambda claim: claim.factuality.mood,
    "manner": lambda claim: claim.factuality.manner,
    "kind": lambda claim: claim.kind,
    "event": lambda claim: event_words(claim) or "",
    "actors": lambda claim: _listed(actor.name for actor in claim.actors),
    "recipients": lambda claim: _listed(actor.name for actor in claim.recipients),
    "places": lambda claim: _listed(place.name for place in claim.places),
    "when": lambda claim: (claim.when and claim.when.edtf) or "",
    "said": lambda claim: (claim.said and claim.said.edtf) or "",
    "casualties": lambda claim: _listed(map(_harm, claim.casualties)),
    "direction": lambda claim: claim.direction or "",
    "relation": lambda claim: (
        f"{tie.subject} {tie.type} {tie.object}" if (tie := claim.relation) else ""
    ),
    "role": lambda claim: claim.role or "",
    "conditions": lambda claim: _listed(span.text for span in claim.conditions),
    "quoted": lambda claim: "yes" if claim.quoted else "no",
}

"""A claim in, one flat row out: plain values under fixed names, for tables and map properties.

What is not known is `None`. Of several places the finest placed one has the columns of its own, and
the names of all stand in `places`; casualty columns hold counts of this incident.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.claim import Casualties, Claim, Factuality, Relay, Where
from reportedly.edtf import day_bounds
from reportedly.export.linked import Tie, TieName
from reportedly.ledger.records import Entry, Origin, Printing
from reportedly.show.words import harm_words

Value = str | int | float | bool | None
Row = dict[str, Value]

TIES: tuple[TieName, ...] = (
    "disputes",
    "supports",
    "corrects",
    "corrected_by",
    "repeats",
    "repeated_by",
    "responds_to",
    "answered_by",
)
_COUNTED = ("killed", "wounded")
_UNPLACED = 9  # after UCDP's 1 to 7


def flat_row(entry: Entry, ties: Iterable[Tie] = ()) -> Row:
    """The claim with its printing, origin, codes and links, in the order of the columns."""
    claim, facts = entry.claim, entry.claim.factuality
    return {
        "id": claim.id,
        "number": entry.number,
        "text": claim.text,
        "source": claim.source.name if claim.source.kind != "author" else None,
        "source_kind": claim.source.kind,
        "source_role": claim.source.role,
        "source_resolved": claim.source.resolved,
        "via": _joined((relay.name for relay in claim.chain[1:]), " > "),
        "cue": claim.source.cue.text if claim.source.cue else None,
        "origin": entry.origin.name,
        "origin_basis": entry.origin.basis,
        "status": facts.status,
        "negated": facts.polarity == "-",
        "certainty": facts.certainty,
        "mood": facts.mood,
        "manner": facts.manner,
        "quoted": claim.quoted,
        **_codes(claim),
        **_times(claim),
        **_places(claim.places),
        **_casualties(claim.casualties),
        "conditions": _joined(span.text for span in claim.conditions),
        "incident": entry.incident,
        **_printing(entry),
        **_tie_columns(ties),
    }


def finest(places: Iterable[Where]) -> Where | None:
    """The place with the finest UCDP precision, the first of several; `None` for none."""
    return min(places, key=lambda place: place.precision or _UNPLACED, default=None)


def _codes(claim: Claim) -> Row:
    tie = claim.relation
    return {
        "kind": claim.kind,
        "event": claim.event.type if claim.event else None,
        "mode": claim.event.mode if claim.event else None,
        "actors": _joined(actor.name for actor in claim.actors),
        "recipients": _joined(actor.name for actor in claim.recipients),
        "direction": claim.direction,
        "relation": tie.type if tie else None,
        "relation_subject": tie.subject if tie else None,
        "relation_object": tie.object if tie else None,
        "role": claim.role,
    }


def _times(claim: Claim) -> Row:
    row: Row = {}
    for name, when in (("when", claim.when), ("said", claim.said)):
        first, last = day_bounds(when.edtf if when else None)
        row[name] = when.edtf if when else None
        row[f"{name}_first"] = first.isoformat() if first else None
        row[f"{name}_last"] = last.isoformat() if last else None
    row["when_relation"] = claim.when.relation if claim.when else None
    return row


def _places(places: tuple[Where, ...]) -> Row:
    place = finest(places)
    return {
        "places": _joined(place.name for place in places),
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "precision": place.precision if place else None,
        "country": place.country if place else None,
        "regions": _joined(place.regions, " > ") if place else None,
    }


def _casualties(harms: tuple[Casualties, ...]) -> Row:
    row: Row = {"casualties": _joined(map(harm_words, harms))}
    for what in _COUNTED:
        counts = [h for h in harms if h.what == what and h.scope == "incident"]
        only = counts[0] if len(counts) == 1 else None  # of several groups none is the whole
        row[f"{what}_low"] = only.low if only else None
        row[f"{what}_best"] = only.best if only else None
        row[f"{what}_high"] = only.high if only else None
    return row


def _printing(entry: Entry) -> Row:
    printing = entry.printing
    return {
        "article": entry.claim.article,
        "outlet": printing.outlet,
        "agency": printing.agency,
        "byline": printing.byline,
        "published": printing.published.isoformat() if printing.published else None,
        "title": printing.title,
        "url": printing.url,
        "recorded": printing.recorded.isoformat() if printing.recorded else None,
    }


def _tie_columns(ties: Iterable[Tie]) -> Row:
    ids: dict[str, list[str]] = {name: [] for name in TIES}
    for tie in ties:
        ids[tie.name].append(tie.id)
    return {name: _joined(of_name, " ") for name, of_name in ids.items()}


def _joined(names: Iterable[str], between: str = "; ") -> str | None:
    return between.join(names) or None


_EMPTY = Entry(
    Claim("", "", (), (Relay("", "author"),), Factuality("asserted", "+", "certain", "happened", "author"), "other"),
    Printing(""),
    Origin("", "", "article"),
)  # fmt: skip
COLUMNS = tuple(flat_row(_EMPTY))

"""A snapshot in, a STIX 2.1 bundle out.

Parties and outlets are identities, places locations, claims notes about them, an article the report
that holds its claims (a grouping where nobody knows when it was published, for a report must have
a day). A tie that is asserted is a relationship, as are corrections, repetitions and answers; that
one claim disputes or supports another is an opinion of its speaker. Confidence is written only
where a person has graded the claim.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any, TextIO
from uuid import NAMESPACE_URL, uuid5

from reportedly.claim import Where
from reportedly.export.addresses import web_address
from reportedly.export.decided import Decided
from reportedly.export.linked import Tie, Ties
from reportedly.export.parties import Party, acting, named, printing_outlet, speaking
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.export.telling import LABEL, attribution, printed, sentence
from reportedly.ledger.records import Entry
from reportedly.show.safe import neutralise

_Object = dict[str, Any]

_CLASSES = {
    "person": "individual",
    "state": "organization",
    "armed_group": "group",
    "organisation": "organization",
    "outlet": "organization",
}
_OPINIONS = {"disputes": "disagree", "supports": "agree"}
_RELATIONSHIPS = {"corrects": "corrects", "repeats": "repeats", "responds_to": "responds-to"}
_COUNTRY = 6  # UCDP where_prec: from here on a point would stand for no place
_NEAR, _NEAR_METRES = 2, 25_000.0  # its "within about 25 km"


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write each object once; ids, links and each article's list of notes are held in memory."""
    bundle = _id("bundle", f"{snapshot.made.isoformat()} {snapshot.known_on}")
    out.write(f'{{"type": "bundle", "id": "{bundle}", "objects": [')
    written: set[str] = set()
    for item in _Objects(snapshot).all():
        if item["id"] not in written:
            between = "," if written else ""
            written.add(item["id"])
            out.write(f"{between}\n{json.dumps(item, ensure_ascii=False)}")
    out.write("\n]}\n")


def _id(kind: str, key: str) -> str:
    """The same object has the same id in every export."""
    return f"{kind}--{uuid5(NAMESPACE_URL, f'urn:reportedly:{kind}:{key}')}"


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


class _Objects:
    """The objects of one bundle, all made at the time of the snapshot by the program."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.made = _stamp(snapshot.made)
        self.program = _id("identity", "reportedly")
        self.ties = Ties(snapshot)
        self.decided = Decided(snapshot.decisions)
        self.printed: dict[str, tuple[Entry, list[str]]] = {}

    def all(self) -> Iterator[_Object]:
        yield self._object("identity", "reportedly", name="Reportedly", identity_class="system")
        for entry in self.snapshot.entries:
            yield from self._claim(entry)
        for entry, held in self.printed.values():
            yield self._article(entry, list(dict.fromkeys(held)))

    def _object(self, kind: str, key: str, **properties: Any) -> _Object:
        item: _Object = {
            "type": kind,
            "spec_version": "2.1",
            "id": _id(kind, key),
            "created": self.made,
            "modified": self.made,
        }
        if item["id"] != self.program:
            item["created_by_ref"] = self.program
        return item | {name: value for name, value in properties.items() if value is not None}

    def _claim(self, entry: Entry) -> Iterator[_Object]:
        """The claim's note, after what it is about."""
        about = [*self._parties(entry), *filter(None, map(self._location, entry.claim.places))]
        yield from about
        note = self._note(entry, [item["id"] for item in about] or [self.program])
        yield note
        self.printed.setdefault(entry.claim.article, (entry, []))[1].append(note["id"])
        yield from self._relation(entry)
        for tie in self.ties.of(entry):
            if tie.link.a == entry.number:
                yield self._link(entry, tie, note["id"])

    def _parties(self, entry: Entry) -> Iterator[_Object]:
        claim = entry.claim
        parties = [*speaking(claim), *acting(claim)]
        outlet = printing_outlet(entry.printing)
        for party in dict.fromkeys([*parties, outlet] if outlet else parties):
            yield self._identity(party)

    def _identity(self, party: Party) -> _Object:
        identity_class = _CLASSES[party.kind]
        return self._object("identity", party.key, name=party.name, identity_class=identity_class)

    def _location(self, place: Where) -> _Object | None:
        """A point where there is one, else the country; `None` for what was not found."""
        if place.precision is None:
            return None
        pointed = place.precision < _COUNTRY and place.lat is not None and place.lon is not None
        if not pointed and not place.country:
            return None
        return self._object(
            "location",
            f"{place.id or place.name} {place.precision}",
            name=neutralise(place.name),
            country=place.country,
            latitude=place.lat if pointed else None,
            longitude=place.lon if pointed else None,
            precision=_NEAR_METRES if pointed and place.precision == _NEAR else None,
        )

    def _note(self, entry: Entry, about: list[str]) -> _Object:
        claim, facts = entry.claim, entry.claim.factuality
        return self._object(
            "note",
            claim.id,
            abstract=sentence(entry),
            content=neutralise(claim.text),
            authors=[attribution(entry)],
            object_refs=list(dict.fromkeys(about)),
            labels=[claim.kind, facts.status, facts.certainty, facts.mood],
            confidence=self.decided.confidence("claim", claim.id),
            external_references=[_reference(entry)],
        )

    def _relation(self, entry: Entry) -> Iterator[_Object]:
        claim, facts = entry.claim, entry.claim.factuality
        if claim.relation is None or facts.polarity == "-" or facts.status == "denied":
            return
        source = named(claim, claim.relation.subject)
        target = named(claim, claim.relation.object)
        if source is None or target is None or source == target:
            return
        yield self._identity(source)
        yield self._identity(target)
        yield self._object(
            "relationship",
            claim.id,
            relationship_type=claim.relation.type.replace("_", "-"),
            source_ref=_id("identity", source.key),
            target_ref=_id("identity", target.key),
            description=sentence(entry),
            external_references=[_reference(entry)],
        )

    def _link(self, entry: Entry, tie: Tie, note: str) -> _Object:
        other = _id("note", tie.id)
        key = f"{entry.claim.id} {tie.name} {tie.id}"
        because = "; ".join(f"{why.name} {why.detail}".strip() for why in tie.link.reasons)
        told = f"Inferred by the program: {neutralise(because) or tie.name}"
        if tie.name in _OPINIONS:
            return self._object(
                "opinion",
                key,
                opinion=_OPINIONS[tie.name],
                authors=[attribution(entry)],
                explanation=told,
                object_refs=[other],
            )
        return self._object(
            "relationship",
            key,
            relationship_type=_RELATIONSHIPS[tie.name],
            source_ref=note,
            target_ref=other,
            description=told,
        )

    def _article(self, entry: Entry, notes: list[str]) -> _Object:
        printing = entry.printing
        name = neutralise(printing.title or "") or entry.claim.article
        references = [_reference(entry)]
        if printing.published is None:
            return self._object(
                "grouping",
                entry.claim.article,
                name=name,
                context="unspecified",
                description=LABEL,
                object_refs=notes,
                external_references=references,
            )
        published = datetime.combine(printing.published, time(), UTC)
        return self._object(
            "report",
            entry.claim.article,
            name=name,
            description=LABEL,
            published=_stamp(published),
            object_refs=notes,
            external_references=references,
        )


def _reference(entry: Entry) -> _Object:
    printing = entry.printing
    title = f": {neutralise(printing.title)}" if printing.title else ""
    reference = {
        "source_name": neutralise(printing.outlet or "") or "outlet unknown",
        "description": f"{printed(printing)}{title}",
        "external_id": entry.claim.article,
    }
    if address := web_address(printing.url):
        reference["url"] = address
    return reference

"""A snapshot in, FollowTheMoney entities out: one JSON object a line, as `ftm` and Aleph read them.

Articles, parties (`Person`, `Organization`, `PublicBody`), incidents (`Event`, with an `Address`
where they have a point), ties that are asserted (`UnknownLink`) and each claim as a `Note` whose
text keeps the attribution. A FollowTheMoney statement has no place for a speaker, a certainty, a
denial or a span: these stand only in the words of the note, and denied ties are not written.
Schemata are those of followthemoney 3.8, which later versions keep.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha1
from typing import TextIO

from reportedly.export.addresses import web_address
from reportedly.export.happening import Happening, happenings
from reportedly.export.notes import notes
from reportedly.export.parties import Party, acting, named, speaking
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.export.telling import LABEL, sentence
from reportedly.ledger.records import Entry
from reportedly.show.safe import neutralise

_Entity = tuple[str, str, dict[str, list[str]]]  # id, schema, properties

_SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "armed_group": "Organization",
    "organisation": "Organization",
    "outlet": "Organization",
}
# FollowTheMoney writes languages as ISO 639-3
_LANGUAGES = {"en": "eng"}
_NAME_LENGTH = 120


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write each entity once, claims and their parties first; only ids are held in memory."""
    written: set[str] = set()
    for key, schema, properties in _entities(snapshot, choices):
        if key not in written:
            written.add(key)
            record = {
                "id": key,
                "schema": schema,
                "properties": {name: values for name, values in properties.items() if values},
            }
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def _entities(snapshot: Snapshot, choices: Choices) -> Iterator[_Entity]:
    for entry in snapshot.entries:
        yield _article(snapshot, entry)
        for party in (*speaking(entry.claim), *acting(entry.claim)):
            yield _party(party)
        yield _note(entry)
        yield from _tie(entry)
    for happening in happenings(snapshot, choices):
        yield from _event(happening)


def _id(kind: str, key: str) -> str:
    """An id as FollowTheMoney makes them: a SHA-1, here of the kind and what tells it apart."""
    return sha1(f"reportedly.{kind}.{key}".encode(errors="backslashreplace")).hexdigest()


def _values(*values: str | None) -> list[str]:
    return list(dict.fromkeys(neutralise(value) for value in values if value))


def _article(snapshot: Snapshot, entry: Entry) -> _Entity:
    printing = entry.printing
    article = snapshot.articles.get(entry.claim.article)
    language = _LANGUAGES.get(article.language) if article else None
    return (
        _id("article", entry.claim.article),
        "Article",
        {
            "title": _values(printing.title or entry.claim.article),
            "publisher": _values(printing.outlet),
            "author": _values(printing.byline),
            "publishedAt": _values(printing.published.isoformat() if printing.published else None),
            "sourceUrl": _values(web_address(printing.url)),
            "language": _values(language),
        },
    )


def _party(party: Party) -> _Entity:
    country = party.country.lower() if party.country else None
    properties = {"name": _values(party.name), "country": _values(country)}
    return _id("party", party.key), _SCHEMATA[party.kind], properties


def _note(entry: Entry) -> _Entity:
    claim = entry.claim
    parties = dict.fromkeys((*speaking(claim), *acting(claim)))
    return (
        _id("claim", claim.id),
        "Note",
        {
            "name": _values(_shortened(neutralise(claim.text))),
            "description": _values(sentence(entry)),
            "notes": _values(LABEL),
            "entity": [_id("party", party.key) for party in parties],
            "proof": [_id("article", claim.article)],
            "publisher": _values(entry.printing.outlet),
            "sourceUrl": _values(web_address(entry.printing.url)),
        },
    )


def _tie(entry: Entry) -> Iterator[_Entity]:
    """A relation that is asserted, between two named parties."""
    claim, facts = entry.claim, entry.claim.factuality
    if claim.relation is None or facts.polarity == "-" or facts.status == "denied":
        return
    subject = named(claim, claim.relation.subject)
    target = named(claim, claim.relation.object)
    if subject is None or target is None or subject == target:
        return
    yield _party(subject)
    yield _party(target)
    yield (
        _id("tie", claim.id),
        "UnknownLink",
        {
            "subject": [_id("party", subject.key)],
            "object": [_id("party", target.key)],
            "role": _values(claim.relation.type.replace("_", " ")),
            "status": _values(facts.status),
            "description": _values(sentence(entry)),
            "recordId": _values(claim.id),
            "publisher": _values(entry.printing.outlet),
            "sourceUrl": _values(web_address(entry.printing.url)),
        },
    )


def _event(happening: Happening) -> Iterator[_Entity]:
    """The incident; its name is its kind, place and day, for nobody has named it."""
    place = happening.place
    country = happening.iso2.lower() if happening.iso2 else None
    kind = happening.means or (happening.event.type.lower() if happening.event else "incident")
    first, last = (day.isoformat() if day else None for day in (happening.first, happening.last))
    parties = {party for entry in happening.told for party in acting(entry.claim)}
    event = {
        "name": _values(", ".join(filter(None, (kind, place.name if place else None, first)))),
        "startDate": _values(first),
        "endDate": _values(last),
        "country": _values(country),
        "location": _values(place.name if place else None),
        "involved": sorted(_id("party", party.key) for party in parties),
        "description": _values(notes(happening)),
        "proof": list(
            dict.fromkeys(_id("article", entry.claim.article) for entry in happening.entries)
        ),
        "recordId": [str(happening.number)],
    }
    if place is not None and place.lat is not None and place.lon is not None:
        address = _id("place", place.id or place.name)
        event["addressEntity"] = [address]
        where = {
            "full": _values(", ".join((place.name, *place.regions))),
            "latitude": [str(place.lat)],
            "longitude": [str(place.lon)],
            "country": _values(country),
        }
        yield address, "Address", where
    yield _id("incident", str(happening.number)), "Event", event


def _shortened(text: str) -> str:
    return text if len(text) <= _NAME_LENGTH else f"{text[: _NAME_LENGTH - 1]}…"

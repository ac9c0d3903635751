"""A snapshot in, schema.org JSON-LD out: a `Claim` for each claim, a `ClaimReview` for graded ones.

A review is a person's: it is written only for a claim that somebody has graded, in the grade's own
words, under the name of who graded it. That a person accepted a claim says that it was read
rightly, not that it is true, and makes no review. Search engines want a review's `url`: it is
written where the address of the ledger's pages is given (`Choices.site`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO
from urllib.parse import quote

from reportedly.claim import Claim, Relay
from reportedly.export.addresses import web_address
from reportedly.export.decided import Decided, Given
from reportedly.export.snapshot import Choices, Snapshot
from reportedly.export.telling import LABEL, sentence
from reportedly.ledger.records import Entry, Printing
from reportedly.show.safe import neutralise

_Node = dict[str, Any]

_TYPES = {"person": "Person", "organisation": "Organization", "outlet": "NewsMediaOrganization"}


def write(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write every claim, and after each that was graded its reviews."""
    _write(_claims(snapshot, choices), out)


def write_reviews(snapshot: Snapshot, out: TextIO, choices: Choices) -> None:
    """Write the reviews alone."""
    decided = Decided(snapshot.decisions)
    reviews = (review for entry in snapshot.entries for review in _reviews(entry, decided, choices))
    _write(reviews, out)


def _claims(snapshot: Snapshot, choices: Choices) -> Iterator[_Node]:
    decided = Decided(snapshot.decisions)
    for entry in snapshot.entries:
        yield _claim(entry)
        yield from _reviews(entry, decided, choices)


def _write(nodes: Iterable[_Node], out: TextIO) -> None:
    out.write('{"@context": "https://schema.org", "@graph": [')
    between = ""
    for node in nodes:
        kept = {name: value for name, value in node.items() if value not in (None, [], "")}
        out.write(f"{between}\n{json.dumps(kept, ensure_ascii=False)}")
        between = ","
    out.write("\n]}\n")


def _urn(claim: Claim) -> str:
    return f"urn:reportedly:claim:{quote(claim.id, safe='')}"


def _claim(entry: Entry) -> _Node:
    claim, printing = entry.claim, entry.printing
    return {
        "@type": "Claim",
        "@id": _urn(claim),
        "text": neutralise(claim.text),
        "description": sentence(entry),
        "disambiguatingDescription": LABEL,
        "author": _speaker(claim.source, printing),
        "claimInterpreter": [_relay(relay) for relay in claim.chain[1:]],
        "appearance": _article(entry),
        "temporal": claim.when.edtf if claim.when else None,
        "contentLocation": [_place(claim, at) for at in range(len(claim.places))],
        "about": [{"@type": "Thing", "name": neutralise(actor.name)} for actor in claim.actors],
    }


def _reviews(entry: Entry, decided: Decided, choices: Choices) -> Iterator[_Node]:
    claim = entry.claim
    for given in decided.grades("claim", claim.id):
        site = choices.site.rstrip("/") if choices.site else None
        yield {
            "@type": "ClaimReview",
            "@id": f"{_urn(claim)}:review:{given.grade.key}",
            "url": f"{site}/claims/{quote(claim.id, safe='')}" if site else None,
            "claimReviewed": neutralise(claim.text),
            "reviewRating": _rating(given),
            "author": {"@type": "Person", "name": neutralise(given.decision.by)},
            "datePublished": given.decision.recorded.date().isoformat(),
            "itemReviewed": _claim(entry),
        }


def _rating(given: Given) -> _Node:
    """The grade in words; it is no number of stars."""
    rating = {"@type": "Rating", "alternateName": given.grade.means}
    if given.decision.reason:
        rating["ratingExplanation"] = neutralise(given.decision.reason)
    return rating


def _speaker(relay: Relay, printing: Printing) -> _Node | None:
    """Who says it; the outlet for what an article says itself, nobody for rumours."""
    if relay.kind == "author":
        return _outlet(printing)
    return _relay(relay) if relay.kind not in ("unnamed", "general") else None


def _relay(relay: Relay) -> _Node:
    node = {"@type": _TYPES.get(relay.kind, "Thing"), "name": neutralise(relay.name)}
    if relay.kind == "person" and relay.role:
        node["jobTitle"] = neutralise(relay.role)
    return node


def _outlet(printing: Printing) -> _Node | None:
    if not printing.outlet:
        return None
    return {"@type": "NewsMediaOrganization", "name": neutralise(printing.outlet)}


def _article(entry: Entry) -> _Node:
    printing = entry.printing
    node = {
        "@type": "NewsArticle",
        "@id": f"urn:reportedly:article:{quote(entry.claim.article, safe='')}",
        "headline": neutralise(printing.title or ""),
        "url": web_address(printing.url),
        "datePublished": printing.published.isoformat() if printing.published else None,
        "publisher": _outlet(printing),
        "author": neutralise(printing.byline or ""),
    }
    return {name: value for name, value in node.items() if value}


def _place(claim: Claim, at: int) -> _Node:
    """A place; a country has no point."""
    place = claim.places[at]
    node: _Node = {"@type": "Place", "name": neutralise(place.name)}
    if place.lat is not None and place.lon is not None and (place.precision or 9) < 6:
        node["geo"] = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    if place.country:
        node["address"] = {"@type": "PostalAddress", "addressCountry": place.country}
    return node

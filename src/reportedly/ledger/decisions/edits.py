"""A claim and what people decided of it in, the claim as they edited it out.

Names are looked up in the register of actors and the gazetteer when the claim is shown, as reading
does it: a place that is not there stays without a point.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from reportedly.claim import (
    Actor,
    ActorKind,
    Casualties,
    Claim,
    Event,
    Reason,
    Relation,
    Relay,
    RelayKind,
    When,
    Where,
)
from reportedly.codebook.actors import lookup_actor
from reportedly.codebook.gazetteer import precision_of, regions_of
from reportedly.ledger.decisions.values import place_named, read_event, read_tie
from reportedly.ledger.records import Decision
from reportedly.text import EntityKind

_FACTUALITY = frozenset({"status", "polarity", "certainty", "mood", "manner"})
_PRECISIONS = (
    (re.compile(r".*/.*"), "interval"),
    (re.compile(r".*T.*"), "time"),
    (re.compile(r"\d{4}-\d\d-\d\d\W?"), "day"),
    (re.compile(r"\d{4}-2[1-4]\W?"), "season"),
    (re.compile(r"\d{4}-\d\d\W?"), "month"),
    (re.compile(r"\d{4}\W?"), "year"),
    (re.compile(r"\d{3}X\W?"), "decade"),
    (re.compile(r"\d{2}XX\W?"), "century"),
)
_ACTOR_KINDS: dict[EntityKind, ActorKind] = {
    "person": "person",
    "state": "state",
    "armed_group": "armed_group",
    "organisation": "organisation",
    "outlet": "outlet",
    "group": "group",
}
# As the reading of speakers has it: states and armed groups speak as organisations
_RELAY_KINDS: dict[EntityKind, RelayKind] = {
    "person": "person",
    "state": "organisation",
    "armed_group": "organisation",
    "organisation": "organisation",
    "outlet": "outlet",
    "group": "group",
}


def edited(claim: Claim, decisions: Iterable[Decision]) -> Claim:
    """The claim with the values that people gave its fields, later ones over earlier ones.

    `decisions` are those that stand, in order, as `standing` gives them; the claim's id, words and
    spans stay. Each field that was edited has a reason "edited by NAME on DAY", with no spans.
    """
    for decision in decisions:
        if decision.kind == "edit":
            claim = apply_fields(claim, decision.value, decision)
        elif decision.kind == "missed":
            fields = decision.value["fields"]
            assert isinstance(fields, Mapping), "what is kept was checked"
            claim = apply_fields(claim, fields, decision)
    return claim


def apply_fields(claim: Claim, fields: Mapping[str, Any], decision: Decision) -> Claim:
    """The claim with checked values for these fields, each explained by the decision."""
    rule = f"edited by {decision.by} on {decision.recorded.date().isoformat()}"
    for field, value in fields.items():
        if field in _FACTUALITY:
            claim = replace(claim, factuality=replace(claim.factuality, **{field: value}))
        elif field in _APPLY:
            claim = _APPLY[field](claim, value)
        else:
            changed: dict[str, Any] = {field: value}
            claim = replace(claim, **changed)
        reason = Reason(field, rule)
        if reason not in claim.reasons:
            claim = replace(claim, reasons=(*claim.reasons, reason))
    return claim


def _source(claim: Claim, name: str) -> Claim:
    first = claim.source if claim.source.name == name else speaker(name)
    return replace(claim, chain=(first, *claim.chain[1:]))


def _via(claim: Claim, names: list[str]) -> Claim:
    kept = {relay.name: relay for relay in claim.chain[1:]}
    return replace(claim, chain=(claim.source, *(kept.get(n) or speaker(n) for n in names)))


def speaker(name: str) -> Relay:
    """A link of a chain by its name; "author" is the article's own voice.

    A name that is not registered is taken for a person's, one without a capital ("security
    sources") for an unnamed source.

    >>> speaker("SANA").kind, speaker("author").kind, speaker("security sources").kind
    ('outlet', 'author', 'unnamed')
    """
    if name == "author":
        return Relay(name, "author")
    known = lookup_actor(name)
    if known is None:
        return Relay(name, "unnamed" if name == name.lower() else "person")
    return Relay(name, _RELAY_KINDS.get(known.kind, "person"))


def _actor(name: str) -> Actor:
    known = lookup_actor(name)
    if known is None:
        return Actor(name)
    wording = name if name != known.name else None
    return Actor(known.name, _ACTOR_KINDS.get(known.kind, "other"), known.id, wording)


def _actors(field: str) -> Callable[[Claim, Any], Claim]:
    def apply(claim: Claim, names: list[str]) -> Claim:
        kept = {actor.name: actor for actor in (*claim.actors, *claim.recipients)}
        changed: dict[str, Any] = {field: tuple(kept.get(name) or _actor(name) for name in names)}
        return replace(claim, **changed)

    return apply


def _places(claim: Claim, names: list[str]) -> Claim:
    kept = {place.name: place for place in claim.places}
    return replace(claim, places=tuple(kept.get(name) or _where(name) for name in names))


def _where(words: str) -> Where:
    place = place_named(words)
    if place is None:
        return Where(words)
    return Where(
        name=place.name if place.kind == "country" else words.partition(",")[0].strip(),
        id=place.id,
        lat=place.lat,
        lon=place.lon,
        precision=precision_of(place.kind),
        country=place.country,
        regions=regions_of(place),
    )


def _when(field: str) -> Callable[[Claim, Any], Claim]:
    def apply(claim: Claim, edtf: str | None) -> Claim:
        when = None if edtf is None else When(edtf, _precision(edtf))
        changed: dict[str, Any] = {field: when}
        return replace(claim, **changed)

    return apply


def _precision(edtf: str) -> str:
    return next((name for form, name in _PRECISIONS if form.fullmatch(edtf)), "unknown")


def _casualties(claim: Claim, harms: list[dict[str, Any]]) -> Claim:
    return replace(claim, casualties=tuple(Casualties(**harm) for harm in harms))


def _event(claim: Claim, event: str | None) -> Claim:
    return replace(claim, event=None if event is None else Event(*read_event(event)))


def _relation(claim: Claim, tie: str | None) -> Claim:
    return replace(claim, relation=None if tie is None else Relation(*read_tie(tie)))


_APPLY: dict[str, Callable[[Claim, Any], Claim]] = {
    "source": _source,
    "via": _via,
    "actors": _actors("actors"),
    "recipients": _actors("recipients"),
    "places": _places,
    "when": _when("when"),
    "said": _when("said"),
    "casualties": _casualties,
    "event": _event,
    "relation": _relation,
}

"""Claims in, notation out. Every field is written unless it is empty or its default."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from reportedly.claim import (
    Actor,
    Casualties,
    Claim,
    Direction,
    Reason,
    Relay,
    When,
    Where,
)
from reportedly.notation.defaults import (
    PRECISIONS,
    UNDATED,
    UNPLACED,
    best_count,
    date_precision,
    relay_kind,
    span_of,
)
from reportedly.notation.quoting import aside, atom, name, offsets, pieces, quote, spanned, words

_Pair = tuple[str, str]


def print_notation(claims: Iterable[Claim]) -> str:
    """Write claims as notation, a blank line between two; an empty string for none."""
    return "\n".join("".join(_lines(claim)) for claim in claims)


def _lines(claim: Claim) -> Iterator[str]:
    for key, value in [*_for_people(claim), *_for_programs(claim)]:
        yield f"{key:<8} {value}".rstrip(" ") + "\n"


def _for_people(claim: Claim) -> Iterator[_Pair]:
    yield "claim", pieces(tuple(span.text for span in claim.spans))
    if claim.chain:
        yield "source", _relay(claim.chain[0])
    if claim.chain[1:]:
        yield "via", _via(claim.chain[1:])
    if claim.chain and claim.chain[0].cue is not None:
        yield "cue", words(claim.chain[0].cue.text)
    facts = claim.factuality
    told = [facts.manner, facts.status, facts.certainty, facts.polarity, facts.mood]
    yield "told", ", ".join([*told, "quoted"] if claim.quoted else told)
    yield "kind", _kind(claim)
    if claim.event is not None:
        yield "event", _item(claim.event.type, claim.event.mode)
    if claim.relation is not None:
        tie = claim.relation
        ends = f"{name(tie.subject, ' >')} > {name(tie.object)}"
        yield "relation", f"{atom(tie.type)}: {ends}"
    if claim.role is not None:
        yield "role", words(claim.role)
    for harm in claim.casualties:
        yield "harm", _harm(harm)
    for condition in claim.conditions:
        yield "if", words(condition.text)
    for key, when in (("when", claim.when), ("said", claim.said)):
        if when is not None:
            yield key, _when(when)
    for place in claim.places:
        yield "where", _item(place.name, PRECISIONS.get(place.precision or 0, UNPLACED), "  ")


def _for_programs(claim: Claim) -> Iterator[_Pair]:
    if claim.id:
        yield "id", words(claim.id)
    if claim.article:
        yield "article", words(claim.article)
    if any(span != span_of(span.text) for span in claim.spans):
        yield "at", " ".join(map(offsets, claim.spans))
    for position, relay in enumerate(claim.chain):
        yield from _numbered("link", position, _relay_details(position, relay))
    for key, actors in (("actor", claim.actors), ("target", claim.recipients)):
        for position, actor in enumerate(actors):
            yield from _numbered(key, position, _actor_details(actor))
    for key, when in (("when", claim.when), ("said", claim.said)):
        if when is not None and (details := _when_details(when)):
            yield "time", f"{key} {', '.join(details)}"
    for position, place in enumerate(claim.places):
        yield from _numbered("place", position, _where_details(place))
    if claim.event is not None and claim.event.span is not None:
        yield "words", f"event {spanned(claim.event.span)}"
    if claim.relation is not None and claim.relation.span is not None:
        yield "words", f"relation {spanned(claim.relation.span)}"
    for position, harm in enumerate(claim.casualties, 1):
        if harm.span is not None:
            yield "words", f"harm {position} {spanned(harm.span)}"
    for position, condition in enumerate(claim.conditions, 1):
        if condition != span_of(condition.text):
            yield "words", f"if {position} {offsets(condition)}"
    for reason in claim.reasons:
        yield "why", _reason(reason)


def _numbered(key: str, position: int, details: list[str]) -> Iterator[_Pair]:
    if details:
        yield key, f"{position + 1} {', '.join(details)}"


def _item(text: str, addition: str | None, gap: str = " ") -> str:
    written = name(text, "(")
    return written if addition is None else f"{written}{gap}{aside(addition)}"


def _relay(relay: Relay) -> str:
    written = name(relay.name, "(", ", ", " >")
    return written if relay.role is None else f"{written} {aside(relay.role)}"


def _via(links: tuple[Relay, ...]) -> str:
    """Join links with a comma where one cue names both ("reported by A and B"), else with ">"."""
    written = _relay(links[0])
    for before, link in zip(links, links[1:], strict=False):
        together = link.cue is not None and link.cue == before.cue
        written += f"{',' if together else ' >'} {_relay(link)}"
    return written


def _kind(claim: Claim) -> str:
    items = [_actor(actor.name) for actor in claim.actors]
    if claim.direction is not None:
        items.append(claim.direction)
    items += [f"-> {name(actor.name, ', ')}" for actor in claim.recipients]
    items += [f"in {name(place.name, ', ')}" for place in claim.places]
    return f"{claim.kind}: {', '.join(items)}" if items else claim.kind


def _actor(text: str) -> str:
    misread = text in get_args(Direction) or text.startswith(("in ", "-> "))
    return quote(text) if misread else name(text, ", ")


def _harm(harm: Casualties) -> str:
    written = f"{atom(harm.what)} {harm.low}"
    if harm.high is None:
        written += " or more"
    elif harm.high != harm.low:
        written += f" to {harm.high}"
    if harm.best != best_count(harm.low, harm.high):
        written += ", no best" if harm.best is None else f", best {harm.best}"
    if harm.group is not None:
        written += f" {aside(harm.group)}"
    return written if harm.scope == "incident" else f"{written}, {atom(harm.scope)}"


def _when(when: When) -> str:
    if when.edtf is None:
        date = UNDATED
    else:
        date = quote(UNDATED) if when.edtf == UNDATED else name(when.edtf, "(")
    return date if when.relation is None else f"{date}  {aside(when.relation)}"


def _relay_details(position: int, relay: Relay) -> list[str]:
    details = []
    if relay.kind != relay_kind(position, relay.name):
        details.append(f"kind {relay.kind}")
    if relay.cue is not None and position:
        details.append(f"cue {spanned(relay.cue)}")
    elif relay.cue is not None and relay.cue != span_of(relay.cue.text):
        details.append(f"cue {offsets(relay.cue)}")
    if relay.span is not None:
        details.append(f"words {spanned(relay.span)}")
    if not relay.resolved:
        details.append("unresolved")
    return details


def _actor_details(actor: Actor) -> list[str]:
    details = []
    if actor.kind != "other":
        details.append(f"kind {actor.kind}")
    if actor.id is not None:
        details.append(f"id {atom(actor.id)}")
    if actor.wording is not None:
        details.append(f"as {quote(actor.wording)}")
    if actor.span is not None:
        details.append(f"words {spanned(actor.span)}")
    if not actor.resolved:
        details.append("unresolved")
    return details


def _when_details(when: When) -> list[str]:
    details = []
    if when.precision != date_precision(when.edtf):
        details.append(f"precision {atom(when.precision)}")
    if when.anchor != "absolute":
        details.append(f"anchor {atom(when.anchor)}")
    if when.span is not None:
        details.append(f"words {spanned(when.span)}")
    return details


def _where_details(place: Where) -> list[str]:
    details = []
    if place.id is not None:
        details.append(f"id {atom(place.id)}")
    if place.lat is not None:
        details.append(f"lat {place.lat!r}")
    if place.lon is not None:
        details.append(f"lon {place.lon!r}")
    if place.country is not None:
        details.append(f"country {atom(place.country)}")
    details += [f"region {quote(region)}" for region in place.regions]
    if place.span is not None:
        details.append(f"words {spanned(place.span)}")
    return details


def _reason(reason: Reason) -> str:
    written = f"{atom(reason.field)}: {atom(reason.rule)}"
    return " ".join([written, *map(spanned, reason.spans)])

"""A reading in, JSON Lines out: one claim a line, self-contained, in the article's order.

The fields are those of claims.schema.json beside this file (JSON Schema 2020-12). A span is
`{"start", "end", "text"}` with character (code point) offsets into the article, end exclusive;
what is not known is `null` or an empty list and never left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from reportedly.claim import Actor, Casualties, Claim, Event, Reading, Relation, Relay, When, Where
from reportedly.text import Article, Span

Record = dict[str, Any]


def claim_lines(reading: Reading) -> Iterator[str]:
    """Yield one line of JSON, with its line end, for each claim of the reading."""
    for claim in reading.claims:
        yield json.dumps(claim_record(claim, reading.article), ensure_ascii=False) + "\n"


def schema_text() -> str:
    """The JSON Schema of one line, as shipped."""
    return (files(__package__) / "claims.schema.json").read_text(encoding="utf-8")


def claim_record(claim: Claim, article: Article) -> Record:
    """The claim as a JSON object, with what is known of the article's printing."""
    facts = claim.factuality
    return {
        "id": claim.id,
        "article": claim.article,
        "text": claim.text,
        "spans": [_span(span) for span in claim.spans],
        "chain": [_relay(relay) for relay in claim.chain],
        "status": facts.status,
        "polarity": facts.polarity,
        "certainty": facts.certainty,
        "mood": facts.mood,
        "manner": facts.manner,
        "quoted": claim.quoted,
        "kind": claim.kind,
        "actors": [actor.name for actor in claim.actors],
        "recipients": [actor.name for actor in claim.recipients],
        "places": [_where(place) for place in claim.places],
        "when": _when(claim.when),
        "said": _when(claim.said),
        "direction": claim.direction,
        "relation": _relation(claim.relation),
        "role": claim.role,
        "casualties": [_casualties(harm) for harm in claim.casualties],
        "event": _event(claim.event),
        "conditions": [span.text for span in claim.conditions],
        "condition_spans": [_span(span) for span in claim.conditions],
        "actor_details": [_actor(actor) for actor in claim.actors],
        "recipient_details": [_actor(actor) for actor in claim.recipients],
        "reasons": [
            {"field": why.field, "rule": why.rule, "spans": [_span(span) for span in why.spans]}
            for why in claim.reasons
        ],
        "outlet": article.outlet,
        "published": article.published.isoformat() if article.published else None,
        "title": article.title,
        "url": article.url,
    }


def _span(span: Span | None) -> Record | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _relay(relay: Relay) -> Record:
    return {
        "name": relay.name,
        "kind": relay.kind,
        "role": relay.role,
        "cue": relay.cue and relay.cue.text,
        "resolved": relay.resolved,
        "span": _span(relay.span),
        "cue_span": _span(relay.cue),
    }


def _actor(actor: Actor) -> Record:
    return {
        "name": actor.name,
        "kind": actor.kind,
        "id": actor.id,
        "wording": actor.wording,
        "resolved": actor.resolved,
        "span": _span(actor.span),
    }


def _where(place: Where) -> Record:
    return {
        "name": place.name,
        "id": place.id,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "country": place.country,
        "regions": list(place.regions),
        "span": _span(place.span),
    }


def _when(when: When | None) -> Record | None:
    if when is None:
        return None
    return {
        "edtf": when.edtf,
        "precision": when.precision,
        "anchor": when.anchor,
        "relation": when.relation,
        "span": _span(when.span),
    }


def _relation(tie: Relation | None) -> Record | None:
    if tie is None:
        return None
    return {
        "type": tie.type,
        "subject": tie.subject,
        "object": tie.object,
        "span": _span(tie.span),
    }


def _event(event: Event | None) -> Record | None:
    if event is None:
        return None
    return {"type": event.type, "mode": event.mode, "span": _span(event.span)}


def _casualties(harm: Casualties) -> Record:
    return {
        "what": harm.what,
        "low": harm.low,
        "best": harm.best,
        "high": harm.high,
        "group": harm.group,
        "scope": harm.scope,
        "span": _span(harm.span),
    }

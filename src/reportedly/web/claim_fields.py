"""A claim in, its fields as a form shows them and as people may write them out.

Values are written as `ledger.decisions.values` reads them, so that a field that nobody touches is
the same when the form comes back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar, get_args

from reportedly.claim import (
    Casualties,
    Certainty,
    Claim,
    Direction,
    Event,
    Kind,
    Manner,
    Mood,
    Polarity,
    Reason,
    Relation,
    Status,
)
from reportedly.codebook import load_table
from reportedly.ledger.grades import Grade, given_to, load_grades
from reportedly.show.words import harm_words, place_words, relay_words, when_words
from reportedly.text import Span

T = TypeVar("T")

_WORDS = {
    "kind": get_args(Kind),
    "status": get_args(Status),
    "polarity": get_args(Polarity),
    "certainty": get_args(Certainty),
    "mood": get_args(Mood),
    "manner": get_args(Manner),
    "direction": ("", *get_args(Direction)),
}
_HINTS = {
    "via": "names; the nearest to the source first",
    "actors": "names; with semicolons between them",
    "recipients": "names; with semicolons between them",
    "places": "e.g. Tripoli, Lebanon; Homs",
    "when": "e.g. 2024-11-14, 2024-11 or ../2024",
    "said": "e.g. 2024-11-14",
    "casualties": "e.g. killed 7 to 9, best 8 (civilians); wounded 31+",
    "relation": "e.g. commands: Omar Haddad > 4th Brigade",
    "role": "e.g. minister of defence",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: its value as text, the words to choose among where it has such."""

    name: str
    value: str
    words: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A field as coded: its value in words, the words that name it, and why it has this value."""

    name: str
    values: tuple[str, ...]
    spans: tuple[Span, ...]
    reasons: tuple[Reason, ...]


def form_fields(claim: Claim) -> tuple[Field, ...]:
    """All fields of a claim that people can edit, with their values."""
    return tuple(form_field(name, value) for name, value in _written(claim).items())


def form_field(name: str, value: str) -> Field:
    """A field with what is written in it, even where that is none of its words."""
    words = _event_words() if name == "event" else _WORDS.get(name, ())
    if words and value not in words:
        words = (value, *words)
    return Field(name, value, words, _HINTS.get(name, ""))


def coded_fields(claim: Claim) -> tuple[Coded, ...]:
    """What was coded of a claim, with the spans that caused it; fields without a value are left out."""
    facts = claim.factuality
    cues = _spans(link.cue for link in claim.chain)
    told: dict[str, tuple[Iterable[str], tuple[Span, ...]]] = {
        "source": ([relay_words(claim.source)], _spans([claim.source.span])),
        "via": ((link.name for link in claim.chain[1:]), _spans(x.span for x in claim.chain[1:])),
        "cue": ([], cues),
        "status": ([facts.status], ()),
        "polarity": (["negative" if facts.polarity == "-" else "affirmative"], ()),
        "certainty": ([facts.certainty], ()),
        "mood": ([facts.mood], ()),
        "manner": ([facts.manner], ()),
        "kind": ([claim.kind], ()),
        "event": ([_event(claim.event)], _spans(one.span for one in _held(claim.event))),
        "direction": ([claim.direction or ""], ()),
        "relation": (
            [_relation(claim.relation)],
            _spans(one.span for one in _held(claim.relation)),
        ),
        "role": ([claim.role or ""], ()),
        "actors": ((one.name for one in claim.actors), _spans(x.span for x in claim.actors)),
        "recipients": (
            (one.name for one in claim.recipients),
            _spans(one.span for one in claim.recipients),
        ),
        "places": (map(place_words, claim.places), _spans(one.span for one in claim.places)),
        "when": (map(when_words, _held(claim.when)), _spans(one.span for one in _held(claim.when))),
        "said": (map(when_words, _held(claim.said)), _spans(one.span for one in _held(claim.said))),
        "casualties": (
            map(harm_words, claim.casualties),
            _spans(one.span for one in claim.casualties),
        ),
        "conditions": ([], claim.conditions),
    }
    found = (
        Coded(
            name,
            tuple(filter(None, values)),
            spans,
            tuple(r for r in claim.reasons if r.field == name),
        )
        for name, (values, spans) in told.items()
    )
    return tuple(one for one in found if one.values or one.spans)


def claim_grades() -> dict[str, tuple[Grade, ...]]:
    """The grades that people may give to a claim, by scheme and part."""
    parts: dict[str, tuple[Grade, ...]] = {}
    for grade in load_grades():
        if "claim" in given_to(grade):
            parts[grade.key] = (*parts.get(grade.key, ()), grade)
    return parts


@cache
def _event_words() -> tuple[str, ...]:
    """None, and PLOVER's types, each alone and with its modes: "ASSAULT (aerial)"."""
    found = [""]
    for type, told in load_table("plover").items():
        found += [type, *(f"{type} ({mode})" for mode in told["modes"])]
    return tuple(found)


def _written(claim: Claim) -> dict[str, str]:
    facts = claim.factuality
    return {
        "status": facts.status,
        "polarity": facts.polarity,
        "certainty": facts.certainty,
        "mood": facts.mood,
        "manner": facts.manner,
        "source": claim.source.name,
        "via": _listed(link.name for link in claim.chain[1:]),
        "kind": claim.kind,
        "event": _event(claim.event),
        "direction": claim.direction or "",
        "relation": _relation(claim.relation),
        "role": claim.role or "",
        "actors": _listed(actor.name for actor in claim.actors),
        "recipients": _listed(actor.name for actor in claim.recipients),
        "places": _listed(place.name for place in claim.places),
        "when": (claim.when.edtf if claim.when else None) or "",
        "said": (claim.said.edtf if claim.said else None) or "",
        "casualties": _listed(map(_harm, claim.casualties)),
    }


def _listed(names: Iterable[str]) -> str:
    return "; ".join(names)


def _spans(spans: Iterable[Span | None]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span is not None)


def _held(value: T | None) -> list[T]:
    return [] if value is None else [value]


def _event(event: Event | None) -> str:
    if event is None:
        return ""
    return f"{event.type} ({event.mode})" if event.mode else event.type


def _relation(tie: Relation | None) -> str:
    return f"{tie.type}: {tie.subject} > {tie.object}" if tie else ""


def _harm(harm: Casualties) -> str:
    """A count as notation writes it: "killed 7 to 9, best 8 (civilians), cumulative".

    >>> _harm(Casualties("killed", 7, None, None, "advisers"))
    'killed 7 or more (advisers)'
    """
    words = f"{harm.what} {harm.low}"
    if harm.high is None:
        words += " or more"
    elif harm.high != harm.low:
        words += f" to {harm.high}"
    if harm.high != harm.low and harm.best is not None:
        words += f", best {harm.best}"
    elif harm.high == harm.low and harm.best is None:
        words += ", no best"
    words += f" ({harm.group})" if harm.group else ""
    return words + (f", {harm.scope}" if harm.scope != "incident" else "")

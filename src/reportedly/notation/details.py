"""The lines that only a program needs: identifiers, offsets, kinds, coordinates, reasons.

A line of details names the item that it details by its number, counted from 1 in the order of the
lines for people, and then what is to be known of it, parted by commas:

    link     2 kind organisation, cue "citing" @80-86, words "the ministry" @87-99
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from reportedly.claim import ActorKind, Reason, RelayKind, When
from reportedly.notation.draft import Draft, chosen, numbered
from reportedly.notation.quoting import Line
from reportedly.text import Span

# The word on the line -> the record's field, and how its value is read.
_Attributes = dict[str, tuple[str, Callable[[Line], Any]]]


def _words(line: Line) -> Span:
    span = line.spanned()
    if span is None:
        line.fail("quoted words with their offsets")
    return span


def _cue(line: Line) -> Span:
    """A cue with its words; those of the first link stand on the line `cue`, before its offsets."""
    return line.spanned() or line.offsets("") or line.fail("a cue's words or offsets")


def _text(line: Line) -> str:
    line.take(" +")
    return line.atom("a word or a quoted string")


def _number(line: Line) -> float:
    return float(line.need(r" +(-?\d+(?:\.\d+)?(?:e[-+]?\d+)?)", "degrees")[1])


def _kind(literal: Any) -> Callable[[Line], Any]:
    def read(line: Line) -> Any:
        line.take(" +")
        return chosen(line, literal)

    return read


def _unresolved(_: Line) -> bool:
    return False


_LINK: _Attributes = {
    "kind": ("kind", _kind(RelayKind)),
    "cue": ("cue", _cue),
    "words": ("span", _words),
    "unresolved": ("resolved", _unresolved),
}
_ACTOR: _Attributes = {
    "kind": ("kind", _kind(ActorKind)),
    "id": ("id", _text),
    "as": ("wording", _text),
    "words": ("span", _words),
    "unresolved": ("resolved", _unresolved),
}
_TIME: _Attributes = {
    "precision": ("precision", _text),
    "anchor": ("anchor", _text),
    "words": ("span", _words),
}
_PLACE: _Attributes = {
    "id": ("id", _text),
    "lat": ("lat", _number),
    "lon": ("lon", _number),
    "country": ("country", _text),
    "region": ("regions", _text),
    "words": ("span", _words),
}


def _attributes(line: Line, known: _Attributes) -> list[tuple[str, Any]]:
    """Read the attributes up to the line's end, in order."""
    read = []
    line.take(" +")
    while True:
        word = line.need(rf"({'|'.join(known)})\b", f"one of {', '.join(known)}")[1]
        field, value = known[word]
        read.append((field, value(line)))
        if line.take(", *") is None:
            return read


def _read_id(draft: Draft, line: Line) -> None:
    draft.id = line.words()


def _read_article(draft: Draft, line: Line) -> None:
    draft.article = line.words()


def _read_at(draft: Draft, line: Line) -> None:
    spans = [span for old in draft.spans if (span := line.offsets(old.text)) is not None]
    if len(spans) != len(draft.spans):
        line.fail(f"offsets such as @12-20 for each of {len(draft.spans)} pieces")
    draft.spans = spans


def _read_link(draft: Draft, line: Line) -> None:
    index = numbered(line, draft.chain)
    link, found = draft.chain[index], dict(_attributes(line, _LINK))
    cue = found.get("cue")
    if cue is not None and not cue.text and link.cue is not None:
        found["cue"] = replace(cue, text=link.cue.text)
    draft.chain[index] = replace(link, **found)


def _read_actor(draft: Draft, line: Line) -> None:
    index = numbered(line, draft.actors)
    draft.actors[index] = replace(draft.actors[index], **dict(_attributes(line, _ACTOR)))


def _read_target(draft: Draft, line: Line) -> None:
    index = numbered(line, draft.recipients)
    draft.recipients[index] = replace(draft.recipients[index], **dict(_attributes(line, _ACTOR)))


def _read_time(draft: Draft, line: Line) -> None:
    which = line.need("(?:when|said)\\b", "'when' or 'said'")[0]
    time: When | None = draft.when if which == "when" else draft.said
    if time is None:
        line.fail(f"a line {which!r} before it")
    time = replace(time, **dict(_attributes(line, _TIME)))
    if which == "when":
        draft.when = time
    else:
        draft.said = time


def _read_place(draft: Draft, line: Line) -> None:
    index = numbered(line, draft.places)
    found = _attributes(line, _PLACE)
    regions = tuple(value for field, value in found if field == "regions")
    draft.places[index] = replace(draft.places[index], **{**dict(found), "regions": regions})


def _read_words(draft: Draft, line: Line) -> None:
    """The words of a code: `event "bombed" @12-18`, `harm 1 "killing two" @20-31`, `if 1 @9-30`.

    A condition's own words stand on its line `if`.
    """
    which = line.need("event|relation|harm|if", "'event', 'relation', 'harm' or 'if'")[0]
    line.take(" +")
    if which == "event" and draft.event is not None:
        draft.event = replace(draft.event, span=_words(line))
    elif which == "relation" and draft.relation is not None:
        draft.relation = replace(draft.relation, span=_words(line))
    elif which == "harm":
        index = numbered(line, draft.casualties)
        draft.casualties[index] = replace(draft.casualties[index], span=_words(line))
    elif which == "if":
        index = numbered(line, draft.conditions)
        span = line.offsets(draft.conditions[index].text)
        draft.conditions[index] = span or line.fail("offsets such as @12-20")
    else:
        line.fail(f"a line {which!r} before it")


def _read_why(draft: Draft, line: Line) -> None:
    field = line.atom("a field of the claim")
    line.need(": *", "a colon")
    rule = line.atom("the name of a rule")
    spans = []
    while (span := line.spanned()) is not None:
        spans.append(span)
    draft.reasons.append(Reason(field, rule, tuple(spans)))


DETAILS: dict[str, Callable[[Draft, Line], None]] = {
    "id": _read_id,
    "article": _read_article,
    "at": _read_at,
    "link": _read_link,
    "actor": _read_actor,
    "target": _read_target,
    "time": _read_time,
    "place": _read_place,
    "words": _read_words,
    "why": _read_why,
}

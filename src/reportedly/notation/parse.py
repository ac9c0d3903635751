"""Notation in, claims out; the first line that cannot be read raises `NotationError`.

Lines may stand in any order after `claim`, except that a line of details follows the line whose
items it details.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from reportedly.claim import (
    Actor,
    Casualties,
    Certainty,
    Claim,
    Direction,
    Event,
    Factuality,
    Kind,
    Manner,
    Mood,
    Polarity,
    Relation,
    Relay,
    Status,
    When,
    Where,
)
from reportedly.errors import NotationError
from reportedly.notation.defaults import (
    PRECISIONS,
    UNDATED,
    UNPLACED,
    best_count,
    date_precision,
    relay_kind,
    span_of,
)
from reportedly.notation.details import DETAILS
from reportedly.notation.draft import Draft, chosen, maybe
from reportedly.notation.quoting import Line

_KEY = re.compile(r"([a-z]+)(?: +(.*))?", re.DOTALL)
_PRECISION = {word: number for number, word in PRECISIONS.items()} | {UNPLACED: None}


def parse_notation(text: str) -> tuple[Claim, ...]:
    """Read the claims of `text`; raise `NotationError` with the line and what it should hold."""
    return tuple(_claim(block) for block in _blocks(text))


def _blocks(text: str) -> Iterator[list[Line]]:
    block: list[Line] = []
    for number, raw in enumerate([*text.split("\n"), ""], 1):
        line = raw.rstrip(" \r")
        if line.startswith(";"):
            continue
        if line:
            found = _KEY.fullmatch(line)
            if found is None:
                raise NotationError(f"line {number}: expected a key and a value, found {line!r}")
            block.append(Line(number, found[1], found[2] or ""))
        elif block:
            yield block
            block = []


def _claim(block: list[Line]) -> Claim:
    first = block[0]
    if first.key != "claim":
        raise NotationError(
            f"line {first.number}: expected 'claim' at the head of a block, found {first.key!r}"
        )
    draft = Draft()
    for line in block:
        read = _READERS.get(line.key)
        if read is None:
            expected = ", ".join(_READERS)
            raise NotationError(
                f"line {line.number}: expected one of {expected}, found {line.key!r}"
            )
        read(draft, line)
        line.end()
    return draft.claim(first.number)


def _read_claim(draft: Draft, line: Line) -> None:
    if draft.spans:
        line.fail("one line 'claim' in a block; part claims by blank lines")
    draft.spans = [span_of(text) for text in line.pieces()]


def _read_source(draft: Draft, line: Line) -> None:
    draft.chain[:1] = [_relay(line, 0)]


def _read_via(draft: Draft, line: Line) -> None:
    if not draft.chain:
        line.fail("a line 'source' before it")
    while True:
        draft.chain.append(_relay(line, len(draft.chain)))
        if line.take(", +| *> *") is None:
            return


def _relay(line: Line, position: int) -> Relay:
    name = line.name(r"\(|, | >")
    return Relay(name, relay_kind(position, name), role=line.aside())


def _read_cue(draft: Draft, line: Line) -> None:
    if not draft.chain:
        line.fail("a line 'source' before it")
    draft.chain[0] = replace(draft.chain[0], cue=span_of(line.words()))


def _read_told(draft: Draft, line: Line) -> None:
    """Manner, status, certainty, polarity, mood, quoted; status and mood may be left out."""
    manner: Manner = chosen(line, Manner)
    status: Status = maybe(line, ", *", Status) or "asserted"
    line.need(", *", "a comma and a status or a certainty")
    certainty = chosen(line, Certainty)
    line.need(", *", "a comma and a polarity")
    polarity = chosen(line, Polarity)
    mood: Mood = maybe(line, ", *", Mood) or "happened"
    draft.factuality = Factuality(status, polarity, certainty, mood, manner)
    draft.quoted = line.take(", *quoted$") is not None


def _read_kind(draft: Draft, line: Line) -> None:
    draft.kind = chosen(line, Kind)
    if line.take(" *: *") is None:
        return
    while True:
        if (direction := maybe(line, "", Direction)) is not None:
            draft.direction = direction
        elif line.take("-> *"):
            draft.recipients.append(Actor(line.name(", ")))
        elif line.take("in +"):
            draft.named_places.append(line.name(", "))
        else:
            draft.actors.append(Actor(line.name(", ")))
        if line.take(", +") is None:
            return


def _read_event(draft: Draft, line: Line) -> None:
    draft.event = Event(line.name(r"\("), line.aside())


def _read_relation(draft: Draft, line: Line) -> None:
    tie = line.atom("a type of relation")
    line.need(" *: *", "a colon")
    subject = line.name(" >")
    line.need(" *> *", "'>' between the two ends")
    draft.relation = Relation(tie, subject, line.words())


def _read_role(draft: Draft, line: Line) -> None:
    draft.role = line.words()


def _read_harm(draft: Draft, line: Line) -> None:
    what = line.atom("what happened to them (killed, wounded, ...)")
    low = int(line.need(r" +(-?\d+)", "a number")[1])
    high: int | None = low
    if line.take(" +or more"):
        high = None
    elif found := line.take(r" +to +(-?\d+)"):
        high = int(found[1])
    best = best_count(low, high)
    if line.take(", *no best"):
        best = None
    elif found := line.take(r", *best +(-?\d+)"):
        best = int(found[1])
    group = line.aside()
    scope = line.atom("a scope") if line.take(", *") else "incident"
    draft.casualties.append(Casualties(what, low, best, high, group, scope))


def _read_if(draft: Draft, line: Line) -> None:
    draft.conditions.append(span_of(line.words()))


def _read_when(draft: Draft, line: Line) -> None:
    draft.when = _when(line)


def _read_said(draft: Draft, line: Line) -> None:
    draft.said = _when(line)


def _when(line: Line) -> When:
    edtf = None if line.take(rf"{re.escape(UNDATED)}(?= *(?:\(|$))") else line.name(r"\(")
    return When(edtf, date_precision(edtf), relation=line.aside())


def _read_where(draft: Draft, line: Line) -> None:
    name, word = line.name(r"\("), line.aside()
    if word is not None and word not in _PRECISION:
        line.fail(f"one of ({'), ('.join(_PRECISION)}) after the name")
    draft.places.append(Where(name, precision=_PRECISION[word or UNPLACED]))


_READERS: dict[str, Callable[[Draft, Line], None]] = {
    "claim": _read_claim,
    "source": _read_source,
    "via": _read_via,
    "cue": _read_cue,
    "told": _read_told,
    "kind": _read_kind,
    "event": _read_event,
    "relation": _read_relation,
    "role": _read_role,
    "harm": _read_harm,
    "if": _read_if,
    "when": _read_when,
    "said": _read_said,
    "where": _read_where,
    **DETAILS,
}

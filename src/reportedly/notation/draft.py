"""A claim while its lines are being read: what has been found so far, changed line by line."""

from __future__ import annotations

import re
from collections.abc import Sized
from dataclasses import dataclass, field
from typing import Any, get_args

from reportedly.claim import (
    Actor,
    Casualties,
    Claim,
    Direction,
    Event,
    Factuality,
    Kind,
    Reason,
    Relation,
    Relay,
    When,
    Where,
)
from reportedly.errors import NotationError
from reportedly.notation.quoting import Line
from reportedly.text import Span


@dataclass
class Draft:
    """The fields of a claim, with lists where the claim has tuples.

    `named_places` are those that the line `kind` names, in case no line `where` tells more.
    """

    id: str = ""
    article: str = ""
    spans: list[Span] = field(default_factory=list)
    chain: list[Relay] = field(default_factory=list)
    factuality: Factuality | None = None
    kind: Kind | None = None
    actors: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    places: list[Where] = field(default_factory=list)
    named_places: list[str] = field(default_factory=list)
    when: When | None = None
    said: When | None = None
    direction: Direction | None = None
    relation: Relation | None = None
    role: str | None = None
    casualties: list[Casualties] = field(default_factory=list)
    event: Event | None = None
    conditions: list[Span] = field(default_factory=list)
    quoted: bool = False
    reasons: list[Reason] = field(default_factory=list)

    def claim(self, number: int) -> Claim:
        """Build the claim whose block starts at line `number`; raise where a line is missing."""
        if self.factuality is None:
            raise NotationError(f"line {number} (claim): expected a line 'told' in its block")
        if self.kind is None:
            raise NotationError(f"line {number} (claim): expected a line 'kind' in its block")
        places = self.places or [Where(name) for name in self.named_places]
        names = [place.name for place in places]
        if self.named_places not in ([], names):
            raise NotationError(
                f"line {number} (claim): expected the same places on its lines 'kind' and 'where',"
                f" found {self.named_places} and {names}"
            )
        return Claim(
            id=self.id,
            article=self.article,
            spans=tuple(self.spans),
            chain=tuple(self.chain),
            factuality=self.factuality,
            kind=self.kind,
            actors=tuple(self.actors),
            recipients=tuple(self.recipients),
            places=tuple(places),
            when=self.when,
            said=self.said,
            direction=self.direction,
            relation=self.relation,
            role=self.role,
            casualties=tuple(self.casualties),
            event=self.event,
            conditions=tuple(self.conditions),
            quoted=self.quoted,
            reasons=tuple(self.reasons),
        )


def numbered(line: Line, items: Sized) -> int:
    """Read the number of one of `items`, counted from 1; give its index."""
    number = int(line.need(r"\d+", "a number")[0])
    if not 1 <= number <= len(items):
        line.fail(f"after a number from 1 to {len(items)}, which the lines before name")
    return number - 1


def chosen(line: Line, literal: Any) -> Any:
    """Read one of the values of a `Literal` type."""
    found = maybe(line, "", literal)
    if found is None:
        line.fail(f"one of {', '.join(get_args(literal))}")
    return found


def maybe(line: Line, before: str, literal: Any) -> Any:
    """Read one of the values of a `Literal` type after the pattern `before`, else `None`."""
    values = "|".join(map(re.escape, get_args(literal)))
    found = line.take(rf"{before}({values})(?= *(?:,|:|$))")
    return found and found[1]

"""Spans that may overlap in, a row of segments out, each with all the spans that cover it.

Two claims often share words ("the 4th Division, an elite unit ...") and neither need lie inside
the other, so marking them up by nesting would break. A segment ends wherever a span starts or ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Owner = TypeVar("Owner")


@dataclass(frozen=True, slots=True)
class Segment(Generic[Owner]):
    """The stretch from `start` to `end` (exclusive), and the owners of the spans that cover it.

    Owners are in the order in which they were given; `ending` are those whose last span ends here.
    """

    start: int
    end: int
    owners: tuple[Owner, ...]
    ending: tuple[Owner, ...]


def cut(
    start: int, end: int, spans: Iterable[tuple[int, int, Owner]]
) -> tuple[Segment[Owner], ...]:
    """Cut `start` to `end` at the edges of `spans`, given as (start, end, owner).

    Spans may reach beyond the stretch: an owner ends only where its last span does. Owners must be
    hashable. The segments join up to the whole stretch; empty spans are dropped.

    >>> [(s.start, s.end, s.owners) for s in cut(0, 9, [(0, 6, "a"), (4, 9, "b")])]
    [(0, 4, ('a',)), (4, 6, ('a', 'b')), (6, 9, ('b',))]
    """
    rank: dict[Owner, int] = {}
    last: dict[Owner, int] = {}
    opens: defaultdict[int, list[Owner]] = defaultdict(list)
    closes: defaultdict[int, list[Owner]] = defaultdict(list)
    for first, after, owner in spans:
        rank.setdefault(owner, len(rank))
        if first < after:
            last[owner] = max(last.get(owner, 0), after)
        first, after = max(first, start), min(after, end)
        if first < after:
            opens[first].append(owner)
            closes[after].append(owner)
    edges = sorted({start, end, *opens, *closes})
    covering: list[Owner] = []
    segments = []
    for here, there in zip(edges, edges[1:], strict=False):
        for owner in closes[here]:
            covering.remove(owner)
        covering += opens[here]
        owners = tuple(sorted(dict.fromkeys(covering), key=rank.__getitem__))
        ending = tuple(owner for owner in owners if last[owner] == there)
        segments.append(Segment(here, there, owners, ending))
    return tuple(segments)

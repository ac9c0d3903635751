"""Which attribution stands inside which: "A said B said C", "Haji said X, according to Novosti".

In: what was found, contents settled. Out: the same with a relay and the statement that it relays
sharing one content, and for each the index of the attribution around it. The outer one is the
last to have handled the words: Novosti relays that Haji said X.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.attribution.found import Found
from reportedly.attribution.tree import Range, covers, subtract, union

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RELAYS = ("according", "citing")


def nest(doc: Doc, found: list[Found]) -> tuple[list[Found], list[int | None]]:
    """Share contents between relays and statements; give each the index of its parent."""
    items = list(found)
    parents: list[int | None] = [None] * len(items)
    by_head = {item.head: k for k, item in enumerate(items)}
    for k, item in enumerate(items):
        if item.frame in _RELAYS:
            _share(doc, items, parents, k, by_head)
    for k, item in enumerate(items):
        if item.frame == "saying" and item.outer in by_head:
            parents[k] = by_head[item.outer]
    for k, around in enumerate(_around(items)):
        if parents[k] is None and around is not None and not _reaches(parents, around, k):
            parents[k] = around
    return items, parents


def _share(
    doc: Doc, items: list[Found], parents: list[int | None], k: int, by_head: dict[int, int]
) -> None:
    relay = items[k]
    phrase = _phrase(relay)
    statement = _statement(doc, items, k, phrase, by_head)
    if statement is None:
        return
    told = items[statement]
    if told.frame == "according" and relay.frame == "citing":  # "according to SANA citing a source"
        items[k] = replace(relay, content=told.content)
        parents[k] = statement
        return
    content = tuple(subtract(told.content, phrase))
    if not content:
        return
    items[statement] = replace(told, content=content)
    items[k] = replace(relay, content=content)
    if relay.frame == "citing":
        parents[k] = statement
    else:
        parents[statement] = k


def _statement(
    doc: Doc, items: list[Found], k: int, phrase: Range, by_head: dict[int, int]
) -> int | None:
    """The index of the statement that the relay `k` passes on, where it has a cue of its own."""
    relay = items[k]
    sentence = doc[relay.head].sent
    near = _neighbours(items, k, sentence.start, sentence.end)
    if relay.frame == "citing":
        for n in near:
            other = items[n]
            if other.frame == "according" and other.source_range is not None:
                if other.source_range[0] <= relay.head <= other.source_range[1] + 2:
                    return n
        return by_head.get(relay.outer) if relay.outer is not None else None
    after = phrase[1] + 1
    trailing = after >= sentence.end - 1 or (after < len(doc) and doc[after].is_sent_start)
    set_off = phrase[0] > 0 and doc[phrase[0] - 1].text == ","
    for n in near:
        other = items[n]
        if other.frame not in ("clause", "object", "bare"):
            continue
        if covers(other.content, relay.head):
            if trailing and set_off:
                return n
            return None
        if covers(relay.content, other.head) and _is_host(relay, other):
            return n
    return None


def _neighbours(items: list[Found], k: int, start: int, end: int) -> list[int]:
    """Indexes of the items of the same sentence; `items` are in the order of their cues."""
    near: list[int] = []
    for step in (-1, 1):
        n = k + step
        while 0 <= n < len(items) and start <= items[n].cue[0][0] < end:
            near.append(n)
            n += step
    return sorted(near)


def _is_host(relay: Found, statement: Found) -> bool:
    return relay.outer == statement.head


def _phrase(relay: Found) -> Range:
    ends = [relay.cue[0], relay.source_range or relay.cue[0]]
    return min(a for a, _ in ends), max(b for _, b in ends)


def _reaches(parents: list[int | None], start: int, goal: int) -> bool:
    node: int | None = start
    while node is not None:
        if node == goal:
            return True
        node = parents[node]
    return False


def _around(items: list[Found]) -> list[int | None]:
    """For each item the one with the smallest content range that holds its cue."""
    ranges = sorted((a, b, k) for k, item in enumerate(items) for a, b in union(item.content))
    order = sorted(range(len(items)), key=lambda k: items[k].head)
    around: list[int | None] = [None] * len(items)
    open_: list[tuple[int, int, int]] = []
    position = 0
    for k in order:
        head = items[k].head
        while position < len(ranges) and ranges[position][0] <= head:
            open_.append(ranges[position])
            position += 1
        open_ = [r for r in open_ if r[1] >= head]
        holding = [r for r in open_ if r[2] != k]
        if holding:
            around[k] = min(holding, key=lambda r: (r[1] - r[0], r[2]))[2]
    return around

"""Which attribution stands inside which: "A said B said C", "Tabar said X, according to Novosti".

In: what was found, in the order of its cues, contents settled. Out: the same with a relay and the
statement that it relays sharing one content, and for each the index of the attribution around it.
The outer one is the last to have handled the words: Novosti relays that Tabar said X.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.attribution.found import Found
from reportedly.attribution.tree import Range, covers, subtract, union

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEAR = 80  # tokens between a relay and its statement, at most
_DEEP = 50  # attributions around one another that are kept in view
_STATEMENTS = ("clause", "object", "host", "gerund", "quote", "bare")


def nest(doc: Doc, found: list[Found]) -> tuple[list[Found], list[int | None]]:
    """Share contents between relays and statements; give each the index of its parent."""
    items = list(found)
    parents: list[int | None] = [None] * len(items)
    for k, item in enumerate(items):
        if item.frame == "according":
            _share_according(doc, items, parents, k)
        elif item.frame == "citing":
            _share_citing(doc, items, parents, k)
        elif item.frame == "quoted_by":
            _share_quoted_by(doc, items, parents, k)
    by_head = {item.head: k for k, item in enumerate(items)}
    for k, item in enumerate(items):
        if item.frame == "saying" and item.outer in by_head:
            parents[k] = by_head[item.outer]
    for k, around in enumerate(_around(items)):
        if parents[k] is None and around is not None and not _reaches(parents, around, k):
            parents[k] = around
    return _with_content(items, parents)


def _share_according(doc: Doc, items: list[Found], parents: list[int | None], k: int) -> None:
    """ "Tabar said X, according to Novosti" and "According to Novosti, Tabar said X".

    Not "Tabar said that, according to the ministry, X": there the ministry stands inside.
    """
    relay, phrase = items[k], _phrase(items[k])
    end = doc[relay.head].sent.end
    trailing = phrase[1] + 1 >= end - 1 and doc[phrase[0] - 1].text == ","
    for n in _neighbours(doc, items, k):
        told = items[n]
        if told.frame not in _STATEMENTS:
            continue
        inside = covers(told.content, relay.head)
        if inside and not trailing:
            return
        host = relay.outer == told.head and covers(relay.content, told.head)
        content = tuple(subtract(told.content, phrase))
        if content and (inside or host):
            items[n] = replace(told, content=content)
            items[k] = replace(relay, content=content)
            parents[n] = k
            return


def _share_citing(doc: Doc, items: list[Found], parents: list[int | None], k: int) -> None:
    """ "The Post reported, citing two officials, that X"; "according to SANA, citing a source"."""
    relay = items[k]
    for n in _neighbours(doc, items, k):
        told, content = items[n], items[n].content
        within = told.frame == "according" and told.source_range is not None
        if within and told.source_range and _near(told.source_range, relay.head):
            first, last = told.source_range
            told = replace(told, source_range=(first, min(last, relay.head - 1)))
        elif told.head != relay.outer:
            continue
        content = tuple(subtract(content, _phrase(relay)))
        if content:
            items[n], items[k] = replace(told, content=content), replace(relay, content=content)
            parents[k] = n
        return


def _share_quoted_by(doc: Doc, items: list[Found], parents: list[int | None], k: int) -> None:
    """Give "quoted by Al-Aqsa TV" the content of what its official says."""
    relay = items[k]
    for n in _neighbours(doc, items, k):
        told = items[n]
        if told.source == relay.outer and told.content and told.source_range is not None:
            items[k] = replace(relay, content=told.content)
            first, last = told.source_range
            if first < relay.head <= last:
                items[n] = replace(told, source_range=(first, relay.head - 1))
            parents[n] = k
            return


def _near(source: Range, index: int) -> bool:
    return source[0] <= index <= source[1] + 2  # a comma may stand between


def _neighbours(doc: Doc, items: list[Found], k: int) -> Iterator[int]:
    """Indexes of the other items of the same sentence, in order."""
    sentence, head = doc[items[k].head].sent, items[k].head
    start, end = max(sentence.start, head - _NEAR), min(sentence.end, head + _NEAR)
    first = k
    while first > 0 and items[first - 1].cue[0][0] >= start:
        first -= 1
    for n in range(first, len(items)):
        if items[n].cue[0][0] >= end:
            return
        if n != k:
            yield n


def _phrase(relay: Found) -> Range:
    """The range of a relay's cue and source together: "according to the ministry"."""
    cue = relay.cue[0]
    source = relay.source_range or cue
    return min(cue[0], source[0]), max(cue[1], source[1])


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
    around: list[int | None] = [None] * len(items)
    open_: list[tuple[int, int, int]] = []
    position = 0
    for k in sorted(range(len(items)), key=lambda k: items[k].head):
        head = items[k].head
        while position < len(ranges) and ranges[position][0] <= head:
            open_.append(ranges[position])
            position += 1
        open_ = [r for r in open_ if r[1] >= head][-_DEEP:]
        holding = [r for r in open_ if r[2] != k]
        if holding:
            around[k] = min(holding, key=lambda r: (r[1] - r[0], r[2]))[2]
    return around


def _with_content(
    items: list[Found], parents: list[int | None]
) -> tuple[list[Found], list[int | None]]:
    """Drop relays for which no statement was found ("comments, reported by Novosti, ...")."""
    place = {k: n for n, k in enumerate(k for k, item in enumerate(items) if item.content)}
    around = [parents[k] for k in place]
    return [items[k] for k in place], [None if p is None else place.get(p) for p in around]

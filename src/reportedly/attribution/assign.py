"""Quotations to the cues that own them.

In: what the parse gave, and the quotations. Out: the same, with the quoted words in the contents.
A parse is of little use around quotation marks: a speech of three sentences hangs on its cue by
its last clause only. So a quotation goes by position: to the cue whose clause already holds part
of it, to the cue after it ("X," said Haji), to the cue before it (Haji said: "X"), to the speaker
of the quotation before it in the paragraph ("X," he said. "Y."), or to what was said in the
sentence before.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.attribution.found import Found
from reportedly.attribution.quote import Quotation
from reportedly.attribution.tree import Range, clip, covers, union
from reportedly.text import Parse

_REACH = 30  # tokens from a closing mark to the verb: "said Ms X, who has led the office since ..."


def assign_quotes(parse: Parse, found: list[Found], quotes: tuple[Quotation, ...]) -> list[Found]:
    """Give each quotation of speech to a cue; drop bare cues that own none."""
    owned: dict[int, list[Range]] = {}
    owner_of: dict[int, int] = {}
    outside = [k for k, f in enumerate(found) if not _inside(f.head, quotes)]
    for number, quote in enumerate(quotes):
        if not quote.speech:
            continue
        owner = _owner(parse, number, quotes, found, outside, owner_of)
        if owner is not None:
            owner_of[number] = owner
            owned.setdefault(owner, []).append(quote.outer)
    result = []
    for k, item in enumerate(found):
        ranges = owned.get(k, [])
        content = list(item.content)
        if ranges:
            if item.frame not in ("clause", "host", "passive_clause", "saying", "quoted", "bare"):
                if item.frame != "prep" and not any(clip(content, r) for r in ranges):
                    pass
            content = [r for r in content if not _cut(r, ranges)]
            item = replace(item, content=tuple(union([*content, *ranges])))
        if item.content:
            result.append(item)
    return result


def _cut(range_: Range, quotes: list[Range]) -> bool:
    """True for a piece that only sticks out of a quotation by its marks or by a word."""
    return any(a <= range_[0] and range_[1] <= b for a, b in quotes)


def _inside(index: int, quotes: tuple[Quotation, ...]) -> bool:
    return any(q.first <= index <= q.last for q in quotes)


def _owner(
    parse: Parse,
    number: int,
    quotes: tuple[Quotation, ...],
    found: list[Found],
    outside: list[int],
    owner_of: dict[int, int],
) -> int | None:
    quote = quotes[number]
    if quote.continues is not None and quote.continues in owner_of:
        return owner_of[quote.continues]
    doc = parse.doc
    holding = [
        k
        for k in outside
        if found[k].frame in ("clause", "host", "passive_clause", "saying", "quoted", "according")
        and any(clip(found[k].content, (quote.first, quote.last)))
    ]
    if holding:
        return min(holding, key=lambda k: (abs(found[k].head - quote.first), k))
    same = [q for q in quotes if q.paragraph == quote.paragraph]
    following = next((q.outer[0] for q in same if q.first > quote.last), len(doc))
    before = max((q.outer[1] for q in same if q.last < quote.first), default=-1)
    sentence = doc[quote.last].sent
    end = sentence.end if quote.outer[1] < sentence.end - 1 else _next_end(parse, sentence.end)
    inner = parse.article.text[quote.start : quote.end].rstrip()[-1:]
    if inner in ",?!—-" or quote.outer[1] < sentence.end - 1:
        for k in outside:
            f = found[k]
            if quote.outer[1] < f.head < min(following, end, quote.outer[1] + _REACH):
                if f.frame == "bare" or not f.content:
                    return k
    start = doc[quote.first].sent.start
    opening = quote.outer[0]
    for k in reversed(outside):
        f = found[k]
        if max(start, before) <= f.head < opening and f.frame in ("bare", "object"):
            return k
    for earlier in range(number - 1, -1, -1):
        if quotes[earlier].paragraph != quote.paragraph:
            break
        if earlier in owner_of:
            return owner_of[earlier]
    return None


def _next_end(parse: Parse, position: int) -> int:
    """End of the sentence that starts at token `position`: "No!" he said."""
    if position >= len(parse.doc):
        return position
    return int(parse.doc[position].sent.end)

"""Parsed article in, its dates and times out, each with its EDTF date or interval.

Recognition and values follow TimeML 1.2.1 (TIMEX3) and need only the text; `claim.When` holds
EDTF. The parts of a range or list of days ("the 11th and 12th of this month") are one mention
here, while `recognise` keeps them apart as TimeML does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from reportedly.claim import When
from reportedly.codebook import load_words
from reportedly.coding.timex import edtf
from reportedly.coding.timex.anchoring import Anchored, anchor
from reportedly.coding.timex.finding import find_forms
from reportedly.coding.timex.lexicon import EDGE_OF_BLOCK
from reportedly.coding.timex.narrative import is_history
from reportedly.edtf import day_bounds
from reportedly.text import Parse, Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: token indexes (both included), TIMEX3 type and value, and its time.

    `value` of a joined range is "first/last". `head` is the token that ties it to the sentence.
    """

    span: Span
    first: int
    last: int
    type: TimexType
    value: str
    when: When
    head: int


def recognise(text: str, published: date | None) -> list[Anchored]:
    """Find and value the expressions of `text` in order, parts of ranges apart (TIMEX3).

    >>> [a.value for a in recognise("Two died on Friday and one in late May.", date(2024, 11, 18))]
    ['2024-11-15', '2024-05']
    """
    forms = find_forms(text)
    history = is_history(forms, published)
    if history:
        forms = find_forms(text, history=True)
    return anchor(forms, published, history=history)


def find_times(parse: Parse) -> tuple[TimeMention, ...]:
    """Find the times of the whole article in order, anchored to its day of publication.

    Where that is unknown, or the text is a history, dates are counted from the date told last
    (`when.anchor` "narrative"); an expression that nothing anchors has `when.edtf` `None`.
    """
    anchored = recognise(_text(parse), parse.article.published)
    starts = [token.idx for token in parse.doc]
    return tuple(_mention(parse, group, starts) for group in _groups(anchored))


def _text(parse: Parse) -> str:
    """The parsed view (plain quotes), with line breaks back and the blocks' edges marked."""
    plain, text = parse.doc.text, parse.article.text
    if "\n" in text:
        plain = "".join(
            "\n" if raw == "\n" else view for raw, view in zip(text, plain, strict=True)
        )
    edges = [block.span.start for block in parse.article.blocks if block.span.start]
    if edges:
        characters = list(plain)
        for edge in edges:
            if characters[edge - 1].isspace():
                characters[edge - 1] = EDGE_OF_BLOCK
        plain = "".join(characters)
    return plain


# --- ranges and lists -------------------------------------------------------------------------


def _groups(anchored: Sequence[Anchored]) -> Iterator[list[Anchored]]:
    """The expressions, those that make one interval together."""
    group: list[Anchored] = []
    for item in anchored:
        if group and not _continues(group, item):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _continues(group: list[Anchored], item: Anchored) -> bool:
    left, joint = group[-1], item.form.joint
    if not joint or left.type not in ("DATE", "TIME") or item.type not in ("DATE", "TIME"):
        return False
    if not (_single(left)[0] and _single(item)[0]) or left.value >= item.value:
        return False
    if joint == "range" or (group[0].form.before == "between" and len(group) == 1):
        return True
    return _next_day(left.value, item.value)


def _next_day(left: str, right: str) -> bool:
    """ "The 11th and 12th" is one stretch of days; "3 and 9 March" are two."""
    if len(left) != 10 or len(right) != 10:
        return False
    first, second = day_bounds(left)[0], day_bounds(right)[0]
    return bool(first and second and (second - first).days == 1)


def _single(item: Anchored) -> tuple[str | None, str]:
    if item.stretch:
        return item.stretch, "interval"
    return edtf.from_timex(item.value, item.form.mod)


def _mention(parse: Parse, group: list[Anchored], starts: list[int]) -> TimeMention:
    start, end = group[0].form.start, group[-1].form.end
    first = max(bisect_right(starts, start) - 1, 0)
    last = max(bisect_left(starts, end) - 1, first)
    span = parse.article.span(start, end)
    value = group[0].value if len(group) == 1 else f"{group[0].value}/{group[-1].value}"
    kind = cast(TimexType, group[0].type)
    return TimeMention(
        span, first, last, kind, value, _when(group, span), _head(parse, first, last)
    )


def _when(group: list[Anchored], span: Span) -> When:
    whole, precision = _single(group[0])
    anchored = group[0].anchor
    if len(group) > 1:
        first, last = whole, _single(group[-1])[0]
        if first and last:
            whole, precision = edtf.interval(edtf.ends(first)[0], edtf.ends(last)[1]), "interval"
        anchored = next((g.anchor for g in group if g.anchor != "absolute"), "absolute")
    elif whole is None or group[0].type == "SET":
        return When(None, "unknown", span, "none")
    elif "/" not in whole and (group[0].form.mod == "APPROX" or group[0].form.kind == "hijri"):
        whole += "~"
    before = group[0].form.before
    if whole and len(group) == 1 and before:
        start, end = edtf.ends(whole)
        if before in load_words("timex", "opens", "words"):
            whole, precision = edtf.interval(start, None), "interval"
        elif before in load_words("timex", "closes", "words"):
            whole, precision = edtf.interval(None, end), "interval"
    return When(whole, precision, span, anchored)


def _head(parse: Parse, first: int, last: int) -> int:
    """The token of the expression whose own head lies outside it."""
    for k in range(first, last + 1):
        above = parse.doc[k].head.i
        if not first <= above <= last or above == k:
            return k
    return last

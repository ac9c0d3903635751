"""Quotation marks in, quotations out.

Straight, curly, angle and typewriter marks ('' and ``), quotations that run over paragraphs (the
opening mark repeated at the head of each, closed once), and single marks as used by British
papers. A quotation is `speech` where it can be a statement of its own, else it is a fragment: a
scare quote or some quoted words inside the reporter's sentence (the "Astana" peace talks).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.attribution.paragraph import Paragraph
from reportedly.text import Parse

_MARK = re.compile(r"''|``|[\"“”„‟«»]|[‘’'](?!\w)|(?<!\w)[‘']")
_OPENING = "“„‟«‘"
_CLOSING = "”»"
_LEADING = ("“", "„", "«", '"', "`", "'", "‘")
_FORGOTTEN = 40  # characters; a shorter rest is more likely a stray mark (5'10" tall)
_GAP = 80  # characters between a mark and the sign before it
_FAR = 1000  # characters within which a single quotation mark must be closed
_SPEECH_WORDS = 4  # "a dead letter" is a fragment, "We will not go" is speech


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, by token index, and how they stand.

    `first` and `last` are the first and last token between the marks; `start` and `end` the
    characters between them. `outer` also holds the marks' tokens. `continues` is the index of the
    quotation in the paragraph before of which this is the continuation.
    """

    first: int
    last: int
    start: int
    end: int
    outer: tuple[int, int]
    paragraph: int
    speech: bool
    continues: int | None = None
    open_ended: bool = False
    leads: bool = False  # the first words of its paragraph
    alone: bool = False  # its paragraph holds only quotations


@dataclass(frozen=True, slots=True)
class _Marked:
    start: int  # of the opening mark
    inner: int
    inner_end: int
    end: int
    open_ended: bool


def find_quotes(parse: Parse, paragraphs: tuple[Paragraph, ...]) -> tuple[Quotation, ...]:
    """All quotations in the paragraphs of `parse`, in order; nested single marks are left out."""
    starts = [token.idx for token in parse.doc]
    found: list[Quotation] = []
    previous: int | None = None  # index of a quotation left open at the end of a paragraph
    for number, paragraph in enumerate(paragraphs):
        begin, end = paragraph.start, paragraph.end
        follows = paragraphs[number + 1].start if number + 1 < len(paragraphs) else end
        goes_on = parse.article.text[follows : follows + 1] in _LEADING
        marked = list(_pair(parse.article.text, begin, end, goes_on))
        if marked and marked[-1].open_ended and not goes_on:
            marked[-1:] = _to_sentence(parse, starts, begin, marked[-1])
        alone = _only_quotes(parse.article.text, begin, end, marked)
        for k, pair in enumerate(marked):
            first = bisect_left(starts, pair.inner)
            last = bisect_left(starts, pair.inner_end) - 1
            if first > last:
                continue
            outer = (bisect_right(starts, pair.start) - 1, bisect_right(starts, pair.end - 1) - 1)
            leads = k == 0 and not parse.article.text[begin : pair.start].strip()
            found.append(
                Quotation(
                    first,
                    last,
                    pair.inner,
                    pair.inner_end,
                    outer,
                    number,
                    _is_speech(parse, first, last, pair),
                    previous if leads else None,
                    pair.open_ended,
                    leads,
                    alone,
                )
            )
        previous = len(found) - 1 if marked and marked[-1].open_ended and found else None
    return tuple(found)


def _to_sentence(parse: Parse, starts: list[int], begin: int, pair: _Marked) -> tuple[_Marked, ...]:
    """`pair`, never closed, to the end of its sentence; none where so little follows.

    'The envoy called the deal “dead and left. Juba signed it.': Juba's deed is nobody's quotation. A
    paragraph that opens with the mark is quoted whole.
    """
    if not parse.article.text[begin : pair.start].strip():
        return (pair,)
    doc = parse.doc
    last = doc[doc[bisect_right(starts, pair.start) - 1].sent.end - 1]
    end = max(pair.inner, min(pair.end, last.idx + len(last)))
    return (replace(pair, inner_end=end, end=end),) if end - pair.inner > _FORGOTTEN else ()


def _only_quotes(text: str, begin: int, end: int, marked: list[_Marked]) -> bool:
    rest, position = "", begin
    for pair in marked:
        rest += text[position : pair.start]
        position = pair.end
    return not any(c.isalnum() for c in rest + text[position:end])


def _pair(text: str, begin: int, end: int, goes_on: bool) -> Iterator[_Marked]:
    """Pair the marks of one paragraph.

    A mark left open runs to the end where the next paragraph opens with a mark too (`goes_on`) or
    so much follows that a closing mark was forgotten.
    """
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, begin, end):
        single = mark.group() in "‘’'"
        if opened is None:
            if _opens(text, mark, begin):
                if single and not _single_closes(text, mark.end(), end):
                    continue
                opened = mark
            continue
        if single != (opened.group() in "‘’'"):
            continue
        if single and not _closes_single(text, mark.start(), end):
            continue
        german = opened.group() == "„" and mark.group() == "“"
        if not (single or german) and _opens(text, mark, begin) and not _closes(text, mark, end):
            opened = mark  # the earlier one was never closed
            continue
        yield _Marked(opened.start(), opened.end(), mark.start(), mark.end(), False)
        opened = None
    if opened is not None and opened.group() not in "‘’'":
        leads = not text[begin : opened.start()].strip()
        if goes_on or leads or end - opened.end() > _FORGOTTEN:
            yield _Marked(opened.start(), opened.end(), end, end, True)


def _opens(text: str, mark: re.Match[str], begin: int) -> bool:
    sign = mark.group()
    if sign in _OPENING or sign == "``":
        return True
    if sign in _CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > begin else " "
    after = text[mark.end() : mark.end() + 1]
    return (before.isspace() or before in "([—–-/…") and bool(after) and not after.isspace()


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    sign = mark.group()
    if sign in _OPENING or sign == "``":
        return False
    if sign in _CLOSING:
        return True
    after = text[mark.end()] if mark.end() < end else " "
    return not after.isalnum()


def _closes_single(text: str, at: int, end: int) -> bool:
    """True for the mark of "gone,’ he said"; False for that of "the rebels’ offer"."""
    after = text[at + 1] if at + 1 < end else " "
    return (
        text[at - 1] in ",.?!…" or after in ",.;:?!)" or (after.isspace() and text[at - 1] != "s")
    )


def _single_closes(text: str, start: int, end: int) -> bool:
    return any(
        m.group() in "’'" and _closes_single(text, m.start(), end)
        for m in _MARK.finditer(text, start, min(end, start + _FAR))
        if m.group() in "’'"
    )


def _is_speech(parse: Parse, first: int, last: int, pair: _Marked) -> bool:
    text = parse.article.text
    inner = text[pair.inner : pair.inner_end].rstrip()
    before = text[max(pair.start - _GAP, 0) : pair.start].rstrip()[-1:]
    ends = inner[-1:] in ",.?!…—" or pair.open_ended
    starts = before in ",:.?!—–-”\"’'" or not before or "\n" in text[pair.start - 2 : pair.start]
    if last - first + 1 < _SPEECH_WORDS:
        return starts and ends and inner[-1:] in ",?!." and text[pair.inner].isupper()
    tokens = parse.doc[first : last + 1]
    verbal = any(token.pos_ in ("VERB", "AUX") for token in tokens)
    return (verbal and (starts or ends)) or (starts and ends)

"""Part an article's text into blocks: paragraphs of the report, and everything round them.

In: the stored text, its title where known, and blocks whose kind the format already tells. Out:
`Block` records in order that do not overlap and that leave out nothing but blank characters. Only
`paragraph` blocks can yield claims, so that a line taken for text by mistake costs a false claim
and a line of text taken for furniture costs a true one; lines that end like sentences are text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.articles.dateline import find_dateline
from reportedly.articles.dates import find_day
from reportedly.articles.furniture import find_byline, furniture_kind, is_day_line
from reportedly.articles.lines import paragraphs, trim
from reportedly.articles.notices import find_notices
from reportedly.text import Block, BlockKind, Dateline, Notice, Span

_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_](?:[^\s]*[^\W_])?")
_BULLET = re.compile(r"(?:[-*•‣▪●–·]|\(?\d{1,2}[.)])\s+")
_KEY = re.compile(r"[^\W_]+")
# Words that headlines leave in small letters.
_SMALL = frozenset(
    "a an and as at but by for from in into nor of off on onto or out over per so the to up via vs"
    " with yet is al el amid after".split()
)
# Crossheads of 62 English papers: none had more than 9 words; headlines reach 20 and more.
_CROSSHEAD_WORDS = 12
_HEADLINE_WORDS = 26
_RELATED_WORDS = 6


@dataclass(frozen=True, slots=True)
class Structure:
    """The blocks of a text, with what was read off them."""

    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...]
    dateline: Dateline | None
    title: str | None
    byline: str | None


def _key(words: str) -> str:
    return " ".join(_KEY.findall(words.lower()))


def _words(line: str) -> list[str]:
    return [word for word in _WORD.findall(line) if _LETTER.search(word)]


def _is_title_case(words: list[str]) -> bool:
    """True for "Officials Meet to Strengthen Ties": every word that counts is capitalised."""
    weighty = [word for word in words if word.lower() not in _SMALL]
    capital = sum(not word[0].islower() for word in weighty)
    return len(weighty) >= 2 and capital >= 0.85 * len(weighty)


def _is_capitals(line: str) -> bool:
    letters = _LETTER.findall(line)
    return len(letters) > 1 and not any(letter.islower() for letter in letters)


def _kind_of_line(line: str, before: BlockKind | None, lead: str) -> BlockKind:
    """The kind of a paragraph without furniture: heading, related or paragraph.

    `before` is the kind of the block above, `None` at the head of the text; `lead` the words of
    the paragraph above it. "Direct escalation" between paragraphs is a crosshead, a whole
    headline there ("Defense Officials Meet to Strengthen Cooperation") points to another story.
    """
    words = _words(line)
    if not words:
        return "boilerplate"
    if (
        _is_capitals(line)
        and len(words) <= _CROSSHEAD_WORDS
        and not (_FINAL.search(line) and len(words) > 5)
    ):
        return "heading"
    if _FINAL.search(line):
        return "paragraph"
    if line.endswith(":"):
        return "heading" if len(words) <= 3 and before is not None else "paragraph"
    if _BULLET.match(line) or lead.endswith(":") or words[0][0].islower():
        return "paragraph"
    at_head = before is None or before in {"heading", "boilerplate", "caption"}
    if at_head and lead == "" and len(words) <= _HEADLINE_WORDS:
        return "heading"
    if _is_title_case(words) and _RELATED_WORDS <= len(words) <= _HEADLINE_WORDS:
        return "related"
    return "heading" if len(words) <= _CROSSHEAD_WORDS else "paragraph"


def _repeats_title(text: str, start: int, end: int, title: str) -> int | None:
    """Where a title that the paragraph begins with ends, day before it included, else `None`.

    Pages pasted as one line begin so: "24-02-2015 Army Retakes Hill. Units of the army ...".
    """
    wanted = _KEY.findall(title.lower())
    if not wanted or len(wanted) < 2 and len(title) < 12:
        return None
    at = start
    day = find_day(text[start : min(end, start + 60)])
    if day and len(_KEY.findall(text[start : start + day[1]])) <= 4:
        at = start + day[2]
    for begin in dict.fromkeys((at, start)):
        found = [m for _, m in zip(wanted, _KEY.finditer(text, begin, end), strict=False)]
        if [m[0].lower() for m in found] == wanted:
            stop = found[-1].end()
            while stop < end and text[stop] in ".!?…\"'”’)":
                stop += 1
            return stop
    return None


class _Builder:
    """Collects blocks in order and what was read off them."""

    def __init__(self, text: str, title: str | None) -> None:
        self.text = text
        self.title = title
        self.blocks: list[Block] = []
        self.notices: list[Notice] = []
        self.dateline: Dateline | None = None
        self.byline: str | None = None
        self.headline: str | None = None
        self.lead = ""  # the last paragraph of running text

    def add(self, kind: BlockKind, start: int, end: int) -> None:
        start, end = trim(self.text, start, end)
        if start < end:
            self.blocks.append(Block(kind, Span(start, end, self.text[start:end])))
            if kind == "paragraph":
                self.lead = self.text[start:end]

    def paragraph(self, start: int, end: int) -> None:
        """Classify one paragraph of the text and add the one or more blocks that it holds."""
        if self.title and not self.lead:
            stop = _repeats_title(self.text, start, end, self.title)
            if stop is not None:
                self.add("heading", start, stop)
                start, end = trim(self.text, stop, end)
        if start >= end:
            return
        line = " ".join(self.text[start:end].split())
        if name := find_byline(line):
            self.byline = self.byline or name
            self.add("boilerplate", start, end)
        elif self._notices(start, end):
            return
        elif is_day_line(line):
            self.add("boilerplate", start, end)
        elif kind := furniture_kind(line):
            self.add(kind, start, end)
        else:
            self._running(start, end, line)

    def _notices(self, start: int, end: int) -> bool:
        """Cut the sentences that are notices out of the paragraph; False where there are none."""
        found = find_notices(self.text, start, end)
        if not found:
            return False
        self.notices += found
        at = start
        for sentence in dict.fromkeys(notice.span for notice in found):
            a, b = trim(self.text, at, sentence.start)
            if a < b:
                self._running(a, b, " ".join(self.text[a:b].split()))
            if (
                self.blocks
                and self.blocks[-1].kind == "notice"
                and not self.text[self.blocks[-1].span.end : sentence.start].strip(" \u00a0")
            ):
                begin = self.blocks.pop().span.start
                self.add("notice", begin, sentence.end)
            else:
                self.add("notice", sentence.start, sentence.end)
            at = sentence.end
        a, b = trim(self.text, at, end)
        if a < b:
            self._running(a, b, " ".join(self.text[a:b].split()))
        return True

    def _running(self, start: int, end: int, line: str) -> None:
        dateline = find_dateline(self.text, start, end)
        # further down only a signed or dated line opens a second report ("KHARTOUM (AFP) -")
        if dateline and (not self.lead or dateline.agency or dateline.day):
            self.dateline = self.dateline or dateline
            self.add("dateline", start, dateline.span.end)
            start, end = trim(self.text, dateline.span.end, end)
            if start < end:
                self.add("paragraph", start, end)
            return
        before = self.blocks[-1].kind if self.blocks else None
        kind = _kind_of_line(line, before, self.lead)
        if kind == "heading" and not self.lead and self.headline is None:
            self.headline = line
        self.add(kind, start, end)


def find_structure(text: str, title: str | None, known: tuple[Block, ...] = ()) -> Structure:
    """Part `text` into blocks; `known` are blocks that the format tells, in order.

    A text that would hold headings only has no headings: "Strike kills five in Idlib" on its own
    is all that there is to read.
    """
    builder = _Builder(text, title)
    at = 0
    for block in (*known, None):
        stop = block.span.start if block else len(text)
        for start, end in paragraphs(text[at:stop]):
            builder.paragraph(at + start, at + end)
        if block:
            builder.add(block.kind, block.span.start, block.span.end)
            at = block.span.end
    blocks = builder.blocks
    if not any(block.kind == "paragraph" for block in blocks):
        blocks = [
            Block("paragraph", b.span) if b.kind in {"heading", "related"} else b for b in blocks
        ]
    return Structure(
        tuple(blocks), tuple(builder.notices), builder.dateline, builder.headline, builder.byline
    )

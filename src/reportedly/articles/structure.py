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
from reportedly.articles.furniture import furniture_kind
from reportedly.articles.headings import end_of_title, line_kind
from reportedly.articles.imprint import end_of_leading_day, read_imprint
from reportedly.articles.lines import paragraphs, trim
from reportedly.articles.notices import find_notices
from reportedly.text import Block, BlockKind, Dateline, Notice, Span

# "Correction: The five men were killed in Kinsi": a label before news that is told anew.
_LABEL = re.compile(r"(?:correction|clarification)\s?:\s+", re.IGNORECASE)
# Lines on the author, "Smith is a reporter in Cairo", stand among the last three paragraphs.
_LAST_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True)
class Structure:
    """The blocks of a text, with what was read off them."""

    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...]
    dateline: Dateline | None
    title: str | None
    byline: str | None


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
        """Add the block at `start:end`, trimmed; blank text makes none."""
        start, end = trim(self.text, start, end)
        if start < end:
            self.blocks.append(Block(kind, Span(start, end, self.text[start:end])))
            if kind == "paragraph":
                self.lead = self.text[start:end]

    def paragraph(self, start: int, end: int, *, at_end: bool) -> None:
        """Classify one paragraph of the text and add the one or more blocks that it holds."""
        if not self.lead:
            start = self._head(start, end)
        if start >= end:
            return
        line = " ".join(self.text[start:end].split())
        if imprint := read_imprint(line, at_head=not self.lead):
            self.byline = self.byline or imprint.byline
            self.notices += find_notices(self.text, start, end)
            self.add("boilerplate", start, end)
        elif self._notices(start, end):
            return
        elif kind := furniture_kind(line, at_end=at_end and bool(self.lead)):
            self.add(kind, start, end)
        else:
            self._running(start, end, line)

    def _head(self, start: int, end: int) -> int:
        """Cut a repeated title and a day of printing off the first paragraph of a pasted page."""
        for _ in range(3):  # "18 May 2016 Army Retakes Hill 18 May 2016 Units of ..."
            stop = self.title and end_of_title(self.text, start, end, self.title)
            if stop:
                self.add("heading", start, stop)
            elif stop := end_of_leading_day(self.text, start, end):
                self.add("boilerplate", start, stop)
            else:
                break
            start, _ = trim(self.text, stop, end)
        return start

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
        if label := _LABEL.match(self.text, start, end):
            self.add("boilerplate", start, label.end())
            start, line = label.end(), line[len(label.group().strip()) :].strip()
        before = self.blocks[-1].kind if self.blocks else None
        kind = line_kind(line, before, self.lead)
        dateline = find_dateline(self.text, start, end)
        if dateline and self._opens_report(dateline, kind, end):
            self.dateline = self.dateline or dateline
            self.add("dateline", start, dateline.span.end)
            start, end = trim(self.text, dateline.span.end, end)
            if start < end:
                self.add("paragraph", start, end)
            return
        if kind == "heading" and not self.lead and self.headline is None:
            self.headline = line
        self.add(kind, start, end)

    def _opens_report(self, dateline: Dateline, kind: BlockKind, end: int) -> bool:
        """Whether what looks like a dateline is one where it stands.

        Further down only a signed or dated line opens a second report, "KHARTOUM (AFP) -"; and a
        place before the words of a headline belongs to it: "EL FASHER: BULLETIN NO. 41".
        """
        if dateline.agency or dateline.day:
            return True
        return not self.lead and (kind == "paragraph" or dateline.span.end >= end)


def find_structure(text: str, title: str | None, known: tuple[Block, ...] = ()) -> Structure:
    """Part `text` into blocks; `known` are blocks that the format tells, in order.

    A text that would hold headings only has no headings: "Strike kills five in Idlib" on its own
    is all that there is to read.
    """
    builder = _Builder(text, title)
    at, last = 0, known[-1].span.end if known else 0
    for block in (*known, None):
        stop = block.span.start if block else len(text)
        found = paragraphs(text[at:stop])
        for number, (start, end) in enumerate(found):
            at_end = at >= last and number >= len(found) - _LAST_PARAGRAPHS
            builder.paragraph(at + start, at + end, at_end=at_end)
        if block:
            if block.kind == "heading" and not builder.lead and builder.headline is None:
                builder.headline = " ".join(block.span.text.split())
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

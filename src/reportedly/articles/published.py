"""Find the day on which a text says that it was printed.

In: the blocks of a text and its dateline. Out: the day, or `None`. Only what the page says of
itself counts: a line "Published: 18 November 2024", a line that is a day and nothing else above
the report, a day that stands before the repeated title, a day in the title of a day's round-up ("Live
updates, Tuesday 29 April 2025"), a full day in the dateline or before the first dash. A day
inside the report is the day of an event.
"""

from __future__ import annotations

import re
from datetime import date

from reportedly.articles.dates import WEEKDAY, find_day
from reportedly.articles.imprint import end_of_leading_day, read_imprint
from reportedly.codebook import load_words
from reportedly.text import Block, Dateline

_WEEKDAY = re.compile(rf"(?:{WEEKDAY},?\s*)?", re.IGNORECASE)
_MARK = re.compile(r"\s*[—–―|:,(-]\s*(?:on\s+|for\s+)?\Z")
_AFTER = re.compile(r"\s*(?:[—–―-]|\|)\s+(?=[\"'“‘]?[A-Z\d])")
_WORD = re.compile(r"[^\W\d_]+")


def find_published(blocks: tuple[Block, ...], dateline: Dateline | None) -> date | None:
    """The day of printing that the text itself states, or `None`.

    A day that is called one counts wherever it stands, then one above the report, then that of
    the dateline.
    """
    above = True
    bare: date | None = None
    for block in blocks:
        above = above and block.kind != "paragraph"
        if block.kind not in {"boilerplate", "heading"}:
            continue
        words = " ".join(block.span.text.split())
        imprint = read_imprint(words, at_head=above)
        if imprint and imprint.day and imprint.labelled:
            return imprint.day
        if above and bare is None:
            if imprint:
                bare = imprint.day
            elif end_of_leading_day(words, 0, len(words)) is not None:
                found = find_day(words)
                bare = found[0] if found else None
            else:
                bare = _day_of_round_up(words)
    if bare is None and dateline is not None and dateline.day is not None:
        found = find_day(dateline.day.text)
        bare = found[0] if found else None
    return bare or _day_before_dash(blocks)


def _day_of_round_up(title: str) -> date | None:
    """The day in the title of what is printed daily: "Day 61 of the war: 29 April 2025".

    "The massacre of 29 April 2025" tells the day of an event, and so does "Shells hit Beni, 29
    April 2025" on a page about the past.
    """
    found = find_day(title)
    if found is None:
        return None
    names = load_words("timex", "round_up", "words")
    if not any(word.lower() in names for word in _WORD.findall(title)):
        return None
    day, start, end = found
    before = re.sub(rf"{WEEKDAY},?\s*\Z", "", title[:start], flags=re.IGNORECASE)
    closes = not _WORD.search(title[end:]) and _MARK.search(before)
    opens = not before.strip() and re.match(r"\s*[—–―|:,-]", title[end:])
    return day if closes or opens else None


def _day_before_dash(blocks: tuple[Block, ...]) -> date | None:
    """The day that opens the report before a dash: "29 April 2025 - The army ...".

    Where more paragraphs open so, it is a list of events.
    """
    days: list[date | None] = []
    for block in blocks:
        if block.kind != "paragraph":
            continue
        head = " ".join(block.span.text[:80].split())
        found = find_day(head)
        leading = _WEEKDAY.match(head)
        if found and leading and leading.end() == found[1] and _AFTER.match(head, found[2]):
            days.append(found[0])
        elif not days:
            return None  # not the first paragraph
    return days[0] if len(days) == 1 else None

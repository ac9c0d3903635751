"""Find the day on which a text says that it was printed.

In: the blocks of a text and its dateline. Out: the day, or `None`. Only what the page says of
itself counts: a line "Published: 18 November 2024", a line that is a day and nothing else above
the report, a day that stands before the repeated title, a full day in the dateline. A day inside
the report is the day of an event.
"""

from __future__ import annotations

import re
from datetime import date

from reportedly.articles.dates import find_day
from reportedly.articles.furniture import end_of_leading_day, is_day_line
from reportedly.text import Block, Dateline

_SAYS = re.compile(
    r"(?:first |originally )?(?:published|posted|issued|released|date of publication"
    r"|publication date|date)\b",
    re.IGNORECASE,
)
# The day of a change is no day of printing.
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)


def find_published(blocks: tuple[Block, ...], dateline: Dateline | None) -> date | None:
    """The day of printing that the text itself states, or `None`."""
    above = True
    bare: date | None = None
    for block in blocks:
        above = above and block.kind != "paragraph"
        if block.kind not in {"boilerplate", "heading"}:
            continue
        words = " ".join(block.span.text.split())
        if is_day_line(words):
            found = find_day(words)
            if found and _SAYS.match(words):
                return found[0]
        elif block.kind == "heading" and end_of_leading_day(words, 0, len(words)):
            found = find_day(words)
        else:
            continue
        if above and bare is None and found and not _UPDATED.match(words):
            bare = found[0]
    if bare is None and dateline is not None and dateline.day is not None:
        found = find_day(dateline.day.text)
        bare = found[0] if found else None
    return bare

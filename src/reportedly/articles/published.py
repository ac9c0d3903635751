"""Find the day on which a text says that it was printed.

In: the blocks of a text and its dateline. Out: the day, or `None`. Only what the page says of
itself counts: a line "Published: 18 November 2024", a line that is a day and nothing else above
the report, a day that stands before the repeated title, a full day in the dateline. A day inside
the report is the day of an event.
"""

from __future__ import annotations

from datetime import date

from reportedly.articles.dates import find_day
from reportedly.articles.imprint import end_of_leading_day, read_imprint
from reportedly.text import Block, Dateline


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
    if bare is None and dateline is not None and dateline.day is not None:
        found = find_day(dateline.day.text)
        bare = found[0] if found else None
    return bare

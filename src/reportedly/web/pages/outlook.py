"""What is foretold and on which conditions, by what people say became of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

from reportedly.ledger.grades import allowed_words
from reportedly.views.foretold import foretold, last_printed
from reportedly.views.outlook import OutlookRow, outlook
from reportedly.web.answer import Page, Table
from reportedly.web.listing import all_of
from reportedly.web.routes import At
from reportedly.web.visit import Visit


def board(visit: Visit) -> Page:
    """Forecasts: due, open, met and not met."""
    question, day = visit.question, today(visit)
    found = foretold(visit.store, day, question.filters, visit.known)
    view = partial(outlook, visit.store, known=visit.known)
    return Page(
        "Outlook",
        "outlook.html",
        {
            "found": found,
            "next": found.after,
            "today": day,
            "outcomes": allowed_words("outcomes", "words"),
        },
        Table("outlook", OutlookRow, lambda: all_of(view, question.filters)),
    )


def today(visit: Visit) -> date:
    """The day by which a forecast is due: the day asked for, else now.

    It is no earlier than the last printing: what was printed on a day has that day behind it.
    """
    if visit.question.as_of:
        return visit.question.as_of
    now = datetime.now(UTC).date()
    return max(now, last_printed(visit.store) or now)


PAGES = (At("/outlook", board),)

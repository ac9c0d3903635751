"""An article that was read more than once: how its later reading differs from the earlier one."""

from __future__ import annotations

from reportedly.errors import OptionError
from reportedly.show.words import title_words
from reportedly.views.readings import DifferenceRow, readings
from reportedly.web.answer import Page, Table
from reportedly.web.routes import At
from reportedly.web.visit import Visit


def reading_page(visit: Visit) -> Page:
    """Two readings side by side: the last two, or those that `earlier` and `later` number."""
    found = readings(
        visit.store,
        visit.part("id"),
        visit.known,
        _number(visit, "earlier"),
        _number(visit, "later"),
    )
    return Page(
        f"Readings of {title_words(found.article)}",
        "readings.html",
        {"found": found, "heading": title_words(found.article)},
        Table("differences", DifferenceRow, lambda: found.rows),
        filters=False,
    )


def _number(visit: Visit, name: str) -> int | None:
    given = visit.question.value(name)
    if not given:
        return None
    if given.isascii() and given.isdigit() and 0 < len(given) < 18:
        return int(given)
    raise OptionError(f"found {name}={given!r}, expected the number of a reading")


PAGES = (At("/article/{id:path}/readings", reading_page),)

"""To be written."""

from __future__ import annotations

from reportedly.web.answer import Page
from reportedly.web.routes import At
from reportedly.web.visit import Visit


def empty(_: Visit) -> Page:
    """Nothing yet."""
    return Page("incidents", "empty.html")


PAGES = (At("/incidents", empty),)

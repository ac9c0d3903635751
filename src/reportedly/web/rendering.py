"""A template's name and values in, HTML out; nothing that came from outside reaches it raw.

Every text that a template prints is first freed of control characters (`show.safe.neutralise`) and
then escaped; only what this program itself made is marked as HTML.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import get_args
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reportedly.claim import Kind, Status
from reportedly.show.decision_words import decision_words
from reportedly.show.edtf import date_words
from reportedly.show.safe import neutralise, neutralise_lines
from reportedly.show.summary import counted
from reportedly.show.tables import harm_range
from reportedly.show.words import NOTICE, label, labels, listed
from reportedly.web.question import address

# Where the bar leads, in the order in which an analyst goes
_PAGES = (  # address, name, key after "g"
    ("/", "Desk", "d"),
    ("/disputes", "Disputes", "s"),
    ("/incidents", "Incidents", "i"),
    ("/map", "Map", "m"),
    ("/claims", "Claims", "c"),
    ("/articles", "Texts", "t"),
    ("/actors", "Actors", "a"),
    ("/posture", "Posture", "p"),
    ("/outlook", "Outlook", "o"),
    ("/sources", "Sources", "w"),
    ("/review", "Review", "r"),
    ("/briefing", "Briefing", "b"),
)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reportedly.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "day": _day,
        "decision_words": lambda row: decision_words(row.kind, row.values, row.target_kind),
        "edtf": date_words,
        "event_means": _event_means,
        "lines": _lines,
        "outside": outside,
        "counted": lambda count, noun: counted(count, noun),
        "label": lambda code, table: label(table, code),
        "listed": listed,
    }
    environment.globals |= {
        "address": lambda path, **pairs: address(path, [(k, str(v)) for k, v in pairs.items()]),
        "harm_range": harm_range,
        "labels": labels(),
        "notice": NOTICE,
        "pages": _PAGES,
        "kinds": get_args(Kind),
        "statuses": get_args(Status),
        "symbol": lambda status: labels()["status"][status]["symbol"],
    }
    return environment


def render(template: str, values: Mapping[str, object]) -> str:
    """Fill a template of `templates`."""
    return _environment().get_template(template).render(values)


def outside(url: str | None) -> str:
    """An address of the web that a page may link to, "" for all others.

    >>> outside("javascript:alert(1)"), outside("https://news.example/a")
    ('', 'https://news.example/a')
    """
    try:
        return url if url and urlsplit(url).scheme.lower() in ("http", "https") else ""
    except ValueError:
        return ""


def _printable(value: object) -> object:
    """What a template prints for a value."""
    if value is None:
        return ""
    return neutralise(value) if type(value) is str else value


def _day(value: date | datetime | None, without: str = "") -> str:
    if value is None:
        return without
    day = value.date() if isinstance(value, datetime) else value
    return date_words(day.isoformat())


def _event_means(event: str) -> str:
    """What the type of an event is in words.

    >>> _event_means("ASSAULT aerial")
    'uses force'
    """
    type = event.partition(" ")[0]
    return str(labels()["event_alone"].get(type, [type])[0])


def _lines(text: str) -> Markup:
    """A text of several lines, which stay."""
    return Markup(escape(neutralise_lines(text)))

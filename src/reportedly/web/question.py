"""An address in, what it asks of a ledger out; and the addresses of other questions.

Every page takes the same parameters: `q` (words), `actor`, `place`, `kind`, `status`, `source`,
`outlet`, `since`, `until`, `rejected`, `as_of`, `by`, `after`, `limit`, `policy`, `order`. `kind`,
`status` and `order` may come several times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args
from urllib.parse import quote, urlencode

from reportedly.errors import OptionError
from reportedly.ledger.known import KnownBy
from reportedly.views.filters import PAGE, Filters
from reportedly.views.incidents import Choice, choice_named

# Rows that one page shows at most; whoever wants more takes the data
MOST = 500
# What stays when one goes from page to page: how far back one looks
_LASTING = ("as_of", "by")
_FILTERS = (
    *("q", "actor", "place", "kind", "status", "source", "outlet", "since", "until"),
    "rejected",
)
_FOLDER = re.compile(r"/(?=\.\.?(?:/|$))")
_LONGEST = 500  # characters of one value


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which claims, as known when, with figures settled how.

    `given` are the parameters as they came, without empty ones.
    """

    filters: Filters
    as_of: date | None
    by: KnownBy
    choice: Choice
    given: tuple[tuple[str, str], ...]

    def value(self, name: str) -> str:
        """The first value of a parameter, "" where it is not given."""
        return next((value for key, value in self.given if key == name), "")

    def values(self, name: str) -> list[str]:
        """All values of a parameter."""
        return [value for key, value in self.given if key == name]

    @property
    def filtering(self) -> list[tuple[str, str]]:
        """The parameters that narrow what is shown."""
        return [(key, value) for key, value in self.given if key in _FILTERS]

    @property
    def besides(self) -> list[tuple[str, str]]:
        """The parameters that a page asks for itself, which the bar has no fields for."""
        asked = (*_FILTERS, *_LASTING, "after", "format")
        return [(key, value) for key, value in self.given if key not in asked]

    def elsewhere(self, path: str, **parameters: object) -> str:
        """The address of another page; how far back one looks stays."""
        lasting = [(key, value) for key, value in self.given if key in _LASTING]
        return address(path, [*lasting, *_pairs(parameters)])

    def again(self, path: str, **changes: object) -> str:
        """The address of this page with some parameters changed (`None`: without), from the start."""
        dropped = {*changes, "after", "format"}
        kept = [(key, value) for key, value in self.given if key not in dropped]
        return address(path, [*kept, *_pairs(changes)])


def address(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A path and its parameters as an address of this site.

    Dots that would lead a browser to another folder are part of an article's id here.

    >>> address("/article/a b", [("q", "50%")]), address("/article/news/../a", [])
    ('/article/a%20b?q=50%25', '/article/news%2F../a')
    """
    query = urlencode(list(pairs), errors="replace")
    kept = _FOLDER.sub("%2F", quote(path, errors="replace"))
    return kept + (f"?{query}" if query else "")


def read_question(parameters: Iterable[tuple[str, str]]) -> Question:
    """The question that parameters ask. Raises `OptionError` for values that make no sense."""
    given = tuple((key, value.strip()) for key, value in parameters if value.strip())
    for key, value in given:
        if len(value) > _LONGEST:
            raise OptionError(f"found {len(value)} characters in {key!r}, expected {_LONGEST}")
    several: dict[str, list[str]] = {}
    for key, value in given:
        several.setdefault(key, []).append(value)
    first = {key: values[0] for key, values in several.items()}
    by = first.get("by", "recorded")
    if by not in get_args(KnownBy):
        raise OptionError(f"found by={by!r}, expected recorded or published")
    return Question(
        filters=Filters(
            actor=first.get("actor"),
            place=first.get("place"),
            kinds=tuple(several.get("kind", ())),
            statuses=tuple(several.get("status", ())),
            source=first.get("source"),
            outlet=first.get("outlet"),
            since=_day(first, "since"),
            until=_day(first, "until"),
            text=first.get("q"),
            rejected="rejected" in first,
            limit=_limit(first.get("limit")),
            after=first.get("after"),
        ),
        as_of=_day(first, "as_of"),
        by="published" if by == "published" else "recorded",
        choice=choice_named(first.get("policy", "range"), several.get("order", ())),
        given=given,
    )


def _pairs(parameters: Mapping[str, object]) -> list[tuple[str, str]]:
    pairs = []
    for key, value in parameters.items():
        values = value if isinstance(value, list | tuple) else [value]
        pairs += [(key, str(one)) for one in values if one is not None and one != ""]
    return pairs


def _day(given: Mapping[str, str], name: str) -> date | None:
    value = given.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise OptionError(f"found {name}={value!r}, expected a day such as 2031-03-10") from None


def _limit(value: str | None) -> int:
    if value is None:
        return PAGE
    if not (value.isascii() and value.isdigit() and 0 < len(value) < 6 and 0 < int(value) <= MOST):
        raise OptionError(f"found limit={value!r}, expected 1 to {MOST}")
    return int(value)

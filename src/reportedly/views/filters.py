"""What to look for in a ledger, as a record; every view takes one.

All conditions hold at once. What is `None` or empty is not asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import get_args

from reportedly.claim import Kind, Status
from reportedly.errors import OptionError

# Rows of a page for people: about two screens
PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims, or what holds them, a view gives.

    `actor` said it first, did it or has it done to them: a name of the codebook, else any name with
    these words in it. `source` said or relayed it or is its origin; `outlet` printed it. `place` is
    where it is told of, or what holds that place. `since` and `until` bound the days told of, both
    included; where none is told, the day of printing counts, and a time longer than a month counts
    by its first day. `text` are words, all of which the claim holds in any form; words in double
    quotes stand together. Kinds and statuses are alternatives among themselves.

    `limit` is the length of a page, `None` for all. `after` is where the page before ended, as its
    last row's `mark` tells. With `rejected`, what people rejected is given too.

    Raises `OptionError` for a kind or status that is none, a range that ends before it begins, and
    a limit below 1.
    """

    actor: str | None = None
    place: str | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    source: str | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    text: str | None = None
    rejected: bool = False
    limit: int | None = PAGE
    after: str | None = None

    def __post_init__(self) -> None:
        """Refuse what can hold for nothing."""
        for name, given, known in (
            ("kind", self.kinds, get_args(Kind)),
            ("status", self.statuses, get_args(Status)),
        ):
            for one in given:
                if one not in known:
                    raise OptionError(f"found the {name} {one!r}, expected {', '.join(known)}")
        if self.since and self.until and self.until < self.since:
            raise OptionError(
                f"found days from {self.since} until {self.until}, expected the earlier day first"
            )
        if self.limit is not None and self.limit < 1:
            raise OptionError(f"found the limit {self.limit}, expected 1 or more")

    def marks(self, count: int) -> tuple[int, ...] | None:
        """The `count` numbers of which `after` is made, `None` for the first page.

        Raises `OptionError` where it is not the mark of a row of this view.
        """
        if self.after is None:
            return None
        parts = self.after.split(":")
        if len(parts) != count or not all(part.isascii() and part.isdigit() for part in parts):
            raise OptionError(f"found {self.after!r} to go on after, expected the mark of a row")
        return tuple(min(int(part), 2**62) for part in parts)


ANY = Filters()

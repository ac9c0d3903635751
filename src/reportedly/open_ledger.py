"""A ledger from Python: the verbs of the command line as methods of one open file.

Views give tuples of frozen records of plain values; `pandas.DataFrame(ledger.claims())` makes a
table of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Any

import reportedly
from reportedly.articles import ReadOptions, read_text
from reportedly.batch import SourceDone
from reportedly.claim import Reading
from reportedly.errors import OptionError, SourceError
from reportedly.export.formats import export
from reportedly.export.snapshot import Choices
from reportedly.export.taking import take_snapshot
from reportedly.keeping import Kept, add_sources, reading_version
from reportedly.ledger import check as checking
from reportedly.ledger.adding import Added, Adder
from reportedly.ledger.decisions import deciding
from reportedly.ledger.decisions.targets import read_target
from reportedly.ledger.known import Known, known_on
from reportedly.ledger.records import Decision, DecisionKind
from reportedly.ledger.store import Store
from reportedly.outputs import open_file
from reportedly.pipeline import read_claims
from reportedly.reading import as_day
from reportedly.views.accounts import IncidentAccounts, incident_accounts
from reportedly.views.actors import ActorRow, actors
from reportedly.views.claims import claims
from reportedly.views.echoes import EchoRow, echoes
from reportedly.views.filters import Filters
from reportedly.views.incidents import IncidentRow, choice_named, incidents
from reportedly.views.links import LinkRow, disputes, links
from reportedly.views.outlook import OutlookRow, outlook
from reportedly.views.posture import PostureRow, posture
from reportedly.views.profile import Profile, profile
from reportedly.views.rows import ClaimRow
from reportedly.views.shown import Shown, show
from reportedly.views.sources import SourceRow, sources
from reportedly.views.timeline import DayRow, timeline


class Ledger:
    """A ledger file, made where there is none; closes at the end of a `with`.

    Every view takes the fields of `views.filters.Filters` by name (`actor`, `place`, `kinds`,
    `statuses`, `source`, `outlet`, `since`, `until`, `text`, `rejected`, `limit`, `after`; days may
    be written "YYYY-MM-DD"), and two more: `as_of`, a day, for what was known at its end, and `by`,
    "recorded" or "published". It gives all rows, unless `limit` says how many; `after` goes on from
    the `mark` of the last. Where figures are settled, `policy` ("range", "majority", "source
    order") and `order` (names of sources, the most trusted first) tell how.

    Raises `LedgerError` for a file that is no ledger, `OptionError` for a filter that does not
    exist or makes no sense.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Ledger(f"{folder.name}/news.db") as ledger:
    ...     added = ledger.add_text("Chad closed its border, the army said.")
    ...     [(row.source, row.text) for row in ledger.claims()]
    [('the army', 'Chad closed its border')]
    >>> folder.cleanup()
    """

    def __init__(self, path: str | PathLike[str], *, read_only: bool = False) -> None:
        self.store = Store(Path(path), create=not read_only, read_only=read_only)
        self._adder = Adder(self.store, reading_version())

    def __enter__(self) -> Ledger:
        """The ledger itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; what was added is kept."""
        self.store.close()

    # -- putting in -------------------------------------------------------------------------------

    def add(
        self,
        *sources: str | PathLike[str],
        published: date | str | None = None,
        outlet: str | None = None,
        jobs: int = 1,
    ) -> list[Kept]:
        """Read files, folders or addresses into the ledger, and tell of each article.

        Raises `SourceError` at the first that cannot be read; what was added before stays.
        """
        options = ReadOptions(published=as_day(published, "published"), outlet=outlet)
        kept = []
        for outcome in add_sources(
            self.store, [fspath(source) for source in sources], options, jobs
        ):
            if isinstance(outcome, SourceError):
                raise outcome
            if not isinstance(outcome, SourceDone):
                kept.append(outcome)
        return kept

    def add_text(
        self, text: str, *, published: date | str | None = None, outlet: str | None = None
    ) -> Added:
        """Read a text into the ledger. Raises `SourceError` where it holds no article."""
        options = ReadOptions(published=as_day(published, "published"), outlet=outlet)
        article = self._adder.wanted(read_text(text, options))
        return Added(0, new=False) if article is None else self.add_reading(read_claims(article))

    def add_reading(self, reading: Reading) -> Added:
        """Keep a reading that was made before, as of `reportedly.read(...).readings`."""
        return self._adder.add(reading)

    # -- asking -----------------------------------------------------------------------------------

    def claims(self, **asked: Any) -> tuple[ClaimRow, ...]:
        """Claims, newest recorded first."""
        return claims(self.store, *self._asked(asked))

    def links(self, *types: str, **asked: Any) -> tuple[LinkRow, ...]:
        """Links of these types ("corrects", ...), all where none is named, newest first."""
        return links(self.store, *self._asked(asked), types)

    def disputes(self, **asked: Any) -> tuple[LinkRow, ...]:
        """Pairs of claims that cannot both hold, newest first."""
        return disputes(self.store, *self._asked(asked))

    def echoes(self, **asked: Any) -> tuple[EchoRow, ...]:
        """What many articles tell on one origin's word, heard last first."""
        return echoes(self.store, *self._asked(asked))

    def incidents(
        self, *, policy: str = "range", order: Iterable[str] = (), **asked: Any
    ) -> tuple[IncidentRow, ...]:
        """Happenings with their figures, latest day first."""
        return incidents(self.store, *self._asked(asked), choice_named(policy, order))

    def incident(
        self, number: int, *, policy: str = "range", order: Iterable[str] = (), **asked: Any
    ) -> IncidentAccounts:
        """The accounts of one happening side by side; of the filters only `rejected` counts.

        Raises `LedgerError` where there is no such incident, or none was known.
        """
        filters, known = self._asked(asked)
        choice = choice_named(policy, order)
        return incident_accounts(self.store, number, known, choice, filters)

    def timeline(self, **asked: Any) -> tuple[DayRow, ...]:
        """Claims by the day that they tell of, latest first."""
        return timeline(self.store, *self._asked(asked))

    def actors(self, **asked: Any) -> tuple[ActorRow, ...]:
        """Who is in most claims."""
        return actors(self.store, *self._asked(asked))

    def actor(self, name: str, **asked: Any) -> Profile:
        """One actor: roles, ties, what is said by it and of it.

        Raises `LedgerError` where nothing known has this name.
        """
        return profile(self.store, name, *self._asked(asked))

    def show(
        self,
        id: int | str,
        *,
        policy: str = "range",
        order: Iterable[str] = (),
        as_of: date | str | None = None,
        by: str = "recorded",
    ) -> tuple[Shown, ...]:
        """What an id stands for: a claim, an article, an incident or a link, the first most likely.

        Four letters or more of a claim's id are enough where no other begins so; "incident:4" and
        the like ask for one sort. Raises `LedgerError` where nothing known has this id.
        """
        _, known = self._asked({"as_of": as_of, "by": by})
        return show(self.store, str(id), known, choice_named(policy, order))

    def posture(self, **asked: Any) -> tuple[PostureRow, ...]:
        """Whose forces are said to be where, and to move which way."""
        return posture(self.store, *self._asked(asked))

    def outlook(self, **asked: Any) -> tuple[OutlookRow, ...]:
        """Forecasts with their conditions, and what became of them."""
        return outlook(self.store, *self._asked(asked))

    def sources(self, **asked: Any) -> tuple[SourceRow, ...]:
        """Outlets: whom they relay, and how much of their reporting is their own."""
        return sources(self.store, *self._asked(asked))

    # -- deciding ---------------------------------------------------------------------------------

    def decide(
        self, kind: DecisionKind, target: str, by: str, reason: str | None = None, **value: object
    ) -> Decision:
        """Keep what a person decided of a target: a claim's id, "incident:4", "link:12", ...

        docs/review.md tells which values each kind takes. Raises `LedgerError` where the target is
        not in the ledger, `OptionError` where a value is not allowed.
        """
        signed = deciding.signed(kind, read_target(target), by, value, reason)
        return deciding.decide(self.store, signed)

    def undo(self, number: int, by: str, reason: str | None = None) -> Decision:
        """Take a decision back."""
        return deciding.undo(self.store, number, by, reason)

    # -- keeping ----------------------------------------------------------------------------------

    def export(
        self, to: str, path: str | PathLike[str], choices: Choices | None = None, **asked: Any
    ) -> None:
        """Write the ledger, or what filters let through, to a file in a format of docs/exports.md."""
        filters, known = self._asked(asked)
        day = as_day(asked.get("as_of"), "as_of")
        snapshot = take_snapshot(self.store, filters, known, day, reportedly.__version__)
        with open_file(Path(path)) as output:
            export(snapshot, to, output.stream.buffer, choices)
            output.keep = True

    def check(self) -> Iterator[str]:
        """Yield a sentence for each thing that is wrong with the file."""
        return checking.check(self.store)

    def backup(self, path: str | PathLike[str]) -> None:
        """Write a whole copy of the ledger to a file."""
        checking.backup(self.store, Path(path))

    def _asked(self, asked: dict[str, Any]) -> tuple[Filters, Known]:
        given = dict(asked)
        day, by = as_day(given.pop("as_of", None), "as_of"), given.pop("by", "recorded")
        for name in ("since", "until"):
            given[name] = as_day(given.get(name), name)
        for name in ("kinds", "statuses"):
            if isinstance(given.get(name), str):
                given[name] = (given[name],)
        names = [field.name for field in fields(Filters)]
        unknown = [name for name in given if name not in names]
        if unknown:
            raise OptionError(
                f"found the filter {unknown[0]!r}, expected {', '.join([*names, 'as_of'])} or by"
            )
        filters = Filters(**{"limit": None} | given)
        if by not in ("recorded", "published"):
            raise OptionError(f"found by={by!r}, expected 'recorded' or 'published'")
        return filters, known_on(self.store, day, by)

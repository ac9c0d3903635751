"""A ledger in, a snapshot of what it holds, as asked for and as known on a day, out."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import TypeVar

from reportedly.export.snapshot import Snapshot
from reportedly.ledger.decisions.standing import all_standing, standing
from reportedly.ledger.known import EVERYTHING, Known, belongs
from reportedly.ledger.records import Decision, Entry, Incident, Link, TargetKind, Why
from reportedly.ledger.store import Store
from reportedly.text import Article
from reportedly.views.claims import claim_numbers
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.incident_names import IncidentName, incident_name
from reportedly.views.incidents import claims_in
from reportedly.views.links import touching
from reportedly.views.rows import Rows

_Record = TypeVar("_Record")
# Records read in one query: entries of long articles take some megabytes
_AT_ONCE = 500
_REASONS = f"""
SELECT account, reasons FROM membership
WHERE incident IN (SELECT value FROM json_each(:incidents)) AND {belongs("membership")}
"""


def take_snapshot(
    store: Store,
    filters: Filters = ANY,
    known: Known = EVERYTHING,
    known_on: date | None = None,
    version: str = "",
    picked: Collection[int] | None = None,
) -> Snapshot:
    """What a ledger holds of the claims that `filters` let through; all of them, not a page.

    Where rows of claims are `picked`, those alone, whatever the filters: of incidents too, with what
    was decided on these claims and incidents. `wholes` then holds the incidents with all their claims.

    Claims are as people edited them; what people rejected is left out. The incidents are those of
    these claims, with all that was told of them. The snapshot reads the ledger as it is gone
    through, so the store must stay open; the time of the last thing recorded is that of its making.
    """
    every = replace(filters, limit=None, after=None)
    taken = _Taken(store, every, known, picked)
    wholes = taken.wholes() if picked is not None else {}
    return Snapshot(
        entries=_Again(taken.entries),
        articles=_Articles(store),
        incidents=_Again(taken.incidents),
        links=_Again(taken.links),
        decisions=_Again(taken.decisions),
        made=_last_moment(store, known),
        version=version,
        known_on=known_on,
        wholes=wholes,
        names={number: taken.name(whole) for number, whole in wholes.items()},
    )


class _Again(Iterable[_Record]):
    """Goes through records anew each time, without holding them."""

    def __init__(self, make: Callable[[], Iterator[_Record]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[_Record]:
        return self._make()


class _Articles(Mapping[str, Article]):
    """Articles by the id that their claims name; of several texts of one story the latest."""

    def __init__(self, store: Store) -> None:
        self._store, self._entries = store, Rows(store).entries

    def __getitem__(self, name: str) -> Article:
        number = self._store.value("SELECT max(number) FROM article WHERE id = ?", name)
        if number is None:
            raise KeyError(name)
        return self._entries.article(int(str(number)))

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._store.rows("SELECT DISTINCT id FROM article ORDER BY id"))

    def __len__(self) -> int:
        return int(str(self._store.value("SELECT count(DISTINCT id) FROM article")))


class _Taken:
    """Reads the records of a snapshot."""

    def __init__(
        self, store: Store, filters: Filters, known: Known, picked: Collection[int] | None
    ) -> None:
        self._store, self._filters, self._known = store, filters, known
        self._picked = picked
        # What was picked is little enough to be held; a whole ledger is read anew each time
        self._held = Rows(store, known) if picked is not None else None

    def entries(self) -> Iterator[Entry]:
        rows = self._held or Rows(self._store, self._known)
        for part in _parts(self._numbers()):
            yield from (entry for entry, _ in rows.read(part))

    def incidents(self) -> Iterator[Incident]:
        for whole in self._whole_incidents():
            if self._picked is None:
                yield whole
            else:
                entries = tuple(one for one in whole.entries if one.number in self._picked)
                accounts = {entry.account for entry in entries}
                why = {number: why for number, why in whole.reasons.items() if number in accounts}
                yield Incident(whole.number, entries, why)

    def wholes(self) -> dict[int, Incident]:
        """The incidents by number, with the claims that were not picked."""
        return {whole.number: whole for whole in self._whole_incidents()}

    def name(self, whole: Incident) -> IncidentName:
        """What an incident is called by."""
        rows = self._held or Rows(self._store, self._known)
        return incident_name(whole.entries, map(rows.entries.account, whole.reasons))

    def _whole_incidents(self) -> Iterator[Incident]:
        rows = self._held or Rows(self._store, self._known)
        finder = Finder(self._store, replace(ANY, rejected=self._filters.rejected), self._known)
        meant = dict.fromkeys(entry.incident for entry in self.entries() if entry.incident)
        for part in _parts(meant):
            reasons = self._reasons(part)
            for incident, told in claims_in(finder, part).items():
                entries = sorted((entry for entry, _ in rows.read(told)), key=_printed)
                accounts = {entry.account for entry in entries if entry.account}
                why = {number: reasons.get(number, ()) for number in sorted(accounts)}
                yield Incident(incident, tuple(entries), why)

    def links(self) -> Iterator[Link]:
        finder = Finder(self._store, self._filters, self._known)
        met: set[int] = set()
        for part in _parts(self._numbers()):
            for row in sorted(touching(finder, part), key=lambda row: row["number"]):
                if row["number"] not in met:
                    met.add(row["number"])
                    why = tuple(Why(*reason) for reason in json.loads(row["reasons"]))
                    yield Link(
                        row["type"], row["a"], row["b"], row["confidence"], why, row["number"]
                    )

    def decisions(self) -> Iterator[Decision]:
        if self._picked is None:
            yield from all_standing(self._store, self._known)
            return
        entries = list(self.entries())
        incidents = {str(entry.incident) for entry in entries if entry.incident}
        asked: tuple[tuple[TargetKind, Collection[str]], ...] = (
            ("claim", {entry.claim.id for entry in entries}),
            ("incident", incidents),
        )
        for kind, targets in asked:
            found = standing(self._store, kind, sorted(targets), self._known)
            for target, decisions in found.items():
                yield from (replace(one, target_kind=kind, target=target) for one in decisions)

    def _numbers(self) -> list[int]:
        if self._picked is not None:
            return sorted(Finder(self._store, self._filters, self._known).confirm(self._picked))
        return sorted(claim_numbers(self._store, self._filters, self._known))

    def _reasons(self, incidents: Iterable[int]) -> dict[int, tuple[Why, ...]]:
        named = self._known.values() | {"incidents": json.dumps(list(incidents))}
        return {
            row["account"]: tuple(Why(*reason) for reason in json.loads(row["reasons"]))
            for row in self._store.rows(_REASONS, named=named)
        }


def _printed(entry: Entry) -> tuple[date, int]:
    return entry.printing.published or date.max, entry.number or 0


def _last_moment(store: Store, known: Known) -> datetime:
    latest = store.value(
        "SELECT max(moment) FROM (SELECT max(recorded) AS moment FROM reading WHERE number <= ?"
        " UNION ALL SELECT max(recorded) FROM decision WHERE number <= ?)",
        known.reading,
        known.decision,
    )
    return datetime.fromisoformat(str(latest)) if latest else datetime(1970, 1, 1, tzinfo=UTC)


def _parts(numbers: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(numbers)
    while part := list(islice(rest, _AT_ONCE)):
        yield part

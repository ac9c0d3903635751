"""What an export is made from: the records of a ledger as they stood on one day, without the store.

Whoever fills a `Snapshot` has applied what people decided: rejected claims, links and groupings
are left out, edits and merges are in. Decisions come along for what only they say: grades, and
how figures were settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from reportedly.ledger.records import Decision, Entry, Incident, Link, TollPolicy
from reportedly.text import Article
from reportedly.views.incident_names import IncidentName


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Records of a ledger, in the order of recording.

    Every iterable is gone through more than once, so it is a sequence or an object that asks the
    store anew each time. `articles` maps the id that a claim names to its article and may read one
    when it is asked for. `made` is when the snapshot was taken (UTC): it is written into files, so
    that the same snapshot always gives the same bytes. `known_on` is the day as of which the
    ledger was asked, `None` for now. `decisions` are those that stand, each with the target that it
    holds for now. `wholes` are the incidents by number with all that is told of them, where
    `incidents` hold only some claims that were picked; empty where they hold all. `names` are what
    these are called by.
    """

    entries: Iterable[Entry]
    articles: Mapping[str, Article]
    incidents: Iterable[Incident]
    links: Iterable[Link]
    decisions: Iterable[Decision]
    made: datetime
    version: str
    known_on: date | None = None
    wholes: Mapping[int, Incident] = field(default_factory=dict)
    names: Mapping[int, IncidentName] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chooses for an export.

    `policy` and `order` settle the figures of an incident that nobody settled by hand; see
    `ledger.toll`. `site` is the address under which the ledger's pages can be visited
    ("https://desk.example.org"), for formats that point at a page of each claim.
    """

    policy: TollPolicy = "range"
    order: tuple[str, ...] = ()
    site: str | None = None

"""Entries of one incident in, how each origin's figures came out over time: one record a change.

`toll.origin_figures` gives the figure that stands for an origin after all that it printed. Here
stand the ones before it too, with the day and the claim of each, so that a figure can be followed
back to its words. A figure that is printed again is told once, on its first day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.ledger.records import Entry, Toll
from reportedly.ledger.toll import Figure, origin_figures

HARMS = ("killed", "wounded", "captured", "missing", "displaced")
_IN_PART = ("one group", "largest part")


@dataclass(frozen=True, slots=True)
class Harm:
    """A count of people harmed; `high` is `None` for an open upper end.

    `claims` are the ids of those that it rests on.
    """

    what: str
    low: int
    best: int | None
    high: int | None
    claims: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Low, best and high: "killed 12/15/"."""
        return f"{self.what} {self.low}/{_number(self.best)}/{_number(self.high)}"


@dataclass(frozen=True, slots=True)
class Report:
    """A figure as an origin gave it first in an article; `high` is `None` for an open upper end.

    `published` is the day of printing. `groups` are the words for those counted, and `part` tells
    that only they were ("four militants"). `stands` is False where a later figure replaced it.
    """

    what: str
    low: int
    best: int | None
    high: int | None
    groups: tuple[str, ...]
    part: bool
    stands: bool
    published: date | None
    article: str
    outlet: str | None
    claim_id: str

    def __str__(self) -> str:
        """The day, and low, best and high: "2031-03-04 killed 12/15/"."""
        day = self.published.isoformat() if self.published else "undated"
        return f"{day} {Harm(self.what, self.low, self.best, self.high)}"


def standing_figures(entries: Sequence[Entry]) -> dict[str, dict[str, Figure]]:
    """For each kind of harm the figure that stands for each origin, by the origin's key."""
    return {
        what: {figure.origin.key: figure for figure in origin_figures(entries, what)}
        for what in HARMS
    }


def highest_told(entries: Sequence[Entry], what: str) -> int | None:
    """The highest figure that an origin of an incident names and stands by, `None` for none."""
    figures = origin_figures(entries, what)
    counts = (count for figure in figures for count in figure.count if count is not None)
    return max(counts, default=None)


def lacks_majority(entries: Sequence[Entry], toll: Toll) -> bool:
    """Whether a toll by majority is a range, since no figure is given by more origins than others."""
    figures = origin_figures(entries, toll.what)
    several = len({figure.count for figure in figures}) > 1
    return toll.policy == "majority" and several and len(toll.origins) == len(figures)


def harms(
    figures: Mapping[str, Mapping[str, Figure]], origin: str, ids: Mapping[int | None, str]
) -> tuple[Harm, ...]:
    """The figures that stand for one origin; `ids` are those of claims by their rows."""
    return tuple(
        Harm(what, figure.low, figure.best, figure.high, _claims(figure, ids))
        for what, by_origin in figures.items()
        if (figure := by_origin.get(origin)) is not None
    )


def reports(mine: Sequence[Entry], figures: Mapping[str, Mapping[str, Figure]]) -> Iterable[Report]:
    """The figures of one origin's entries, first printed first, each where it was given first."""
    articles: dict[str, list[Entry]] = {}
    for entry in mine:
        articles.setdefault(entry.claim.article, []).append(entry)
    ids = {entry.number: entry.claim.id for entry in mine}
    for what in HARMS:
        standing = figures[what].get(mine[0].origin.key)
        seen = set()
        for told in articles.values():
            for figure in origin_figures(told, what):
                if figure.count not in seen:
                    yield _report(what, figure, standing, told[0], ids)
                seen.add(figure.count)


def _report(
    what: str,
    figure: Figure,
    standing: Figure | None,
    entry: Entry,
    ids: Mapping[int | None, str],
) -> Report:
    return Report(
        what=what,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        groups=figure.groups,
        part=figure.basis in _IN_PART,
        stands=standing is not None and standing.count == figure.count,
        published=entry.printing.published,
        article=entry.claim.article,
        outlet=entry.printing.outlet,
        claim_id=_claims(figure, ids)[0],
    )


def _claims(figure: Figure, ids: Mapping[int | None, str]) -> tuple[str, ...]:
    return tuple(ids[number] for number in figure.entries)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)

"""Forms in, the years of months and days that are told without one out.

A history moves forward in small steps and now and then looks aside ("papers released in 2005
showed ... on 4 August"). The line of the story is the cheapest path through its dates: a step
forward costs little, a step back more, and a date with its own year may be left off the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.coding.timex.form import Form

# Costs in months of forward travel, set on the WikiWars development part; all flat within a
# factor of two.
_FORWARD = 1.0
_BACK_START, _BACK = 2.0, 2.0
_JUMP = 24.0  # no step costs more: a new chapter may begin anywhere
_ASIDE, _ASIDE_YEAR = 9.0, 5.0  # leaving a full date, or a bare year, off the line
_BEYOND = 3  # months; "on 20 December 2023 ... in January" goes on, "on 12 May ... in January" not
_MONTH_OF = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}

Place = tuple[int, int]  # year and month, month 0 where only the year is told


@dataclass(frozen=True, slots=True)
class _Path:
    """The way to a place: its cost, the years given on it and the path before."""

    cost: float
    index: int = -1
    year: int = 0
    before: _Path | None = None


def is_history(forms: Sequence[Form], published: date | None) -> bool:
    """True where the text tells of years long before it was printed, or nothing dates it.

    A news report may recall a few old dates; a history has many and hardly a "yesterday". Where
    the day is not known, "on Tuesday" and "overnight" show a news report that lost it, and a full
    day that is the only date may be that of printing.
    """
    dated = [f for f in forms if f.kind == "date" and f.year is not None]
    if published is None:
        pointed = [f for f in forms if f.kind == "deictic" or (f.weekday and not f.month)]
        lone_day = len(dated) == 1 and dated[0].day is not None
        return 4 * len(pointed) <= len(dated) and not lone_day
    old = [f for f in dated if f.bc or published.year - (f.year or 0) > 1]
    loose = [f for f in forms if f.kind == "date" and f.year is None and f.month]
    fresh = [f.kind == "deictic" or f.weekday is not None for f in forms]
    if any(fresh[:5]):  # an obituary opens with "died on Monday", whatever years follow
        return False
    return len(old) >= 10 and len(old) > 0.6 * len(dated) and len(old + loose) > 8 * sum(fresh)


def share_years(forms: Sequence[Form]) -> list[Form]:
    """Give "April" in "April and June 1955" the year that stands at the end of the list.

    "From October 1944 to March" needs none; "October to March 1945" begins in the year before.
    """
    shared = list(forms)
    for k in range(len(shared) - 2, -1, -1):
        left, right = shared[k], shared[k + 1]
        if not right.joint or right.year is None or left.year is not None or left.weekday:
            continue
        if left.kind != "date" or right.kind != "date" or not (left.month or left.season):
            continue
        later = (left.month or 0, left.day or 0) > (right.month or 13, right.day or 32)
        if left.month and not right.month:
            continue
        shared[k] = replace(left, year=right.year - (later and not right.bc), bc=right.bc)
    return shared


def years_told(forms: Sequence[Form], *, undated: bool = False) -> dict[int, int]:
    """The year of each form that has a month or season and no year, by its index in `forms`.

    An `undated` text may have been printed in the last year that it names, so that only a short
    step leads beyond it.
    """
    told = [_year(form) for form in forms if form.kind == "date" and form.year]
    if not told:
        return {}
    last = max(told) if undated else None
    paths: dict[Place, _Path] = {(told[0], 0): _Path(0.0)}
    for index, form in enumerate(forms):
        paths = _advance(paths, form, index, last)
    path: _Path | None = min(paths.values(), key=lambda p: p.cost)
    given: dict[int, int] = {}
    while path is not None:
        if path.index >= 0:
            given[path.index] = path.year
        path = path.before
    return given


def _year(form: Form) -> int:
    return -(form.year or 0) if form.bc else (form.year or 0)


def _advance(
    paths: dict[Place, _Path], form: Form, index: int, last: int | None
) -> dict[Place, _Path]:
    """The cheapest path to each place where the story may stand after `form`."""
    after: dict[Place, _Path] = {}

    def reach(place: Place, path: _Path) -> None:
        if place not in after or path.cost < after[place].cost:
            after[place] = path

    if form.kind == "unit" and form.unit == "Y" and form.shift == "following":
        for (year, _), path in paths.items():
            reach((year + 1, 0), path)
        return after
    month = form.month or _MONTH_OF.get(form.season or "", 0)
    if form.kind != "date" or not (form.year or month) or form.of_unit == "Y":
        return paths
    if form.before == "since" and form.year is None:
        return paths  # looks back from where the story stands
    for here, path in paths.items():
        if form.year is None:
            for year in (here[0] - 1, here[0], here[0] + 1):
                if _is_beyond(here, (year, month), last):
                    continue
                cost = path.cost + _step(here, (year, month))
                reach((year, month), _Path(cost, index, year, path))
            continue
        there = (_year(form), month)
        if not month and there[0] == here[0]:
            reach(here, path)
            continue
        reach(there, _Path(path.cost + _step(here, there), before=path))
        aside = _ASIDE if month else _ASIDE_YEAR
        reach(here, _Path(path.cost + aside, before=path))
    return after


def _is_beyond(here: Place, there: Place, last: int | None) -> bool:
    """True where the step leads too far beyond the last year told."""
    if last is None or there[0] <= last:
        return False
    return 12 * (there[0] - here[0]) + there[1] - (here[1] or 12) > _BEYOND


def _step(here: Place, there: Place) -> float:
    if here[0] == there[0] and not (here[1] and there[1]):
        return 0.0
    distance = 12 * (there[0] - here[0]) + (there[1] or 6) - (here[1] or 6)
    if distance >= 0:
        return min(_JUMP, _FORWARD * distance)
    return min(_JUMP, _BACK_START - _BACK * distance)

"""An incident's figures in, a dot-and-range plot of them over time of report out, as plain geometry.

x is the day of printing, y the number of people. A filled shape stands at the best figure; where
none is given a hollow one stands at the lowest. A line runs from the lowest to the highest figure
and ends in an arrow where the upper end is open. Figures of one origin are joined in the order of
printing. A figure without a day of printing gets no place on the plot and is listed beside it.

`templates/plot.html` draws it as SVG. Coordinates are those of its view box, y downwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, pi, sin

from reportedly.views.accounts import OriginAccount, Settled
from reportedly.views.reports import Report

WIDTH, HEIGHT = 480.0, 260.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 8.0, 22.0, 30.0
_ARROW = 22.0  # length of the arrow of an open upper end
# Figures of one day stand side by side: at most this far apart, in this share of the day's width
_APART, _OF_DAY = 36.0, 0.9
# So much room a figure needs to have its number written above or below it
_ROOM, _ABOVE, _BELOW = 25.0, -9.0, 18.0
_MOST_DAYS, _MOST_NUMBERS = 8, 5
COLOURS = 8


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid: where it stands and what is written at it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure: the shape's place, and its range line from `low` up to `high`.

    `open` tells that the line ends in an arrow, `hollow` that no best figure is given. `label` is
    the number written at height `label_y`, "" where there is no room.
    """

    report: Report
    x: float
    y: float
    low: float
    high: float
    open: bool
    hollow: bool
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one origin: `position` is that of its account, from 0; `line` joins them."""

    position: int
    origin: str
    marks: tuple[Mark, ...]
    line: str

    @property
    def colour(self) -> int:
        """Its colour, from 1; origins further on have the same in another shape."""
        return colour_of(self.position)

    @property
    def shape(self) -> str:
        """The path of its shape, about (0, 0)."""
        return shape_of(self.position)


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot of one kind of harm; `band` is the top and bottom of the settled range."""

    what: str
    days: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    series: tuple[Series, ...]
    undated: tuple[tuple[str, Report], ...]
    band: tuple[float, float] | None
    left: float = _LEFT
    right: float = WIDTH - _RIGHT
    top: float = _TOP
    bottom: float = HEIGHT - _BOTTOM
    width: float = WIDTH
    height: float = HEIGHT


def plot(what: str, accounts: Sequence[OriginAccount], toll: Settled | None) -> Plot | None:
    """The plot of a kind of harm ("killed"); `None` where no origin gives a figure for everybody."""
    told = [
        (position, account, [r for r in account.reports if r.what == what and not r.part])
        for position, account in enumerate(accounts)
    ]
    figures = [report for _, _, reports in told for report in reports]
    if not figures:
        return None
    days = sorted({report.published for report in figures if report.published})
    scale = _Scale(days, _greatest(figures, toll))
    x = scale.places([(position, report) for position, _, reports in told for report in reports])
    series = []
    for position, account, reports in told:
        marks = tuple(
            scale.mark(report, *x[position, report])
            for report in sorted(reports, key=lambda one: one.published or date.max)
            if report.published
        )
        if marks:
            series.append(Series(position, account.origin, marks, _joined(marks)))
    return Plot(
        what=what,
        days=scale.days(),
        numbers=scale.numbers(),
        series=tuple(series),
        undated=tuple(
            (account.origin, report)
            for _, account, reports in told
            for report in reports
            if report.published is None
        ),
        band=scale.band(toll),
    )


def colour_of(position: int) -> int:
    """The number of an origin's colour, 1 to `COLOURS`."""
    return position % COLOURS + 1


def shape_of(position: int) -> str:
    """The path of an origin's shape; colour and shape together are one origin's for the first 64.

    >>> shape_of(1)
    'M-4.7 -4.7H4.7V4.7H-4.7Z'
    """
    return _SHAPES[(position + position // COLOURS) % len(_SHAPES)]


class _Scale:
    """Where days and numbers stand."""

    def __init__(self, days: Sequence[date], greatest: int) -> None:
        self._first = days[0] if days else date.min
        self._span = (days[-1] - self._first).days + 1 if days else 1
        self._step = _round_step(greatest, _MOST_NUMBERS)
        self._top = self._step * -(-greatest // self._step)
        self._day = (WIDTH - _LEFT - _RIGHT) / self._span

    def places(
        self, told: Iterable[tuple[int, Report]]
    ) -> dict[tuple[int, Report], tuple[float, bool]]:
        """The x of each dated figure, and whether there is room for its number."""
        by_day: defaultdict[date, list[tuple[int, Report]]] = defaultdict(list)
        for one in told:
            if one[1].published:
                by_day[one[1].published].append(one)
        found = {}
        for day, figures in by_day.items():
            apart = min(_APART, self._day * _OF_DAY / len(figures))
            middle = self._x(day) - apart * (len(figures) - 1) / 2
            for number, one in enumerate(figures):
                found[one] = middle + number * apart, apart >= _ROOM
        return found

    def mark(self, report: Report, x: float, room: bool) -> Mark:
        """One figure."""
        low = self.y(report.low)
        high = low - _ARROW if report.high is None else self.y(report.high)
        return Mark(
            report=report,
            x=round(x, 1),
            y=low if report.best is None else self.y(report.best),
            low=low,
            high=round(max(high, 4.0), 1),
            open=report.high is None,
            hollow=report.best is None,
            label=_label(report) if room else "",
            label_y=round(low + _BELOW if high < low else low + _ABOVE, 1),
        )

    def days(self) -> tuple[Tick, ...]:
        """Days in equal steps from the first; the year stands where it begins."""
        if self._first == date.min:
            return ()
        step = -(-self._span // _MOST_DAYS)
        shown = [self._first + timedelta(days) for days in range(0, self._span, step)]
        years = [None, *(day.year for day in shown)]
        return tuple(
            Tick(self._x(day), f"{day.day} {day:%b}" + (f" {day.year}" if day.year != year else ""))
            for day, year in zip(shown, years, strict=False)
        )

    def numbers(self) -> tuple[Tick, ...]:
        """Round numbers from 0."""
        return tuple(
            Tick(self.y(number), f"{number:,}") for number in range(0, self._top + 1, self._step)
        )

    def band(self, toll: Settled | None) -> tuple[float, float] | None:
        """Top and bottom of the settled range, at least a line's width apart."""
        if toll is None:
            return None
        top = _TOP if toll.high is None else self.y(toll.high)
        return min(top, self.y(toll.low) - 2), self.y(toll.low)

    def y(self, number: int) -> float:
        """The height of a number."""
        return round(HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * number / self._top, 1)

    def _x(self, day: date) -> float:
        return round(_LEFT + self._day * ((day - self._first).days + 0.5), 1)


def _greatest(figures: Iterable[Report], toll: Settled | None) -> int:
    """The largest number that has to fit; 1 at least, so that there is a scale."""
    told = [number for one in figures for number in (one.low, one.best, one.high)]
    told += [toll.low, toll.high] if toll else []
    return max(1, *(number for number in told if number is not None))


def _round_step(greatest: int, most: int) -> int:
    """The least of 1, 2, 5, 10, 20, ... that divides the scale into so many parts at most.

    >>> _round_step(30, 5), _round_step(4, 5), _round_step(1200, 5)
    (10, 1, 500)
    """
    size = 1
    while True:
        for step in (size, 2 * size, 5 * size):
            if -(-greatest // step) <= most:
                return step
        size *= 10


def _label(report: Report) -> str:
    """The figure in few letters: "22", "14+", "25–30"."""
    if report.high is None:
        return f"{report.low:,}+"
    return f"{report.low:,}" if report.low == report.high else f"{report.low:,}–{report.high:,}"


def _joined(marks: Sequence[Mark]) -> str:
    """The path through the shapes of one origin, "" for a single one."""
    points = " L".join(f"{mark.x:g} {mark.y:g}" for mark in marks)
    return f"M{points}" if len(marks) > 1 else ""


def _polygon(corners: int, radius: float, turned: float = 0.0, inner: float | None = None) -> str:
    """A regular polygon, or a star where `inner` is its other radius; the first corner is on top."""
    points = corners * (2 if inner else 1)
    places = []
    for number in range(points):
        out = inner if inner and number % 2 else radius
        angle = 2 * pi * (number / points + turned) - pi / 2
        places.append(f"{out * cos(angle):.1f} {out * sin(angle):.1f}")
    return f"M{'L'.join(places)}Z"


_SHAPES = (
    "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z",  # circle
    "M-4.7 -4.7H4.7V4.7H-4.7Z",  # square
    _polygon(3, 6.6),
    _polygon(4, 6.4),  # diamond
    _polygon(3, 6.6, turned=0.5),
    "M-2 -6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z",  # cross
    _polygon(5, 7.0, inner=3.0),  # star
    "M-2.6 -5.8H2.6L5.8 0L2.6 5.8H-2.6L-5.8 0Z",  # hexagon
)

"""Figures over time of report as a plot: where dots, ranges and lines stand."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.views.accounts import OriginAccount, Settled
from reportedly.views.reports import Report
from reportedly.web.plot import HEIGHT, WIDTH, Plot, colour_of, plot, shape_of


def report(
    low: int, best: int | None, high: int | None, day: int | None = 3, what: str = "killed"
) -> Report:
    """A figure as printed on a day of June."""
    return Report(
        what=what,
        low=low,
        best=best,
        high=high,
        groups=(),
        part=False,
        stands=True,
        published=date(2031, 6, day) if day else None,
        article="a",
        outlet=None,
        claim_id=f"c{low}",
    )


def account(name: str, *reports: Report) -> OriginAccount:
    """What one origin tells, figures only."""
    return OriginAccount(
        origin=name,
        basis="speaker",
        articles=("a",),
        outlets=(),
        repeats=0,
        published=None,
        happened=(),
        responsible=(),
        denies=(),
        targets=(),
        places=(),
        when=(),
        events=(),
        harms=(),
        claims=(),
        reports=reports,
    )


def drawn(*accounts: OriginAccount, toll: Settled | None = None) -> Plot:
    """The plot of the killed."""
    found = plot("killed", accounts, toll)
    assert found is not None
    return found


def test_a_higher_figure_stands_higher_and_a_later_one_further_right() -> None:
    (series,) = drawn(account("clinic", report(12, 12, 12, 3), report(19, 19, 19, 5))).series
    first, second = series.marks
    assert first.x < second.x and first.y > second.y
    assert series.line == f"M{first.x:g} {first.y:g} L{second.x:g} {second.y:g}"
    assert (first.label, first.hollow, first.open, first.low == first.high) == (
        "12",
        False,
        False,
        True,
    )


def test_a_range_has_a_line_and_an_open_end_an_arrow() -> None:
    (series,) = drawn(account("union", report(23, None, 26, 3), report(30, None, None, 4))).series
    ranged, least = series.marks
    assert ranged.hollow and not ranged.open and ranged.high < ranged.low == ranged.y
    assert least.hollow and least.open and least.high < least.low
    assert (ranged.label, least.label) == ("23–26", "30+")


def test_figures_of_one_day_stand_side_by_side() -> None:
    found = drawn(*(account(f"origin {n}", report(n, n, n)) for n in range(1, 13)))
    places = [series.marks[0].x for series in found.series]
    assert places == sorted(set(places))
    assert found.left <= places[0] and places[-1] <= found.right


def test_a_figure_without_a_day_is_listed_and_not_placed() -> None:
    found = drawn(account("clinic", report(12, 12, 12, None)))
    assert (found.series, found.days) == ((), ())
    assert [(origin, one.low) for origin, one in found.undated] == [("clinic", 12)]


def test_nothing_is_drawn_of_what_nobody_counts() -> None:
    assert plot("wounded", [account("clinic", report(12, 12, 12))], None) is None
    assert plot("killed", [], None) is None


@pytest.mark.parametrize("greatest", [0, 1, 4, 7, 33, 999, 250_000, 10**9])
def test_all_stays_within_the_frame_whatever_the_number(greatest: int) -> None:
    toll = Settled("killed", 0, None, None, "range", (), disputed=True)
    found = drawn(account("clinic", report(greatest, None, None), report(0, 0, 0)), toll=toll)
    marks = [mark for series in found.series for mark in series.marks]
    assert all(0 <= mark.high <= mark.low <= HEIGHT and 0 <= mark.x <= WIDTH for mark in marks)
    assert 2 <= len(found.numbers) <= 6
    assert found.band is not None and found.band[0] < found.band[1]


def test_a_long_time_has_few_days_written() -> None:
    first, last = report(5, 5, 5, 3), report(7, 7, 7, 30)
    found = drawn(account("clinic", first, last))
    assert len(found.days) <= 8 and found.days[0].words == "3 Jun 2031"


def test_each_origin_has_a_shape_and_colour_of_its_own() -> None:
    looks = {(colour_of(position), shape_of(position)) for position in range(64)}
    assert len(looks) == 64

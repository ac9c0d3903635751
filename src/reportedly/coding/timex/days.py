"""Calendar dates of any precision, and which year is meant where none is told."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from reportedly.coding.timex.form import Form

# TIMEX3 values of a day, week, month or year that nothing anchors.
UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}
_DAYS = {"D": 1.0, "W": 7.0, "2W": 14.0, "M": 30.44, "Q": 91.3, "Y": 365.25, "DE": 3652.5}


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date of any precision; years before Christ are negative (480 BC is -480)."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """The day, where it is one that `datetime` can hold."""
        if self.month and self.day and 1 <= self.year <= 9998:
            try:
                return date(self.year, self.month, self.day)
            except ValueError:
                return None
        return None

    def __str__(self) -> str:
        """The TIMEX3 value."""
        text = f"BC{-self.year:04d}" if self.year < 0 else f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
            if self.day:
                text += f"-{self.day:02d}"
        return text


def day_of(day: date) -> Day:
    """The record of a day."""
    return Day(day.year, day.month, day.day)


def first_day(day: Day) -> date | None:
    """A day within `day` to count from: its own, else the first, of December where only the year is told."""
    return Day(day.year, day.month or 12, day.day or 1).exact


def valid_day(year: int, month: int | None, day: int | None) -> Day:
    """The day, or the month where the month has no such day."""
    if month and day and 1 <= year <= 9998 and day > monthrange(year, month)[1]:
        return Day(year, month)
    return Day(year, month, day)


def add_months(year: int, month: int, amount: int) -> tuple[int, int]:
    """Year and month `amount` months on."""
    over, index = divmod(month - 1 + amount, 12)
    return year + over, index + 1


def days_away(day: date, amount: float, unit: str) -> date | None:
    """The day `amount` units from `day`; `None` for units of less than a day or too far away."""
    if unit in ("M", "Y") and not amount % 1 and abs(amount) < 500:
        year, month = add_months(day.year, day.month, int(amount) * (12 if unit == "Y" else 1))
        return date(year, month, min(day.day, monthrange(year, month)[1])) if year > 0 else None
    if unit not in _DAYS or abs(amount * _DAYS[unit]) > 200_000:
        return None
    ordinal = day.toordinal() + round(amount * _DAYS[unit])
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def moved(base: Day, unit: str, amount: int) -> tuple[str, Day | None]:
    """The TIMEX3 value `amount` units from `base`, to the unit's precision, and its day.

    The day is `None` and the value unspecified where `base` is too coarse for the unit.

    >>> moved(Day(2024, 11, 18), "W", -3)
    ('2024-W44', Day(year=2024, month=10, day=28))
    >>> moved(Day(2024), "M", 1)
    ('XXXX-XX', None)
    """
    if unit in ("D", "W", "2W"):
        day = days_away(base.exact, amount, unit) if base.exact else None
        if day is None:
            return UNKNOWN["D" if unit == "D" else "W"], None
        iso = day.isocalendar()
        return (str(day) if unit == "D" else f"{iso.year:04d}-W{iso.week:02d}"), day_of(day)
    if unit in ("M", "Q"):
        if not base.month:
            return UNKNOWN["M"], None
        year, month = add_months(base.year, base.month, amount * (3 if unit == "Q" else 1))
        there = Day(year, month)
        return (str(there) if unit == "M" else f"{year:04d}-Q{(month + 2) // 3}"), there
    year = base.year + amount * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 1)
    if abs(year) > 9999:
        return UNKNOWN["Y"], None
    there = Day(year)
    return str(there)[: {"DE": -1, "CE": -2}.get(unit)], there


def running_year(month: int, day: int | None, base: Day) -> int:
    """The year of a month told without one, in a narrative that stands at `base`.

    A narrative moves forward: "December 7, 1941 ... In January" is January 1942.
    """
    if base.month is None:
        return base.year
    ahead = month - base.month
    if ahead < -6:
        return base.year + 1
    if ahead > 8:
        return base.year - 1
    return base.year


def earlier_year(form: Form, latest: Day) -> int | None:
    """The year of a month that lies before the date `latest`, from which the text looks back.

    "On 12 May 2031 the army fired. 100 have fled since January": 2031, and not 2032. `None` where
    the text may have been printed before or after the month: "in September", "since July", or "in
    January" beside 20 December.
    """
    month = form.month or 1
    if form.tense == "future" or form.shift in ("next", "following"):
        return None
    if latest.month is None:
        return latest.year
    if (month, form.day or 0) <= (latest.month, latest.day or 31):
        near = form.before == "since" or latest.month - month <= 6
        return latest.year if near and not form.shift else None
    return latest.year - 1 if form.before == "since" and month - latest.month >= 6 else None


def news_year(form: Form, base: Day) -> int:
    """The year of a month or day told without one: the nearest one that the tense allows."""
    month, here = form.month or 1, (base.month or 12, base.day or 31)
    there = (month, form.day or here[1])
    if form.shift in ("last", "previous"):
        return base.year - (there >= here)
    if form.shift in ("next", "following"):
        return base.year + (there <= here)
    if form.tense == "future":
        return base.year + (there < here and (here[0] - month) > 2)
    if there <= here or form.shift == "this":
        return base.year + (form.before == "by" and here[0] - month > 6)
    ahead = month - here[0]
    near = 1 if form.tense == "past" and form.day else 0 if form.tense == "past" else 6
    if form.before in ("by", "until", "till"):
        near = 6
    return base.year - (ahead > near)

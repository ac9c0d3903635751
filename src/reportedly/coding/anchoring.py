"""Unanchored forms in, TIMEX3 values out: each counted from publication or from the running date.

News counts "last week" and "on Thursday" from the day it was printed; a history counts months
without a year, and "this year" too, from the date it told last. "Two days later" and "the same
month" count from the running date in both. What nothing anchors stays `XXXX`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.coding import hijri
from reportedly.coding.narrative import years_told
from reportedly.coding.timex_forms import Form

_SHIFTS = {"last": -1, "previous": -1, "next": 1, "following": 1, "this": 0, "that": 0, "": 0}
_NARRATIVE = ("previous", "following", "that", "earlier", "later")
_PER_UNIT = {"D": 1, "W": 7, "2W": 14}
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


@dataclass(frozen=True, slots=True)
class Anchored:
    """A form with its TIMEX3 type and value; `value` is "" where the words give none.

    `anchor` is "absolute", "published", "narrative" or "none", as in `claim.When`. `stretch` is
    the EDTF interval of a duration that is tied to a date ("the past two weeks").
    """

    form: Form
    type: str
    value: str
    anchor: str
    stretch: str | None = None


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


def _of(day: date) -> Day:
    return Day(day.year, day.month, day.day)


def anchor(
    forms: Sequence[Form], published: date | None, *, history: bool = False
) -> list[Anchored]:
    """Give each form its value, in order; `history` counts from the running date."""
    reader = _Reader(_of(published) if published else None, history)
    told = share_years(forms)
    years = years_told(told) if history else {}
    return [reader.read(form, years.get(k)) for k, form in enumerate(told)]


def is_history(forms: Sequence[Form], published: date | None) -> bool:
    """True where the text tells of years long before it was printed, or nothing dates it.

    A news report may recall a few old dates; a history has many and hardly a "yesterday".
    """
    if published is None:
        return True
    dated = [f for f in forms if f.kind == "date" and f.year is not None]
    old = [f for f in dated if f.bc or published.year - (f.year or 0) > 1]
    loose = [f for f in forms if f.kind == "date" and f.year is None and f.month]
    fresh = sum(f.kind == "deictic" or f.weekday is not None for f in forms)
    return len(old) >= 6 and len(old) > 0.6 * len(dated) and len(old) + len(loose) > 4 * fresh


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


class _Reader:
    """The state of reading: where the narrative stands."""

    def __init__(self, published: Day | None, history: bool) -> None:
        self.published = published
        self.history = history
        self.running: Day | None = None
        self.told_year: int | None = None  # of the form at hand, by the line of the story

    def read(self, form: Form, year: int | None = None) -> Anchored:
        self.told_year = year
        method = getattr(self, f"_{form.kind}")
        result: Anchored = method(form)
        return result

    # --- helpers over state ---------------------------------------------------------------

    def _base(self, form: Form) -> tuple[Day | None, str]:
        """What the form is counted from."""
        if self.history or form.shift in _NARRATIVE:
            if self.running:
                return self.running, "narrative"
            if self.history and self.published and not form.shift:
                return None, "none"
        return (self.published, "published") if self.published else (None, "none")

    def _told(self, form: Form, day: Day, anchored: str) -> Anchored:
        self.running = day
        value, kind = str(day), "DATE"
        if form.part or form.clock:
            kind = "TIME"
            value += f"T{form.clock or form.part}"
        return Anchored(form, kind, value, anchored)

    # --- one method a kind ----------------------------------------------------------------

    def _date(self, form: Form) -> Anchored:
        if form.ordinal:
            return self._part_of_year(form)
        if form.season:
            return self._season(form)
        if form.year is not None:
            year = -form.year if form.bc else form.year
            if form.month is None and self.running and self.running.year == year:
                return Anchored(form, "DATE", str(Day(year)), "absolute")
            return self._told(form, _valid(year, form.month, form.day), "absolute")
        if form.month:
            return self._yearless(form)
        if form.weekday:
            return self._weekday(form)
        if form.day:
            return self._day_of_month(form)
        return self._time_of_day(form)

    def _yearless(self, form: Form) -> Anchored:
        month = form.month or 1
        base, anchored = self._base(form)
        if form.of_unit == "Y" and base:
            year = base.year + _SHIFTS[form.shift]
            return self._told(form, _valid(year, month, form.day), anchored)
        if base is None:
            value = f"XXXX-{month:02d}" + (f"-{form.day:02d}" if form.day else "")
            return self._timed(form, value, "none")
        if self.told_year is not None:
            year = self.told_year
        elif anchored == "narrative":
            year = _running_year(month, form.day, base)
        else:
            year = _news_year(form, base)
        return self._told(form, _valid(year, month, form.day), anchored)

    def _timed(self, form: Form, value: str, anchored: str) -> Anchored:
        if form.part or form.clock:
            return Anchored(form, "TIME", f"{value}T{form.clock or form.part}", anchored)
        return Anchored(form, "DATE", value, anchored)

    def _weekday(self, form: Form) -> Anchored:
        number = form.weekday or 1
        day = self.published.exact if self.published and not self.history else None
        if day is None:
            return self._timed(form, f"XXXX-WXX-{number}", "none")
        if form.of_unit == "W":
            monday = day - timedelta(day.weekday()) + timedelta(7 * _SHIFTS[form.shift])
            return self._told(form, _of(monday + timedelta(number - 1)), "published")
        back = (day.isoweekday() - number) % 7
        ahead = (number - day.isoweekday()) % 7
        if form.shift in ("last", "previous"):
            day -= timedelta(back or 7)
        elif form.shift in ("next", "following"):
            day += timedelta(ahead or 7)
        elif form.tense == "future" or (form.shift == "this" and form.tense != "past"):
            day += timedelta(ahead)
        else:
            day -= timedelta(back)
        return self._told(form, _of(day), "published")

    def _day_of_month(self, form: Form) -> Anchored:
        base, anchored = self._base(form)
        if form.of_unit != "M" or base is None or not base.month:
            return self._timed(form, f"XXXX-XX-{form.day:02d}", "none")
        year, month = _add_months(base.year, base.month, _SHIFTS[form.shift])
        return self._told(form, _valid(year, month, form.day), anchored)

    def _time_of_day(self, form: Form) -> Anchored:
        """ "that morning", "at 0600 GMT", "last night": on the running or published day."""
        day, anchored = self.running, "narrative"
        if form.shift in ("last", "this", "next") and not self.history:
            day, anchored = self.published, "published"
            if day and day.exact and form.part == "NI" and form.shift == "last":
                day = _of(day.exact - timedelta(1))
        elif form.shift in ("next", "following") and day and day.exact:
            day = _of(day.exact + timedelta(1))
        elif form.shift in ("previous", "last") and day and day.exact:
            day = _of(day.exact - timedelta(1))
        elif not (day and day.day) and form.clock and not self.history:
            day, anchored = self.published, "published"
        bare = form.part and not form.shift and form.end - form.start < 10
        if not (day and day.day) or bare:
            return self._timed(form, "XXXX-XX-XX", "none")
        return self._told(form, day, anchored)

    def _season(self, form: Form) -> Anchored:
        if form.year is not None:
            year, anchored = (-form.year if form.bc else form.year), "absolute"
        else:
            base, anchored = self._base(form)
            if base is None:
                return Anchored(form, "DATE", f"XXXX-{form.season}", "none")
            year = base.year if self.told_year is None else self.told_year
            if form.of_unit == "Y":
                year += _SHIFTS[form.shift]
            elif form.shift in ("last", "next") and self.told_year is None:
                month = _SEASON_MONTH[form.season or "SP"]
                year += _SHIFTS[form.shift] * (
                    (base.month or 1) <= month if form.shift == "last" else (base.month or 1) >= month
                )
            elif not self.history and form.tense == "past":
                year -= _SEASON_MONTH[form.season or "SP"] > (base.month or 12) + 1
        month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[form.season or "SP"]
        self.running = Day(year, month)
        return Anchored(form, "DATE", f"{Day(year)}-{form.season}", anchored)

    def _part_of_year(self, form: Form) -> Anchored:
        letter, number = (form.ordinal or "Q1")[0], int((form.ordinal or "Q1")[1:])
        base, anchored = self._base(form)
        year = form.year if form.year is not None else (base.year if base else None)
        if form.of_unit == "Y" and year is not None:
            year += _SHIFTS[form.shift]
        if year is None:
            return Anchored(form, "DATE", f"XXXX-{form.ordinal}", "none")
        anchored = "absolute" if form.year is not None else anchored
        if letter in ("Q", "H"):
            if form.year is None and form.of_unit is None and not self.history and base:
                size, here = (3 if letter == "Q" else 6), base.month or 12
                ahead = (number - 1) * size + 1 - here
                year -= ahead > (0 if form.tense == "past" else 6) and form.tense != "future"
            self.running = Day(year, (number - 1) * (3 if letter == "Q" else 6) + 1)
            return Anchored(form, "DATE", f"{year:04d}-{form.ordinal}", anchored)
        if letter == "M":
            return self._told(form, Day(year, 12 if number == -1 else number), anchored)
        month = form.month or (base.month if base and form.of_unit == "M" else None)
        if month is None or not 1 <= year <= 9998:
            return Anchored(form, "DURATION" if letter == "D" else "DATE", "", "none")
        if form.year is None and form.month and base:
            year = _running_year(month, None, base) if self.history else _news_year(form, base)
        size = monthrange(year, month)[1]
        day = size if number == -1 else (7 * number - 3 if letter == "W" else number)
        if letter == "W" and number == -1:
            day = size - 3
        if letter == "D":
            return self._told(form, _valid(year, month, day), anchored)
        iso = date(year, month, min(day, size)).isocalendar()
        self.running = Day(year, month)
        return Anchored(form, "DATE", f"{iso.year:04d}-W{iso.week:02d}", anchored)

    def _deictic(self, form: Form) -> Anchored:
        day = self.published.exact if self.published and not self.history else None
        if day is None:
            if self.history and self.running and self.running.day and form.part:
                return self._told(form, self.running, "narrative")
            if form.amount == 0 and not form.part:
                return Anchored(form, "DATE", "PRESENT_REF", "none")
            return self._timed(form, "XXXX-XX-XX", "none")
        return self._told(form, _of(day + timedelta(int(form.amount or 0))), "published")

    def _unit(self, form: Form) -> Anchored:
        if form.shift == "same last":
            day = self.running
            value = str(replace(day, year=day.year - 1)) if day else ""
            return Anchored(form, "DATE", value, "narrative" if day else "none")
        base, anchored = self._base(form)
        unit = form.unit or "D"
        if unit == "D" and not form.shift and self.running and self.running.day:
            base, anchored = self.running, "narrative"  # "later in the day"
        if base is None:
            return Anchored(form, "DATE", _UNKNOWN.get(unit, ""), "none")
        return self._moved(form, base, unit, _SHIFTS[form.shift], anchored)

    def _offset(self, form: Form) -> Anchored:
        unit = form.unit or "D"
        backwards = form.shift in ("ago", "earlier")
        if form.amount is None:
            return Anchored(form, "DATE", "PAST_REF" if backwards else "FUTURE_REF", "none")
        base, anchored = self._base(form)
        if base is None:
            return Anchored(form, "DATE", _UNKNOWN.get(unit, ""), "none")
        amount = -form.amount if backwards else form.amount
        if amount % 1:
            factor = {"Y": 12, "DE": 10, "CE": 10, "W": 7, "M": 30}.get(unit, 1)
            unit = {"Y": "M", "DE": "Y", "CE": "DE", "W": "D", "M": "D"}.get(unit, unit)
            amount *= factor
        return self._moved(form, base, unit, int(amount), anchored)

    def _moved(self, form: Form, base: Day, unit: str, amount: int, anchored: str) -> Anchored:
        """`amount` units from `base`, to the precision of the unit."""
        if unit in ("TH", "TM", "TS"):
            return self._told(form, base, anchored) if base.day else Anchored(form, "TIME", "", "none")
        if unit in _PER_UNIT:
            if base.exact is None:
                return Anchored(form, "DATE", _UNKNOWN["W" if unit == "W" else "D"], "none")
            day = base.exact + timedelta(_PER_UNIT[unit] * amount)
            if unit == "D":
                return self._told(form, _of(day), anchored)
            self.running = _of(day)
            iso = day.isocalendar()
            return Anchored(form, "DATE", f"{iso.year:04d}-W{iso.week:02d}", anchored)
        if unit in ("M", "Q"):
            if not base.month:
                return Anchored(form, "DATE", _UNKNOWN["M"], "none")
            year, month = _add_months(base.year, base.month, amount * (3 if unit == "Q" else 1))
            if unit == "M":
                return self._told(form, Day(year, month), anchored)
            self.running = Day(year, month)
            return Anchored(form, "DATE", f"{year:04d}-Q{(month + 2) // 3}", anchored)
        year = base.year + amount * {"Y": 1, "DE": 10, "CE": 100}.get(unit, 1)
        if unit == "Y":
            return self._told(form, Day(year), anchored)
        value = str(Day(year))
        return Anchored(form, "DATE", value[: -1 if unit == "DE" else -2], anchored)

    def _weekend(self, form: Form) -> Anchored:
        day = self.published.exact if self.published and not self.history else None
        if day is None:
            return Anchored(form, "DATE", "XXXX-WXX-WE", "none")
        week = _SHIFTS[form.shift]
        if form.shift in ("", "that") and form.tense != "future" and day.isoweekday() < 6:
            week = -1
        iso = (day + timedelta(7 * week)).isocalendar()
        return Anchored(form, "DATE", f"{iso.year:04d}-W{iso.week:02d}-WE", "published")

    def _decade(self, form: Form) -> Anchored:
        if form.value.isdigit():
            self.running = Day(int(form.value) * 10)
        return Anchored(form, "DATE", form.value, "absolute")

    def _century(self, form: Form) -> Anchored:
        return Anchored(form, "DATE", form.value, "absolute")

    def _duration(self, form: Form) -> Anchored:
        if form.value.endswith("_REF"):
            return Anchored(form, "DATE", form.value, "none")
        stretch, anchored = self._stretch(form) if form.shift else (None, "none")
        return Anchored(form, "DURATION", form.value, anchored, stretch)

    def _stretch(self, form: Form) -> tuple[str | None, str]:
        """The interval that ends or begins at the date counted from."""
        base, anchored = self._base(form)
        day, amount = base.exact if base else None, form.amount
        if day is None or amount is None or _SHIFTS[form.shift] == 0:
            return None, "none"
        days = {"D": 1.0, "W": 7, "2W": 14, "M": 30.44, "Q": 91.3, "Y": 365.25, "DE": 3652.5}
        if form.unit not in days or amount * days[form.unit] > 200_000:
            return None, "none"
        if form.unit in ("M", "Y") and not amount % 1:
            months = int(amount) * (12 if form.unit == "Y" else 1) * _SHIFTS[form.shift]
            year, month = _add_months(day.year, day.month, months)
            other = date(year, month, min(day.day, monthrange(year, month)[1]))
        else:
            other = day + timedelta(round(amount * days[form.unit]) * _SHIFTS[form.shift])
        return f"{min(day, other)}/{max(day, other)}", anchored

    def _set(self, form: Form) -> Anchored:
        return Anchored(form, "SET", form.value, "none")

    def _ref(self, form: Form) -> Anchored:
        value = form.value
        if value == "SAME_REF":
            value = str(self.running) if self.running else ""
            return Anchored(form, "DATE", value, "narrative" if value else "none")
        return Anchored(form, "DATE", value, "none")

    def _hijri(self, form: Form) -> Anchored:
        """Named Islamic dates; a year not told is the one that ended last or runs."""
        month, year = form.month or 1, form.year
        base = (self.running if self.history else self.published) or self.published
        if year is None and base and (day := _first_day(base)):
            year = hijri.year_near(day)
            if hijri.to_gregorian(year, month, 1) > day and form.tense != "future":
                year -= 1
        if year is None:
            return Anchored(form, "DATE", "XXXX-XX" + ("-XX" if form.day else ""), "none")
        anchored = "absolute" if form.year else ("narrative" if self.history else "published")
        if form.day:
            return self._told(form, _of(hijri.to_gregorian(year, month, form.day)), anchored)
        first, last = hijri.month_bounds(year, month)
        self.running = Day(first.year, first.month)
        return Anchored(form, "DATE", f"{first}/{last}", anchored)


def _first_day(day: Day) -> date | None:
    return Day(day.year, day.month or 12, day.day or 1).exact


def _valid(year: int, month: int | None, day: int | None) -> Day:
    """The day, or the month where the month has no such day."""
    if month and day and 1 <= year <= 9998 and day > monthrange(year, month)[1]:
        return Day(year, month)
    return Day(year, month, day)


def _add_months(year: int, month: int, amount: int) -> tuple[int, int]:
    over, index = divmod(month - 1 + amount, 12)
    return year + over, index + 1


def _running_year(month: int, day: int | None, base: Day) -> int:
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


def _news_year(form: Form, base: Day) -> int:
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

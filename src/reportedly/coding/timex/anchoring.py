"""Unanchored forms in, TIMEX3 values out: each counted from publication or from the running date.

News counts "last week" and "on Thursday" from the day it was printed; a history counts months
without a year, and "this year" too, from the date it told last. "Two days later" and "the same
month" count from the running date in both. What nothing anchors stays `XXXX`.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.coding.timex import hijri
from reportedly.coding.timex.days import (
    UNKNOWN,
    Day,
    add_months,
    day_of,
    days_away,
    earlier_year,
    first_day,
    moved,
    news_year,
    running_year,
    valid_day,
)
from reportedly.coding.timex.form import Form, FormKind
from reportedly.coding.timex.narrative import share_years, years_told

_SHIFTS = {"last": -1, "previous": -1, "next": 1, "following": 1, "this": 0, "that": 0, "": 0}
_NARRATIVE = ("previous", "following", "that", "earlier", "later")
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


def anchor(
    forms: Sequence[Form], published: date | None, *, history: bool = False
) -> list[Anchored]:
    """Give each form its value, in order; `history` counts from the running date."""
    reader = _Reader(day_of(published) if published else None, history)
    told = share_years(forms)
    years = years_told(told, undated=published is None) if history else {}
    anchored = [reader.read(form, years.get(k)) for k, form in enumerate(told)]
    return [_before(a, b) for a, b in zip(anchored, [*anchored[1:], None], strict=False)]


def _before(left: Anchored, right: Anchored | None) -> Anchored:
    """Move "Monday" a week back in "between Monday and Wednesday", told on a Monday."""
    if right is None or not (left.form.weekday and right.form.weekday) or left.value <= right.value:
        return left
    day = _exact(left.value)
    if day is None or not (right.form.joint == "range" or left.form.before == "between"):
        return left
    return replace(left, value=(day - timedelta(7)).isoformat() + left.value[10:])


def _exact(value: str) -> date | None:
    return date.fromisoformat(value[:10]) if value[:1].isdigit() and value[4:5] == "-" else None


def _order(day: Day) -> tuple[int, int, int]:
    return day.year, day.month or 0, day.day or 0


class _Reader:
    """The state of reading: where the narrative stands."""

    def __init__(self, published: Day | None, history: bool) -> None:
        self.published = published
        self.history = history
        self.running: Day | None = None
        self.full_dates: dict[tuple[int, int], int] = {}  # year of each (month, day) told so far
        self.latest: Day | None = None  # told with its year, for a report without a day
        self.told_year: int | None = None  # of the form at hand, by the line of the story
        self._readers: dict[FormKind, Callable[[Form], Anchored]] = {
            "date": self._date,
            "unit": self._unit,
            "offset": self._offset,
            "duration": self._duration,
            "set": self._as_it_stands,
            "ref": self._ref,
            "deictic": self._deictic,
            "decade": self._decade,
            "century": self._as_it_stands,
            "weekend": self._weekend,
            "hijri": self._hijri,
        }

    def read(self, form: Form, year: int | None = None) -> Anchored:
        self.told_year = year
        return self._readers[form.kind](form)

    # --- helpers over state ---------------------------------------------------------------

    def _base(self, form: Form) -> tuple[Day | None, str]:
        """What the form is counted from."""
        if self.history or form.shift in _NARRATIVE:
            coarse = form.unit in ("M", "Q") and self.running and not self.running.month
            if self.running and not (coarse and form.shift == "previous" and self.published):
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
            day = valid_day(year, form.month, form.day)
            if form.tense != "future" and (
                self.latest is None or _order(self.latest) < _order(day)
            ):
                self.latest = day
            if form.month is None and self.running and self.running.year == year:
                return Anchored(form, "DATE", str(Day(year)), "absolute")
            if form.month and form.day:
                self.full_dates[form.month, form.day] = year
            return self._told(form, day, "absolute")
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
            return self._told(form, valid_day(year, month, form.day), anchored)
        if self.history and form.before == "since" and self.running:
            return self._looking_back(form, self.running)
        if base is None and self.latest and not self.history:
            return self._looking_back(form, self.latest)
        if base is None:
            value = f"XXXX-{month:02d}" + (f"-{form.day:02d}" if form.day else "")
            return self._timed(form, value, "none")
        if self.told_year is not None:
            year = self.told_year
        elif anchored == "narrative":
            year = running_year(month, form.day, base)
        else:
            year = news_year(form, base)
            if form.before == "the" and form.day:
                # "7 October 2023 ... the 7 October attacks" is a name, not the last 7 October.
                year = self.full_dates.get((month, form.day), year)
        return self._told(form, valid_day(year, month, form.day), anchored)

    def _looking_back(self, form: Form, latest: Day) -> Anchored:
        month, year = form.month or 1, earlier_year(form, latest)
        if year is None:
            value = f"XXXX-{month:02d}" + (f"-{form.day:02d}" if form.day else "")
            return self._timed(form, value, "none")
        return self._told(form, valid_day(year, month, form.day), "narrative")

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
            return self._told(form, day_of(monday + timedelta(number - 1)), "published")
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
        return self._told(form, day_of(day), "published")

    def _day_of_month(self, form: Form) -> Anchored:
        base, anchored = self._base(form)
        if form.of_unit != "M" or base is None or not base.month:
            return self._timed(form, f"XXXX-XX-{form.day:02d}", "none")
        year, month = add_months(base.year, base.month, _SHIFTS[form.shift])
        return self._told(form, valid_day(year, month, form.day), anchored)

    def _time_of_day(self, form: Form) -> Anchored:
        """ "that morning", "at 0600 GMT", "last night": on the running or published day."""
        day, anchored = self.running, "narrative"
        if form.shift in ("last", "this", "next") and not self.history:
            day, anchored = self.published, "published"
            if day and day.exact and form.part == "NI" and form.shift == "last":
                day = day_of(day.exact - timedelta(1))
        elif form.shift in ("next", "following") and day and day.exact:
            day = day_of(day.exact + timedelta(1))
        elif form.shift in ("previous", "last") and day and day.exact:
            day = day_of(day.exact - timedelta(1))
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
                    (base.month or 1) <= month
                    if form.shift == "last"
                    else (base.month or 1) >= month
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
            year = running_year(month, None, base) if self.history else news_year(form, base)
        size = monthrange(year, month)[1]
        day = size if number == -1 else (7 * number - 3 if letter == "W" else number)
        if letter == "W" and number == -1:
            day = size - 3
        if letter == "D":
            return self._told(form, valid_day(year, month, day), anchored)
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
        return self._told(form, day_of(day + timedelta(int(form.amount or 0))), "published")

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
            return Anchored(form, "DATE", UNKNOWN.get(unit, ""), "none")
        return self._moved(form, base, unit, _SHIFTS[form.shift], anchored)

    def _offset(self, form: Form) -> Anchored:
        unit = form.unit or "D"
        backwards = form.shift in ("ago", "earlier")
        if form.amount is None:
            return Anchored(form, "DATE", "PAST_REF" if backwards else "FUTURE_REF", "none")
        base, anchored = self._base(form)
        if base is None:
            return Anchored(form, "DATE", UNKNOWN.get(unit, ""), "none")
        amount = -form.amount if backwards else form.amount
        if amount % 1:
            factor = {"Y": 12, "DE": 10, "CE": 10, "W": 7, "M": 30}.get(unit, 1)
            unit = {"Y": "M", "DE": "Y", "CE": "DE", "W": "D", "M": "D"}.get(unit, unit)
            amount *= factor
        return self._moved(form, base, unit, int(amount), anchored)

    def _moved(self, form: Form, base: Day, unit: str, amount: int, anchored: str) -> Anchored:
        """`amount` units from `base`, to the precision of the unit."""
        if unit in ("TH", "TM", "TS"):
            if base.day:
                return self._told(form, base, anchored)
            return Anchored(form, "TIME", "", "none")
        value, day = moved(base, unit, amount)
        if day is None:
            return Anchored(form, "DATE", value, "none")
        if value == str(day):
            return self._told(form, day, anchored)
        if unit not in ("DE", "CE"):
            self.running = day
        return Anchored(form, "DATE", value, anchored)

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

    def _as_it_stands(self, form: Form) -> Anchored:
        """Sets and centuries: nothing to anchor."""
        if form.kind == "set":
            return Anchored(form, "SET", form.value, "none")
        return Anchored(form, "DATE", form.value, "absolute")

    def _duration(self, form: Form) -> Anchored:
        if form.value.endswith("_REF"):
            return Anchored(form, "DATE", form.value, "none")
        stretch, anchored = self._stretch(form) if form.shift else (None, "none")
        return Anchored(form, "DURATION", form.value, anchored, stretch)

    def _stretch(self, form: Form) -> tuple[str | None, str]:
        """The interval that ends or begins at the date counted from."""
        base, anchored = self._base(form)
        day, way = base.exact if base else None, _SHIFTS[form.shift]
        if day is None or form.amount is None or form.unit is None or way == 0:
            return None, "none"
        other = days_away(day, form.amount * way, form.unit)
        if other is None:
            return None, "none"
        return f"{min(day, other)}/{max(day, other)}", anchored

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
        if year is None and base and (day := first_day(base)):
            year = hijri.year_near(day)
            if hijri.to_gregorian(year, month, 1) > day and form.tense != "future":
                year -= 1
        if year is None:
            return Anchored(form, "DATE", "XXXX-XX" + ("-XX" if form.day else ""), "none")
        anchored = "absolute" if form.year else ("narrative" if self.history else "published")
        if form.day:
            return self._told(form, day_of(hijri.to_gregorian(year, month, form.day)), anchored)
        first, last = hijri.month_bounds(year, month)
        self.running = Day(first.year, first.month)
        return Anchored(form, "DATE", f"{first}/{last}", anchored)

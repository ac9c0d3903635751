"""Tokens of a calendar date in, forms out: days, months, years, weekdays and lists of days."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly.coding.timex.form import (
    Form,
    base_form,
    mod_of,
    part_code,
    pick,
    rank_of,
    shift_of,
)
from reportedly.coding.timex.lexicon import Word
from reportedly.coding.timex.plausible import (
    counts_things,
    is_month,
    is_season,
    is_year,
    starts_sentence,
)


def read_date(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Dates of any completeness: days, months, seasons, years, weekdays."""
    span = words[i:j]
    month, season, weekday = (pick(span, c) for c in ("MONTH", "SEASON", "WEEKDAY"))
    year, era = pick(span, "YEAR"), pick(span, "ERA")
    day = pick(span, "DAY", "ORDN", "ORDW", "SECOND") if month or rule == "date" else None
    if era and not year:
        numbers = [w for w in span if w.cls in ("NUM", "DAY")]
        year = numbers[-1] if numbers else None
        day = day if day is not year else None
    if month and rule == "month" and not is_month(words, i, j):
        return []
    if season and not is_season(words, i, j):
        return []
    if day and month and day.cls == "DAY" and span[-1] is day and counts_things(words, j):
        j -= 1  # "in May 20 people were killed"
        span, day = words[i:j], None
    value = 2 if day and day.cls == "SECOND" else (day.value if day else None)
    if value is not None and not 1 <= value <= 31:
        return []
    part, deictic = pick(span, "PART", "NIGHT"), pick(span, "DEICTIC")
    iso = pick(span, "ISO", "NUMERIC", "HOLIDAY")
    mod = mod_of(span)
    of_unit = pick(span, "UNIT")
    form = base_form(
        words, i, j, "date",
        year=int(year.value) if year else None,
        month=month.value if month else None,
        day=value,
        weekday=weekday.value if weekday else None,
        season=season.value if season else None,
        shift=shift_of(span),
        mod=None if mod in ("H1", "H2") else mod,
        ordinal=mod if mod in ("H1", "H2") and not month else None,
        part=None if part is None else part_code(part),
        bc=bool(era and era.value == "bc"),
        of_unit=str(of_unit.value) if of_unit else None,
    )  # fmt: skip
    if deictic:
        if deictic.capital and j - i == 1 and not starts_sentence(words, i):
            return []  # "Russia Today", "USA Today"
        form = replace(form, kind="deictic", amount=float(deictic.value))
        if part is None:
            form = replace(form, part={"tonight": "NI", "overnight": "NI"}.get(deictic.low))
    if iso:
        return [replace(form, **given)] if (given := _written_out(iso)) else []
    return [form]


def _written_out(word: Word) -> dict[str, Any] | None:
    """Fields of an ISO date, a fixed holiday or a numeric date that can be read one way only."""
    if word.cls == "HOLIDAY":
        return {"month": int(word.value[:2]), "day": int(word.value[3:])}
    if word.cls == "ISO":
        year, month, day = (int(x) for x in word.low[:10].split("-"))
        given: dict[str, Any] = {"year": year, "month": month, "day": day}
        if "t" in word.low:
            given["clock"] = word.low[11:].upper()
        return given if month <= 12 else None
    a, b, year = (int(x) for x in word.low.replace(".", "/").split("/"))
    year += 0 if year > 99 else (2000 if year < 50 else 1900)
    if a > 12 >= b or "." in word.low or a == b:
        a, b = b, a
    elif b <= 12:
        return {"year": year}  # 7/8/07: July or August is not told
    return {"year": year, "month": a, "day": b} if a <= 12 and b <= 31 else None


def read_year(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Years with or without era: "1944", "the year 1999", "ca. 480 BC"."""
    span = words[i:j]
    if j - i == 1 and not is_year(words, i):
        return []
    if span[0].cls == "APPROX" and not any(w.cls in ("ERA", "UNITS", "UNIT") for w in span):
        low = [w for w in span if w.cls != "APPROX"]
        if counts_things(words, j) or int(low[0].value) < 1500:
            return []
    number = [w for w in span if w.cls in ("YEAR", "NUM", "DAY")][-1]
    era, unit = pick(span, "ERA"), pick(span, "UNIT", "UNITS")
    bc = bool(era and era.value == "bc")
    if unit and unit.value != "Y":
        return []
    if era is None and number.cls != "YEAR":
        return []
    return [base_form(words, i, j, "date", year=int(number.value), mod=mod_of(span), bc=bc)]


def read_year_pair(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Years written short: "1958-59"."""
    first, second = words[i], words[j - 1]
    century, short = divmod(int(first.value), 100)
    one = Form(first.start, first.end, "date", year=int(first.value))
    if len(second.low) != 2 or int(second.value) <= short or not is_year(words, i):
        return [one] if is_year(words, i) else []
    other = Form(second.start, second.end, "date", year=century * 100 + int(second.value))
    return [one, replace(other, joint="range")]


def read_bc_range(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Years before Christ that share their era: "499-493 BC"."""
    numbers = [w for w in words[i:j] if w.cls in ("NUM", "DAY", "YEAR")]
    bc = words[j - 1].value == "bc"
    one = Form(words[i].start, numbers[0].end, "date", year=int(numbers[0].value), bc=bc)
    two = Form(numbers[1].start, words[j - 1].end, "date", year=int(numbers[1].value), bc=bc)
    return [one, replace(two, joint="range")]


def read_day_list(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Days that share one month: "the 11th and 12th of this month", "March 3-5, 2024"."""
    span = words[i:j]
    places = [k for k in range(i, j) if words[k].cls in ("DAY", "ORDN")]
    if any(not 1 <= words[k].value <= 31 for k in places):
        return []
    if rule == "daylist_mdy" and counts_things(words, j) and words[places[-1]].cls == "DAY":
        return read_date("date", words, i, places[0] + 1)
    month, year, unit = pick(span, "MONTH"), pick(span, "YEAR"), pick(span, "UNIT")
    shared: dict[str, Any] = {
        "month": month.value if month else None,
        "year": int(year.value) if year else None,
        "of_unit": str(unit.value) if unit else None,
        "shift": shift_of(span),
    }
    forms = []
    for n, k in enumerate(places):
        first = k - 1 if k > i and words[k - 1].cls == "THE" else k
        start = words[i if n == 0 else first].start
        end = words[j - 1 if n == len(places) - 1 else k].end
        tie = {"TO", "DASH"} & {w.cls for w in words[places[n - 1] : k]} if n else set()
        joint = "" if n == 0 else ("range" if tie else "and")
        forms.append(Form(start, end, "date", day=int(words[k].value), joint=joint, **shared))
    return forms


def read_day_of_unit(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A day of a month told by pointing: "the third of last month"."""
    span = words[i:j]
    number, unit = rank_of(span), pick(span, "UNIT")
    if unit is not None and unit.value == "M" and number and 1 <= number <= 31:
        return [base_form(words, i, j, "date", day=number, of_unit="M", shift=shift_of(span))]
    return []


def read_weekday_of_week(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A weekday of a pointed week: "Thursday of last week"."""
    forms = read_date(rule, words, i, j)
    return [replace(f, of_unit="W", shift=shift_of(words[i:j])) for f in forms]


def read_weekday(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A weekday, or a set of them ("on Fridays"); "Mon" alone is none."""
    if words[j - 1].cls == "WEEKDAYS":
        return [base_form(words, i, j, "set", value=f"XXXX-WXX-{words[j - 1].value}")]
    name = words[j - 1]
    abbreviated = len(name.low) <= 4
    return [] if abbreviated and j - i == 1 else read_date(rule, words, i, j)


def read_hijri(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Dates of the Islamic calendar by month name."""
    span = words[i:j]
    month, day = pick(span, "HMONTH"), pick(span, "DAY", "ORDN")
    year = pick(span, "NUM", "YEAR")
    if month is None or (day and not 1 <= day.value <= 30):
        return []
    number = int(year.value) if year and 1 <= int(year.value) <= 1600 else None
    return [
        base_form(
            words, i, j, "hijri", year=number, month=month.value, day=day.value if day else None
        )
    ]


def read_holy_month(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """ "Ramadan" alone; the other month names are names of people too."""
    if words[i].low not in ("ramadan", "ramazan"):
        return []
    return [base_form(words, i, j, "hijri", month=9)]

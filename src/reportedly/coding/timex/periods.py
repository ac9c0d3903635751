"""Tokens of a longer period in, forms out: quarters, weeks of a month, decades, "last year"."""

from __future__ import annotations

from typing import Any

from reportedly.coding.timex.form import (
    UNIT_WORDS,
    Form,
    base_form,
    duration_value,
    mod_of,
    pick,
    rank_of,
    shift_of,
    unit_of,
)
from reportedly.coding.timex.lexicon import Word


def read_counted_part(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Counted parts of a year or month: "the third quarter of 2009", "the last week of March"."""
    span = words[i:j]
    number = rank_of(span, "LAST", "FINAL")
    noun_at = next(k for k in range(i, j) if words[k].cls in ("UNIT", *UNIT_WORDS))
    noun = unit_of(words[noun_at : noun_at + 1])
    if number is None:
        return []
    rest = words[noun_at + 1 : j]
    month, year, unit = pick(rest, "MONTH"), pick(rest, "YEAR"), pick(rest, "UNIT")
    fields: dict[str, Any] = {
        "month": month.value if month else None,
        "year": int(year.value) if year else None,
        "of_unit": str(unit.value) if unit else None,
        "shift": shift_of(rest),
    }
    if noun in ("Q", "H") and not month:
        if number == -1:
            number = 4 if noun == "Q" else 2
        return [base_form(words, i, j, "date", ordinal=f"{noun}{number}", **fields)]
    if noun in ("D", "W", "M"):
        if noun == "D" and month and number != -1:
            return [base_form(words, i, j, "date", **fields | {"day": number})]
        return [base_form(words, i, j, "date", ordinal=f"{noun}{number}", **fields)]
    return []


def read_counted_stretch(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A counted stretch of an event: "the first year of the war", "the last weeks of the siege"."""
    last = words[j - 1]
    if str(last.value).startswith("T") or last.value == "D":
        return []
    value = duration_value(1 if last.cls == "UNIT" else None, str(last.value))
    return [base_form(words, i, j, "duration", value=value)]


def read_quarter(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A quarter without its year: "the third quarter", "last quarter"."""
    if pick(words[i:j], "LAST"):
        return [base_form(words, i, j, "unit", unit="Q", shift="last")]
    number = 4 if pick(words[i:j], "FINAL") else rank_of(words[i:j])
    if number not in (1, 2, 3, 4):
        return []
    return [base_form(words, i, j, "date", ordinal=f"Q{number}", shift="this")]


def read_century(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """ "The 19th century"."""
    span = words[i:j]
    number, era = rank_of(span) or 1, pick(span, "ERA")
    bc = bool(era and era.value == "bc")
    value = f"BC{number - 1:02d}" if bc else f"{number - 1:02d}"
    return [base_form(words, i, j, "century", value=value, mod=mod_of(span), bc=bc)]


def read_decade(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """ "The 1990s", "the 90s"; "the 470s" only with an era."""
    span = words[i:j]
    word, era = pick(span, "DECADE"), pick(span, "ERA")
    digits = "".join(ch for ch in (word.low if word else "") if ch.isdigit())
    if len(digits) == 2:
        digits = "19" + digits
    bc = bool(era and era.value == "bc")
    if not bc and len(digits) != 4:
        return []  # "the 240s" of a rifle's catalogue
    value = f"BC0{digits[:2]}" if bc and len(digits) == 3 else ("BC" if bc else "") + digits[:3]
    return [base_form(words, i, j, "decade", value=value, mod=mod_of(span), bc=bc)]


def read_unit(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A unit that is pointed at: "last week", "the end of the year"."""
    span = words[i:j]
    unit = unit_of(span)
    if unit is None or unit.startswith("T"):
        return []
    return [base_form(words, i, j, "unit", unit=unit, shift=shift_of(span), mod=mod_of(span))]


def read_same_period(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """ "The same period last year", "the same month a year ago": the running date, a year off."""
    return [base_form(words, i, j, "unit", unit="Y", shift="same last")]


def read_weekend(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """ "The weekend", "last weekend"."""
    return [base_form(words, i, j, "weekend", shift=shift_of(words[i:j]))]

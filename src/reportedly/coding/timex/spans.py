"""Tokens of a length of time in, forms out: durations, "two days ago", sets and references."""

from __future__ import annotations

from reportedly.coding.timex.form import (
    POINTS,
    UNIT_WORDS,
    Form,
    amount_of,
    base_form,
    duration_value,
    mod_of,
    part_code,
    pick,
    rank_of,
    shift_of,
    unit_of,
)
from reportedly.coding.timex.lexicon import Word
from reportedly.coding.timex.plausible import is_age, is_rate

_OFFSET = {"AGO": "ago", "EARLIER": "earlier", "LATER": "later", "HENCE": "hence",
           "BEFORE": "earlier", "AFTER": "later", "FOLL": "later", "PREV": "earlier"}  # fmt: skip

_REFS = {"RECENT": "PAST_REF", "PAST": "PAST_REF", "HREF": "PAST_REF", "CURRENT": "PRESENT_REF",
         "PRESENT": "PRESENT_REF", "FUTURE": "FUTURE_REF"}  # fmt: skip


def read_offset(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A distance from another time: "two days ago", "the day after"."""
    span = words[i:j]
    shift = next(_OFFSET[w.cls] for w in reversed(span) if w.cls in _OFFSET)
    unit = unit_of(span)
    vague = rule == "vagueoffset"
    body = [
        w for w in span if w.cls not in ("APPROX", "UNIT", "UNITS", *UNIT_WORDS) or w.cls == "HALF"
    ]
    amount = None if vague else 1.0 if rule == "dayafter" else amount_of(body)
    return [
        base_form(
            words, i, j, "offset", unit=unit, amount=amount, shift=shift, mod=mod_of(span[:-1])
        )
    ]


def read_duration(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A length of time: "three days", "a 12-hour", "for weeks"."""
    span = words[i:j]
    unit = unit_of([w for w in span if w.cls != "HALF"])
    if unit is None or is_age(words, i, j):
        return []
    body = [w for w in span if w.cls in ("NUM", "DAY", "YEAR", "WORD", "FEW", "A", "HALF")]
    amount = None if rule == "vague" else amount_of(body)
    before = words[i - 1] if i else None
    if span[0].cls == "A" and j - i == 2 and is_rate(before):
        return [base_form(words, i, j, "set", value=duration_value(1, unit))]
    if span[0].cls == "HALF" or (span[0].cls == "A" and span[1].cls == "HALF"):
        value = {"TH": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}.get(unit, f"P0.5{unit}")
    else:
        value = duration_value(amount, unit)
    return [
        base_form(words, i, j, "duration", unit=unit, amount=amount, value=value, mod=mod_of(span))
    ]


def read_span(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Stretches that end or begin at a running date: "the past two weeks", "the coming days"."""
    span = words[i:j]
    unit = unit_of(span)
    if unit is None:
        return []
    first = pick(span, *POINTS)
    body = [w for w in span if w.cls in ("NUM", "DAY", "YEAR", "WORD", "FEW")]
    amount = amount_of(body) if body else 1.0 if span[-1].cls == "UNIT" else None
    if first is None or (rule == "vaguespan" and first.cls == "THAT"):
        if first is None and rule == "vaguespan":
            return []
        return [base_form(words, i, j, "duration", unit=unit, value=duration_value(amount, unit))]
    value = duration_value(amount, unit)
    if rule == "vaguespan" and first.cls in ("NEXT",):
        value = "FUTURE_REF"
    elif rule == "vaguespan" and first.cls in ("RECENT", "LAST"):
        value = "PAST_REF"
    return [
        base_form(
            words, i, j, "duration", unit=unit, amount=amount, value=value, shift=shift_of(span)
        )
    ]


def read_set(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Repeated times: "every Friday", "daily", "per month"."""
    span = words[i:j]
    last = span[-1]
    if last.cls == "FREQ":
        value = str(last.value)
    elif last.cls in ("WEEKDAY", "WEEKDAYS"):
        value = f"XXXX-WXX-{last.value}"
    elif last.cls == "MONTH":
        value = f"XXXX-{last.value:02d}"
    elif last.cls == "SEASON":
        value = f"XXXX-{last.value}"
    elif last.cls == "WEEKEND":
        value = "XXXX-WXX-WE"
    elif last.cls == "PART" or (last.cls == "NIGHT"):
        value = f"XXXX-XX-XXT{part_code(last)}"
    else:
        rank = rank_of(span)
        body = [w for w in span if w.cls in ("NUM", "DAY", "WORD", "FEW")]
        amount = float(rank) if rank else (amount_of(body) if body else 1.0)
        value = duration_value(amount, unit_of(span) or "D")
    return [base_form(words, i, j, "set", value=value)]


def read_reference(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """ "Now", "recent", "the future": TIMEX3 references without a date."""
    word = words[j - 1]
    value = _REFS.get(word.cls, word.value)
    return [base_form(words, i, j, "ref", value=str(value or ""))]

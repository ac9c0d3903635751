"""Tokens of a time of day in, forms out: "0600 GMT on Thursday", "the night of 13 May"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from reportedly.codebook import load_words
from reportedly.coding.timex.dates import read_date
from reportedly.coding.timex.form import Form, base_form, part_code, pick
from reportedly.coding.timex.lexicon import Word
from reportedly.coding.timex.plausible import is_score, starts_sentence


def read_clock(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A time of day, with the day and zone that follow it: "0600 GMT on Thursday"."""
    k = next(n for n in range(i, j) if words[n].cls in ("CLOCK", "DAY", "NUM", "YEAR", "WORD"))
    time, half, zone = words[k], pick(words[k:j], "AMPM"), pick(words[k:j], "ZONE")
    if time.cls == "CLOCK":
        hour, minute = (int(x) for x in time.low.replace(".", ":").split(":")[:2])
    elif time.cls in ("NUM", "YEAR") and len(time.low) == 4:
        hour, minute = divmod(int(time.value), 100)
    elif time.cls in ("DAY", "WORD"):
        hour, minute = int(time.value), 0
    else:
        return []
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.value == "p" else 0)
    if hour > 24 or minute > 59 or (time.cls == "CLOCK" and is_score(words, i, j)):
        return []
    utc = zone is not None and zone.low.upper() in {z.upper() for z in _utc()}
    clock = f"{hour:02d}:{minute:02d}" + ("Z" if utc else "")
    day_at = next(
        (
            n
            for n in range(k + 1, j)
            if words[n].cls in ("WEEKDAY", "MONTH", "DEICTIC", "DAY", "ORDN", "ISO")
        ),
        None,
    )
    if day_at is None:
        return [base_form(words, i, j, "date", clock=clock)]
    form = read_date("date", words, day_at, j)
    return [replace(form[0], start=words[i].start, clock=clock)] if form else []


@cache
def _utc() -> frozenset[str]:
    return load_words("timex", "zone", "utc")


def read_part_of(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A part of a day with its date: "early in the morning of 29 April"."""
    k = next(n for n in range(i, j) if words[n].cls == "OF")
    while words[k].cls in ("OF", "ON", "THE"):
        k += 1
    forms = read_date("date", words, k, j)
    part = pick(words[i:k], "PART", "NIGHT")
    code = part_code(part) if part else "MO"
    return [replace(f, start=words[i].start, part=code) for f in forms]


def read_part(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A part of a day alone: "at night", "the evening"."""
    part = words[j - 1]
    if part.capital and j - i == 1 and not starts_sentence(words, i):
        return []  # "Operation Dawn"
    return [base_form(words, i, j, "date", part=part_code(part))]

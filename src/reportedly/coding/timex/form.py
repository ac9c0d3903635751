"""The record of a time expression before anchoring, and the pieces that words give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from reportedly.coding.timex.lexicon import Word

FormKind = Literal[
    "date", "unit", "offset", "duration", "set", "ref", "deictic", "decade", "century",
    "weekend", "hijri",
]  # fmt: skip

Tense = Literal["past", "future", ""]


@dataclass(frozen=True, slots=True)
class Form:
    """A time expression before anchoring; offsets are characters, end exclusive.

    `shift` tells how it points (last, next, this, previous, following, that, ago, earlier, later,
    hence); `joint` how it hangs on the form before it ("range" for "to" and dashes, "and" for
    lists); `before` is the word to its left; `mod` the TIMEX3 modifier; `amount` is `None` for
    "a few". `value` is a TIMEX3 value that needs no anchor.
    """

    start: int
    end: int
    kind: FormKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    ordinal: str | None = None  # "Q3", "H1", "W1", "W-1": a part of the year or month
    unit: str | None = None
    amount: float | None = None
    shift: str = ""
    mod: str | None = None
    part: str | None = None
    clock: str | None = None
    value: str = ""
    bc: bool = False
    joint: str = ""
    before: str = ""
    tense: Tense = ""
    of_unit: str | None = None  # "the 11th of this MONTH", "the end of the YEAR"


POINTS = {"LAST": "last", "PAST": "last", "PREV": "previous", "NEXT": "next", "FOLL": "following",
          "THIS": "this", "CURRENT": "this", "THAT": "that", "RECENT": "last"}  # fmt: skip

UNIT_WORDS = {"NIGHT": "D", "QUARTER": "Q", "CENT": "CE", "HOURS": "TH", "HALF": "H"}

SENTENCE_END = ("DOT", "BREAK")


def base_form(words: list[Word], i: int, j: int, kind: FormKind, **fields: Any) -> Form:
    """A form over the words from `i` to `j` (exclusive)."""
    return Form(words[i].start, words[j - 1].end, kind, **fields)


def pick(words: list[Word], *classes: str) -> Word | None:
    """The first word of one of the classes, `None` where there is none."""
    return next((w for w in words if w.cls in classes), None)


def shift_of(words: list[Word]) -> str:
    """How the words point, "" where they do not."""
    return next((POINTS[w.cls] for w in words if w.cls in POINTS), "")


def mod_of(words: list[Word]) -> str | None:
    """The TIMEX3 modifier that the words give."""
    for w in words:
        if w.cls in ("EARLY", "EDGE", "APPROX") and w.value:
            return str(w.value)
        if w.cls in ("EARLIER", "LATER"):
            return "START" if w.cls == "EARLIER" else "END"
    return None


def unit_of(words: list[Word]) -> str | None:
    """The unit code of the first unit word."""
    for w in words:
        if w.cls in ("UNIT", "UNITS"):
            return str(w.value)
        if w.cls in UNIT_WORDS:
            return UNIT_WORDS[w.cls]
    return None


def amount_of(words: list[Word]) -> float | None:
    """The number told by `words`: "twenty-five" 25, "two and a half" 2.5, "a few" `None`."""
    total, current, seen = 0.0, 0.0, False
    for k, w in enumerate(words):
        if w.cls in ("NUM", "DAY", "YEAR"):
            current, seen = float(w.value), True
        elif w.cls == "WORD":
            seen = True
            if w.value >= 100:
                current = max(current, 1.0) * w.value
            else:
                current += w.value
        elif w.cls == "FEW":
            return None
        elif w.cls == "HALF":
            total += 0.5
            seen = True
        elif w.cls == "A" and not (k + 1 < len(words) and words[k + 1].cls == "HALF"):
            current, seen = 1.0, True
    return total + current if seen else None


def duration_value(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units.

    >>> duration_value(3, "D"), duration_value(None, "M"), duration_value(2.5, "Y")
    ('P3D', 'PXM', 'P2.5Y')
    """
    if unit == "2W":
        amount, unit = (None if amount is None else 2 * amount), "W"
    if unit == "DE" and amount is not None:
        amount, unit = 10 * amount, "Y"  # MEANTIME; WikiWars has P1DE as often
    number = "X" if amount is None else f"{amount:g}"
    return f"PT{number}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{number}{unit}"


def rank_of(words: list[Word], *more: str) -> int | None:
    """The number that an ordinal gives, -1 for the classes in `more` ("last", "final")."""
    word = pick(words, "ORDN", "ORDW", "SECOND", *more)
    if word is None:
        return None
    if word.cls in more:
        return -1
    return 2 if word.cls == "SECOND" else int(word.value)


def part_code(word: Word) -> str:
    """The TIMEX3 code of a part of the day."""
    return "NI" if word.cls == "NIGHT" else str(word.value)

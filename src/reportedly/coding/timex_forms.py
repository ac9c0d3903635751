"""Text in, time expressions as unanchored forms out: what is said, not yet which day it is.

A form keeps the pieces that the words give (a month, a "last", a unit). The parts of a list or
range are forms of their own and say so in `joint`, as TimeML 1.2.1 wants; `timex` joins them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from reportedly.codebook import load_words
from reportedly.coding.timex_grammar import stretches
from reportedly.coding.timex_lexicon import Word, tokenise

FormKind = Literal[
    "date", "unit", "offset", "duration", "set", "ref", "deictic", "decade", "century",
    "weekend", "fixed", "hijri",
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


_POINT = {"LAST": "last", "PAST": "last", "PREV": "previous", "NEXT": "next", "FOLL": "following",
          "THIS": "this", "CURRENT": "this", "THAT": "that", "RECENT": "last"}  # fmt: skip
_OFFSET = {"AGO": "ago", "EARLIER": "earlier", "LATER": "later", "HENCE": "hence",
           "BEFORE": "earlier", "AFTER": "later", "FOLL": "later", "PREV": "earlier"}  # fmt: skip
_NOUN = {"NIGHT": "D", "QUARTER": "Q", "CENT": "CE", "HOURS": "TH", "HALF": "H"}
_REFS = {"RECENT": "PAST_REF", "PAST": "PAST_REF", "HREF": "PAST_REF", "CURRENT": "PRESENT_REF",
         "PRESENT": "PRESENT_REF", "FUTURE": "FUTURE_REF"}  # fmt: skip
_SENTENCE_END = ("DOT", "BREAK")


def find_forms(text: str, *, history: bool = False) -> list[Form]:
    """Find the time expressions of `text` in order; none overlap.

    `history` also reads "former" and "future" before a noun as references to past and future,
    which the annotators of histories did and those of news did not.
    """
    words, classes = tokenise(text)
    forms: list[Form] = []
    last_token = -9
    for rule, i, j in stretches(classes):
        if rule == "href" and not history:
            continue
        built = _build(rule, words, i, j)
        if not built:
            continue
        joint = _joint(words, last_token, i)
        before = words[i - 1].low if i and words[i - 1].cls != "BREAK" else ""
        tense = _tense(words, i, j) if any(_needs_tense(form) for form in built) else ""
        for k, form in enumerate(built):
            joined = form.joint if k else joint
            forms.append(replace(form, joint=joined, before=before, tense=tense))
        last_token = j
    return forms


def _needs_tense(form: Form) -> bool:
    return form.year is None and form.kind in ("date", "weekend")


def _joint(words: list[Word], last: int, here: int) -> str:
    """How the expression at token `here` hangs on the one that ended before token `last`."""
    if not 0 < here - last + 1 <= 4 or last < 0:
        return ""
    between = [w.cls for w in words[last:here] if w.cls not in ("IN", "ON", "THE")]
    if between in (["TO"], ["DASH"]):
        return "range"
    if between in (["CONJ"], ["COMMA", "CONJ"], ["COMMA"], ["SLASH"]):
        return "and"
    return ""


@cache
def _cues() -> tuple[frozenset[str], frozenset[str]]:
    return load_words("timex", "tense", "future"), load_words("timex", "tense", "past")


def _tense(words: list[Word], i: int, j: int) -> Tense:
    """The tense of the nearest verb: leftwards in the sentence first, then rightwards.

    "The talks, which began in May, will resume on Thursday": the nearest to the left decides.
    """
    for step, k in ((-1, i - 1), (1, j)):
        for _ in range(40):
            if not 0 <= k < len(words) or (words[k].cls in _SENTENCE_END and words[k].low != ","):
                break
            found = _verb_tense(words, k)
            if found == "past" and k and words[k - 1].low == "be":
                found = "future"  # "the vote to be held on 12 October"
            if found:
                return found
            k += step
    return ""


def _verb_tense(words: list[Word], k: int) -> Tense:
    future, past = _cues()
    low = words[k].low
    if low in future or low.endswith("'ll"):
        return "future"
    if low in past or (low.endswith("ed") and len(low) > 4 and not words[k].capital):
        return "past"
    return ""


# --- one match to its forms -------------------------------------------------------------------


def _build(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    builder = _BUILDERS.get(rule, _date)
    return builder(rule, words, i, j)


def _base(words: list[Word], i: int, j: int, kind: FormKind, **fields: Any) -> Form:
    return Form(words[i].start, words[j - 1].end, kind, **fields)


def _pick(words: list[Word], *classes: str) -> Word | None:
    return next((w for w in words if w.cls in classes), None)


def _shift(words: list[Word]) -> str:
    return next((_POINT[w.cls] for w in words if w.cls in _POINT), "")


def _mod(words: list[Word]) -> str | None:
    for w in words:
        if w.cls in ("EARLY", "EDGE", "APPROX") and w.value:
            return str(w.value)
        if w.cls in ("EARLIER", "LATER"):
            return "START" if w.cls == "EARLIER" else "END"
    return None


def _unit(words: list[Word]) -> str | None:
    for w in words:
        if w.cls in ("UNIT", "UNITS"):
            return str(w.value)
        if w.cls in _NOUN:
            return _NOUN[w.cls]
    return None


def _amount(words: list[Word]) -> float | None:
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
    number = "X" if amount is None else f"{amount:g}"
    return f"PT{number}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{number}{unit}"


def _date(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Dates of any completeness: days, months, seasons, years, weekdays."""
    span = words[i:j]
    month, season, weekday = (_pick(span, c) for c in ("MONTH", "SEASON", "WEEKDAY"))
    year, era = _pick(span, "YEAR"), _pick(span, "ERA")
    day = _pick(span, "DAY", "ORDN", "ORDW", "SECOND") if month or rule == "date" else None
    if era and not year:
        numbers = [w for w in span if w.cls in ("NUM", "DAY")]
        year = numbers[-1] if numbers else None
        day = day if day is not year else None
    if month and rule == "month" and not _is_month(words, i, j):
        return []
    if season and not _is_season(words, i, j):
        return []
    if day and month and day.cls == "DAY" and span[-1] is day and _counts_things(words, j):
        j -= 1  # "in May 20 people were killed"
        span, day = words[i:j], None
    value = 2 if day and day.cls == "SECOND" else (day.value if day else None)
    if value is not None and not 1 <= value <= 31:
        return []
    part, deictic = _pick(span, "PART", "NIGHT"), _pick(span, "DEICTIC")
    iso = _pick(span, "ISO", "NUMERIC", "HOLIDAY")
    mod = _mod(span)
    of_unit = _pick(span, "UNIT")
    form = _base(
        words, i, j, "date",
        year=int(year.value) if year else None,
        month=month.value if month else None,
        day=value,
        weekday=weekday.value if weekday else None,
        season=season.value if season else None,
        shift=_shift(span),
        mod=None if mod in ("H1", "H2") else mod,
        ordinal=mod if mod in ("H1", "H2") and not month else None,
        part=None if part is None else _part(part),
        bc=bool(era and era.value == "bc"),
        of_unit=str(of_unit.value) if of_unit else None,
    )  # fmt: skip
    if deictic:
        if deictic.capital and j - i == 1 and not _starts_sentence(words, i):
            return []  # "Russia Today", "USA Today"
        form = replace(form, kind="deictic", amount=float(deictic.value))
        if part is None:
            form = replace(form, part={"tonight": "NI", "overnight": "NI"}.get(deictic.low))
    if iso:
        return [replace(form, **given)] if (given := _written_out(iso)) else []
    return [form]


def _starts_sentence(words: list[Word], i: int) -> bool:
    return (
        i == 0
        or words[i - 1].cls in _SENTENCE_END
        or words[i - 1].low in ('"', "'", "`", ":", "?", "!")
        or words[i].opens_line
    )


def _part(word: Word) -> str:
    return "NI" if word.cls == "NIGHT" else str(word.value)


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


def _is_month(words: list[Word], i: int, j: int) -> bool:
    """Keep a bare month name from being a verb or a person ("April Smith", "May I")."""
    if j - i > 1 or words[i].cls != "MONTH":
        return True
    short = len(words[i].low) <= 3 and words[i].low != "may"
    before = words[i - 1].low if i else ""
    led = before in load_words("timex", "month_before", "words") or (
        i > 0 and words[i - 1].cls in ("DASH", "SLASH", "LPAR", "CONJ", "TO", "COMMA")
    )
    if short:
        return False
    following = words[j] if j < len(words) else None
    if following and following.cls == "OTHER" and following.capital and not led:
        return False
    return led or words[i].low not in ("may", "march")


def _is_season(words: list[Word], i: int, j: int) -> bool:
    """Keep "fall" and "spring" for seasons: "the fall of Goma", "to spring a trap"."""
    k = next(n for n in range(i, j) if words[n].cls == "SEASON")
    before = words[i - 1].low if i else ""
    if words[k].low == "spring" and before not in ("to", "will", "would", "could", "a", "hot"):
        return True
    if words[k].low not in ("fall", "spring") or any(w.cls == "YEAR" for w in words[i:j]):
        return True
    if k + 1 < len(words) and words[k + 1].cls == "OF" and j == k + 1:
        return False
    if j - i > 1:
        return True
    return before in load_words("timex", "season_before", "words")


def _counts_things(words: list[Word], k: int) -> bool:
    return k < len(words) and words[k].low in load_words("timex", "counted", "words")


def _year(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    span = words[i:j]
    if j - i == 1 and not _is_year(words, i):
        return []
    if span[0].cls == "APPROX" and not any(w.cls in ("ERA", "UNITS", "UNIT") for w in span):
        low = [w for w in span if w.cls != "APPROX"]
        if _counts_things(words, j) or int(low[0].value) < 1500:
            return []
    number = [w for w in span if w.cls in ("YEAR", "NUM", "DAY")][-1]
    era, unit = _pick(span, "ERA"), _pick(span, "UNIT", "UNITS")
    bc = bool(era and era.value == "bc")
    if unit and unit.value != "Y":
        return []
    if era is None and number.cls != "YEAR":
        return []
    return [_base(words, i, j, "date", year=int(number.value), mod=_mod(span), bc=bc)]


def _is_year(words: list[Word], i: int) -> bool:
    """Tell "1500 men" and "the M-2000" from "in 1944" and "(1944)"."""
    year = words[i].value
    before = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if before and before.low in ("$", "£", "€", "¥", "#", "no"):
        return False
    if after and after.cls == "DASH" and i + 2 < len(words) and after.end == words[i + 2].start:
        tail = words[i + 2]
        if tail.cls == "OTHER" and not tail.capital:
            return False
    if before and before.cls == "DASH" and i > 1 and before.start == words[i - 2].end:
        return words[i - 2].cls in ("YEAR", "MONTH", "SEASON", "DAY", "EARLY", "ERA", "NUM")
    led = before is None or before.low in load_words("timex", "year_before", "words")
    if after and (after.low in ("%", "percent") or (after.cls in ("UNITS", "HOURS"))):
        return False
    if _counts_things(words, i + 1):
        return led and before is not None and before.low in ("in", "since", "by", "during", "until")
    if led or (before and before.cls in ("LPAR", "CONJ", "TO", "SLASH", "DASH")):
        return int(year) >= 1000
    return 1700 <= year <= 2099


def _yearpair(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    first, second = words[i], words[j - 1]
    century, short = divmod(int(first.value), 100)
    one = Form(first.start, first.end, "date", year=int(first.value))
    if len(second.low) != 2 or int(second.value) <= short or not _is_year(words, i):
        return [one] if _is_year(words, i) else []
    other = Form(second.start, second.end, "date", year=century * 100 + int(second.value))
    return [one, replace(other, joint="range")]


def _bcrange(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    numbers = [w for w in words[i:j] if w.cls in ("NUM", "DAY", "YEAR")]
    bc = words[j - 1].value == "bc"
    one = Form(words[i].start, numbers[0].end, "date", year=int(numbers[0].value), bc=bc)
    two = Form(numbers[1].start, words[j - 1].end, "date", year=int(numbers[1].value), bc=bc)
    return [one, replace(two, joint="range")]


def _daylist(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Days that share one month: "the 11th and 12th of this month", "March 3-5, 2024"."""
    span = words[i:j]
    places = [k for k in range(i, j) if words[k].cls in ("DAY", "ORDN")]
    if any(not 1 <= words[k].value <= 31 for k in places):
        return []
    if rule == "daylist_mdy" and _counts_things(words, j) and words[places[-1]].cls == "DAY":
        return _date("date", words, i, places[0] + 1)
    month, year, unit = _pick(span, "MONTH"), _pick(span, "YEAR"), _pick(span, "UNIT")
    shared: dict[str, Any] = {
        "month": month.value if month else None,
        "year": int(year.value) if year else None,
        "of_unit": str(unit.value) if unit else None,
        "shift": _shift(span),
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


def _dayofunit(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    span = words[i:j]
    day, unit = _pick(span, "ORDN", "ORDW", "SECOND"), _pick(span, "UNIT")
    if day is None or unit is None:
        return []
    number = 2 if day.cls == "SECOND" else int(day.value)
    if unit.value == "M" and 1 <= number <= 31:
        return [_base(words, i, j, "date", day=number, of_unit="M", shift=_shift(span))]
    return []


def _ordunit(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Counted parts of a year or month: "the third quarter of 2009", "the last week of March"."""
    span = words[i:j]
    rank = _pick(span, "ORDN", "ORDW", "SECOND", "LAST", "FINAL", "EARLY")
    noun_at = next(k for k in range(i, j) if words[k].cls in ("UNIT", *_NOUN))
    noun = _unit(words[noun_at : noun_at + 1])
    if rank is None or (rank.cls == "EARLY" and noun != "H"):
        return []
    number = -1 if rank.cls in ("LAST", "FINAL") else 2 if rank.cls == "SECOND" else rank.value
    rest = words[noun_at + 1 : j]
    month, year, unit = _pick(rest, "MONTH"), _pick(rest, "YEAR"), _pick(rest, "UNIT")
    fields: dict[str, Any] = {
        "month": month.value if month else None,
        "year": int(year.value) if year else None,
        "of_unit": str(unit.value) if unit else None,
        "shift": _shift(rest),
    }
    if noun in ("Q", "H") and not month:
        if number == -1:
            number = 4 if noun == "Q" else 2
        return [_base(words, i, j, "date", ordinal=f"{noun}{number}", **fields)]
    if noun in ("D", "W", "M"):
        if noun == "D" and month and number != -1:
            return [_base(words, i, j, "date", **fields | {"day": number})]
        return [_base(words, i, j, "date", ordinal=f"{noun}{number}", **fields)]
    return []


def _rank(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A counted stretch of an event: "the first year of the war", "the last weeks of the siege"."""
    last = words[j - 1]
    if str(last.value).startswith("T") or last.value == "D":
        return []
    value = duration_value(1 if last.cls == "UNIT" else None, str(last.value))
    return [_base(words, i, j, "duration", value=value)]


def _quarter(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    rank = _pick(words[i:j], "ORDN", "ORDW", "SECOND", "LAST", "FINAL")
    if rank is None or (rank.cls == "LAST" and _pick(words[i:j], "DASH") is None):
        return [_base(words, i, j, "unit", unit="Q", shift="last")]
    number = 4 if rank.cls == "FINAL" else 2 if rank.cls == "SECOND" else rank.value
    if number not in (1, 2, 3, 4):
        return []
    return [_base(words, i, j, "date", ordinal=f"Q{number}", shift="this")]


def _century(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    span = words[i:j]
    rank, era = _pick(span, "ORDN", "ORDW", "SECOND"), _pick(span, "ERA")
    number = 2 if rank is None or rank.cls == "SECOND" else int(rank.value)
    bc = bool(era and era.value == "bc")
    value = f"BC{number - 1:02d}" if bc else f"{number - 1:02d}"
    return [_base(words, i, j, "century", value=value, mod=_mod(span), bc=bc)]


def _decade(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    span = words[i:j]
    word, era = _pick(span, "DECADE"), _pick(span, "ERA")
    digits = "".join(ch for ch in (word.low if word else "") if ch.isdigit())
    if len(digits) == 2:
        digits = "19" + digits
    bc = bool(era and era.value == "bc")
    if not bc and len(digits) != 4:
        return []  # "the 240s" of a rifle's catalogue
    value = f"BC0{digits[:2]}" if bc and len(digits) == 3 else ("BC" if bc else "") + digits[:3]
    return [_base(words, i, j, "decade", value=value, mod=_mod(span), bc=bc)]


def _unitform(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    span = words[i:j]
    unit = _unit(span)
    if unit is None or unit.startswith("T"):
        return []
    return [_base(words, i, j, "unit", unit=unit, shift=_shift(span), mod=_mod(span))]


def _weekdayunit(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    forms = _date(rule, words, i, j)
    return [replace(f, of_unit="W", shift=_shift(words[i:j])) for f in forms]


def _weekday(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    if words[j - 1].cls == "WEEKDAYS":
        return [_base(words, i, j, "set", value=f"XXXX-WXX-{words[j - 1].value}")]
    name = words[j - 1]
    abbreviated = len(name.low) <= 4
    return [] if abbreviated and j - i == 1 else _date(rule, words, i, j)


def _same_ago(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """ "The same period last year", "the same month a year ago": the running date, a year off."""
    return [_base(words, i, j, "unit", unit="Y", shift="same last")]


def _weekend(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    return [_base(words, i, j, "weekend", shift=_shift(words[i:j]))]


def _partday(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    forms = _date(rule, words, i, j)
    return [replace(f, kind="date" if f.kind == "date" else "deictic") for f in forms]


def _offset(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    span = words[i:j]
    shift = next(_OFFSET[w.cls] for w in reversed(span) if w.cls in _OFFSET)
    unit = _unit(span)
    vague = rule == "vagueoffset"
    body = [w for w in span if w.cls not in ("APPROX", "UNIT", "UNITS", *_NOUN) or w.cls == "HALF"]
    amount = None if vague else 1.0 if rule == "dayafter" else _amount(body)
    return [_base(words, i, j, "offset", unit=unit, amount=amount, shift=shift, mod=_mod(span[:-1]))]


def _duration(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    span = words[i:j]
    unit = _unit([w for w in span if w.cls != "HALF"])
    if unit is None or _is_age(words, i, j):
        return []
    body = [w for w in span if w.cls in ("NUM", "DAY", "YEAR", "WORD", "FEW", "A", "HALF")]
    amount = None if rule == "vague" else _amount(body)
    before = words[i - 1] if i else None
    if span[0].cls == "A" and j - i == 2 and _is_rate(before):
        return [_base(words, i, j, "set", value=duration_value(1, unit))]
    if span[0].cls == "HALF" or (span[0].cls == "A" and span[1].cls == "HALF"):
        value = {"TH": "PT30M", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}.get(unit, f"P0.5{unit}")
    else:
        value = duration_value(amount, unit)
    return [_base(words, i, j, "duration", unit=unit, amount=amount, value=value, mod=_mod(span))]


def _is_rate(before: Word | None) -> bool:
    """ "15 a year", "twice a week", "$3 million a day" """
    return before is not None and (
        before.cls in ("NUM", "DAY", "WORD", "YEAR")
        or before.low in ("once", "twice", "times", "million", "billion", "percent", "%")
    )


def _is_age(words: list[Word], i: int, j: int) -> bool:
    """ "a 34-year-old teacher", "12 years of age" tell an age, not a time."""
    rest = [w.low for w in words[j : j + 2]]
    return rest[:1] == ["old"] or rest == ["-", "old"] or rest == ["of", "age"]


def _span(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """Stretches that end or begin at a running date: "the past two weeks", "the coming days"."""
    span = words[i:j]
    unit = _unit(span)
    if unit is None:
        return []
    first = _pick(span, *_POINT)
    body = [w for w in span if w.cls in ("NUM", "DAY", "YEAR", "WORD", "FEW")]
    amount = _amount(body) if body else None
    if first is None or (rule == "vaguespan" and first.cls == "THAT"):
        if first is None and rule == "vaguespan":
            return []
        return [_base(words, i, j, "duration", unit=unit, value=duration_value(amount, unit))]
    value = duration_value(amount, unit)
    if rule == "vaguespan" and first.cls in ("NEXT",):
        value = "FUTURE_REF"
    elif rule == "vaguespan" and first.cls in ("RECENT", "LAST"):
        value = "PAST_REF"
    return [
        _base(words, i, j, "duration", unit=unit, amount=amount, value=value, shift=_shift(span))
    ]


def _set(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
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
        value = f"XXXX-XX-XXT{_part(last)}"
    else:
        ordinal = _pick(span, "ORDN", "ORDW", "SECOND")
        rank = None if ordinal is None else 2 if ordinal.cls == "SECOND" else ordinal.value
        body = [w for w in span if w.cls in ("NUM", "DAY", "WORD", "FEW")]
        amount = float(rank) if rank else (_amount(body) if body else 1.0)
        value = duration_value(amount, _unit(span) or "D")
    return [_base(words, i, j, "set", value=value)]


def _ref(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    word = words[j - 1]
    value = _REFS.get(word.cls, word.value)
    return [_base(words, i, j, "ref", value=str(value or ""))]


def _clock(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    """A time of day, with the day and zone that follow it: "0600 GMT on Thursday"."""
    k = next(n for n in range(i, j) if words[n].cls in ("CLOCK", "DAY", "NUM", "YEAR", "WORD"))
    time, half, zone = words[k], _pick(words[k:j], "AMPM"), _pick(words[k:j], "ZONE")
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
    if hour > 24 or minute > 59 or (time.cls == "CLOCK" and _is_score(words, i, j)):
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
        return [_base(words, i, j, "date", clock=clock)]
    form = _date("date", words, day_at, j)
    return [replace(form[0], start=words[i].start, clock=clock)] if form else []


def _is_score(words: list[Word], i: int, j: int) -> bool:
    return i > 0 and words[i - 1].low in ("won", "lost", "beat", "verse", "surah")


@cache
def _utc() -> frozenset[str]:
    return load_words("timex", "zone", "utc")


def _partof(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    k = next(n for n in range(i, j) if words[n].cls == "OF")
    while words[k].cls in ("OF", "ON", "THE"):
        k += 1
    forms = _date("date", words, k, j)
    part = _pick(words[i:k], "PART", "NIGHT")
    code = _part(part) if part else "MO"
    return [replace(f, start=words[i].start, part=code) for f in forms]


def _hijri(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    span = words[i:j]
    month, day = _pick(span, "HMONTH"), _pick(span, "DAY", "ORDN")
    year = _pick(span, "NUM", "YEAR")
    if month is None:
        return []
    number = int(year.value) if year and 1 <= int(year.value) <= 1600 else None
    return [
        _base(words, i, j, "hijri", year=number, month=month.value, day=day.value if day else None)
    ]


def _holy_month(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    if words[i].low not in ("ramadan", "ramazan"):
        return []
    return [_base(words, i, j, "hijri", month=9)]


def _loose_part(rule: str, words: list[Word], i: int, j: int) -> list[Form]:
    part = words[j - 1]
    if part.capital and j - i == 1 and not _starts_sentence(words, i):
        return []  # "Operation Dawn"
    return [_base(words, i, j, "date", part=_part(part))]


Builder = Callable[[str, list[Word], int, int], list[Form]]
_BUILDERS: dict[str, Builder] = {
    "hijri": _hijri, "clock": _clock, "partof": _partof, "daylist_dmy": _daylist,
    "daylist_mdy": _daylist, "dayofunit": _dayofunit, "ordunit": _ordunit, "rank": _rank, "quarter": _quarter,
    "century": _century, "weekdayunit": _weekdayunit, "partday": _partday, "weekday": _weekday,
    "weekend": _weekend, "sameago": _same_ago, "offset": _offset, "vagueoffset": _offset, "dayafter": _offset,
    "set": _set, "span": _span, "vaguespan": _span, "unit": _unitform, "duration": _duration,
    "vague": _duration, "decade": _decade, "yearpair": _yearpair, "bcrange": _bcrange,
    "year": _year, "ramadan": _holy_month, "ref": _ref, "href": _ref, "part": _loose_part,
}  # fmt: skip

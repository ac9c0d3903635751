"""Text in, time expressions as unanchored forms out: what is said, not yet which day it is.

A form keeps the pieces that the words give (a month, a "last", a unit). The parts of a list or
range are forms of their own and say so in `joint`, as TimeML 1.2.1 wants; `mentions` joins them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from reportedly.codebook import load_words
from reportedly.coding.timex.clock import read_clock, read_part, read_part_of
from reportedly.coding.timex.dates import (
    read_bc_range,
    read_date,
    read_day_list,
    read_day_of_unit,
    read_hijri,
    read_holy_month,
    read_weekday,
    read_weekday_of_week,
    read_year,
    read_year_pair,
)
from reportedly.coding.timex.form import SENTENCE_END, Form, Tense
from reportedly.coding.timex.grammar import stretches
from reportedly.coding.timex.lexicon import Word, tokenise
from reportedly.coding.timex.periods import (
    read_century,
    read_counted_part,
    read_counted_stretch,
    read_decade,
    read_quarter,
    read_same_period,
    read_unit,
    read_weekend,
)
from reportedly.coding.timex.spans import (
    read_duration,
    read_offset,
    read_reference,
    read_set,
    read_span,
)

# What makes forms of a stretch: (rule, tokens, first, after the last); none where it is no time.
Builder = Callable[[str, list[Word], int, int], list[Form]]


_BUILDERS: dict[str, Builder] = {
    "hijri": read_hijri, "clock": read_clock, "partof": read_part_of, "daylist_dmy": read_day_list,
    "daylist_mdy": read_day_list, "dayofunit": read_day_of_unit, "ordunit": read_counted_part, "rank": read_counted_stretch, "quarter": read_quarter,
    "century": read_century, "weekdayunit": read_weekday_of_week, "partday": read_date, "weekday": read_weekday,
    "weekend": read_weekend, "sameago": read_same_period, "offset": read_offset, "vagueoffset": read_offset, "dayafter": read_offset,
    "set": read_set, "span": read_span, "vaguespan": read_span, "unit": read_unit, "duration": read_duration,
    "vague": read_duration, "decade": read_decade, "yearpair": read_year_pair, "bcrange": read_bc_range,
    "year": read_year, "ramadan": read_holy_month, "ref": read_reference, "href": read_reference, "part": read_part,
}  # fmt: skip


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
        built = _BUILDERS.get(rule, read_date)(rule, words, i, j)
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
            if not 0 <= k < len(words) or (words[k].cls in SENTENCE_END and words[k].low != ","):
                break
            found = _verb_tense(words, k)
            if found == "past" and any(w.low == "be" for w in words[max(0, k - 2) : k]):
                found = "future"  # "the vote to be held on 12 October", "to be formally signed"
            if found:
                return found
            k += step
    return ""


def _verb_tense(words: list[Word], k: int) -> Tense:
    future, past = _cues()
    low = words[k].low
    after = words[k + 1].low if k + 1 < len(words) else ""
    if low == "set" and after not in ("to", "for"):
        return "past"  # "were set free on Wednesday", "set the depot on fire on Monday"
    if low in future or low.endswith("'ll"):
        return "future"
    if low in past or (low.endswith("ed") and len(low) > 4 and not words[k].capital):
        return "past"
    return ""

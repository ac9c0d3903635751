Builder = Callable[[str, list[Word], int, int], list[Form]]

_BUILDERS: dict[str, Builder] = {
    "hijri": hijri_date, "clock": clock, "partof": part_of_day, "daylist_dmy": day_list,
    "daylist_mdy": day_list, "dayofunit": day_of_unit, "ordunit": counted_part, "rank": counted_stretch, "quarter": quarter,
    "century": century, "weekdayunit": weekday_of_week, "partday": _partday, "weekday": weekday,
    "weekend": weekend, "sameago": same_period, "offset": offset, "vagueoffset": offset, "dayafter": offset,
    "set": set_form, "span": pointed_span, "vaguespan": pointed_span, "unit": pointed_unit, "duration": duration,
    "vague": duration, "decade": decade, "yearpair": year_pair, "bcrange": bc_range,
    "year": year_form, "ramadan": holy_month, "ref": reference, "href": reference, "part": loose_part,
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
            if not 0 <= k < len(words) or (words[k].cls in SENTENCE_END and words[k].low != ","):
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



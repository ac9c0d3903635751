"""What keeps numbers, verbs and names from being read as times.

Each function looks at a stretch of tokens and its neighbours and says whether the calendar reading
holds: "in May" and not "they may", "in 1944" and not "1500 men".
"""

from __future__ import annotations

from reportedly.codebook import load_words
from reportedly.coding.timex.form import SENTENCE_END
from reportedly.coding.timex.lexicon import Word


def is_month(words: list[Word], i: int, j: int) -> bool:
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
    if words[i].low not in ("may", "march") or led:
        return True
    # "the May vote"; a "March" between capitals is an event ("the Long March ended")
    return before == "the" and following is not None and following.low.isalpha()


def is_season(words: list[Word], i: int, j: int) -> bool:
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


def is_year(words: list[Word], i: int) -> bool:
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
    if counts_things(words, i + 1):
        return led and before is not None and before.low in ("in", "since", "by", "during", "until")
    if led or (before and before.cls in ("LPAR", "CONJ", "TO", "SLASH", "DASH")):
        return int(year) >= 1000
    return 1700 <= int(year) <= 2099


def counts_things(words: list[Word], k: int) -> bool:
    """True where token `k` names something counted: "in May 20 people"."""
    return k < len(words) and words[k].low in load_words("timex", "counted", "words")


def starts_sentence(words: list[Word], i: int) -> bool:
    """True where token `i` may have its capital from standing first."""
    return (
        i == 0
        or words[i - 1].cls in SENTENCE_END
        or words[i - 1].low in ('"', "'", "`", ":", "?", "!")
        or words[i].opens_line
    )


def is_rate(before: Word | None) -> bool:
    """ "15 a year", "twice a week", "$3 million a day" """
    return before is not None and (
        before.cls in ("NUM", "DAY", "WORD", "YEAR")
        or before.low in ("once", "twice", "times", "million", "billion", "percent", "%")
    )


def is_age(words: list[Word], i: int, j: int) -> bool:
    """ "a 34-year-old teacher", "12 years of age" tell an age, not a time."""
    rest = [w.low for w in words[j : j + 2]]
    return rest[:1] == ["old"] or rest == ["-", "old"] or rest == ["of", "age"]


def is_score(words: list[Word], i: int, j: int) -> bool:
    """True where a clock is none: "won 3:10"."""
    return i > 0 and words[i - 1].low in ("won", "lost", "beat", "verse", "surah")

"""Text in, tokens with the part that each plays in a time expression out.

Every token gets one class; a class is one character, so that a text becomes a string of class
characters over which `grammar` runs a single regular expression. Words that play two parts
("second", "night", "current") have a class of their own, which the grammar lists under both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.codebook import load_table, load_words

# One private-use character a class: it can never be confused with regular expression syntax.
CLASSES: dict[str, str] = {
    name: chr(0xE000 + i)
    for i, name in enumerate(
        [
            "MONTH",
            "WEEKDAY",
            "WEEKDAYS",
            "HMONTH",
            "SEASON",
            "YEAR",
            "DAY",
            "NUM",
            "WORD",
            "FEW",
            "A",
            "THE",
            "UNIT",
            "UNITS",
            "QUARTER",
            "CENT",
            "ORDN",
            "ORDW",
            "SECOND",
            "FREQ",
            "LAST",
            "PREV",
            "NEXT",
            "FOLL",
            "THIS",
            "THAT",
            "PAST",
            "FUTURE",
            "PRESENT",
            "AGO",
            "EARLIER",
            "LATER",
            "HENCE",
            "EARLY",
            "EDGE",
            "HALF",
            "OF",
            "IN",
            "ON",
            "AT",
            "COMMA",
            "DASH",
            "SLASH",
            "DOT",
            "LPAR",
            "RPAR",
            "CONJ",
            "TO",
            "PART",
            "NIGHT",
            "HOURS",
            "CLOCK",
            "AMPM",
            "ZONE",
            "OCLOCK",
            "DEICTIC",
            "REF",
            "HREF",
            "RECENT",
            "CURRENT",
            "EVERY",
            "PER",
            "DECADE",
            "ERA",
            "AH",
            "APPROX",
            "HOLIDAY",
            "WEEKEND",
            "ISO",
            "NUMERIC",
            "ADJ",
            "BEFORE",
            "AFTER",
            "FINAL",
            "OTHER",
            "NONE",
            "BREAK",
        ]
    )
}

EDGE_OF_BLOCK = "\x1e"  # set in a text where no expression may cross


@dataclass(frozen=True, slots=True)
class Word:
    """A token: character offsets, lower-cased surface, class name and the class's value."""

    start: int
    end: int
    low: str
    cls: str
    value: Any = None
    capital: bool = False
    opens_line: bool = False


_SINGLE = {
    "a": "A", "an": "A", "the": "THE", "of": "OF", "in": "IN", "on": "ON", "at": "AT",
    ",": "COMMA", "-": "DASH", "\u2013": "DASH", "\u2014": "DASH", "/": "SLASH", ".": "DOT",
    "(": "LPAR", ")": "RPAR", "and": "CONJ", "or": "CONJ", "&": "CONJ", "to": "TO",
    "through": "TO", "until": "TO", "till": "TO", "hours": "HOURS", "o'clock": "OCLOCK",
    "every": "EVERY", "each": "EVERY", "per": "PER", "half": "HALF", "quarter": "QUARTER",
    "century": "CENT", "second": "SECOND", "night": "NIGHT", "recent": "RECENT",
    "current": "CURRENT", "weekend": "WEEKEND", "weekends": "WEEKEND", "before": "BEFORE",
    "after": "AFTER", "final": "FINAL", "past": "PAST", "future": "FUTURE", "present": "PRESENT",
}  # fmt: skip
_WHOLE = ("may", "june", "july", "march", "april")  # short, yet no abbreviations
_AMPM = {"am": "a", "a.m.": "a", "a.m": "a", "pm": "p", "p.m.": "p", "p.m": "p"}
_CAPITAL = ("month", "weekday", "holiday", "hijri_month")
_TABLES = {
    "month": "MONTH", "weekday": "WEEKDAY", "holiday": "HOLIDAY", "hijri_month": "HMONTH",
    "season": "SEASON", "unit": "UNIT", "units": "UNITS", "number": "WORD", "ordinal": "ORDW",
    "part": "PART", "deictic": "DEICTIC", "ref": "REF",
    "frequency": "FREQ", "edge": "EDGE", "early": "EARLY", "approximate": "APPROX",
}  # fmt: skip
_LISTS = {
    "ago": "AGO", "earlier": "EARLIER", "later": "LATER", "hence": "HENCE", "last": "LAST",
    "previous": "PREV", "next": "NEXT", "following": "FOLL", "this": "THIS", "that": "THAT",
    "few": "FEW", "former": "HREF", "adjective": "ADJ",
}  # fmt: skip


@cache
def _lexicon() -> dict[str, tuple[str, Any, bool]]:
    """Lower-cased word or phrase to (class, value, needs a capital)."""
    table = load_table("timex")
    lexicon: dict[str, tuple[str, Any, bool]] = {}
    for key, cls in _TABLES.items():
        for word, value in table[key].items():
            lexicon[word.lower()] = (cls, value, key in _CAPITAL)
    for key in ("month", "weekday"):
        for name, number in table[key].items():
            if name.endswith("day"):
                lexicon[name + "s"] = ("WEEKDAYS", number, True)
            elif len(name) <= 5 and name not in _WHOLE:
                lexicon[name + "."] = (key.upper(), number, True)  # "Nov. 18"
    for key, cls in _LISTS.items():
        for word in load_words("timex", key, "words"):
            lexicon[word] = (cls, key, False)
    for word in load_words("timex", "not_time", "phrases"):
        lexicon[word] = ("NONE", None, False)
    for era in ("bc", "ad", "ah"):
        for word in load_words("timex", "era", era):
            lexicon[word] = ("AH" if era == "ah" else "ERA", era, word != "hijri")
    for word in load_words("timex", "zone", "words"):
        lexicon[word] = ("ZONE", word, " " not in word and word != "local")
    lexicon |= {word: ("AMPM", half, False) for word, half in _AMPM.items()}
    lexicon |= {word: (cls, None, False) for word, cls in _SINGLE.items()}
    return lexicon


@cache
def _tokeniser() -> re.Pattern[str]:
    phrases = sorted((w for w in _lexicon() if not w.isalpha() and len(w) > 1), key=len)[::-1]
    joined = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    return re.compile(
        rf"""(?P<phrase>\b(?i:{joined})(?!\w))
        |(?P<iso>\b[12][0-9]{{3}}-[01][0-9]-[0-3][0-9](?:T[0-9:]+(?:Z|[+-][0-9][0-9]:?[0-9][0-9])?)?(?![\w-]))
        |(?P<numeric>\b[0-9]{{1,2}}(?:/[0-9]{{1,2}}/|\.[0-9]{{1,2}}\.)[0-9]{{2}}(?:[0-9]{{2}})?(?![\w/]))
        |(?P<clock>\b[0-2]?[0-9][:][0-5][0-9](?::[0-5][0-9])?(?!\w)|\b1?[0-9]\.[0-5][0-9](?=\s?[ap]\.?m\b))
        |(?P<decade>(?<!\w)(?:[12]?[0-9]{{2}}0|'?[2-9]0)'?s\b)
        |(?P<ordinal>\b[0-9]{{1,4}}\s?(?:st|nd|rd|th)\b)
        |(?P<number>\b[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)
        |(?P<word>[^\W\d_](?:\w|'(?=[^\W\d_](?!\b))|\.(?=[^\W\d_]\.))*)
        |(?P<break>\n\s*\n|{EDGE_OF_BLOCK}|(?<=[.!?:"')])\ *\n)
        |(?P<other>\S)""",
        re.VERBOSE,
    )


def tokenise(text: str) -> tuple[list[Word], str]:
    """Split `text` into tokens and spell their classes, one character a token."""
    lexicon, words = _lexicon(), []
    for found in _tokeniser().finditer(text):
        kind, surface = found.lastgroup or "other", found.group()
        start, end = found.span()
        if kind in ("word", "phrase", "other"):
            low = " ".join(surface.lower().split()) if kind == "phrase" else surface.lower()
            cls, value, needs_capital = lexicon.get(low, ("OTHER", None, False))
            capital = surface[0].isupper()
            if needs_capital and not capital:
                cls, value = "OTHER", None
            opens = start > 0 and text[start - 1] == "\n"
            words.append(Word(start, end, low, cls, value, capital, opens))
        else:
            words.append(_numeral(start, end, kind, surface))
    return words, "".join(CLASSES[word.cls] for word in words)


def _numeral(start: int, end: int, kind: str, surface: str) -> Word:
    value: Any = surface
    cls = {"iso": "ISO", "numeric": "NUMERIC", "clock": "CLOCK", "decade": "DECADE",
           "break": "BREAK", "ordinal": "ORDN"}.get(kind, "NUM")  # fmt: skip
    if kind == "ordinal":
        value = int(re.sub(r"\D", "", surface))
    elif kind == "number" and len(surface) > 15:
        cls = "OTHER"  # a serial number: int() refuses some thousands of digits
    elif kind == "number":
        value = float(surface.replace(",", ""))
        if surface.isdigit():
            value = int(surface)
            if 1 <= value <= 31 and len(surface) <= 2:
                cls = "DAY"
            elif len(surface) == 4 and 1000 <= value <= 2199:
                cls = "YEAR"
    return Word(start, end, surface.lower(), cls, value)

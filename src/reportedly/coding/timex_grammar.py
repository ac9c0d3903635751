"""Class string in, stretches that are time expressions out, each with the rule that found it.

Spans follow TimeML 1.2.1 (TIMEX3): a leading article belongs to "the end of May", a preposition
never does. Recognition is one regular expression over the class string of `timex_lexicon`, in
which names in capitals are word classes and names in angle brackets the macros below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportedly.coding.timex_lexicon import CLASSES

_MACROS = {
    "approx": "APPROX*",
    "words": "WORD(?:DASH?WORD)*",
    "card": "(?:(?:NUM|DAY|YEAR|<words>)(?:CONJ A HALF)?)",
    "ord": "(?:ORDN|ORDW|SECOND)",
    "this": "(?:THIS|CURRENT)",
    "point": "(?:LAST|PAST|PREV|NEXT|FOLL|THIS|CURRENT|THAT)",
    "few": "FEW",
    "noun": "(?:UNIT|NIGHT|QUARTER|CENT|HALF)",
    "nouns": "(?:UNITS|HOURS)",
    "part": "(?:PART|NIGHT)",
    "sep": "(?:COMMA|CONJ|TO|DASH|SLASH|COMMA CONJ)",
    "yr": "(?:(?:COMMA|OF|DASH|SLASH)?YEAR ERA?|(?:COMMA|OF)?(?:NUM|DAY)ERA)",
    "ofunit": "(?:OF THE?(?:LAST|PREV|NEXT|FOLL|THIS|CURRENT|THAT)?UNIT)",
    "wd": "(?:WEEKDAY COMMA?)",
    "day": "(?:DAY|ORDN)",
    "dmy": "(?:<wd>?(?:THE?(?:DAY|ORDN)|THE?<ord>OF)(?:DASH|OF|DAY OF)?MONTH (?:<yr>|<ofunit>)?)",
    "mdy": "(?:<wd>?MONTH THE?<day>(?:(?:COMMA|OF)?YEAR ERA?|<ofunit>|COMMA?(?:NUM|DAY)ERA)?)",
    "wdate": "(?:<point>?EARLY?WEEKDAY)",
    "my": "(?:MONTH (?:<yr>|<ofunit>)?)",
    "sy": "(?:SEASON(?:<yr>|<ofunit>)?)",
    "anyday": "(?:ISO|NUMERIC|<dmy>|<mdy>|<wdate>|DEICTIC|HOLIDAY)",
    "mod": "(?:THE?(?:EDGE OF|EARLY HALF?(?:DASH|IN|OF)?)|(?:LATER|EARLIER)(?:IN|OF)?)",
    "modthe": "(?:THE?EDGE OF THE?|THE?EARLY(?:DASH|IN|OF)?THE?|(?:LATER|EARLIER)(?:IN|OF)?THE?)",
    "time": "(?:CLOCK(?:HOURS)?AMPM?|(?:DAY|<words>)(?:AMPM|OCLOCK)|(?:NUM|YEAR)HOURS(?=ZONE)"
    "|(?:NUM|YEAR|DAY)(?=ZONE))",
}

# Tried in this order at each place; the first that fits wins, so longer readings stand first.
_RULES = {
    "none": "NONE",
    "hijri": "<wd>?(?:DAY|ORDN)(?:OF)?HMONTH(?:COMMA?(?:NUM|YEAR)AH?)?|HMONTH DAY?COMMA?(?:NUM|YEAR)AH?",
    "clock": "<approx><time>(?:LPAR ZONE RPAR|ZONE)?(?:(?:COMMA?ON?)(?:ISO|NUMERIC|<dmy>|<mdy>|<wdate>|DEICTIC)ZONE?)?",
    "partof": "(?:THE?EARLY?<part>HOURS?OF|EARLY IN THE<part>OF|(?:THE?EARLY)HOURS OF)(?:ON)?THE?<anyday>",
    "daylist_dmy": "(?:THE?<day>)(?:<sep>THE?<day>)+(?:OF)?(?:MONTH (?:<yr>)?|OF(?:THE?(?:LAST|PREV|NEXT|THIS|CURRENT|THAT)|THE)UNIT)",
    "daylist_mdy": "MONTH THE?<day>(?:(?:CONJ|TO|DASH|SLASH)THE?<day>(?!MONTH|UNIT))+(?:COMMA?YEAR)?",
    "date": "ISO|NUMERIC|<dmy>|<mdy>(?:<part>)?|<wd>THE ORDN",
    "dayofunit": "THE<ord>OF(?:THE?(?:LAST|PREV|NEXT|THIS|CURRENT|THAT)|THE)UNIT",
    "ordunit": "THE?(?:<ord>|LAST|FINAL|EARLY)DASH?<noun>(?:OF THE?<point>?UNIT|OF?YEAR|OF<my>|OF<sy>)",
    "rank": "THE(?:<ord>|LAST|FINAL)UNIT(?=OF)|THE(?:LAST|FINAL|EARLY|<ord>)UNITS(?=OF)",
    "sameago": "(?:REF|THAT UNIT|THAT QUARTER)OF?(?:(?:THE?LAST|PREV)UNIT|A UNIT AGO)",
    "quarter": "THE?(?:<ord>|FINAL|LAST)DASH?QUARTER",
    "century": "THE?EARLY?DASH?<ord>DASH?CENT ERA?",
    "modyear": "<modthe>(?:YEAR ERA?|(?:NUM|DAY)ERA)",
    "month": "(?:<mod>THE?<point>?|<point>)<my>|<mod>?<my>",
    "season": "(?:<modthe>|THE)?EARLY?<point>?<sy>",
    "weekdayunit": "EARLY?WEEKDAY<part>?(?:OF)?(?:<point>UNIT)|WEEKDAY LAST",
    "partday": "(?:THE|LATER|EARLIER)?EARLY?(?:THE)?<point><part>|(?:<point>?EARLY?WEEKDAY|DEICTIC)<part>|EARLY(?:ON)?(?:WEEKDAY|DEICTIC)",
    "weekday": "<wdate>|WEEKDAYS",
    "weekend": "THE?<point>?WEEKEND",
    "deictic": "(?:LATER|EARLIER|EARLY)?DEICTIC",
    "offset": "<approx>(?:<card>|A?<few>|A)ADJ?(?:UNITS|HOURS|UNIT|NIGHT|CENT|QUARTER|HALF UNIT)(?:CONJ A HALF)?(?:AGO|EARLIER|LATER|HENCE|(?:BEFORE|AFTER)(?=COMMA|DOT|RPAR|BREAK|$))",
    "vagueoffset": "(?:UNITS|HOURS)(?:AGO|EARLIER|LATER)",
    "dayafter": "THE(?:UNIT|NIGHT)(?:AFTER|BEFORE|FOLL|PREV)(?=COMMA|DOT|RPAR|BREAK|CONJ|$)|THE UNIT(?:FOLL|PREV)",
    "set": "EVERY(?:<ord>|<card>|FEW)?(?:UNIT|NIGHT|WEEKDAY|WEEKDAYS|MONTH|SEASON|<part>|WEEKEND|QUARTER|HOURS|UNITS)|PER(?:UNIT|NIGHT|QUARTER)|FREQ",
    "span": "THE?(?:<point>|RECENT|<ord>|FINAL)<approx>(?:<card>|FEW)ADJ?(?:UNITS|HOURS)|THE(?:<card>|FEW)<point>(?:UNITS|HOURS)",
    "vaguespan": "THE?(?:<point>|RECENT)(?:UNITS|HOURS)|THE?(?:EARLY|FINAL)(?:UNITS)",
    "unit": "(?:<modthe>|THE)?EARLY?<point>(?:UNIT|QUARTER|CENT)|<modthe>(?:UNIT|QUARTER|CENT)",
    "duration": "<approx>(?:(?:<card>|A?FEW)ADJ?|A)DASH?(?:UNITS|HOURS|UNIT|NIGHT|CENT)(?:CONJ A HALF)?|A?HALF DASH?A?(?:UNIT|CENT)",
    "vague": "THE?UNITS",
    "decade": "(?:THE?EARLY DASH?|THE?EDGE OF THE?|THE)?DECADE ERA?",
    "yearpair": "YEAR(?:DASH|SLASH)(?:NUM|DAY)",
    "bcrange": "<approx>(?:NUM|DAY|YEAR)DASH(?:NUM|DAY|YEAR)ERA",
    "year": "APPROX*(?:THE?UNITS(?=YEAR)|THE UNIT(?=YEAR))?(?:YEAR ERA?|(?:NUM|DAY)ERA)|ERA(?:NUM|DAY|YEAR)",
    "holiday": "HOLIDAY(?:COMMA?YEAR)?",
    "ramadan": "HMONTH",
    "ref": "REF|RECENT|CURRENT|THE(?:PAST|FUTURE|PRESENT)",
    "href": "HREF|FUTURE",
    "part": "(?:THE)?<part>",
}  # fmt: skip


@cache
def _grammar() -> re.Pattern[str]:
    def expand(rule: str) -> str:
        while "<" in re.sub(r"\(\?<|\(\?P<", "", rule):
            rule = re.sub(r"<([a-z]+)>", lambda m: _MACROS[m[1]], rule)
        rule = re.sub(r"[A-Z]+", lambda m: CLASSES[m[0]], rule)
        return rule.replace(" ", "")

    return re.compile("|".join(f"(?P<{name}>{expand(rule)})" for name, rule in _RULES.items()))


def stretches(classes: str) -> Iterator[tuple[str, int, int]]:
    """Yield (rule, first token, token after the last) of each expression, left to right."""
    for found in _grammar().finditer(classes):
        if found.lastgroup not in (None, "none"):
            yield str(found.lastgroup), found.start(), found.end()

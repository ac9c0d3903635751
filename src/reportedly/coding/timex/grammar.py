"""Class string in, stretches that are time expressions out, each with the rule that found it.

Spans follow TimeML 1.2.1 (TIMEX3): a leading article belongs to "the end of May", a preposition
never does. Recognition is one regular expression over the class string of `lexicon`, in which
names in capitals are word classes, names in angle brackets the macros below, and blanks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportedly.coding.timex.lexicon import CLASSES

_MACROS = {
    # numbers
    "words": "WORD (?:DASH? WORD)*",  # twenty-five
    "card": "(?:(?:NUM | DAY | YEAR | <words>) (?:CONJ A HALF)?)",  # two and a half
    "ord": "(?:ORDN | ORDW | SECOND)",
    "many": "(?:<card> | A? FEW)",
    # pointing words
    "point": "(?:LAST | PAST | PREV | NEXT | FOLL | THIS | CURRENT | THAT)",
    "pointed": "(?:LAST | PREV | NEXT | THIS | CURRENT | THAT)",
    "edge": "(?:THE? EDGE OF | THE? EARLY HALF? (?:DASH | IN | OF)? | (?:LATER | EARLIER) (?:IN | OF)?)",
    "edgethe": """(?:THE? EDGE OF THE? | THE? EARLY (?:DASH | IN | OF)? THE?
        | (?:LATER | EARLIER) (?:IN | OF)? THE?)""",
    # nouns
    "noun": "(?:UNIT | NIGHT | QUARTER | CENT | HALF)",
    "nouns": "(?:UNITS | HOURS)",
    "part": "(?:PART | NIGHT)",
    "stop": "(?:COMMA | DOT | RPAR | BREAK | $)",
    # the year of a date
    "yr": "(?:(?:COMMA | OF | DASH | SLASH)? YEAR ERA? | (?:COMMA | OF)? (?:NUM | DAY) ERA)",
    "ofunit": "(?:OF THE? (?:<pointed> | FOLL)? UNIT)",
    # dates
    "wd": "(?:WEEKDAY COMMA?)",
    "day": "(?:DAY | ORDN)",
    "sep": "(?:COMMA | CONJ | TO | DASH | SLASH | COMMA CONJ)",
    "dmy": """(?:<wd>? (?:THE? <day> | THE? <ord> OF) (?:DASH | OF | DAY OF)? MONTH
        (?:<yr> | <ofunit>)?)""",
    "mdy": """(?:<wd>? MONTH THE? <day>
        (?:(?:COMMA | OF)? YEAR ERA? | <ofunit> | COMMA? (?:NUM | DAY) ERA)?)""",
    "wdate": "(?:<point>? EARLY? WEEKDAY)",
    "my": "(?:MONTH (?:<yr> | <ofunit>)?)",
    "sy": "(?:SEASON (?:<yr> | <ofunit>)?)",
    "anyday": "(?:ISO | NUMERIC | <dmy> | <mdy> | <wdate> | DEICTIC | HOLIDAY)",
    "time": """(?:CLOCK HOURS? AMPM? | (?:DAY | <words>) (?:AMPM | OCLOCK)
        | (?:NUM | YEAR) HOURS (?=ZONE) | (?:NUM | YEAR | DAY) (?=ZONE))""",
}

# Tried in this order at each place; the first that fits wins, so longer readings stand first.
_RULES = {
    "none": "NONE",
    "hijri": """<wd>? <day> OF? HMONTH (?:COMMA? (?:NUM | YEAR) AH?)?
        | HMONTH DAY? COMMA? (?:NUM | YEAR) AH?""",
    "clock": """APPROX* <time> (?:LPAR ZONE RPAR | ZONE)?
        (?:COMMA? ON? (?:ISO | NUMERIC | <dmy> | <mdy> | <wdate> | DEICTIC) ZONE?)?""",
    "partof": """(?:THE? EARLY? <part> HOURS? OF | EARLY IN THE <part> OF | THE? EARLY HOURS OF)
        ON? THE? <anyday>""",
    "daylist_dmy": """THE? <day> (?:<sep> THE? <day>)+ OF?
        (?:MONTH <yr>? | OF (?:THE? <pointed> | THE) UNIT)""",
    "daylist_mdy": """MONTH THE? <day> (?:(?:CONJ | TO | DASH | SLASH) THE? <day> (?!MONTH | UNIT))+
        (?:COMMA? YEAR)?""",
    "date": "ISO | NUMERIC | <dmy> | <mdy> <part>? | <wd> THE ORDN",
    "dayofunit": "THE <ord> OF (?:THE? <pointed> | THE) UNIT",
    "ordunit": """THE? (?:<ord> | LAST | FINAL) DASH? <noun>
        (?:OF THE? <point>? UNIT | OF? YEAR | OF <my> | OF <sy>)""",
    "rank": """THE (?:<ord> | LAST | FINAL) UNIT (?=OF)
        | THE (?:LAST | FINAL | EARLY | <ord>) UNITS (?=OF)""",
    "sameago": """(?:REF | THAT UNIT | THAT QUARTER) OF?
        (?:(?:THE? LAST | PREV) UNIT | A UNIT AGO)""",
    "quarter": "THE? (?:<ord> | FINAL | LAST) DASH? QUARTER",
    "century": "THE? EARLY? DASH? <ord> DASH? CENT ERA?",
    "modyear": "<edgethe> (?:YEAR ERA? | (?:NUM | DAY) ERA)",
    "month": "(?:<edge> THE? <point>? | <point>) <my> | <edge>? <my>",
    "season": "(?:<edgethe> | THE)? EARLY? <point>? <sy>",
    "weekdayunit": "EARLY? WEEKDAY <part>? OF? <point> UNIT | WEEKDAY LAST",
    "partday": """(?:THE | LATER | EARLIER)? EARLY? THE? <point> <part>
        | (?:<point>? EARLY? WEEKDAY | DEICTIC) <part> | EARLY ON? (?:WEEKDAY | DEICTIC) <part>?""",
    "weekday": "<wdate> | WEEKDAYS",
    "weekend": "THE? <point>? WEEKEND",
    "deictic": "(?:LATER | EARLIER | EARLY)? DEICTIC",
    "offset": """APPROX* (?:<many> | A) ADJ?
        (?:UNITS | HOURS | UNIT | NIGHT | CENT | QUARTER | HALF UNIT) (?:CONJ A HALF)?
        (?:AGO | EARLIER | LATER | HENCE | (?:BEFORE | AFTER) (?=<stop>))""",
    "vagueoffset": "<nouns> (?:AGO | EARLIER | LATER)",
    "dayafter": """THE (?:UNIT | NIGHT) (?:AFTER | BEFORE | FOLL | PREV) (?=<stop> | CONJ)
        | THE UNIT (?:FOLL | PREV)""",
    "set": """EVERY (?:<ord> | <card> | FEW)? (?:UNIT | NIGHT | WEEKDAY | WEEKDAYS | MONTH | SEASON
        | <part> | WEEKEND | QUARTER | HOURS | UNITS) | PER (?:UNIT | NIGHT | QUARTER) | FREQ""",
    "span": """THE? (?:<point> | RECENT | <ord> | FINAL) APPROX* (?:<card> | FEW) ADJ? <nouns>
        | THE (?:<card> | FEW) <point> <nouns> | THE? PAST UNIT""",
    "vaguespan": "THE? (?:<point> | RECENT) <nouns> | THE? (?:EARLY | FINAL) UNITS",
    "unit": """(?:<edgethe> | THE)? EARLY? <point> (?:UNIT | QUARTER | CENT)
        | <edgethe> (?:UNIT | QUARTER | CENT)""",
    "duration": """APPROX* (?:<many> ADJ? | A) DASH? (?:UNITS | HOURS | UNIT | NIGHT | CENT)
        (?:CONJ A HALF)? | A? HALF DASH? A? (?:UNIT | CENT)""",
    "vague": "THE? UNITS",
    "decade": "(?:THE? EARLY DASH? | THE? EDGE OF THE? | THE)? DECADE ERA?",
    "yearpair": "YEAR (?:DASH | SLASH) (?:NUM | DAY)",
    "bcrange": "APPROX* (?:NUM | DAY | YEAR) DASH (?:NUM | DAY | YEAR) ERA",
    "year": """APPROX* (?:THE? UNITS (?=YEAR) | THE UNIT (?=YEAR))? (?:YEAR ERA? | (?:NUM | DAY) ERA)
        | ERA (?:NUM | DAY | YEAR)""",
    "holiday": "HOLIDAY (?:COMMA? YEAR)?",
    "ramadan": "HMONTH",
    "ref": "REF | RECENT | CURRENT | THE (?:PAST | FUTURE | PRESENT)",
    "href": "HREF | FUTURE",
    "part": "THE? <part>",
}


@cache
def _grammar() -> re.Pattern[str]:
    def expand(rule: str) -> str:
        while "<" in rule:
            rule = re.sub(r"<([a-z]+)>", lambda m: _MACROS[m[1]], rule)
        return "".join(re.sub(r"[A-Z]+", lambda m: CLASSES[m[0]], rule).split())

    return re.compile("|".join(f"(?P<{name}>{expand(rule)})" for name, rule in _RULES.items()))


def stretches(classes: str) -> Iterator[tuple[str, int, int]]:
    """Yield (rule, first token, token after the last) of each expression, left to right."""
    for found in _grammar().finditer(classes):
        if found.lastgroup not in (None, "none"):
            yield str(found.lastgroup), found.start(), found.end()

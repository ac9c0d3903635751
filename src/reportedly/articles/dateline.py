"""Read the dateline at the head of an agency report: place, day and agency.

In: an article's text and the offset where a paragraph begins. Out: a `Dateline`, whose span runs
up to the first word of the report, or `None`. The forms are those that agencies print; there is
no published scheme. A dateline is a run of places, days and agencies between separators:

    DAMASCUS, Nov 18 (Reuters) -         KABUL, Afghanistan (Jan. 9, 2016) —
    MOSCOW, November 18. /TASS/.         18 November 2024, Damascus, SANA –
    (Nairobi, March 3, 2025) –           November 18, 2024 (KHARTOUM) –
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.articles.dates import DAY_PATTERN, MONTH, WEEKDAY
from reportedly.articles.lines import trim
from reportedly.codebook import load_table, load_words
from reportedly.text import Dateline, Span

# The longest form met so far has 50 characters.
_LONGEST = 140
_MOST_PARTS = 8
_MOST_PLACES = 3
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_CAPS_WORD = rf"(?:D\.C\.|{_UPPER}(?:{_UPPER}|['’`.-](?={_UPPER}))+)"
_CAPS = re.compile(
    rf"(?:(?:NEAR|ABOARD|ON|OUTSIDE|THE|ST\.|MT\.|FT\.)\s+)*{_CAPS_WORD}"
    rf"(?:[ \u00a0](?:{_CAPS_WORD}|AND|OF)){{0,4}}(?!\w)"
)
_TITLE_WORD = rf"{_UPPER}[^\W\d_]*(?:['’`.-][^\W\d_]+)*"
_TITLE = re.compile(
    rf"{_TITLE_WORD}(?:\.?[ \u00a0](?:(?:of|the|al|el|es|ez|de|la|au)[ -])*{_TITLE_WORD}){{0,4}}"
)
_DAY = re.compile(DAY_PATTERN, re.IGNORECASE)
_TIME = re.compile(
    r"\d\d?[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|local time))?|GMT", re.IGNORECASE
)
_MONTH_OR_DAY = re.compile(rf"(?:{MONTH}|{WEEKDAY})(?!\w)", re.IGNORECASE)
_SPACE = re.compile(r"[ \u00a0]")
_LINK = re.compile(r"[ \u00a0\t]*[,;/|(\[).\]·]*[ \u00a0\t]*[(\[/]*")
_AFTER_PLACE = re.compile(r"[ \u00a0]*(?:[,;/|()\]\n\r:.—–―_-]|\Z)")
# In "DR Congo" and "UN Headquarters" the capitals are the first word of a longer name.
_RUNS_ON = re.compile(rf"[ \u00a0](?!{MONTH}|{WEEKDAY}){_UPPER}[a-z]")
# An agency that no list holds: letters, or a name in brackets before the closing dash.
_UNLISTED = re.compile(
    rf"[A-Z]{{2,8}}(?=[)\]])"
    rf"|{_TITLE_WORD}(?:[ \u00a0](?:(?:of|the|for)[ \u00a0])*{_TITLE_WORD}){{0,3}}"
    rf"(?=[)\]][ \u00a0]*[-–—―])"
)
_CLOSING = re.compile(r"[)\]/]*")
# A hyphen closes only beside a space: "A Piper PA-28 crashed" opens with an aeroplane.
_DASH = re.compile(r"[.:]?(?:\s*[—–―]\s*|\s+[-_]{1,3}\s*|[-_]{1,3}\s+)|(?<=[)\]])--\s*")
_COLON = re.compile(r"[ \u00a0\t]*:\s+")
_TAIL = re.compile(r"[.,]?[ \u00a0\t]*")
_LINE_END = re.compile(r"[\r\n\x85\u2028\u2029]|\Z")
_CITY_TRIM = str.maketrans({"’": "'", "`": "'"})

# asked for every line, and `load_words` makes its set anew each time
_listed = cache(load_words)
_Kind = Literal["place", "day", "agency", "time"]
_Ending = Literal["dash", "colon", "stop", "line", "open"]


@dataclass(frozen=True, slots=True)
class _Part:
    """One recognised part, how what follows closes it, and where the text goes on after that."""

    kind: _Kind
    start: int
    end: int
    words: str
    enclosed: bool  # in brackets or slashes
    ending: _Ending
    after: int

    @property
    def is_caps(self) -> bool:
        return self.kind == "place" and not any(letter.islower() for letter in self.words[:4])


@cache
def agency_pattern() -> re.Pattern[str]:
    """The names with which agencies sign, several beside each other included; case matters."""
    names = sorted(load_table("datelines")["agencies"], key=lambda name: (-len(name), name))
    shouted = (name.upper() for name in names if len(name) > 3)
    joined = "|".join(re.escape(name) for name in dict.fromkeys((*names, *shouted)))
    return re.compile(rf"(?:{joined})(?:[ /]+(?:{joined}))*(?![^\W_]|[’'])")


def _match(text: str, at: int, stop: int, may_be_place: bool) -> tuple[_Kind, int] | None:
    """The kind of the part that begins at `at`, and where it ends."""
    if match := agency_pattern().match(text, at, stop):
        return "agency", match.end()
    if match := _DAY.match(text, at, stop):
        return "day", match.end()
    if match := _TIME.match(text, at, stop):
        return "time", match.end()
    end = _place_end(text, at, stop) if may_be_place else None
    return ("place", end) if end else None


def _place_end(text: str, at: int, stop: int) -> int | None:
    """Where a place name at `at` ends: one in capitals, or a capitalised one before a separator."""
    match = _CAPS.match(text, at, stop)
    if match and not _RUNS_ON.match(text, match.end(), stop):
        end = match.end()
    elif match := _TITLE.match(text, at, stop):
        end = match.end()
        for space in _SPACE.finditer(match[0]):  # "Kyiv, Ukraine CNN —"
            if agency_pattern().match(text, at + space.end(), stop):
                end = at + space.start()
                break
        else:
            if not _AFTER_PLACE.match(text, end, stop):
                return None
    else:
        return None
    words = text[at:end].lower().rstrip(".")
    if words == "the":
        return None
    # "The Syrian Observatory (SOHR) -" and "ISAF Joint Command -" name a body, not a place
    bad = words in _listed("datelines", "not_places") or any(
        word in _listed("datelines", "not_in_places") or _MONTH_OR_DAY.fullmatch(word)
        for word in words.split()
    )
    return None if bad else end


def _ending(text: str, at: int, stop: int, line_end: int) -> tuple[_Ending, int]:
    """How a part that ends at `at` is closed, and the offset of what follows the closing."""
    closing = _CLOSING.match(text, at, stop)
    at = closing.end() if closing else at
    if match := _DASH.match(text, at, stop):
        return "dash", match.end()
    if match := _COLON.match(text, at, stop):
        return "colon", match.end()
    match = _TAIL.match(text, at, stop)
    rest = match.end() if match else at
    if rest >= line_end:
        return "line", rest
    return ("stop" if match and match[0].startswith(".") else "open"), rest


def _scan(text: str, start: int, end: int) -> list[_Part]:
    """The run of parts at `start`, up to the first words that are none."""
    stop = min(end, start + _LONGEST)
    line_break = _LINE_END.search(text, start, end)
    line_end = line_break.start() if line_break else end
    parts: list[_Part] = []
    at, closed = start, False
    while len(parts) < _MOST_PARTS:
        link = _LINK.match(text, at, stop)
        begin = link.end() if link else at
        places = [part for part in parts if part.kind == "place"]
        # After a dash a further place belongs to the report, "KYIV — Ukraine's army — ...",
        # unless none stood before it: "(ANSA) - ROME, NOV 18 -".
        may_be_place = not places or (
            len(places) < _MOST_PLACES
            and parts[-1].kind == "place"
            and not closed
            and any(mark in text[at:begin] for mark in ",/;|")
        )
        found = _match(text, begin, stop, may_be_place)
        if found is None and len(parts) > 1 and text[begin - 1] in "([":
            # "JUBA, South Sudan, 3 March 2025 (UNMISS) –", "(Lakes Wire) –": only agencies sign so
            signed = _UNLISTED.match(text, begin, stop)
            found = ("agency", signed.end()) if signed else None
        if found is None:
            break
        kind, finish = found
        enclosed = (
            begin > 0 and text[begin - 1] in "([/" and text[finish : finish + 1] in _ENCLOSERS
        )
        ending, after = _ending(text, finish, stop, line_end)
        parts.append(_Part(kind, begin, finish, text[begin:finish], enclosed, ending, after))
        if ending == "line":
            break
        closed = closed or ending in {"dash", "colon"}
        at = after if ending in {"dash", "colon"} else finish
    return parts


_ENCLOSERS = frozenset((")", "]", "/", ","))


def _accepts(parts: list[_Part]) -> bool:
    """Whether the parts, closed as the last of them is, make a dateline.

    A bare name before a dash is none, "Netanyahu — who leads the coalition", nor are capitals
    before a colon, which speak: "HAMAS: We reject the offer".
    """
    ending = parts[-1].ending
    if any(part.ending in {"dash", "colon"} for part in parts[:-1]) and ending != "dash":
        return False
    kinds = {part.kind for part in parts}
    place, day, agency = "place" in kinds, "day" in kinds, "agency" in kinds
    enclosed = any(part.enclosed for part in parts)
    first = next((part for part in parts if part.kind == "place"), None)
    caps = first is not None and first.is_caps
    city = first is not None and (
        first.words.translate(_CITY_TRIM).lower() in _listed("datelines", "cities")
    )
    if ending == "dash":
        long_caps = caps and first is not None and len(first.words) >= 4
        named = place and (day or agency or long_caps or city or enclosed)
        return named or (agency and (enclosed or day))
    if ending == "colon":
        several = sum(part.kind == "place" for part in parts) > 1
        return place and (agency or city or (caps and (day or several)))
    if ending == "line":
        return place and (day or city or (agency and (caps or enclosed)))
    if ending == "stop" and place and day:  # "BAKU, November 18. The ministry said ..."
        return caps or agency or city
    return place and day and agency


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at `start` of the paragraph `text[start:end]`, or `None`.

    The span includes the closing dash and the blanks after it, so that the report's first word
    stands at `dateline.span.end`. A dateline may fill a line on its own.

    >>> line = find_dateline("KYIV (AP) — Shelling went on.", 0, 29)
    >>> line.place.text, line.agency.text, line.span.end
    ('KYIV', 'AP', 12)
    """
    begin, _ = trim(text, start, end)
    parts = _scan(text, begin, end)
    for count in range(len(parts), 0, -1):
        if _accepts(parts[:count]):
            return _record(text, begin, parts[:count])
    return None


def _record(text: str, start: int, parts: list[_Part]) -> Dateline:
    def span(kind: _Kind, *, last: bool = False) -> Span | None:
        of_kind = [part for part in parts if part.kind == kind]
        if not of_kind:
            return None
        end = of_kind[-1].end if last else of_kind[0].end
        return Span(of_kind[0].start, end, text[of_kind[0].start : end])

    whole = Span(start, parts[-1].after, text[start : parts[-1].after])
    return Dateline(whole, span("place", last=True), span("day"), span("agency"))

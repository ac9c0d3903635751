"""Tell headings and inserted links from running text by their form alone.

In: one paragraph that is no furniture, and what stands above it. Out: heading, related or
paragraph. A line that ends like a sentence is text; what is left is judged by its length and its
capitals. Mistaking text for a heading loses a claim, mistaking a heading for text invents one.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.articles.dates import find_day
from reportedly.codebook import load_words
from reportedly.text import BlockKind

# asked for every line, and `load_words` makes its set anew each time
_listed = cache(load_words)
# A source in brackets may follow the full stop: "Shelling went on. [Reuters]".
_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s*[(\[][^()\[\]]{1,60}[)\]])?$")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_](?:[^\s]*[^\W_])?")
_BULLET = re.compile(r"(?:[-*•‣▪●–·]|\(?\d{1,2}[.)])\s+")
_KEY = re.compile(r"[^\W_]+")
_CLOSE = re.compile(r"[.!?…\"'”’)]*")
_LONG_TITLE = 4
# Of 840 newspaper headlines 7 in 8 have 6 to 17 words and all but one at most 23. A crosshead is
# shorter, and a line in small letters that is longer is a sentence that lost its full stop.
_CROSSHEAD_WORDS = 10
_HEADLINE_WORDS = 26
_RELATED_WORDS = 6


def _words(line: str) -> list[str]:
    return [word for word in _WORD.findall(line) if _LETTER.search(word)]


def _is_title_case(words: list[str]) -> bool:
    """True for "Ministers Meet in Luanda to Revive Talks": every word that counts is capitalised."""
    small = _listed("furniture", "headings", "small_words")
    weighty = [word for word in words if word.lower() not in small]
    capital = sum(not word[0].islower() for word in weighty)
    return len(weighty) >= 2 and capital >= 0.85 * len(weighty)


def _is_capitals(line: str) -> bool:
    letters = _LETTER.findall(line)
    return len(letters) > 1 and not any(letter.islower() for letter in letters)


def line_kind(line: str, before: BlockKind | None, lead: str) -> BlockKind:
    """The kind of a paragraph without furniture: heading, related or paragraph.

    `before` is the kind of the block above, `None` at the head of the text; `lead` the words of
    the paragraph above it. "Slow advance" between paragraphs is a crosshead, a whole
    headline there ("Ministers Meet in Luanda to Revive Stalled Talks") points to another story.
    """
    words = _words(line)
    if sum(len(word) for word in words) < 2:
        return "boilerplate"
    if (
        _is_capitals(line)
        and len(words) <= _CROSSHEAD_WORDS
        and not (_FINAL.search(line) and len(words) > 5)
    ):
        return "heading"
    if before is None and line.endswith("?") and len(words) <= _HEADLINE_WORDS:
        return "heading"  # "After the truce: who gains?"
    if line.startswith("- ") and line.endswith(" -"):
        return "heading"  # - 'Days, not weeks' -
    if _FINAL.search(line):
        return "paragraph"
    if line.endswith(":"):
        # "Key points:" is a heading, "One activist wrote:" leads in a quotation
        label = len(words) <= 3 and before is not None and not words[-1][0].islower()
        return "heading" if label or len(words) == 1 else "paragraph"
    if _BULLET.match(line) or lead.endswith(":") or words[0][0].islower():
        return "paragraph"
    at_head = before is None or before in {"heading", "boilerplate", "caption"}
    if at_head and lead == "" and len(words) <= _HEADLINE_WORDS:
        return "heading"
    if _is_title_case(words) and _RELATED_WORDS <= len(words) <= _HEADLINE_WORDS:
        return "related"
    return "heading" if len(words) <= _CROSSHEAD_WORDS else "paragraph"


def end_of_title(text: str, start: int, end: int, title: str) -> int | None:
    """Where a title that the paragraph begins with ends, day before it included, else `None`.

    Pages pasted as one line begin so: "24-02-2015 Army Retakes Hill. Units of the army ...". A
    sentence that begins with the same words is none: "Army retakes hill after two days".
    """
    wanted = _KEY.findall(title.lower())
    at = start
    day = find_day(text[start : min(end, start + 60)])
    if day and len(_KEY.findall(text[start : start + day[1]])) <= 4:
        at = start + day[2]
    for begin in dict.fromkeys((at, start)):
        found = [m for _, m in zip(wanted, _KEY.finditer(text, begin, end), strict=False)]
        if not found or [m[0].lower() for m in found] != wanted:
            continue
        close = _CLOSE.match(text, found[-1].end(), end)
        stop = close.end() if close else found[-1].end()
        rest = text[stop:end].lstrip()
        if not rest or stop > found[-1].end():
            return stop
        if len(wanted) >= _LONG_TITLE and not rest[0].islower() and rest[0] not in ",;:-–—'’":
            return stop
    return None

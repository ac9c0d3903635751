"""Find the paragraphs of a plain text, whether one line is one paragraph or lines are wrapped.

In: text. Out: offsets of its paragraphs, blank characters at both ends left out. The text itself
is never changed: a wrapped paragraph simply spans several lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Format characters such as the zero-width space and the byte order mark print nothing but are
# not white space to Python; a line that holds nothing else is as blank as an empty one.
BLANK = r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]"
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_LEFT = re.compile(rf"{BLANK}+")
_RIGHT = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_FINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
# No heading and no paragraph ends with one of these.
_OPEN = re.compile(
    r"(?:,|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|was|were|is|are"
    r"|has|had|have|be|been|his|her|their|its|as|into|near|between))$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-*•‣▪●–—·]|\(?\d{1,2}[.)])\s")

# Mail and old archives wrap at 60 to 80 columns, terminals at up to 100; a line beyond that is
# a paragraph on its own line.
NARROWEST_WRAP = 40
# Share of the line breaks inside groups that the width forces. 200 newspaper texts wrapped at 60,
# 72 and 80 columns: 0.83 and more. Of 826 with one paragraph a line none stays within the widest
# column in the first place.
_FORCED_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How lines may be wrapped: the widest column, and how ragged the right edge may be."""

    widest: int
    ragged: float  # share of the width by which a full line may fall short


TYPED = Wrapping(widest=100, ragged=0.0)
# In print letters differ in width, so that full lines differ in their count of letters.
PRINTED = Wrapping(widest=140, ragged=0.15)


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its blank ends; `group` counts stretches between blank lines."""

    start: int
    end: int
    text: str
    group: int


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both offsets inwards past blank characters; equal offsets where all is blank.

    >>> trim("  Kyiv\\u200b ", 0, 8)
    (2, 6)
    """
    lead = _LEFT.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and _RIGHT.match(text[end - 1]):
        end -= 1
    return start, end


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    group, last = 0, 0
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start == end:
            continue
        if lines and len(_BREAK.findall(text, last, start)) > 1:
            group += 1
        lines.append(Line(start, end, text[start:end], group))
        last = end
    return lines


def _is_forced(line: Line, after: Line, width: int) -> bool:
    """True where the first word of the next line would not have fitted on this one."""
    return len(line.text) + 1 + len(after.text.split(None, 1)[0]) > width


def _runs_on(line: Line, after: Line, wrapping: Wrapping) -> bool:
    """True where the words themselves show that the sentence goes on in the next line.

    "... a statement that the / Afghan army had left" goes on, whatever the next word is; "... said
    on Monday / that" does because of its small letter. A crosshead before "al-Shabaab said" must
    not, so the line has to be long enough to have been wrapped.
    """
    if not NARROWEST_WRAP <= len(line.text) <= wrapping.widest or _FINAL.search(line.text):
        return False
    return after.text[0].islower() or bool(_OPEN.search(line.text))


def _wrap_width(lines: list[Line], wrapping: Wrapping) -> int | None:
    """The column at which the text is wrapped, or `None` where it is not."""
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a.group == b.group]
    if not pairs:
        return None
    longest = sorted(len(line.text) for line in lines)
    # one long address or table row does not make a text unwrapped
    width = longest[(len(longest) - 1) * 97 // 100]
    if not NARROWEST_WRAP <= width <= wrapping.widest:
        return None
    forced = [a for a, b in pairs if _is_forced(a, b, width) or _runs_on(a, b, wrapping)]
    # wrapping breaks sentences anywhere; lines that all end in full stops are short paragraphs
    broken = sum(not _FINAL.search(line.text) for line in forced)
    wrapped = len(forced) >= _FORCED_SHARE * len(pairs) and 2 * broken >= len(forced) >= 2
    return width if wrapped else None


def paragraphs(text: str, wrapping: Wrapping = TYPED) -> list[tuple[int, int]]:
    """Offsets of the paragraphs of `text` in order, end exclusive, without blank ends.

    >>> paragraphs("One.\\nTwo.\\n\\nThree.")
    [(0, 4), (5, 9), (11, 17)]
    """
    lines = _lines(text)
    width = _wrap_width(lines, wrapping)
    spans: list[tuple[int, int]] = []
    previous: Line | None = None
    for line in lines:
        joins = (
            previous is not None
            and previous.group == line.group
            # a dash that opens a wrapped line is no bullet: "the cost\n— of their plans"
            and not (_BULLET.match(line.text) and _FINAL.search(previous.text))
            and (
                _runs_on(previous, line, wrapping)
                or (width is not None and _is_forced(previous, line, width))
            )
        )
        if joins:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
        previous = line
    return spans

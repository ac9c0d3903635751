"""A count in a claim in, whether its words tell it to be some of another count out.

"Another five bodies", "six more", "seven of the wounded died": such a count adds to one or is taken out
of one. It is no toll, and it disputes none.
"""

from __future__ import annotations

from functools import cache

from reportedly.claim import Casualties, Claim
from reportedly.codebook import load_table
from reportedly.codebook.naming import cut

_BEFORE = 2  # words in front of a number that may tell it
_BEHIND = 3  # words behind it: "six more", "seven of the wounded"


def is_increment(claim: Claim, harm: Casualties) -> bool:
    """Whether the words round a count tell that it adds to another, or is some of one."""
    span = harm.span
    if span is None:
        return False
    words = load_table("tolls")["increment"]
    for piece in claim.spans:
        if not piece.covers(span):
            continue
        before = [found.fold for found in cut(piece.text[: span.start - piece.start])]
        inside = [found.fold for found in cut(piece.text[span.start - piece.start :])]
        length = len(cut(span.text))
        at = next((k for k, fold in enumerate(inside[:length]) if _is_number(fold)), 0)
        if "and" in inside[:at]:
            return False  # "a commander and eight more fighters" are nine
        near = [*before, *inside[:at]][-_BEFORE:]
        behind = f" {' '.join(inside[at + 1 : at + 1 + _BEHIND])} "
        return bool(set(near) & set(words["before"])) or any(
            behind.startswith(f" {word} ") for word in words["after"]
        )
    return False


def _is_number(fold: str) -> bool:
    return fold.isdigit() or fold in _numbers()


@cache
def _numbers() -> frozenset[str]:
    table = load_table("casualties")
    return frozenset(table["numbers"]) | frozenset(table["vague"])

"""A count in a claim in, whether its words tell it to be some of another count out.

"Another five bodies", "six more", "seven of the wounded died": such a count adds to one or is taken out
of one. It is no toll, and it disputes none.
"""

from __future__ import annotations

from reportedly.claim import Casualties, Claim
from reportedly.codebook import load_table

_BEFORE = 2  # words in front of a number that may tell it
_BEHIND = 20  # characters behind it


def is_increment(claim: Claim, harm: Casualties) -> bool:
    """Whether the words round a count tell that it adds to another, or is some of one."""
    words = load_table("tolls")["increment"]
    span = harm.span
    if span is None:
        return False
    for piece in claim.spans:
        if piece.covers(span):
            start = span.start - piece.start
            before = piece.text[:start].lower().split()[-_BEFORE:]
            behind = f"{piece.text[start : start + len(span.text) + _BEHIND]} ".lower()
            return bool(set(before) & set(words["before"])) or any(
                f" {word} " in behind for word in words["after"]
            )
    return False

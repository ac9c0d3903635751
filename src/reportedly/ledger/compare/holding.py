"""Who holds a town or an office, as the words of a claim tell it.

"Kinsi is in the hands of the army", "under rebel control", "was overrun by the militia": such claims
come out of the reading as relations, incidents or neither, so the words themselves are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.codebook import load_words
from reportedly.codebook.naming import Piece
from reportedly.codebook.wording import concept
from reportedly.ledger.compare.parties import Parties, described

# Characters behind a mark of holding in which the holder stands
_REACH = 60
_BEHIND = re.compile(
    r"\b(?:in(?:to)? the hands of|under (?:the )?(?:full |complete |firm )?control of"
    r"|(?:held|controlled|occupied|captured|seized|taken|overrun|retaken|recaptured|ruled|run)"
    r"(?: \w+)? by|fell to|fallen to|lost to)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?:in|into|under) (?P<whose>[^,;]{2,40}?)['’]s? (?:full |firm )?(?:hands|control)"
    r"|under (?P<what>[\w-]+(?: [\w-]+)?) (?:control|rule|occupation))\b",
    re.IGNORECASE,
)
_END = re.compile(r"[,;:.]| (?:on|in|at|since|after|and|as|this|last|with|who|which|that|but) ")


def read_holder(text: str, pieces: Sequence[Piece]) -> Parties | None:
    """The holder that a claim's words name, `None` where they name none."""
    if len(pieces) < 3:
        return None
    found = _BEFORE.search(text)
    if found is not None:
        return described(found["whose"] or found["what"])
    found = _BEHIND.search(text)
    if found is None:
        return None
    words = text[found.end() : found.end() + _REACH]
    return described(_END.split(words)[0].strip())


def offices_in(folds: Sequence[str]) -> frozenset[str]:
    """The concepts of offices that one person holds; none where one is said to be shared."""
    if any(fold in load_words("wording", "offices", "shared") for fold in folds):
        return frozenset()
    single = load_words("wording", "offices", "single")
    return frozenset(meant for fold in folds if fold in single and (meant := concept(fold)))

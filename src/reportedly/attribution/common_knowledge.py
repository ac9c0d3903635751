"""What everybody is said to know: "it is an open secret that X", "nobody doubts that X".

In: a token of the lexicon's words for such knowledge. Out: what was found, of class "general" and
without a source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.complement import that_clause
from reportedly.attribution.cue import Lexicon
from reportedly.attribution.found import Found
from reportedly.attribution.tree import Range

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = 6  # tokens from "it" to the noun: "it was by then a badly kept secret"
_AFTER = 8  # tokens from "everyone" to its verb: "everyone in Taiz by now knows"
_NONE = ("nobody", "none", "one", "few", "anyone", "anybody")


def read_known(noun: Token, lexicon: Lexicon) -> Found | None:
    """Read "it is no secret that X", "it is common knowledge that X" at `noun`."""
    doc, floor = noun.doc, max(noun.sent.start, noun.i - _BEFORE)
    it = next((i for i in range(noun.i - 1, floor - 1, -1) if doc[i].lower_ == "it"), None)
    if it is None or doc[it + 1].lemma_ not in ("be", "'s"):
        return None
    return _general((it, noun.i), noun)


def read_everybody(who: Token, lexicon: Lexicon) -> Found | None:
    """Read "nobody doubts that X", "everyone in Taiz knows that X" at `who`."""
    word, doc = who.lower_, who.doc
    start = who.i
    if word in ("one", "anyone", "anybody"):
        if who.i == 0 or doc[who.i - 1].lower_ not in ("no", "hardly", "scarcely"):
            return None
        start -= 1
    verbs = lexicon.doubting if word in _NONE else lexicon.knowing
    for i in range(who.i + 1, min(who.sent.end, who.i + _AFTER)):
        if doc[i].lower_ in verbs:
            return _general((start, i), doc[i])
        if doc[i].is_punct or doc[i].lower_ in ("who", "that", "not"):
            return None
    return None


def _general(cue: Range, last: Token) -> Found | None:
    content = that_clause(last)
    if content is None or content[0] > last.i + 8:
        return None
    return Found(last.i, (cue,), "general", "passive_clause", (content,))

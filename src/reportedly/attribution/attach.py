"""Where a verb of speech belongs, when the parse hangs it too low.

The parser likes the nearest verb: in "The governor said two people died and added that rescue work
went on" it coordinates "added" with "died", and in "He denied that Iran had left, acknowledging
that commanders were killed" it hangs "acknowledging" on "left". Both belong to the governor's and
his own verb of speech, and to the same speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.cue import load_lexicon
from reportedly.attribution.tree import SUBJECTS, Range, child

if TYPE_CHECKING:
    from spacy.tokens import Token

_CHAIN = 12  # verbs coordinated in one sentence, at most
_FINITE = ("VBD", "VBZ", "VBP")


def matrix_of(verb: Token) -> Token | None:
    """The verb of speech whose speaker also speaks `verb`, where the parse hid that."""
    clause = verb.head
    if verb.dep_ not in ("conj", "advcl") or clause.dep_ not in ("ccomp", "conj", "acl"):
        return None
    steps = _CHAIN
    while clause.dep_ == "conj" and clause.head.i != clause.i and steps:
        clause, steps = clause.head, steps - 1
    lexicon = load_lexicon()
    entries, matrix = lexicon.verbs, clause.head
    if clause.dep_ == "acl" and matrix.lower_ in lexicon.nouns and matrix.dep_ == "dobj":
        matrix = matrix.head  # "denied a report that it plans X, calling the story groundless"
    elif clause.dep_ != "ccomp":
        return None
    if not matrix.i < clause.i < verb.i:
        return None
    entry, own = entries.get(matrix.lower_), entries.get(verb.lower_)
    if entry is None or own is None or "clause" not in entry.frames:
        return None
    if child(verb, *SUBJECTS) is not None:
        return None
    if verb.dep_ == "conj":
        together = verb.tag_ == matrix.tag_ and verb.tag_ in _FINITE
        return matrix if together and ("clause" in own.frames and _says(verb)) else None
    comma = verb.doc[verb.left_edge.i - 1].text == ","
    spoken = "clause" in own.frames or "predicate" in own.frames
    return matrix if comma and verb.tag_ == "VBG" and spoken else None


def _says(verb: Token) -> bool:
    """True for a coordinated verb with a clause of its own: "and added that ..."."""
    return child(verb, "ccomp") is not None


def cut_hoisted(clause: Token, tokens: Range) -> Range:
    """`tokens`, the range of `clause`, without verbs of speech that belong to the matrix."""
    first, last = tokens
    joined: Token | None = clause
    steps = _CHAIN
    while joined is not None and steps:
        steps -= 1
        following: Token | None = None
        for kid in joined.rights:
            if kid.dep_ in ("conj", "advcl") and kid.i <= last:
                if matrix_of(kid) is not None:
                    return first, _before(kid)
                following = kid if kid.dep_ == "conj" else following
        joined = following
    return tokens


def _before(verb: Token) -> int:
    """The last token before the clause of `verb`, without the "and" or comma between."""
    doc, last = verb.doc, verb.left_edge.i - 1
    while last > 0 and (doc[last].is_punct or doc[last].dep_ == "cc"):
        if doc[last].text in "\"')":
            break
        last -= 1
    return last

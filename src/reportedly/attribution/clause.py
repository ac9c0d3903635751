"""The clause that a verb of speech reports: behind it, before it, around it, or host to it.

In: the verb's token and its children. Out: token ranges, empty where there is no such clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.attach import cut_hoisted
from reportedly.attribution.complement import that_clause
from reportedly.attribution.cue import load_lexicon
from reportedly.attribution.tree import (
    SUBJECTS,
    VERBAL,
    Range,
    child,
    covers,
    is_marked,
    subtract,
    union,
    whole,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = 100  # tokens to look back for a semicolon; sentences without end are found in bad input
_HOSTED = ("parataxis", "ccomp", "advcl", "dep")


def clause_ranges(verb: Token, kids: list[Token]) -> list[Range]:
    """The complement clause of `verb`, also where it stands before or around it."""
    floor = _after_semicolon(verb)
    clauses = [
        k
        for k in kids
        if k.dep_ == "ccomp"
        and k.i > floor
        and not is_marked(k, "as", "after", "before", "because")
        and not _is_participle(k, verb)
        and not (k.i < verb.i and k.pos_ not in VERBAL and k.right_edge.i - k.left_edge.i < 2)
    ]
    if not clauses:
        stray = _stray_clause(verb, kids) or _behind_those_cited(kids)
        if stray is not None:
            return [trimmed_clause(stray)]
        if child(verb, "dobj") is not None:
            return []
        late = that_clause(verb)  # "hinted a week earlier that X"
        return [] if late is None else [late]
    ranges = [trimmed_clause(k) for k in clauses] + _split_subject(verb, kids, clauses)
    return _without_cue(verb, kids, union(ranges), clauses)


def _behind_those_cited(kids: list[Token]) -> Token | None:
    citing = (k for k in kids if k.tag_ == "VBG" and k.lower_ in ("citing", "quoting"))
    return next((c for c in map(cited_clause, citing) if c is not None), None)


def _is_participle(clause: Token, verb: Token) -> bool:
    """True for "wrote in a statement *read out on state television*"."""
    return (
        clause.tag_ == "VBN"
        and clause.left_edge.i > verb.i + 1
        and child(clause, *SUBJECTS, "nsubjpass", "aux", "auxpass", "mark") is None
    )


def gerund_ranges(verb: Token, kids: list[Token]) -> list[Range]:
    """The gerund that `verb` takes: "denied taking part in the raid", "denied having armed it"."""
    for kid in kids:
        if kid.dep_ in ("xcomp", "pcomp") and kid.i > verb.i:
            perfect = kid.tag_ == "VBN" and any(k.tag_ == "VBG" for k in kid.lefts)
            if perfect or kid.tag_ == "VBG":
                return [whole(kid)]
    return []


def host_ranges(verb: Token, kids: list[Token]) -> list[Range]:
    """The clause that `verb` is set into: "X has left, officials said"; "as he said, X has left"."""
    host = verb.head
    if host.i == verb.i or verb.dep_ not in _HOSTED or child(verb, *SUBJECTS) is None:
        return []
    as_clause = is_marked(verb, "as")
    if verb.dep_ == "advcl" and not as_clause:
        return []
    own = any(k.dep_ in ("dobj", "ccomp", "xcomp", "prep") and k.lower_ != "in" for k in kids)
    if own and not as_clause:
        return []
    first, last = whole(verb)
    doc = verb.doc
    set_off = doc[first - 1].is_punct or (last + 1 < len(doc) and doc[last + 1].is_punct)
    if verb.dep_ != "parataxis" and not set_off:
        return []
    ranges = subtract([whole(host)], (first, last))
    for kid in host.rights:
        # ", officials said, while the army denied it": the army answers, officials do not
        if (
            kid.dep_ == "advcl"
            and kid.i > verb.i
            and is_marked(kid, "while", "whereas", "although")
        ):
            ranges = [r for part in ranges for r in subtract([part], whole(kid))]
    return ranges


def cited_clause(citing: Token) -> Token | None:
    """The clause that the parser hangs on those cited: "reported, citing two envoys, that X"."""
    cited = child(citing, "dobj")
    if cited is None:
        return None
    return next(
        (
            kid
            for kid in (*cited.rights, *citing.rights)
            if kid.dep_ in ("relcl", "acl", "ccomp", "appos")
            and is_marked(kid, "that")
            and kid.doc[kid.left_edge.i - 1].text == ","
        ),
        None,
    )


def trimmed_clause(clause: Token) -> Range:
    """The range of `clause` from after its "that" to where the reporter speaks again."""
    first, last = cut_hoisted(clause, whole(clause))
    doc = clause.doc
    for kid in clause.lefts:  # also "reported, citing officials, that X"
        if kid.dep_ in ("mark", "advmod") and kid.lower_ == "that":
            first = kid.i + 1
    while first < clause.i and doc[first].is_punct and doc[first].text not in "\"'([":
        first += 1
    return first, last


def _after_semicolon(verb: Token) -> int:
    """The semicolon before `verb`, or -1: "Israel says X; Gaza's ministry says Y"."""
    for i in range(verb.i - 1, max(verb.i - _BACK, 0), -1):
        token = verb.doc[i]
        if token.text == ";":
            return i
        if token.is_sent_start:
            break
    return -1


def _split_subject(verb: Token, kids: list[Token], clauses: list[Token]) -> list[Range]:
    """The clause's subject that the parse gave to `verb`: "The general, Reuters reported, has fled"."""
    subjects = [k for k in kids if k.dep_ in SUBJECTS and k.i < verb.i]
    if len(subjects) < 2 or clauses[0].i < verb.i:
        return []
    first, last = whole(subjects[0])
    return [(first, last)] if verb.doc[last + 1].text == "," else []


def _stray_clause(verb: Token, kids: list[Token]) -> Token | None:
    """A that-clause that the parse hung on a noun beside the verb of speech.

    "acknowledging for the first time that commanders were killed" hangs it on "time".
    """
    nouns = load_lexicon().nouns
    for kid in kids:
        if kid.i < verb.i or kid.dep_ not in ("prep", "dobj", "npadvmod", "dative"):
            continue
        noun = child(kid, "pobj") if kid.dep_ in ("prep", "dative") else kid
        while noun is not None:
            if noun.lower_ not in nouns and noun.lower_ != "fact":
                for clause in noun.rights:
                    if clause.dep_ in ("acl", "relcl", "ccomp") and is_marked(clause, "that"):
                        return clause
            prep = child(noun, "prep")
            noun = None if prep is None else child(prep, "pobj")
    return None


def _without_cue(
    verb: Token, kids: list[Token], ranges: list[Range], content: list[Token]
) -> list[Range]:
    """`ranges` minus the cue's own clause, where that stands inside: "X, he said, has left"."""
    keep = {token.i for token in content}
    ranges = subtract(ranges, (verb.i, verb.i))
    for kid in kids:
        taken = kid.i in keep or kid.dep_ == "punct" or whole(kid) in ranges
        if not taken and covers(ranges, kid.i):
            ranges = subtract(ranges, whole(kid))
    return ranges

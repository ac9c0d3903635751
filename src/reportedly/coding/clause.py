"""Cut sentences into clauses that can each be true or false.

In: a parse. Out: `Clause` records in the order of the text: finite clauses, participles ("killing
two generals") and appositions that foretell ("a trend likely to deepen"). Which participles become
claims is decided where their frames are known; here they are only found.

The cut follows the clause types of ClausIE (Del Corro and Gemulla 2013): a clause keeps its
arguments and adverbials and gives away finite subordinate clauses, content clauses and conjoined
predicates, each of which is a clause of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from reportedly.coding.subject import find_subject, is_bare_participle, is_counted_participle
from reportedly.text import Parse, Span

ClauseKind = Literal["finite", "participle", "apposition"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_VERBAL = frozenset({"VERB", "AUX"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
# A verb in one of these places opens a clause of its own when it is finite.
_FINITE_PLACES = frozenset(
    {
        "ROOT",
        "ccomp",
        "advcl",
        "relcl",
        "parataxis",
        "conj",
        "acl",
        "pcomp",
        "csubj",
        "dep",
        "appos",
    }
)
_PARTICIPLE_PLACES = frozenset({"acl", "advcl", "conj", "pcomp"})
# Not part of what a clause says: "While", "and", commas, quotation marks, brackets.
_EDGE_DEPS = frozenset({"punct", "cc", "mark", "preconj"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its head token, its own tokens, and its place among the others.

    `tokens` are token indexes in order, without the tokens of the clauses cut out of it. `host` is
    the head of the clause it was cut from, `None` at the top. `subject` is the head token of its
    subject, which may stand in the host ("strikes targeting leaders"); `passive` tells that the
    subject undergoes.
    """

    head: int
    kind: ClauseKind
    tokens: tuple[int, ...]
    subject: int | None = None
    passive: bool = False
    host: int | None = None


def cut_clauses(parse: Parse) -> tuple[Clause, ...]:
    """All finite and participle clauses of the readable sentences, in order of their heads."""
    found: list[Clause] = []
    for sent in parse.readable():
        found.extend(_cut_sentence(sent))
    return tuple(found)


def _cut_sentence(sent: SpacySpan) -> Iterator[Clause]:
    kinds: dict[int, ClauseKind] = {}
    for token in sent:
        kind = _clause_kind(token)
        if kind is not None:
            kinds[token.i] = kind
    owner = {token.i: _owner(token, kinds) for token in sent}
    parts: dict[int, list[int]] = {head: [] for head in kinds}
    for token in sent:
        head = owner[token.i]
        if head is not None and not token.is_space:
            parts[head].append(token.i)
    doc = sent.doc
    for head, kind in kinds.items():
        token = doc[head]
        subject, passive = find_subject(token)
        yield Clause(
            head=head,
            kind=kind,
            tokens=_trim(sent, parts[head]),
            subject=subject.i if subject is not None else None,
            passive=passive,
            host=None if token.head.i == head else owner.get(token.head.i),
        )


def _clause_kind(token: Token) -> ClauseKind | None:
    """Which clause `token` heads, if any."""
    if token.dep_ == "appos" and token.pos_ == "NOUN":
        return "apposition" if _foretells(token) else None
    if token.pos_ not in _VERBAL or token.dep_ in {"aux", "auxpass"}:
        return None
    if is_bare_participle(token) and any(c.dep_ == "auxpass" for c in token.head.children):
        return None  # "12 were killed and 30 wounded" is told in one breath
    if is_counted_participle(token):
        return None
    if is_finite(token) and token.dep_ in _FINITE_PLACES:
        return "finite"
    if token.dep_ in _PARTICIPLE_PLACES and token.tag_ in {"VBG", "VBN", "VBD"}:
        if token.dep_ == "conj" and token.head.dep_ not in {"acl", "advcl", "relcl"}:
            return "finite" if _shares_finite(token) else None
        if token.dep_ == "pcomp" and token.head.lower_ not in {"after", "before", "while"}:
            return None
        return "participle"
    if token.dep_ == "conj" and _shares_finite(token):
        return "finite"
    return None


def _foretells(noun: Token) -> bool:
    """ "a trend likely to deepen": an apposition that says what its noun will do."""
    return any(
        child.pos_ == "ADJ" and any(inner.dep_ == "xcomp" for inner in child.children)
        for child in noun.children
    )


def is_finite(token: Token) -> bool:
    """True where the verb or one of its auxiliaries is finite, or it has a subject of its own."""
    if token.dep_ == "acl":
        # "instructors deployed in the north": tagged as a past tense, but a participle
        return any(child.dep_ in SUBJECTS or child.dep_ == "mark" for child in token.children)
    if token.tag_ in _FINITE_TAGS:
        return True
    has_subject = False
    for child in token.children:
        if child.dep_ in {"aux", "auxpass"} and child.tag_ in _FINITE_TAGS:
            return True
        has_subject = has_subject or child.dep_ in SUBJECTS
    return has_subject and token.dep_ in {"ROOT", "ccomp", "relcl", "parataxis"}


def _shares_finite(token: Token) -> bool:
    """A bare conjunct shares the finite verb of the first: "has withdrawn and closed the base".

    Only where it is a verb phrase of its own; "trained and equipped militias" is one thing.
    """
    first = token.head
    if first.pos_ not in _VERBAL or first.dep_ in {"xcomp", "amod", "aux"}:
        return False
    return is_finite(first) and any(
        child.dep_
        in {"dobj", "prep", "xcomp", "ccomp", "nsubj", "nsubjpass", "agent", "attr", "prt"}
        for child in token.children
    )


def _owner(token: Token, kinds: dict[int, ClauseKind]) -> int | None:
    """Head of the clause that `token` belongs to: the nearest clause head at or above it."""
    while token.i not in kinds:
        if token.head.i == token.i:
            return None
        token = token.head
    return token.i


def _trim(sent: SpacySpan, tokens: list[int]) -> tuple[int, ...]:
    """Drop conjunctions, marks and punctuation at both ends."""
    doc = sent.doc
    first, last = 0, len(tokens)
    while first < last and doc[tokens[first]].dep_ in _EDGE_DEPS:
        first += 1
    while last > first and (doc[tokens[last - 1]].dep_ in {"punct", "cc"}):
        last -= 1
    return tuple(tokens[first:last])


def clause_spans(parse: Parse, tokens: tuple[int, ...]) -> tuple[Span, ...]:
    """The words of `tokens` as spans: one for each unbroken run.

    Punctuation at the ends of a run is dropped, and a conjunction that joins it to what is told
    elsewhere ("hit the tankers at dusk, and").
    """
    spans: list[Span] = []
    run: list[int] = []
    doc = parse.doc
    for index in (*tokens, -1):
        # Spaces and single punctuation marks between two own tokens do not break a run.
        if run and (index < 0 or not _joined(parse, run[-1], index)):
            while run and (_is_loose(doc[run[-1]]) or doc[run[-1]].dep_ == "cc"):
                run.pop()
            while run and doc[run[0]].is_punct and doc[run[0]].text not in {"$", "("}:
                run.pop(0)
            if run:
                spans.append(parse.span(run[0], run[-1]))
            run = []
        if index >= 0:
            run.append(index)
    return tuple(spans)


def _is_loose(token: Token) -> bool:
    return token.is_punct and token.text not in {"%", ")"}


def _joined(parse: Parse, left: int, right: int) -> bool:
    return all(parse.doc[k].is_space or parse.doc[k].is_punct for k in range(left + 1, right))

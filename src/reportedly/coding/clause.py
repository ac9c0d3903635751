"""Cut sentences into clauses that can each be true or false.

In: a parse. Out: `Clause` records in the order of the text: finite clauses, participles ("killing
two generals") and appositions that foretell ("a trend likely to intensify"). Which participles become
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

from reportedly.codebook import load_words
from reportedly.coding.lexicon import load_frames
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
    if _is_bare_participle(token) and any(c.dep_ == "auxpass" for c in token.head.children):
        return None  # "12 were killed and 30 wounded" is told in one breath
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
    """ "a trend likely to intensify": an apposition that says what its noun will do."""
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


def find_subject(verb: Token) -> tuple[Token | None, bool]:
    """The subject of a verb and whether it undergoes.

    Looks at the verb, then at the noun that a participle or relative clause modifies, then at the
    verb it is conjoined with or controlled by.
    """
    for _ in range(6):  # chains of control are short; a malformed tree must not loop
        for child in verb.children:
            if child.dep_ in {"nsubj", "csubj"}:
                return _antecedent(child, verb), _is_bare_participle(verb)
            if child.dep_ in {"nsubjpass", "csubjpass"}:
                return _antecedent(child, verb), True
        if verb.dep_ == "acl":
            return _described(verb.head), verb.tag_ in {"VBN", "VBD"}
        if verb.dep_ == "relcl":
            return _described(antecedent(verb)), any(c.dep_ == "auxpass" for c in verb.children)
        if verb.dep_ == "advcl" and verb.tag_ == "VBN":
            subject, _ = find_subject(verb.head) if verb.head.i != verb.i else (None, False)
            return subject, True
        if verb.dep_ == "appos" and verb.lemma_.lower() in load_words(
            "standing", "summing", "nouns"
        ):
            # "shows no signs of abating, a trend likely to intensify": sums up the whole clause
            while verb.pos_ not in _VERBAL and verb.head.i != verb.i:
                verb = verb.head
            continue
        if verb.dep_ in {"xcomp", "pcomp", "ccomp"}:
            controller = _controller(verb)
            if controller is not None:
                return controller, False
        if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "prep"} and verb.head.i != verb.i:
            passive = verb.tag_ == "VBN" and verb.dep_ == "conj" and _is_passive(verb)
            if passive:
                subject, _ = find_subject(verb.head)
                return subject, True
            verb = verb.head
            continue
        return None, False
    return None, False


def telling_clause(head: Token) -> Token | None:
    """The "when" clause that tells how, when and where: "were killed when a bomb went off".

    "closed when the siege is lifted" looks ahead and tells nothing.
    """
    heads = [head, *(c for c in head.children if _is_bare_participle(c))]
    for child in (c for verb in heads for c in verb.children):
        past = child.dep_ == "advcl" and child.i > head.i and child.tag_ in {"VBD", "VBN"}
        if past and any(
            c.lower_ in {"when", "as", "after"} and c.dep_ in {"advmod", "mark"}
            for c in child.children
        ):
            return child
    return None


def _is_bare_participle(verb: Token) -> bool:
    """ "12 were killed and 30 wounded": a participle whose "were" is left out."""
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(child.dep_ in {"aux", "dobj"} for child in verb.children)
    )


def _controller(verb: Token) -> Token | None:
    """The object that a verb acts through: "accused the *rebels* of storing shells"."""
    governor = verb.head
    if verb.dep_ == "pcomp":
        if governor.lower_ not in {"of", "for", "from", "into"}:
            return None
        governor = governor.head
    elif verb.tag_ != "VB":
        return None
    if governor.pos_ not in _VERBAL:
        return None
    return next((c for c in governor.children if c.dep_ == "dobj" and c.i < verb.i), None)


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in {"auxpass", "agent"} for child in verb.children):
        return True
    return (
        verb.dep_ == "conj"
        and verb.head.tag_ == "VBN"
        and (
            any(child.dep_ == "auxpass" for child in verb.head.children) or verb.head.dep_ == "acl"
        )
    )


def _antecedent(subject: Token, verb: Token) -> Token:
    """The noun behind a relative pronoun: "strikes *that* target roads"."""
    if subject.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return _described(antecedent(verb))
    return subject


# What takes place is a happening, not the place or day named last before "which".
_HAPPENING = frozenset(
    {"take", "occur", "happen", "hold", "begin", "convene", "last", "cut", "kill", "wound", "end",
     "leave", "start", "erupt", "destroy", "injure", "displace", "claim"}
)  # fmt: skip


def antecedent(verb: Token) -> Token:
    """The noun that a relative clause or participle describes.

    "the offensive against Timbuktu in December, which cut the river road": the parser hangs "cut"
    on "December"; days do not cut roads, and towns do not take place, so the noun above is meant.
    """
    noun = verb.head
    dated = noun.ent_type_ in {"DATE", "TIME"}
    placed = noun.ent_type_ in {"GPE", "LOC", "FAC", "NORP"} and verb.lemma_ in _HAPPENING
    if verb.dep_ == "relcl" and (dated or placed):
        nouns: list[Token] = []
        above = noun
        while above.dep_ in {"pobj", "prep", "conj", "npadvmod", "compound"}:
            above = above.head
            if above.pos_ == "NOUN" and above.ent_type_ not in {"DATE", "TIME"}:
                nouns.append(above)
        # "a gathering of ministers from Mali, which took place": the one that names a happening
        happenings = load_frames().nouns
        named = [n for n in nouns if n.lemma_.lower() in happenings or n.lower_ in happenings]
        if nouns:
            return (named or nouns)[0]
        for index in range(noun.i - 1, noun.sent.start, -1):
            before = noun.doc[index]
            if before.pos_ in {"VERB", "PUNCT"}:
                break
            if before.pos_ == "NOUN" and before.ent_type_ not in {"DATE", "TIME"}:
                return before
    return noun


def _described(noun: Token) -> Token:
    """The noun that a modifier inside an apposition describes.

    "the 4th Division, an elite unit of the Syrian military known for its ties": the parser hangs
    "known" on "military"; what is known is what the apposition is about, the Division.
    """
    top = noun
    while top.dep_ in {"pobj", "prep", "conj"} and top.head.i != top.i:
        top = top.head
        if top.dep_ == "appos" and top.head.pos_ in {"NOUN", "PROPN"}:
            return top.head
        if top.pos_ not in {"NOUN", "PROPN", "ADP"}:
            break
    if noun.dep_ == "appos" and noun.head.pos_ in {"NOUN", "PROPN"}:
        return noun.head
    return noun


def clause_spans(parse: Parse, tokens: tuple[int, ...]) -> tuple[Span, ...]:
    """The words of `tokens` as spans: one for each unbroken run, punctuation at run ends dropped."""
    spans: list[Span] = []
    run: list[int] = []
    doc = parse.doc
    for index in (*tokens, -1):
        # Spaces and single punctuation marks between two own tokens do not break a run.
        if run and (index < 0 or not _joined(parse, run[-1], index)):
            while run and doc[run[-1]].is_punct and doc[run[-1]].text not in {"%", ")"}:
                run.pop()
            while run and doc[run[0]].is_punct and doc[run[0]].text not in {"$", "("}:
                run.pop(0)
            if run:
                spans.append(parse.span(run[0], run[-1]))
            run = []
        if index >= 0:
            run.append(index)
    return tuple(spans)


def _joined(parse: Parse, left: int, right: int) -> bool:
    return all(parse.doc[k].is_space or parse.doc[k].is_punct for k in range(left + 1, right))

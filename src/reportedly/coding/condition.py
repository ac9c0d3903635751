"""The conditions that an outlook hangs on, as spans: "depending on A and B", "unless C".

In: a parse and the tokens of a clause with its subordinate clauses. Out: one span a condition, in
order; conjoined conditions are told apart, since each can be met or fail by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from reportedly.codebook import load_table, load_words
from reportedly.text import Parse, Span


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    phrases: list[str] = load_table("standing")["condition"]["phrases"]
    return tuple(sorted((tuple(p.split()) for p in phrases), key=lambda p: (-len(p), p)))


@cache
def _marks() -> frozenset[str]:
    return frozenset(load_table("standing")["condition"]["marks"])


# "provided that the bridge stays open": a participle that has become a mark.
PROVISOS = frozenset({"provided", "providing"})
_HIGHEST = 12  # tokens from a word up to the condition that it stands in
_OPENING = 12  # tokens before a verb within which "who" or "how" opens its clause


def is_condition(clause: Token) -> bool:
    """True where the clause is put as a condition or question, so that it claims nothing.

    "unless the border opens", "should the division withdraw", "until the election is held" after
    a "will", "it is unclear whether the town fell".
    """
    marks = [c for c in clause.children if c.dep_ in {"mark", "advmod"}]
    if any(c.lower_ == "whether" for c in marks):
        return True
    if clause.dep_ == "conj" and clause.pos_ in {"VERB", "AUX"}:
        return _goes_on_with_condition(clause)
    if clause.head.lower_ in PROVISOS and clause.dep_ in {"ccomp", "pcomp", "advcl"}:
        return not any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.head.children)
    if any(c.lower_ == "as" and c.i and c.nbor(-1).lower_ == "long" for c in marks):
        return True
    if clause.dep_ == "advcl":
        if any(c.lower_ == "even" for c in clause.children):
            return False  # "even if it wishes to" concedes
        if any(c.lower_ in {"if", "unless", "provided", "lest"} for c in marks):
            return True
        later = any(c.lower_ in {"once", "until", "when", "before"} for c in marks)
        return is_inverted(clause) or (later and looks_ahead(clause.head))
    return clause.dep_ in {"ccomp", "csubj", "acl", "relcl", "pcomp"} and _is_open_question(clause)


def _goes_on_with_condition(clause: Token) -> bool:
    """ "if the bridge stays open and Rwanda does not arm them", with what hangs on it outside."""
    first = clause.head
    if first.pos_ not in {"VERB", "AUX"} or not is_condition(first):
        return False
    host = first.head
    one_side = (first.i < host.i) == (clause.i < host.i)
    return one_side and looks_ahead(clause) == looks_ahead(first)


def stands_in_condition(token: Token) -> bool:
    """True for a word inside a condition: what it ties or moves, nobody says is so."""
    for _ in range(_HIGHEST):
        if token.pos_ in {"VERB", "AUX"} and is_condition(token):
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def looks_ahead(head: Token) -> bool:
    """True where the verb has a "will" or "would"."""
    return any(
        c.dep_ == "aux" and c.lower_ in {"will", "would", "'ll", "wo"} for c in head.children
    )


def _is_open_question(clause: Token) -> bool:
    """ "unclear who attacked", "not possible to establish who set the fire"."""
    first = max(clause.left_edge.i, clause.i - _OPENING)
    asks = any(c.tag_ in {"WP", "WRB"} for c in clause.doc[first : clause.i + 1])
    governor = clause.head
    if not asks or governor.i == clause.i:
        return False
    doubtful = load_words("standing", "hedge", "open")
    if governor.lemma_.lower() in doubtful or governor.lower_ in doubtful:
        return True
    if any(c.dep_ == "acomp" and c.lower_ in {"clear", "known"} for c in governor.children):
        return any(c.dep_ == "neg" for c in governor.children)
    return any(
        c.lower_ in doubtful for c in governor.children if c.dep_ in {"acomp", "attr", "oprd"}
    )


def find_conditions(parse: Parse, head: Token) -> tuple[Span, ...]:
    """The conditions of the clause headed by `head`, without "if", "unless", "depending on"."""
    spans: list[Span] = []
    ahead = looks_ahead(head)
    for child in _dependants(head):
        if child.dep_ == "advcl" and is_inverted(child):
            aux = next((c for c in child.children if c.dep_ == "aux"), child)
            spans.extend(_clause_conditions(parse, child, after=aux.i))
        elif child.dep_ == "advcl":
            mark = next((c for c in child.children if c.lower_ in _marks()), None)
            concessive = any(c.lower_ == "even" for c in child.children)
            # "until" and "when" are conditions only of what is still to come
            later = mark is not None and mark.lower_ in {"once", "until", "when"}
            if mark is not None and not concessive and not (later and not ahead):
                spans.extend(_clause_conditions(parse, child, after=mark.i))
    spans.extend(_phrase_conditions(parse, head))
    return tuple(sorted(set(spans)))


def is_inverted(clause: Token) -> bool:
    """ "Should the division withdraw, reprisals follow": a condition without "if"."""
    first = next((c for c in clause.children if not c.is_punct), None)
    if clause.lower_ in {"were", "had"} and clause.i == clause.left_edge.i:
        return any(c.dep_ in {"nsubj", "xcomp"} for c in clause.children)
    return (
        first is not None
        and first.dep_ == "aux"
        and first.lower_ in {"should", "were", "had"}
        and any(c.dep_ in {"nsubj", "nsubjpass"} and c.i > first.i for c in clause.children)
    )


def _dependants(head: Token) -> Iterator[Token]:
    """What hangs on a verb or on the infinitives that it governs."""
    for child in head.children:
        yield child
        if child.dep_ in {"xcomp", "acomp", "oprd", "amod"}:
            yield from _dependants(child)


def _phrase_conditions(parse: Parse, head: Token) -> list[Span]:
    first, last = head.left_edge.i, head.right_edge.i
    lowered = [parse.doc[i].lower_ for i in range(first, last + 1)]
    spans: list[Span] = []
    covered = -1
    for k in range(len(lowered)):
        for phrase in _phrases():
            if first + k > covered and tuple(lowered[k : k + len(phrase)]) == phrase:
                end = first + k + len(phrase) - 1
                spans.extend(_objects(parse, end, last))
                covered = end
                break
    return spans


def _objects(parse: Parse, phrase_end: int, last: int) -> list[Span]:
    """The noun phrases or clause after the phrase, conjuncts apart."""
    doc = parse.doc
    governor = doc[phrase_end]
    if governor.dep_ == "mark":  # "provided that the bridge stays open"
        return [parse.span(*r) for r in _conjunct_ranges(parse, governor.head, last, phrase_end)]
    head = next((c for c in governor.children if c.i > phrase_end and c.dep_ in
                 {"pobj", "pcomp", "ccomp", "advcl"}), None)  # fmt: skip
    if head is None:
        if phrase_end + 1 > last:
            return []
        return [parse.span(phrase_end + 1, _stop(parse, phrase_end + 1, last))]
    return [
        parse.span(a, b)
        for a, b in _conjunct_ranges(parse, head, _stop(parse, head.left_edge.i, head.right_edge.i))
    ]


def _conjunct_ranges(parse: Parse, head: Token, end: int, after: int = -1) -> list[tuple[int, int]]:
    """Token ranges of the conjuncts, cut at the "and" that joins two full noun phrases.

    "the outcome of the current conflict and the administration's decision": the parser may hang
    "decision" on "conflict", so a conjunct that brings its own determiner or possessor opens a
    range wherever it hangs. What stands up to `after` opens the clause and is left out.
    """
    doc = parse.doc
    starts = [max(head.left_edge.i, after + 1)]
    for index in range(head.i + 1, end + 1):
        token = doc[index]
        if token.dep_ == "conj" and token.pos_ in {"NOUN", "PROPN", "VERB"}:
            lead = doc[token.left_edge.i]
            own = any(c.dep_ in {"det", "poss"} for c in token.children) or lead.lower_ == "whether"
            own = own and head.pos_ not in {"VERB", "AUX"}
            own = own or (token.head.i == head.i and _has_subject(token))
            if own and token.left_edge.i > starts[-1]:
                starts.append(token.left_edge.i)
    ranges: list[tuple[int, int]] = []
    for first, following in zip(starts, [*starts[1:], end + 1], strict=True):
        last = following - 1
        while last > first and (doc[last].dep_ in {"cc", "punct"} or doc[last].is_space):
            last -= 1
        ranges.append((first, last))
    return ranges


def _stop(parse: Parse, first: int, last: int) -> int:
    """Last token before a semicolon, dash or the sentence's end."""
    doc = parse.doc
    for index in range(first, last + 1):
        if doc[index].text in {";", ".", "—", "–"} or doc[index].is_sent_end:
            return index - 1 if doc[index].is_punct and index > first else index
    while last > first and doc[last].is_punct:
        last -= 1
    return last


def _clause_conditions(parse: Parse, clause: Token, after: int) -> list[Span]:
    """The conditions of an "if" clause, whose mark or auxiliary stands at `after`, in order."""
    last = clause.right_edge.i
    while last > clause.i and parse.doc[last].is_punct:
        last -= 1
    ranges = _conjunct_ranges(parse, clause, last, after)
    return [parse.span(min(first, end), end) for first, end in ranges]


def _has_subject(verb: Token) -> bool:
    return verb.pos_ in {"VERB", "AUX"} and any(
        c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children
    )

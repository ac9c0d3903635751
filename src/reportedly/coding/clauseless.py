"""Stretches without a clause that tell something all the same.

In: a parse and what is told already. Out: noun phrases of happening that say who acts ("Ethiopia's war
against Tigray"), and sentences without a verb that count people harmed ("Twelve dead in Gao blast").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from reportedly.coding.arguments import prep_objects
from reportedly.coding.casualties import find_casualties
from reportedly.coding.condition import stands_in_condition
from reportedly.coding.frame import FrameFinder, Predicate
from reportedly.text import Parse

# Noun phrases of these kinds are claims of their own when they name who acts.
NOMINAL_KINDS = frozenset({"incident", "meeting", "posture", "relation"})


def find_nominals(
    parse: Parse, frames: FrameFinder, taken: Collection[int]
) -> Iterator[tuple[Predicate, tuple[int, ...]]]:
    """The predicates of noun phrases that tell a happening in full, with the phrases' tokens.

    Tokens among `taken` head none.
    """
    for sent in parse.readable():
        for token in sent:
            if token.pos_ not in {"NOUN", "PROPN"} or token.i in taken or _is_asked(token):
                continue
            predicate = frames.of_noun(token)
            if predicate is None or predicate.frame.kind not in NOMINAL_KINDS:
                continue
            lasting = predicate.frame.kind in {"posture", "relation"}
            if _is_full(token, predicate) and not (lasting and stands_in_condition(token)):
                # a crossing tree gives its subtree out of order
                tokens = tuple(sorted(t.i for t in token.subtree if not t.is_space))
                yield predicate, _without_marks(tokens, parse)


def find_verbless(parse: Parse, told: Collection[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Head and tokens of each sentence that counts people harmed and of which nothing is `told`."""
    for sent in parse.readable():
        tokens = tuple(token.i for token in sent if not token.is_space)
        new = tokens and not any(index in told for index in tokens)
        if new and find_casualties(parse, tokens):
            yield sent.root.i, _without_marks(tokens, parse)


def _is_full(noun: Token, predicate: Predicate) -> bool:
    """A noun phrase tells a happening when it says who and to whom, where or when."""
    aimed = bool(prep_objects(noun, {"on", "against"}))
    if aimed and predicate.undergoers and predicate.frame.kind == "incident":
        return True
    modified = any(
        child.dep_ in {"prep", "acl", "relcl", "npadvmod"} and child.i > noun.i
        for child in noun.children
    )
    return bool(predicate.doers) and (
        bool(predicate.undergoers or predicate.instruments)
        or (predicate.frame.kind in {"incident", "meeting"} and modified)
    )


def _is_asked(token: Token) -> bool:
    return any(t.text == "?" for t in token.sent[-3:])


def _without_marks(tokens: tuple[int, ...], parse: Parse) -> tuple[int, ...]:
    """The tokens without the marks at their ends."""
    doc, start, end = parse.doc, 0, len(tokens)
    while start < len(tokens) - 1 and doc[tokens[start]].pos_ == "PUNCT":
        start += 1
    while end > start + 1 and doc[tokens[end - 1]].is_punct:
        end -= 1
    return tokens[start:end]

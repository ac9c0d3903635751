"""The setting that a clause is judged in, shared by polarity, mood and factuality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from reportedly.claim import Attribution
from reportedly.codebook import load_words
from reportedly.coding.frame import Predicate
from reportedly.text import Parse, Span


@cache
def standing_words(*keys: str) -> frozenset[str]:
    """A word list of `codebook/standing.toml`."""
    return load_words("standing", *keys)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a clause is judged in: its parse, head, predicate, attribution and quotation."""

    parse: Parse
    head: Token
    predicate: Predicate | None = None
    attribution: Attribution | None = None
    quoted: bool = False

    def chain(self) -> tuple[Token, ...]:
        """The tokens that can negate or hedge the clause: head, path and carrier."""
        tokens = [self.head]
        if self.predicate is not None:
            tokens += [*self.predicate.path, self.predicate.carrier]
        for child in self.head.children:
            if child.dep_ == "xcomp" and child.pos_ in {"VERB", "AUX"}:
                tokens.append(child)
        seen: dict[int, Token] = {}
        for token in tokens:
            seen.setdefault(token.i, token)
        return tuple(seen.values())

    def span(self, token: Token) -> Span:
        """The words of one token."""
        return self.parse.span(token.i, token.i)

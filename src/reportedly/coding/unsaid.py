"""Words of saying behind which nobody stands: what is only let be said, passed round, or told before.

In: the token of a verb or noun. Out: whether it is such. "Lets the minister claim that" makes the
minister say nothing; "a message shared on Telegram" has no name under it; "denied the report" denies
what was told before.
"""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.codebook import load_words

# "lets the minister claim that": what somebody is put in a position to say, he has not said.
_LETTING = frozenset({"let", "allow", "enable", "permit"})


def is_told_before(noun: Token) -> bool:
    """True for "the report", "these claims": what is denied was told before."""
    meant = any(c.dep_ == "det" and c.lower_ in {"the", "this", "these"} for c in noun.children)
    return meant and noun.lemma_.lower() in load_words("standing", "negation", "told")


def is_unsigned(noun: Token) -> bool:
    """True for a message that was put about with nobody's name: "a message shared on Telegram"."""
    spread = any(
        c.dep_ in {"acl", "relcl", "amod"} and c.tag_ in {"VBN", "VBG", "VBD"}
        for c in noun.children
    )
    owned = any(c.dep_ == "poss" or c.lower_ in {"by", "from", "of"} for c in noun.children)
    named = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in noun.children)
    messages = load_words("standing", "scope", "messages")
    return spread and not owned and not named and noun.lemma_.lower() in messages


def is_let(verb: Token) -> bool:
    """True for the verb of "lets the minister claim that", "allows him to argue that"."""
    governed = verb.dep_ in {"ccomp", "xcomp"} and verb.tag_ in {"VB", "VBP"}
    return governed and verb.head.lemma_.lower() in _LETTING

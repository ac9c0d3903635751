"""Whether a claim says that something holds or that it does not.

In: a setting. Out: "+" or "-", with the negating words as reason. Negation is counted over the
tokens that lead to the carrier of the meaning ("no orders have been given to change"), so that two
cancel ("did not deny"); FactBank's polarity (Sauri and Pustejovsky 2009) with the source's eyes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Token

from reportedly.claim import Attribution, Polarity, Reason
from reportedly.codebook import load_table
from reportedly.coding.lexicon import load_frames
from reportedly.coding.setting import Setting, standing_words


@cache
def _exceptions() -> tuple[tuple[str, ...], ...]:
    table: dict[str, Any] = load_table("standing")
    return tuple(tuple(phrase.split()) for phrase in table["negation"]["exceptions"])


def decide_polarity(setting: Setting, reasons: list[Reason]) -> Polarity:
    """Polarity of the clause; the words that negate it go to `reasons`."""
    negators = list(_negators(setting))
    attribution = setting.attribution
    flips = len({token.i for token in negators})
    # "neither signed nor ratified": two words, one negation.
    if flips > 1 and any(token.lower_ in {"nor", "neither"} for token in negators):
        flips = 1
    spans = [setting.parse.span(token.i, token.i) for token in negators]
    judged = judging_clause(setting.head)
    if judged is not None:
        word, negative = judged
        flips += negative
        if negative:
            spans.append(setting.span(word))
    if attribution is not None and _doubts(setting, attribution):
        flips += 1
        spans += attribution.cue
    denying = denial_word(setting)
    if denying is not None:
        flips += 1
        spans.append(setting.span(denying))
    if (
        attribution is not None
        and attribution.cue_class == "deny"
        and _denies(setting, attribution)
    ):
        flips += 1
        spans += attribution.cue
    if spans:
        reasons.append(Reason("polarity", "negation", tuple(sorted(spans))))
    return "-" if flips % 2 else "+"


def denial_word(setting: Setting) -> Token | None:
    """ "The rumour is false": a predicate by which a speaker denies what others say."""
    if setting.attribution is None or setting.head.lemma_ not in {"be", "remain"}:
        return None
    return next(
        (
            child
            for child in setting.head.children
            if child.dep_ in {"acomp", "attr"}
            and child.lemma_.lower() in standing_words("negation", "denials")
        ),
        None,
    )


def judging_clause(head: Token) -> tuple[Token, bool] | None:
    """The word of "it is not true that" over a clause, and whether it turns the clause round.

    "It is true", "there is no doubt" leave it as it is; "it is false", "it is not true" deny it.
    """
    governor = head.head
    if head.dep_ not in {"ccomp", "csubj", "acl"} or governor.i == head.i:
        return None
    if head.dep_ == "acl" and governor.lower_ in {"doubt", "question"}:
        return governor, False
    if governor.lemma_ != "be":
        return None
    for child in governor.children:
        if child.dep_ in {"acomp", "attr"}:
            denied = child.lower_ in standing_words("negation", "denials")
            if denied or child.lower_ in {"true", "correct", "right"}:
                negated = any(c.dep_ == "neg" for c in governor.children)
                return child, denied != negated
    return None


def _doubts(setting: Setting, attribution: Attribution) -> bool:
    """ "doubt that it was an accident"."""
    cue = setting.parse.doc[attribution.cue_head]
    return cue.lemma_ == "doubt" and not any(
        c.dep_ == "neg" or c.lower_ == "no" for c in cue.children
    )


def _denies(setting: Setting, attribution: Attribution) -> bool:
    """False for "did not rule out" and "neither confirmed nor denied", which deny nothing."""
    cue = setting.parse.doc[attribution.cue_head]
    if takes_no_side(cue, attribution):
        return False
    return not any(c.dep_ == "neg" for c in cue.children)


def takes_no_side(cue: Token, attribution: Attribution) -> bool:
    """True for "neither confirmed nor denied", "did not confirm or deny"."""
    words = {word for span in attribution.cue for word in span.text.lower().split()}
    first = cue.head
    joined = cue.dep_ == "conj" and any(c.lower_ == "or" for c in first.children)
    negated = any(c.dep_ == "neg" for c in first.children)
    return bool(words & {"neither", "nor"}) or (joined and negated)


# What is denied with "no part in it" and the like.
SHARES = frozenset(
    {
        "nothing",
        "role",
        "part",
        "involvement",
        "link",
        "connection",
        "hand",
        "knowledge",
        "tie",
        "responsibility",
    }
)


def denies_a_share(head: Token) -> bool:
    """ "had nothing to do with the attack", "played no part in it"; not "gave up nothing"."""
    return any(
        c.dep_ in {"dobj", "attr"}
        and c.lemma_.lower() in SHARES
        and (c.lower_ != "nothing" or head.lemma_ in {"have", "be", "do"})
        for c in head.children
    )


def _negators(setting: Setting) -> Iterator[Token]:
    chain = setting.chain()
    inside = {token.i for token in chain}
    for token in chain:
        lacking = token.lemma_.lower() in standing_words("negation", "verbs")
        if lacking and token.lower_ != "missing":
            yield token
        for child in token.children:
            if _is_negator(child) or _is_scant(child, token):
                yield child
            own_clause = child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}
            if child.i in inside or child.dep_ not in _NEGATABLE or own_clause:
                continue  # "I have worked here, and I have never seen it" negates the second only
            for inner in child.children:
                if (
                    inner.dep_ in {"det", "neg", "preconj", "cc", "predet"}
                    and _is_negator(inner)
                    or _is_scant(inner, child)
                ):
                    yield inner
                elif inner.dep_ == "nummod":  # "not one contract"
                    yield from (n for n in inner.children if n.dep_ == "neg" and not _excepted(n))
    yield from _not_yet(setting.head)
    if setting.head.dep_ == "conj":  # "neither signed nor ratified"
        yield from (c for c in setting.head.head.children if c.lower_ == "nor" and c.dep_ == "cc")
    if setting.predicate is None:
        yield from _unlikely(setting.head)
    else:
        undone = standing_words("negation", "undoing")
        yield from (t for t in setting.predicate.path if t.lemma_.lower() in undone)
        for token, how in zip(setting.predicate.path, setting.predicate.control, strict=False):
            if how in {"negative", "unable", "unlikely"}:
                yield token


def _unlikely(head: Token) -> Iterator[Token]:
    """ "are unlikely to end the war", where no frame tells of the ending."""
    for child in head.children:
        governs = child.dep_ in {"acomp", "oprd"} and any(c.dep_ == "xcomp" for c in child.children)
        if governs and load_frames().control.get(child.lower_) in {"unlikely", "unable"}:
            yield child


# Subjects and objects whose "no" negates the clause: "no decisions were made", "shows no signs".
_NEGATABLE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "attr", "advmod", "cc", "conj", "acomp", "oprd"}
)


def _not_yet(head: Token) -> Iterator[Token]:
    """ "has yet to comment"."""
    governs = any(c.dep_ == "xcomp" for c in head.children)
    if head.lemma_ in {"have", "be"} and governs:
        yield from (c for c in head.children if c.lower_ == "yet")


def _is_negator(token: Token) -> bool:
    word = token.lower_
    if word == "nor" and token.dep_ == "cc":
        return False  # negates the conjunct that follows; handled there
    if token.dep_ == "neg" or word in standing_words("negation", "particles"):
        return not _excepted(token) and (word != "no" or token.dep_ in {"det", "neg", "advmod"})
    return (
        word in standing_words("negation", "determiners")
        and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
        and not _excepted(token)
    )


def _is_scant(modifier: Token, noun: Token) -> bool:
    """ "little sign", "few prospects": as good as none."""
    return (
        modifier.dep_ in {"amod", "det", "advmod"}
        and modifier.lower_ in standing_words("negation", "scant")
        and noun.lemma_.lower() in standing_words("negation", "scant_nouns")
        and not any(c.lower_ == "a" for c in noun.children)
    )


def _excepted(token: Token) -> bool:
    doc = token.doc
    return any(
        doc[token.i].lower_ == phrase[0]
        and tuple(t.lower_ for t in doc[token.i : token.i + len(phrase)]) == phrase
        for phrase in _exceptions()
    )

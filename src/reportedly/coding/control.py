"""The way from a clause's head to the word that carries its meaning.

In: the head of a clause. Out: a `Way`: verbs of control and nouns of intention hand the meaning on
("opted to withdraw", "has no plans to alter", "is likely to intensify", "reacted by sending"), each
saying what it makes of it: happened, attempted, negative, planned, likely, unlikely, able, unable.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from reportedly.coding.lexicon import load_frames
from reportedly.coding.subject import find_subject

_SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass"})
# "Bamako reacted by sending two more battalions": the answer is the happening.
_ANSWERING = frozenset(
    {"react", "respond", "retaliate", "reply", "answer", "begin", "start", "end"}
)
_EXPECTED = frozenset({"expect", "set", "schedule", "slate", "poise", "due"})
_LONGEST = 4  # verbs that govern verbs; longer chains were parser errors


@dataclass(frozen=True, slots=True)
class Way:
    """The verb reached, the tokens passed, what they make of it, and who its subject is."""

    verb: Token
    path: tuple[Token, ...] = ()
    control: tuple[str, ...] = ()
    subject: Token | None = None
    passive: bool = False


def follow(head: Token) -> Way:
    """Follow control from the clause's head down to the verb that carries the meaning."""
    path: list[Token] = []
    control: list[str] = []
    verb = head
    for _ in range(_LONGEST):
        step = _next(verb)
        if step is None:
            break
        verb, via, how = step
        path.extend(via)
        control.append(how)
    subject, passive = _subject_of(verb, head, path)
    return Way(verb, tuple(path), tuple(control), subject, passive)


def stay(head: Token) -> Way:
    """The way that goes nowhere: the head itself."""
    subject, passive = find_subject(head)
    return Way(head, (), (), subject, passive)


def _subject_of(verb: Token, head: Token, path: list[Token]) -> tuple[Token | None, bool]:
    """The subject of a governed verb is its governor's: "The army has no plans to leave"."""
    own = any(child.dep_ in _SUBJECT_DEPS for child in verb.children)
    if not path or own:
        return find_subject(verb)
    subject, _ = find_subject(head)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    if subject is not None and any(subject.i == token.i for token in path):
        # "no orders have been given to change": decided by whoever owns the decision
        subject = next((c for c in subject.children if c.dep_ == "poss"), None)
    return subject, passive


def _next(verb: Token) -> tuple[Token, list[Token], str] | None:
    """One step: the governed verb, the tokens on the way, and what they make of it."""
    lexicon = load_frames()
    for child in verb.children:
        if child.dep_ == "xcomp" and child.pos_ in {"VERB", "AUX"}:
            if verb.tag_ == "VBN" and verb.lemma_ in _EXPECTED:
                return child, [verb], "likely"
            how = lexicon.control.get(verb.lemma_.lower())
            if how is not None:
                return child, [verb], how
        governing = {"amod"} if verb.pos_ == "NOUN" else {"acomp", "oprd"}
        if child.dep_ in governing and child.lower_ in lexicon.control:
            for inner in child.children:
                if inner.dep_ == "xcomp" and inner.pos_ in {"VERB", "AUX"}:
                    return inner, [verb, child], lexicon.control[child.lower_]
        if child.dep_ in {"dobj", "nsubjpass", "attr", "nsubj"}:
            inner_verb = next(_intended(child), None)
            if inner_verb is not None:
                return inner_verb, [verb, child], _intention(child)
        if child.dep_ == "advmod" and child.lower_ == "short" and verb.lemma_ in {"stop", "fall"}:
            for prep in child.children:  # "stopped short of blaming"
                gerund = next((g for g in prep.children if g.dep_ == "pcomp"), None)
                if gerund is not None:
                    return gerund, [verb], "negative"
        if child.dep_ == "prep":
            gerund = next((g for g in child.children if g.dep_ == "pcomp"), None)
            if gerund is not None and child.lower_ == "by" and verb.lemma_ in _ANSWERING:
                return gerund, [verb], "happened"
            if gerund is not None and _holds_back(verb, child):
                return gerund, [verb], "negative"
    return None


def _holds_back(verb: Token, prep: Token) -> bool:
    """ "stopped short of blaming", "refrained from naming", "shied away from"."""
    if prep.lower_ == "of":
        return verb.lemma_ in {"stop", "fall"} and any(c.lower_ == "short" for c in verb.children)
    return prep.lower_ == "from" and verb.lemma_ in {"refrain", "abstain", "desist", "shy"}


def _intended(noun: Token) -> Iterator[Token]:
    """Verbs that a noun of intention governs: "plans to leave", "no intention of sharing"."""
    if noun.lemma_ not in load_frames().classes["intention"]:
        return
    for child in noun.children:
        if child.dep_ in {"acl", "relcl"} and child.tag_ == "VB":
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"of", "for"}:
            yield from (inner for inner in child.children if inner.dep_ == "pcomp")


def _intention(noun: Token) -> str:
    if noun.lemma_ in {"attempt", "effort", "bid"}:
        return "attempted"
    if noun.lemma_ == "refusal":
        return "negative"
    return "planned" if noun.lemma_ in {"plan", "intention", "proposal", "desire"} else "able"

"""Whose words: a cue's source, by the subject, agent or possessor that the parse gives it.

In: a token that carries the cue's arguments. Out: the head of the phrase that names the source,
or `None` where the text names none ("it was reported that").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.attach import matrix_of
from reportedly.attribution.cue import load_lexicon
from reportedly.attribution.tree import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    VERBAL,
    Range,
    child,
    is_passive,
    whole,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKING = ("PERSON", "ORG", "NORP", "GPE")
_PERSONAL = ("him", "her", "them", "one", "some", "others", "those", "who", "whom")
_EXPLETIVE = ("it", "there")
_CLIMBING = ("conj", "xcomp", "advcl", "pcomp", "prep", "acl", "ccomp", "dep", "acomp", "oprd")
_STEPS = 8  # chains of coordinated and non-finite verbs are short


def names_speaker(head: Token) -> bool:
    """True for a noun that can speak: "two officials", "Reuters"; False for "security concerns"."""
    lexicon = load_lexicon()
    named = (head.lower_, head.lemma_.lower())  # "envoys" speak as an envoy does
    if any(word in lexicon.speakers or word in lexicon.documents for word in named):
        return True
    if head.pos_ == "PRON":
        return head.lower_ in _PERSONAL
    return head.ent_type_ in _SPEAKING and head.pos_ == "PROPN"


def is_person(head: Token) -> bool:
    """True for a person or people: "the colonel", "him", "Min Aung Hlaing"."""
    word = head.lower_
    if word in load_lexicon().people or (head.pos_ == "PRON" and word in _PERSONAL):
        return True
    named = head.ent_type_ == "PERSON" and head.pos_ == "PROPN"
    return named and child(head, "det") is None  # "the Sahel" is none, whatever the tagger says


def is_foremost(head: Token) -> bool:
    """True for "the first official", who did do what "to concede" says, unlike "a chance to"."""
    return names_speaker(head) and any(
        kid.lower_ in ("first", "last", "only", "latest") for kid in head.lefts
    )


def agent_of(verb: Token) -> Token | None:
    """The noun after "by" of the passive `verb`."""
    for kid in verb.children:
        if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
            return child(kid, "pobj")
    return None


def speaker_of(verb: Token) -> Token | None:
    """The head of the phrase that names who does `verb`; `None` where nobody is named.

    A relative pronoun gives way to its antecedent: for "the envoy, who had suggested" it is
    "envoy".
    """
    subject = subject_of(verb)
    return None if subject is None else resolve(subject)


def subject_of(verb: Token) -> Token | None:
    """The subject as it stands, relative pronouns included, found by climbing from `verb`.

    Coordinated, non-finite and participial verbs share the subject of the verb that they hang on:
    "denied X, acknowledging that Y", "refused to say whether Z".
    """
    if is_passive(verb):
        return agent_of(verb)
    matrix = matrix_of(verb)
    node = verb if matrix is None else matrix
    for step in range(_STEPS):
        subject = _nearest_subject(node)
        if subject is None and step:
            subject = child(node, *PASSIVE_SUBJECTS)
        if subject is not None:
            empty = subject.lower_ in _EXPLETIVE and node.lemma_ in ("be", "seem", "appear")
            return None if empty else subject
        if node.dep_ in ("acl", "relcl") and node.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return _holder(node)
        if node.dep_ not in _CLIMBING or node.head.i == node.i:
            return None
        if node.dep_ == "ccomp" and child(node, "mark") is not None:
            return None
        if node.dep_ == "xcomp":
            controller = child(node.head, "dobj")
            if controller is not None:
                return controller
        node = node.head
    return None


def _nearest_subject(verb: Token) -> Token | None:
    """The subject child; of two before the verb the nearer one: "The general, Reuters reported"."""
    found: Token | None = None
    for kid in verb.children:
        if kid.dep_ in SUBJECTS and (found is None or kid.i < verb.i):
            found = kid
    return found


def _holder(clause: Token) -> Token:
    """The noun that a participle or relative clause belongs to, or who made that noun.

    "issued a statement saying that X": the statement speaks for whoever issued it.
    """
    noun = clause.head
    if is_foremost(noun) and noun.dep_ == "attr":
        return child(noun.head, "nsubj") or noun
    if clause.dep_ != "acl" or noun.lower_ not in load_lexicon().documents:
        return noun
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        verb = noun.head.head
        if noun.head.lower_ not in ("in", "at", "during", "with"):
            return noun
    if verb.pos_ in VERBAL and noun.dep_ in ("dobj", "pobj") and not is_passive(verb):
        return child(verb, "nsubj") or noun
    return noun


def resolve(subject: Token) -> Token:
    """The antecedent of a relative pronoun, else the subject itself."""
    if subject.lower_ in ("who", "which", "that") and subject.dep_ in SUBJECTS:
        clause = subject.head
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "relcl":
            return _person_before(clause.head) if subject.lower_ == "who" else clause.head
    return subject


def _person_before(noun: Token) -> Token:
    """The noun that "who" stands for: not Goma in "a woman from Goma who declined"."""
    person = noun
    while person.dep_ == "pobj" and not is_person(person) and person.head.head.pos_ == "NOUN":
        person = person.head.head
    return person if is_person(person) else noun


def phrase_of(head: Token, cue: int) -> Range:
    """The range of the noun phrase of `head`, without what follows on the side of the cue.

    The relative clause or participle that holds the cue is cut off: "the envoy, who had suggested
    ..." gives "the envoy".
    """
    first, last = whole(head)
    if first <= cue <= last:
        if cue > head.i:
            last = min(last, _limit(head, cue))
        else:
            first = head.i
    while first > 1 and head.doc[first - 1].text == "-" and head.doc[first].pos_ == "PROPN":
        first -= 2  # Hala al-Mikhlafi, whose parts the parse leaves apart
        while first > 0 and head.doc[first - 1].pos_ == "PROPN":
            first -= 1
    while last > head.i and head.doc[last].is_punct and head.doc[last].text not in "\"')":
        last -= 1
    return first, last


def _limit(head: Token, cue: int) -> int:
    for kid in head.rights:
        first, last = whole(kid)
        if first <= cue <= last:
            return first - 1
    return cue - 1

"""Nouns for people: a token in, whether somebody can be harmed under that name out."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.codebook import load_table, load_words
from reportedly.coding.numeral import counts
from reportedly.coding.speaker_nouns import person_nouns


def is_person(phrase: Token) -> bool:
    """True where the token is a number or a noun for people, or ends a name with a title."""
    known = load_words("casualties", "people", "words") | person_nouns()
    # the parser leaves "Terrorists" in a headline as it is
    forms = {phrase.lemma_.lower(), phrase.lower_, phrase.lower_.removesuffix("s")}
    named = phrase.ent_type_ == "PERSON" and any(c.dep_ == "compound" for c in phrase.children)
    return counts(phrase) or named or not forms.isdisjoint(known)


def is_definite_person(noun: Token) -> bool:
    """Whether a phrase names one person by "the", "his" or a title: "the district chief"."""
    if noun.tag_ not in {"NN", "NNP"} or not is_person(noun) or counts(noun):
        return False
    return noun.ent_type_ == "PERSON" or any(c.dep_ in {"det", "poss"} for c in noun.lefts)


def is_one(noun: Token) -> bool:
    """Whether "a" before a noun counts one person: not "a plan", "a family", "a barrage"."""
    lemma = noun.lemma_.lower()
    if is_thing(noun):
        return False
    known = lemma in load_words("casualties", "people", "words") or lemma in person_nouns()
    return known or lemma not in violent_nouns()


def is_thing(noun: Token) -> bool:
    """Whether a noun is known to count no people: "killed 12 cows", "killed the deal"."""
    return noun.lemma_.lower() in load_words("casualties", "people", "things")


@cache
def harm_nouns() -> frozenset[str]:
    """Nouns that count the harm itself: "12 deaths"."""
    table = load_table("casualties")["nouns"]
    return frozenset().union(*(load_words("casualties", "nouns", harm) for harm in table))


@cache
def violent_nouns() -> frozenset[str]:
    """What harms, and never is who was harmed: "a barrage", "an attack"."""
    table = load_table("violence")
    words = {word for words in table.values() for word in words if " " not in word}
    return frozenset(words | load_words("casualties", "scope", "blows"))

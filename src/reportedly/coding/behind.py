"""Who stands behind a blow: the phrase of an attack or weapon in, the tokens that name its doer out.

"US-led strikes", "regime helicopters", "a rebel mortar attack", "in clashes with the army": news tells
who acted in the words before or behind the blow, and makes the blow the subject or puts it in "in".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from reportedly.codebook import load_words
from reportedly.coding.arguments import prep_objects
from reportedly.coding.people import violent_nouns

_BESIDE = frozenset({"compound", "amod", "nmod", "poss"})
_NAMES = frozenset({"NORP", "GPE", "ORG", "PERSON"})
_SETTINGS = {"in", "during", "by", "from", "after", "following", "amid"}


def is_blow(noun: Token) -> bool:
    """True for a noun of attack, or of what strikes: "shelling", "airstrikes", "a car bomb"."""
    lemma = noun.lemma_.lower()
    # the parser takes many "airstrikes" for a verb
    nominal = noun.pos_ in {"NOUN", "PROPN"} or noun.dep_ in {"pobj", "nsubj", "conj"}
    return nominal and (
        lemma in violent_nouns()
        or noun.lower_.removesuffix("s") in violent_nouns()
        or lemma in load_words("predicates", "classes", "weapons")
    )


def doers_behind(blow: Token) -> list[Token]:
    """The heads of phrases that name whose blow it is, none where nothing does."""
    found = [doer for child in blow.lefts for doer in _named_in(child)]
    found += prep_objects(blow, {"by"})
    return found


def doers_in_setting(verb: Token) -> list[Token]:
    """Who did what a clause only tells the harm of: "were killed in government shelling".

    In "killed in clashes with the army" it is the army, whatever "clashes" tells of who began.
    """
    for noun in prep_objects(verb, _SETTINGS):
        for blow in (noun, *noun.conjuncts):
            if is_blow(blow):
                found = doers_behind(blow) or prep_objects(blow, {"with"})
                if found:
                    return found
    return []


def _named_in(modifier: Token) -> Iterator[Token]:
    if modifier.dep_ not in _BESIDE or modifier.ent_type_ in {"DATE", "TIME"}:
        return
    if modifier.lower_ == "led":  # "US-led"
        yield from (child for child in modifier.lefts if child.ent_type_ in _NAMES)
    elif modifier.ent_type_ in _NAMES or _is_side(modifier):
        after = modifier.nbor(1)
        if not (after.ent_iob_ == "I" or (modifier.ent_type_ and _is_side(after))):
            yield modifier  # of "Islamic State" and "the Assad regime" the last word
    elif modifier.pos_ == "PROPN" and any(child.ent_type_ in _NAMES for child in modifier.lefts):
        yield modifier
    else:
        for child in modifier.lefts:
            yield from _named_in(child)


@cache
def _sides() -> frozenset[str]:
    return load_words("casualties", "doers", "words")


def _is_side(token: Token) -> bool:
    return token.lemma_.lower() in _sides() or token.lower_ in _sides()

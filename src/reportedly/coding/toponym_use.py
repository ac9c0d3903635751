"""A place's name in its sentence in, how the name is used there and how near to it things are out.

"in Damascus" is literal, "Damascus denied" metonymic: the name of a capital or country stands for
its government where the grammar makes it act, speak, own or be dealt with. Precision is that of
UCDP GED, coarser where the words say "near", "outskirts" or "northern".
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from reportedly.codebook import load_words
from reportedly.codebook.gazetteer import precision_of

PlaceUse = Literal["literal", "metonymic", "demonym", "adjectival"]

_PARTICIPLES = ("VBN", "VBD", "VBG", "JJ")
_DIRECTED = 5  # part of a country without borders
_DISTRICT = 3
_NEAR = 2  # within about 25 km


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of a list in codebook/toponyms.toml, read once."""
    return load_words("toponyms", kind)


@cache
def plain_words() -> frozenset[str]:
    """Words that are written with a capital and name no place by themselves."""
    kinds = ("words", "town_words", "region_words", "district_words", "directions", "titles")
    return frozenset(word for kind in kinds for word in listed(kind))


def governor(doc: Doc, first: int, last: int) -> Token:
    """The token of the name by which it hangs on the rest of its sentence."""
    for token in doc[first : last + 1]:
        if not first <= token.head.i <= last or token.head.i == token.i:
            return token
    return doc[last]


def use_of(doc: Doc, first: int, last: int) -> PlaceUse:
    """How the name of a country or capital is used: as the place, or for its government."""
    if last + 2 < len(doc) and doc[last + 1].text == "-" and doc[last + 2].tag_ in _PARTICIPLES:
        return "adjectival"  # "Rwanda-backed rebels"
    head = governor(doc, first, last)
    while head.dep_ in ("conj", "appos") and head.head.i != head.i:
        head = head.head  # "Russia, Iran, and Syria" are used as the first of them
    parent = head.head
    if head.dep_ == "pobj" or (head.dep_ == "pcomp" and parent.pos_ == "ADP"):
        return _after_preposition(parent)
    if head.dep_ in ("nsubj", "agent", "dative", "oprd", "attr"):
        return "metonymic"
    if head.dep_ in ("dobj", "nsubjpass"):
        struck = parent.lemma_.lower() in listed("strike_verbs")
        return "literal" if struck else "metonymic"
    if head.dep_ == "poss":
        return "literal" if _is_place_noun(parent) else "metonymic"
    if head.dep_ in ("compound", "nmod", "amod") and parent.i > last:
        if parent.pos_ == "VERB":
            return "metonymic"  # a subject misread: "Azerbaijan retook Shusha"
        return "literal" if _is_place_noun(parent) else "adjectival"
    return "literal"


def _after_preposition(preposition: Token) -> PlaceUse:
    word, above = preposition.lower_, preposition.head
    noun = above.lemma_.lower()
    if word in listed("actor_prepositions"):
        return "metonymic"
    if word == "of":
        return "literal" if _is_place_noun(above) else "metonymic"
    if word in ("to", "toward", "towards"):
        return "metonymic" if noun in listed("bonds") else "literal"
    if word in ("on", "upon"):
        return "literal" if noun in listed("strike_nouns") else "metonymic"
    if word == "from" and noun in listed("people"):
        return "metonymic"  # "representatives from Russia" may sit anywhere
    return "literal"


def _is_place_noun(token: Token) -> bool:
    """True for a noun or name that a place can hold: "Damascus's Mezzeh district"."""
    word = token.lemma_.lower()
    return token.ent_type_ in ("GPE", "LOC", "FAC") or any(
        word in listed(kind)
        for kind in ("town_words", "district_words", "region_words", "feature_words", "near_nouns")
    )


def is_named_thing(doc: Doc, last: int) -> bool:
    """True where the name is the first part of an organisation's, office's or thing's name."""
    after = last + 1
    if after >= len(doc):
        return False
    word = doc[after]
    things = listed("named_things")
    if word.lower_ in things and word.text[:1].isupper():
        return True
    if word.pos_ == "PROPN" and after + 1 < len(doc) and doc[after + 1].pos_ == "PROPN":
        return doc[after + 1].lower_ in things and word.text[:1].isupper()
    return False


def is_after_locative(doc: Doc, first: int, *, firm: bool = False) -> bool:
    """True where a preposition of place stands before the name, with "the" or "northern" between."""
    at = first - 1
    while at >= 0 and (
        doc[at].lower_ in ("the", "a", "an", "all") or doc[at].lower_ in listed("directions")
    ):
        at -= 1
    return at >= 0 and doc[at].lower_ in listed("firm" if firm else "locative")


def kind_word(doc: Doc, first: int, last: int) -> str:
    """The word beside the name that says of what kind the place is, lower case, "" where none is.

    "Homs province", "the province of Homs", "the Syrian town of Qusayr", "the village of Ber".
    """
    kinds = ("region_words", "district_words", "town_words", "feature_words")
    if last + 1 < len(doc):
        word = doc[last + 1].lower_
        if any(word in listed(kind) for kind in kinds):
            return word
    if first >= 2 and doc[first - 1].lower_ == "of":
        word = doc[first - 2].lower_
        if any(word in listed(kind) for kind in kinds):
            return word
    if first >= 1 and doc[first - 1].dep_ == "compound":
        word = doc[first - 1].lower_
        if any(word in listed(kind) for kind in kinds[1:]):
            return word
    return ""


def precision_at(doc: Doc, first: int, last: int, kind: str) -> int:
    """The UCDP precision of what is told at this place, given the kind of place."""
    exact = precision_of(kind)
    before = doc[first - 1].lower_ if first else ""
    if exact in (4, 6) and before in listed("directions"):
        return _DIRECTED if exact == 6 else exact
    if exact != 1:
        return exact
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if after in listed("district_words") and kind in ("town", "city"):
        return _DISTRICT  # named after its town
    if after in listed("near_nouns"):
        return _NEAR
    head = governor(doc, first, last)
    while head.dep_ == "conj" and head.head is not head:
        head = head.head  # "the countryside around Aleppo and Idlib"
    led = head.head if head.dep_ == "pobj" else doc[max(0, first - 1)]
    if led.lower_ in listed("near"):
        return _NEAR
    of_near = led.lower_ == "of" and led.head.lower_ in listed("near_nouns")
    return _NEAR if of_near or led.head.lower_ in listed("fringes") else exact

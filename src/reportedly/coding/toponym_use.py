"""A place's name in its sentence in, how the name is used there and how near to it things are out.

"in Damascus" is literal, "Damascus denied" metonymic: the name of a capital or country stands for
its government where the grammar makes it act, speak, own or be dealt with. Precision is that of
UCDP GED, coarser where the words say "near", "outskirts" or "northern".
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Doc, Token

from reportedly.codebook import load_words
from reportedly.codebook.gazetteer import precision_of

PlaceUse = Literal["literal", "metonymic", "demonym", "adjectival"]

_DIRECTED = 5  # part of a country without borders
_NEAR = 2  # within about 25 km


def governor(doc: Doc, first: int, last: int) -> Token:
    """The token of the name by which it hangs on the rest of its sentence."""
    for token in doc[first : last + 1]:
        if not first <= token.head.i <= last or token.head.i == token.i:
            return token
    return doc[last]


def use_of(doc: Doc, first: int, last: int) -> PlaceUse:
    """How the name of a country or capital is used: as the place, or for its government."""
    head = governor(doc, first, last)
    while head.dep_ in ("conj", "appos") and head.head.i != head.i:
        head = head.head  # "Russia, Iran, and Syria" are used as the first of them
    parent = head.head
    if head.dep_ == "pobj" or (head.dep_ == "pcomp" and parent.pos_ == "ADP"):
        return _after_preposition(parent)
    if head.dep_ in ("nsubj", "agent", "dative", "oprd", "attr"):
        return "metonymic"
    if head.dep_ in ("dobj", "nsubjpass"):
        struck = parent.lemma_.lower() in load_words("toponyms", "strike_verbs")
        return "literal" if struck else "metonymic"
    if head.dep_ == "poss":
        return "literal" if _is_place_noun(parent) else "metonymic"
    if head.dep_ in ("compound", "nmod", "amod") and parent.i > last:
        return "literal" if _is_place_noun(parent) else "adjectival"
    return "literal"


def _after_preposition(preposition: Token) -> PlaceUse:
    word, above = preposition.lower_, preposition.head
    noun = above.lemma_.lower()
    if word in load_words("toponyms", "actor_prepositions"):
        return "metonymic"
    if word == "of":
        return "literal" if _is_place_noun(above) else "metonymic"
    if word in ("to", "toward", "towards"):
        return "metonymic" if noun in load_words("toponyms", "bonds") else "literal"
    if word in ("on", "upon"):
        return "literal" if noun in load_words("toponyms", "strike_nouns") else "metonymic"
    return "literal"


def _is_place_noun(token: Token) -> bool:
    """True for a noun or name that a place can hold: "Damascus's Mezzeh district"."""
    word = token.lemma_.lower()
    return token.ent_type_ in ("GPE", "LOC", "FAC") or any(
        word in load_words("toponyms", kind)
        for kind in ("town_words", "district_words", "region_words", "feature_words", "near_nouns")
    )


def is_named_thing(doc: Doc, last: int) -> bool:
    """True where the name is the first part of an organisation's, office's or thing's name."""
    after = last + 1
    if after >= len(doc):
        return False
    word = doc[after]
    things = load_words("toponyms", "named_things")
    if word.lower_ in things and word.text[:1].isupper():
        return True
    if word.pos_ == "PROPN" and after + 1 < len(doc) and doc[after + 1].pos_ == "PROPN":
        return doc[after + 1].lower_ in things and word.text[:1].isupper()
    return False


def is_after_locative(doc: Doc, first: int, *, firm: bool = False) -> bool:
    """True where a preposition of place stands before the name, with "the" or "northern" between."""
    at = first - 1
    while at >= 0 and (
        doc[at].lower_ in ("the", "a", "an", "all")
        or doc[at].lower_ in load_words("toponyms", "directions")
    ):
        at -= 1
    return at >= 0 and doc[at].lower_ in load_words("toponyms", "firm" if firm else "locative")


def kind_word(doc: Doc, first: int, last: int) -> str:
    """The word beside the name that says of what kind the place is, lower case, "" where none is.

    "Homs province", "the province of Homs", "the Syrian town of Qusayr", "the village of Ber".
    """
    kinds = ("region_words", "district_words", "town_words", "feature_words")
    if last + 1 < len(doc):
        word = doc[last + 1].lower_
        if any(word in load_words("toponyms", kind) for kind in kinds):
            return word
    if first >= 2 and doc[first - 1].lower_ == "of":
        word = doc[first - 2].lower_
        if any(word in load_words("toponyms", kind) for kind in kinds):
            return word
    if first >= 1 and doc[first - 1].dep_ == "compound":
        word = doc[first - 1].lower_
        if any(word in load_words("toponyms", kind) for kind in kinds[1:]):
            return word
    return ""


def precision_at(doc: Doc, first: int, last: int, kind: str) -> int:
    """The UCDP precision of what is told at this place, given the kind of place."""
    exact = precision_of(kind)
    before = doc[first - 1].lower_ if first else ""
    if exact in (4, 6) and before in load_words("toponyms", "directions"):
        return _DIRECTED if exact == 6 else exact
    if exact != 1:
        return exact
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if after in load_words("toponyms", "near_nouns") or before in load_words("toponyms", "near"):
        return _NEAR
    if before in ("of", "around", "the"):
        at = first - 2
        while at >= 0 and doc[at].lower_ in ("the", "of"):
            at -= 1
        if at >= 0 and doc[at].lower_ in (
            load_words("toponyms", "near") | load_words("toponyms", "near_nouns")
        ):
            return _NEAR
    return exact

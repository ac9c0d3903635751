"""Places that no gazetteer knows, named with what they are: "Manyan market", "the village of Ser Bala".

In: a parse and the places that were found in it. Out: mentions of further places, without a point:
a run of capitalised words beside a noun for a place that people live in, hold or are hit in. What
contains them is the next place of the sentence: "Salah Eddin neighbourhood in Aleppo".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.claim import Where
from reportedly.codebook import load_words
from reportedly.coding.toponym import PlaceMention
from reportedly.text import Parse

_LONGEST = 4  # words of a name: "Bab al-Nairab", "Rigwai Sofla"
_HOLDER = 6  # words behind a site in which what contains it is named: "in the west of Aleppo city"


def find_sites(parse: Parse, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Mentions of places named by their kind that are not among `places`, in order."""
    taken = {index for place in places for index in range(place.first, place.last + 1)}
    found = []
    for first, last in _runs(parse.doc):
        if taken.isdisjoint(range(first, last + 1)):
            span = parse.span(first, last)
            regions = _holder(parse.doc, last, places)
            where = Where(span.text, span, regions=regions)
            found.append(PlaceMention(where, first, last, "literal"))
    return tuple(found)


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """First and last token of each name that stands beside a noun for its kind."""
    end = -1
    for kind in doc:
        if kind.lower_ not in _kinds() or kind.pos_ != "NOUN":
            continue
        first = last = kind.i
        while first - 1 > end and kind.i - first < _LONGEST + 2 and _is_name(doc[first - 1]):
            first -= 1
        while first < kind.i and (doc[first].text == "-" or doc[first].lower_ in _inner_only()):
            first += 1
        if first < kind.i:
            last = kind.i - 1
        elif kind.i + 2 < len(doc) and doc[kind.i + 1].lower_ == "of":
            first = last = kind.i + 2
            while last < len(doc) and last - first < _LONGEST + 2 and _is_name(doc[last]):
                last += 1
            last -= 1
        else:
            continue
        if last >= first and _is_good(doc, first, last):
            end = last
            yield first, last


def _is_name(token: Token) -> bool:
    word = token.lower_
    if token.text == "-":
        return True
    if word in load_words("toponyms", "inner") and word not in {
        "of",
        "the",
        "and",
        "in",
        "at",
        "on",
    }:
        return True
    return token.text[:1].isupper() and token.is_alpha and token.pos_ in {"PROPN", "NOUN", "ADJ"}


def _is_good(doc: Doc, first: int, last: int) -> bool:
    """Not "the Syrian city", "President Assad's compound" or the first word of a sentence alone."""
    words = [doc[i] for i in range(first, last + 1) if doc[i].text[:1].isupper()]
    if not words or all(word.ent_type_ in {"NORP", "GPE"} and word.pos_ == "ADJ" for word in words):
        return False
    opens = doc[first].is_sent_start and len(words) == 1
    plain = any(word.lower_ in load_words("toponyms", "words") for word in words)
    people = any(word.lower_ in load_words("toponyms", "titles") for word in words)
    return not (opens or plain or people)


@cache
def _inner_only() -> frozenset[str]:
    return frozenset({"and", "y", "e", "i", "o", "d", "l"})


@cache
def _kinds() -> frozenset[str]:
    kinds = (load_words("toponyms", name) for name in ("town_words", "district_words"))
    return frozenset().union(*kinds) - {"capital", "stronghold", "hub", "zone", "territory", "base"}


def _holder(doc: Doc, last: int, places: Sequence[PlaceMention]) -> tuple[str, ...]:
    for place in places:
        near = last < place.first <= last + _HOLDER
        if near and place.where.id is not None and doc[place.first].sent == doc[last].sent:
            name, regions = place.where.name, place.where.regions
            return regions if regions[:1] == (name,) else (name, *regions)
    return ()

"""Candidate names in, those that are places out.

A name is a place by its own sentence (a preposition of place, "the town of", a region after it, a
verb that takes places), by being a country or an entry of the supplement, by the recogniser's word,
or, in a second round, by company: listed with a place, held by one, called a place elsewhere in the
article, or the only one of its name in a country that the article tells of.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.codebook.gazetteer import PlaceEntry
from reportedly.coding.toponym_context import Context, holder_after, region_after_comma
from reportedly.coding.toponym_scan import Candidate
from reportedly.coding.toponym_use import is_after_locative, kind_word, listed

_BIG = 150_000  # inhabitants of a town that is taken for itself without a word that says so
_KNOWN = 3_000  # inhabitants of a town of the article's country that is taken so
_LABELS = ("GPE", "LOC", "FAC")


def accept_alone(doc: Doc, candidates: Sequence[Candidate]) -> list[bool]:
    """For each candidate whether its own words make it a place."""
    return [_is_place(doc, one) for one in candidates]


def accept_by_company(
    doc: Doc, candidates: Sequence[Candidate], sure: Sequence[bool], context: Context
) -> list[Candidate]:
    """The candidates that are places, those included that only the article makes so, in order."""
    good = [
        known or (not one.in_person and _is_of_country(doc, one, context))
        for one, known in zip(candidates, sure, strict=True)
    ]
    for number in range(len(candidates) - 1, -1, -1):  # backwards: the last of a list has its "in"
        one = candidates[number]
        if not good[number] and one.entries and not one.in_person:
            after = candidates[number + 1] if number + 1 < len(candidates) else None
            good[number] = after is not None and (
                (good[number + 1] and _is_listed(doc, one, after))
                or (good[number + 1] and holder_after(doc, one, after))
            )
    for number in range(1, len(candidates)):
        one = candidates[number]
        if not good[number] and one.entries and not one.in_person and good[number - 1]:
            good[number] = _is_listed(doc, candidates[number - 1], one)
    keys = {one.key for one, known in zip(candidates, good, strict=True) if known and one.entries}
    return [
        one
        for one, known in zip(candidates, good, strict=True)
        if known or (one.key in keys and not (one.in_person or _is_barred(doc, one)))
    ]


def _is_place(doc: Doc, one: Candidate) -> bool:
    if one.in_person or _is_titled(doc, one) or _is_of_thing(doc, one):
        return False
    if one.state is not None and one.how != "capital":
        return True
    if not one.entries:
        return is_after_locative(doc, one.first) or _is_shown(doc, one)
    if _is_tail(doc, one):
        return False
    if one.label in _LABELS and not one.in_organisation:
        return True
    if _is_shown(doc, one):
        return True
    if any(entry.id.startswith("place:") for entry in one.entries):
        return one.label != "PERSON" or one.first < one.last
    if one.state is not None or any(entry.kind != "town" for entry in one.entries):
        return one.label != "PERSON"
    return one.label not in ("PERSON", "ORG") and _biggest(one).population >= _BIG


def _is_shown(doc: Doc, one: Candidate) -> bool:
    """True where the words around the name take a place."""
    if is_after_locative(doc, one.first, firm=True) or kind_word(doc, one.first, one.last):
        return True
    if region_after_comma(doc, one.last) is not None:
        return True
    head = doc[one.last]
    above = head.head
    if head.dep_ in ("compound", "nmod") and above.lower_ in listed("site_words"):
        return True  # "the Ashkelon power station"
    if head.dep_ in ("dobj", "nsubjpass") and above.lemma_.lower() in listed("strike_verbs"):
        return True
    if head.dep_ == "appos":
        return above.lower_ in listed("town_words") or above.lower_ in listed("region_words")
    if head.dep_ == "pobj" and above.lower_ == "of":
        return above.head.lemma_.lower() in listed("dwellers")
    return False


def _is_barred(doc: Doc, one: Candidate) -> bool:
    """True where the words around the name make it something other than a place."""
    return _is_titled(doc, one) or _is_of_thing(doc, one) or _is_tail(doc, one)


def _is_of_thing(doc: Doc, one: Candidate) -> bool:
    """True for "Marburg virus" and "Lincoln Avenue"."""
    return one.last + 1 < len(doc) and doc[one.last + 1].lower_ in listed("not_places")


def _is_tail(doc: Doc, one: Candidate) -> bool:
    """True where a town's name ends a longer name: "Dartmouth Street", "Salinas Valley"."""
    if one.first == 0 or any(entry.kind != "town" for entry in one.entries):
        return False
    before = doc[one.first - 1]
    return (
        (before.pos_ == "PROPN" or before.ent_type_ in _LABELS)
        and before.text[:1].isupper()
        and before.whitespace_ == " "
        and before.text.isalpha()
        and before.lower_ not in listed("before_places")
        and not before.is_sent_start
        and before.ent_type_ not in ("NORP", "DATE")
    )


def _is_titled(doc: Doc, one: Candidate) -> bool:
    """True for "President Jordan": a title and one word."""
    before = doc[one.first - 1] if one.first else None
    return (
        before is not None
        and one.first == one.last
        and before.text[:1].isupper()
        and before.lower_ in listed("titles")
        and before.whitespace_ == " "
    )


def _is_of_country(doc: Doc, one: Candidate, context: Context) -> bool:
    """True for a town's name of a country that the article names: "Bukavu was calm"."""
    if not one.entries or one.in_organisation or _is_barred(doc, one):
        return False
    names = [
        entry
        for entry in one.entries
        if entry.rank < 2 and entry.population >= _KNOWN and entry.country in context.countries
    ]
    if not names or doc[one.last].pos_ != "PROPN":
        return False
    if one.label == "PERSON" or one.first == one.last == _opening(doc, one):
        return any(entry.population >= _BIG for entry in names)
    return True


def _opening(doc: Doc, one: Candidate) -> int:
    """Index of the first token of the candidate's sentence."""
    start: int = doc[one.first].sent.start
    return start


def _is_listed(doc: Doc, before: Candidate, after: Candidate) -> bool:
    """True for two names with a comma or "and" between: "Omdurman and Wad Madani"."""
    between = [token.lower_ for token in doc[before.last + 1 : after.first]]
    return 0 < len(between) <= 2 and all(word in (",", "and", "or") for word in between)


def _biggest(one: Candidate) -> PlaceEntry:
    return max(one.entries, key=lambda entry: entry.population)

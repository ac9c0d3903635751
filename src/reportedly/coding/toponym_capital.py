"""Capitals that are not called by their names: "Kazakhstan's capital", "the Lebanese capital".

In: the parse's tokens and the states among its candidates. Out: the phrases, each with the city that
it means. A bare "the capital" is that of the country which the article names most, where that is
clear; a phrase that its own city follows ("the Lebanese capital, Beirut") is left to the name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from reportedly.codebook.actors import StateEntry
from reportedly.codebook.gazetteer import PlaceEntry, lookup
from reportedly.codebook.register import load_register
from reportedly.coding.toponym_context import Context
from reportedly.coding.toponym_scan import Candidate
from reportedly.coding.toponym_use import listed

_CLEAR = 0.5  # share of all mentions of countries from which on one is the article's own


@dataclass(frozen=True, slots=True)
class CapitalPhrase:
    """Tokens `first` to `last` mean the capital city called `name`."""

    first: int
    last: int
    name: str
    city: PlaceEntry


def find_capitals(doc: Doc, accepted: Sequence[Candidate], context: Context) -> list[CapitalPhrase]:
    """All such phrases, in order."""
    by_first = {one.first: one for one in accepted}
    by_last = {one.last: one for one in accepted}
    found = []
    for token in doc:
        if token.lower_ != "capital" or not _is_city_word(doc, token):
            continue
        if _is_named(doc, token.i, by_first, by_last):
            continue
        first, last, state = _owner(doc, token.i, by_first, by_last)
        if state is None and first == token.i - 1:
            state = _own_state(context)
        city = _city(state) if state is not None else None
        if state is not None and city is not None:
            found.append(CapitalPhrase(first, last, state.capitals[0], city))
    return found


def _is_city_word(doc: Doc, token: Token) -> bool:
    """False for money and letters, and for the capitals of regions and trades."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod", "nmod"):
        return False
    return token.i == 0 or doc[token.i - 1].lower_ not in listed("other_capitals")


def _is_named(
    doc: Doc, at: int, by_first: Mapping[int, Candidate], by_last: Mapping[int, Candidate]
) -> bool:
    """True where the city's own name stands beside: "the capital, Khartoum", "Juba, the capital"."""
    after = at + 2 if at + 1 < len(doc) and doc[at + 1].lower_ in (",", "of", "city") else at + 1
    one = by_first.get(after)
    if one is not None and (one.state is None or one.how == "capital"):
        return True
    before = at - 1
    while before > 0 and doc[before].lower_ in ("the", "'s", "its", "and") or before in by_last:
        if before in by_last and by_last[before].state is None:
            return True
        before = by_last[before].first - 1 if before in by_last else before - 1
    if before > 0 and doc[before].text == "," and (one := by_last.get(before - 1)) is not None:
        return one.state is None or one.how == "capital"
    return False


def _owner(
    doc: Doc, at: int, by_first: Mapping[int, Candidate], by_last: Mapping[int, Candidate]
) -> tuple[int, int, StateEntry | None]:
    """First and last token of the phrase, and the state whose capital it is, if told."""
    before = at - 1
    if before >= 0 and doc[before].lower_ in ("'s", "'"):
        before -= 1
    one = by_last.get(before)
    if one is not None and one.state is not None and one.how != "capital":
        return one.first, at, one.state
    after = at + 1
    if after < len(doc) and doc[after].lower_ == "of":
        after += 1 + (after + 1 < len(doc) and doc[after + 1].lower_ == "the")
        one = by_first.get(after)
        if one is not None and one.state is not None and one.how in ("name", "alias"):
            return at, one.last, one.state
        return at, at, None
    if at and doc[at - 1].lower_ == "the":
        return at - 1, at, None
    return at, at, None


def _own_state(context: Context) -> StateEntry | None:
    """The state that the article is about, where one is named far more than all others."""
    if not context.countries:
        return None
    code, share = max(context.countries.items(), key=lambda pair: (pair[1], pair[0]))
    if share < _CLEAR:
        return None
    states = load_register().states
    return next((states[key] for key in states if states[key].actor.country == code), None)


def _city(state: StateEntry) -> PlaceEntry | None:
    """The gazetteer's entry of a state's first capital."""
    if not state.capitals:
        return None
    towns = [
        entry
        for entry in lookup(state.capitals[0])
        if entry.country == state.actor.country and entry.kind in ("town", "city")
    ]
    return max(towns, key=lambda entry: entry.population, default=None)

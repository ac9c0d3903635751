"""A parse in, the places that it names out: recognised, resolved to the gazetteer, with their use.

Precision codes follow UCDP GED (1 exact, 2 near, 3 and 4 second- and first-level region, 5 linear or
vague, 6 country, 7 international waters). A place that the gazetteer does not hold, or that nothing
in the article tells apart from its namesakes, is returned without a point: never an invented pin.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.claim import Where
from reportedly.codebook.gazetteer import PlaceEntry, lookup, regions_of
from reportedly.coding.toponym_accept import accept_alone, accept_by_company
from reportedly.coding.toponym_capital import CapitalPhrase, find_capitals
from reportedly.coding.toponym_choice import choose
from reportedly.coding.toponym_context import context_of, held_by
from reportedly.coding.toponym_scan import Candidate, scan_places
from reportedly.coding.toponym_use import (
    PlaceUse,
    is_named_thing,
    kind_word,
    precision_at,
    use_of,
)
from reportedly.text import Parse

__all__ = ["PlaceMention", "PlaceUse", "find_places"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a parse: tokens `first` to `last`, both included.

    `use` is "literal" for the place itself, "metonymic" for a government called by its seat or
    country, "demonym" and "adjectival" for people and things of it, which place no event.
    """

    where: Where
    first: int
    last: int
    use: PlaceUse


def find_places(parse: Parse, published_outlet_hint: str | None = None) -> tuple[PlaceMention, ...]:
    """All places named in the paragraphs of `parse`, in order.

    `published_outlet_hint` names the outlet; its country weighs a little where a name has many
    places. `where.name` keeps the article's words, but for countries and "the Lebanese capital",
    which carry their usual name.
    """
    doc, scan = parse.doc, scan_places(parse)
    sure = accept_alone(doc, scan.candidates)
    known = [one for one, good in zip(scan.candidates, sure, strict=True) if good]
    context = context_of(parse.article, scan, known, published_outlet_hint)
    accepted = accept_by_company(doc, scan.candidates, sure, context)
    context = context_of(parse.article, scan, accepted, published_outlet_hint)
    capitals = find_capitals(doc, accepted, context)
    taken = {at for one in capitals for at in range(one.first, one.last + 1)}
    accepted = [one for one in accepted if one.first not in taken]
    held = [held_by(doc, accepted, number) for number in range(len(accepted))]
    places = choose(accepted, held, context)
    mentions = [_mention(parse, one, place) for one, place in zip(accepted, places, strict=True)]
    mentions += [_capital(parse, one) for one in capitals]
    inside = parse.in_paragraph
    return tuple(
        sorted(
            (one for one in mentions if not inside or inside[one.first]), key=lambda one: one.first
        )
    )


def _mention(parse: Parse, one: Candidate, place: PlaceEntry | None) -> PlaceMention:
    """The mention of a candidate that was resolved to `place`, or to none."""
    doc = parse.doc
    if one.state is not None and one.how in ("adjective", "demonym"):
        use: PlaceUse = "adjectival" if one.how == "adjective" else "demonym"
        return PlaceMention(_where(parse, one, _country(one)), one.first, one.last, use)
    of_kind = kind_word(doc, one.first, one.last) != ""
    if (one.in_organisation and not of_kind) or is_named_thing(doc, one.last):
        use = "adjectival"
    elif one.how == "capital" or (place is not None and place.kind == "country"):
        use = use_of(doc, one.first, one.last)
    else:
        use = "literal"
    return PlaceMention(_where(parse, one, place), one.first, one.last, use)


def _country(one: Candidate) -> PlaceEntry | None:
    """The gazetteer's entry of the state that an adjective or people's name belongs to."""
    if one.state is None:
        return None
    entries = lookup(one.state.actor.name)
    kinds = ("country", "area", "region")
    return next(
        (e for e in entries if e.kind in kinds and e.country == one.state.actor.country), None
    )


def _where(parse: Parse, one: Candidate, place: PlaceEntry | None) -> Where:
    """The place record of a candidate; without point and precision where `place` is `None`."""
    span = parse.span(one.first, one.last)
    if place is None:
        return Where(span.text, span)
    return Where(
        name=place.name if place.kind == "country" else span.text,
        span=span,
        id=place.id,
        lat=place.lat,
        lon=place.lon,
        precision=precision_at(parse.doc, one.first, one.last, place.kind),
        country=place.country,
        regions=regions_of(place),
    )


def _capital(parse: Parse, one: CapitalPhrase) -> PlaceMention:
    """The mention of a capital that is not called by its name."""
    place = one.city
    where = Where(
        name=one.name,
        span=parse.span(one.first, one.last),
        id=place.id,
        lat=place.lat,
        lon=place.lon,
        precision=precision_at(parse.doc, one.first, one.last, place.kind),
        country=place.country,
        regions=regions_of(place),
    )
    return PlaceMention(where, one.first, one.last, use_of(parse.doc, one.first, one.last))

"""A parse in, the places that it names out: recognised, resolved to the gazetteer, with their use.

Precision codes follow UCDP GED (1 exact, 2 near, 3 and 4 second- and first-level region, 5 linear or
vague, 6 country, 7 international waters). A place that the gazetteer does not hold, or that nothing
in the article tells apart from its namesakes, is returned without a point: never an invented pin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from reportedly.claim import Where
from reportedly.codebook import load_table, load_words
from reportedly.codebook.actors import StateEntry, get_state, lookup_actor
from reportedly.codebook.gazetteer import PlaceEntry, lookup, regions_of
from reportedly.coding.toponym_choice import Context, Held, choose
from reportedly.coding.toponym_scan import Candidate, Scan, scan_places
from reportedly.coding.toponym_use import (
    PlaceUse,
    is_after_locative,
    is_named_thing,
    kind_word,
    precision_at,
    use_of,
)
from reportedly.text import Parse

__all__ = ["PlaceMention", "PlaceUse", "find_places"]

_BIG = 150_000  # inhabitants of a town that is taken for itself without a word that says so


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


def find_places(
    parse: Parse, published_outlet_hint: str | None = None
) -> tuple[PlaceMention, ...]:
    """All places named in the paragraphs of `parse`, in order.

    `published_outlet_hint` names the outlet; its country weighs a little where a name has many
    places. `where.name` keeps the article's words, but for countries, which carry their usual name.
    """
    scan = scan_places(parse)
    doc = parse.doc
    accepted = _accepted(doc, scan)
    capitals = _capital_phrases(doc, accepted, scan)
    taken = {at for first, last, _ in capitals for at in range(first, last + 1)}
    accepted = [one for one in accepted if one.first not in taken]
    context = _context(parse, scan, accepted, published_outlet_hint)
    held = [_held(doc, accepted, number) for number in range(len(accepted))]
    places = choose(accepted, held, context)
    mentions = [
        _mention(parse, one, place) for one, place in zip(accepted, places, strict=True)
    ]
    mentions += [_capital_mention(parse, *phrase) for phrase in capitals]
    inside = parse.in_paragraph
    return tuple(
        sorted(
            (one for one in mentions if not inside or inside[one.first]),
            key=lambda one: one.first,
        )
    )


def _accepted(doc: Doc, scan: Scan) -> list[Candidate]:
    """The candidates that are places: by their words or context, or as the same name elsewhere."""
    sure = [_is_place(doc, one) for one in scan.candidates]
    keys = {one.key for one, good in zip(scan.candidates, sure, strict=True) if good and one.entries}
    return [
        one
        for one, good in zip(scan.candidates, sure, strict=True)
        if good or (one.key in keys and not one.in_person)
    ]


def _is_place(doc: Doc, one: Candidate) -> bool:
    """True where the words around a candidate, or what it is, make it a place."""
    if one.state is not None and one.how != "capital":
        return not one.in_person
    locative = is_after_locative(doc, one.first)
    if one.in_person:
        return False
    if not one.entries:
        return locative or bool(kind_word(doc, one.first, one.last))
    if one.label in ("GPE", "LOC", "FAC") and not one.in_organisation:
        return True
    if is_after_locative(doc, one.first, firm=True) or kind_word(doc, one.first, one.last):
        return True
    if _is_before_region(doc, one.last):
        return True
    if one.state is not None or any(entry.kind != "town" for entry in one.entries):
        return one.label != "PERSON"
    biggest = max(entry.population for entry in one.entries)
    return one.label not in ("PERSON", "ORG") and biggest >= _BIG


def _is_before_region(doc: Doc, last: int) -> bool:
    """True for "Surrey, B.C." and "Paris, Texas": a comma and a region follow."""
    if last + 2 >= len(doc) or doc[last + 1].text != ",":
        return False
    return _region_after_comma(doc, last) is not None


def _region_after_comma(doc: Doc, last: int) -> str | None:
    """The code ("US.TX") of the region abbreviated after a comma, `None` where none is."""
    table: Mapping[str, str] = load_table("toponyms")["abbreviations"]
    word = doc[last + 2].text
    dotted = last + 3 < len(doc) and doc[last + 3].text == "."
    return table.get(word) or (table.get(word + ".") if dotted else None)


def _context(
    parse: Parse, scan: Scan, accepted: Sequence[Candidate], outlet: str | None
) -> Context:
    """The countries and regions that the article names, and its outlet's country."""
    named: Counter[str] = Counter()
    for hit in scan.actors:
        if hit.entry.country and hit.entry.kind != "outlet":
            named[hit.entry.country] += 1
    regions = set()
    for one in accepted:
        if one.state is None and one.entries and one.entries[0].kind == "region":
            top = one.entries[0]
            if top.country and top.admin1 and top.rank < 2:
                regions.add((top.country, top.admin1))
                named[top.country] += 1
        elif one.entries and (big := one.entries[0]).kind == "town":
            if big.population >= 1_000_000 and big.country:
                named[big.country] += 1
    line = parse.article.dateline
    if line is not None and line.place is not None and (found := lookup(line.place.text)):
        if found[0].country:
            named[found[0].country] += 2
    total = sum(named.values())
    home = lookup_actor(outlet or parse.article.outlet or "")
    return Context(
        {country: count / total for country, count in named.items()},
        frozenset(regions),
        home.country if home is not None else None,
    )


def _held(doc: Doc, accepted: Sequence[Candidate], number: int) -> Held:
    """What the words around a candidate say of where it lies and what it is."""
    one, held = accepted[number], Held()
    word = kind_word(doc, one.first, one.last)
    if word in load_words("toponyms", "region_words"):
        held.wants = frozenset(("region",))
    elif word in load_words("toponyms", "town_words"):
        held.wants = frozenset(
            ("town", "city", "suburb", "camp", "base", "airport", "crossing", "port", "site")
        )
    if one.last + 2 < len(doc) and doc[one.last + 1].text == ",":
        if code := _region_after_comma(doc, one.last):
            country, _, region = code.partition(".")
            held.country, held.region = country, (country, region)
    holder = _holder(doc, accepted, number)
    if holder is not None:
        _hold(held, holder)
    return held


def _hold(held: Held, holder: Candidate) -> None:
    """Put the region, country or point of the place that holds another into `held`."""
    if holder.state is not None and holder.how != "capital":
        held.country = held.country or holder.state.actor.country
        return
    if not holder.entries:
        return
    top = holder.entries[0]
    region = next((entry for entry in holder.entries if entry.kind == "region"), None)
    if region is not None and region.country and region.admin1 and region.rank < 2:
        held.region = held.region or (region.country, region.admin1)
    elif top.kind == "town":
        held.point = (top.lat, top.lon)


def _holder(doc: Doc, accepted: Sequence[Candidate], number: int) -> Candidate | None:
    """The candidate in which this one lies by the words between them, `None` where there is none.

    "Qusair in Homs province", "Nyala, South Darfur", "Syria's Homs", "the Iraqi city of Mosul".
    """
    one = accepted[number]
    if number + 1 < len(accepted):
        after = accepted[number + 1]
        between = [token.lower_ for token in doc[one.last + 1 : after.first]]
        if between == [","] and _is_wider(after):
            return after
        if between and between[0] in ("in", ",") and len(between) <= 5 and _is_wider(after):
            if set(between) <= _HOLDING:
                return after
    if number:
        before = accepted[number - 1]
        between = [token.lower_ for token in doc[before.last + 1 : one.first]]
        if between and between[0] in ("'s", "'") and len(between) <= 3:
            return before
        if before.how == "adjective" and len(between) <= 4 and "," not in between:
            nouns = load_words("toponyms", "town_words") | load_words("toponyms", "region_words")
            if not between or any(word in nouns for word in between):
                return before
    return None


_HOLDING = frozenset(
    ("in", ",", "the", "of", "northern", "southern", "eastern", "western", "central", "'s",
     "northeastern", "northwestern", "southeastern", "southwestern", "province", "state", "city",
     "region", "district", "town", "village", "a", "rural", "neighboring", "neighbouring")
)  # fmt: skip


def _is_wider(one: Candidate) -> bool:
    """True for a country or a region."""
    if one.state is not None:
        return one.how in ("name", "alias")
    return any(entry.kind in ("region", "area", "country") for entry in one.entries)


def _mention(parse: Parse, one: Candidate, place: PlaceEntry | None) -> PlaceMention:
    """The mention of a candidate that was resolved to `place`, or to none."""
    doc, span = parse.doc, parse.span(one.first, one.last)
    if one.state is not None and one.how in ("adjective", "demonym"):
        use: PlaceUse = "adjectival" if one.how == "adjective" else "demonym"
        return PlaceMention(_country(one.state, span.text).at(parse, one), one.first, one.last, use)
    raise NotImplementedError

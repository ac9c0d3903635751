"""The candidates of a parse in, what the article says of where they lie out.

The whole article: which countries and regions it names and how often, its dateline, its outlet's
country. The words around a name: the place that holds it ("Qusair in Homs province", "Nyala, South
Darfur", "Damascus's Mezzeh district", "the Iraqi city of Mosul", "Paris, Tex.") and its kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from reportedly.codebook import load_table
from reportedly.codebook.actors import ActorHit, lookup_actor
from reportedly.codebook.gazetteer import lookup
from reportedly.coding.toponym_scan import Candidate, Scan
from reportedly.coding.toponym_use import kind_word, listed
from reportedly.text import Article

_TOWN_KINDS = frozenset(
    ("town", "city", "suburb", "camp", "base", "airport", "crossing", "port", "site", "district")
)
# Inhabitants of a town or region whose bare name suggests its country: where it has namesakes
# abroad, and where it has none.
_BIG, _KNOWN = 1_000_000, 50_000


@dataclass(frozen=True, slots=True)
class Context:
    """What the article says of where it is: shares of countries named, regions named.

    `regions` maps a region (country, code) to the keys of the names that may mean it.
    """

    countries: Mapping[str, float]
    regions: Mapping[tuple[str, str], frozenset[str]]
    home: str | None = None  # country of the outlet


@dataclass(slots=True)
class Held:
    """What the words around one candidate say it lies in, each `None` or empty where nothing."""

    country: str | None = None
    region: tuple[str, str] | None = None
    point: tuple[float, float] | None = None
    wants: frozenset[str] = field(default_factory=frozenset)  # kinds of place


def context_of(
    article: Article, scan: Scan, places: Iterable[Candidate], outlet: str | None
) -> Context:
    """The countries and regions that the article names, and its outlet's country."""
    named: Counter[str] = Counter()
    for hit in scan.actors:
        if hit.entry.country and hit.entry.kind != "outlet" and not _is_ambiguous(hit):
            named[hit.entry.country] += 1
    regions: dict[tuple[str, str], set[str]] = {}
    for one in places:
        if not one.entries or one.how in ("adjective", "demonym"):
            continue
        for entry in one.entries:
            if entry.kind == "region" and entry.rank < 2 and entry.country and entry.admin1:
                regions.setdefault((entry.country, entry.admin1), set()).add(one.key)
        top = max(one.entries, key=lambda entry: entry.population)
        only = all(entry.country == top.country for entry in one.entries)  # Idlib, Texas
        if one.state is None and top.country and top.rank < 2:
            named[top.country] += top.population >= (_KNOWN if only else _BIG)
    line = article.dateline
    found = lookup(line.place.text) if line is not None and line.place is not None else ()
    if found and found[0].country:
        named[found[0].country] += 2  # it tells more than a mention, and less than three
    named += Counter()  # drops the zeros
    total = sum(named.values())
    home = lookup_actor(outlet or article.outlet or "")
    return Context(
        {country: count / total for country, count in named.items()},
        {region: frozenset(keys) for region, keys in regions.items()},
        home.country if home is not None else None,
    )


def _is_ambiguous(hit: ActorHit) -> bool:
    """True for a state's name that a region elsewhere bears too: Georgia."""
    return hit.how == "name" and any(
        entry.kind == "region" and entry.rank == 0 and entry.country != hit.entry.country
        for entry in lookup(hit.entry.name)
    )


def region_after_comma(doc: Doc, last: int) -> str | None:
    """The code ("US.TX") of the region abbreviated after the name's comma, `None` where none is."""
    if last + 2 >= len(doc) or doc[last + 1].text != ",":
        return None
    table: Mapping[str, str] = load_table("toponyms")["abbreviations"]
    word = doc[last + 2].text
    dotted = last + 3 < len(doc) and doc[last + 3].text == "."
    return table.get(word) or (table.get(word + ".") if dotted else None)


def held_by(doc: Doc, accepted: Sequence[Candidate], number: int) -> Held:
    """What the words around a candidate say of where it lies and what it is."""
    one, held = accepted[number], Held()
    word = kind_word(doc, one.first, one.last)
    if word in listed("region_words"):
        held.wants = frozenset(("region",))
    elif word in listed("town_words"):
        held.wants = _TOWN_KINDS
    if code := region_after_comma(doc, one.last):
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
    top = max(holder.entries, key=lambda entry: entry.population)
    region = next(
        (e for e in holder.entries if e.kind == "region" and e.country == top.country), None
    )
    if region is not None and region.country and region.admin1 and region.rank < 2:
        held.region = held.region or (region.country, region.admin1)
    elif top.kind == "town" and top.population >= _KNOWN:
        held.point = (top.lat, top.lon)
    elif all(entry.country == top.country for entry in holder.entries):
        held.country = held.country or top.country


def _holder(doc: Doc, accepted: Sequence[Candidate], number: int) -> Candidate | None:
    """The candidate in which this one lies by the words between them, `None` where there is none.

    "Qusair in Homs province", "Nyala, South Darfur", "Syria's Homs", "the Iraqi city of Mosul".
    """
    one = accepted[number]
    if number + 1 < len(accepted) and holder_after(doc, one, accepted[number + 1]):
        return accepted[number + 1]
    if number:
        before = accepted[number - 1]
        between = [token.lower_ for token in doc[before.last + 1 : one.first]]
        if between and between[0] in ("'s", "'") and len(between) <= 3:
            return before
        if before.how == "adjective" and len(between) <= 4 and "," not in between:
            nouns = listed("town_words") | listed("region_words")
            if not between or any(word in nouns for word in between):
                return before
    return None


def holder_after(doc: Doc, one: Candidate, after: Candidate) -> bool:
    """True where `after` is a country or region and the words before it put `one` into it."""
    between = [token.lower_ for token in doc[one.last + 1 : after.first]]
    return (
        0 < len(between) <= 5
        and between[0] in ("in", ",")
        and set(between) <= listed("holding")
        and (_is_wider(doc, after) or (between == ["in"] and _is_city(after)))
    )


def _is_city(one: Candidate) -> bool:
    """True for a town large enough to have parts with names: "Lido Beach in Mogadishu"."""
    return any(entry.kind == "town" and entry.population >= _KNOWN for entry in one.entries)


def _is_wider(doc: Doc, one: Candidate) -> bool:
    """True for a country, a region, and what the words call a district."""
    if one.state is not None:
        return one.how in ("name", "alias")
    if any(entry.kind in ("region", "area", "country") for entry in one.entries):
        return True
    word = kind_word(doc, one.first, one.last)
    return word in listed("district_words") or word in listed("region_words")

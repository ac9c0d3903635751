"""A parse in, the words out that may name places, each with what the gazetteer files under them.

One pass over the capitalised words: at each the longest name that is a state's, an adjective's, a
people's, or a place's of the gazetteer, unless the register knows it as an actor of another kind
("Sudan Tribune") or a person bears it. What the recogniser of spaCy takes for a place and no table
holds is kept too, without entries.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.codebook import load_table
from reportedly.codebook.actors import ActorHit, StateEntry, find_actors, get_state
from reportedly.codebook.gazetteer import PlaceEntry, lookup_key
from reportedly.codebook.naming import Piece, cut
from reportedly.codebook.place_keys import place_key
from reportedly.codebook.register import Naming, load_register
from reportedly.coding.toponym_stranger import find_strangers
from reportedly.coding.toponym_use import kind_word, listed, plain_words
from reportedly.text import Parse

_LONGEST = 6  # pieces of a name; "Democratic Republic of the Congo" is a state and found as such
_BIG = 100_000  # inhabitants: "GOMA" in a headline's capitals is the town, "FDA" is none
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a place: tokens `first` to `last`, both included.

    `entries` are the gazetteer's places of that name; `state` is set where the words stand for a
    state, `how` then tells by which kind of name. `label` is spaCy's label of the first word, "" where
    it has none; `in_organisation` and `in_person` tell that the words are part of a longer name.
    """

    first: int
    last: int
    key: str
    entries: tuple[PlaceEntry, ...] = field(repr=False, default=())
    state: StateEntry | None = field(repr=False, default=None)
    how: str = "name"
    label: str = ""
    in_organisation: bool = False
    in_person: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """The candidates of a parse in order, and the actors that it names."""

    candidates: tuple[Candidate, ...]
    actors: tuple[ActorHit, ...]


def scan_places(parse: Parse) -> Scan:
    """All candidates of the parse, in order, none overlapping."""
    actors = find_actors(parse)
    text = parse.doc.text
    pieces = cut(text)
    starts = [token.idx for token in parse.doc]
    tokens = [bisect_right(starts, piece.start) - 1 for piece in pieces]
    labels = _labels(parse.doc)
    masked = _masked(actors, len(parse.doc))
    found: list[Candidate] = []
    at = 0
    while at < len(pieces):
        one, after = None, at
        if pieces[at].shape != "a" and not masked[tokens[at]]:
            one, after = _abbreviation(text, pieces, tokens, at)
            if one is None:
                one, after = _candidate(parse.doc, text, pieces, tokens, at)
        if one is None:
            at += 1
            continue
        if not _is_cut(parse.doc, one):
            found.append(_labelled(parse.doc, one, labels))
        at = after
    strangers = find_strangers(parse.doc, _taken(found, masked))
    extra = [
        Candidate(first, last, key, entries, label="GPE") for first, last, key, entries in strangers
    ]
    return Scan(tuple(sorted((*found, *extra), key=lambda one: one.first)), actors)


def _candidate(
    doc: Doc, text: str, pieces: Sequence[Piece], tokens: Sequence[int], at: int
) -> tuple[Candidate | None, int]:
    """The longest name of a state or place from piece `at` on, and the index after it."""
    state_after, namings = load_register().index.longest(pieces, at)
    end = pieces[state_after - 1].end if namings else 0
    if namings and text[end : end + 1] == "$":
        return None, at  # "US$5 million"
    if None in namings:  # "Air France", "Latin America": not the state, perhaps a place
        state_after, namings = at, []
    states = [one for one in namings if one is not None and one.entry.kind == "state"]
    if states and states[0].how == "capital" and not _is_city(states[0], pieces[at:state_after]):
        return None, at  # the Kremlin, the White House: a government and no place
    for after in _ends(pieces, at, max(state_after if states else at, at)):
        if after - at > 1 or _may_name(doc[tokens[at]], pieces[at]):
            key = place_key(" ".join(piece.fold for piece in pieces[at:after]))
            if entries := _fitting(lookup_key(key), pieces[at:after]):
                return Candidate(tokens[at], tokens[after - 1], key, entries), after
    if not states:
        return None, at
    key = place_key(" ".join(piece.fold for piece in pieces[at:state_after]))
    entries = lookup_key(key) if states[0].how in ("name", "alias", "capital") else ()
    state = get_state(states[0].entry.id)
    return (
        Candidate(tokens[at], tokens[state_after - 1], key, entries, state, states[0].how),
        state_after,
    )


def _abbreviation(
    text: str, pieces: Sequence[Piece], tokens: Sequence[int], at: int
) -> tuple[Candidate | None, int]:
    """A region abbreviated after a comma ("Caddo, Okla."), and the index after it."""
    piece = pieces[at]
    if piece.joined or text[max(0, piece.start - 2) : piece.start] != ", ":
        return None, at
    table: Mapping[str, str] = load_table("toponyms")["abbreviations"]
    word = text[piece.start : piece.end]
    code = table.get(word) or table.get(word + text[piece.end : piece.end + 1])
    if code is None:
        return None, at
    country, _, region = code.partition(".")
    name = load_table("regions")[country][region][0]
    entries = tuple(
        entry
        for entry in lookup_key(place_key(name))
        if entry.kind == "region" and entry.country == country and entry.admin1 == region
    )
    return Candidate(tokens[at], tokens[at], place_key(name), entries), at + 1


def _is_city(naming: Naming, pieces: Sequence[Piece]) -> bool:
    """True where the name of a seat of government is that of a city."""
    state = get_state(naming.entry.id)
    words = [piece.fold for piece in pieces]
    return state is not None and any(
        [piece.fold for piece in cut(name)] == words for name in state.capitals
    )


def _fitting(entries: tuple[PlaceEntry, ...], pieces: Sequence[Piece]) -> tuple[PlaceEntry, ...]:
    """`entries` without small places where the name is written as an initialism ("FDA", "SWAT")."""
    if len(pieces) > 1 or pieces[0].shape != "U" or len(pieces[0].fold) > 5:
        return entries
    if pieces[0].fold in _initialisms():
        return entries
    return tuple(entry for entry in entries if entry.population > _BIG)


@cache
def _initialisms() -> frozenset[str]:
    """The folded initialisms among the names of regions and of the supplement: DMZ, NSW."""
    names = [*load_table("places")["places"]]
    names += [
        alias for row in load_table("places")["places"].values() for alias in row.get("aliases", ())
    ]
    names += [
        name
        for rows in load_table("regions").values()
        for row in rows.values()
        for name in (row[0], *row[3:])
    ]
    return frozenset(place_key(name) for name in names if name.isupper() and " " not in name)


def _ends(pieces: Sequence[Piece], at: int, least: int) -> Iterator[int]:
    """Indexes after which a name that starts at piece `at` may end, past `least`, longest first.

    A name ends in a capitalised word, or in up to three small ones that make it a site's: "Mezzeh
    airbase", "the Zaporizhzhia nuclear power plant".
    """
    inner, heads = listed("inner"), listed("site_words")
    after = at + 1
    while (
        after < len(pieces)
        and after - at < _LONGEST
        and pieces[after].joined
        and (pieces[after].shape != "a" or pieces[after].fold in inner)
    ):
        after += 1
    for end in range(min(after + 4, len(pieces)), after, -1):
        if pieces[end - 1].fold in heads and all(one.joined for one in pieces[after:end]):
            yield end
    for end in range(after, least, -1):
        if pieces[end - 1].shape != "a":
            yield end


def _may_name(token: Token, piece: Piece) -> bool:
    """True where one capitalised word alone may be a place's name."""
    if piece.fold in plain_words() or len(piece.fold) < 3:
        return False
    return token.pos_ in ("PROPN", "NOUN", "ADJ", "X") or token.ent_type_ in _PLACE_LABELS


@dataclass(frozen=True, slots=True)
class _Labels:
    """For each token its entity as (first, last, label), `None` outside entities."""

    of: tuple[tuple[int, int, str] | None, ...]
    surnames: frozenset[str]


def _labels(doc: Doc) -> _Labels:
    of: list[tuple[int, int, str] | None] = [None] * len(doc)
    surnames, places = set(), set()
    for ent in doc.ents:
        for at in range(ent.start, ent.end):
            of[at] = (ent.start, ent.end - 1, ent.label_)
        if ent.label_ == "PERSON" and ent.end - ent.start > 1:
            surnames.add(ent[-1].lower_)
        elif ent.label_ == "GPE":
            places.add(ent[-1].lower_)
    return _Labels(tuple(of), frozenset(surnames - places))


def _is_part(doc: Doc, one: Candidate, first: int, last: int) -> bool:
    """True where the words are part of one longer name from token `first` to `last`.

    The recogniser often takes lists for one organisation: "Norte de Santander, Colombia", "Aleppo
    and Idlib".
    """
    if any(token.pos_ in ("VERB", "AUX") for token in doc[first : last + 1]):
        return False  # "Boko Haram burned Chibok" is no name
    joints = (",", "and", "or", "/", "'s", "'", "the", "-")
    around = [doc[one.first - 1]] if one.first > first else []
    around += [doc[one.last + 1]] if one.last < last else []
    return any(token.text[0].isupper() and token.lower_ not in joints for token in around)


def _is_led(doc: Doc, one: Candidate) -> bool:
    """True where "in" stands before, or "to" before a state: "envoy to Egypt Dan Kurtzer"."""
    before = doc[one.first - 1].lower_ if one.first else ""
    return before == "in" or (one.state is not None and before in ("to", "from", "of"))


def _labelled(doc: Doc, one: Candidate, labels: _Labels) -> Candidate:
    """`one` with what the recogniser says of its words."""
    label, in_organisation, in_person = "", False, False
    entity = labels.of[one.first]
    if entity is not None:
        first, last, name = entity
        longer = _is_part(doc, one, first, last)
        in_organisation = name in ("ORG", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART") and longer
        in_person = name == "PERSON" and longer and not _is_led(doc, one)
        label = name
    if one.first == one.last and one.key in labels.surnames and not _is_led(doc, one):
        in_person = True
    return Candidate(
        one.first, one.last, one.key, one.entries, one.state, one.how, label, in_organisation,
        in_person,
    )  # fmt: skip


def _is_cut(doc: Doc, one: Candidate) -> bool:
    """True where a town's name begins a longer one: "Wadi Qarmoush", "Croix-des-Bouquets"."""
    if (
        not one.entries
        or one.last + 2 >= len(doc)
        or any(entry.kind != "town" for entry in one.entries)
    ):
        return False
    end, after = doc[one.last], doc[one.last + 1]
    small = max(entry.population for entry in one.entries) < _BIG
    if after.text == "-" and not (end.whitespace_ or after.whitespace_):
        return small and doc[one.last + 2].tag_ not in ("VBN", "VBD", "VBG", "JJ")
    same = after.ent_iob_ == "I" and after.ent_type_ in _PLACE_LABELS
    return (
        after.pos_ == "PROPN"
        and after.text[:1].isupper()
        and end.whitespace_ == " "
        and after.lower_ not in listed("named_things")
        and not kind_word(doc, one.first, one.last)
        and (small or same)
    )


def _taken(found: Sequence[Candidate], masked: Sequence[bool]) -> list[bool]:
    """True for tokens that a candidate or a registered actor holds."""
    taken = list(masked)
    for one in found:
        taken[one.first : one.last + 1] = [True] * (one.last + 1 - one.first)
    return taken


def _masked(actors: Sequence[ActorHit], size: int) -> list[bool]:
    """True for tokens that name a registered actor other than a state or its institution."""
    masked = [False] * size
    for hit in actors:
        if hit.entry.kind != "state" and "." not in hit.entry.id:
            masked[hit.first : hit.last + 1] = [True] * (hit.last + 1 - hit.first)
    return masked

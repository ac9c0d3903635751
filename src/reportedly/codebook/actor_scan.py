"""A parse in, the registered actors that it names out, in one pass over its words.

The longest name wins at each place; a state with an institution is one actor ("the Iranian Foreign
Ministry"); names that are also words or people are taken only where they cannot be those.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.codebook import load_words
from reportedly.codebook.naming import Piece, cut
from reportedly.codebook.register import (
    ActorEntry,
    How,
    Institution,
    Naming,
    Register,
    compose,
    load_register,
)
from reportedly.text import Parse, Span


@dataclass(frozen=True, slots=True)
class ActorHit:
    """A registered actor named in a parse: where, by which tokens (both included), and how.

    `how` is "capital" for a seat of government of any kind (Tehran, the Kremlin): whether a city
    stands for its government is for the reader of the sentence to tell.
    """

    span: Span
    first: int
    last: int
    entry: ActorEntry
    how: How


def find_actors(parse: Parse) -> tuple[ActorHit, ...]:
    """All registered actors named in `parse`, in order, the longest name at each place.

    States with an institution are one hit ("the Iranian Foreign Ministry", "Government of Sudan").
    Where several actors share a name (SDF, RSF), the one is taken that the article also names in
    full, or whose country it names, else the first in the codebook. Linear in the tokens.
    """
    view = parse.doc.text
    pieces = cut(view)
    persons = _persons(parse)
    starts = [token.idx for token in parse.doc]
    text = _Text(load_register(), view, pieces, parse, starts)
    found = [one for one in _scan(text) if not _is_person(one, pieces, persons)]
    known = _known(found, pieces)
    short: dict[str, Naming] = {}
    hits = []
    for one in found:
        letters = len(pieces[one.first].fold) if one.is_short(pieces) else 0
        naming = short.get(pieces[one.first].fold) if letters else None
        naming = naming or _choose(one, known, letters)
        if naming is None:
            continue
        if introduced := _introduced(view, pieces, one):
            short[introduced] = replace(naming, how="alias")
        start, end = pieces[one.first].start, pieces[one.after - 1].end
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        hits.append(ActorHit(parse.article.span(start, end), first, last, naming.entry, naming.how))
    return tuple(hits)


@dataclass(frozen=True, slots=True)
class _Found:
    """Pieces `first` up to, not including, `after` name one of `candidates`."""

    first: int
    after: int
    candidates: tuple[Naming, ...]

    def is_short(self, pieces: Sequence[Piece]) -> bool:
        """True for an initialism."""
        return self.after - self.first == 1 and pieces[self.first].shape == "U"


@dataclass(frozen=True, slots=True)
class _Text:
    """What the scan reads: the pieces of the text, and the parse with its tokens' offsets."""

    register: Register
    text: str  # the parser's view, of the article's length
    pieces: Sequence[Piece]
    parse: Parse
    starts: Sequence[int]

    def modifies(self, piece: Piece) -> bool:
        """True where the token of `piece` modifies one further on ("military presence")."""
        token = self.parse.doc[bisect_right(self.starts, piece.start) - 1]
        return token.head.i > token.i and token.dep_ in ("amod", "compound", "nmod")

    def opens(self, piece: Piece) -> bool:
        """True where `piece` is the first word of its sentence."""
        return bool(self.parse.doc[bisect_right(self.starts, piece.start) - 1].is_sent_start)


def _scan(text: _Text) -> list[_Found]:
    """Names and composed names in the order of the text; overlaps go to the first and longest."""
    found: list[_Found] = []
    at = 0
    while at < len(text.pieces):
        one = _institution_of(text, at) or _name_at(text, at)
        if one is None:
            at += 1
            continue
        if one.candidates:
            found.append(one)
        at = one.after
    return found


def _name_at(text: _Text, at: int) -> _Found | None:
    """The longest name that starts here, with the institution that follows a state's."""
    pieces = text.pieces
    after, values = text.register.index.longest(pieces, at)
    if not values:
        return None
    end = pieces[after - 1].end
    is_money = text.text[end : end + 1] == "$"  # "US$5 million"
    if None in values or is_money or _is_shouted(pieces, at, after):
        return _Found(at, after, ())
    is_word = _is_word(text, at, after)
    candidates = tuple(
        one for one in values if one is not None and not (one.hold != "free" and is_word)
    )
    if not candidates:
        return None
    entry = candidates[0].entry
    if entry.kind != "state" or candidates[0].how in ("capital", "demonym"):
        return _Found(at, after, candidates)
    noun = after
    if noun < len(pieces) and pieces[noun].fold == "s" and pieces[noun].joined:
        noun += 1
    end, institutions = text.register.institutions.longest(pieces, noun)
    if (
        institutions
        and pieces[noun].joined
        and not (institutions[0].attributive and text.modifies(pieces[end - 1]))
    ):
        return _composed(text, entry, institutions[0], (at, end), (noun, end))
    return _Found(at, after, candidates)


def _institution_of(text: _Text, at: int) -> _Found | None:
    """ "Ministry of Defence of Ukraine", "Government of the Sudan" from piece `at` on."""
    pieces = text.pieces
    after, institutions = text.register.institutions.longest(pieces, at)
    if not institutions or after >= len(pieces) or pieces[after].fold != "of":
        return None
    name = after + 1
    if name < len(pieces) and pieces[name].fold == "the":
        name += 1
    end, values = text.register.index.longest(pieces, name)
    if not values or values[0] is None or values[0].how not in ("name", "alias"):
        return None
    if values[0].entry.kind != "state":
        return None
    return _composed(text, values[0].entry, institutions[0], (at, end), (at, after))


def _composed(
    text: _Text,
    state: ActorEntry,
    institution: Institution,
    whole: tuple[int, int],
    noun: tuple[int, int],
) -> _Found:
    """An institution of a state, named by the pieces of `whole`, the noun by those of `noun`."""
    words = " ".join(piece.fold for piece in text.pieces[noun[0] : noun[1]])
    entry = compose(text.register.states[state.id], institution, words)
    named = text.register.index.whole(entry.name)  # "South Sudan's army" has an entry of its own
    if named and named[0] is not None and named[0].entry.kind != "state":
        return _Found(*whole, (named[0],))
    return _Found(*whole, (Naming(entry, "name"),))


def _is_word(text: _Text, first: int, after: int) -> bool:
    """True where a guarded name may be a plain word or part of another name.

    "Dawn broke over Rafah", "Congress Party", "Ukraine's National Security Council", "Fars
    province".
    """
    pieces = text.pieces
    single = after - first == 1 or pieces[first].fold == "the"
    if after < len(pieces) and pieces[after].fold in load_words("institutions", "areas"):
        return True
    if first > 0 and pieces[first].joined:
        before = pieces[first - 1]
        if before.shape != "a" and before.fold != "the":
            return True
    if after - first == 1 and text.opens(pieces[first]):
        return True
    return single and after < len(pieces) and pieces[after].joined and pieces[after].shape != "a"


def _is_shouted(pieces: Sequence[Piece], first: int, after: int) -> bool:
    """True for an initialism that is a word, amid words in capitals."""
    if (
        after - first > 1
        or pieces[first].fold not in load_words("institutions", "wordlike")
        or pieces[first].shape != "U"
    ):
        return False
    around = [*pieces[max(0, first - 2) : first], *pieces[after : after + 2]]
    return len(around) > 1 and all(piece.shape == "U" for piece in around)


def _persons(parse: Parse) -> tuple[list[tuple[int, int]], frozenset[str]]:
    """Where people with two names or more stand, and their folded last names that are no places'."""
    spans: list[tuple[int, int]] = []
    names: set[str] = set()
    places: set[str] = set()
    for ent in parse.doc.ents:
        if ent.label_ == "GPE":
            places.update(piece.fold for piece in cut(ent.text))
        if ent.label_ == "PERSON" and len(words := cut(ent.text)) > 1:
            spans.append((ent.start_char, ent.end_char))
            names.add(words[-1 if words[-1].fold != "s" else -2].fold)
    return spans, frozenset(names - places)


def _is_person(
    one: _Found, pieces: Sequence[Piece], persons: tuple[list[tuple[int, int]], frozenset[str]]
) -> bool:
    """True for a name that is part of a person's: "Israel Katz", and "Jordan" after Mr Jordan."""
    first = one.candidates[0]
    if one.after - one.first > 1 or first.how in ("adjective", "demonym"):
        return False
    spans, names = persons
    start, end = pieces[one.first].start, pieces[one.first].end
    at = bisect_right(spans, (start, end)) - 1
    if any(a <= start and end <= b for a, b in spans[max(0, at) : at + 2]):
        return True
    return first.entry.kind == "state" and pieces[one.first].fold in names


def _known(
    found: Iterable[_Found], pieces: Sequence[Piece]
) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of actors and codes of countries that the article names beyond doubt."""
    sure = [
        one.candidates[0].entry
        for one in found
        if len(one.candidates) == 1 and one.candidates[0].hold != "local"
        if not (one.is_short(pieces) and one.candidates[0].entry.kind != "state")
    ]
    return (
        frozenset(entry.id for entry in sure),
        frozenset(entry.country for entry in sure if entry.country),
    )


def _introduced(text: str, pieces: Sequence[Piece], one: _Found) -> str | None:
    """The initialism that the article brings in after a name, folded: "the Arakan Army (AA)"."""
    if one.after >= len(pieces) or one.is_short(pieces):
        return None
    short, last = pieces[one.after], pieces[one.after - 1]
    if short.shape != "U" or not text[last.end : short.start].lstrip().startswith("("):
        return None
    initials = {piece.fold[0] for piece in pieces[one.first : one.after]}
    return short.fold if short.fold[0] in initials else None


def _choose(
    one: _Found, known: tuple[frozenset[str], frozenset[str]], letters: int
) -> Naming | None:
    """The candidate that the article names elsewhere or whose country it names, else the first.

    `letters` counts those of an initialism, 0 for other names. `None` for a name bound to a country
    that is not named, and for an initialism shared by several actors, or borne by an armed group,
    where the article names neither them nor their countries: elsewhere "ELN" is something else.
    """
    ids, countries = known
    best, best_score = None, -1
    for name in one.candidates:
        here = name.entry.country in countries
        score = 2 * (name.entry.id in ids and len(one.candidates) > 1) + here
        if score == 0 and (
            name.hold == "local"
            or (0 < letters <= 3 and name.entry.country and name.entry.kind == "armed_group")
            or (letters and len(one.candidates) > 1)
        ):
            continue
        if score > best_score:
            best, best_score = name, score
    return best

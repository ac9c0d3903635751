"""Institutions of states among the mentions: "its foreign ministry", "the junta in Naypyidaw".

Mentions come in; they go out with the register's id where a phrase is an institution of a state that
the article tells: by an owner, by the seat, or, for a bare "the government", by the one state whose
institutions the article has named so far. Names stay those of the article.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Token

from reportedly.codebook.actors import find_actors, get_actor, lookup_actor, match_actors
from reportedly.codebook.naming import cut
from reportedly.codebook.register import Institution, load_register
from reportedly.text import EntityKind, Mention, Parse

_OPEN_KINDS = frozenset({"organisation", "armed_group", "group", "other"})
_BARE = frozenset({"government", "army", "military", "police", "security-forces", "forces",
                   "parliament"})  # fmt: skip


class ArticleRegister:
    """The register as one article uses it: names bound to a country, institutions of states."""

    def __init__(self, parse: Parse) -> None:
        """Scan `parse` for names that only the whole article makes clear."""
        self._here = {
            _plain(hit.span.text): hit.entry
            for hit in find_actors(parse)
            if hit.entry.kind != "state"
        }

    def __call__(self, name: str) -> tuple[EntityKind, str | None, str] | None:
        """Kind, id and name of whom `name` stands for, `None` for strangers."""
        entry = lookup_actor(name)
        here = self._here.get(_plain(name))
        if entry is not None:
            shared = here is not None and here.id in {one.id for one, _ in match_actors(name)}
            entry = here if shared and here is not None else entry
            return entry.kind, entry.id, entry.name
        entry = here
        if entry is None:
            return None
        composed = "." in entry.id
        return entry.kind, entry.id, name.removeprefix("the ") if composed else entry.name


def _plain(name: str) -> str:
    folded = [piece.fold for piece in cut(name)]
    return " ".join(folded[1:] if folded[:1] == ["the"] else folded)


def name_institutions(mentions: tuple[Mention, ...], parse: Parse) -> tuple[Mention, ...]:
    """`mentions`, in the same order, with ids for the institutions of states."""
    by_head = {mention.head: mention for mention in mentions}
    home = _Home(mentions)
    known: dict[str, str] = {}
    found: list[Mention] = []
    for mention in mentions:
        if mention.id is None and mention.kind in _OPEN_KINDS:
            identifier = known.get(mention.name) or _institution(mention, parse, by_head, home)
            if identifier is not None:
                known[mention.name] = identifier
                mention = replace(mention, id=identifier, kind="organisation", resolved=True)
        found.append(mention)
    return tuple(found)


def _institution(
    mention: Mention, parse: Parse, by_head: dict[int, Mention], home: _Home
) -> str | None:
    head = parse.doc[mention.head]
    if mention.antecedent is not None or head.pos_ not in {"NOUN", "PROPN"}:
        return None
    institution = _read(head)
    if institution is None:
        return None
    owner = next((child for child in head.children if child.dep_ == "poss"), None)
    if owner is not None:
        held = by_head.get(owner.i)
        state = held.id if held is not None and held.kind == "state" and held.resolved else None
        return _of(state, institution)
    seat = _seat(head)
    if seat is not None:
        return _of(seat, institution)
    bare = [c for c in head.children if c.dep_ in {"amod", "compound", "nmod", "prep", "relcl"}]
    definite = any(child.lower_ == "the" for child in head.children)
    if bare or not definite or institution.key not in _BARE:
        return None
    return _of(home.state_before(mention), institution)


def _read(head: Token) -> Institution | None:
    """The institution that a noun names with the words that belong to it."""
    index = load_register().institutions
    first = head.i
    while first > 0 and head.doc[first - 1].head.i == head.i and head.doc[first - 1].dep_ in {
        "amod", "compound", "nmod"
    }:  # fmt: skip
        first -= 1
    for start in range(first, head.i + 1):
        words = head.doc[start : head.i + 1].text
        if found := index.whole(words) or index.whole(words.lower()):
            return found[0]
    return None


def _seat(head: Token) -> str | None:
    """The state whose seat the phrase names: "the government in Aden"."""
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ == "in":
            for place in prep.children:
                entry = lookup_actor(place.text) if place.dep_ == "pobj" else None
                if entry is not None and entry.kind == "state":
                    return entry.id
    return None


def _of(state: str | None, institution: Institution) -> str | None:
    entry = get_actor(f"{state}.{institution.key}") if state is not None else None
    if entry is None:
        return None
    named = lookup_actor(entry.name)
    return named.id if named is not None else entry.id


class _Home:
    """The state whose institutions or armed groups an article is about."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._mentions = mentions

    def state_before(self, mention: Mention) -> str | None:
        """The state named most so far, by itself, its institutions and the groups that fight in it.

        `None` where two are named equally, and where the leading one is only named as a state:
        "the police" after "Israel trains the guard" are not Israel's.
        """
        counts: Counter[str] = Counter()
        at_home: set[str] = set()
        for other in self._mentions:
            if other.span.start >= mention.span.start or other.id is None:
                continue
            if other.kind == "state":
                counts[other.id] += 1
            elif (home := _parent(other.id) or _fights_in(other.id)) is not None:
                counts[home] += 1
                at_home.add(home)
        leading = counts.most_common(2)
        if not leading or (len(leading) > 1 and leading[0][1] == leading[1][1]):
            return None
        return leading[0][0] if leading[0][0] in at_home else None


def _fights_in(identifier: str) -> str | None:
    """The state in whose country an armed group is based."""
    entry = get_actor(identifier)
    if entry is None or entry.kind != "armed_group" or entry.country is None:
        return None
    states = load_register().states.values()
    return next((s.actor.id for s in states if s.actor.country == entry.country), None)


def _parent(identifier: str) -> str | None:
    """The state behind an institution or army."""
    entry = get_actor(identifier)
    if entry is None or entry.kind != "organisation" or identifier.endswith(".embassy"):
        return None  # an embassy stands abroad
    states = load_register().states
    return entry.parent if entry.parent in states else None

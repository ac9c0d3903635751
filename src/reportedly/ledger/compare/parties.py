"""Actors in, comparable parties out; and how those of two claims stand to each other.

A registered actor is compared by its id and by the side that it belongs to at the top of the
register ("the Revolutionary Guard" is on the side of Iran); a person or an unregistered body by the
words of its name. Wording is not identity: "gunmen" may be anybody, "soldiers" anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportedly.claim import Actor
from reportedly.codebook import load_words
from reportedly.codebook.actors import get_actor
from reportedly.codebook.naming import Piece, cut
from reportedly.codebook.register import load_register
from reportedly.codebook.wording import concept, weight

_BACKED = re.compile(r"-(?:backed|led|aligned|affiliated|funded|armed|linked|allied|supported)\b")
Standing = Literal["same", "within", "unknown", "differ"]
Camp = Literal["state", "irregular"]


@dataclass(frozen=True, slots=True)
class Parties:
    """Who stands in one part of a claim.

    `ids` are those of registered actors, `sides` the ids at the top of their chain of parents.
    `names` are folded words that name somebody: of persons and unregistered bodies, of objects
    where asked for. `camp` tells a state's men from irregular ones where only that is known.
    """

    ids: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    camp: Camp | None = None

    @property
    def is_named(self) -> bool:
        """True where somebody is named, and not only described as soldiers or gunmen."""
        return bool(self.ids or self.sides or self.names)

    def __bool__(self) -> bool:
        """True where anything is known of them."""
        return bool(self.ids or self.sides or self.names or self.camp)


def read_parties(actors: Iterable[Actor], *, objects: bool = False) -> Parties:
    """The parties of a claim; things ("rockets") are left out unless `objects` is set."""
    ids: set[str] = set()
    names: set[str] = set()
    sides: set[str] = set()
    camps: set[Camp | None] = set()
    for actor in actors:
        if actor.id is not None:
            ids.add(actor.id)
            camps.add(_camp_of_id(actor.id))
            continue
        if actor.kind == "object" and not objects:
            continue
        words, camp = _read_name(actor.name)
        owned = _owners(actor.name) if actor.kind != "person" else frozenset()
        sides |= owned
        names |= words if not owned else frozenset()
        camps.add(camp)
    camps.discard(None)
    return Parties(
        ids=frozenset(ids),
        sides=frozenset(sides | {side_of(one) for one in ids}),
        names=frozenset(names),
        camp=camps.pop() if len(camps) == 1 else None,
    )


@lru_cache(maxsize=8192)
def described(words: str) -> Parties:
    """The parties that a few words describe: registered names in them, else the telling words."""
    sides = sides_in(words)
    names, camp = _read_name(words)
    camps = {_camp_of_id(side) for side in sides} - {None}
    if len(camps) == 1:
        camp = camps.pop()
    return Parties(sides, sides, frozenset() if sides else names, camp)


@lru_cache(maxsize=8192)
def side_of(actor_id: str) -> str:
    """The id at the top of an actor's chain of parents.

    >>> side_of("irgc"), side_of("IRN.foreign-ministry"), side_of("rsf")
    ('IRN', 'IRN', 'rsf')
    """
    for _ in range(6):  # chains in the register are shorter; a loop in it must not hang us
        entry = get_actor(actor_id)
        if entry is None or entry.parent is None:
            break
        actor_id = entry.parent
    return actor_id


@lru_cache(maxsize=8192)
def country_of(actor_id: str) -> str | None:
    """The country (ISO 3166-1 alpha-2) where a registered actor is based."""
    entry = get_actor(actor_id)
    return None if entry is None else entry.country


@lru_cache(maxsize=16384)
def sides_in(text: str) -> frozenset[str]:
    """The sides that a text names, adjectives and capitals included.

    >>> sorted(sides_in("Rwanda rejected Kinshasa's demand"))
    ['COD', 'RWA']
    """
    return registered_in(cut(text))[0]


def registered_in(pieces: Sequence[Piece]) -> tuple[frozenset[str], frozenset[str]]:
    """The sides that pieces of a text name, and the folded words that do it."""
    index = load_register().index
    found: set[str] = set()
    words: set[str] = set()
    at = 0
    while at < len(pieces):
        after, values = index.longest(pieces, at)
        named = [one for one in values if one is not None and one.hold != "local"]
        if named:
            found.add(side_of(named[0].entry.id))
            words.update(piece.fold for piece in pieces[at:after])
        at = max(after, at + 1)
    return frozenset(found), frozenset(words)


def relate(here: Parties, there: Parties) -> Standing:
    """How two parties stand: the same, one within the other's side, unknown, or different."""
    if here.ids & there.ids:
        return "same"
    if here.sides & there.sides:
        return "within"
    if here.names & there.names:
        return "same"
    if here.sides and there.sides:
        return "differ"
    if here.camp and there.camp and here.camp != there.camp:
        return "differ"
    return "unknown"


@lru_cache(maxsize=16384)
def _owners(name: str) -> frozenset[str]:
    """The sides that a description belongs to: "Thai soldiers", but not "an Iran-backed militia"."""
    return frozenset() if _BACKED.search(name) else sides_in(name)


@lru_cache(maxsize=16384)
def _read_name(name: str) -> tuple[frozenset[str], Camp | None]:
    """The telling words of an unregistered name, and the camp that its words put it in."""
    telling, camp = set(), None
    for piece in cut(name):
        meant = concept(piece.fold)
        if meant is None or piece.fold.isdigit():
            continue
        if piece.shape != "a":  # "fighters of the Balochistan Liberation Army" are no army's
            pass
        elif piece.fold in load_words("wording", "camps", "state"):
            camp = "state"
        elif piece.fold in load_words("wording", "camps", "irregular"):
            camp = "irregular"
        if weight(meant) == 1.0:
            telling.add(meant)
    return frozenset(telling), camp  # type: ignore[return-value]


@lru_cache(maxsize=8192)
def _camp_of_id(actor_id: str) -> Camp | None:
    entry = get_actor(side_of(actor_id))
    if entry is None:
        return None
    return {"state": "state", "armed_group": "irregular"}.get(entry.kind)  # type: ignore[return-value]

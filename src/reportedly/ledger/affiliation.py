"""Words for a speaker in, the registered actors that they name out: "a spokesman for the Iraqi army".

The register's names are found inside the words, a state with its institution as one actor, without a
parse. An actor's root is the state or body at the top of those that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from reportedly.codebook import load_words
from reportedly.codebook.actors import get_actor, lookup_actor
from reportedly.codebook.naming import Piece, cut
from reportedly.codebook.register import ActorEntry, Institution, compose, load_register

_HIGHEST = 6  # actors above one another; the codebook has at most three


@lru_cache(maxsize=4096)
def named_actor(name: str) -> ActorEntry | None:
    """The registered actor that `name` as a whole stands for, else `None`.

    >>> named_actor("the Russian defence ministry").id, named_actor("Agence France-Presse (AFP)").id
    ('RUS.defence-ministry', 'afp')
    """
    plain = name.partition(" (")[0]
    known = lookup_actor(plain) or lookup_actor(name)
    if known is not None:
        return known
    pieces = cut(plain)
    if pieces and pieces[0].fold == "the":
        pieces = pieces[1:]
    for entry, first, after in _scan(pieces):
        if first == 0 and after == len(pieces):
            return entry
    return None


@lru_cache(maxsize=4096)
def actor_in(words: str) -> ActorEntry | None:
    """The first registered actor named inside `words`, else `None`; capitals name their cities.

    >>> actor_in("Russia's envoy to Syria").id, actor_in("mayor of Kyiv")
    ('RUS', None)
    """
    return next((entry for entry, _, _ in _scan(cut(words))), None)


def root_of(actor: ActorEntry) -> ActorEntry:
    """The state or body at the top of those that `actor` belongs to, else itself.

    >>> root_of(named_actor("Pentagon")).id
    'USA'
    """
    for _ in range(_HIGHEST):
        above = get_actor(actor.parent) if actor.parent else None
        if above is None:
            break
        actor = above
    return actor


def institutions_in(words: str) -> Iterator[Institution]:
    """The institutions that every state has and that `words` speak of: "the army spokesman"."""
    pieces = cut(words)
    at = 0
    while at < len(pieces):
        after, found = load_register().institutions.longest(pieces, at)
        yield from found[:1]
        at = max(after, at + 1)


def _scan(pieces: Sequence[Piece]) -> Iterator[tuple[ActorEntry, int, int]]:
    """Actors among `pieces`, each with the index of its first piece and that after its last."""
    register = load_register()
    at = 0
    while at < len(pieces):
        after, values = register.index.longest(pieces, at)
        named = [one for one in values if one is not None and one.hold == "free"]
        backs = after < len(pieces) and pieces[after].fold in _backing()  # "Turkey-backed fighters"
        if named and named[0].how not in ("capital", "demonym") and not backs:
            entry = named[0].entry
            if entry.kind == "state":
                entry, after = _with_institution(entry, pieces, at, after)
            yield entry, at, after
        elif (of := _institution_of(pieces, at)) is not None:
            yield of[0], at, of[1]
            after = of[1]
        at = max(after, at + 1)


@cache
def _backing() -> frozenset[str]:
    ties = ("supports", "arms", "allied_with")
    return frozenset[str]().union(*(load_words("ties", "compound", tie, "words") for tie in ties))


def _with_institution(
    state: ActorEntry, pieces: Sequence[Piece], first: int, after: int
) -> tuple[ActorEntry, int]:
    """ "Iran's Foreign Ministry" from the state's name on."""
    register = load_register()
    noun = after + (after < len(pieces) and pieces[after].fold == "s")
    end, found = register.institutions.longest(pieces, noun)
    if not found:
        return state, after
    words = " ".join(piece.fold for piece in pieces[noun:end])
    return compose(register.states[state.id], found[0], words), end


def _institution_of(pieces: Sequence[Piece], at: int) -> tuple[ActorEntry, int] | None:
    """ "Ministry of Defence of Ukraine", "police in Nigeria" from the institution on."""
    register = load_register()
    after, found = register.institutions.longest(pieces, at)
    if not found or after >= len(pieces) or pieces[after].fold not in ("of", "in"):
        return None
    name = after + 1 + (after + 1 < len(pieces) and pieces[after + 1].fold == "the")
    end, values = register.index.longest(pieces, name)
    if not values or values[0] is None or values[0].entry.kind != "state":
        return None
    if values[0].how not in ("name", "alias"):
        return None
    words = " ".join(piece.fold for piece in pieces[at:after])
    return compose(register.states[values[0].entry.id], found[0], words), end

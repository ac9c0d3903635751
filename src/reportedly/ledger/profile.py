"""An account in, its comparable form out: places and actors as keys, words as sets.

Names are compared as they sound and by the register of actors, so that "Rashideen" meets "Rashidin"
and "Daesh" the Islamic State.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportedly.codebook.actors import match_actors
from reportedly.codebook.place_keys import place_key, sound_key
from reportedly.ledger.passages import content_words, name_keys, stem
from reportedly.ledger.records import Account


@dataclass(frozen=True, slots=True)
class Profile:
    """An account in the form in which it is compared.

    `towns` and `actors` lead from keys to names as shown. `countries` are ids of the states that
    its places lie in or that it names at all. `killed` are the counts in order of mention, best
    ones where there are. `names` are keys, most often named first; `named` and `placed` the words
    of names and of places.
    """

    towns: dict[str, str]
    regions: frozenset[str]
    countries: frozenset[str]
    actors: dict[str, str]
    killed: tuple[int, ...]
    names: tuple[str, ...]
    named: frozenset[str]
    placed: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=4096)
def profile(account: Account) -> Profile:
    """The comparable form of `account`; computed once for each of the last few thousand."""
    where = (*account.places, *account.regions)
    named = {word for name in account.names for word in name.split()}
    return Profile(
        towns={_town_key(name): name for name in account.places if not _state(name)},
        regions=frozenset(_town_key(name) for name in account.regions if not _state(name)),
        countries=frozenset(filter(None, map(_state, (*where, *sorted(named))))),
        actors=dict(_actor_keys(account.actors)),
        killed=tuple(
            one.low if one.best is None else one.best
            for one in account.casualties
            if one.what == "killed"
        ),
        names=name_keys(account.names),
        named=frozenset(named),
        placed=frozenset(word for name in where for word in content_words(name, frozenset())),
        words=frozenset(account.words),
    )


def _town_key(name: str) -> str:
    key = place_key(name)
    return sound_key(key) or key


@lru_cache(maxsize=4096)
def _state(name: str) -> str:
    """The id of the state that a place name or an adjective stands for, "" for any other name."""
    for form in (name, stem(name), name.capitalize()):  # "Syrias", where apostrophes are lost
        for entry, how in match_actors(form):
            if entry.kind == "state" and how != "capital":
                return entry.id
    return ""


def _actor_keys(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        if found := match_actors(name):
            yield found[0][0].id, found[0][0].name

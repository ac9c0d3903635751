"""A relay or an actor in, the named party that it is out: for formats that keep entities.

A party goes by one folded name, whether it speaks or acts; the register of actors gives its kind
and country where it is registered. What names nobody ("residents", "reports", the author) is no
party.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportedly.claim import Actor, Claim, Relay
from reportedly.codebook.actors import lookup_actor
from reportedly.ledger.names import fold_name
from reportedly.ledger.records import Printing
from reportedly.show.safe import neutralise

PartyKind = Literal["person", "state", "armed_group", "organisation", "outlet"]
_KINDS: dict[str, PartyKind] = {
    "person": "person",
    "state": "state",
    "armed_group": "armed_group",
    "organisation": "organisation",
    "outlet": "outlet",
}


@dataclass(frozen=True, slots=True)
class Party:
    """A person, state, armed group, organisation or outlet.

    `key` is the folded name; `country` is ISO 3166-1 alpha-2, known for registered parties only.
    """

    key: str
    name: str
    kind: PartyKind
    country: str | None = None


def speaking(claim: Claim) -> tuple[Party, ...]:
    """The named parties of the chain, from the first speaker on."""
    return _known(_relay(relay) for relay in claim.chain)


def acting(claim: Claim) -> tuple[Party, ...]:
    """The named actors, then those acted upon, each once."""
    return _known(_actor(actor) for actor in (*claim.actors, *claim.recipients))


def printing_outlet(printing: Printing) -> Party | None:
    """The outlet that printed an article, `None` where it is not known."""
    return _party(printing.outlet, "outlet") if printing.outlet else None


def named(claim: Claim, name: str) -> Party | None:
    """The party that a claim's relation calls `name`; an actor of the claim gives its kind."""
    for actor in (*claim.actors, *claim.recipients):
        if actor.name == name:
            return _actor(actor)
    return _party(name, None)


def _relay(relay: Relay) -> Party | None:
    kind = _KINDS.get(relay.kind)
    return _party(relay.name, kind) if kind and relay.resolved else None


def _actor(actor: Actor) -> Party | None:
    kind = _KINDS.get(actor.kind)
    return _party(actor.name, kind) if kind and actor.resolved else None


@lru_cache(maxsize=65536)
def _party(name: str, kind: PartyKind | None) -> Party | None:
    registered = lookup_actor(name)
    if registered is not None and registered.kind in _KINDS:
        found = _KINDS[registered.kind]
        return Party(fold_name(registered.name), registered.name, found, registered.country)
    shown = neutralise(name)
    return Party(fold_name(name), shown, kind) if kind and shown else None


def _known(parties: Iterable[Party | None]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(party for party in parties if party is not None))

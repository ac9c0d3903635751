"""A ledger file and sources in, articles kept out: what `reportedly add` and Python call.

Articles are found, read and kept one after the other: whoever interrupts a run loses at most the
article that was being read, and a run that is started again passes over what is kept.
"""

from __future__ import annotations

import tomllib
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from reportedly.articles import ReadOptions
from reportedly.batch import PassedOver, SourceDone, read_many
from reportedly.claim import Reading
from reportedly.codebook.own import own_digest
from reportedly.errors import SourceError
from reportedly.ledger.adding import Adder
from reportedly.ledger.store import Store
from reportedly.text import Article


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that is in the ledger: just added, or (`new` is False) already there."""

    article: Article
    new: bool
    claims: int = 0
    copies: int = 0
    links: int = 0


def add_sources(
    store: Store, sources: Iterable[str], options: ReadOptions, jobs: int = 1
) -> Generator[Kept | SourceError | SourceDone, None, None]:
    """Read every article of every source into the ledger, and tell of each when it is kept.

    What cannot be read yields its `SourceError`, and the others go on. Raises `LedgerError` where
    the ledger cannot be written.
    """
    adder = Adder(store, reading_version())
    for outcome in read_many(sources, options, jobs, adder.wanted):
        if isinstance(outcome, Reading):
            added = adder.add(outcome)
            yield Kept(outcome.article, added.new, added.claims, added.copies, added.links)
        elif isinstance(outcome, PassedOver):
            yield Kept(outcome.article, new=False)
        else:
            yield outcome


@cache
def reading_version() -> str:
    """What a reading depends on: the program's version, its learned parts, what a user added."""
    cards = sorted(
        (item for item in files("reportedly.weights").iterdir() if item.name.endswith(".toml")),
        key=lambda item: item.name,
    )
    digests = [str(tomllib.loads(card.read_text("utf-8")).get("digest", ""))[:8] for card in cards]
    digests += [f"own.{own_digest()}"] if own_digest() else []
    return "+".join([version("reportedly"), *digests])

"""One article's reading in, its accounts out: what it tells of each happening, ready to compare.

A strike, how many it killed, who flew it and who denies it are one account; `tellings` decides
which claims those are. An account also holds the words and names of the sentences that tell it,
and of those that follow until another happening is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.claim import Actor, Casualties, Claim, Reading, Where
from reportedly.codebook.gazetteer import lookup
from reportedly.ledger.doers import doers
from reportedly.ledger.passages import (
    Passages,
    content_words,
    means_of_violence,
    proper_names,
)
from reportedly.ledger.rarity import common_words
from reportedly.ledger.records import Account
from reportedly.ledger.tellings import REGION, Gathering, gather

# The news is told in the first sentences: 50 words fitted worse, 160 no better and cost twice as much
_MOST_WORDS, _MOST_NAMES = 90, 30
_UNPLACED = 3  # sorts a place without precision after towns, before regions


def tell_accounts(reading: Reading) -> tuple[Account, ...]:
    """The accounts of one article, its main one first, the others in the order of the text.

    The main account is the one told first, and takes in the title. Where no telling names a day,
    `first` is `None` and `last` is the day of publication: it happened by then.
    """
    passages = Passages(reading.article)
    gatherings = gather(reading, passages)
    owners = _owners(gatherings, len(passages))
    accounts = []
    for number, gathering in enumerate(gatherings):
        told = [
            sentence.text
            for sentence, owner in zip(passages.sentences, owners, strict=True)
            if number in owner
        ]
        title = reading.article.title if number == 0 else None
        accounts.append(_account(gathering, reading, title or "", "\n".join(told)))
    return tuple(accounts)


def told_places(account: Account, reading: Reading) -> tuple[Where, ...]:
    """Where an account takes place, finest first, for showing.

    Where its own claims name no more than a country, the place is that of the next claim which names
    one, else of the article's first: the town stands in another sentence than the toll. Accounts are
    not compared by it, since what stands beside may be of another happening.
    """
    own = [place for number in account.claims for place in reading.claims[number].places]
    if not any(map(_is_fine, own)) and account.claims:
        first = account.claims[0]
        in_order = (*reading.claims[first:], *reading.claims[:first])
        beside = ([p for p in claim.places if _is_fine(p)] for claim in in_order)
        own += next(filter(None, beside), [])
    return tuple(sorted(own, key=lambda place: place.precision or _UNPLACED))


def _is_fine(place: Where) -> bool:
    """Whether a place is known, and smaller than a country."""
    return place.precision is not None and place.precision <= REGION


def place_name(place: Where) -> str:
    """The gazetteer's name of a place that was found there, else the article's own.

    >>> place_name(Where("Deir Ezzor", id="region:SY.07", precision=4))
    'Deir ez-Zor'
    """
    if place.id is None:
        return place.name
    entries = lookup(place.name, by_sound=True)
    return next((entry.name for entry in entries if entry.id == place.id), place.name)


def _account(gathering: Gathering, reading: Reading, title: str, told: str) -> Account:
    claims = [telling.claim for telling in gathering.tellings]
    first, last = gathering.bounds
    if first is None and last is None:
        last = reading.article.published
    places = [place for claim in claims for place in claim.places]
    finest = sorted(places, key=lambda place: place.precision or _UNPLACED)
    return Account(
        claims=tuple(telling.number for telling in gathering.tellings),
        first=first,
        last=last,
        places=_each(place_name(place) for place in finest),
        regions=_each(region for place in places for region in _regions(place)),
        actors=_each(actor.name for claim in claims for actor in doers(claim)),
        targets=_each(name for claim in claims for name in _parties(claim.recipients)),
        violence=means_of_violence(f"{title}\n{told}"),
        casualties=_casualties(claims),
        names=proper_names(told, common_words())[:_MOST_NAMES],
        words=content_words(f"{title}\n{told}", common_words())[:_MOST_WORDS],
    )


def _owners(gatherings: Sequence[Gathering], sentences: int) -> list[set[int]]:
    """For each sentence the happenings that it tells, or else the one told before it."""
    owners: list[set[int]] = [set() for _ in range(sentences)]
    for number, gathering in enumerate(gatherings):
        for telling in gathering.tellings:
            owners[telling.sentence].add(number)
    before = 0  # the lead belongs to the main account
    for owner in owners:
        if owner:
            before = max(owner)
        else:
            owner.add(before)
    return owners


def _regions(place: Where) -> tuple[str, ...]:
    return (place_name(place), *place.regions) if place.precision == REGION else place.regions


def _parties(actors: Iterable[Actor]) -> Iterable[str]:
    """The names of those who can act: no things, and no "it" or "which" that stands for nobody."""
    return (one.name for one in actors if one.resolved and one.kind not in {"object", "other"})


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _casualties(claims: Iterable[Claim]) -> tuple[Casualties, ...]:
    """The counts of this happening alone, each once, in order of mention, without their words."""
    counts = (one for claim in claims for one in claim.casualties if one.scope == "incident")
    return tuple(dict.fromkeys(replace(one, span=None) for one in counts))

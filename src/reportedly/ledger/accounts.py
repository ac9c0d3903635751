"""One article's reading in, its accounts out: what it tells of each happening, ready to compare.

A strike, how many it killed, who flew it and who denies it are one account; `tellings` decides
which claims those are. An account also holds the words and names of the sentences that tell it,
and of those that follow until another happening is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.claim import Actor, Casualties, Claim, Reading, Where
from reportedly.codebook.gazetteer import lookup
from reportedly.edtf import day_bounds
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
_NEWS, _SHORT = (
    timedelta(days=14),
    timedelta(days=2),
)  # as long as an article's news is old, or lasts
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

    Where its own claims name nothing smaller than the country that the article is of, the place is
    that of the next claim which does, else of the article's first: the town stands in another
    sentence than the toll, and what stands there instead is often a dateline. Accounts are not
    compared by it, since what stands beside may be of another happening.
    """
    country = _country_of(reading)
    own = [place for number in account.claims for place in reading.claims[number].places]
    if account.claims and not any(_is_fine(place, country) for place in own):
        first = account.claims[0]
        in_order = (*reading.claims[first:], *reading.claims[:first])
        beside = ([p for p in claim.places if _is_fine(p, country)] for claim in in_order)
        own = [*next(filter(None, beside), []), *own]
    return tuple(sorted(own, key=lambda place: place.precision or _UNPLACED))


def _country_of(reading: Reading) -> str | None:
    """The country that most places of an article lie in."""
    named = Counter(p.country for claim in reading.claims for p in claim.places if p.country)
    return named.most_common(1)[0][0] if named else None


def told_days(account: Account, reading: Reading) -> tuple[date | None, date | None]:
    """First and last day on which an account may have taken place, for showing.

    Where its own claims name no day, it is that of the claim before which names one that is news, else
    of the next: "A patrol found a cache yesterday. It detained two men". What happened "overnight" began
    on the day before. Accounts are not compared by it. Both are `None` where nothing tells a day.
    """
    claims = [reading.claims[number] for number in account.claims]
    first, last = account.first, account.last
    if first is None and claims:
        at = account.claims[0]
        in_order = (*reversed(reading.claims[:at]), *reading.claims[at:])
        days = (_news_days(claim, reading.article.published) for claim in in_order)
        first, last = next(filter(None, days), (None, last))
    if first is not None and any(_is_overnight(claim) for claim in claims):
        first -= timedelta(days=1)
    return first, last


def _news_days(claim: Claim, published: date | None) -> tuple[date, date] | None:
    """The days of a claim, where it names them and they are not long before publication."""
    if claim.when is None or claim.factuality.mood not in {"happened", "ongoing"}:
        return None
    first, last = day_bounds(claim.when.edtf)
    if first is None or last is None or last - first > _SHORT:
        return None
    news = published is None or timedelta(0) <= published - last <= _NEWS
    return (first, last) if news else None


def _is_overnight(claim: Claim) -> bool:
    span = claim.when.span if claim.when is not None else None
    return span is not None and "overnight" in span.text.lower()


def _is_fine(place: Where, country: str | None) -> bool:
    """Whether a place is known, and smaller than the country that it lies in."""
    inside = place.country == country
    return inside and place.precision is not None and place.precision <= REGION


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

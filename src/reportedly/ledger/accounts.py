"""One article's reading in, its accounts out: the claims gathered by the happening they tell.

A strike, how many it killed, who flew it and who denies it are one account; the other strikes of
a round-up, the attack of last year and the toll of the whole war are not mixed with it. Claims are
taken in text order, and each goes to the account that it agrees with best, or opens one where its
day, town, means or figures cannot be those of any before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from reportedly.claim import Actor, Casualties, Claim, Reading, Where
from reportedly.codebook.place_keys import place_key, sound_key
from reportedly.edtf import day_bounds
from reportedly.ledger.passages import (
    Passages,
    common_words,
    content_words,
    means_of_violence,
    proper_names,
)
from reportedly.ledger.records import Account

HARM = frozenset({"killed", "wounded", "captured", "missing"})
_TOLD_MOODS = frozenset({"happened", "ongoing"})
_TOWN, _REGION = 2, 4  # UCDP precisions up to which a place is a town, a first-level region
# A happening longer than this is a period ("in 2015"), which does not tell its day
_LONGEST = timedelta(days=31)
# An older day than this before publication is background where the news names no day itself
_NEWS = timedelta(days=10)
_MOST_WORDS, _MOST_NAMES = 90, 30


@dataclass(slots=True)
class _Telling:
    """What one claim says of its happening, in comparable form."""

    number: int
    claim: Claim
    sentence: int
    first: date | None
    last: date | None
    towns: frozenset[str]
    regions: frozenset[str]
    means: frozenset[str]
    figures: frozenset[tuple[str, int]]

    @property
    def period(self) -> bool:
        return bool(self.first and self.last and self.last - self.first > _LONGEST)


@dataclass(slots=True)
class _Gathering:
    """An account that is being gathered."""

    tellings: list[_Telling] = field(default_factory=list)

    def towns(self) -> set[str]:
        return {town for one in self.tellings for town in one.towns}

    def regions(self) -> set[str]:
        return {region for one in self.tellings for region in one.regions}

    def means(self) -> set[str]:
        return {kind for one in self.tellings for kind in one.means}

    def figures(self) -> set[tuple[str, int]]:
        return {figure for one in self.tellings for figure in one.figures}

    @property
    def latest(self) -> int:
        return self.tellings[-1].sentence

    @property
    def dated(self) -> list[_Telling]:
        """The tellings that name a day or a few."""
        return [one for one in self.tellings if one.first and one.last and not one.period]

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """The days that its tellings name; a period counts only where nothing else tells it."""
        told = self.dated
        if not told and all(one.period for one in self.tellings):
            told = self.tellings
        if not told:
            return None, None
        return (
            min(one.first for one in told if one.first),
            max(one.last for one in told if one.last),
        )


def tell_accounts(reading: Reading) -> tuple[Account, ...]:
    """The accounts of one article, its main one first, the others in the order of the text."""
    passages = Passages(reading.article)
    if not len(passages):
        return ()
    gatherings: list[_Gathering] = []
    for telling in _tellings(reading, passages):
        best = max(
            (one for one in gatherings if not _conflict(telling, one, reading.article.published)),
            key=lambda one: _affinity(telling, one, gatherings),
            default=None,
        )
        if best is None:
            gatherings.append(_Gathering([telling]))
        else:
            best.tellings.append(telling)
    owner = _owners(gatherings, len(passages))
    return tuple(
        _account(gathering, number, reading, passages, owner)
        for number, gathering in enumerate(gatherings)
    )


def _tellings(reading: Reading, passages: Passages) -> Iterable[_Telling]:
    for number, claim in enumerate(reading.claims):
        if not tells_incident(claim):
            continue
        first, last = day_bounds(claim.when.edtf if claim.when else None)
        yield _Telling(
            number=number,
            claim=claim,
            sentence=passages.at(claim.spans[0].start),
            first=first,
            last=last,
            towns=frozenset(_towns(claim.places)),
            regions=frozenset(_regions(claim.places)),
            means=frozenset(means_of_violence(claim.text)),
            figures=frozenset(
                (one.what, one.best if one.best is not None else one.low)
                for one in claim.casualties
                if one.scope == "incident"
            ),
        )


def tells_incident(claim: Claim) -> bool:
    """True where a claim tells that something happened, or denies or doubts that it did."""
    if claim.factuality.mood not in _TOLD_MOODS:
        return False
    harms = [one for one in claim.casualties if one.what in HARM]
    if harms and all(one.scope != "incident" for one in harms):
        return False
    return claim.kind == "incident" or bool(harms)


def _towns(places: Iterable[Where]) -> Iterable[str]:
    for place in places:
        if place.precision is not None and place.precision <= _TOWN:
            yield sound_key(place_key(place.name)) or place_key(place.name)


def _regions(places: Iterable[Where]) -> Iterable[str]:
    for place in places:
        if place.precision == _REGION:
            yield place_key(place.name)
        elif len(place.regions) > 1:
            yield place_key(place.regions[0])


def _conflict(telling: _Telling, gathering: _Gathering, published: date | None) -> bool:
    """True where `telling` cannot be about the happening of `gathering`."""
    if _other_day(telling, gathering, published):
        return True
    regions = gathering.regions()
    if telling.regions and regions and not telling.regions & regions:
        return True
    towns, means = gathering.towns(), gathering.means()
    mine, theirs = _killed(telling.figures), _killed(gathering.figures())
    apart = [
        bool(telling.towns and towns and not telling.towns & towns),
        bool(telling.means and means and not telling.means & means),
        bool(mine and theirs and not mine & theirs),
    ]
    return sum(apart) >= 2


def _killed(figures: Iterable[tuple[str, int]]) -> set[int]:
    return {count for what, count in figures if what == "killed"}


def _other_day(telling: _Telling, gathering: _Gathering, published: date | None) -> bool:
    first, last = gathering.bounds
    if telling.first is None or telling.last is None:
        return False
    if telling.period or (first and last and last - first > _LONGEST):
        if not (telling.period and first and last and last - first > _LONGEST):
            return not _echoes(telling, gathering)
        return telling.first > last or first > telling.last
    if first and last:
        return max(telling.first - last, first - telling.last) > timedelta(days=1)
    old = published is None or telling.last < published - _NEWS
    return old and not _echoes(telling, gathering)


def _echoes(telling: _Telling, gathering: _Gathering) -> bool:
    """True where means or town, and then a figure too, are those of the account."""
    means = bool(telling.means & gathering.means())
    return bool(telling.figures & gathering.figures()) or (
        means and bool(telling.towns & gathering.towns())
    )


def _affinity(telling: _Telling, gathering: _Gathering, everything: list[_Gathering]) -> float:
    score = 2.0 * bool(telling.towns & gathering.towns())
    score += 1.0 * bool(telling.means & gathering.means())
    score += 2.0 * bool(telling.figures & gathering.figures())
    score += 1.0 * (telling.first is not None and gathering.bounds == (telling.first, telling.last))
    score += 1.0 * (gathering.latest == telling.sentence)
    score += 1.5 * (gathering.latest == max(one.latest for one in everything))
    return score + 0.5 * (gathering is everything[0])


def _owners(gatherings: list[_Gathering], sentences: int) -> list[set[int]]:
    """For each sentence the accounts that it belongs to: its own, else that of the last before."""
    owner: list[set[int]] = [set() for _ in range(sentences)]
    for number, gathering in enumerate(gatherings):
        for telling in gathering.tellings:
            owner[telling.sentence].add(number)
    last: set[int] = {0} if gatherings else set()
    for sentence in range(sentences):
        if owner[sentence]:
            last = owner[sentence]
        else:
            owner[sentence] = {max(last)} if last else set()
    return owner


def _account(
    gathering: _Gathering,
    number: int,
    reading: Reading,
    passages: Passages,
    owner: Sequence[set[int]],
) -> Account:
    article = reading.article
    claims = [telling.claim for telling in gathering.tellings]
    text = "\n".join(
        passages.sentences[sentence].text
        for sentence in range(len(passages))
        if number in owner[sentence]
    )
    title = article.title if number == 0 and article.title else ""
    first, last = gathering.bounds
    if first is None and last is None:
        last = article.published
    places = [place for claim in claims for place in claim.places]
    return Account(
        claims=tuple(telling.number for telling in gathering.tellings),
        first=first,
        last=last,
        places=_ordered(place.name for place in sorted(places, key=lambda p: p.precision or 3)),
        regions=_ordered(region for place in places for region in _region_chain(place)),
        actors=_ordered(_named(actor) for claim in claims for actor in _acting(claim.actors)),
        targets=_ordered(_named(actor) for claim in claims for actor in _acting(claim.recipients)),
        violence=means_of_violence(title + "\n" + text),
        casualties=tuple(_casualties(claims)),
        names=proper_names(text, common_words())[:_MOST_NAMES],
        words=content_words(title + "\n" + text, common_words())[:_MOST_WORDS],
    )


def _region_chain(place: Where) -> tuple[str, ...]:
    return (place.name, *place.regions) if place.precision == _REGION else place.regions


def _acting(actors: Iterable[Actor]) -> Iterable[Actor]:
    return (one for one in actors if one.resolved and one.kind not in {"object", "other"})


def _named(actor: Actor) -> str:
    return actor.name


def _ordered(values: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(values)
    order = list(counts)
    return tuple(order)


def _casualties(claims: Iterable[Claim]) -> Iterable[Casualties]:
    found: dict[Casualties, None] = {}
    for claim in claims:
        for one in claim.casualties:
            if one.scope == "incident":
                found[replace(one, span=None)] = None
    return found

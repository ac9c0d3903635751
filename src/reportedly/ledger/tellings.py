"""The claims of one article in, those that tell of one happening put together out.

Claims are taken in text order. Each goes to the happening that it agrees with best, by town, means,
figures, day and nearness in the text, or opens one where its day, region, or two of town, means
and toll cannot be those of any before it: so the raids of a round-up are kept apart, and so are the
attack of last year and the day's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from reportedly.claim import Claim, Reading, Where
from reportedly.codebook.place_keys import place_key, sound_key
from reportedly.edtf import day_bounds
from reportedly.ledger.passages import Passages, means_of_violence

HARM = frozenset({"killed", "wounded", "captured", "missing"})
_TOLD_MOODS = frozenset({"happened", "ongoing"})
TOWN, REGION = 2, 4  # UCDP precisions up to which a place is a town, a first-level region
# A happening longer than this is a period ("in 2015"), which does not tell its day
_LONGEST = timedelta(days=31)
# A day longer before publication than this is background to news that names no day itself. Five
# days cut off "the attack last week", twenty made no difference.
_NEWS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one claim says of its happening, in comparable form.

    `number` is the claim's position in the reading, `sentence` that of its first sentence among the
    passages. `figures` are kinds of harm with their counts, of this happening alone.
    """

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
    def dated(self) -> bool:
        """True where it tells both ends of its time."""
        return self.first is not None and self.last is not None

    @property
    def period(self) -> bool:
        """True where its time is too long to tell a day."""
        return bool(self.first and self.last and self.last - self.first > _LONGEST)


@dataclass(slots=True)
class Gathering:
    """The tellings of one happening, as they are gathered."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def towns(self) -> set[str]:
        """The towns that it was said to be in, as keys."""
        return {town for one in self.tellings for town in one.towns}

    @property
    def regions(self) -> set[str]:
        """The first-level regions that it was said to be in, as keys."""
        return {region for one in self.tellings for region in one.regions}

    @property
    def means(self) -> set[str]:
        """The means of violence."""
        return {kind for one in self.tellings for kind in one.means}

    @property
    def figures(self) -> set[tuple[str, int]]:
        """Kinds of harm with their counts."""
        return {figure for one in self.tellings for figure in one.figures}

    @property
    def latest(self) -> int:
        """The last sentence that told of it."""
        return self.tellings[-1].sentence

    @property
    def bounds(self) -> tuple[date | None, date | None]:
        """The days that its tellings name; a period counts only where nothing else tells it."""
        told = [one for one in self.tellings if one.dated and not one.period]
        if not told and all(one.period for one in self.tellings):
            told = self.tellings
        firsts = [one.first for one in told if one.first]
        lasts = [one.last for one in told if one.last]
        return (min(firsts), max(lasts)) if firsts and lasts else (None, None)


def gather(reading: Reading, passages: Passages) -> list[Gathering]:
    """The happenings that a reading tells, in the order in which they are first told."""
    gatherings: list[Gathering] = []
    published = reading.article.published
    for telling in _tellings(reading, passages):
        best = max(
            (one for one in gatherings if not _conflict(telling, one, published)),
            key=lambda one: _affinity(telling, one, gatherings),
            default=None,
        )
        if best is None:
            gatherings.append(Gathering([telling]))
        else:
            best.tellings.append(telling)
    return gatherings


def tells_incident(claim: Claim) -> bool:
    """True where a claim tells that something happened, or denies or doubts that it did.

    What is planned, feared or demanded did not happen, and a toll since January is no happening.
    """
    if claim.factuality.mood not in _TOLD_MOODS:
        return False
    harms = [one for one in claim.casualties if one.what in HARM]
    if harms and all(one.scope != "incident" for one in harms):
        return False
    return claim.kind == "incident" or bool(harms)


def _tellings(reading: Reading, passages: Passages) -> Iterable[Telling]:
    for number, claim in enumerate(reading.claims):
        if not tells_incident(claim):
            continue
        first, last = day_bounds(claim.when.edtf if claim.when else None)
        yield Telling(
            number=number,
            claim=claim,
            sentence=passages.at(claim.spans[0].start),
            first=first,
            last=last,
            towns=frozenset(_towns(claim.places)),
            regions=frozenset(_regions(claim.places)),
            means=frozenset(means_of_violence(claim.text)),
            figures=frozenset(
                (one.what, one.low if one.best is None else one.best)
                for one in claim.casualties
                if one.scope == "incident"
            ),
        )


def _towns(places: Iterable[Where]) -> Iterable[str]:
    for place in places:
        if place.precision is not None and place.precision <= TOWN:
            yield sound_key(place_key(place.name)) or place_key(place.name)


def _regions(places: Iterable[Where]) -> Iterable[str]:
    for place in places:
        if place.precision == REGION:
            yield place_key(place.name)
        elif len(place.regions) > 1:
            yield place_key(place.regions[0])


def _conflict(telling: Telling, gathering: Gathering, published: date | None) -> bool:
    """True where `telling` cannot be about the happening of `gathering`."""
    if _other_day(telling, gathering, published):
        return True
    if _disjoint(telling.regions, gathering.regions):
        return True
    apart = (
        _disjoint(telling.towns, gathering.towns),
        _disjoint(telling.means, gathering.means),
        _disjoint(_killed(telling.figures), _killed(gathering.figures)),
    )
    return sum(apart) >= 2


def _disjoint(one: Iterable[object], other: Iterable[object]) -> bool:
    """True where both are known and nothing is in both."""
    a, b = set(one), set(other)
    return bool(a and b) and a.isdisjoint(b)


def _killed(figures: Iterable[tuple[str, int]]) -> set[int]:
    return {count for what, count in figures if what == "killed"}


def _other_day(telling: Telling, gathering: Gathering, published: date | None) -> bool:
    if telling.first is None or telling.last is None:
        return False
    first, last = gathering.bounds
    if first and last and telling.period and last - first > _LONGEST:
        return telling.first > last or first > telling.last
    if telling.period or (first and last and last - first > _LONGEST):
        return not _echoes(telling, gathering)
    if first and last:
        return max(telling.first - last, first - telling.last) > timedelta(days=1)
    old = published is None or published - telling.last > _NEWS
    return old and not _echoes(telling, gathering)


def _echoes(telling: Telling, gathering: Gathering) -> bool:
    """True where a figure, or town and means together, are those of the gathering."""
    return not telling.figures.isdisjoint(gathering.figures) or not (
        telling.means.isdisjoint(gathering.means) or telling.towns.isdisjoint(gathering.towns)
    )


def _affinity(telling: Telling, gathering: Gathering, everything: Sequence[Gathering]) -> float:
    """How well `telling` goes with `gathering`, in points; nearness alone is worth 1.5 to 3."""
    points = 2.0 * (not telling.towns.isdisjoint(gathering.towns))
    points += 1.0 * (not telling.means.isdisjoint(gathering.means))
    points += 2.0 * (not telling.figures.isdisjoint(gathering.figures))
    points += 1.0 * (telling.dated and gathering.bounds == (telling.first, telling.last))
    points += 1.0 * (gathering.latest == telling.sentence)
    points += 1.5 * (gathering.latest == max(one.latest for one in everything))
    return points + 0.5 * (gathering is everything[0])

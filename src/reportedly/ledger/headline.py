"""A reading in, the counts that it gives of one kind of harm in its main happening out.

The main happening is that whose dead the title counts, else that of the first account that counts
anybody harmed, as casualty recorders take it; its headline is the count of the title, else the first
one told, one in figures before one like "dozens". Each count carries
how it stands to others by the words round it: an earlier one ("updating a previous toll of 15"), a new
one ("the toll rose to 43"), one that comes on top ("nine others also died"), a sum of several
happenings ("in attacks on two villages").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from typing import Literal

from reportedly.claim import Casualties, Claim, Reading
from reportedly.codebook import load_table, load_words
from reportedly.codebook.naming import cut
from reportedly.ledger.accounts import tell_accounts
from reportedly.ledger.increments import is_increment
from reportedly.ledger.origins import find_origin
from reportedly.ledger.records import Account, Origin, Printing
from reportedly.ledger.tellings import HARM

_NEAR = 6  # words before a count that tell it to be an earlier one
_NUMBERED = r"(?:two|three|four|five|six|both|\d+)"
# Two blows that are one attack ("two bombs", "twin blasts") are no sum of happenings
_SUM = re.compile(
    rf"\b{_NUMBERED}(?: [\w-]+)? (?:villages|towns|cities|provinces|districts|areas|neighbou?rhoods|"
    r"regions|camps|incidents)\b|\bacross the (?:country|province|region)\b"
)
_WHOLE = 2  # a toll so many times a first count is the whole of which that count is some
_MOST_NEWS = 1000  # killed over some days; a larger total is of a war or a year
_DIGITS = 7  # no title counts ten million dead
_TOWN = 1  # UCDP precision of a place that is told as such
_TOLD = frozenset({"happened", "ongoing"})

Standing = Literal["plain", "replaced", "added", "also"]


@dataclass(frozen=True, slots=True)
class Count:
    """One count of one claim, with how its words set it beside others.

    `standing` is "replaced" for an earlier figure, "added" for one that adds to another of its kind
    ("three more"), "also" for people counted besides. `summed` tells that it counts the dead of
    several places or days.
    """

    harm: Casualties
    claim: Claim
    origin: Origin
    published: date | None
    standing: Standing = "plain"
    summed: bool = False

    @property
    def size(self) -> int:
        """The best figure, else the least; of "as many as 40" the most."""
        return self.harm.best or self.harm.low or self.harm.high or 0

    @property
    def vague(self) -> bool:
        """Whether it is counted in words like "dozens" only."""
        words = {found.fold for found in cut(self.words)}
        return self.harm.best is None and not _vague().isdisjoint(words)

    @property
    def words(self) -> str:
        """The words that count."""
        return self.harm.span.text if self.harm.span else self.harm.group or ""


@dataclass(frozen=True, slots=True)
class Told:
    """The counts that an article gives of its main happening.

    `lead` is its headline. `rising` tells that it speaks of a toll that grew or was corrected.
    """

    counts: tuple[Count, ...]
    lead: Count
    rising: bool = False

    @property
    def single(self) -> tuple[Count, ...]:
        """The counts of this happening alone that add to no other."""
        return _single(self.counts)


def counting_accounts(reading: Reading) -> tuple[Account, ...]:
    """The accounts of an article, the main one first.

    It is that whose dead the title counts, else the first that counts anybody harmed.
    """
    titled = _counted_in_title(reading)

    def rank(account: Account) -> int:
        harms = [one for one in account.casualties if one.what in HARM]
        named = any(one.what == "killed" and one.low in titled for one in harms)
        return 0 if named else 1 if harms else 2

    return tuple(sorted(tell_accounts(reading), key=rank))


def tell_counts(account: Account, reading: Reading, what: str) -> Told | None:
    """What an account counts of `what`; `None` where it counts none.

    What is denied or foretold is no count.
    """
    claims = [reading.claims[number] for number in account.claims]
    counts = tuple(count for claim in claims for count in _counts(claim, reading, what))
    lead = _headline(counts, _counted_in_title(reading) if what == "killed" else frozenset())
    if lead is None:
        return None
    summed = any(one.summed and one.size == lead.size for one in counts)
    rising = any(_tells_of_rise(one) for one in claims if _is_of(lead, one, reading))
    return Told(counts, replace(lead, summed=summed), rising)


def _is_of(lead: Count, claim: Claim, reading: Reading) -> bool:
    """Whether a claim is in the voice of the headline, or in the article's own."""
    return claim.chain[0].kind == "author" or _origin(claim, reading) == lead.origin


def main_counts(reading: Reading, what: str) -> Told | None:
    """What an article counts of `what` in its main happening, or over the days that its news tells of."""
    accounts = counting_accounts(reading)
    told = next(filter(None, (tell_counts(one, reading, what) for one in accounts)), None)
    total = total_told_first(reading, what)
    if total is None:
        return told
    return Told((*(told.counts if told else ()), total), total, told is not None and told.rising)


def total_told_first(reading: Reading, what: str) -> Count | None:
    """The count over several days or happenings that an article tells before any other: its news."""
    for claim in reading.claims:
        for count in _counts(claim, reading, what):
            if count.standing == "plain" and not count.vague:
                news = count.harm.scope == "cumulative" and count.size <= _MOST_NEWS
                return count if news else None
    return None


def _counts(claim: Claim, reading: Reading, what: str) -> Iterator[Count]:
    if claim.factuality.polarity == "-" or claim.factuality.mood not in _TOLD:
        return
    article = reading.article
    origin = _origin(claim, reading)
    summed = _SUM.search(claim.text.lower()) is not None or _names_two_towns(claim)
    for harm in claim.casualties:
        if harm.what == what:
            over_days = harm.scope != "incident"
            standing = _standing(claim, harm)
            yield Count(harm, claim, origin, article.published, standing, summed or over_days)


def _origin(claim: Claim, reading: Reading) -> Origin:
    article = reading.article
    return find_origin(claim, Printing(article.id, article.outlet, published=article.published))


def _single(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    return tuple(c for c in counts if c.harm.scope == "incident" and c.standing != "added")


def _headline(counts: tuple[Count, ...], titled: frozenset[int]) -> Count | None:
    """The count that the title names, else the first one that is current, in figures before vague."""
    single = _single(counts)
    current = [one for one in single if one.standing != "replaced"] or single
    exact = [one for one in current if not one.vague]
    first = next(iter(exact or current), None)
    # who puts "the death toll" at a number counts all; who "saw at least eight die" does not
    whole = [one for one in exact if first and one.size >= _WHOLE * first.size and _is_toll(one)]
    named = [one for one in exact if one.size in titled]
    return next(iter([*named, *whole]), first)


def _counted_in_title(reading: Reading) -> frozenset[int]:
    """The numbers of a title that tells of the dead: it says which of an article's counts is its news."""
    words = [found.fold for found in cut(reading.article.title or "")]
    if load_words("tolls", "title").isdisjoint(words):
        return frozenset()
    numbers = load_table("casualties")["numbers"]
    figures = {int(word) for word in words if word.isdecimal() and len(word) < _DIGITS}
    return frozenset(figures | {numbers[word] for word in words if word in numbers})


def _is_toll(count: Count) -> bool:
    return any(found.fold == "toll" for found in cut(count.words))


def _standing(claim: Claim, harm: Casualties) -> Standing:
    if is_increment(claim, harm):
        return "added"
    span = harm.span
    if span is None:
        return "plain"
    for piece in claim.spans:
        if piece.covers(span):
            words = [found.fold for found in cut(piece.text[: span.end - piece.start])]
            near = words[-len(cut(span.text)) - _NEAR :]
            if not load_words("tolls", "revision", "earlier").isdisjoint(near):
                return "replaced"
            return "also" if "also" in near else "plain"
    return "plain"


def _names_two_towns(claim: Claim) -> bool:
    """ "Raids on Raqqa and on Tabqa killed 31", but not "a raid on Urum in Idlib"."""
    towns = {p.name: p.regions for p in claim.places if p.precision == _TOWN}
    return any(
        one not in towns[other] and other not in towns[one] for one, other in combinations(towns, 2)
    )


def _tells_of_rise(claim: Claim) -> bool:
    words = {found.fold for found in cut(claim.text)}
    return not (
        words.isdisjoint(load_words("tolls", "revision", "toll"))
        or words.isdisjoint(load_words("tolls", "revision", "new"))
    )


@cache
def _vague() -> frozenset[str]:
    return frozenset(load_table("casualties")["vague"])

"""Two accounts in, how likely they tell of one happening out, with named and weighted reasons.

Each comparison (days, places, actors, means, figures, names, words) gives a reason with a strength;
its weight is the strength times the weight in `matching.toml`, in log-odds, and the weights add up
to the score, as in a logistic regression. What neither account tells is no reason at all.
`blocking_keys` tell under which keys an account is filed, so that only accounts that could match
are ever compared.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from reportedly.errors import CodebookError
from reportedly.ledger.profile import Profile, profile
from reportedly.ledger.rarity import UNCOUNTED, Rarity, rarity_in_news
from reportedly.ledger.records import Account, Why

BEFORE = "before comparing"  # the regression's constant
# Above this a span of days does not tell the day of a happening
_SPAN = 3
_MOST_STEPS = 5.0  # days apart are counted in doublings, up to a month
_MOST_RATIO = 2.0  # of figures, in natural logarithms: sevenfold
_NEAR = 0.2  # ratio of figures, in natural logarithms, within which they differ by counting only
# Words in more than a twentieth of the accounts say nothing; 2.5 and 3.5 fitted worse
_TELLING = 3.0
_SMALL = 3  # figures below it meet by chance


@dataclass(frozen=True, slots=True)
class Match:
    """How two accounts match: log-odds that they tell of one happening, and why.

    The weights of `reasons` add up to `odds`.
    """

    odds: float
    reasons: tuple[Why, ...]

    @property
    def score(self) -> float:
        """The probability, 0 to 1, as far as the weights are calibrated."""
        return 1 / (1 + math.exp(-self.odds))


@dataclass(frozen=True, slots=True)
class Sign:
    """One outcome of a comparison before it is weighted: a named reason and its strength.

    `weighed_as` names the weight where several reasons share one.
    """

    name: str
    strength: float = 1.0
    detail: str = ""
    weighed_as: str = ""


def match(one: Account, other: Account, rarity: Rarity = UNCOUNTED) -> Match:
    """Compare two accounts; it makes no difference which is the first.

    `rarity` tells how rare a word is among accounts, as `Rarities` do.
    """
    weights = load_weights()
    reasons = [Why(BEFORE, weights[BEFORE])]
    for sign in signs(one, other, rarity):
        weight = round(weights.get(sign.weighed_as or sign.name, 0.0) * sign.strength, 3)
        if weight:
            reasons.append(Why(sign.name, weight, sign.detail))
    odds = sum(reason.weight for reason in reasons)
    return Match(odds, tuple(sorted(reasons, key=lambda why: -abs(why.weight))))


@cache
def load_weights() -> dict[str, float]:
    """The weights by reason; raise `CodebookError` where one is missing or not a number."""
    path = files(__package__) / "matching.toml"
    weights = tomllib.loads(path.read_text(encoding="utf-8"))["weights"]
    if not isinstance(weights.get(BEFORE), float):
        raise CodebookError(f'ledger/matching.toml, [weights]: expected a number at "{BEFORE}"')
    return dict(weights)


def signs(one: Account, other: Account, rarity: Rarity = UNCOUNTED) -> Iterator[Sign]:
    """What comparing two accounts shows, before it is weighted."""
    a, b = profile(one), profile(other)
    yield from _days(one, other)
    yield from _places(a, b)
    yield from _actors(a, b)
    yield from _violence(one, other)
    yield from _figures(a, b)
    yield from _wording(a, b, rarity)


# --- days ------------------------------------------------------------------------------------------


def _days(one: Account, other: Account) -> Iterator[Sign]:
    if one.last is None or other.last is None:
        return
    if one.first and other.first:
        gap = max(0, (one.first - other.last).days, (other.first - one.last).days)
        span = max((one.last - one.first).days, (other.last - other.first).days)
        detail = f"{_day_words(one)} | {_day_words(other)}"
        if gap == 0:
            yield Sign("same day" if span <= _SPAN else "same period", 1.0, detail)
        elif gap == 1:
            yield Sign("a day apart", 1.0, detail)
        else:
            yield Sign("days apart", min(_MOST_STEPS, math.log2(gap)), detail)
        return
    detail = f"{_day_words(one)} | {_day_words(other)}"
    ahead = max(
        (one.first - other.last).days if one.first else 0,
        (other.first - one.last).days if other.first else 0,
    )
    if ahead > 1:
        yield Sign("told before it happened", 1.0, detail)
        return
    gap = abs((one.last - other.last).days)
    if gap <= 1:
        yield Sign("told on the same days", 1.0, detail)
    else:
        yield Sign("told days apart", min(_MOST_STEPS, math.log2(gap)), detail)


def _day_words(account: Account) -> str:
    if account.first is None:
        return f"by {account.last}"
    if account.first == account.last:
        return str(account.last)
    return f"{account.first} to {account.last}"


# --- places ----------------------------------------------------------------------------------------


def _places(a: Profile, b: Profile) -> Iterator[Sign]:
    """What speaks against one place; for it speaks the place's name, as a shared rare word."""
    if a.countries and b.countries and not a.countries & b.countries:
        detail = f"{', '.join(sorted(a.countries))} | {', '.join(sorted(b.countries))}"
        yield Sign("other country", 1.0, detail)
    elif a.regions and b.regions and not (_named_in(a, b) or _named_in(b, a)):
        detail = f"{', '.join(sorted(a.towns.values()))} | {', '.join(sorted(b.towns.values()))}"
        yield Sign("other region", 1.0, detail)


def _named_in(a: Profile, b: Profile) -> bool:
    """True where a place or region of `a` is one of `b`, or is at least named there."""
    where = a.regions | a.towns.keys()
    return not where.isdisjoint(b.regions | b.towns.keys()) or any(
        "~" + key in b.names for key in where
    )


# --- actors, means, figures --------------------------------------------------------------------------


def _actors(a: Profile, b: Profile) -> Iterator[Sign]:
    if not (a.actors and b.actors):
        return
    if a.actors.keys().isdisjoint(b.actors):
        detail = f"{', '.join(a.actors.values())} | {', '.join(b.actors.values())}"
        yield Sign("other actor", 1.0, detail)


def _violence(one: Account, other: Account) -> Iterator[Sign]:
    if not (one.violence and other.violence):
        return
    detail = f"{one.violence[0]} | {other.violence[0]}"
    if one.violence[0] == other.violence[0]:
        yield Sign("same violence", 1.0, one.violence[0])
    elif set(one.violence).isdisjoint(other.violence):
        yield Sign("other violence", 1.0, detail)


def _figures(a: Profile, b: Profile) -> Iterator[Sign]:
    if not (a.killed and b.killed):
        return
    same = [count for count in a.killed if count in b.killed and count >= _SMALL]
    if same:
        yield Sign("same figure", min(2.0, math.log(max(same)) / 2), f"{max(same)} killed")
    first = abs(math.log((a.killed[0] + 1) / (b.killed[0] + 1)))
    if first > _NEAR:
        detail = f"{a.killed[0]} | {b.killed[0]} killed"
        yield Sign("figures apart", min(_MOST_RATIO, first), detail)


# --- names and words ---------------------------------------------------------------------------------


def _wording(a: Profile, b: Profile, rarity: Rarity) -> Iterator[Sign]:
    """The rare words that both hold, told apart into places, other names and other words.

    What counts is how much rarer than `_TELLING` they are, together and in a logarithm, since the
    words of one phrase come together; each of the three has its part of that.
    """
    worth = {word: rarity(word) - _TELLING for word in a.words & b.words}
    shared = sorted((word for word in worth if worth[word] > 0), key=lambda w: (-worth[w], w))
    total = sum(worth[word] for word in shared)
    if not shared:
        return
    named, placed = a.named | b.named, a.placed | b.placed
    for name, part in (
        ("place named in both", [word for word in shared if word in placed]),
        ("names shared", [word for word in shared if word in named - placed]),
        ("words shared", [word for word in shared if word not in named | placed]),
    ):
        if part:
            strength = math.log1p(total) * sum(worth[word] for word in part) / total
            yield Sign(name, strength, " ".join(part[:6]), weighed_as="words shared")


# --- filing ------------------------------------------------------------------------------------------

# How many of the rarest names an account is filed under: two tellings share at least one
_NAMES_FILED, _PAIRED = 5, 4
# Kinds of violence so seldom told that a month holds few others
_UNUSUAL = frozenset({"gas", "downing", "ramming", "arson", "stabbing", "abduction", "execution"})
_AROUND = 1  # day, either way: news from two sides of midnight


def blocking_keys(account: Account) -> tuple[str, ...]:
    """The keys that an account is filed under and looked up by; two that share none cannot match.

    Day by day (a day either way, and back from publication where no day is told) with each region,
    town, means and rare name; rare names with the month, for late retellings; and pairs of the
    rarest names alone, for accounts without a date. The number of keys does not grow with a ledger.
    """
    known = profile(account)
    names = sorted(known.names, key=lambda key: -rarity_in_news(key))[:_NAMES_FILED]
    about = sorted({*known.regions, *known.towns}) + names
    keys: dict[str, None] = {}
    for day in _days_filed(account):
        for what in (*about, *account.violence[:1]):
            keys[f"{day}|{what}"] = None
    for month in _months_filed(account):
        for what in (*names, *(kind for kind in account.violence[:1] if kind in _UNUSUAL)):
            keys[f"{month}|{what}"] = None
    for first in range(min(_PAIRED, len(names))):
        for second in range(first + 1, min(_PAIRED, len(names))):
            keys["|".join(sorted((names[first], names[second])))] = None
    return tuple(keys)


def _days_filed(account: Account) -> list[date]:
    if account.last is None:
        return []
    last = account.last.toordinal()
    if account.first is None:
        return _calendar(last - 2 * _AROUND, last)
    first = account.first.toordinal()
    return _calendar(first - _AROUND, last + _AROUND) if last - first <= _SPAN else []


def _calendar(first: int, last: int) -> list[date]:
    """The days between two ordinals, both included, as far as a calendar has them."""
    within = range(max(first, date.min.toordinal()), min(last, date.max.toordinal()) + 1)
    return [date.fromordinal(number) for number in within]


def _months_filed(account: Account) -> list[str]:
    """The months of both ends; of news that names no day, that of publication and the one before."""
    if account.last is None:
        return []
    year, month = account.last.year, account.last.month
    if account.first is not None:
        start = (account.first.year, account.first.month)
    else:
        start = (year, month - 1) if month > 1 else (year - 1, 12)
    return [f"{y:04}-{m:02}" for y, m in sorted({start, (year, month)})]

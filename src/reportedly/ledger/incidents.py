"""A new account and those that could match it in, the incident that it belongs to out.

An account is compared with the accounts of each candidate incident, and the two best matches are
averaged: one that resembles a single stray member does not join, so chains of neighbours ("the
next raid on that town") do not grow, and a late retelling need not resemble every early one. What
a person has split is never put together again. Nothing here depends on anything but its inputs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportedly.ledger.matching import Match, blocking_keys, match
from reportedly.ledger.rarity import UNCOUNTED, Rarities, Rarity
from reportedly.ledger.records import Account, Why

# Log-odds from which an account joins an incident, and from which it shows two incidents to be one.
# 0 is even odds; 2 is 0.88, since a wrong merge spoils two incidents.
JOINS, MERGES = 0.0, 2.0
BEST = 2  # matches averaged for an incident
# Accounts that are compared with a new one at most; those that share most keys come first
MOST_CANDIDATES = 200


Compare = Callable[[Account, Account, Rarity], Match]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account of the ledger that shares a key with a new one: its rows, and itself."""

    account: int
    incident: int
    told: Account


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an account belongs: an incident, or `None` for one of its own.

    `score` is the probability (0 to 1) that it tells of that incident, or of the nearest where it
    joins none; `reasons` are those of its best match there. `merges` are other incidents that it
    shows to be the same one, strongest first.
    """

    incident: int | None
    score: float
    reasons: tuple[Why, ...] = ()
    merges: tuple[int, ...] = ()


def place_account(
    account: Account,
    candidates: Iterable[Candidate],
    barred: Collection[int] = (),
    apart: Collection[frozenset[int]] = (),
    rarity: Rarity = UNCOUNTED,
    compare: Compare = match,
) -> Placement:
    """Find the incident of `account` among `candidates`.

    `barred` are incidents that a person has split this account from, `apart` pairs of incidents
    that a person has told apart, which are not proposed as one.
    """
    matches: defaultdict[int, list[Match]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda one: one.account):
        if candidate.incident not in barred:
            matches[candidate.incident].append(compare(account, candidate.told, rarity))
    if not matches:
        return Placement(None, 0.0)
    ranked = sorted(
        ((_together(found), -incident) for incident, found in matches.items()), reverse=True
    )
    odds, incident = ranked[0][0], -ranked[0][1]
    best = max(matches[incident], key=lambda found: found.odds)
    if odds < JOINS:
        return Placement(None, _probability(odds), best.reasons)
    merges = tuple(
        -other
        for strength, other in ranked[1:]
        if strength >= MERGES and odds >= MERGES and frozenset((incident, -other)) not in apart
    )
    return Placement(incident, _probability(odds), best.reasons, merges)


def group(
    articles: Sequence[Sequence[Account]],
    published: Sequence[date | None] = (),
    compare: Compare = match,
) -> list[list[int]]:
    """Group the accounts of articles by happening, in memory; give the incident of each account.

    Articles are taken in order of publication (`published`, by position; unknown days last), and
    each account is placed among those of the articles before, as when a ledger is added to.
    Incidents are numbered from 0 in that order.
    """
    days = list(published) or [None] * len(articles)
    order = sorted(range(len(articles)), key=lambda at: (days[at] or date.max, at))
    kept = _Kept()
    placed: dict[int, list[int]] = {}
    for number in order:
        before = len(kept.accounts)
        for account in articles[number]:
            kept.add(account, before, compare)
        placed[number] = list(range(before, len(kept.accounts)))
    numbers = {old: new for new, old in enumerate(dict.fromkeys(kept.incident))}
    return [
        [numbers[kept.incident[at]] for at in placed[number]] for number in range(len(articles))
    ]


@dataclass(slots=True)
class _Kept:
    """The accounts grouped so far, as a ledger keeps them, in memory."""

    accounts: list[Account] = field(default_factory=list)
    incident: list[int] = field(default_factory=list)
    filed: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    words: Counter[str] = field(default_factory=Counter)  # of the accounts that opened incidents
    opened: int = 0

    def add(self, account: Account, before: int, compare: Compare) -> None:
        """Place an account among the first `before` ones, those of other articles."""
        keys = blocking_keys(account)
        shared = Counter(at for key in keys for at in self.filed[key] if at < before)
        nearest = sorted(shared, key=lambda at: (-shared[at], -at))[:MOST_CANDIDATES]
        place = place_account(
            account,
            [Candidate(at, self.incident[at], self.accounts[at]) for at in nearest],
            rarity=Rarities(self.words.__getitem__, self.opened),
            compare=compare,
        )
        own = len(self.accounts)
        self.accounts.append(account)
        self.incident.append(own if place.incident is None else place.incident)
        if place.incident is None:
            self.opened += 1
            self.words.update(frozenset(account.words))
        for merged in place.merges:
            self.incident = [self.incident[own] if at == merged else at for at in self.incident]
        for key in keys:
            self.filed[key].append(own)


def _together(matches: Sequence[Match]) -> float:
    best = sorted((found.odds for found in matches), reverse=True)[:BEST]
    return sum(best) / len(best)


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))

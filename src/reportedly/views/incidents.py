"""What happened according to whom: one record an incident, latest day first.

The day that an incident stands under is that of its first account that tells one to within a month,
so that its place in the list does not move when more accounts come in. Until there is such an account
it is the end of a longer period, or the one bound that is told.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, islice
from typing import get_args

from reportedly.errors import OptionError
from reportedly.ledger.decisions.standing import settlement, standing, verdict
from reportedly.ledger.decisions.targets import source_keys
from reportedly.ledger.glance import LONGEST
from reportedly.ledger.known import EVERYTHING, Known, belongs
from reportedly.ledger.records import Account, Decision, Entry, Toll, TollPolicy
from reportedly.ledger.store import Store
from reportedly.ledger.toll import settle
from reportedly.views.conditions import as_number
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import LAST, Finder
from reportedly.views.reports import HARMS, highest_told, lacks_majority
from reportedly.views.rows import Rows
from reportedly.views.targets import told_targets

# Joined and not asked by EXISTS, in which SQLite would make a list of claims anew for each incident
_IN_ORDER = f"""
AND happening.day <= :day AND (happening.day < :day OR happening.incident < :incident)
AND happening.day BETWEEN :from_day AND :to_day AND {belongs("membership")}
ORDER BY happening.day DESC, happening.incident DESC
"""
_WALK = f"""
SELECT happening.incident, happening.day, glance.claim FROM happening
CROSS JOIN membership ON membership.incident = happening.incident
CROSS JOIN claim ON claim.account = membership.account
CROSS JOIN glance ON glance.claim = claim.number
WHERE happening.printed <= :printed_by AND {{check}} {_IN_ORDER}
"""
_AMONG = f"""
SELECT happening.incident, happening.day, glance.claim
FROM json_each(:few) AS few CROSS JOIN glance ON glance.claim = few.value
CROSS JOIN membership ON membership.account = glance.account
CROSS JOIN happening ON happening.incident = membership.incident
WHERE {{check}} {_IN_ORDER}
"""
_CLAIMS = f"""
SELECT membership.incident, claim.number FROM json_each(:incidents) AS given
CROSS JOIN membership ON membership.incident = given.value
CROSS JOIN claim ON claim.account = membership.account
WHERE {belongs("membership")} ORDER BY claim.number
"""
_ORIGIN = """
SELECT key FROM name WHERE (key = :key OR name = :name COLLATE NOCASE)
AND EXISTS (SELECT 1 FROM claim_name WHERE claim_name.name = name.number AND part = 'origin')
ORDER BY key = :key DESC, number LIMIT 1
"""
# What a list tells of claims, without reading them whole but for those that count people or that
# somebody edited
_CODES = """
SELECT number, account, article, origin, basis, status, polarity, first, last,
       json_extract(codes, '$.factuality.manner') AS manner,
       json_extract(codes, '$.casualties') IS NOT NULL OR EXISTS (
           SELECT 1 FROM decided WHERE target_kind = 'claim' AND target = claim.id) AS counts
FROM json_each(?) AS given CROSS JOIN claim ON claim.number = given.value
"""
# Names of each sort that a list shows of an incident
_NAMES = 4


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident in plain values.

    `first` and `last` bound its day over all accounts, by the rule of `days_told`; where nobody tells
    one, `printed` is the first day of printing. `told_as` says that it is told only as "rumour" or
    "hearsay", or by one "unnamed" origin, and `settled` which counts a person settled. `origins` counts the first speakers and
    agencies that can be traced, never copies; `denied` the claims that deny it. `killed` and
    `wounded` are settled by `policy`, `best` is `None` where it names none and `high` where the
    upper end is open; `highest` is the highest figure that an origin names. `disputed` tells that two
    origins cannot both be right about the killed, and `no_majority` that a range stands where no
    figure is given by most. `verdict` is what people said of the grouping ("accept", "reject").
    """

    number: int
    first: date | None
    last: date | None
    places: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    violence: tuple[str, ...]
    articles: int
    origins: int
    claims: int
    denied: int
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    wounded_low: int | None
    wounded_best: int | None
    wounded_high: int | None
    policy: str
    disputed: bool
    mark: str
    verdict: str | None = None
    killed_highest: int | None = None
    wounded_highest: int | None = None
    no_majority: bool = False
    printed: date | None = None
    told_as: str | None = None
    settled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """How figures are settled where nobody settled them by hand; `order` names sources."""

    policy: TollPolicy = "range"
    order: tuple[str, ...] = ()


RANGE = Choice()


def choice_named(policy: str, order: Iterable[str] = ()) -> Choice:
    """A choice in words: "source-order" is "source order" too. Raises `OptionError` for others.

    >>> choice_named("source-order", ["SANA"])
    Choice(policy='source order', order=('SANA',))
    """
    found = next((one for one in get_args(TollPolicy) if one == policy.replace("-", " ")), None)
    if found is None or found == "by hand":
        raise OptionError(f"found the policy {policy!r}, expected range, majority or source order")
    return Choice(found, (order,) if isinstance(order, str) else tuple(order))


def checked_choice(store: Store, choice: Choice) -> Choice:
    """The choice with the keys of origins for their names.

    Raises `OptionError` for the policy "source order" without a name, or with one that no origin
    of a claim has: it would leave all figures out.
    """
    if choice.policy != "source order":
        return choice
    if not choice.order:
        raise OptionError("found no order of sources, expected --order with the most trusted first")
    keys = source_keys(store, choice.order)
    order = []
    for name in choice.order:
        row = next(store.rows(_ORIGIN, named={"key": keys[name], "name": name}), None)
        if row is None:
            raise OptionError(
                f"found {name!r} in the order of sources, expected an origin, as the columns of"
                " 'reportedly incident' name them"
            )
        order.append(row["key"])
    return replace(choice, order=tuple(order))


def incidents(
    store: Store, filters: Filters = ANY, known: Known = EVERYTHING, choice: Choice = RANGE
) -> tuple[IncidentRow, ...]:
    """A page of incidents of which one claim at least is as asked for, latest day first.

    Days are asked of the incident and not of the claim. Raises `OptionError` for an order of
    sources that names none.
    """
    choice = checked_choice(store, choice)
    finder = Finder(store, replace(filters, since=None, until=None), known)
    rows = Rows(store, known)
    found = list(islice(_found(finder, filters), filters.limit))
    claims = claims_in(finder, (number for number, _ in found))
    decided = standing(store, "incident", (str(number) for number, _ in found), known)
    told = _read(rows, claims)
    return tuple(
        _row(rows, number, day, told[number], choice, decided.get(str(number), ()))
        for number, day in found
    )


def claims_in(finder: Finder, incidents: Iterable[int]) -> dict[int, list[int]]:
    """The claims of each incident that were current as known, in the order of recording."""
    values = finder.values | {"incidents": json.dumps(list(incidents))}
    rows = list(finder.store.rows(_CLAIMS, named=values))
    kept = finder.confirm((row["number"] for row in rows), days=False)
    found: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row["number"] in kept:
            found[row["incident"]].append(row["number"])
    return found


def settled(
    entries: Sequence[Entry], what: str, choice: Choice, decided: Sequence[Decision]
) -> Toll | None:
    """How many were `what` in an incident: as people settled it, else as `choice` does."""
    by_people = settlement(decided, what)
    if by_people is None:
        return settle(entries, what, choice.policy, choice.order)
    return settle(entries, what, by_people.policy, by_people.order, by_people.by_hand)


def days_told(
    periods: Iterable[tuple[date | None, date | None]],
) -> tuple[date | None, date | None]:
    """The first and last day of what periods tell; those of a month or less, where there are some.

    A period longer than that, or open to one side, is background and tells no day.

    >>> days_told([(date(2031, 5, 11), date(2031, 5, 12)), (date(2011, 3, 1), date(2016, 8, 14))])
    (datetime.date(2031, 5, 11), datetime.date(2031, 5, 12))
    """
    asked = list(periods)
    near = [
        day
        for first, last in asked
        if first and last and (last - first).days <= LONGEST
        for day in (first, last)
    ]
    days = near or [day for period in asked for day in period if day]
    return min(days, default=None), max(days, default=None)


def account_days(accounts: Iterable[Account]) -> list[tuple[date | None, date | None]]:
    """The periods that accounts tell; one without a first day has that of its printing as its last."""
    return [(account.first, account.last) for account in accounts if account.first is not None]


def _found(finder: Finder, filters: Filters) -> Iterator[tuple[int, int]]:
    """Incidents and days, of which one claim at least is as asked for."""
    day, incident = filters.marks(2) or (LAST, LAST)
    few = finder.few()
    query = _WALK if few is None else _AMONG
    check = finder.check("glance") if few is None else finder.seen("glance")
    printed = finder.known.published
    values = finder.values | {
        "day": day,
        "incident": incident,
        "from_day": as_number(filters.since) if filters.since else 0,
        "to_day": as_number(filters.until) if filters.until else LAST,
        "few": json.dumps(few),
        "printed_by": as_number(printed) if printed else LAST,
    }
    rows = finder.store.rows(query.format(check=check), named=values)
    held = finder.confirmed((row["claim"], (row["incident"], row["day"])) for row in rows)
    return (found for found, _ in groupby(held))


@dataclass(frozen=True, slots=True)
class _Told:
    """The claims of an incident: what is listed of each, and those whole that count people."""

    codes: list[sqlite3.Row]
    counting: list[Entry]


def _read(rows: Rows, claims: Mapping[int, Sequence[int]]) -> dict[int, _Told]:
    """The claims of all incidents of a page, asked for at once."""
    numbers = [number for of_one in claims.values() for number in of_one]
    codes = {row["number"]: row for row in rows.store.rows(_CODES, json.dumps(numbers))}
    whole = rows.read(number for number in numbers if codes[number]["counts"])
    counting = {entry.number: entry for entry, _ in whole}
    return {
        incident: _Told(
            [codes[number] for number in of_one],
            [counting[number] for number in of_one if number in counting],
        )
        for incident, of_one in claims.items()
    }


def _row(
    rows: Rows,
    number: int,
    day: int,
    told: _Told,
    choice: Choice,
    decided: Sequence[Decision],
) -> IncidentRow:
    codes = told.codes
    numbers = dict.fromkeys(row["account"] for row in codes)
    accounts = [rows.entries.account(account) for account in numbers]
    killed = settled(told.counting, "killed", choice, decided)
    wounded = settled(told.counting, "wounded", choice, decided)
    toll = killed or wounded
    periods = account_days(accounts)
    periods += [(_day(row["first"]), _day(row["last"])) for row in codes]
    first, last = days_told(periods)
    is_told = first is not None or last is not None
    named = [place for account in accounts for place in account.places]
    return IncidentRow(
        number=number,
        first=first,
        last=last,
        places=_most(account.places for account in accounts),
        actors=_most(account.actors for account in accounts),
        targets=_most(told_targets(account.targets, named) for account in accounts),
        violence=_most(account.violence for account in accounts),
        articles=len({row["article"] for row in codes}),
        origins=len({row["origin"] for row in codes}),
        claims=len(codes),
        denied=sum(row["status"] == "denied" for row in codes),
        killed_low=killed.low if killed else None,
        killed_best=killed.best if killed else None,
        killed_high=killed.high if killed else None,
        wounded_low=wounded.low if wounded else None,
        wounded_best=wounded.best if wounded else None,
        wounded_high=wounded.high if wounded else None,
        policy=toll.policy if toll else choice.policy,
        disputed=bool(killed and killed.disputed),
        mark=f"{day}:{number}",
        verdict=verdict(decided),
        killed_highest=highest_told(told.counting, "killed"),
        wounded_highest=highest_told(told.counting, "wounded"),
        no_majority=bool(toll and lacks_majority(told.counting, toll)),
        printed=None if is_told else min(filter(None, (a.last for a in accounts)), default=None),
        told_as=_told_as(codes),
        settled=tuple(what for what in HARMS if settlement(decided, what) is not None),
    )


def _told_as(codes: Sequence[sqlite3.Row]) -> str | None:
    """What makes it doubtful that it happened at all, by the claims which say that it did."""
    saying = [row for row in codes if row["polarity"] == "+" and row["status"] != "denied"]
    manners = {"rumour" if row["status"] == "rumoured" else row["manner"] for row in saying}
    if manners and manners <= {"rumour", "hearsay"}:
        return "rumour" if "rumour" in manners else "hearsay"
    origins = {(row["origin"], row["basis"]) for row in saying}
    return "unnamed" if [basis for _, basis in origins] == ["unnamed"] else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _most(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What most accounts name, most often named first, in the order in which they came."""
    counts = Counter(name for names in lists for name in dict.fromkeys(names))
    return tuple(name for name, _ in counts.most_common(_NAMES))

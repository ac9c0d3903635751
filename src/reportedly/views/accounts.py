"""An incident's accounts side by side: one record an origin, copies folded, with the figures settled.

An origin that several articles carry is one account however often it is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.claim import Claim
from reportedly.errors import LedgerError
from reportedly.ledger.decisions.standing import standing, verdict
from reportedly.ledger.doers import doers
from reportedly.ledger.entries import Entries
from reportedly.ledger.known import EVERYTHING, Known, belongs
from reportedly.ledger.names import fold_name
from reportedly.ledger.passages import means_of_violence
from reportedly.ledger.records import Decision, Entry, Toll
from reportedly.ledger.store import Store
from reportedly.views.contrast import Contrast, Telling, contrasts
from reportedly.views.denying import cleared, denies_happening, is_denial
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.incidents import (
    RANGE,
    Choice,
    account_days,
    checked_choice,
    claims_in,
    days_told,
    settled,
)
from reportedly.views.links import Because, LinkRow, because, link_rows, touching
from reportedly.views.reports import (
    HARMS,
    Harm,
    Report,
    harms,
    highest_told,
    lacks_majority,
    reports,
    standing_figures,
)
from reportedly.views.rows import ClaimRow, Rows, claim_row, event_words, grade_words
from reportedly.views.targets import told_targets

_REASONS = f"""
SELECT membership.account, membership.reasons FROM membership
WHERE membership.incident = :incident AND {belongs("membership")} ORDER BY membership.account
"""


@dataclass(frozen=True, slots=True)
class OriginAccount:
    """What one origin tells of an incident.

    `happened` are the ways in which it tells that it did ("asserted", "denied", "rumoured", ...); an
    origin that says only who did not do it tells of none. `responsible` are those whom it names as the ones who did it, and `denies` those who it says did
    not; `targets` are whom it was done to, without counts and pronouns. `means` are the codebook's kinds of violence. `articles` and `outlets` are all that carry it,
    first printed first; `repeats` counts the articles after the first. `harms` are the figures that
    stand, `reports` all that it gave over time, and `contrasts` the parts in which it differs.
    """

    origin: str
    basis: str
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    repeats: int
    published: date | None
    happened: tuple[str, ...]
    responsible: tuple[str, ...]
    denies: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    when: tuple[str, ...]
    events: tuple[str, ...]
    harms: tuple[Harm, ...]
    claims: tuple[ClaimRow, ...]
    means: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    contrasts: tuple[Contrast, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """How many were harmed in an incident, and by which policy that was settled.

    `origins` are those that the figures come from; `disputed` is True where two of them cannot
    both hold. `decision` is the number of the one by which a person settled it. `highest` is the
    highest figure that any origin names; `no_majority` tells that a range stands for a majority.
    """

    what: str
    low: int
    best: int | None
    high: int | None
    policy: str
    origins: tuple[str, ...]
    disputed: bool
    decision: int | None = None
    highest: int | None = None
    no_majority: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """Why an article's account is told to be of this incident; the first has no reasons.

    `claim_id` is that of its first claim, by which people take the account out.
    """

    article: str
    reasons: tuple[Because, ...]
    claim_id: str
    outlet: str | None
    published: date | None
    title: str | None


@dataclass(frozen=True, slots=True)
class IncidentAccounts:
    """All that is told of one incident; links are those among its claims, newest found first.

    `verdict` is what people said of the grouping ("accept", "reject").
    """

    number: int
    first: date | None
    last: date | None
    articles: int
    accounts: tuple[OriginAccount, ...]
    tolls: tuple[Settled, ...]
    links: tuple[LinkRow, ...]
    grouped: tuple[Grouping, ...]
    grades: tuple[str, ...] = ()
    verdict: str | None = None


def incident_accounts(
    store: Store,
    number: int,
    known: Known = EVERYTHING,
    choice: Choice = RANGE,
    filters: Filters = ANY,
) -> IncidentAccounts:
    """The accounts of an incident as known; of `filters` only `rejected` counts.

    Raises `LedgerError` where there is no such incident, or none was known.
    """
    found = find_incident(store, number, known, choice, filters)
    if found is None:
        raise LedgerError(
            f"no incident {number} in {store.path} as asked for: 'reportedly incidents' lists them"
        )
    return found


def find_incident(
    store: Store,
    number: int,
    known: Known = EVERYTHING,
    choice: Choice = RANGE,
    filters: Filters = ANY,
) -> IncidentAccounts | None:
    """The same, `None` where there is no such incident, or none was known."""
    finder = Finder(store, Filters(rejected=filters.rejected), known)
    claims = claims_in(finder, [number]).get(number)
    if not claims:
        return None
    rows = Rows(store, known)
    read = rows.read(claims)
    entries = [entry for entry, _ in read]
    choice = checked_choice(store, choice)
    decided = standing(store, "incident", [str(number)], known).get(str(number), ())
    shown = {entry.number: claim_row(entry, decisions) for entry, decisions in read}
    accounts = [rows.entries.account(number) for number in sorted(_numbers(entries))]
    periods = [*account_days(accounts), *((row.first, row.last) for row in shown.values())]
    first, last = days_told(periods)
    inside = [row for row in touching(finder, claims) if {row["a"], row["b"]} <= set(claims)]
    return IncidentAccounts(
        number=number,
        first=first,
        last=last,
        articles=len({entry.claim.article for entry in entries}),
        accounts=tuple(_accounts(entries, shown)),
        tolls=tuple(_tolls(entries, choice, decided)),
        links=link_rows(rows, inside),
        grouped=tuple(_grouped(store, number, known, entries)),
        grades=grade_words(decided),
        verdict=verdict(decided),
    )


def _numbers(entries: Iterable[Entry]) -> set[int]:
    return {entry.account for entry in entries if entry.account}


def moved_to(store: Store, number: int, known: Known = EVERYTHING) -> tuple[int, ...]:
    """The incidents in which the accounts stand that were once in this one; () where none were."""
    query = "SELECT DISTINCT account FROM membership WHERE incident = ?"
    accounts = [row["account"] for row in store.rows(query, number)]
    return tuple(sorted(set(Entries(store).incidents_of(accounts, known).values())))


def _accounts(
    entries: Sequence[Entry], shown: dict[int | None, ClaimRow]
) -> Iterable[OriginAccount]:
    """One account an origin, in the order in which they were first printed."""
    by_origin: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=_printed):
        by_origin.setdefault(entry.origin.key, []).append(entry)
    figures = standing_figures(entries)
    ids = {entry.number: entry.claim.id for entry in entries}
    tellings = [
        Telling([e.claim for e in mine], _means(mine), harms(figures, key, ids))
        for key, mine in by_origin.items()
    ]
    found = zip(by_origin.values(), tellings, contrasts(tellings), strict=True)
    for mine, telling, differing in found:
        told = tuple(reports(mine, figures))
        yield replace(_account(mine, telling, shown), reports=told, contrasts=differing)


def _account(
    mine: Sequence[Entry], telling: Telling, shown: dict[int | None, ClaimRow]
) -> OriginAccount:
    claims = telling.claims
    articles = _each(claim.article for claim in claims)
    once = {fold_name(entry.claim.text): shown[entry.number] for entry in reversed(mine)}
    return OriginAccount(
        origin=mine[0].origin.name,
        basis=mine[0].origin.basis,
        articles=articles,
        outlets=_each(entry.printing.outlet for entry in mine),
        repeats=len(articles) - 1,
        published=min((day for e in mine if (day := e.printing.published)), default=None),
        happened=_each(map(_told, claims)),
        responsible=_each(actor.name for claim in claims for actor in doers(claim)),
        denies=_each(actor.name for actor in cleared(claims)),
        targets=told_targets(
            (actor.name for claim in claims for actor in claim.recipients),
            (place.name for claim in claims for place in claim.places),
        ),
        places=_each(place.name for claim in claims for place in claim.places),
        when=_each(claim.when.edtf for claim in claims if claim.when),
        events=_each(event_words(claim) for claim in claims),
        harms=tuple(telling.harms.values()),
        claims=tuple(reversed(once.values())),
        means=telling.means,
    )


def _means(mine: Sequence[Entry]) -> tuple[str, ...]:
    """The kinds of violence that an origin's words tell of, and not those that it denies."""
    return means_of_violence("\n".join(e.claim.text for e in mine if not is_denial(e.claim)))


def _told(claim: Claim) -> str | None:
    """How a claim tells that it happened: its status, or that it did not; `None` for neither."""
    facts = claim.factuality
    if is_denial(claim) and not denies_happening(claim):
        return None
    if facts.polarity == "-" and facts.status != "denied":
        return f"{facts.status} not so"
    return facts.status


def _tolls(
    entries: Sequence[Entry], choice: Choice, decided: Sequence[Decision]
) -> Iterable[Settled]:
    for what in HARMS:
        toll: Toll | None = settled(entries, what, choice, decided)
        if toll is not None:
            yield Settled(
                toll.what,
                toll.low,
                toll.best,
                toll.high,
                toll.policy,
                toll.origins,
                toll.disputed,
                _settling(what, decided),
                highest_told(entries, what),
                lacks_majority(entries, toll),
            )


def _settling(what: str, decided: Sequence[Decision]) -> int | None:
    """The number of the decision that settles a count, `None` where the chosen policy does."""
    numbers = [
        one.number
        for one in decided
        if one.kind == "settle" and one.value.get("what", what) == what
    ]
    return numbers[-1] if numbers else None


def _grouped(
    store: Store, number: int, known: Known, entries: Sequence[Entry]
) -> Iterable[Grouping]:
    first = {entry.account: entry for entry in reversed(entries)}
    for row in store.rows(_REASONS, named=known.values() | {"incident": number}):
        entry = first.get(row["account"])
        if entry is not None:
            yield Grouping(
                article=entry.claim.article,
                reasons=because(row["reasons"]),
                claim_id=entry.claim.id,
                outlet=entry.printing.outlet,
                published=entry.printing.published,
                title=entry.printing.title,
            )


def _printed(entry: Entry) -> tuple[date, int]:
    recorded = entry.printing.recorded
    return (
        entry.printing.published or (recorded.date() if recorded else date.max),
        entry.number or 0,
    )


def _each(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))

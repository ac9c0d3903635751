"""An incident's accounts in, a table for the terminal out: one column an origin, copies folded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from reportedly.commands.view_claims import print_claim, print_link, print_wrapped
from reportedly.commands.view_tables import counted
from reportedly.show.edtf import date_words
from reportedly.show.safe import neutralise
from reportedly.show.tables import Column, harm_range, print_table
from reportedly.views.accounts import IncidentAccounts, OriginAccount, Settled
from reportedly.views.reports import Harm

# Columns of a table: labels take 12, and an account is legible from 20 on
_LABELS, _ACCOUNT = 12, 20


def print_accounts(incident: IncidentAccounts, console: Console) -> None:
    """Print the accounts side by side, the figures as settled, and the links among the claims."""
    _print_heading(incident, console)
    beside = max(1, (console.width - _LABELS) // _ACCOUNT)
    for start in range(0, len(incident.accounts), beside):
        accounts = incident.accounts[start : start + beside]
        columns = [Column("", style="dim"), *(Column(_heading(one)) for one in accounts)]
        rows = [row for row in _rows(accounts) if any(row[1:])]
        console.print()
        print_table(columns, rows, console)
    console.print()
    for toll in incident.tolls:
        print_wrapped(Text(neutralise(_toll(toll)), style="bold"), console, 0, 2)
    for account in incident.accounts:
        console.print()
        print_wrapped(Text(neutralise(_heading(account)), style="bold"), console, 0, 2)
        for claim in account.claims:
            print_claim(claim, console, indent=2)
    for link in incident.links:
        console.print()
        print_link(link, console)
    _print_grouping(incident, console)


def _print_heading(incident: IncidentAccounts, console: Console) -> None:
    days = [day.isoformat() for day in (incident.first, incident.last) if day]
    when = date_words("/".join(days) if len(set(days)) > 1 else days[0]) if days else "day unknown"
    origins = len(incident.accounts)
    head = Text(f"incident {incident.number}", style="bold")
    head.append(f"  {when}  {counted(incident.articles, 'article')}, {counted(origins, 'origin')}")
    print_wrapped(head, console, 0, 2)
    for grade in incident.grades:
        print_wrapped(Text(neutralise(f"graded {grade}"), style="dim"), console, 2, 4)


def _heading(account: OriginAccount) -> str:
    """Who tells it, and that several articles of one origin are one voice."""
    if not account.repeats:
        return account.origin
    repeats = counted(account.repeats, "repeat")
    return f"{account.origin} +{repeats} ({counted(len(account.articles), 'article')}, 1 origin)"


def _rows(accounts: Sequence[OriginAccount]) -> Iterator[list[str]]:
    cells: dict[str, Callable[[OriginAccount], str]] = {
        "printed by": lambda one: ", ".join(one.outlets),
        "printed": lambda one: one.published.isoformat() if one.published else "",
        "happened?": lambda one: ", ".join(one.happened),
        "by whom": lambda one: "; ".join(_doers(one)),
        "target": lambda one: ", ".join(one.targets),
        "where": lambda one: ", ".join(one.places),
        "when": lambda one: ", ".join(map(date_words, one.when)),
        "what": lambda one: ", ".join(one.events),
    }
    for name, words in cells.items():
        yield [name, *(words(one) for one in accounts)]
    for what in dict.fromkeys(harm.what for one in accounts for harm in one.harms):
        yield [what, *(_harm(one.harms, what) for one in accounts)]


def _doers(account: OriginAccount) -> Iterator[str]:
    if account.responsible:
        yield ", ".join(account.responsible)
    if account.denies:
        yield f"not by {', '.join(account.denies)}"


def _harm(harms: Sequence[Harm], what: str) -> str:
    return next((harm_range(one.low, one.best, one.high) for one in harms if one.what == what), "")


def _toll(toll: Settled) -> str:
    figure = harm_range(toll.low, toll.best, toll.high, toll.highest)
    policy = (
        "no majority: as a range" if toll.no_majority else f"by {toll.policy.removeprefix('by ')}"
    )
    disputed = "; the figures cannot all hold" if toll.disputed else ""
    return f"{toll.what}: {figure}  {policy}, from {counted(len(toll.origins), 'origin')}{disputed}"


def _print_grouping(incident: IncidentAccounts, console: Console) -> None:
    told = [one for one in incident.grouped if one.reasons]
    if told:
        console.print()
    for one in told:
        why = "; ".join(map(str, one.reasons))
        line = neutralise(f"article {one.article} is told to be of it because {why}")
        print_wrapped(Text(line, style="dim"), console, 0, 2)

"""What an id stands for in, what people read on a terminal and records for programs out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from reportedly.commands.view_accounts import print_accounts
from reportedly.commands.view_claims import entry_record, print_claim, print_link, print_wrapped
from reportedly.ledger.store import Store
from reportedly.show.cards import print_card
from reportedly.show.safe import neutralise
from reportedly.views.accounts import IncidentAccounts, OriginAccount
from reportedly.views.links import LinkRow
from reportedly.views.plain import as_dict
from reportedly.views.printed import CopyRow
from reportedly.views.rows import ClaimRow, Rows
from reportedly.views.shown import (
    DecisionRow,
    Shown,
    ShownArticle,
    ShownClaim,
    ShownLink,
)


def sort_of(found: Shown) -> str:
    """What it is, in a word: claim, article, incident or link."""
    if isinstance(found, ShownClaim):
        return "claim"
    if isinstance(found, ShownArticle):
        return "article"
    return "incident" if isinstance(found, IncidentAccounts) else "link"


def shown_record(store: Store, found: Shown) -> dict[str, Any]:
    """It as one object of JSON, which tells its sort first."""
    record = {"sort": sort_of(found)}
    if isinstance(found, ShownClaim):
        claim = entry_record(Rows(store), found.entry, found.claim)
        return (
            record
            | claim
            | {
                "links": [as_dict(link) for link in found.links],
                "decisions": [as_dict(decision) for decision in found.decisions],
            }
        )
    if isinstance(found, ShownLink):
        decisions = [as_dict(decision) for decision in found.decisions]
        return record | as_dict(found.link) | {"decisions": decisions}
    return record | as_dict(found)


def shown_rows(found: Shown) -> tuple[type, Sequence[Any]]:
    """It as rows of a table, and what a row is: a claim, an account or a link."""
    if isinstance(found, ShownClaim):
        return ClaimRow, [found.claim]
    if isinstance(found, ShownArticle):
        return ClaimRow, found.claims
    if isinstance(found, ShownLink):
        return LinkRow, [found.link]
    return OriginAccount, found.accounts


def print_shown(store: Store, found: Shown, console: Console) -> None:
    """Print it for people."""
    if isinstance(found, ShownClaim):
        _print_claim(store, found, console)
    elif isinstance(found, ShownArticle):
        _print_article(found, console)
    elif isinstance(found, ShownLink):
        print_link(found.link, console)
        _print_decisions(found.decisions, console)
    else:
        print_accounts(found, console)


def _print_claim(store: Store, found: ShownClaim, console: Console) -> None:
    claim, entry = found.claim, found.entry
    article = Rows(store).entries.article(entry.printing.number or 0)
    print_card(entry.claim, article, claim.number, console)
    told = [
        f"claim {claim.id}",
        f"article {claim.article}",
        f"origin {claim.origin} ({claim.basis})",
    ]
    told += [f"incident {claim.incident}"] if claim.incident else []
    told += [f"printed {claim.published}"] if claim.published else ["day of printing unknown"]
    told += [f"recorded {claim.recorded}"] if claim.recorded else []
    _print_line(" · ".join(told), console)
    for grade in claim.grades:
        _print_line(f"graded {grade}", console)
    for link in found.links:
        console.print()
        print_link(link, console)
    _print_decisions(found.decisions, console)


def _print_article(found: ShownArticle, console: Console) -> None:
    title = found.title or found.id
    print_wrapped(Text(neutralise(title), style="bold"), console, 0, 2)
    day = f"printed {found.published}" if found.published else "day of printing unknown"
    told = [f"article {found.id}", found.outlet, found.agency, found.byline, day]
    told += [f"recorded {found.recorded}", f"{found.characters} characters", *found.notices]
    told += [f"read {found.readings} times"] if found.readings > 1 else []
    _print_line(" · ".join(part for part in told if part), console)
    for line in (found.url, found.source):
        if line:
            _print_line(line, console)
    for copy in found.copies:
        _print_line(_copy_words(copy), console)
    _print_decisions(found.decisions, console)
    console.print()
    for claim in found.claims:
        print_claim(claim, console)


def _copy_words(copy: CopyRow) -> str:
    how = "has words of" if copy.copies else "lends words to"
    whose = f" by {copy.outlet}" if copy.outlet else ""
    return f"{how} {copy.article}{whose} ({copy.containment:.0%} of the shorter stretch)"


def _print_decisions(decisions: Sequence[DecisionRow], console: Console) -> None:
    for one in decisions:
        undone = f" of {one.undoes}" if one.undoes else ""
        why = f" ({one.reason})" if one.reason else ""
        value = f" {one.value}" if one.value != "{}" else ""
        day = one.recorded.date().isoformat()
        _print_line(
            f"decision {one.number}, {day}, {one.by}: {one.kind}{undone}{value}{why}", console
        )


def _print_line(words: str, console: Console) -> None:
    print_wrapped(Text(neutralise(words), style="dim"), console, 0, 2)

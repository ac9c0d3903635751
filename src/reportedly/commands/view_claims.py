"""Claims and links of a ledger in, lines for the terminal (80 columns or wider) and for programs out.

A claim takes two lines or more: the day of printing, how it is told and by whom through whom; then
its words with its id. All that comes from outside is neutralised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from reportedly.ledger.known import Known
from reportedly.ledger.records import Entry
from reportedly.ledger.store import Store
from reportedly.show.jsonl import claim_record
from reportedly.show.safe import neutralise
from reportedly.show.words import label, labels
from reportedly.views.echoes import EchoRow
from reportedly.views.links import LinkRow
from reportedly.views.rows import ClaimRow, Rows

# Where words stand under a day ("2024-11-18  ")
INDENT = 12


_VERDICTS = {"accept": "accepted by a person", "reject": "rejected by a person"}


def print_claim(
    claim: ClaimRow, console: Console, *, indent: int = 0, details: Iterable[str] = ()
) -> None:
    """Print one claim; `details` are further lines under it."""
    day = claim.published.isoformat() if claim.published else "undated"
    head = Text(f"{day:<{INDENT}}", style="dim").append_text(_told(claim))
    head.append("  ").append_text(_chain(claim))
    words = neutralise(claim.text)
    body = Text(f"“{words}”" if claim.quoted else words).append(
        f"  {neutralise(claim.id)}", style="dim"
    )
    print_wrapped(head, console, indent, indent + INDENT)
    print_wrapped(body, console, indent + INDENT, indent + INDENT)
    for line in (*details, *_decided(claim)):
        print_wrapped(
            Text(neutralise(line), style="dim"), console, indent + INDENT, indent + INDENT + 2
        )


def print_link(link: LinkRow, console: Console) -> None:
    """Print both claims of a link, one beneath the other, and why they are linked."""
    head = Text(f"{link.type}", style="bold").append(
        f"  link:{link.number}  {link.confidence:.2f}", style="dim"
    )
    if link.verdict:
        head.append(f"  {_VERDICTS[link.verdict]}", style="bold")
    print_wrapped(head, console, 0, 2)
    print_claim(link.a, console, indent=2)
    print_claim(link.b, console, indent=2)
    reasons = "; ".join(str(reason).replace("_", " ") for reason in link.reasons)
    if reasons:
        print_wrapped(Text(f"because {neutralise(reasons)}", style="dim"), console, 2, 4)


def print_echo(echo: EchoRow, console: Console) -> None:
    """Print how many articles and origins an echo has, and its claims."""
    counted = f"{echo.articles} articles, {echo.origins} origin{'s' * (echo.origins != 1)}"
    print_wrapped(Text(f"{counted}: {neutralise(echo.origin)}", style="bold"), console, 0, 2)
    for claim in echo.claims:
        print_claim(claim, console, indent=2)


def print_wrapped(line: Text, console: Console, first: int, rest: int) -> None:
    """Print a line from column `first` on, and what does not fit from column `rest` on."""
    edge = " " * first
    width = max(console.width - max(first, rest), 20)
    for row in line.wrap(console, width):
        row.rstrip()
        console.print(Text(edge).append_text(row), soft_wrap=True)
        edge = " " * rest


def _told(claim: ClaimRow) -> Text:
    """The status with its sign, and what is not plain about it."""
    look = labels()["status"].get(claim.status, {"symbol": "?", "colour": "white"})
    words = [claim.status]
    if claim.negated and claim.status != "denied":
        words.append("negative")
    if not claim.negated and claim.status == "denied":
        words.append("affirmative")
    if claim.certainty != "certain":
        words.append(claim.certainty)
    mood = label("mood", claim.mood)
    if mood and claim.mood != claim.status:
        words.append(mood)
    return Text(f"{look['symbol']} {', '.join(words)}", style=str(look["colour"]))


def _chain(claim: ClaimRow) -> Text:
    """From the first speaker to the outlet."""
    line = Text(neutralise(claim.source))
    if claim.source_role:
        line.append(f" ({neutralise(claim.source_role)})", style="dim")
    names = list(claim.via)
    if claim.outlet and claim.outlet not in (names[-1:] or [claim.source]):
        names.append(claim.outlet)
    for name in names:
        line.append(" › ", style="dim").append(neutralise(name))
    return line


def _decided(claim: ClaimRow) -> list[str]:
    """What people decided on it, in lines."""
    lines = [_VERDICTS[claim.verdict]] if claim.verdict else []
    if claim.edited:
        lines.append(f"edited by {', '.join(claim.edited)}")
    if claim.grades:
        lines.append(f"graded {', '.join(claim.grades)}")
    return lines


def claim_records(
    store: Store, known: Known, claims: Iterable[ClaimRow]
) -> Iterator[dict[str, Any]]:
    """Claims as `read --format jsonl` writes them, with what the ledger knows besides."""
    rows = Rows(store, known)
    for claim in claims:
        for entry, _ in rows.read([claim.number]):
            yield entry_record(rows, entry, claim)


def entry_record(rows: Rows, entry: Entry, claim: ClaimRow) -> dict[str, Any]:
    """One claim: the fields of claims.schema.json, then origin, incident and what people decided."""
    article = rows.entries.article(entry.printing.number or 0)
    return claim_record(entry.claim, article) | {
        "number": claim.number,
        "origin": {
            "key": entry.origin.key,
            "name": entry.origin.name,
            "basis": entry.origin.basis,
        },
        "incident": claim.incident,
        "recorded": claim.recorded.isoformat() if claim.recorded else None,
        "verdict": claim.verdict,
        "edited": list(claim.edited),
        "grades": list(claim.grades),
    }

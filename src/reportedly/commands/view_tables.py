"""Records of views in, what people read on a terminal out: one function a view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from reportedly.commands.view_claims import (
    INDENT,
    print_claim,
    print_echo,
    print_link,
    print_wrapped,
)
from reportedly.show.edtf import date_words
from reportedly.show.happening import told_only
from reportedly.show.safe import neutralise
from reportedly.show.tables import Column, harm_range, print_table
from reportedly.show.words import labels, listed
from reportedly.views.actors import ActorRow
from reportedly.views.echoes import EchoRow
from reportedly.views.incidents import IncidentRow
from reportedly.views.links import LinkRow
from reportedly.views.outlook import OutlookRow
from reportedly.views.posture import PostureRow
from reportedly.views.rows import ClaimRow
from reportedly.views.sources import SourceRow
from reportedly.views.timeline import DayRow


def print_claims(rows: Sequence[ClaimRow], console: Console) -> None:
    """Print claims."""
    for row in rows:
        print_claim(row, console)


def print_links(rows: Sequence[LinkRow], console: Console) -> None:
    """Print links, each with both claims."""
    for number, row in enumerate(rows):
        if number:
            console.print()
        print_link(row, console)


def print_echoes(rows: Sequence[EchoRow], console: Console) -> None:
    """Print what many articles tell on one origin's word."""
    for number, row in enumerate(rows):
        if number:
            console.print()
        print_echo(row, console)


def print_timeline(rows: Sequence[DayRow], console: Console) -> None:
    """Print claims under their days; what is told of one incident is told once."""
    for day, told in groupby(rows, key=lambda row: row.day):
        console.print(Text(date_words(day.isoformat()), style="bold"))
        of_one: dict[int | None, list[ClaimRow]] = {}
        for row in told:
            of_one.setdefault(row.claim.incident or -row.claim.number, []).append(row.claim)
        for claims in of_one.values():
            incident = claims[0].incident
            more = [f"+{len(claims) - 1} more of incident {incident}"] if len(claims) > 1 else []
            fullest = max(claims, key=lambda claim: len(claim.text))
            print_claim(fullest, console, details=more)


def print_postures(rows: Sequence[PostureRow], console: Console) -> None:
    """Print postures: who, which way, where; and who says so."""
    for row in rows:
        several = len(row.who) > 1
        way = label_of("direction", row.direction, several=several) if row.direction else "posture"
        where = ""
        if row.where:
            before = labels()["direction_place"].get(row.direction or "", "in")
            where = f" {before} {listed(row.where)}"
        told = "not: " if row.claim.negated else ""
        lines = [f"{told}{listed(row.who) or 'somebody'} {way}{where}"]
        if row.claim.when:
            lines.append(f"when: {date_words(row.claim.when)}")
        if row.disputed:
            lines.append(f"disputed by {row.disputed}")
        print_claim(row.claim, console, details=lines)


def print_outlooks(rows: Sequence[OutlookRow], console: Console) -> None:
    """Print forecasts with their conditions, each open, met or not met."""
    for row in rows:
        lines = [f"outcome: {row.outcome}"]
        lines += [
            f"if: {words} ({outcome})"
            for words, outcome in zip(row.conditions, row.outcomes, strict=True)
        ]
        print_claim(row.claim, console, details=lines)


def print_incidents(rows: Sequence[IncidentRow], console: Console) -> None:
    """Print incidents: when and where, told by how many; who, whom and how; figures."""
    for row in rows:
        day = row.first or row.last
        stamp = day.isoformat() if day else "undated"
        head = Text(f"{stamp:<{INDENT}}", style="dim").append(
            f"incident {row.number}", style="bold"
        )
        told = f"{counted(row.articles, 'article')}, {counted(row.origins, 'origin')}"
        if row.places:
            head.append(f"  {neutralise(listed(row.places))}", style="bold")
        if row.printed:
            told += f", printed {row.printed.isoformat()}, day not told"
        head.append(f"  {told}", style="dim")
        print_wrapped(head, console, 0, INDENT)
        for line in _incident_lines(row):
            print_wrapped(Text(neutralise(line)), console, INDENT, INDENT + 2)


def print_actors(rows: Sequence[ActorRow], console: Console) -> None:
    """Print names with their counts."""
    columns = (
        Column("name"),
        Column("kind"),
        *(Column(name, number=True) for name in ("claims", "said", "about", "denied")),
    )
    cells = (
        (r.name, (r.kind or "").replace("_", " "), r.claims, r.said, r.about, r.denied)
        for r in rows
    )
    print_table(columns, cells, console)
    print_counted(rows[0].counted if rows else None, console)


def print_sources(rows: Sequence[SourceRow], console: Console) -> None:
    """Print outlets with their counts, and whom they relay."""
    for row in rows:
        head = Text(neutralise(row.outlet), style="bold")
        counts = [counted(row.articles, "article"), counted(row.claims, "claim")]
        counts += [f"{row.share:.0%} own", counted(row.denials, "denial")]
        counts += [counted(row.corrections, "correction"), counted(row.disputes, "dispute")]
        print_wrapped(head.append(f"  {', '.join(counts)}", style="not bold"), console, 0, 4)
        lines = [f"relays {', '.join(map(str, row.relays))}"] if row.relays else []
        for line in (*lines, *(f"graded {grade}" for grade in row.grades)):
            print_wrapped(Text(neutralise(line), style="dim"), console, 4, 6)
    print_counted(rows[0].counted if rows else None, console)


def label_of(table: str, code: str, *, several: bool = False) -> str:
    """The verb for a code, for one actor or for several."""
    forms = labels()[table].get(code)
    return code.replace("_", " ") if forms is None else str(forms[several])


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _incident_lines(row: IncidentRow) -> Iterator[str]:
    what = " → ".join(part for part in (listed(row.actors), listed(row.targets)) if part)
    if doing := "; ".join(part for part in (what, ", ".join(row.violence)) if part):
        yield doing
    killed = harm_range(row.killed_low, row.killed_best, row.killed_high, row.killed_highest)
    wounded = harm_range(row.wounded_low, row.wounded_best, row.wounded_high, row.wounded_highest)
    figures = [f"killed {killed}"] if killed else []
    figures += ["the figures cannot all hold"] if row.disputed else []
    figures += [f"wounded {wounded}"] if wounded else []
    figures += [f"{row.denied} denied"] if row.denied else []
    figures += [told_only(row.told_as)] if row.told_as else []
    figures += [f"{listed(row.settled)} settled by a person"] if row.settled else []
    if figures:
        yield ", ".join(figures)


def print_counted(counted: int | None, console: Console) -> None:
    """Say where not everything was counted."""
    if counted:
        words = f"counted among the newest {counted:,} claims asked for; --exact counts all"
        print_wrapped(Text(words, style="dim"), console, 0, 2)

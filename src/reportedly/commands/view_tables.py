"""Records of views in, what people read on a terminal out: one function a view."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from reportedly.commands.view_claims import print_claim, print_link, print_wrapped
from reportedly.show.edtf import date_words
from reportedly.show.tables import Column, harm_range, print_table
from reportedly.show.words import labels, listed
from reportedly.views.actors import ActorRow
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
            print_claim(claims[0], console, details=more)


def print_postures(rows: Sequence[PostureRow], console: Console) -> None:
    """Print postures: who, which way, where; and who says so."""
    for row in rows:
        way = label_of("direction", row.direction) if row.direction else "posture of"
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
    """Print incidents in a table."""
    columns = (
        Column("incident", number=True),
        Column("day"),
        Column("where"),
        Column("who, whom, how"),
        Column("killed"),
        Column("articles", number=True),
        Column("origins", number=True),
    )
    print_table(columns, map(_incident_cells, rows), console)


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
    """Print outlets with their counts, and whom they relay under each."""
    columns = (
        Column("outlet, and whom it relays"),
        *(
            Column(name, number=True)
            for name in ("articles", "claims", "own", "denials", "corrects", "disputed")
        ),
    )
    print_table(columns, map(_source_cells, rows), console)
    print_counted(rows[0].counted if rows else None, console)


def label_of(table: str, code: str) -> str:
    """The verb for a code, for one actor."""
    forms = labels()[table].get(code)
    return code.replace("_", " ") if forms is None else str(forms[0])


def _incident_cells(row: IncidentRow) -> tuple[object, ...]:
    killed = harm_range(row.killed_low, row.killed_best, row.killed_high)
    what = " → ".join(part for part in (listed(row.actors), listed(row.targets)) if part)
    how = ", ".join(row.violence)
    denied = f"{row.denied} denied" if row.denied else ""
    return (
        row.number,
        row.first.isoformat() if row.first else "",
        listed(row.places),
        "; ".join(part for part in (what, how, denied) if part),
        f"{killed} disputed" if row.disputed else killed,
        row.articles,
        row.origins,
    )


def _source_cells(row: SourceRow) -> tuple[object, ...]:
    name = row.outlet + "".join(f"; graded {grade}" for grade in row.grades)
    relays = ", ".join(map(str, row.relays))
    return (
        f"{name}: {relays}" if relays else name,
        row.articles,
        row.claims,
        f"{row.share:.0%}",
        row.denials,
        row.corrections,
        row.disputes,
    )


def print_counted(counted: int | None, console: Console) -> None:
    """Say where not everything was counted."""
    if counted:
        words = f"counted among the newest {counted:,} claims asked for; --exact counts all"
        print_wrapped(Text(words, style="dim"), console, 0, 2)

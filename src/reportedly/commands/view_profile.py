"""One actor's profile in, what people read on a terminal and rows for a table out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from reportedly.commands.view_claims import print_wrapped
from reportedly.commands.view_tables import label_of, print_claims, print_counted
from reportedly.show.safe import neutralise
from reportedly.show.tables import Column, print_table
from reportedly.show.words import listed
from reportedly.views.profile import Profile
from reportedly.views.told import Standing


@dataclass(frozen=True, slots=True)
class FactRow:
    """A role or a tie in one row; `sort` is "role" or the tie's type, `example` the newest claim."""

    subject: str
    sort: str
    object: str
    told: Standing
    example: str


def fact_rows(found: Profile) -> Iterator[FactRow]:
    """The roles and ties of a profile."""
    for role in found.roles:
        yield FactRow(role.name, "role", role.role, role.told, role.example)
    for tie in found.ties:
        yield FactRow(tie.subject, tie.type, tie.object, tie.told, tie.example)


def print_profile(found: Profile, console: Console) -> None:
    """Print one actor: roles, ties, what it says and what is said of it."""
    head = Text(neutralise(listed(found.names)), style="bold")
    if found.ids:
        head.append(f"  {neutralise(', '.join(found.ids))}", style="dim")
    print_wrapped(head, console, 0, 2)
    counts = f"{found.claims} claims: {found.said} said, {found.about} about, {found.denied} denied"
    print_wrapped(Text(counts, style="dim"), console, 0, 2)
    print_counted(found.counted, console)
    if found.roles:
        console.print(Text("\nroles", style="bold"))
        columns = [Column("who"), Column("role"), Column("told"), Column("days")]
        cells = ((r.name, r.role, _told(r.told), _days(r.told)) for r in found.roles)
        print_table(columns, cells, console)
    if found.ties:
        console.print(Text("\nties", style="bold"))
        columns = [Column("tie"), Column("told"), Column("days")]
        ties = (
            (f"{t.subject} {label_of('relation', t.type)} {t.object}", _told(t.told), _days(t.told))
            for t in found.ties
        )
        print_table(columns, ties, console)
    for title, claims in (("said by it", found.said_by), ("said of it", found.said_of)):
        if claims:
            console.print(Text(f"\n{title}", style="bold"))
            print_claims(claims, console)


def _told(told: Standing) -> str:
    """How often and how it is told, and by how many origins."""
    parts = [
        f"{number} {word}"
        for number, word in (
            (told.asserted, "asserted"),
            (told.rumoured, "rumoured"),
            (told.denied, "denied"),
        )
        if number
    ]
    origins = "1 origin" if told.origins == 1 else f"{told.origins} origins"
    return f"{', '.join(parts)} ({origins})"


def _days(told: Standing) -> str:
    days = dict.fromkeys(day.isoformat() for day in (told.first, told.last) if day)
    return " – ".join(days)

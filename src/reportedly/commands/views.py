"""What the commands that ask a ledger do: lists of claims and of all that is made of them, and one id."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TextIO

from rich.console import Console
from rich.text import Text

from reportedly.commands.asking import filters_of, known_of
from reportedly.commands.printing import QuietConsole
from reportedly.commands.view_accounts import print_accounts
from reportedly.commands.view_claims import claim_records
from reportedly.commands.view_profile import FactRow, fact_rows, print_profile
from reportedly.commands.view_shown import print_shown, shown_record, shown_rows, sort_of
from reportedly.commands.view_tables import (
    print_actors,
    print_claims,
    print_echoes,
    print_incidents,
    print_links,
    print_outlooks,
    print_postures,
    print_sources,
    print_timeline,
)
from reportedly.export.cells import write_records
from reportedly.ledger.decisions.targets import row_number
from reportedly.ledger.known import Known
from reportedly.ledger.store import Store
from reportedly.outputs import Output, complain, standard_output, writing
from reportedly.show.words import NOTICE
from reportedly.views.accounts import OriginAccount, incident_accounts
from reportedly.views.actors import ActorRow, actors
from reportedly.views.claims import claims
from reportedly.views.echoes import EchoRow, echoes
from reportedly.views.filters import PAGE, Filters
from reportedly.views.incidents import Choice, IncidentRow, incidents
from reportedly.views.links import LinkRow, disputes, links
from reportedly.views.outlook import OutlookRow, outlook
from reportedly.views.plain import as_dict
from reportedly.views.posture import PostureRow, posture
from reportedly.views.profile import profile
from reportedly.views.rows import ClaimRow
from reportedly.views.shown import show as find_shown
from reportedly.views.sources import SourceRow, sources
from reportedly.views.timeline import DayRow, timeline

# Rows that are asked for at once where all are wanted
_AT_ONCE = 500

# Claims that a profile lists of what an actor says, and of what is said of it
_PROFILE = 10

Asked = Callable[[Store, Filters, Known, argparse.Namespace], tuple[Any, ...]]
Ask = Callable[[int, str | None], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _View:
    """A view that lists records: how it is asked, what its records are, how they are printed."""

    ask: Asked
    record: type
    text: Callable[[Sequence[Any], Console], None]


_VIEWS: dict[str, _View] = {
    "claims": _View(lambda s, f, k, _: claims(s, f, k), ClaimRow, print_claims),
    "disputes": _View(lambda s, f, k, _: disputes(s, f, k), LinkRow, print_links),
    "links": _View(lambda s, f, k, a: links(s, f, k, tuple(a.types)), LinkRow, print_links),
    "echoes": _View(lambda s, f, k, _: echoes(s, f, k), EchoRow, print_echoes),
    "incidents": _View(
        lambda s, f, k, a: incidents(s, f, k, choice_of(a)), IncidentRow, print_incidents
    ),
    "timeline": _View(lambda s, f, k, _: timeline(s, f, k), DayRow, print_timeline),
    "actors": _View(lambda s, f, k, a: actors(s, f, k, exact=a.exact), ActorRow, print_actors),
    "posture": _View(lambda s, f, k, _: posture(s, f, k), PostureRow, print_postures),
    "outlook": _View(lambda s, f, k, _: outlook(s, f, k), OutlookRow, print_outlooks),
    "sources": _View(lambda s, f, k, a: sources(s, f, k, exact=a.exact), SourceRow, print_sources),
}


def listing(arguments: argparse.Namespace) -> int:
    """Print what a view lists: a page for people, everything for programs, unless told otherwise."""
    view = _VIEWS[arguments.view]
    filters = filters_of(arguments)
    output = _output(arguments.format)
    with Store(arguments.ledger, read_only=True) as store, writing(output.name):
        known = known_of(arguments, store)

        def ask(limit: int, after: str | None) -> tuple[Any, ...]:
            return view.ask(store, replace(filters, limit=limit, after=after), known, arguments)

        if arguments.format == "text":
            rows, mark = _page(ask, filters.limit or PAGE, filters.after)
            console = QuietConsole(file=output.stream)
            if rows:
                view.text(rows, console)
            _print_label(console, len(rows), mark)
            if not rows and arguments.as_of and arguments.by == "recorded":
                complain(
                    "nothing of it was recorded by that day: --by published asks what was printed"
                )
            return 0
        found = _everything(ask, filters)
        if arguments.format == "csv":
            write_records(output.stream, view.record, found)
        elif view.record is ClaimRow:
            _write_json(output.stream, claim_records(store, known, found))
        else:
            _write_json(output.stream, map(as_dict, found))
    return 0


def incident(arguments: argparse.Namespace) -> int:
    """Print the accounts of an incident side by side."""
    number = row_number(arguments.number.removeprefix("incident:"), "incident")
    output = _output(arguments.format)
    with Store(arguments.ledger, read_only=True) as store, writing(output.name):
        known, choice = known_of(arguments, store), choice_of(arguments)
        whole = Filters(rejected=arguments.rejected)
        found = incident_accounts(store, number, known, choice, whole)
        if arguments.format == "jsonl":
            _write_json(output.stream, [as_dict(found)])
        elif arguments.format == "csv":
            write_records(output.stream, OriginAccount, found.accounts)
        else:
            console = QuietConsole(file=output.stream)
            print_accounts(found, console)
            _print_label(console, 1, None)
    return 0


def actor(arguments: argparse.Namespace) -> int:
    """Print what is told of and by one actor."""
    filters = replace(filters_of(arguments), limit=arguments.limit or _PROFILE)
    output = _output(arguments.format)
    with Store(arguments.ledger, read_only=True) as store, writing(output.name):
        known = known_of(arguments, store)
        found = profile(store, arguments.name, filters, known, exact=arguments.exact)
        if arguments.format == "jsonl":
            _write_json(output.stream, [as_dict(found)])
        elif arguments.format == "csv":
            write_records(output.stream, FactRow, fact_rows(found))
        else:
            console = QuietConsole(file=output.stream)
            print_profile(found, console)
            _print_label(console, 1, None)
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Print what an id stands for; of several things of one id, the first, and how to ask for others."""
    output = _output(arguments.format)
    with Store(arguments.ledger, read_only=True) as store, writing(output.name):
        known = known_of(arguments, store)
        found, *others = find_shown(store, arguments.id, known, choice_of(arguments))
        if arguments.format == "jsonl":
            _write_json(output.stream, [shown_record(store, found)])
        elif arguments.format == "csv":
            kind, rows = shown_rows(found)
            write_records(output.stream, kind, rows)
        else:
            console = QuietConsole(file=output.stream)
            print_shown(store, found, console)
            _print_label(console, 1, None)
    for other in others:
        complain(f"{arguments.id} is also {sort_of(other)}:{arguments.id}")
    return 0


def choice_of(arguments: argparse.Namespace) -> Choice:
    """How figures are settled."""
    return Choice(arguments.policy, tuple(arguments.order))


def _output(form: str) -> Output:
    """Standard output, on which no character stops it: data is UTF-8, text keeps the terminal's."""
    output = standard_output()
    reconfigure = getattr(output.stream, "reconfigure", None)  # a test's stream may have none
    if reconfigure is not None and form == "text":
        reconfigure(errors="replace")
    elif reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return output


def _page(ask: Ask, limit: int, after: str | None) -> tuple[tuple[Any, ...], str | None]:
    """A page, and the mark of its last row where more follow."""
    rows = ask(limit + 1, after)
    return rows[:limit], rows[limit - 1].mark if len(rows) > limit else None


def _everything(ask: Ask, filters: Filters) -> Iterator[Any]:
    """All rows, or as many as are asked for; where more follow, standard error tells the mark."""
    if filters.limit is not None:
        rows, mark = _page(ask, filters.limit, filters.after)
        yield from rows
        if mark:
            complain(f"more follow: --after {mark}")
        return
    after = filters.after
    while rows := ask(_AT_ONCE, after):
        yield from rows
        after = rows[-1].mark


def _write_json(stream: TextIO, records: Iterable[dict[str, Any]]) -> None:
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def _print_label(console: Console, rows: int, mark: str | None) -> None:
    words = [NOTICE] if rows else ["nothing there that is as asked for"]
    words += [f"more: --after {mark}"] if mark else []
    console.print(Text(" · ".join(words), style="dim"))

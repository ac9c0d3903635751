"""The bundled articles in, a selection of their claims and a table of all of them out."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from reportedly.articles import ReadOptions
from reportedly.batch import read_many
from reportedly.claim import Claim, Reading
from reportedly.errors import SourceError
from reportedly.show.cards import print_card, print_heading
from reportedly.show.safe import neutralise
from reportedly.show.summary import summarise

_CARDS = 2  # an article; twelve articles fit a few screens
_COLUMNS = ("article", "outlet", "claims", "speakers", "denied", "unresolved", "undated")
# What a narrow terminal goes without first: the heading above the cards tells the outlet too.
_LEAST_FIRST = ("outlet", "unresolved", "undated", "denied", "speakers")
_TELLING = ("denied", "suggested", "rumoured", "reported", "general", "forecast")


def read_demo() -> list[Reading]:
    """Read the bundled articles, in the order of their publication.

    Raises `SourceError` where one cannot be read, which is a fault of the program.
    """
    readings = []
    with as_file(files(__package__) / "corpus.jsonl") as path:
        for outcome in read_many([str(path)], ReadOptions()):
            if isinstance(outcome, SourceError):
                raise outcome
            if isinstance(outcome, Reading):
                readings.append(outcome)
    return readings


def show_demo(console: Console) -> list[Reading]:
    """Print a selection of cards for each article and a table of all; give the readings."""
    readings = read_demo()
    for reading in readings:
        print_heading(reading.article, console)
        for number, claim in select(reading.claims):
            console.print()
            print_card(claim, reading.article, number, console)
        console.print()
    print_table(readings, console)
    return readings


def select(claims: tuple[Claim, ...]) -> list[tuple[int, Claim]]:
    """The most telling claims with their numbers, in the text's order.

    Those with long chains, many codes and a status other than asserted come first; a status that
    was chosen already counts less, so that an article shows its range.
    """
    left = list(enumerate(claims, 1))
    chosen: list[tuple[int, Claim]] = []
    while left and len(chosen) < _CARDS:
        shown = {claim.factuality.status for _, claim in chosen}
        best = max(
            left,
            key=lambda item: _weight(item[1]) - 4 * (item[1].factuality.status in shown),
        )
        left.remove(best)
        chosen.append(best)
    return sorted(chosen, key=lambda item: item[0])


def _weight(claim: Claim) -> int:
    """How much a card has to show; what was left unresolved or uncoded shows little."""
    codes = (claim.when, claim.direction, claim.relation, claim.event, claim.role)
    known = sum(code is not None for code in codes) + bool(claim.places)
    known += 2 * len(claim.casualties) + 2 * len(claim.conditions) + 2 * len(claim.chain)
    parties = (*claim.actors, *claim.recipients)
    telling = claim.factuality.status in _TELLING and claim.source.kind != "author"
    vague = claim.kind == "other" or not all(party.resolved for party in parties)
    return known + 3 * telling - 4 * vague


def print_table(readings: list[Reading], console: Console) -> None:
    """Print one row an article; columns that the console is too narrow for are named below it."""
    columns = list(_COLUMNS)
    left_out = []
    unbounded = console.options.update(max_width=1000)
    for name in _LEAST_FIRST:
        table = summary_table(readings, columns)
        # The last character of every row is a blank, which may fall off the edge.
        if console.measure(table, options=unbounded).maximum - 1 <= console.width:
            break
        columns.remove(name)
        left_out.append(name)
    console.print(summary_table(readings, columns))
    if left_out:
        dropped = ", ".join(name for name in _COLUMNS if name in left_out)
        console.print(f"(too narrow for: {dropped})\n", highlight=False, style="dim")


def summary_table(readings: list[Reading], columns: Sequence[str]) -> Table:
    """The named columns of the table: what was found in each article and what was left open."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in columns:
        if name == "article":
            table.add_column(name, no_wrap=True)
        elif name == "outlet":
            table.add_column(name, overflow="ellipsis", no_wrap=True, max_width=16)
        else:
            table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    for reading in readings:
        cells = _cells(reading)
        table.add_row(*(cells[name] for name in columns))
    return table


def _cells(reading: Reading) -> dict[str, str]:
    found = summarise(reading)
    return {
        "article": neutralise(reading.article.id),
        "outlet": neutralise(reading.article.outlet or ""),
        "claims": str(found.claims),
        "speakers": str(found.speakers),
        "denied": str(dict(found.statuses).get("denied", 0)),
        "unresolved": str(found.unresolved),
        "undated": str(found.undated),
    }

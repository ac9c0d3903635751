"""The bundled articles in, a selection of their claims and a table of all of them out."""

from __future__ import annotations

from importlib.resources import as_file, files

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from reportedly.articles import ReadOptions
from reportedly.batch import read_many
from reportedly.claim import Claim, Reading, Status
from reportedly.show.cards import print_card, print_heading
from reportedly.show.safe import neutralise
from reportedly.show.summary import summarise

_CARDS = 3  # an article; enough to show its range, and all twelve fit a few screens


def read_demo() -> list[Reading]:
    """Read the bundled articles, in the order of their publication."""
    with as_file(files(__package__) / "corpus.jsonl") as path:
        outcomes = read_many([str(path)], ReadOptions())
        return [outcome for outcome in outcomes if isinstance(outcome, Reading)]


def show_demo(console: Console) -> list[Reading]:
    """Print a selection of cards for each article and a table of all; give the readings."""
    readings = read_demo()
    for reading in readings:
        print_heading(reading.article, console)
        for number, claim in select(reading.claims):
            console.print()
            print_card(claim, reading.article, number, console)
        console.print()
    console.print(summary_table(readings))
    return readings


def select(claims: tuple[Claim, ...]) -> list[tuple[int, Claim]]:
    """The most telling claims with their numbers, in the text's order.

    Each status once before any a second time, the rarer ones first, and of two alike the one with
    the longer chain and the more codes.
    """
    ranked = sorted(enumerate(claims, 1), key=lambda item: (-_weight(item[1]), item[0]))
    chosen: list[tuple[int, Claim]] = []
    seen: set[Status] = set()
    for number, claim in ranked:
        if claim.factuality.status not in seen and len(chosen) < _CARDS:
            seen.add(claim.factuality.status)
            chosen.append((number, claim))
    for item in ranked:
        if item not in chosen and len(chosen) < _CARDS:
            chosen.append(item)
    return sorted(chosen, key=lambda item: item[0])


def _weight(claim: Claim) -> int:
    codes = (claim.when, claim.direction, claim.relation, claim.event, claim.role)
    known = sum(code is not None for code in codes)
    extras = len(claim.casualties) + len(claim.conditions) + bool(claim.places)
    plain = claim.factuality.status == "asserted"
    return 2 * len(claim.chain) + known + 2 * extras - 2 * plain


def summary_table(readings: list[Reading]) -> Table:
    """One row an article: what was found in it and what was left open."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("article", no_wrap=True)
    table.add_column("outlet", overflow="ellipsis", no_wrap=True, max_width=16)
    for name in ("claims", "speakers", "denied", "unresolved", "undated"):
        table.add_column(name, justify="right", no_wrap=True, min_width=len(name))
    for reading in readings:
        found = summarise(reading)
        counts = (
            found.claims,
            found.speakers,
            dict(found.statuses).get("denied", 0),
            found.unresolved,
            found.undated,
        )
        article = reading.article
        table.add_row(neutralise(article.id), neutralise(article.outlet or ""), *map(str, counts))
    return table

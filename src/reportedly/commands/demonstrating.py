"""What demo does: the bundled articles read, then what a ledger makes of them together.

With the desk open, what a ledger makes of them is read there and not printed.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.text import Text

from reportedly.claim import Reading
from reportedly.commands.opening import check_installed, open_demo
from reportedly.commands.printing import QuietConsole, make_printable, write_page
from reportedly.commands.view_claims import print_echo, print_link
from reportedly.demo.show import read_demo, show_demo
from reportedly.keeping import reading_version
from reportedly.ledger.adding import Adder
from reportedly.ledger.store import Store
from reportedly.outputs import check_outputs, standard_output, writing
from reportedly.views.echoes import echoes
from reportedly.views.filters import Filters
from reportedly.views.links import LinkRow, links

_EVERY = Filters(limit=None)
_DISPUTES = 3  # of different articles; the whole list is long
_HINTS = (
    "Claims as reported, not verified. All articles are invented.",
    "Each in its context: reportedly demo --html demo.html",
    "Pages to read, compare and decide on: reportedly demo --open",
    "A ledger to look into: reportedly demo --ledger demo.db; reportedly incidents demo.db",
    "Your own: reportedly add news.db FILE... --outlet NAME; reportedly disputes news.db",
)
# What becomes of decisions on the demo's desk
_THROWN_AWAY = (
    "a throw-away ledger: what you decide is gone when it ends; to keep it:"
    " reportedly demo --ledger demo.db; reportedly open demo.db"
)
_KEPT = "what you decide is kept: reportedly open {}"


def demo(arguments: argparse.Namespace) -> int:
    """Show the bundled articles, and what disputes, corrects and repeats what among them."""
    check_outputs([arguments.html] if arguments.html else [])
    if arguments.open:
        check_installed()
    output = standard_output()
    make_printable(output.stream, "text")
    with writing(output.name), ExitStack() as stack:
        console = QuietConsole()
        readings = read_demo() if arguments.open else show_demo(console)
        path = arguments.ledger
        if path is None:
            folder = stack.enter_context(TemporaryDirectory(prefix="reportedly-"))
            path = Path(folder) / "demo.db"
        with Store(path, create=True) as store:
            _keep(store, readings)
            if not arguments.open:
                _show_ledger(store, console)
        if arguments.html is not None:
            write_page(arguments.html, readings)
        if arguments.open:
            note = _THROWN_AWAY if arguments.ledger is None else _KEPT.format(path)
            open_demo(path, browser=not arguments.no_browser, note=note)
    return 0


def _keep(store: Store, readings: Sequence[Reading]) -> None:
    adder = Adder(store, reading_version())
    for reading in readings:
        adder.add(reading)


def _show_ledger(store: Store, console: Console) -> None:
    """The surest disputes, a correction, and the echo that most articles tell."""
    found = links(store, _EVERY)
    disputes = _of_different_articles([one for one in found if one.type == "disputes"])
    _heading("Disputed: accounts that cannot both hold", console)
    for link in disputes[:_DISPUTES]:
        print_link(link, console)
        console.print()
    corrections = _of_different_articles([one for one in found if one.type == "corrects"])
    if corrections:
        _heading("Corrected: a later account of the same origin", console)
        print_link(corrections[0], console)
        console.print()
    heard = sorted(echoes(store, _EVERY), key=lambda one: (one.origins - one.articles, one.mark))
    if heard:
        _heading("Repeated: many articles, one origin", console)
        print_echo(heard[0], console)
        console.print()
    for line in _HINTS:
        console.print(Text(line, style="dim"), soft_wrap=True)


def _of_different_articles(found: Sequence[LinkRow]) -> list[LinkRow]:
    """The surest link that each article brought, the surest first."""
    ranked = sorted(found, key=lambda one: (-one.confidence, one.number))
    brought: dict[str, LinkRow] = {}
    for link in ranked:
        brought.setdefault(link.a.article, link)
    return list(brought.values())


def _heading(words: str, console: Console) -> None:
    console.print(Text(words, style="bold"))
    console.print(Text("─" * min(len(words), console.width), style="dim"))

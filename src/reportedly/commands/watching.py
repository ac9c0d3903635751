"""What watch does."""

from __future__ import annotations

import argparse
from contextlib import closing

from reportedly import watching
from reportedly.articles import ReadOptions
from reportedly.commands.keeping import receipt
from reportedly.errors import SourceError
from reportedly.keeping import Kept
from reportedly.ledger.store import Store
from reportedly.outputs import Output, complain, standard_output, writing
from reportedly.show.summary import counted
from reportedly.watching import Looked, Pace


def watch(arguments: argparse.Namespace) -> int:
    """Follow the feeds; 1 where something could not be read, 130 where it was interrupted."""
    output = standard_output()
    tally = _Tally(output, arguments.quiet)
    with Store(arguments.ledger, create=True) as store:
        outcomes = watching.watch(
            store,
            arguments.feeds,
            ReadOptions(outlet=arguments.outlet, allow_private=arguments.allow_private),
            Pace(arguments.interval),
            once=arguments.once,
        )
        with closing(outcomes):
            try:
                for outcome in outcomes:
                    tally.tell(outcome)
            finally:  # Ctrl-C is the usual end
                tally.sum_up()
    return int(tally.failed > 0)


class _Tally:
    """Prints what happens, and counts it."""

    def __init__(self, output: Output, quiet: bool) -> None:
        self._output, self._quiet = output, quiet
        self._added = self._claims = self.failed = 0
        self._waiting: dict[str, int] = {}

    def tell(self, outcome: Kept | SourceError | Looked) -> None:
        if isinstance(outcome, SourceError):
            self.failed += 1
            complain(str(outcome))
        elif isinstance(outcome, Looked):
            self._waiting[outcome.feed] = outcome.waiting
            if outcome.failures and outcome.next:
                complain(f"{outcome.feed}: asked again at {outcome.next:%Y-%m-%d %H:%M} UTC")
        elif outcome.new:
            self._added += 1
            self._claims += outcome.claims
            self._write(receipt(outcome))

    def sum_up(self) -> None:
        waiting = sum(self._waiting.values())
        later = f", {waiting} wait for the next look" if waiting else ""
        self._write(
            f"{counted(self._added, 'article')} added with {counted(self._claims, 'claim')}{later},"
            f" {counted(self.failed, 'failure')}\n"
        )

    def _write(self, line: str) -> None:
        if not self._quiet:
            with writing(self._output.name):
                self._output.stream.write(line)
                self._output.stream.flush()  # the line is a receipt

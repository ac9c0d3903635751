"""What export does."""

from __future__ import annotations

import argparse
from contextlib import ExitStack

import reportedly
from reportedly.commands.asking import filters_of, known_of
from reportedly.export.formats import export as write
from reportedly.export.formats import find_format
from reportedly.export.snapshot import Choices
from reportedly.export.taking import take_snapshot
from reportedly.ledger.store import Store
from reportedly.outputs import check_outputs, complain, open_file, standard_output, writing


def export(arguments: argparse.Namespace) -> int:
    """Write the ledger in the format asked for, and say what the format cannot hold."""
    chosen = find_format(arguments.to)
    choices = Choices(arguments.policy, tuple(arguments.order), arguments.site)
    check_outputs([arguments.output] if arguments.output else [], [str(arguments.ledger)])
    with Store(arguments.ledger, read_only=True) as store:
        snapshot = take_snapshot(
            store,
            filters_of(arguments),
            known_of(arguments, store),
            arguments.as_of,
            reportedly.__version__,
        )
        with ExitStack() as stack:
            output = (
                stack.enter_context(open_file(arguments.output))
                if arguments.output
                else standard_output()
            )
            with writing(output.name):
                write(snapshot, arguments.to, output.stream.buffer, choices)
            output.keep = True
    if chosen.losses:
        complain(f"{chosen.name}: {chosen.losses}")
    return 0

"""The command line: arguments in, claims on standard output, trouble on standard error.

Exit codes: 0 all read, 1 something could not be read or written (the rest was), 2 bad usage, 130
interrupted, 141 the reader of the output went away.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

import reportedly
from reportedly.arguments import (
    exporting,
    keeping,
    opening,
    places,
    reading,
    review,
    views,
    watching,
)
from reportedly.errors import OptionError, ReportedlyError
from reportedly.outputs import complain, writing
from reportedly.weights.cards import learned_parts

_MAIN_EXAMPLES = """\
examples:
  reportedly demo
  reportedly read article.txt --published 2024-11-18
  reportedly add syria.db articles/ && reportedly disputes syria.db
  reportedly read --help
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `argv` defaults to the process's arguments."""
    try:
        with _ending_at_once():
            arguments = _parser().parse_args(argv)
            # Not at the top: a second of imports that --help and bad usage need not wait for, and
            # in which Ctrl-C would print a traceback of some library.
            module, name = arguments.run.split(":")
            run = getattr(import_module(f"reportedly.commands.{module}"), name)
        code: int = run(arguments)
        if sys.stdout is not None:
            with writing("standard output"):
                sys.stdout.flush()
    except OptionError as error:
        complain(str(error))
        return 2
    except ReportedlyError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 141
    finally:
        _drop_unwritten()
    return code


@contextmanager
def _ending_at_once() -> Iterator[None]:
    """While nothing has been read or written yet, let Ctrl-C end the process on the spot."""
    ours = threading.current_thread() is threading.main_thread()
    if not ours or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _drop_unwritten() -> None:
    """Send what standard output does not take to nowhere: it would raise again at the exit."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reportedly",
        description="Read conflict and diplomacy news into claims: who said what, through whom, "
        "how sure.",
        epilog=_MAIN_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for family in (reading, keeping, watching, views, opening, review, exporting, places):
        family.add_to(commands)
    return parser


def _version() -> str:
    learned = "; ".join(f"{card.name} ({card.does})" for card in learned_parts())
    return f"reportedly {reportedly.__version__}\nlearned parts: {learned or 'none (rules only)'}"


if __name__ == "__main__":
    sys.exit(main())

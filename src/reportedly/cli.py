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
from datetime import date
from importlib.resources import files
from pathlib import Path

import reportedly
from reportedly.errors import OptionError, ReportedlyError
from reportedly.outputs import complain, writing

_READ_EXAMPLES = """\
examples:
  reportedly read article.txt --published 2024-11-18 --outlet "The Syrian Observer"
  reportedly read page.html report.pdf --html claims.html
  reportedly read feed.xml archive.warc.gz --format jsonl --jobs 2 > claims.jsonl
  curl -s https://example.org/story | reportedly read -

A SOURCE is a file (text, HTML, PDF, DOCX, RSS or Atom, WARC, JSON Lines or CSV of articles), a
folder, an http(s) address, or - for standard input. A folder is read with all folders below it, in
the order of names; hidden files and folders are passed over, links to folders not followed.
"""
_MAIN_EXAMPLES = """\
examples:
  reportedly demo
  reportedly read article.txt --published 2024-11-18
  reportedly read --help
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `argv` defaults to the process's arguments."""
    try:
        with _ending_at_once():
            arguments = _parser().parse_args(argv)
            # Not at the top: a second of imports that --help and bad usage need not wait for, and
            # in which Ctrl-C would print a traceback of some library.
            from reportedly import commands
        code: int = getattr(commands, arguments.run)(arguments)
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
    _add_read(commands)
    demo = commands.add_parser(
        "demo",
        help="read the bundled articles and show what comes out",
        description="Read the bundled articles, all invented, and show a selection of their "
        "claims and a table of the rest.",
        epilog="example:\n  reportedly demo --html demo.html",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    demo.add_argument("--html", metavar="FILE", type=_file, help="also write all claims as a page")
    demo.set_defaults(run="demo")
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of the JSON Lines output",
        description="Print the JSON Schema (2020-12) of one line of `read --format jsonl`.",
        epilog="example:\n  reportedly schema > claims.schema.json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    schema.set_defaults(run="schema")
    return parser


def _add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    read = commands.add_parser(
        "read",
        help="read articles and print their claims",
        description="Read articles and print the claims that they carry.",
        epilog=_READ_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    read.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="file, folder, address or - (see below)"
    )
    article = read.add_argument_group("what is known of the articles")
    article.add_argument(
        "--published",
        metavar="DAY",
        type=_day,
        help="day of publication, YYYY-MM-DD; dates such as 'last Thursday' are counted from it; "
        "it overrides what an article says of itself, for every article",
    )
    article.add_argument(
        "--outlet",
        metavar="NAME",
        help="who printed them; it overrides what an article says of itself, for every article",
    )
    output = read.add_argument_group("output")
    output.add_argument(
        "--format",
        choices=("text", "notation", "jsonl", "html"),
        default="text",
        help="cards for people (default), claim notation, JSON Lines, or a page",
    )
    output.add_argument(
        "--output",
        metavar="FILE",
        type=_file,
        help="write there instead of standard output; FILE is replaced at the end of the run, and "
        "left as it was where nothing was read",
    )
    output.add_argument("--html", metavar="FILE", type=_file, help="also write a page")
    run = read.add_argument_group("running")
    run.add_argument(
        "--jobs", metavar="N", type=_jobs, default=1, help="read on N processes (default 1)"
    )
    run.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch addresses on this machine or its network too",
    )
    run.add_argument("--quiet", action="store_true", help="show no progress bar")
    read.set_defaults(run="read")


def _file(value: str) -> Path:
    if not value:
        raise argparse.ArgumentTypeError("found an empty name, expected a file to write to")
    return Path(value)


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no day: write YYYY-MM-DD") from None


def _jobs(value: str) -> int:
    if value.isascii() and value.isdigit() and 1 <= int(value) <= 64:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r}: expected a number from 1 to 64")


def _version() -> str:
    learned = sorted(
        item.name
        for item in files("reportedly.weights").iterdir()
        if not item.name.startswith((".", "_"))
    )
    parts = ", ".join(learned) if learned else "none (rules only)"
    return f"reportedly {reportedly.__version__}\nlearned parts: {parts}"


if __name__ == "__main__":
    sys.exit(main())

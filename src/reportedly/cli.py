"""The command line: arguments in, claims on standard output, trouble on standard error.

Exit codes: 0 all read, 1 something could not be read or written (the rest was), 2 bad usage, 130
interrupted, 141 the reader of the output went away.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TextIO

from rich.console import Console

from reportedly.articles import ReadOptions
from reportedly.batch import SourceDone, read_many
from reportedly.claim import Reading
from reportedly.demo.show import show_demo
from reportedly.errors import OptionError, ReportedlyError, SourceError
from reportedly.notation import print_notation
from reportedly.show.cards import print_cards
from reportedly.show.jsonl import claim_lines, schema_text
from reportedly.show.page import render_page
from reportedly.show.progress import progress
from reportedly.show.safe import neutralise


class _Console(Console):
    """A console that leaves a reader that went away to `main`; rich's own would exit with 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


_READ_EXAMPLES = """\
examples:
  reportedly read article.txt --published 2024-11-18 --outlet "The Syrian Observer"
  reportedly read page.html report.pdf --html claims.html
  reportedly read feed.xml archive.warc.gz --format jsonl --jobs 2 > claims.jsonl
  curl -s https://example.org/story | reportedly read -

A SOURCE is a file (text, HTML, PDF, DOCX, RSS or Atom, WARC, JSON Lines or CSV of articles), an
http(s) address, or - for standard input.
"""
_MAIN_EXAMPLES = """\
examples:
  reportedly demo
  reportedly read article.txt --published 2024-11-18
  reportedly read --help
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; `argv` defaults to the process's arguments."""
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except OptionError as error:
        _complain(str(error))
        return 2
    except ReportedlyError as error:
        _complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # What is still buffered would raise once more while Python shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return code


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
    demo.add_argument("--html", metavar="FILE", type=Path, help="also write all claims as a page")
    demo.set_defaults(run=_demo)
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of the JSON Lines output",
        description="Print the JSON Schema (2020-12) of one line of `read --format jsonl`.",
        epilog="example:\n  reportedly schema > claims.schema.json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    schema.set_defaults(run=_schema)
    return parser


def _add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    read = commands.add_parser(
        "read",
        help="read articles and print their claims",
        description="Read articles and print the claims that they carry.",
        epilog=_READ_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    read.add_argument("sources", nargs="+", metavar="SOURCE", help="file, address or - (see below)")
    article = read.add_argument_group("what is known of the articles")
    article.add_argument(
        "--published",
        metavar="DAY",
        type=_day,
        help="day of publication, YYYY-MM-DD; dates such as 'last Thursday' are counted from it",
    )
    article.add_argument("--outlet", metavar="NAME", help="who printed them")
    output = read.add_argument_group("output")
    output.add_argument(
        "--format",
        choices=("text", "notation", "jsonl", "html"),
        default="text",
        help="cards for people (default), claim notation, JSON Lines, or a page",
    )
    output.add_argument(
        "--output", metavar="FILE", type=Path, help="write there instead of standard output"
    )
    output.add_argument("--html", metavar="FILE", type=Path, help="also write a page")
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
    read.set_defaults(run=_read)


def _read(arguments: argparse.Namespace) -> int:
    options = ReadOptions(
        published=arguments.published,
        outlet=arguments.outlet,
        allow_private=arguments.allow_private,
    )
    failed = False
    pages: list[Reading] = []
    wanted = arguments.html is not None or arguments.format == "html"
    errors = _Console(stderr=True)
    with ExitStack() as stack:
        stream = stack.enter_context(_output(arguments.output, arguments.format))
        quiet = arguments.quiet or stream.isatty()  # claims and a bar would write over each other
        meter = stack.enter_context(progress(len(arguments.sources), errors, quiet))
        for outcome in read_many(arguments.sources, options, arguments.jobs):
            if isinstance(outcome, SourceDone):
                meter.source()
            elif isinstance(outcome, SourceError):
                failed = True
                _complain(str(outcome))
            else:
                meter.article()
                _write(outcome, arguments.format, stream)
                if wanted:
                    pages.append(outcome)
        if arguments.format == "html" and pages:
            stream.write(render_page(pages))
    if arguments.html is not None and pages:
        _write_page(arguments.html, pages)
    return int(failed)


def _write(reading: Reading, form: str, stream: TextIO) -> None:
    """Write one reading as soon as it is there; pages are written whole at the end."""
    if form == "text":
        print_cards(reading, _Console(file=stream))
        stream.write("\n")
    elif form == "jsonl":
        stream.writelines(claim_lines(reading))
    elif form == "notation" and reading.claims:
        stream.write(print_notation(reading.claims) + "\n")


def _demo(arguments: argparse.Namespace) -> int:
    _make_printable(sys.stdout, "text")
    readings = show_demo(_Console())
    if arguments.html is not None:
        _write_page(arguments.html, readings)
    return 0


def _schema(_: argparse.Namespace) -> int:
    sys.stdout.write(schema_text())
    return 0


@contextmanager
def _output(path: Path | None, form: str) -> Iterator[TextIO]:
    if path is None:
        _make_printable(sys.stdout, form)
        yield sys.stdout
        return
    try:
        stream = path.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise SourceError(str(path), f"{path}: cannot be written: {error.strerror}") from error
    with stream:
        yield stream


def _make_printable(stream: TextIO, form: str) -> None:
    """Let no character stop the output: data is UTF-8, cards keep the terminal's encoding."""
    reconfigure = getattr(stream, "reconfigure", None)  # a test's stream may have none
    if reconfigure is not None and form == "text":
        reconfigure(errors="replace")
    elif reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _write_page(path: Path, readings: Sequence[Reading]) -> None:
    with _output(path, "html") as stream:
        stream.write(render_page(readings))


def _complain(message: str) -> None:
    print(f"reportedly: {neutralise(message)}", file=sys.stderr)


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
    return f"reportedly {version('reportedly')}\nlearned parts: {parts}"


if __name__ == "__main__":
    sys.exit(main())

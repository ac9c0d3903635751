"""What read and schema do."""

from __future__ import annotations

import argparse
from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TextIO

from reportedly.articles import ReadOptions
from reportedly.batch import Outcome, SourceDone, read_many
from reportedly.claim import Reading
from reportedly.commands.printing import QuietConsole, make_printable, write_page
from reportedly.errors import ReportedlyError
from reportedly.notation import print_notation
from reportedly.outputs import (
    Output,
    check_outputs,
    complain,
    open_file,
    standard_output,
    writing,
)
from reportedly.show.cards import print_cards
from reportedly.show.jsonl import claim_lines, schema_text
from reportedly.show.page import render_page
from reportedly.show.progress import progress


def read(arguments: argparse.Namespace) -> int:
    """Read the sources and write their claims; 1 where something could not be read."""
    options = ReadOptions(
        published=arguments.published,
        outlet=arguments.outlet,
        allow_private=arguments.allow_private,
    )
    check_outputs([p for p in (arguments.output, arguments.html) if p], arguments.sources)
    failed = False
    pages: list[Reading] = []
    wanted = arguments.html is not None or arguments.format == "html"
    errors = QuietConsole(stderr=True)
    with ExitStack() as stack:
        output = _output(arguments.output, arguments.format, stack)
        # claims and a bar on one terminal would write over each other
        quiet = arguments.quiet or output.stream.isatty()
        meter = stack.enter_context(progress(len(arguments.sources), errors, quiet))
        outcomes = _outcomes(arguments.sources, options, arguments.jobs)
        for outcome in stack.enter_context(closing(outcomes)):
            if isinstance(outcome, SourceDone):
                meter.source()
            elif isinstance(outcome, ReportedlyError):
                failed = True
                complain(str(outcome))
            elif isinstance(outcome, Reading):
                meter.article()
                with writing(output.name):
                    _write(outcome, arguments.format, output.stream)
                output.keep = True
                if wanted:
                    pages.append(outcome)
        if arguments.format == "html" and pages:
            with writing(output.name):
                output.stream.write(render_page(pages))
    if arguments.html is not None and pages:
        write_page(arguments.html, pages)
    return int(failed)


def schema(_: argparse.Namespace) -> int:
    """Print the JSON Schema of a line."""
    output = standard_output()
    with writing(output.name):
        output.stream.write(schema_text())
    return 0


def _outcomes(
    sources: Sequence[str], options: ReadOptions, jobs: int
) -> Generator[Outcome | ReportedlyError, None, None]:
    """All outcomes; an error that ends the run is the last, so that what was read is kept."""
    try:
        yield from read_many(sources, options, jobs)
    except ReportedlyError as error:
        yield error


def _write(reading: Reading, form: str, stream: TextIO) -> None:
    """Write one reading as soon as it is there; pages are written whole at the end."""
    if form == "text":
        print_cards(reading, QuietConsole(file=stream))
        stream.write("\n")
    elif form == "jsonl":
        stream.writelines(claim_lines(reading))
    elif form == "notation" and reading.claims:
        stream.write(print_notation(reading.claims) + "\n")


def _output(path: Path | None, form: str, stack: ExitStack) -> Output:
    if path is not None:
        return stack.enter_context(open_file(path))
    output = standard_output()
    make_printable(output.stream, form)
    return output

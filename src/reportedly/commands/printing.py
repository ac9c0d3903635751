"""Where commands print: a console, streams that take any character, and pages written whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from rich.console import Console

from reportedly.claim import Reading
from reportedly.outputs import open_file
from reportedly.show.page import render_page


class QuietConsole(Console):
    """A console that leaves a reader that went away to `main`; rich's own would exit with 1."""

    def on_broken_pipe(self) -> None:
        """Tell the caller."""
        raise BrokenPipeError


def make_printable(stream: TextIO, form: str) -> None:
    """Let no character stop the output: data is UTF-8, cards keep the terminal's encoding."""
    reconfigure = getattr(stream, "reconfigure", None)  # a test's stream may have none
    if reconfigure is not None and form == "text":
        reconfigure(errors="replace")
    elif reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def write_page(path: Path, readings: Sequence[Reading]) -> None:
    """Write the readings as a page; raise `SourceError` where it cannot be written."""
    with open_file(path) as output:
        output.stream.write(render_page(readings))
        output.keep = True

"""A progress bar on standard error for runs over many sources; silent where nobody watches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
)


class Meter(Protocol):
    """What a run reports while it goes on."""

    def article(self) -> None:
        """One more article has been read."""

    def source(self) -> None:
        """One more source has been read to its end."""


class _Silent:
    def article(self) -> None:
        pass

    def source(self) -> None:
        pass


class _Bar:
    def __init__(self, progress: Progress, sources: int) -> None:
        self._progress, self._articles = progress, 0
        self._task = progress.add_task("reading", total=sources, articles=0)

    def article(self) -> None:
        self._articles += 1
        self._progress.update(self._task, articles=self._articles)

    def source(self) -> None:
        self._progress.advance(self._task)


@contextmanager
def progress(sources: int, console: Console, quiet: bool) -> Iterator[Meter]:
    """Show a bar over `sources` on `console` while the block runs.

    No bar is shown where `quiet` is set, where the console is no terminal, or for one source, which
    is read sooner than a bar is understood.
    """
    if quiet or sources < 2 or not console.is_terminal:
        yield _Silent()
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("sources · {task.fields[articles]} articles"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield _Bar(bar, sources)

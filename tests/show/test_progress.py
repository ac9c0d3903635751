"""The bar shows on a terminal, over several sources, and nowhere else."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from reportedly.show.progress import progress


@pytest.mark.parametrize(
    ("sources", "terminal", "quiet", "shown"),
    [
        (3, True, False, True),
        (3, False, False, False),
        (1, True, False, False),
        (3, True, True, False),
    ],
)
def test_when_the_bar_is_shown(sources: int, terminal: bool, quiet: bool, shown: bool) -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=terminal, width=80, color_system=None)
    with progress(sources, console, quiet) as meter:
        for _ in range(sources):
            meter.article()
            meter.article()
            meter.source()
    assert bool(stream.getvalue()) == shown
    if shown:
        assert "6 articles" in stream.getvalue()

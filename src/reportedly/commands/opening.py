"""What open does: the desk served until it is interrupted."""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path

from reportedly.commands.review import REVIEWER
from reportedly.errors import MissingExtraError
from reportedly.outputs import standard_output, writing

try:
    from reportedly.web.serving import Serving, serve
except ModuleNotFoundError as error:
    _missing: str | None = error.name
else:
    _missing = None


def open_desk(arguments: argparse.Namespace) -> int:
    """Serve the desk; raises `MissingExtraError` where the web part is not installed."""
    check_installed()
    serving = Serving(
        host=arguments.host,
        port=arguments.port,
        reviewer=arguments.by or os.environ.get(REVIEWER),
        read_only=arguments.read_only,
        browser=not arguments.no_browser,
    )
    serve(arguments.ledger, serving, _announce)
    return 0


def open_demo(ledger: Path, *, browser: bool, note: str) -> None:
    """Serve the desk of the demo on a free port; `note` is said of its ledger."""
    serving = Serving(reviewer=os.environ.get(REVIEWER), browser=browser)
    serve(ledger, serving, partial(_announce, note=note))


def check_installed() -> None:
    """Raise `MissingExtraError` where the web part is not installed."""
    if _missing is not None:
        raise MissingExtraError(
            f"the desk needs {_missing}, which is not installed: pip install 'reportedly[web]'"
        )


def _announce(url: str, note: str = "") -> None:
    output = standard_output()
    with writing(output.name):
        output.stream.write(f"the desk is at {url}\n" + (f"{note}\n" if note else ""))
        output.stream.write("Ctrl-C ends it\n")
        output.stream.flush()

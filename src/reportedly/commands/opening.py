"""What open does: the desk served until it is interrupted."""

from __future__ import annotations

import argparse
import os

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
    if _missing is not None:
        raise MissingExtraError(
            f"the desk needs {_missing}, which is not installed: pip install 'reportedly[web]'"
        )
    output = standard_output()

    def announce(url: str) -> None:
        with writing(output.name):
            output.stream.write(f"the desk of {arguments.ledger} is at {url}\nCtrl-C ends it\n")
            output.stream.flush()

    serving = Serving(
        host=arguments.host,
        port=arguments.port,
        reviewer=arguments.by or os.environ.get(REVIEWER),
        read_only=arguments.read_only,
        browser=not arguments.no_browser,
    )
    serve(arguments.ledger, serving, announce)
    return 0

"""How a page says where it stands: a path, the function that answers, and the methods it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from reportedly.web.answer import Page
from reportedly.web.visit import Visit

Handler = Callable[[Visit], Page | Response]


@dataclass(frozen=True, slots=True)
class At:
    """A path as Starlette writes it ("/incident/{number:int}"), and what answers there.

    `changes` tells that it takes forms that change the ledger, and nothing else.
    """

    path: str
    handler: Handler
    changes: bool = False

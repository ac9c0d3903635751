"""What people decide on any page: one address that takes the forms, and leads back."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit

from starlette.responses import RedirectResponse, Response

from reportedly.errors import OptionError
from reportedly.ledger.decisions.deciding import decide, signed, undo
from reportedly.ledger.decisions.targets import read_target, row_number
from reportedly.ledger.records import DecisionKind
from reportedly.web.routes import At
from reportedly.web.visit import Visit

_YEAR = 365 * 86_400  # seconds that a browser remembers who signed last
_PLAIN: dict[str, DecisionKind] = {"accept": "accept", "reject": "reject"}


def take_decision(visit: Visit) -> Response:
    """Keep the decision of a form, then go back to where it was filled in.

    Raises `OptionError` or `LedgerError` for what cannot be decided so.
    """
    by, reason = visit.field("by"), visit.field("reason") or None
    kind = visit.field("kind")
    if kind == "undo":
        undo(visit.store, row_number(visit.field("number"), "decision"), by, reason)
    elif kind in _PLAIN:
        target = read_target(visit.field("target"))
        value: dict[str, Any] = {}
        decide(visit.store, signed(_PLAIN[kind], target, by, value, reason))
    else:
        raise OptionError(f"found the decision {kind!r}, expected accept, reject or undo")
    return _back(visit, by)


def _back(visit: Visit, by: str) -> Response:
    """To the page that the form stood on, and nowhere else."""
    there = urlsplit(visit.field("back") or "/")
    path = "/" + there.path.lstrip("/\\")
    query = f"?{there.query}" if there.query else ""
    answer = RedirectResponse(quote(path, safe="/%:") + query, 303)
    answer.set_cookie("reviewer", quote(by), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


PAGES = (At("/decide", take_decision, changes=True),)

"""What people decide on any page: one address that takes the forms, and leads back.

A form has the fields `kind`, `target` ("claim:ID", "link:3", ...), `by`, `reason` and `back`, and
those of its kind: `field.NAME` for the fields of a claim, with `was.NAME` where it showed a value
(edit, missed); `words`, `start`, `end`, `claim_kind`, `source` (missed); `grade`, several;
`outcome`, `condition`; `incident`, several (merge); `claim`, several, and `into` (split); `policy`,
`what`, `order`, several, or `figure` (settle); `number` (undo).

A form that htmx sends is answered by what takes its place: what was decided, with a button to undo
it; after that, the form again; or the form with a message, where that could not be decided. One that
a browser sends by itself leads back, or to the same form with what was typed (`web.correcting`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.responses import RedirectResponse, Response

from reportedly.errors import OptionError, ReportedlyError
from reportedly.ledger.decisions.deciding import decide, signed, undo
from reportedly.ledger.decisions.targets import read_target, row_number
from reportedly.ledger.grades import grade_values
from reportedly.ledger.records import Decision, DecisionKind
from reportedly.web.answer import Page, set_lasting_cookie
from reportedly.web.correcting import to_correct
from reportedly.web.routes import At
from reportedly.web.visit import Visit

_FIELD = "field."
_SIGNER = "reviewer"  # the cookie of `Visit.reviewer`


def take_decision(visit: Visit) -> Page | Response:
    """Keep the decision of a form, then go back to where it was filled in, or to correct it."""
    if visit.request.headers.get("hx-request") != "true":
        try:
            return _back(visit, _keep(visit))
        except ReportedlyError as error:
            return to_correct(visit, error, _there(visit))
    values = {"target": visit.field("target"), "back": visit.field("back")}
    try:
        kept = _keep(visit)
    except ReportedlyError as error:
        return Page("", "decided.html", values | {"kept": (), "trouble": str(error)})
    cookies = {_SIGNER: quote(visit.field("by"))}
    return Page("", "decided.html", values | {"kept": kept, "trouble": ""}, cookies=cookies)


def sign(visit: Visit) -> Response:
    """Remember who decides in this browser."""
    _signer(visit)
    return _back(visit)


def _signer(visit: Visit) -> str:
    by = visit.field("by")
    if not by:
        raise OptionError("found no name, expected yours: a decision is signed")
    return by


def _keep(visit: Visit) -> tuple[Decision, ...]:
    """What the form decides, kept; an undo alone leaves nothing that stands."""
    by, reason, kind = _signer(visit), visit.field("reason") or None, visit.field("kind")
    if kind == "undo":
        undo(visit.store, row_number(visit.field("number"), "decision"), by, reason)
        return ()
    target = read_target(visit.field("target"))
    if kind == "grade":
        values = grade_values(visit.fields("grade"), target[0])
        if not values:
            raise OptionError("found no grade, expected one: choose it in the list")
        return tuple(
            decide(visit.store, signed("grade", target, by, value, reason)) for value in values
        )
    if kind not in _VALUES:
        known = ", ".join([*_VALUES, "grade", "undo"])
        raise OptionError(f"found the decision {kind!r}, expected one of: {known}")
    decision, value_of = _VALUES[kind]
    return (decide(visit.store, signed(decision, target, by, value_of(visit), reason)),)


def _back(visit: Visit, kept: tuple[Decision, ...] = ()) -> Response:
    """To the page that the form stood on; a claim that was missed has a card there now."""
    there = _there(visit)
    for decision in kept:
        if decision.kind == "missed":
            there = f"{there.partition('#')[0]}#c-{decision.value['claim']}"
    answer = RedirectResponse(there, 303)
    set_lasting_cookie(answer, _SIGNER, quote(visit.field("by")))
    return answer


def _there(visit: Visit) -> str:
    """Where the form stood, which is on this site and nowhere else."""
    there = urlsplit(visit.field("back") or "/")
    path = "/" + there.path.lstrip("/\\")
    query = f"?{there.query}" if there.query else ""
    anchor = f"#{there.fragment}" if there.fragment else ""
    return quote(path, safe="/%:") + query + anchor


def _nothing(_: Visit) -> Mapping[str, Any]:
    return {}


def _edit(visit: Visit) -> dict[str, str]:
    """The fields that were changed: those with another value than the form showed (`was.NAME`)."""
    fields = [name.removeprefix(_FIELD) for name in visit.form if name.startswith(_FIELD)]
    return {
        field: visit.field(_FIELD + field)
        for field in fields
        if visit.field(_FIELD + field) != visit.field(f"was.{field}")
    }


def _missed(visit: Visit) -> Mapping[str, Any]:
    fields = {"kind": visit.field("claim_kind"), "source": visit.field("source")}
    value: dict[str, Any] = {"fields": {k: v for k, v in fields.items() if v} | _edit(visit)}
    if visit.field("words"):
        value["words"] = visit.field("words")
    if visit.field("start") or visit.field("end"):
        value |= {name: _offset(visit.field(name)) for name in ("start", "end")}
    return value


def _outcome(visit: Visit) -> Mapping[str, Any]:
    value: dict[str, Any] = {"outcome": visit.field("outcome")}
    if visit.field("condition"):
        value["condition"] = row_number(visit.field("condition"), "condition")
    return value


def _merge(visit: Visit) -> Mapping[str, Any]:
    return {"incidents": [_incident(words) for words in visit.fields("incident")]}


def _split(visit: Visit) -> Mapping[str, Any]:
    into = visit.field("into")
    claims = [read_target(words)[1] for words in visit.fields("claim")]
    return {"claims": claims, "into": _incident(into) if into else None}


def _settle(visit: Visit) -> Mapping[str, Any]:
    if visit.field("figure"):
        return {"policy": "by hand", "figure": visit.field("figure")}
    value: dict[str, Any] = {"policy": visit.field("policy")}
    if visit.field("what"):
        value["what"] = visit.field("what")
    if visit.fields("order"):
        value["order"] = visit.fields("order")
    return value


def _incident(words: str) -> int:
    return row_number(words.removeprefix("incident:"), "incident")


def _offset(words: str) -> int:
    if words.isascii() and words.isdigit() and len(words) < 12:
        return int(words)
    raise OptionError(f"found the offset {words!r}, expected a number: select the words again")


_VALUES: dict[str, tuple[DecisionKind, Callable[[Visit], Mapping[str, Any]]]] = {
    "accept": ("accept", _nothing),
    "reject": ("reject", _nothing),
    "edit": ("edit", _edit),
    "missed": ("missed", _missed),
    "outcome": ("outcome", _outcome),
    "merge": ("merge", _merge),
    "split": ("split", _split),
    "settle": ("settle", _settle),
}
PAGES = (At("/decide", take_decision, changes=True), At("/sign", sign, changes=True))

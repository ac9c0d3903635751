"""The desk as an ASGI application: all pages behind the guard, errors as pages that say what to do."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from reportedly.errors import LedgerError, OptionError, ReportedlyError
from reportedly.ledger.store import Store
from reportedly.web.answer import Page, answer
from reportedly.web.guard import Guard, is_forged
from reportedly.web.pages import PAGES
from reportedly.web.question import Question, address, read_question
from reportedly.web.rendering import render
from reportedly.web.routes import At
from reportedly.web.visit import Desk, Visit

_STATIC = Path(__file__).parent / "static"
# A form of the desk holds a few words; the longest is a claim with all its fields
_FORM_BYTES = 200_000
_NO_FORM = FormData()


def make_app(
    ledger: Path,
    *,
    hosts: frozenset[str] | None,
    token: str | None = None,
    reviewer: str | None = None,
    read_only: bool = False,
) -> Starlette:
    """The desk of one ledger, for any ASGI server. `guard` tells of `hosts` and `token`."""
    desk = Desk(ledger, secrets.token_bytes(32), reviewer, read_only)
    return Starlette(
        routes=[
            *(_route(desk, at) for at in PAGES),
            Mount("/static", StaticFiles(directory=_STATIC), name="static"),
        ],
        middleware=[
            Middleware(Guard, secret=desk.secret, hosts=hosts, token=token),
            Middleware(GZipMiddleware, minimum_size=1000),
        ],
        exception_handlers={
            ReportedlyError: _failed,
            HTTPException: _failed,
        },
    )


def _route(desk: Desk, at: At) -> Route:
    """A route that opens the ledger for each request, in the thread that answers it."""

    async def endpoint(request: Request) -> Response:
        form = await _read_form(request, desk) if at.changes else _NO_FORM
        return await run_in_threadpool(partial(_visit, request, desk, at, form))

    methods = ["POST"] if at.changes else ["GET"]
    name = f"{at.handler.__module__}.{at.handler.__name__}"
    call: Callable[[Request], Awaitable[Response]] = endpoint
    return Route(at.path, call, methods=methods, name=name)


def _visit(request: Request, desk: Desk, at: At, form: FormData) -> Response:
    question = read_question(request.query_params.multi_items())
    with Store(desk.ledger, read_only=not at.changes) as store:
        visit = Visit(request, desk, store, question, form)
        found = at.handler(visit)
        return answer(visit, found) if isinstance(found, Page) else found


async def _read_form(request: Request, desk: Desk) -> FormData:
    if desk.read_only:
        raise HTTPException(403, "this desk was opened read-only: nothing can be decided here")
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > _FORM_BYTES:
        raise HTTPException(413, f"found a form that is too long, expected {_FORM_BYTES} bytes")
    form = await request.form(max_files=0, max_fields=500)
    given = form.get("csrf") or request.headers.get("x-csrf", "")
    if not isinstance(given, str) or is_forged(request.state.csrf, given):
        raise HTTPException(403, "this form is too old: go back, load the page anew and try again")
    return form


def _failed(request: Request, error: Exception) -> Response:
    """A page that says what was wrong and what to do."""
    status = error.status_code if isinstance(error, HTTPException) else _status(error)
    detail = error.detail if isinstance(error, HTTPException) else str(error)
    if detail == "Not Found":  # as the router words it
        detail = "There is no such page. The list above leads to those that there are."
    values = {
        "title": "Not found" if status == 404 else "That did not work",
        "detail": detail,
        "question": _EMPTY,
        "link": _plain,
        "here": lambda _: False,
    }
    return HTMLResponse(render("error.html", values), status)


def _status(error: Exception) -> int:
    if isinstance(error, OptionError):
        return 400
    return 404 if isinstance(error, LedgerError) else 500


_EMPTY: Question = read_question(())


def _plain(path: str, **parameters: object) -> str:
    """The address of another page from one that has no question."""
    return address(path, [(key, str(value)) for key, value in parameters.items()])

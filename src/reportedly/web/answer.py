"""What a page found in, its answer out: HTML, or the same records as CSV, JSON or GeoJSON.

The data stand at the page's own address with `format=csv`, `json` or `geojson`. They hold everything
that the question asks for and not only the page that is shown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import TextIOWrapper
from tempfile import SpooledTemporaryFile
from typing import Any

from starlette.responses import HTMLResponse, Response, StreamingResponse

from reportedly.errors import OptionError
from reportedly.export.cells import write_records
from reportedly.show.words import NOTICE
from reportedly.views.plain import as_dict
from reportedly.web.question import address
from reportedly.web.rendering import render
from reportedly.web.visit import Visit

# Pages of one thing whose list has another name than "things"
_SECTIONS = {
    "briefing": "/briefing",
    "history": "/review",
    "link": "/disputes",
    "links": "/disputes",
    "network": "/actors",
    "tie": "/actors",
}
# Held in memory; larger answers wait in a file
_HELD = 8_000_000
_PIECE = 64_000
_YEAR = 365 * 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Table:
    """The records behind a page: their type, and a function that gives them all."""

    name: str
    record: type
    rows: Callable[[], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows: its template with values, and the data behind it.

    `places` gives the features of a GeoJSON collection, where the page has places. `filters` tells
    that the bar's question narrows this page; else it leads to the list of claims. `cookies` are what
    the browser is to remember, `status` that of HTTP.
    """

    title: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    table: Table | None = None
    places: Callable[[], Iterable[dict[str, Any]]] | None = None
    filters: bool = True
    cookies: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


def answer(visit: Visit, page: Page) -> Response:
    """Answer in the format that is asked for. Raises `OptionError` for one that there is not."""
    asked = visit.question.value("format")
    if not asked:
        found = HTMLResponse(render(page.template, _values(visit, page)), page.status)
        for name, value in page.cookies.items():
            set_lasting_cookie(found, name, value)
        return found
    if asked == "csv" and page.table is not None:
        return _file(page.table.name, "csv", "text/csv", _write_csv, page.table)
    if asked == "json" and page.table is not None:
        return _file(page.table.name, "json", "application/json", _write_json, page.table)
    if asked == "geojson" and page.places is not None:
        return _file("places", "geojson", "application/geo+json", _write_places, page.places)
    formats = ", ".join(_formats(page)) or "none: this page has no data of its own"
    raise OptionError(f"found format={asked!r}, expected {formats}")


def set_lasting_cookie(found: Response, name: str, value: str) -> None:
    """Let the browser remember something for a year, for this site alone."""
    found.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="strict")


def _section(path: str) -> str:
    """The page of the menu under which a page of one thing stands.

    >>> _section("/incident/4")
    '/incidents'
    """
    first = path.split("/")[1]
    return _SECTIONS.get(first, f"/{first}s")


def _formats(page: Page) -> list[str]:
    """The formats in which a page's data can be had."""
    found = ["csv", "json"] if page.table is not None else []
    return found + (["geojson"] if page.places is not None else [])


def _values(visit: Visit, page: Page) -> dict[str, object]:
    """What every template may use, and what this page adds."""
    path = visit.path if page.filters else "/claims"
    kept = visit.question.besides if page.filters else []
    return {
        "title": page.title,
        "visit": visit,
        "question": visit.question,
        "csrf": visit.request.state.csrf,
        "link": visit.question.elsewhere,
        "again": lambda **changes: visit.question.again(visit.path, **changes),
        "back": visit.question.again(visit.path),
        "here": lambda path: path in (visit.path, _section(visit.path)),
        "asking_path": lambda: path,
        "bar_keeps": lambda: kept,
        "bar_cleared": lambda: address(path, kept),
        "formats": _formats(page),
        **page.values,
    }


def _file(
    name: str,
    ending: str,
    kind: str,
    write: Callable[[TextIOWrapper, Any], None],
    source: object,
) -> Response:
    # Closed when all has been sent
    held = SpooledTemporaryFile(_HELD)  # noqa: SIM115
    text = TextIOWrapper(held, "utf-8", errors="replace", newline="", write_through=True)
    write(text, source)
    text.detach()
    held.seek(0)
    return StreamingResponse(
        _pieces(held),
        media_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'},
    )


def _pieces(held: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    with held:
        while piece := held.read(_PIECE):
            yield piece


def _write_csv(out: TextIOWrapper, table: Table) -> None:
    write_records(out, table.record, table.rows())


def _write_json(out: TextIOWrapper, table: Table) -> None:
    _write_list(out, {"notice": NOTICE}, table.name, map(as_dict, table.rows()))


def _write_places(out: TextIOWrapper, features: Callable[[], Iterable[dict[str, Any]]]) -> None:
    head = {"type": "FeatureCollection", "notice": NOTICE}
    _write_list(out, head, "features", features())


def _write_list(
    out: TextIOWrapper, head: Mapping[str, str], name: str, records: Iterable[dict[str, Any]]
) -> None:
    """A JSON object of some texts and one list, written row by row."""
    out.write("{" + ", ".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in head.items()))
    out.write(f", {json.dumps(name)}: [")
    between = "\n"
    for record in records:
        out.write(between + json.dumps(record, ensure_ascii=False))
        between = ",\n"
    out.write("\n]}\n")

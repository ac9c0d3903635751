"""Picked claims as a footnoted text: read, downloaded, and frozen so that it can be had again.

The pick stands in the address: `claim`, several ids; `incident`, several numbers, each told as a
whole; `title`. A frozen briefing has an address of its own, which shows it word for word.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

import reportedly
from reportedly.errors import LedgerError, OptionError
from reportedly.export import briefing_docx, briefing_markdown
from reportedly.export.briefing import Briefing
from reportedly.export.picking import MOST, Pick, Picked, brief, picked
from reportedly.export.snapshot import Choices
from reportedly.ledger.briefings import all_frozen, freeze, frozen, known_now
from reportedly.ledger.codec import decode, encode
from reportedly.ledger.decisions.targets import row_number
from reportedly.views.claims import claims
from reportedly.views.rows import ClaimRow, Rows
from reportedly.views.since import since
from reportedly.web.answer import Page, Table, set_lasting_cookie
from reportedly.web.listing import page_of
from reportedly.web.question import Question, address, read_question
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# Claims to pick from on a page, and frozen briefings that are named
_PAGE, _NAMED = 20, 12
# Parameters that a briefing rests on, beside the claims
_ASKED = ("claim", "incident", "title", "policy", "order", "as_of", "by")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def picking(visit: Visit) -> Page | Response:
    """Claims to pick from, by the bar's filters, and the text of those that were picked."""
    pick = _pick(visit.question)
    found = picked(visit.store, pick, visit.known)
    text = _brief(visit, found) if found.rows else None
    asked = visit.question.value("format")
    if asked in _FILES:
        if text is None:
            raise OptionError("found no claim picked, expected some to make a briefing of")
        return _FILES[asked](text, "briefing")
    filters = visit.question.filters
    limit = filters.limit if visit.question.value("limit") else _PAGE
    view = partial(claims, visit.store, known=visit.known)
    rows, after = page_of(view, replace(filters, limit=limit))
    offered = {row.id for row in rows}
    return Page(
        "Briefing",
        "briefing.html",
        {
            "claims": rows,
            "next": after,
            "pick": pick,
            "found": found,
            "text": text,
            "is_first": _first_time(),
            "elsewhere": _named(visit, found, [id for id in pick.claims if id not in offered]),
            "kept": [pair for pair in visit.question.given if pair[0] not in ("claim", "format")],
            "all_offered": list(dict.fromkeys([*pick.claims, *(row.id for row in rows)])),
            "freezing": visit.question.again("/briefing/freeze"),
            "frozen": all_frozen(visit.store, _NAMED),
        },
        Table("claims", ClaimRow, lambda: Rows(visit.store, visit.known).claims(found.rows)),
    )


def freezing(visit: Visit) -> Response:
    """Keep the text of the pick in the address word for word, and lead to it."""
    with visit.store.transaction() as moment:
        found = picked(visit.store, _pick(visit.question), visit.known)
        if not found.rows:
            raise OptionError("found no claim picked, expected some to freeze a briefing of")
        text = _brief(visit, found)
        ids = [row.id for row in Rows(visit.store, visit.known).claims(found.rows)]
        asked = [list(pair) for pair in visit.question.given if pair[0] in _ASKED]
        id = freeze(
            visit.store,
            {"asked": asked, "claims": ids},
            encode(text),
            visit.field("by"),
            known_now(visit.store, visit.known),
            moment,
        )
    answer = RedirectResponse(f"/briefing/{id}", 303)
    set_lasting_cookie(answer, "reviewer", quote(visit.field("by")))
    return answer


def frozen_page(visit: Visit) -> Page | Response:
    """A frozen briefing as it was, and what came into the ledger about its claims since."""
    kept = frozen(visit.store, visit.part("id"))
    if kept is None:
        raise LedgerError(f"no briefing {visit.part('id')!r} was frozen in this ledger")
    text: Briefing = decode(Briefing, dict(kept.text), "")
    asked = visit.question.value("format")
    if asked in _FILES:
        return _FILES[asked](text, f"briefing-{kept.id}")
    again = [(name, value) for name, value in kept.question["asked"] if name not in ("as_of", "by")]
    ids = kept.question["claims"]
    return Page(
        text.title,
        "briefing_frozen.html",
        {
            "frozen": kept,
            "text": text,
            "is_first": _first_time(),
            "since": since(visit.store, ids, kept.known),
            "missing": picked(visit.store, Pick(tuple(ids))).missing,
            "differs": _differs(visit, text, read_question(again)),
            "now": address("/briefing", again),
        },
        filters=False,
    )


def _pick(question: Question) -> Pick:
    ids = tuple(dict.fromkeys(question.values("claim")))
    if len(ids) > MOST:
        raise OptionError(f"found {len(ids)} claims for one briefing, expected {MOST} at most")
    numbers = (row_number(words, "incident") for words in question.values("incident"))
    return Pick(ids, tuple(dict.fromkeys(numbers)))


def _named(visit: Visit, found: Picked, ids: Collection[str]) -> list[ClaimRow]:
    """Those of the claims found that have these ids."""
    if not ids:
        return []
    rows = Rows(visit.store, visit.known).claims(found.rows)
    return [row for row in rows if row.id in ids]


def _brief(visit: Visit, found: Picked) -> Briefing:
    question = visit.question
    return brief(
        visit.store,
        found.rows,
        visit.known,
        question.as_of,
        Choices(question.choice.policy, question.choice.order),
        reportedly.__version__,
        question.value("title"),
    )


def _differs(visit: Visit, then: Briefing, asked: Question) -> bool:
    """Whether the ledger would tell otherwise now; when it was made is no matter."""
    try:
        rows = picked(visit.store, _pick(asked)).rows
    except OptionError:  # an incident has grown beyond what a briefing holds
        return True
    now = brief(visit.store, rows, choices=Choices(asked.choice.policy, asked.choice.order))
    return (then.sections, then.footnotes) != (now.sections, now.footnotes)


def _first_time() -> Callable[[int], bool]:
    """Tells of a footnote's number whether it is met for the first time."""
    met: set[int] = set()

    def is_first(number: int) -> bool:
        first = number not in met
        met.add(number)
        return first

    return is_first


def _markdown(text: Briefing, name: str) -> Response:
    out = io.StringIO()
    briefing_markdown.write_briefing(text, out)
    content = out.getvalue().encode("utf-8", "backslashreplace")
    return _file(content, "text/markdown; charset=utf-8", f"{name}.md")


def _word(text: Briefing, name: str) -> Response:
    out = io.BytesIO()
    briefing_docx.write_briefing(text, out)
    return _file(out.getvalue(), _WORD, f"{name}.docx")


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)


_FILES: dict[str, Callable[[Briefing, str], Response]] = {"md": _markdown, "docx": _word}
PAGES = (
    At("/briefing", picking),
    At("/briefing/freeze", freezing, changes=True),
    At("/briefing/{id}", frozen_page),
)

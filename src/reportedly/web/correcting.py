"""A form that could not be decided in, the same form out: what was typed, to be corrected and sent.

What was chosen or stood in the form unseen goes along as it came; what people write by hand can be
changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from reportedly.claim import Kind
from reportedly.errors import LedgerError, OptionError, ReportedlyError
from reportedly.ledger.decisions.targets import article_row
from reportedly.ledger.entries import decode_article
from reportedly.web.answer import Page
from reportedly.web.claim_fields import Field, form_field
from reportedly.web.visit import Visit

# Fields of a decision that people type, and what they are called on the page
_TYPED = {
    "words": "the words, as they stand in the text",
    "claim_kind": "kind",
    "source": "who says so",
    "figure": "figure",
    "incident": "number of the other incident",
}
_CLAIM_FIELD = "field."
# Asked for on every form, so not taken along
_ASKED = ("csrf", "by", "reason")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed in a field that is none of a claim's own."""

    name: str
    label: str
    value: str


def to_correct(visit: Visit, error: ReportedlyError, back: str) -> Page:
    """The form again with what was typed, under what was wrong; `back` is where it stood."""
    given = [(name, value) for name, value in visit.form.multi_items() if isinstance(value, str)]
    own = [(name, value) for name, value in given if name.startswith(_CLAIM_FIELD)]
    typed = [(name, value) for name, value in given if name in _TYPED]
    shown = {name for name, _ in (*own, *typed)}
    return Page(
        "Not decided yet",
        "undecided.html",
        {
            "trouble": str(error),
            "return_to": back,
            "kept": [pair for pair in given if pair[0] not in shown and pair[0] not in _ASKED],
            "selected": _selected(visit),
            "typed": [Typed(name, _TYPED[name], value) for name, value in typed],
            "fields": [_field(name, value) for name, value in own],
            "claim_kinds": get_args(Kind),
        },
        filters=False,
        status=404 if isinstance(error, LedgerError) else 400,
    )


def _field(name: str, value: str) -> Field:
    return form_field(name.removeprefix(_CLAIM_FIELD), value)


def _selected(visit: Visit) -> str:
    """The words that were selected in an article, where the form tells them by their offsets."""
    kind, _, id = visit.field("target").partition(":")
    start, end = visit.field("start"), visit.field("end")
    if kind != "article" or not (start.isdecimal() and end.isdecimal()):
        return ""
    try:
        text = decode_article(article_row(visit.store, id)).text
        return text[int(start[:12]) : int(end[:12])]
    except (LedgerError, OptionError):
        return ""

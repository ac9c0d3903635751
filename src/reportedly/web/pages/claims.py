"""Claims as a list, and one claim: its words in their place, its codes, its links, its history."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import get_args
from urllib.parse import urlsplit

from reportedly.claim import Claim
from reportedly.errors import LedgerError
from reportedly.ledger.decisions.checks import has_outcome
from reportedly.ledger.decisions.standing import outcome_of, standing
from reportedly.ledger.entries import Entries
from reportedly.ledger.grades import allowed_words
from reportedly.ledger.records import Decision, LinkType
from reportedly.show.context import around
from reportedly.show.segments import cut
from reportedly.show.words import title_words
from reportedly.text import Article
from reportedly.views.claims import claims
from reportedly.views.decisions import Asked
from reportedly.views.decisions import decisions as decisions_on
from reportedly.views.links import LinkRow
from reportedly.views.printed import PrintedClaim
from reportedly.views.rows import ClaimRow
from reportedly.views.shown import ShownClaim, show
from reportedly.web.answer import Page, Table
from reportedly.web.cards import Card, card, tie_words
from reportedly.web.claim_fields import claim_grades, coded_fields, form_fields
from reportedly.web.listing import all_of, page_of
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# Links that the page of a claim shows; a report that a hundred papers print has more
_MOST_LINKS = 60
_BREAK = re.compile(r"\s*\n\s*")
_TYPES = get_args(LinkType)


def claim_list(visit: Visit) -> Page:
    """A page of claims, newest recorded first."""
    filters = visit.question.filters
    view = partial(claims, visit.store, known=visit.known)
    rows, after = page_of(view, filters)
    return Page(
        "Claims",
        "claims.html",
        {"claims": rows, "next": after},
        Table("claims", ClaimRow, lambda: all_of(view, filters)),
    )


def claim_page(visit: Visit) -> Page:
    """Everything about one claim, and what can be decided on it."""
    shown, decisions = _shown(visit)
    claim = shown.entry.claim
    asked = Asked(target=f"claim:{claim.id}")
    pairs = list(_pairs(shown))
    return Page(
        claim.text,
        "claim.html",
        {
            **_in_place(visit, shown, decisions),
            "coded": coded_fields(claim),
            "fields": form_fields(claim),
            "grades": claim_grades(),
            "outcomes": list(_outcomes(claim, decisions)),
            "outcome_words": allowed_words("outcomes", "words"),
            "history": decisions_on(visit.store, asked, visit.known, limit=None),
            "pairs": pairs[:_MOST_LINKS],
            "more": len(pairs[_MOST_LINKS:]),
        },
        Table("links", LinkRow, lambda: shown.links),
        filters=False,
    )


def claim_words(visit: Visit) -> Page:
    """The words of a claim in their place: for a dialog of another page, or as a page."""
    shown, decisions = _shown(visit)
    values = _in_place(visit, shown, decisions)
    return Page("The words of a claim", "claim_words.html", values, filters=False)


def claim_edit(visit: Visit) -> Page:
    """The form to edit a claim, in the same two ways; it leads back to where it was opened."""
    shown, decisions = _shown(visit)
    values = _in_place(visit, shown, decisions)
    values |= {"fields": form_fields(shown.entry.claim), "return_to": _return_to(visit, shown)}
    return Page("Edit a claim", "claim_edit.html", values, filters=False)


def _shown(visit: Visit) -> tuple[ShownClaim, tuple[Decision, ...]]:
    """The claim that is asked for, with the decisions that stand on it."""
    shown = show(visit.store, f"claim:{visit.part('id')}", visit.known)[0]
    if not isinstance(shown, ShownClaim):
        raise LedgerError(f"no claim {visit.part('id')!r} in this ledger")
    id = shown.entry.claim.id
    return shown, standing(visit.store, "claim", [id], visit.known).get(id, ())


def _in_place(
    visit: Visit, shown: ShownClaim, decisions: tuple[Decision, ...]
) -> dict[str, object]:
    """What is shown of a claim's words wherever they are."""
    article = Entries(visit.store).article(shown.entry.printing.number or 0)
    dialog = visit.request.headers.get("hx-request") == "true"
    found: Card = card(PrintedClaim(shown.entry, shown.claim, decisions, ()), 0)
    return {
        "layout": "bare.html" if dialog else "base.html",
        "card": found,
        "passage": list(_passage(article, shown.entry.claim)),
        "language": article.language,
        "heading": title_words(article),
    }


def _return_to(visit: Visit, shown: ShownClaim) -> str:
    """The page that a dialog was opened on, at this claim; else the claim's own page."""
    there = urlsplit(visit.request.headers.get("hx-current-url", ""))
    if not there.path:
        return f"/claim/{shown.entry.claim.id}"
    query = f"?{there.query}" if there.query else ""
    return f"{there.path}{query}#c-{shown.entry.claim.id}"


def _passage(article: Article, claim: Claim) -> Iterator[tuple[str, str]]:
    """The words with what stands around them, in pieces: words, speaker, cue, or far from them."""
    stretch = around(article, claim.spans)
    spans = [(span.start, span.end, "words") for span in claim.spans]
    for link in claim.chain:
        spans += [(one.start, one.end, "speaker") for one in [link.span] if one]
        spans += [(one.start, one.end, "cue") for one in [link.cue] if one]
    for segment in cut(stretch.start, stretch.end, spans):
        text = article.text[segment.start : segment.end]
        yield segment.owners[0] if segment.owners else "far", _BREAK.sub("\n", text)


def _pairs(shown: ShownClaim) -> Iterator[tuple[str, LinkRow, ClaimRow]]:
    """The claim's links in words from its side, with the other claim; disputes first."""
    number = shown.claim.number
    for link in sorted(shown.links, key=lambda link: _TYPES.index(link.type)):
        acts = link.a.number == number
        yield tie_words(link.type, acts), link, link.b if acts else link.a


def _outcomes(claim: Claim, decisions: Sequence[Decision]) -> Iterator[tuple[int, str, str]]:
    """What may be told of a forecast: of all of it (0) and of each condition, and what is now."""
    if not has_outcome(claim):
        return
    yield 0, "", outcome_of(decisions)
    for number, span in enumerate(claim.conditions, 1):
        yield number, span.text, outcome_of(decisions, span.text)


PAGES = (
    At("/claims", claim_list),
    At("/claim/{id}", claim_page),
    At("/claim/{id}/words", claim_words),
    At("/claim/{id}/edit", claim_edit),
)

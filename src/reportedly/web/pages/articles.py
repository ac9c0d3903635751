"""The texts of a ledger as a list, and one text with its claims beside its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import get_args

from reportedly.claim import Kind, Reading, Unread
from reportedly.errors import LedgerError
from reportedly.show.layout import Row, lay_out, nearest, numbers_in, unread_in
from reportedly.show.summary import open_words, summarise, unread_kind, unread_label, unread_words
from reportedly.show.words import title_words
from reportedly.views.articles import ArticleRow, articles
from reportedly.views.printed import printed
from reportedly.views.rows import ClaimRow
from reportedly.web.answer import Page, Table
from reportedly.web.cards import card
from reportedly.web.claim_fields import form_field
from reportedly.web.listing import all_of, page_of
from reportedly.web.routes import At
from reportedly.web.visit import Visit

# What is asked of a missed claim besides its kind and source, and may stay empty
_TOLD_TOO = ("when", "places", "casualties")
_LINE = re.compile(r"(?<=\r\n)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that is shown in one way; `start` is its offset in the article.

    `numbers` are the claims that it belongs to, `ending` those that end with it; `status` is that
    of the shortest. `unread` tells that no claim was read from it, and `whys` why, where that
    stretch ends here.
    """

    start: int
    text: str
    numbers: tuple[int, ...]
    ending: tuple[int, ...]
    status: str | None
    unread: bool
    whys: tuple[str, ...]


def article_list(visit: Visit) -> Page:
    """A page of texts, newest recorded first."""
    filters = visit.question.filters
    view = partial(articles, visit.store, known=visit.known)
    rows, after = page_of(view, filters)
    return Page(
        "Texts",
        "articles.html",
        {"articles": rows, "next": after},
        Table("articles", ArticleRow, lambda: all_of(view, filters)),
    )


def article_page(visit: Visit) -> Page:
    """One text, its claims highlighted and their cards beside it."""
    id = visit.part("id")
    rejected = visit.question.filters.rejected
    found = printed(visit.store, id, visit.known, rejected=rejected)
    if found is None:
        raise LedgerError(f"no article {id!r} in this ledger as asked for: see the list of texts")
    reading = found.reading
    cards = [card(one, number) for number, one in enumerate(found.claims, 1)]
    summary = summarise(reading)
    return Page(
        title_words(found.article),
        "article.html",
        {
            "found": found,
            "heading": title_words(found.article),
            "rows": [
                (row.block.kind, list(_pieces(row, reading)), row.claims)
                for row in lay_out(reading)
            ],
            "cards": cards,
            "earlier": [card(one, 0) for one in found.earlier],
            "summary": summary,
            "left_open": open_words(summary),
            "left_unread": unread_words(summary),
            "speakers": sorted({one.row.source for one in cards}),
            "claim_kinds": get_args(Kind),
            "missed_fields": [form_field(name, "") for name in _TOLD_TOO],
        },
        Table("claims", ClaimRow, lambda: (one.row for one in (*found.claims, *found.earlier))),
        filters=False,
    )


def _pieces(row: Row, reading: Reading) -> Iterator[Piece]:
    """The segments of a row, cut once more so that offsets can be counted in what a page shows.

    A carriage return with its line feed is shown as one character, so no piece holds both.
    """
    for segment in row.segments:
        numbers = numbers_in(segment.owners)
        at, last = segment.start, segment.end
        for text in filter(None, _LINE.split(reading.article.text[at:last])):
            done = at + len(text) == last
            yield Piece(
                start=at,
                text=text,
                numbers=numbers,
                ending=numbers_in(segment.ending) if done else (),
                status=reading.claims[nearest(reading, numbers) - 1].factuality.status
                if numbers
                else None,
                unread=bool(unread_in(segment.owners)) and not numbers,
                whys=tuple(map(_why, unread_in(segment.ending))) if done else (),
            )
            at += len(text)


def _why(item: Unread) -> str:
    return unread_label(unread_kind(item), 1).removeprefix("1 ")


PAGES = (At("/articles", article_list), At("/article/{id:path}", article_page))

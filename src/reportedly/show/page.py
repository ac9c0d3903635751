"""Readings in, one self-contained HTML page out: the article with its claims beside its words.

The page fetches nothing and runs no script: its content security policy allows only its own style
sheet, by hash, and pointing at words or at a card lights up the other by CSS alone. All text of the
article is escaped and its control characters are made visible.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from reportedly.claim import Reading
from reportedly.show.edtf import date_words
from reportedly.show.layout import Owner, lay_out, nearest, numbers_in, unread_in
from reportedly.show.page_card import card_html
from reportedly.show.safe import neutralise, neutralise_lines
from reportedly.show.segments import Segment
from reportedly.show.summary import (
    Summary,
    claim_words,
    open_words,
    summarise,
    unread_kind,
    unread_label,
    unread_words,
)
from reportedly.show.words import labels, title_words
from reportedly.text import Article


def render_page(readings: Sequence[Reading]) -> str:
    """The whole page; its articles stand in the order given."""
    style = _style(readings, whole_page=True)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = _title(readings[0].article) if len(readings) == 1 else f"{len(readings)} articles"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(title)} · Reportedly</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            '<main class="reportedly">',
            *_contents(readings),
            *(_article(reading, _key(reading, n)) for n, reading in enumerate(readings)),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _contents(readings: Sequence[Reading]) -> Iterator[str]:
    """A list of the articles, where there are several."""
    if len(readings) < 2:
        return
    yield '<nav aria-label="Articles"><ol>'
    for number, reading in enumerate(readings):
        outlet = escape(neutralise(reading.article.outlet or ""))
        found = claim_words(summarise(reading)) if reading.claims else "no claims"
        yield (
            f'<li><a href="#{_key(reading, number)}">{escape(_title(reading.article))}</a>'
            f" <span>{outlet}{' · ' if outlet else ''}{found}</span></li>"
        )
    yield "</ol></nav>"


def render_fragment(reading: Reading) -> str:
    """One article as an element with its own style, for a notebook's output cell."""
    style = _style([reading], whole_page=False)
    return (
        f'<div class="reportedly"><style>{style}</style>{_article(reading, _key(reading, 0))}</div>'
    )


def _key(reading: Reading, number: int) -> str:
    """A prefix for element ids that two articles of one page or notebook do not share."""
    return f"a{sha256(reading.article.text.encode(errors='replace')).hexdigest()[:8]}-{number}"


@cache
def _sheet(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _style(readings: Sequence[Reading], whole_page: bool) -> str:
    """The style sheet, with two rules a claim that tie its words and its card together."""
    rules = [_sheet("document.css")] if whole_page else []
    rules += [_sheet("statuses.css"), _sheet("page.css")]
    for position, reading in enumerate(readings):
        key = _key(reading, position)
        for number in range(1, len(reading.claims) + 1):
            mark, card = f".m{number}", f"#{key}-c{number}"
            rules.append(
                f"#{key}:has({card}:is(:hover,:focus-within,:target)) {mark}"
                "{background:var(--lit)}"
                f"#{key}:has({mark}:is(:hover,:focus-within)) {card}"
                "{background:var(--lit);border-color:var(--ink)}"
            )
    return "\n".join(rules)


def _title(article: Article) -> str:
    return neutralise(title_words(article))


def _article(reading: Reading, key: str) -> str:
    rows = "\n".join(_rows(reading, key))
    return (
        f'<article id="{key}">\n{_header(reading.article)}\n{_legend(summarise(reading))}\n'
        f'<div class="rows">\n{rows}\n</div>\n</article>'
    )


def _header(article: Article) -> str:
    known = [article.outlet, article.byline]
    if article.published is None:
        known.append("publication day unknown")
    else:
        known.append(date_words(article.published.isoformat()))
    known += [notice.kind.replace("-", " ") for notice in article.notices]
    parts = [escape(neutralise(part)) for part in known if part]
    url = article.url or ""
    if url.startswith(("https://", "http://")):
        parts.append(f'<a href="{escape(neutralise(url))}" rel="noreferrer noopener">source</a>')
    return f"<header><h1>{escape(_title(article))}</h1><p>{' · '.join(parts)}</p></header>"


def _legend(summary: Summary) -> str:
    """The statuses that occur, each with its count and the line that marks it in the text."""
    looks = labels()["status"]
    items = "".join(
        f'<li class="s-{status}" title="{escape(looks[status]["means"])}">'
        f'<span class="symbol">{looks[status]["symbol"]}</span>'
        f" {count} <u>{status}</u></li>"
        for status, count in summary.statuses
    )
    lines = [f"{claim_words(summary) if summary.claims else 'No claims found'}."]
    lines += [f"Left open: {words}." for words in [open_words(summary)] if words]
    lines += [f"Not read: {words}." for words in [unread_words(summary)] if words]
    told = "".join(f"<p>{escape(neutralise(line))}</p>" for line in lines)
    return f'<section class="legend" aria-label="Summary"><ul>{items}</ul>{told}</section>'


def _rows(reading: Reading, key: str) -> Iterator[str]:
    """One row a block: its text at the left, the cards of the claims that start in it beside it."""
    for row in lay_out(reading):
        text = "".join(_segment(segment, reading, key) for segment in row.segments)
        cards = "".join(
            card_html(reading.claims[number - 1], reading.article, number, key)
            for number in row.claims
        )
        tag = "h2" if row.block.kind == "heading" else "p"
        yield (
            f'<div class="row {row.block.kind}"><div class="text"><{tag}>{text}</{tag}></div>'
            f'<div class="cards">{cards}</div></div>'
        )


def _segment(segment: Segment[Owner], reading: Reading, key: str) -> str:
    text = escape(neutralise_lines(reading.article.text[segment.start : segment.end]))
    numbers = numbers_in(segment.owners)
    if numbers:
        status = reading.claims[nearest(reading, numbers) - 1].factuality.status
        marks = " ".join(f"m{number}" for number in numbers)
        deep = " deep" if len(numbers) > 1 else ""
        text = f'<span class="mark s-{status}{deep} {marks}">{text}</span>'
    for owner in numbers_in(segment.ending):
        status = reading.claims[owner - 1].factuality.status
        text += (
            f'<sup class="m{owner} s-{status}"><a id="{key}-t{owner}" href="#{key}-c{owner}"'
            f' aria-label="claim {owner}">{owner}</a></sup>'
        )
    if unread_in(segment.owners) and not numbers:
        text = f'<span class="unread">{text}</span>'
    for item in unread_in(segment.ending):
        why = escape(neutralise(unread_label(unread_kind(item), 1).removeprefix("1 ")))
        text += f' <small class="why" title="not read for claims">{why}</small>'
    return text

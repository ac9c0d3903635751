"""A reading in, claim cards for the terminal out (rich, 80 columns or wider).

A card tells who says it and through whom, how it is told, the words, what they were coded as, and
where and when. Status is told by a symbol and a word, never by colour alone. All article text is
neutralised before it is laid out.
"""

from __future__ import annotations

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from reportedly.claim import Claim, Reading
from reportedly.show.edtf import date_words
from reportedly.show.safe import neutralise
from reportedly.show.summary import (
    found_words,
    open_words,
    summarise,
    unread_kind,
    unread_label,
    unread_words,
)
from reportedly.show.words import (
    breadcrumbs,
    code_words,
    harm_words,
    labels,
    place_words,
    title_words,
    told_words,
    when_words,
)
from reportedly.text import Article

_EXCERPT = 48  # characters of an unread stretch; with its label it fits 80 columns
_UNREAD = 10  # lines of unread stretches; a long page has a hundred links to other stories


def print_cards(reading: Reading, console: Console) -> None:
    """Print the reading's heading, its cards and its summary to `console`."""
    print_heading(reading.article, console)
    for number, claim in enumerate(reading.claims, 1):
        console.print()
        print_card(claim, reading.article, number, console)
    console.print()
    print_footer(reading, console)


def print_heading(article: Article, console: Console) -> None:
    """Print a rule with the article's title, and a line on its printing."""
    title = Text(neutralise(title_words(article)), style="bold")
    if article.published is None:
        published = "publication day unknown"
    else:
        published = date_words(article.published.isoformat())
        published += "" if article.published_basis == "given" else f" ({article.published_basis})"
    notices = (notice.kind.replace("-", " ") for notice in article.notices)
    known = [article.outlet, article.byline, published, *notices]
    console.print(Rule(title, align="left", style="dim"))
    _wrapped(" · ".join(neutralise(part) for part in known if part), "dim", console)


def print_card(claim: Claim, article: Article, number: int, console: Console) -> None:
    """Print one claim beside a bar in the colour of its status."""
    colour = str(labels()["status"][claim.factuality.status]["colour"])
    lines = [
        _headline(claim, article),
        Text(_words(claim), style="bold italic" if claim.quoted else "bold"),
        *(Text(line, style="dim") for line in _details(claim)),
    ]
    edge = f"{number:>3} "
    for line in lines:
        for row in line.wrap(console, console.width - 6):
            row.rstrip()
            console.print(Text.assemble((edge, "dim"), ("│ ", colour), row))
            edge = " " * len(edge)


def print_footer(reading: Reading, console: Console) -> None:
    """Print what was found, what was left open, and which stretches were not read."""
    summary = summarise(reading)
    _wrapped(found_words(summary), "bold", console)
    if unknown := open_words(summary):
        _wrapped(f"left open: {unknown}", "dim", console)
    if skipped := unread_words(summary):
        _wrapped(neutralise(f"not read: {skipped}"), "dim", console)
    listed = reading.unread[:_UNREAD]
    for item in listed:
        words = neutralise(item.span.text)
        if len(words) > _EXCERPT:
            words = words[: _EXCERPT - 1].rstrip() + "…"
        why = neutralise(unread_label(unread_kind(item), 1).removeprefix("1 "))
        _wrapped(f"  – {why}: {words}", "dim", console)
    if left := len(reading.unread) - len(listed):
        _wrapped(f"  – and {left} more", "dim", console)


def _wrapped(words: str, style: str, console: Console) -> None:
    for row in Text(words, style=style).wrap(console, console.width):
        row.rstrip()
        console.print(row)


def _headline(claim: Claim, article: Article) -> Text:
    look = labels()["status"][claim.factuality.status]
    line = Text(f"{look['symbol']} {told_words(claim)}", style=str(look["colour"]))
    line = Text("").append_text(line).append("  ")
    first, *others = breadcrumbs(claim, article.outlet)
    line.append(neutralise(first))
    if claim.source.role:
        line.append(f" ({neutralise(claim.source.role)})", style="dim")
    for name in others:
        line.append(" › ", style="dim").append(neutralise(name))
    return line


def _words(claim: Claim) -> str:
    words = neutralise(claim.text)
    return f"“{words}”" if claim.quoted else words


def _details(claim: Claim) -> list[str]:
    """The lines under the words; those with nothing to say are left out."""
    lines = [code_words(claim)]
    lines += [harm_words(harm) for harm in claim.casualties]
    lines += [f"if: {condition.text}" for condition in claim.conditions]
    settings = []
    if claim.when is not None:
        settings.append(f"when: {when_words(claim.when)}")
    if claim.places:
        settings.append("where: " + "; ".join(place_words(place) for place in claim.places))
    if claim.said is not None:
        settings.append(f"said: {when_words(claim.said)}")
    cues = dict.fromkeys(link.cue.text for link in claim.chain if link.cue is not None)
    if cues:
        settings.append(f"cue: {', '.join(cues)}")
    if settings:
        lines.append(" · ".join(settings))
    return [neutralise(line) for line in lines]

"""One claim in, its card on the page out (HTML, all article text escaped)."""

from __future__ import annotations

from html import escape

from reportedly.claim import Claim
from reportedly.show.safe import neutralise
from reportedly.show.words import (
    breadcrumbs,
    code_words,
    harm_words,
    labels,
    place_words,
    told_words,
    when_words,
)
from reportedly.text import Article


def card_html(claim: Claim, article: Article, number: int, key: str) -> str:
    """The card of claim `number`; `key` prefixes the ids of its article's elements."""
    status = claim.factuality.status
    quote = " quoted" if claim.quoted else ""
    return (
        f'<section class="card s-{status}" id="{key}-c{number}" tabindex="0">'
        f'<p class="head"><a href="#{key}-t{number}" aria-label="to the words">{number}</a> '
        f'<span class="told">{labels()["status"][status]["symbol"]} {_text(told_words(claim))}</span> '
        f"{_chain(claim, article)}</p>"
        f'<p class="words{quote}">{_text(claim.text)}</p>'
        f'<p class="code">{_text(code_words(claim))}</p>'
        f"{_details(claim)}{_reasons(claim)}</section>"
    )


def _text(words: str) -> str:
    return escape(neutralise(words))


def _chain(claim: Claim, article: Article) -> str:
    first, *others = map(_text, breadcrumbs(claim, article.outlet))
    role = f" <span>({_text(claim.source.role)})</span>" if claim.source.role else ""
    return " <i>›</i> ".join([f"<b>{first}</b>{role}", *others])


def terms(claim: Claim) -> list[tuple[str, str]]:
    """Harm, conditions, when, where, when said and cue: each that is known as a term and its words."""
    rows = [("harm", harm_words(harm)) for harm in claim.casualties]
    rows += [("if", condition.text) for condition in claim.conditions]
    if claim.when is not None:
        rows.append(("when", when_words(claim.when)))
    rows += [("where", place_words(place)) for place in claim.places]
    if claim.said is not None:
        rows.append(("said", when_words(claim.said)))
    cues = dict.fromkeys(link.cue.text for link in claim.chain if link.cue is not None)
    return rows + ([("cue", " · ".join(cues))] if cues else [])


def _details(claim: Claim) -> str:
    """The terms as a list; empty where there is none."""
    rows = terms(claim)
    if not rows:
        return ""
    items = "".join(f"<div><dt>{term}</dt> <dd>{_text(words)}</dd></div>" for term, words in rows)
    return f"<dl>{items}</dl>"


def _reasons(claim: Claim) -> str:
    """Which rule inferred what from which words, folded away."""
    if not claim.reasons:
        return ""
    items = "".join(
        f"<li>{_text(why.field)}: {_text(why.rule)}"
        + "".join(f" <q>{_text(span.text)}</q>" for span in why.spans)
        + "</li>"
        for why in claim.reasons
    )
    return f"<details><summary>why</summary><ul>{items}</ul></details>"

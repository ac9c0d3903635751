"""The whole reading of an article, on one screen: article in, claims out."""

from __future__ import annotations

from reportedly.articles.parse import parse
from reportedly.attribution.chain import build_chains
from reportedly.attribution.coreference import resolve_mentions
from reportedly.attribution.find import find_attributions
from reportedly.attribution.first_person import resolve_first_person
from reportedly.attribution.institutions import ArticleRegister, name_institutions
from reportedly.claim import Claim, Reading, Unread
from reportedly.coding.claims import Material, code_claims
from reportedly.coding.timex import find_times
from reportedly.coding.toponym import find_places
from reportedly.text import Article, Parse


def read_claims(article: Article) -> Reading:
    """Read one article: its claims in text order, and what yielded none.

    >>> reading = read_claims(Article(id="a", text="Chad closed its border, the army said."))
    >>> reading.claims[0].source.name
    'the army'
    """
    parsed = parse(article)
    attributions = find_attributions(parsed)
    register = ArticleRegister(parsed)
    mentions = resolve_mentions(parsed, register)
    mentions = resolve_first_person(mentions, attributions, parsed, register)
    mentions = name_institutions(mentions, parsed)
    chains = tuple(traced.chain for traced in build_chains(attributions, mentions, parsed))
    claims = code_claims(
        Material(parsed, attributions, chains, mentions, find_places(parsed), find_times(parsed))
    )
    return Reading(article, claims, _unread(parsed, claims))


def _unread(parsed: Parse, claims: tuple[Claim, ...]) -> tuple[Unread, ...]:
    """Blocks that are no running text, and sentences that yielded no claim, in order."""
    skipped = [
        Unread(block.span, block.kind)
        for block in parsed.article.blocks
        if block.kind != "paragraph" and block.span.text.strip()
    ]
    starts = sorted({(span.start, span.end) for claim in claims for span in claim.spans})
    for sentence in parsed.sentences:
        span = sentence.span
        if not span.text.strip() or any(a < span.end and span.start < b for a, b in starts):
            continue
        question = span.text.rstrip("\"'”’ ").endswith("?")
        skipped.append(
            Unread(span, "question" if question else "no clause that can be true or false")
        )
    return tuple(sorted(skipped, key=lambda unread: unread.span))

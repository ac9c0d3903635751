"""Attributions in an article: who is made to say what, found by rules on the dependency parse.

In: a `Parse`. Out: `Attribution` records in the order of their cues. The cues are those of
`codebook/cues.toml`; the roles follow PolNeAR (Newell, Margolin and Ruths, LREC 2018). Only
sentences in paragraph blocks are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly.attribution.assign import assign_quotes
from reportedly.attribution.content import Content, verb_content
from reportedly.attribution.cue import Lexicon, Verb, load_lexicon
from reportedly.attribution.found import Found
from reportedly.attribution.insertion import read_insertion
from reportedly.attribution.nest import nest
from reportedly.attribution.nominal import read_adjective, read_adverb, read_noun
from reportedly.attribution.quote import Quotation, find_quotes
from reportedly.attribution.relay import (
    read_according,
    read_citing,
    read_quoted_as,
    read_was_quoted,
)
from reportedly.attribution.source import phrase_of, speaker_of
from reportedly.attribution.tree import VERBAL, Range, is_passive
from reportedly.claim import Attribution
from reportedly.text import Parse, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_EDGE = " \t\r\n\u00a0,;:.–—-\u2026"
_MARKS = "\"“”„‟«»‘’'`"


def find_attributions(parse: Parse) -> tuple[Attribution, ...]:
    """Find who is made to say what in the paragraphs of `parse`, in the order of the cues.

    >>> from reportedly.articles.parse import parse
    >>> from reportedly.text import Article
    >>> found = find_attributions(parse(Article("a", "Haji said the talks had failed.")))
    >>> found[0].source[0].text, found[0].content[0].text
    ('Haji', 'the talks had failed')
    """
    quotes = find_quotes(parse)
    found = assign_quotes(parse, list(_scan(parse)), quotes)
    found.sort(key=lambda f: (f.cue[0], f.head))
    found = [f for f in found if any(_trim(parse, r) for r in f.content)]
    found, parents = nest(parse.doc, found)
    return tuple(
        _attribution(parse, f, parent, quotes) for f, parent in zip(found, parents, strict=True)
    )


def _scan(parse: Parse) -> Iterator[Found]:
    lexicon = load_lexicon()
    for token in parse.doc:
        if not parse.in_paragraph[token.i]:
            continue
        word = token.lower_
        if word == "according":
            item = read_according(token)
            if item is not None:
                yield item
        elif token.pos_ in VERBAL and word in lexicon.verbs:
            yield from _read_verb(token, lexicon.verbs[word], lexicon)
        elif token.pos_ in ("NOUN", "PROPN") and word in lexicon.nouns:
            item = read_noun(token, lexicon)
            if item is not None:
                yield item
        elif word in lexicon.adjectives:
            item = read_adjective(token, lexicon)
            if item is not None:
                yield item
        elif word in lexicon.adverbs:
            item = read_adverb(token, lexicon)
            if item is not None:
                yield item


def _read_verb(verb: Token, entry: Verb, lexicon: Lexicon) -> Iterator[Found]:
    if entry.lemma == "quote":
        pair = read_quoted_as(verb)
        if pair is not None:
            yield from pair
            return
        single = read_was_quoted(verb)
        if single is not None:
            yield single
            return
    if verb.head.dep_ == "prep" and verb.head.lower_ == "as" and verb.dep_ == "pcomp":
        if verb.head.head.lower_ == "quoted" or verb.head.head.head.lower_ == "quoted":
            return
    if entry.lemma == "cite":
        relay = read_citing(verb, lexicon)
        if relay is not None:
            yield relay
            return
    content = verb_content(verb, entry)
    aside = _aside(verb, entry, content)
    if aside is not None:
        yield aside
        return
    if content is None:
        if is_passive(verb) or not ("clause" in entry.frames or "quote" in entry.frames):
            return
        kind = entry.frames.get("clause") or entry.frames["quote"]
        content = Content((), "bare", kind)
    source = speaker_of(verb)
    if source is not None and any(a <= source.i <= b for a, b in content.ranges):
        source = None
    if source is None and content.frame == "bare":
        return
    yield Found(
        verb.i,
        _cue_ranges(verb, content.joined, lexicon),
        content.kind,
        content.frame,
        content.ranges,
        None if source is None else source.i,
        None if source is None else phrase_of(source, verb.i),
    )


_ASIDE = ("say", "assert", "suggest", "forecast", "show", "deny")


def _aside(verb: Token, entry: Verb, content: Content | None) -> Found | None:
    """Read `verb` as an insertion, where the parse gives it no clause of its own."""
    kind = entry.frames.get("clause")
    if kind not in _ASIDE or is_passive(verb):
        return None
    if content is not None and content.frame not in ("host",) and entry.lemma != "tell":
        return None
    if content is not None and content.frame in ("clause", "object_infinitive", "object_prep"):
        return None
    if entry.lemma != "tell" and any(k.dep_ in ("dobj", "xcomp") for k in verb.rights):
        return None
    inserted = read_insertion(verb)
    if inserted is None:
        return None
    return Found(
        verb.i,
        _cue_ranges(verb, (), load_lexicon()),
        kind,
        "host",
        inserted.ranges,
        inserted.source,
        inserted.source_range,
    )


def _cue_ranges(verb: Token, joined: tuple[int, ...], lexicon: Lexicon) -> tuple[Range, ...]:
    """The verb with its auxiliaries, negation, particle and the verb that leans on it."""
    doc, first, last = verb.doc, verb.i, verb.i
    node = verb
    while True:
        while first > 0 and doc[first - 1].head.i == node.i and doc[first - 1].dep_ in (
            "aux", "auxpass", "neg", "advmod",
        ):  # fmt: skip
            first -= 1
        if (
            node.dep_ == "xcomp"
            and node.head.i == first - 1
            and node.head.lower_ in lexicon.leaning
        ):
            node = node.head
            first -= 1
            continue
        break
    while last + 1 < len(doc) and (doc[last + 1].dep_ == "prt" and doc[last + 1].head.i == verb.i):
        last += 1
    ranges: list[Range] = [(first, last)]
    for k in joined:
        if k == last + 1:
            ranges[0] = (first, k)
        elif k > last:
            ranges.append((k, k))
    return tuple(ranges)


def _attribution(
    parse: Parse, found: Found, parent: int | None, quotes: tuple[Quotation, ...]
) -> Attribution:
    content = tuple(s for s in (_trim(parse, r) for r in found.content) if s is not None)
    source: tuple[Span, ...] = ()
    if found.source_range is not None:
        span = _trim(parse, found.source_range)
        source = () if span is None else (span,)
    return Attribution(
        cue=tuple(parse.span(a, b) for a, b in found.cue),
        source=source,
        content=content,
        cue_class=found.kind,
        cue_head=found.head,
        source_head=found.source if source else None,
        quoted=tuple(_quoted(parse, content, quotes)),
        parent=parent,
    )


def _trim(parse: Parse, tokens: Range) -> Span | None:
    """The span of `tokens` without punctuation at its edges; marks stay where both are inside."""
    text = parse.article.text
    whole = parse.span(*tokens)
    start, end = whole.start, whole.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if end - start > 1 and text[start] in _MARKS and text[end - 1] in _MARKS:
        if not any(c in _MARKS[:8] for c in text[start + 1 : end - 1]):
            start, end = start + 1, end - 1
            while end > start and text[end - 1] in _EDGE:
                end -= 1
    return parse.article.span(start, end) if start < end else None


def _quoted(
    parse: Parse, content: tuple[Span, ...], quotes: tuple[Quotation, ...]
) -> Iterator[Span]:
    for span in content:
        for quote in quotes:
            start, end = max(span.start, quote.start), min(span.end, quote.end)
            while start < end and parse.article.text[end - 1] in _EDGE:
                end -= 1
            if start < end:
                yield parse.article.span(start, end)

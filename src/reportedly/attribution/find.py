"""Attributions in an article: who is made to say what, found by rules on the dependency parse.

In: a `Parse`. Out: `Attribution` records in the order of their cues. The cues are those of
`codebook/cues.toml`; the roles follow PolNeAR (Newell, Margolin and Ruths, LREC 2018). Only
sentences in paragraph blocks are read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.attribution.assign import assign_quotes
from reportedly.attribution.common_knowledge import read_everybody, read_known
from reportedly.attribution.cue import Lexicon, load_lexicon
from reportedly.attribution.falsehood import read_called_false
from reportedly.attribution.found import Found
from reportedly.attribution.label import find_labels
from reportedly.attribution.mistagged import closes_as_noun, read_mistagged
from reportedly.attribution.nest import nest
from reportedly.attribution.nominal import read_adjective, read_adverb, read_noun
from reportedly.attribution.paragraph import Paragraph, find_paragraphs
from reportedly.attribution.quote import Quotation, find_quotes
from reportedly.attribution.relay import read_according
from reportedly.attribution.tree import SUBJECTS, VERBAL, Range, clip
from reportedly.attribution.unproven import read_unproven
from reportedly.attribution.verbal import entry_at, read_verb
from reportedly.attribution.viewpoint import read_per, read_viewpoint
from reportedly.claim import Attribution
from reportedly.text import Parse, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 400  # tokens from a cue to the end of its content; bad input has endless sentences
_SHORT = 5  # tokens from the head of a denial's content to the noun that is denied
_EDGE = " \t\r\n\u00a0,;:.–—-\u2026"
_DOUBLE = '"“”„‟«»'
_MARKS = _DOUBLE + "‘’'`"


def find_attributions(parse: Parse) -> tuple[Attribution, ...]:
    """Find who is made to say what in the paragraphs of `parse`, in the order of the cues.

    >>> from reportedly.articles.parse import parse
    >>> from reportedly.text import Article
    >>> found = find_attributions(parse(Article("a", "Tabar said the talks had failed.")))
    >>> found[0].source[0].text, found[0].content[0].text
    ('Tabar', 'the talks had failed')
    """
    lexicon = load_lexicon()
    paragraphs = find_paragraphs(parse)
    quotes = find_quotes(parse, paragraphs)
    found = [*_scan(parse, lexicon), *find_labels(parse.doc, paragraphs, lexicon)]
    found = _without_denied(parse, [_within(f, paragraphs) for f in found])
    found = assign_quotes(parse, lexicon, found, quotes)
    found.sort(key=lambda f: (f.cue[0], f.head))
    found = [f for f in found if _tells(parse, f, lexicon)]
    found, parents = nest(parse.doc, found)
    return tuple(
        _attribution(parse, f, parent, quotes) for f, parent in zip(found, parents, strict=True)
    )


def _scan(parse: Parse, lexicon: Lexicon) -> Iterator[Found]:
    read = -1  # last token of a cue of several words, none of which is a cue of its own
    for token in parse.doc:
        if token.i <= read or not parse.in_paragraph[token.i]:
            continue
        phrase = _phrase_at(token, lexicon)
        if phrase is not None:
            read = phrase.cue[-1][1]
            yield phrase
            continue
        verbal = token.pos_ in VERBAL or closes_as_noun(token)
        if verbal and token.dep_ in SUBJECTS:  # "said *reports* that it lost Goma were false"
            denied = read_called_false(token, lexicon)
            if denied is not None:
                yield denied
                continue
        entry = entry_at(token, lexicon) if verbal else None
        if entry is not None:
            read = token.i + len(entry.following)
            yield from read_verb(token, entry, lexicon)
            continue
        if token.lower_ in lexicon.unproven:
            unproven = read_unproven(token, lexicon)
            if unproven is not None:
                read = unproven.cue[-1][1]
                yield unproven
                continue
        yield from _words_at(token, lexicon)


def _phrase_at(token: Token, lexicon: Lexicon) -> Found | None:
    """What a fixed phrase attributes that has its telling word at `token`."""
    word = token.lower_
    if word in lexicon.everybody:
        return read_everybody(token, lexicon)
    if word in lexicon.viewpoints:
        found = read_viewpoint(token, lexicon)
        if found is not None:
            return found
    if word in lexicon.known:
        return read_known(token, lexicon)
    if word == "per":
        return read_per(token)
    return read_according(token) if word == "according" else None


def _words_at(token: Token, lexicon: Lexicon) -> Iterator[Found]:
    """What a noun, adjective or adverb attributes."""
    word, item = token.lower_, None
    if token.pos_ in ("NOUN", "PROPN"):
        denied = read_called_false(token, lexicon)
        if denied is not None:
            yield denied
        if word in lexicon.nouns or word in lexicon.hearsay:
            item = read_mistagged(token, lexicon) or read_noun(token, lexicon)
        if denied is not None and item is not None and item.source is None:
            return  # "Claims that X are false": nobody is said to claim it
    elif word in lexicon.adjectives:
        item = read_adjective(token, lexicon)
    elif word in lexicon.adverbs:
        item = read_adverb(token, lexicon)
    if item is not None:
        yield item


def _without_denied(parse: Parse, found: list[Found]) -> list[Found]:
    """`found` without what is only named to be denied.

    "denied a report that it plans to withdraw": the ministry denies that it plans to; no report
    says so in this article's telling. "denied Moscow's claim that ..." keeps both. "denied supporting
    the rebels": the support is the content, no attitude that anybody takes.
    """
    deeds = {f.head for f in found if f.kind == "deny" and f.frame == "gerund"}
    if deeds:
        found = [f for f in found if not _is_denied_deed(parse.doc[f.head], deeds)]
    denied = [f.content for f in found if f.kind == "deny"]
    if not denied:
        return found
    return [
        f
        for f in found
        if f.frame != "noun"
        or f.source is not None
        or not any(a <= f.head <= min(b, a + _SHORT) for content in denied for a, b in content)
    ]


def _is_denied_deed(verb: Token, deeds: set[int]) -> bool:
    return verb.tag_ in ("VBG", "VBN") and verb.dep_ in ("xcomp", "pcomp") and verb.head.i in deeds


def _within(found: Found, paragraphs: tuple[Paragraph, ...]) -> Found:
    """`found` with its content cut to the paragraph of its cue, where a sentence runs over it."""
    at = bisect_left(paragraphs, found.head, key=lambda p: p.last)
    if at == len(paragraphs):
        return found
    first, last = found.head - _LONGEST, found.head + _LONGEST
    frame = (max(first, paragraphs[at].first), min(last, paragraphs[at].last))
    if all(frame[0] <= a and b <= frame[1] for a, b in found.content):
        return found
    return replace(found, content=tuple(clip(found.content, frame)))


def _tells(parse: Parse, found: Found, lexicon: Lexicon) -> bool:
    """True where the content has words that tell something."""
    if found.frame == "quoted_by":
        return True
    spans = [s for s in (_trim(parse, r) for r in found.content) if s is not None]
    return bool(spans) and " ".join(s.text for s in spans).lower() not in lexicon.quiet


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
    """The span of `tokens` without punctuation, or a pair of marks, at its edges."""
    first, last = max(tokens[0], 0), min(tokens[1], len(parse.doc) - 1)
    if first > last:
        return None  # cut to nothing on the way: "which which claimed ministers"
    text = parse.article.text
    whole = parse.span(first, last)
    start, end = _strip(text, whole.start, whole.end)
    inner = text[start + 1 : end - 1]
    marked = end - start > 1 and text[start] in _MARKS and text[end - 1] in _MARKS
    if marked and not any(c in _DOUBLE for c in inner):
        start, end = _strip(text, start + 1, end - 1)
    elif start < end < len(text) and text[end] in _MARKS and _open_mark(text[start:end]):
        end += 1  # the parse left the closing mark outside: dismissed it as “fake news”
    if start < end and text[start] in "“„«" and not any(c in "”»" for c in text[start:end]):
        start, end = _strip(text, start + 1, end)  # goes on in the next paragraph
    return parse.article.span(start, end) if start < end else None


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _open_mark(words: str) -> bool:
    """True where a quotation is opened in `words` and not closed."""
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _quoted(
    parse: Parse, content: tuple[Span, ...], quotes: tuple[Quotation, ...]
) -> Iterator[Span]:
    for span in content:
        first = bisect_left(quotes, span.start, key=lambda q: q.end)
        for quote in quotes[first:]:
            if quote.start >= span.end:
                break
            start, end = max(span.start, quote.start), min(span.end, quote.end)
            start, end = _strip(parse.article.text, start, end)
            if start < end:
                yield parse.article.span(start, end)

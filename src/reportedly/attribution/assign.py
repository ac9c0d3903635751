"""Quotations to the cues that own them.

In: what the parse gave, and the quotations. Out: the same, with the quoted words in the contents,
and cues that only a quotation shows ("Stay back," the sergeant barked). A parse is of little use
around quotation marks: a speech of three sentences hangs on its cue by its last clause only. So a
quotation goes by position, in this order: to the cue right behind it ("X," said Tabar), to the cue
whose clause already holds part of it, to the cue before it (Tabar said: "X"), to the speaker of the
quotation before it in the paragraph ("X," he said. "Y."), to what leads up to it in the paragraph
before, and at last to what was said in the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.attribution.cue import Lexicon
from reportedly.attribution.found import Found
from reportedly.attribution.quote import Quotation
from reportedly.attribution.source import names_speaker, phrase_of, speaker_of
from reportedly.attribution.tag import Tag, tag_after, tag_before
from reportedly.attribution.tree import SUBJECTS, VERBAL, Range, child, clip, union
from reportedly.attribution.verbal import cue_ranges
from reportedly.text import Parse

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# Constructions whose content may be words beside a quotation that belongs to it.
_CLAUSAL = ("clause", "host", "passive_clause", "saying", "quoted", "according", "gerund")
_NEAR = 100  # tokens between a quotation and a cue of its sentence, at most
_SPEAKING = ("say", "assert", "ask", "deny", "suggest", "forecast", "demand", "intend", "attitude")


@dataclass
class _Desk:
    """What is known while the quotations of one article are given out."""

    parse: Parse
    lexicon: Lexicon
    quotes: tuple[Quotation, ...]
    found: list[Found]
    heads: list[int] = field(default_factory=list)  # of `found`, ascending
    # An owner is the token index of a cue's head; a second cue at one head is minus that minus 1.
    owner_of: dict[int, int] = field(default_factory=dict)  # quotation -> owner
    added: dict[int, Found] = field(default_factory=dict)  # owner -> cue that a quotation shows
    direct: set[int] = field(default_factory=set)  # heads of cues whose own object is no content

    def between(self, first: int, last: int) -> list[Found]:
        """What was found with its head from token `first` to token `last`, in order."""
        a, b = bisect_left(self.heads, first), bisect_left(self.heads, last + 1)
        return self.found[a:b]


def assign_quotes(
    parse: Parse, lexicon: Lexicon, found: list[Found], quotes: tuple[Quotation, ...]
) -> list[Found]:
    """Give each quotation of speech to a cue; drop bare cues that own none."""
    found = [_clipped(f, quotes) for f in sorted(found, key=lambda f: f.head)]
    desk = _Desk(parse, lexicon, quotes, found, [f.head for f in found])
    owned: dict[int, list[Range]] = {}
    for number, quote in enumerate(quotes):
        if not quote.speech:
            continue
        owner = _owner(desk, number)
        if owner is not None:
            desk.owner_of[number] = owner
            owned.setdefault(owner, []).append(quote.outer)
    result = []
    for key, item in [*((f.head, f) for f in found), *desk.added.items()]:
        ranges = owned.get(key, [])
        content = [] if key in desk.direct else list(item.content)
        if ranges:
            frame = "quote" if key in desk.direct else item.frame
            item = replace(item, frame=frame, content=tuple(union([*content, *ranges])))
        if item.content or item.frame == "quoted_by":  # filled in by `nest`
            result.append(item)
    return result


def _clipped(found: Found, quotes: tuple[Quotation, ...]) -> Found:
    """A cue inside a quotation has its content and its source inside it too."""
    at = bisect_left(quotes, found.head, key=lambda q: q.last)
    if at == len(quotes) or quotes[at].first > found.head:
        return found
    frame = (quotes[at].first, quotes[at].last)
    source = found.source
    if source is not None and not frame[0] <= source <= frame[1]:
        return replace(
            found, content=tuple(clip(found.content, frame)), source=None, source_range=None
        )
    return replace(found, content=tuple(clip(found.content, frame)))


def _owner(desk: _Desk, number: int) -> int | None:
    """The head of the cue that owns quotation `number`."""
    quotes, quote = desk.quotes, desk.quotes[number]
    if quote.continues is not None and quote.continues in desk.owner_of:
        return desk.owner_of[quote.continues]
    before = quotes[number - 1] if number else None
    if before is not None and before.paragraph != quote.paragraph:
        before = None
    after = quotes[number + 1] if number + 1 < len(quotes) else None
    if after is not None and after.paragraph != quote.paragraph:
        after = None
    tag = tag_after(desk.parse, quote, after, desk.lexicon)
    if tag is not None:
        return _take(desk, tag)
    doc = desk.parse.doc
    start = max(doc[quote.first].sent.start, quote.first - _NEAR)
    end = min(doc[quote.last].sent.end, quote.last + _NEAR)
    holding = [
        f
        for f in desk.between(start, end)
        if f.frame in _CLAUSAL
        and not quote.first <= f.head <= quote.last
        and clip(f.content, (quote.first, quote.last))
    ]
    if holding:
        return min(holding, key=lambda f: (abs(f.head - quote.first), f.head)).head
    tag = tag_before(desk.parse, quote, before, desk.between, desk.lexicon)
    if tag is not None:
        return _take(desk, tag)
    if before is not None and number - 1 in desk.owner_of:
        other = _next_speaker(desk, before, quote)
        return desk.owner_of[number - 1] if other is None else other
    return _from_before(desk, number, before)


def _take(desk: _Desk, tag: Tag) -> int:
    """The head of the tag's verb; where nothing was found at it, a new cue of speech."""
    verb = desk.parse.doc[tag.verb]
    at = bisect_left(desk.heads, tag.verb)
    if at < len(desk.heads) and desk.heads[at] == tag.verb:
        item = desk.found[at]
        if item.frame not in _CLAUSAL:
            desk.direct.add(tag.verb)
        if item.source is None or desk.found[at].frame == "bare":
            desk.found[at] = _with_source(item, tag)
        return tag.verb
    desk.added[tag.verb] = _with_source(_cue_at(desk, verb, speaker_of(verb)), tag)
    return tag.verb


def _cue_at(desk: _Desk, verb: Token, source: Token | None) -> Found:
    return Found(
        verb.i,
        cue_ranges(verb, (), desk.lexicon),
        "say",
        "quote",
        (),
        None if source is None else source.i,
        None if source is None else phrase_of(source, verb.i),
    )


def _with_source(found: Found, tag: Tag) -> Found:
    if tag.source is None or tag.source_range is None:
        return found
    return replace(found, source=tag.source, source_range=tag.source_range)


def _from_before(desk: _Desk, number: int, before: Quotation | None) -> int | None:
    """What leads up to a quotation that stands alone: the paragraph or the sentence before."""
    quote, doc = desk.quotes[number], desk.parse.doc
    start = quote.outer[0]
    if before is None and quote.leads:
        if start == 0:
            return None
        previous = doc[start - 1].sent
        lead = [f for f in desk.between(start - _NEAR, start - 1) if f.frame == "bare"]
        lead = [f for f in lead if f.head >= previous.start]
        if lead:
            return lead[-1].head
        last = number - 1
        if last >= 0 and desk.quotes[last].paragraph == quote.paragraph - 1 and quote.alone:
            return desk.owner_of.get(last)
        return None
    sentence = doc[start].sent
    if start > sentence.start or start == 0:
        return None
    return _speaker_in(desk, doc[start - 1].sent)


def _next_speaker(desk: _Desk, before: Quotation, quote: Quotation) -> int | None:
    """Another speaker named between two quotations: "X," she said. The mayor was less sure. "Y." """
    doc, start = desk.parse.doc, quote.outer[0]
    sentence = doc[start - 1].sent
    if sentence.start <= before.outer[1] or start > sentence.end:
        return None
    subject = child(sentence.root, *SUBJECTS)
    if subject is None or sentence.root.pos_ not in VERBAL or not names_speaker(subject):
        return None
    return _speaker_in(desk, sentence)


def _speaker_in(desk: _Desk, sentence: Span) -> int | None:
    """Who acts or speaks in the sentence before: "The mayor was defiant. “We will stay.”" """
    said = [
        f
        for f in desk.between(max(sentence.start, sentence.end - _NEAR), sentence.end - 1)
        if f.kind in _SPEAKING and f.source is not None and f.content
    ]
    if said and said[0].kind in ("say", "assert"):
        return said[0].head
    verb = sentence.root
    source = child(verb, *SUBJECTS)
    if source is None or verb.pos_ not in VERBAL or not _can_speak(source):
        return said[0].head if said else None
    # "The mayor rejected the plan. “We stay.”": the rejection has its own content beside the speech
    key = -verb.i - 1 if verb.i in desk.heads else verb.i
    desk.added[key] = _cue_at(desk, verb, source)
    return key


def _can_speak(source: Token) -> bool:
    return names_speaker(source) or source.lower_ in ("he", "she", "they")

"""The words that tell whose a quotation is, right behind it or right before it.

"X," said Tabar, the envoy. / "X," the sergeant barked. / The letter makes a plain case: "X."
Any verb in that place is one of speech, listed or not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.attribution.cue import Lexicon
from reportedly.attribution.found import Found
from reportedly.attribution.quote import Quotation
from reportedly.attribution.tree import SUBJECTS, VERBAL, Range, child, whole
from reportedly.text import Parse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = ("VBD", "VBZ", "VBP", "VBN")  # "said" is often taken for a participle
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_OPENERS = ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
_DASHES = ("-", "--", "–", "—", "―")
_SIGNATURE = 15  # tokens of a name and office behind a dash, at most
_REACH = 30  # tokens from a mark to the verb: "the envoy, who has led the office since 2011, said"


@dataclass(frozen=True, slots=True)
class Tag:
    """The verb beside a quotation, and who speaks where the parse may not know it."""

    verb: int
    source: int | None = None
    source_range: Range | None = None


def tag_after(
    parse: Parse, quote: Quotation, following: Quotation | None, lexicon: Lexicon
) -> Tag | None:
    """The verb of speech right behind `quote`, before the quotation `following`."""
    if quote.open_ended:
        return None  # its end is a guess: nobody's words stand right behind it
    doc = parse.doc
    first = quote.outer[1] + 1
    while first < len(doc) and doc[first].is_punct and doc[first].text in (",", *_DASHES):
        first += 1
    end = min(len(doc), first + _REACH)
    if following is not None:
        end = min(end, following.outer[0])
    if first >= end or not parse.in_paragraph[first] or _next_paragraph(parse, quote, first):
        return None
    if doc[first - 1].text in _DASHES and (following is None or not quote.leads):
        signed = _signature(doc, first - 1)
        if signed is not None:
            return signed
    inside = parse.article.text[quote.start : quote.end].rstrip()[-1:]
    runs_on = inside in ",—-–―" or doc[first - 1].text == ","
    if not runs_on and inside not in "?!." and doc[first].is_sent_start:
        return None
    if inside == "." and quote.outer[0] and doc[quote.outer[0] - 1].text == ":":
        return None  # She thinks so: "X." The militia had said Y.
    end = min(end, doc[first].sent.end)
    token = doc[first]
    if token.pos_ == "ADV" and first + 1 < end:
        token = doc[first + 1]
    listed = token.lower_ in lexicon.verbs and _speaks(token.lower_, lexicon)
    if listed and (token.pos_ in VERBAL or token.tag_ in _FINITE):
        return _inverted(token, end) if _open(inside, runs_on, doc[first]) else None
    return _straight(doc, first, end, lexicon, runs_on)


def _signature(doc: Doc, dash: int) -> Tag | None:
    """ "We will stay." — Tabar Qassem, mayor: a name alone behind a dash."""
    end = dash + 1
    while end < len(doc) and end - dash < _SIGNATURE and not doc[end].is_sent_start:
        if doc[end].pos_ in VERBAL or doc[end].text in _DASHES:
            return None
        end += 1
    if end - dash < 2 or doc[dash + 1].pos_ != "PROPN":
        return None
    if not (end == len(doc) or doc[end].is_sent_start):
        return None
    head = doc[dash + 1]
    while head.head.i > head.i and head.head.i < end and head.dep_ == "compound":
        head = head.head
    return Tag(dash, head.i, (dash + 1, end - 1))


def _next_paragraph(parse: Parse, quote: Quotation, first: int) -> bool:
    doc = parse.doc
    between = parse.article.text[quote.end : doc[first].idx]
    return "\n" in between


def _open(inside: str, runs_on: bool, first: Token) -> bool:
    """True where the reporter's sentence goes on behind the quotation."""
    return runs_on or inside in "?!" or first.text[:1].islower()


def _speaks(word: str, lexicon: Lexicon) -> bool:
    frames = lexicon.verbs[word].frames
    return "clause" in frames or "quote" in frames


def _inverted(verb: Token, end: int) -> Tag:
    """ "X," said Tabar: the noun phrase behind the verb speaks, whatever the parse takes it for."""
    subject = child(verb, *SUBJECTS)
    if subject is not None:
        return Tag(verb.i)
    doc, i = verb.doc, verb.i + 1
    while i < end and doc[i].pos_ in ("ADV", "ADP", "PART") and i < verb.i + 3:
        i += 1
    if i >= end or doc[i].pos_ not in _OPENERS:
        return Tag(verb.i)
    head = doc[i]
    while head.head.i > head.i and head.head.i < end and head.head.pos_ in _NOMINAL:
        head = head.head
    if head.pos_ not in _NOMINAL or head.ent_type_ in ("DATE", "TIME"):
        return Tag(verb.i)
    return Tag(verb.i, head.i, (i, max(head.i, min(whole(head)[1], end - 1))))


def _straight(doc: Doc, first: int, end: int, lexicon: Lexicon, runs_on: bool) -> Tag | None:
    """ "X," the sergeant barked: the first finite verb, if its subject opens the stretch."""
    if doc[first].pos_ not in _OPENERS:
        return None
    for i in range(first + 1, end):
        token = doc[i]
        if token.pos_ not in VERBAL or token.dep_ in ("aux", "auxpass", "amod", "acl", "relcl"):
            continue
        if token.tag_ not in _FINITE:
            return None
        subject = child(token, *SUBJECTS)
        listed = token.lower_ in lexicon.verbs and _speaks(token.lower_, lexicon)
        if subject is not None and not first <= subject.left_edge.i <= first + 1:
            subject = None if listed else subject
            if subject is not None:
                return None
        if not listed and not runs_on:
            return None
        clause = child(token, "ccomp")
        if clause is not None and clause.i > token.i:
            return None
        if subject is not None and subject.left_edge.i >= first:
            return Tag(i)
        head = _phrase_head(doc, first, i)
        return None if head is None else Tag(i, head, (first, i - 1))
    return None


def _phrase_head(doc: Doc, first: int, verb: int) -> int | None:
    last = verb
    while last - 1 > first and doc[last - 1].pos_ in ("ADV", "AUX"):
        last -= 1
    for i in range(first, last):
        if not first <= doc[i].head.i < last and doc[i].pos_ in _NOMINAL:
            return i
    return None


def tag_before(
    parse: Parse,
    quote: Quotation,
    before: Quotation | None,
    between: Callable[[int, int], list[Found]],
    lexicon: Lexicon,
) -> Tag | None:
    """The verb that leads up to `quote` in its sentence: Tabar said: "X"."""
    doc, mark = parse.doc, quote.outer[0]
    start = doc[mark].sent.start
    if start == mark and mark > 0 and doc[mark - 1].text in (":", ","):
        start = doc[mark - 1].sent.start
    if before is not None and before.speech:  # a fragment may stand between: a “defensive” raid
        start = max(start, before.outer[1] + 1)
    if start >= mark:
        return None
    items = between(start, mark - 1)
    if doc[mark - 1].text == ":":  # "The ministry justified the raid, which it had planned: “X.”"
        items = [item for item in items if doc[item.head].dep_ not in ("relcl", "acl")]
    for item in reversed(items):
        if item.frame in ("bare", "object", "prep"):
            return Tag(item.head)
    lead = doc[mark - 1].text
    if lead != ":":
        return None
    if items:
        return Tag(items[-1].head)
    for i in range(start, mark):
        token = doc[i]
        main = token.pos_ in VERBAL and token.dep_ in ("ROOT", "ccomp", "conj", "parataxis")
        if main and token.tag_ in _FINITE and child(token, *SUBJECTS) is not None:
            return Tag(i)
    return None

"""Invented sentences in, parsed once; attributions and mentions built by hand beside them.

The tests of this folder find tokens, clauses and speakers by their words, so that a test reads as
the news does. Speakers are given by hand: what `attribution` makes of a sentence is tested there.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.articles.parse import parse
from reportedly.claim import Attribution, CueKind
from reportedly.coding.actor import Cast
from reportedly.coding.frame import FrameFinder
from reportedly.text import Article, EntityKind, Mention, Parse, Span


@cache
def parsed(text: str) -> Parse:
    """The parse of one paragraph, or of several between blank lines."""
    return parse(Article(id="news", text=text))


def token(parse: Parse, word: str) -> Token:
    """The first token that is `word`; curly quotes and case as in the text."""
    return next(token for token in parse.doc if token.text == word)


def root(text: str) -> Token:
    """The verb that heads the first sentence of `text`."""
    return next(parsed(text).doc.sents).root


def words(parse: Parse, text: str) -> Span:
    """The first stretch of the article that reads `text`."""
    start = parse.article.text.index(text)
    return parse.article.span(start, start + len(text))


def said(
    parse: Parse,
    content: str,
    cue: str = "said",
    kind: CueKind = "say",
    source: str | None = None,
    quoted: bool = False,
) -> Attribution:
    """The attribution of `content` by `cue` to `source`, each given by its words.

    The cue's head is its first word, the source's head its last.
    """
    at = words(parse, content)
    by = None if source is None else words(parse, source)
    return Attribution(
        cue=(words(parse, cue),),
        source=() if by is None else (by,),
        content=(at,),
        cue_class=kind,
        cue_head=token(parse, cue.split()[0]).i,
        source_head=None if source is None else token(parse, source.split()[-1]).i,
        quoted=(at,) if quoted else (),
    )


def mention(
    parse: Parse, text: str, name: str | None = None, kind: EntityKind = "person"
) -> Mention:
    """`text` as a mention of `name`, headed by its last word."""
    return Mention(words(parse, text), token(parse, text.split()[-1]).i, name or text, kind)


def cast(parse: Parse, *mentions: Mention) -> Cast:
    """The actors of a passage: those mentioned, and all that the codebook knows."""
    return Cast(parse, mentions)


def frames(parse: Parse, *mentions: Mention) -> FrameFinder:
    """A finder of frames that knows the actors of the codebook."""
    everyone = cast(parse, *mentions)
    return FrameFinder(everyone.is_actor, everyone.is_armed)

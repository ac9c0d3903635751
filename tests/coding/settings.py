"""Sentences in, the setting that each is judged in out: for polarity, mood and factuality."""

from __future__ import annotations

from reportedly.claim import CueKind
from reportedly.coding.setting import Setting
from tests.coding.sentences import frames, parsed, root, said, token


def told(text: str, verb: str | None = None) -> Setting:
    """What the author tells by `verb`, or by the verb of the first sentence."""
    parse = parsed(text)
    head = root(text) if verb is None else token(parse, verb)
    return Setting(parse, head, frames(parse).find(head))


def claimed(
    text: str, content: str, verb: str, cue: str, kind: CueKind = "say", quoted: bool = False
) -> Setting:
    """What somebody is made to say: `content`, headed by `verb`, attributed by `cue`."""
    parse = parsed(text)
    head = token(parse, verb)
    attribution = said(parse, content, cue, kind, quoted=quoted)
    return Setting(parse, head, frames(parse).find(head), attribution, quoted)

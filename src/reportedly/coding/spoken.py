"""Which of a clause's tokens its speaker is made to say.

In: the tokens of a clause inside an attribution's content. Out: those that the content holds, without
the speaker behind them, and with the name that the parse took from the clause's end.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claim import Attribution
from reportedly.coding.voices import Voices
from reportedly.text import Parse

_LONGEST = 4  # tokens of a name at the end of a clause


def spoken_tokens(
    parse: Parse, voices: Voices, attribution: Attribution, head: int, tokens: tuple[int, ...]
) -> tuple[int, ...]:
    """The tokens of a clause headed by `head` that are spoken: no ", according to a border guard".

    Where little of the clause would be left, the content was found wrong and all tokens are kept.
    """
    spoken = set(voices.content_tokens(attribution))
    speaker = voices.source_tokens(attribution)
    kept = tuple(i for i in tokens if i in spoken)
    # "X, the town's chief, Amadou Diallo, told the radio": whoever stands behind is no part of X
    behind = max(kept, default=-1)
    trailing = speaker and min(speaker) == behind + 2 and head in kept
    said = sum(not trailing or i not in speaker for i in tokens)
    if 2 * len(kept) <= said:
        return tokens
    return (*kept, *_swallowed(parse, sorted(i for i in spoken if i > behind), behind))


def _swallowed(parse: Parse, rest: list[int], last: int) -> Iterator[int]:
    """A name at the end of a clause's content that the parse gave to the speaker.

    "They have not left Kinsi, a councillor, Abdi Warsame, said" makes Kinsi the subject of "said".
    """
    doc = parse.doc
    if not rest or len(rest) > _LONGEST or rest[0] != last + 1:
        return
    wanting = doc[last].pos_ in {"VERB", "ADP"}  # an object
    named = all(doc[i].pos_ in {"PROPN", "DET"} for i in rest)
    if wanting and named and doc[rest[-1]].dep_ in {"nsubj", "nsubjpass"}:
        yield from rest

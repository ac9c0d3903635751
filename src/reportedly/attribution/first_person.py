"""Who "I" and "we" are in quotations.

Mentions and attributions come in; the mentions with those of the first person added go out. "I" is
the speaker. "We" is the speaker's side: the body that speaks, or the state or body in the speaker's
office, so that "Our advisers remain", said by an adviser to the Iranian foreign minister, is about
Iran. Where the office tells of no side, "we" stays unresolved. "His country" and "our troops" are
then named after that side.
"""

from __future__ import annotations

from bisect import bisect_left

from reportedly.attribution.coreference import Mentions
from reportedly.attribution.name_kinds import Lookup
from reportedly.attribution.sides import SideReader
from reportedly.claim import Attribution
from reportedly.text import Mention, Parse

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def resolve_first_person(
    mentions: tuple[Mention, ...],
    attributions: tuple[Attribution, ...],
    parse: Parse,
    entities: Lookup,
) -> tuple[Mention, ...]:
    """Add the mentions "I", "we", "my", "our", ... that stand in quotations, in text order."""
    index = Mentions(mentions, parse)
    sides = SideReader(index, parse, entities)
    starts = [token.idx for token in parse.doc]
    found: dict[int, Mention] = {}
    for attribution in sorted(attributions, key=lambda a: _depth(a, attributions)):
        head = attribution.source_head
        speaker = index.headed(head) if head is not None else None
        if speaker is None:
            continue
        for quoted in attribution.quoted:
            for i in range(bisect_left(starts, quoted.start), bisect_left(starts, quoted.end)):
                word = parse.doc[i].lower_
                if parse.doc[i].text != "US" and (word in _SINGULAR or word in _PLURAL):
                    found[i] = _mention(parse, i, speaker, word in _PLURAL, sides)
    kept = [m for m in mentions if m.head not in found]
    together = sorted([*kept, *found.values()], key=lambda m: (m.span.start, -m.span.end))
    return sides.name_owned(tuple(together))


def _depth(attribution: Attribution, attributions: tuple[Attribution, ...]) -> int:
    """How many attributions stand around this one; the innermost speaker says "I"."""
    depth, around = 0, attribution.parent
    while around is not None and depth < len(attributions):
        depth, around = depth + 1, attributions[around].parent
    return depth


def _mention(parse: Parse, i: int, speaker: Mention, plural: bool, sides: SideReader) -> Mention:
    span = parse.span(i, i)
    if not plural or speaker.kind != "person":
        return Mention(
            span, i, speaker.name, speaker.kind, speaker.resolved, speaker.id, speaker.role, speaker.span
        )  # fmt: skip
    side = sides.side_of(speaker)
    if side is None:
        return Mention(span, i, span.text, "group", resolved=False)
    kind, identifier, name = side
    return Mention(span, i, name, kind, True, identifier, None, speaker.span)

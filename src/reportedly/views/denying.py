"""A claim that something was not so in, what it denies out: that it happened, or who did it.

"There was no air strike" denies the happening. "Our forces did not strike Kassala" says only who did not
strike it: whoever says so may well agree that it was struck.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.claim import Actor, Claim, Relay
from reportedly.ledger.affiliation import actor_in, root_of

_OWN = frozenset(("our", "my", "its", "their", "his", "her", "we", "it", "they", "i"))
_SPOKEN_FOR = re.compile(r"spokes\w+ (?:for|of) (?P<after>.+)|(?P<before>.+) spokes\w+", re.I)
# "No civilians were killed", "nobody was hurt": words that tell of people, not of a deed
_HARMED = re.compile(r"(?:kill|wound|injur|hurt|harm|die|dead|death|casualt)", re.I)


def is_denial(claim: Claim) -> bool:
    """Whether a claim tells that something was not so."""
    return claim.factuality.polarity == "-" or claim.factuality.status == "denied"


def denies_happening(claim: Claim) -> bool:
    """Whether a claim tells that it did not happen, and not only who did not do it or was not hurt."""
    return is_denial(claim) and not cleared((claim,)) and not _denies_harm(claim)


def cleared(claims: Iterable[Claim]) -> tuple[Actor, ...]:
    """Those who claims say did not do it; the speaker's side where the words are "our forces"."""
    return tuple(
        actor
        for claim in claims
        if claim.factuality.polarity == "-" and claim.factuality.mood in ("happened", "ongoing")
        for actor in _cleared(claim)
    )


def _cleared(claim: Claim) -> tuple[Actor, ...]:
    speaker = claim.source
    told = [actor for actor in claim.actors if not _is_spokesman(actor, speaker)]
    named = tuple(one for one in told if one.kind != "object" and not _is_own(one))
    if named:
        return named  # "its aircraft" stand beside the army whose they are
    own = [actor for actor in told if _is_own(actor)]
    only_speaker = len(told) < len(claim.actors)
    if not own and not only_speaker:
        return ()  # "no rocket hit the market" clears nobody
    side = _side(speaker)
    if side is not None:
        return (side,)
    return tuple(own) or claim.actors[:1]


def _is_spokesman(actor: Actor, speaker: Relay) -> bool:
    """Whether the reading took the speaker for one of those who act ("our forces", "we")."""
    return actor.kind == "person" and actor.name == speaker.name and actor.wording is None


def _is_own(actor: Actor) -> bool:
    """Whether an actor is named only as somebody's own: "our forces", "its aircraft"."""
    return actor.id is None and actor.name.partition(" ")[0].casefold() in _OWN


def _side(speaker: Relay) -> Actor | None:
    """Whom a speaker speaks for: the body itself, or that of which the speaker is spokesman."""
    if speaker.kind in ("organisation", "group") and speaker.resolved:
        known = actor_in(speaker.name)
        kind = "organisation" if speaker.kind == "organisation" else "group"
        return Actor(speaker.name, known.kind if known else kind, known.id if known else None)  # type: ignore[arg-type]
    role = speaker.role or ""
    known = actor_in(role)
    if known is not None:
        known = root_of(known)  # a ministry's spokesman speaks of the state's forces
        return Actor(known.name, known.kind, known.id)  # type: ignore[arg-type]
    found = _SPOKEN_FOR.fullmatch(role)
    return Actor(found["after"] or found["before"], "organisation") if found else None


def _denies_harm(claim: Claim) -> bool:
    """Whether a claim tells that nobody was hurt: "no one was killed in the strike"."""
    counts_none = any(harm.high == 0 for harm in claim.casualties)
    word = claim.event.span if claim.event else None
    return counts_none or (word is not None and _HARMED.match(word.text) is not None)

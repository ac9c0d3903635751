"""A claim's codes in, phrases for people out: "posture: Iran holds in Syria".

The wording of each code is data (labels.toml beside this file); a code without a label is shown as
it stands, with underscores as spaces, so that a new code never breaks the display.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.claim import Actor, Casualties, Claim, Relay, When, Where
from reportedly.show.edtf import date_words
from reportedly.text import Article

# Stands by everything that people read of a ledger
NOTICE = "claims as reported, not verified"


@cache
def labels() -> dict[str, Any]:
    """The table of labels.toml."""
    return tomllib.loads((files(__package__) / "labels.toml").read_text(encoding="utf-8"))


def label(table: str, code: str) -> str:
    """The words for `code` in one table of labels.toml, else the code with spaces."""
    words = labels()[table].get(code)
    return words if isinstance(words, str) else code.replace("_", " ")


def title_words(article: Article) -> str:
    """The article's title, else the name of the file or page that it was read from, else its id."""
    source = (article.source or "").rstrip("/")
    return article.title or source.rsplit("/", 1)[-1] or article.id


def listed(names: Iterable[str]) -> str:
    """Join names as in a sentence.

    >>> listed(["Russia", "Iran", "Syria"])
    'Russia, Iran and Syria'
    """
    items = list(names)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def relay_words(relay: Relay) -> str:
    """Name one link of the chain, saying so where it could not be traced."""
    if relay.kind == "author":
        return "the author"
    return relay.name if relay.resolved else f"{relay.name} (who?)"


def breadcrumbs(claim: Claim, outlet: str | None) -> tuple[str, ...]:
    """The chain's links from the first speaker to the outlet that printed it."""
    links = [relay_words(relay) for relay in claim.chain]
    if outlet and (not links or links[-1] != outlet):
        links.append(outlet)
    return tuple(links)


def told_words(claim: Claim) -> str:
    """Say how the claim is told: status, negation, certainty, mood; plain values are left out."""
    facts = claim.factuality
    parts: list[str] = [facts.status]
    if facts.polarity == "-" and facts.status != "denied":
        parts.append("negative")
    if facts.polarity == "+" and facts.status == "denied":
        parts.append("affirmative")
    if facts.certainty != "certain":
        parts.append(facts.certainty)
    mood = label("mood", facts.mood)
    if mood and facts.mood != facts.status:
        parts.append(mood)
    if claim.quoted:
        parts.append("quoted")
    return ", ".join(parts)


def code_words(claim: Claim) -> str:
    """Word the claim's kind and codes in one phrase; the kind alone where nothing is coded."""
    phrase = _phrase(claim)
    return f"{claim.kind}: {phrase}" if phrase else claim.kind


def _phrase(claim: Claim) -> str:
    actors = listed(actor_words(claim.actors)) or "somebody"
    several = _several(claim.actors)
    if claim.relation is not None:
        tie = claim.relation
        several = _several(tuple(actor for actor in claim.actors if actor.name == tie.subject))
        return f"{tie.subject} {_verb('relation', tie.type, several)} {tie.object}"
    recipients = listed(actor_words(claim.recipients))
    if claim.role is not None:
        return f"{actors} {'are' if several else 'is'} {claim.role}"
    if claim.direction is not None:
        doing = f"{actors} {_verb('direction', claim.direction, several)}"
        where = labels()["direction_place"].get(claim.direction, "in")
        return f"{doing} {where} {place_names(claim.places)}" if claim.places else doing
    if claim.event is not None:
        table = "event" if recipients else "event_alone"
        doing = f"{actors} {_verb(table, claim.event.type, several)}"
        mode = f", {claim.event.mode.replace('-', ' ')}" if claim.event.mode else ""
        return f"{doing} {recipients}".rstrip() + f" ({claim.event.type}{mode})"
    if claim.actors and claim.recipients:
        return f"{actors} → {recipients}"
    return actors if claim.actors else recipients


def _verb(table: str, code: str, several: bool) -> str:
    """The verb for `code`, for one actor or for several."""
    forms = labels()[table].get(code)
    return code.replace("_", " ") if forms is None else str(forms[several])


def _several(actors: tuple[Actor, ...]) -> bool:
    """True where a plural verb follows: two names, or one such as "residents", "armed forces"."""
    if len(actors) != 1:
        return len(actors) > 1
    return actors[0].kind not in ("state", "person") and actors[0].name.endswith("s")


def actor_words(actors: Iterable[Actor]) -> list[str]:
    """The actors' names, with a mark at those that could not be resolved."""
    return [actor.name if actor.resolved else f"{actor.name} (who?)" for actor in actors]


def place_names(places: Iterable[Where]) -> str:
    """The places' names as in a sentence."""
    return listed(place.name for place in places)


def place_words(place: Where) -> str:
    """Name a place with its precision and country: "Mezzeh (within 25 km, SY)"."""
    if place.precision is None:
        return f"{place.name} (unplaced)"
    known = [label("precision", str(place.precision))]
    if place.country and place.precision != 6:
        known.append(place.country)
    return f"{place.name} ({', '.join(known)})"


def when_words(when: When) -> str:
    """Word a time; where nothing anchors it, its own words and "undated"."""
    if when.edtf is not None:
        words = date_words(when.edtf)
    else:
        words = f"“{when.span.text}” (undated)" if when.span else "undated"
    return f"{words}, {when.relation}" if when.relation else words


def harm_words(harm: Casualties) -> str:
    """Word a count of people harmed, keeping its range.

    >>> harm_words(Casualties("killed", 7, None, None, group="advisers"))
    '7 or more advisers killed'
    """
    count = f"{harm.low}" if harm.high == harm.low else f"{harm.low}–{harm.high}"
    if harm.high is None:
        count = f"{harm.low} or more"
    if harm.best is not None and harm.best not in (harm.low, harm.high):
        count += f" (best {harm.best})"
    words = f"{count} {harm.group} {harm.what}" if harm.group else f"{count} {harm.what}"
    scope = label("scope", harm.scope)
    return f"{words} {scope}" if scope else words

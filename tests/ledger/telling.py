"""Readings built by hand from short texts, for tests of accounts and incidents."""

from __future__ import annotations

from datetime import date

from reportedly.claim import (
    Actor,
    Casualties,
    Claim,
    Factuality,
    Kind,
    Mood,
    Reading,
    Relay,
    Status,
    When,
    Where,
)
from reportedly.ledger.records import Account
from reportedly.text import Article

TAWILA = Where("Tawila", id="gn:1", precision=1, country="SD", regions=("North Darfur", "Sudan"))
SARAF = Where("Saraf Omra", id="gn:2", precision=1, country="SD", regions=("North Darfur", "Sudan"))
TAIZZ = Where("Taizz", id="gn:3", precision=1, country="YE", regions=("Taizz", "Yemen"))


def killed(count: int, *, scope: str = "incident") -> Casualties:
    return Casualties("killed", count, count, count, "people", scope)


def reading(
    text: str, *claims: Claim, published: date | None = None, title: str | None = None
) -> Reading:
    """A reading of `text` with the given claims."""
    return Reading(Article(id="a", text=text, published=published, title=title), claims)


def claim(
    text: str,
    words: str,
    *,
    day: str | None = None,
    places: tuple[Where, ...] = (),
    harm: tuple[Casualties, ...] = (),
    actors: tuple[str, ...] = (),
    kind: Kind = "incident",
    mood: Mood = "happened",
    status: Status = "asserted",
) -> Claim:
    """A claim carried by `words`, which stand in `text`."""
    start = text.index(words)
    denied = status == "denied"
    return Claim(
        id=words,
        article="a",
        spans=(Article(id="a", text=text).span(start, start + len(words)),),
        chain=(Relay("author", "author"),),
        factuality=Factuality(status, "-" if denied else "+", "certain", mood, "author"),
        kind=kind,
        actors=tuple(Actor(name, "armed_group") for name in actors),
        places=places,
        when=When(day, "day") if day else None,
        casualties=harm,
    )


def account(
    day: date | None,
    words: str,
    *,
    by: date | None = None,
    places: tuple[str, ...] = ("Tawila",),
    regions: tuple[str, ...] = ("North Darfur", "Sudan"),
    violence: tuple[str, ...] = ("shelling",),
    toll: int | None = None,
    names: tuple[str, ...] = (),
    actors: tuple[str, ...] = (),
) -> Account:
    """An account of a happening on `day`, or told by the day `by`."""
    return Account(
        claims=(0,),
        first=day,
        last=day or by,
        places=places,
        regions=regions,
        actors=actors,
        violence=violence,
        casualties=() if toll is None else (killed(toll),),
        names=names,
        words=tuple(words.split()),
    )

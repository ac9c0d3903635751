"""An invented strike of which origins give figures that differ and change, one denies it, one blames others."""

from __future__ import annotations

from reportedly.claim import Actor, Casualties, Event
from reportedly.ledger.records import Origin, Why
from reportedly.ledger.tally import recount
from tests.views.desk import DENIED, HOMS, RASTAN, Desk, Told, outlet, person

CLINIC = Origin("clinic of rastan", "Clinic of Rastan", "speaker")
UNION = Origin("doctors union", "Doctors' Union", "speaker")
ARMY = Actor("Syrian army", "armed_group")
LEAGUE = Actor("rebels of the Homs League", "armed_group")
DAY = "2024-11-10"


def killed(low: int, high: int | None = None, group: str | None = None) -> tuple[Casualties, ...]:
    """So many killed; without `high` the upper end is open."""
    return (Casualties("killed", low, low if low == high else None, high, group),)


def strike(words: str, origin: Origin, **told: object) -> Told:
    """What an origin tells of the strike."""
    given: dict[str, object] = {"when": DAY, "places": (RASTAN,), "happening": "strike"} | told
    return Told(words, person(origin.name), origin=origin, **given)  # type: ignore[arg-type]


def fill(desk: Desk) -> Desk:
    """Five articles: a first count, a copy of it, a later count, a denial, and one without a day."""
    first = strike(
        "jets killed at least 12 in Rastan",
        CLINIC,
        actors=(ARMY,),
        casualties=killed(12),
        event=Event("ASSAULT", "aerial"),
    )
    desk.print("first", first, outlet="Hill Post", published="2024-11-11")
    desk.print("copy", first, outlet="Vale Courier", published="2024-11-12")
    desk.print(
        "later",
        strike("the air strike killed 19", CLINIC, casualties=killed(19, 19)),
        strike(
            "between 23 and 26 died of a car bomb",
            UNION,
            actors=(LEAGUE,),
            casualties=killed(23, 26),
        ),
        outlet="Hill Post",
        published="2024-11-13",
    )
    desk.print(
        "denial",
        Told(
            "the Syrian army struck Rastan",
            person("Syrian army"),
            DENIED,
            actors=(ARMY,),
            places=(RASTAN,),
            when=DAY,
            happening="strike",
        ),
        Told(
            "four militants died",
            person("Syrian army"),
            casualties=killed(4, 4, "militants"),
            happening="strike",
        ),
        outlet="Mill Times",
        published="2024-11-13",
    )
    desk.print(
        "undated",
        Told(
            "20 died in Homs on the ninth",
            person("Omar Haddad", "governor"),
            via=(outlet("Coast Radio"),),
            places=(HOMS,),
            when="2024-11-08",
            casualties=killed(20, 20),
            happening="strike",
        ),
    )
    desk.link(
        "disputes",
        "the Syrian army struck Rastan",
        "the air strike killed 19",
        Why("one denies it", 2.0, "struck"),
    )
    recount(desk.store)  # the desk links after it has counted
    return desk

"""A ledger that holds an invented affair: a shelling, a denial, a posture, copies and a forecast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.claim import Actor, Casualties, Event, Relation
from reportedly.ledger.records import Origin, Why
from reportedly.ledger.tally import recount
from tests.views.desk import (
    DENIED,
    HOMS,
    KIDAL,
    PLAIN,
    RASTAN,
    RUMOUR,
    SYRIA,
    Desk,
    Told,
    outlet,
    person,
    state,
)

HAJI = person("Ali Asghar Haji", "adviser")
ENVOY = person("Alexander Lavrentiev", "envoy")
CLINIC = Origin("clinic of rastan", "Clinic of Rastan", "speaker")
WIRE = Origin("hill post", "Hill Post", "outlet")
BRIGADE = Actor("Rastan Brigade", "armed_group")
FORECAST = replace(PLAIN, status="forecast", certainty="probable", mood="forecast")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "ledger.db")
    yield desk
    desk.store.close()


@pytest.fixture
def affair(desk: Desk) -> Desk:
    return fill(desk)


def fill(desk: Desk) -> Desk:
    """Four articles on one affair, read on three days."""
    clinic = person("Clinic of Rastan")
    desk.print(
        "first",
        Told(
            "Shells killed 12 in Rastan",
            clinic,
            actors=(BRIGADE,),
            recipients=(Actor("traders", "group"),),
            places=(RASTAN,),
            when="2024-11-10",
            casualties=(Casualties("killed", 12, 12, 12),),
            event=Event("ASSAULT", "heavy-weapons"),
            origin=CLINIC,
            happening="shells",
        ),
        Told(
            "Iran stays in Syria",
            HAJI,
            via=(outlet("Novosti"),),
            kind="posture",
            actors=(state("Iran"),),
            places=(SYRIA,),
            direction="hold",
        ),
        Told(
            "Haji is adviser to the minister",
            kind="role",
            actors=(Actor("Ali Asghar Haji", "person"),),
            role="adviser to the minister",
        ),
        outlet="Hill Post",
        published="2024-11-11",
        recorded="2024-11-12",
    )
    desk.print(
        "copy",
        Told(
            "Shells killed 12 in Rastan",
            clinic,
            places=(RASTAN,),
            when="2024-11-10",
            casualties=(Casualties("killed", 12, 12, 12),),
            origin=CLINIC,
            happening="shells",
        ),
        outlet="Vale Courier",
        published="2024-11-12",
        recorded="2024-11-14",
    )
    desk.print(
        "denial",
        Told(
            "the brigade shelled Rastan",
            person("Rastan Brigade"),
            DENIED,
            actors=(BRIGADE,),
            places=(RASTAN,),
            when="2024-11-10",
            happening="shells",
        ),
        Told(
            "Fifteen died in Rastan",
            ENVOY,
            places=(RASTAN,),
            when="2024-11-10",
            casualties=(Casualties("killed", 15, 15, 15),),
            happening="shells",
        ),
        Told(
            "Iran has left Homs",
            ENVOY,
            kind="posture",
            actors=(state("Iran"),),
            places=(HOMS,),
            direction="decrease",
        ),
        Told(
            "The brigade answers to Iran",
            person("rumours"),
            RUMOUR,
            kind="relation",
            relation=Relation("part_of", "Rastan Brigade", "Iran"),
        ),
        outlet="Mill Times",
        published="2024-11-13",
        recorded="2024-11-16",
    )
    desk.print(
        "later",
        Told(
            "Kidal will fall",
            ENVOY,
            FORECAST,
            kind="outlook",
            places=(KIDAL,),
            conditions=("if the road is cut",),
        ),
        Told("Nobody knows the day", when="2023"),
        outlet="Mill Times",
        recorded="2024-11-16",
    )
    desk.link(
        "disputes",
        "the brigade shelled Rastan",
        "Shells killed 12 in Rastan",
        Why("one denies it", 2.0, "shelled"),
    )
    desk.link(
        "corrects",
        "Fifteen died in Rastan",
        "Shells killed 12 in Rastan",
        Why("a later figure", 1.0, "12 | 15"),
    )
    desk.link(
        "disputes",
        "Iran has left Homs",
        "Iran stays in Syria",
        Why("opposite ways", 1.5, "less | as before"),
    )
    recount(desk.store)  # the desk links after it has counted
    return desk


def texts(rows: object) -> list[str]:
    """The words of claims, in order."""
    return [row.text for row in rows]  # type: ignore[attr-defined]

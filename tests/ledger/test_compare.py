"""How one claim stands to another: each ground by a small pair of claims made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.claim import (
    Actor,
    Casualties,
    Claim,
    Direction,
    Factuality,
    Kind,
    Mood,
    Reason,
    Relay,
    RelayKind,
    Status,
    When,
    Where,
)
from reportedly.ledger.compare import Context, compare
from reportedly.ledger.compare.gist import IN_PASSING
from reportedly.ledger.origins import find_origin
from reportedly.ledger.records import Entry, Printing
from reportedly.text import Span

KINSI = Where(
    "Kinsi", id="gn:9", lat=13.1, lon=24.2, precision=1, country="SD", regions=("Marale", "Sudan")
)
MARALE = Where("Marale", id="gn:8", precision=4, country="SD", regions=("Sudan",))
ORLO = Where(
    "Orlo", id="gn:7", lat=15.4, lon=26.0, precision=1, country="SD", regions=("Marale", "Sudan")
)
DAY, NEXT, MONTH_ON = date(2026, 3, 2), date(2026, 3, 3), date(2026, 4, 20)
ALONE = Context()
ONE_HAPPENING = Context(same_happening=0.9)


def told(
    text: str,
    speaker: str = "author",
    *,
    outlet: str = "Tamale Herald",
    published: date = DAY,
    place: Where | None = None,
    kind: Kind = "incident",
    status: Status = "asserted",
    mood: Mood = "happened",
    actor: str | None = None,
    direction: Direction | None = None,
    dead: Casualties | None = None,
    at: int = 0,
) -> Entry:
    """A claim that an outlet printed, by its author or by an organisation."""
    by: RelayKind = "author" if speaker == "author" else "organisation"
    claim = Claim(
        id=f"{outlet} {published} {text}",
        article=f"{outlet} {published}",
        spans=(Span(at, at + len(text), text),),
        chain=(Relay(speaker, by),),
        factuality=Factuality(
            status, "-" if status == "denied" else "+", "certain", mood, "author"
        ),
        kind=kind,
        direction=direction,
        actors=(Actor(actor, "military"),) if actor else (),
        places=(place,) if place else (),
        when=When(DAY.isoformat(), "day") if kind == "incident" else None,
        casualties=(dead,) if dead else (),
    )
    printing = Printing(claim.article, outlet=outlet, published=published)
    return Entry(claim, printing, find_origin(claim, printing))


def killed(low: int, high: int | None = -1, scope: str = "incident") -> Casualties:
    best = low if high else None
    return Casualties("killed", low, best, low if high == -1 else high, "people", scope)


def kind_of(later: Entry, earlier: Entry, context: Context = ALONE) -> str | None:
    link = compare(later, earlier, context)
    return link.type if link else None


STRIKE = "army drones struck the Kinsi grain depot"
MONITOR = "Nubian Harm Monitor"
WATCH = "Savanna Watch"


def toll(
    number: str,
    speaker: str,
    dead: Casualties,
    published: date = DAY,
    outlet: str = "Tamale Herald",
) -> Entry:
    return told(
        f"the drone strike on the Kinsi grain depot killed {number} people",
        speaker, published=published, outlet=outlet, place=KINSI, dead=dead,
    )  # fmt: skip


def test_a_denial_disputes_what_was_told() -> None:
    assertion = told(STRIKE, MONITOR, place=KINSI)
    denial = told(
        "army drones had not struck the Kinsi grain depot",
        "the army", outlet="Dawn Courier", place=KINSI, status="denied",
    )  # fmt: skip
    link = compare(denial, assertion, ONE_HAPPENING)
    assert link is not None and link.type == "disputes"
    assert link.confidence > 0.5 and link.reasons


def test_tolls_of_two_voices_on_one_day_that_do_not_meet_are_a_dispute() -> None:
    high, low = (
        toll("43", MONITOR, killed(43)),
        toll("12", WATCH, killed(12), outlet="Dawn Courier"),
    )
    assert kind_of(low, high, ONE_HAPPENING) == "disputes"


def test_at_least_twelve_and_fifteen_are_compatible() -> None:
    least = toll("at least 12", MONITOR, killed(12, None))
    more = toll("15", WATCH, killed(15), outlet="Dawn Courier")
    assert kind_of(more, least, ONE_HAPPENING) != "disputes"


def test_one_origin_that_counts_on_corrects_itself() -> None:
    assert (
        kind_of(toll("43", MONITOR, killed(43), NEXT), toll("24", MONITOR, killed(24)))
        == "corrects"
    )


@pytest.mark.parametrize("scope", ["cumulative", "war"])
def test_a_total_disputes_no_days_count(scope: str) -> None:
    total = toll("4,300", WATCH, killed(4300, scope=scope), outlet="Dawn Courier")
    assert kind_of(total, toll("43", MONITOR, killed(43)), ONE_HAPPENING) != "disputes"


def stance(
    text: str, speaker: str, way: Direction, published: date = DAY, place: Where = KINSI
) -> Entry:
    return told(
        text, speaker, outlet=f"{speaker} paper", kind="posture", direction=way,
        actor="Iranian army", place=place, published=published, mood="ongoing",
    )  # fmt: skip


LESS = "Iranian troops scaled back their presence at the Kinsi base"
MORE = "Iranian troops reinforced their presence at the Kinsi base"


def test_forces_cannot_go_both_ways() -> None:
    here, there = stance(LESS, MONITOR, "decrease"), stance(MORE, WATCH, "increase")
    assert kind_of(there, here) == "disputes"


def test_what_changed_over_time_is_no_dispute() -> None:
    here, later = stance(LESS, MONITOR, "decrease"), stance(MORE, WATCH, "increase", MONTH_ON)
    assert kind_of(later, here) is None


def test_forces_elsewhere_are_other_forces() -> None:
    here = stance(LESS, MONITOR, "decrease")
    there = stance(MORE.replace("Kinsi", "Orlo"), WATCH, "increase", place=ORLO)
    assert kind_of(there, here) is None


def test_less_specific_is_not_different() -> None:
    town = told("gunmen seized the grain depot of Kinsi", MONITOR, place=KINSI)
    province = told(
        "gunmen seized a grain depot in Marale", WATCH, outlet="Dawn Courier", place=MARALE
    )
    assert kind_of(province, town, ONE_HAPPENING) != "disputes"


def test_a_plan_is_not_disputed_by_the_deed_left_undone() -> None:
    plan = told(
        "the army will strike the Kinsi grain depot", "the army", mood="planned", place=KINSI
    )
    undone = told(
        "the army did not strike the Kinsi grain depot", MONITOR, status="denied", place=KINSI
    )
    assert kind_of(undone, plan) != "disputes"


def test_what_another_voice_tells_too_is_supported() -> None:
    one = told(
        "army drones struck the Kinsi grain depot at noon", MONITOR, place=KINSI, actor="army"
    )
    other = told(
        "army drones struck the grain depot in Kinsi", WATCH,
        outlet="Dawn Courier", place=KINSI, actor="army",
    )  # fmt: skip
    assert kind_of(other, one, ONE_HAPPENING) == "supports"


def test_one_origin_that_says_it_again_repeats_it() -> None:
    one = told(STRIKE, MONITOR, place=KINSI)
    again = told(STRIKE, MONITOR, outlet="Dawn Courier", place=KINSI, published=NEXT)
    assert kind_of(again, one) == "repeats"


def test_an_answer_responds_to_the_demand() -> None:
    demand = told(
        "Ukraine must hand over the Orlo islands", "Russia", kind="position", mood="demanded"
    )
    answer = told(
        "rejected Russia's demand to hand over the Orlo islands", "Ukraine",
        outlet="Dawn Courier", kind="position", published=NEXT,
    )  # fmt: skip
    assert kind_of(answer, demand) == "responds"


def test_claims_of_different_matters_are_left_alone() -> None:
    assert kind_of(told("talks opened in Orlo", MONITOR), told(STRIKE, WATCH)) is None


def test_a_claim_inside_another_is_no_link() -> None:
    whole = told(STRIKE, MONITOR, place=KINSI)
    part = replace(whole, claim=replace(whole.claim, id="part"))
    assert compare(part, whole) is None


def test_what_is_named_in_passing_is_not_linked() -> None:
    one = told(STRIKE, MONITOR, place=KINSI)
    named = replace(one.claim, id="n", article="b", reasons=(Reason("kind", IN_PASSING),))
    assert compare(replace(one, claim=named), one, ONE_HAPPENING) is None


def test_links_are_the_same_each_time() -> None:
    high, low = (
        toll("43", MONITOR, killed(43)),
        toll("12", WATCH, killed(12), outlet="Dawn Courier"),
    )
    assert compare(low, high, ONE_HAPPENING) == compare(low, high, ONE_HAPPENING)

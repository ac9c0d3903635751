"""Settling how many were harmed: entries built by hand, no text is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

import pytest

from reportedly.claim import Casualties, Claim, Factuality, Relay
from reportedly.errors import OptionError
from reportedly.ledger.records import Entry, Origin, Printing, Toll, TollPolicy
from reportedly.ledger.toll import origin_figures, settle
from reportedly.text import Span

_NUMBERS = count(1)


def killed(
    low: int,
    high: int | None = -1,
    group: str | None = None,
    scope: str = "incident",
    what: str = "killed",
) -> Casualties:
    """`high` is `low` unless given; a count with one value has it as its best."""
    high = low if high == -1 else high
    best = low if high == low else None
    return Casualties(what, low, best, high, group=group, scope=scope)


def entry(
    origin: str,
    *harms: Casualties,
    day: int | None = 1,
    article: str | None = None,
    polarity: str = "+",
    mood: str = "happened",
) -> Entry:
    number = next(_NUMBERS)
    article = article or f"{origin}-{day}"
    status = "denied" if polarity == "-" else "asserted"
    claim = Claim(
        id=f"claim-{number}",
        article=article,
        spans=(Span(0, 4, "text"),),
        chain=(Relay(origin, "organisation"),),
        factuality=Factuality(status, polarity, "certain", mood, "paraphrase"),  # type: ignore[arg-type]
        kind="incident",
        casualties=harms,
    )
    printing = Printing(
        article,
        published=None if day is None else date(2031, 3, day),
        recorded=datetime(2031, 4, 1, tzinfo=UTC),
        number=number,
    )
    return Entry(claim, printing, Origin(origin.casefold(), origin, "speaker"), number)


def settled(policy: TollPolicy, *entries: Entry, **more: object) -> tuple[object, ...] | None:
    toll = settle(entries, "killed", policy, **more)  # type: ignore[arg-type]
    return toll and (toll.low, toll.best, toll.high, toll.disputed)


def test_range_spans_all_origins_and_names_no_best():
    assert settled("range", entry("Army", killed(12)), entry("Monitor", killed(20))) == (
        12, None, 20, True,
    )  # fmt: skip


def test_range_has_a_best_where_all_agree():
    toll = settle([entry("Army", killed(12)), entry("Monitor", killed(12))], "killed", "range")
    assert toll == Toll("killed", 12, 12, 12, "range", ("Army", "Monitor"))


def test_open_ends_are_kept_and_meet_higher_figures():
    assert settled("range", entry("Army", killed(12, None)), entry("Monitor", killed(15))) == (
        12, None, None, False,
    )  # fmt: skip


def test_at_most_and_at_least_that_do_not_meet_are_disputed():
    toll = settled("range", entry("Army", killed(0, 10)), entry("Monitor", killed(12, None)))
    assert toll == (0, None, None, True)


def test_a_later_figure_of_one_origin_replaces_the_earlier():
    day = [entry("Monitor", killed(n), day=d) for d, n in ((1, 24), (2, 43), (3, 70))]
    assert settled("range", *reversed(day)) == (70, 70, 70, False)


def test_a_copy_of_an_older_report_is_no_revision():
    first, update = entry("Monitor", killed(24), day=1), entry("Monitor", killed(43), day=2)
    copy = entry("Monitor", killed(24), day=3, article="copy")
    assert settled("range", first, update, copy) == (43, 43, 43, False)


def test_a_downward_revision_counts():
    assert settled("range", entry("Army", killed(20)), entry("Army", killed(17), day=2)) == (
        17, 17, 17, False,
    )  # fmt: skip


def test_copies_are_one_origin():
    copies = [entry("Monitor", killed(12), article=f"copy-{n}") for n in range(5)]
    others = [entry("Army", killed(7)), entry("Red Crescent", killed(7))]
    assert settled("majority", *copies, *others) == (7, 7, 7, True)


def test_majority_without_a_majority_is_the_range_without_a_best():
    toll = settle([entry("Army", killed(12)), entry("Monitor", killed(20))], "killed", "majority")
    assert toll is not None
    assert (toll.low, toll.best, toll.high, toll.policy) == (12, None, 20, "majority")


def test_majority_names_the_origins_that_give_it():
    entries = [entry("Army", killed(12)), entry("Monitor", killed(20)), entry("Mayor", killed(20))]
    toll = settle(entries, "killed", "majority")
    assert toll is not None
    assert toll.best == 20
    assert toll.origins == ("Monitor", "Mayor")


def test_source_order_takes_the_first_that_has_a_figure():
    entries = [entry("Army", killed(12)), entry("Monitor", killed(20)), entry("Mayor")]
    toll = settle(entries, "killed", "source order", order=("the mayor", "MONITOR", "Army"))
    assert toll is not None
    assert (toll.best, toll.origins, toll.disputed) == (20, ("Monitor",), True)
    assert settle(entries, "killed", "source order", order=("Nobody",)) is None


def test_by_hand_is_what_the_person_gave():
    hand = Toll("killed", 14, 15, 16, "by hand", ("Field team",))
    entries = [entry("Army", killed(12)), entry("Monitor", killed(20))]
    assert settle(entries, "killed", "by hand", by_hand=hand) == replace(hand, disputed=True)
    assert settle([], "killed", "by hand", by_hand=hand) == hand
    assert settle(entries, "wounded", "by hand", by_hand=hand) is None
    assert settle(entries, "killed", "by hand") is None


@pytest.mark.parametrize("scope", ["cumulative", "war"])
def test_wider_counts_stay_out(scope):
    assert settled("range", entry("Army", killed(900, scope=scope))) is None
    assert settled("range", entry("Army", killed(900, scope=scope), killed(9))) == (9, 9, 9, False)


def test_what_is_denied_or_only_foretold_stays_out():
    assert settled("range", entry("Army", killed(12), polarity="-")) is None
    assert settled("range", entry("Army", killed(12), mood="forecast")) is None


def test_other_harm_stays_out():
    assert settled("range", entry("Army", killed(30, what="wounded"))) is None


def test_a_group_below_the_total_is_a_part():
    five = entry("Mayor", killed(5, group="five policemen"))
    total = entry("Mayor", killed(15, group="15 people"))
    assert settled("range", five, total) == (15, 15, 15, False)
    assert settled("range", total, five) == (15, 15, 15, False)


def test_a_group_told_after_the_total_is_a_part_too():
    total = entry("Mayor", killed(15), day=1)
    later = entry("Mayor", killed(5, group="policemen"), day=2)
    assert settled("range", total, later) == (15, 15, 15, False)


def test_a_total_replaces_a_group():
    group = entry("Mayor", killed(5, group="policemen"), day=1)
    assert settled("range", group, entry("Mayor", killed(15), day=2)) == (15, 15, 15, False)


def test_the_only_group_is_the_figure():
    (figure,) = origin_figures([entry("Mayor", killed(5, group="police officers"))], "killed")
    assert (figure.count, figure.basis, figure.groups) == (
        (5, 5, 5),
        "one group",
        ("police officers",),
    )


def test_parts_of_one_sentence_add_up_and_it_is_said():
    parts = entry("Mayor", killed(3, group="three civilians"), killed(2, None, group="soldiers"))
    (figure,) = origin_figures([parts], "killed")
    assert (figure.count, figure.basis) == ((5, None, None), "sum of parts")
    assert (figure.groups, figure.compared) == (
        ("three civilians", "soldiers"),
        ("civilian", "soldier"),
    )


def test_groups_of_several_sentences_are_not_added():
    entries = [
        entry("Mayor", killed(5, group="policemen")),
        entry("Mayor", killed(3, group="shopkeepers")),
    ]
    (figure,) = origin_figures(entries, "killed")
    assert (figure.count, figure.basis) == ((5, None, None), "largest part")
    assert len(figure.entries) == 2


def test_groups_of_several_articles_are_not_added():
    entries = [
        entry("Mayor", killed(5, group="policemen"), day=1),
        entry("Mayor", killed(3, group="shopkeepers"), day=2),
    ]
    assert settled("range", *entries) == (5, None, None, False)


def test_children_are_among_the_civilians():
    entries = [
        entry("Mayor", killed(12, group="civilians")),
        entry("Mayor", killed(5, group="five children")),
    ]
    assert settled("range", *entries) == (12, 12, 12, False)


def test_including_makes_a_part():
    text = "12 soldiers, including three drivers, were killed"
    drivers = Span(text.index("three"), text.index(", were"), "three drivers")
    harms = (
        Casualties("killed", 12, 12, 12, group="soldiers", span=Span(0, 11, "12 soldiers")),
        Casualties("killed", 3, 3, 3, group="drivers", span=drivers),
    )
    told = entry("Army", *harms)
    told = replace(told, claim=replace(told.claim, spans=(Span(0, len(text), text),)))
    assert settled("range", told) == (12, 12, 12, False)


def test_an_undated_article_counts_by_the_day_of_its_recording():
    undated = entry("Monitor", killed(31), day=None)
    assert settled("range", entry("Monitor", killed(24), day=9), undated) == (31, 31, 31, False)


def test_no_figures_give_no_toll_and_an_unknown_policy_is_refused():
    assert settled("range", entry("Army")) is None
    assert settle([], "killed", "majority") is None
    with pytest.raises(OptionError, match="expected one of: range"):
        settle([], "killed", "average")  # type: ignore[arg-type]

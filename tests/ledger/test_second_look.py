"""The learned part as one more reason: which pairs it reads, and what its word does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from reportedly.ledger.compare import Context, compare
from reportedly.ledger.records import Entry, Link
from reportedly.ledger.second_look import SecondLook
from reportedly.weights.pairs import Reading
from tests.ledger.test_compare import DAY, KINSI, ORLO, told

CONTEXT = Context(same_happening=0.9)
SHELLS = told("Artillery struck the grain market of Kinsi at dawn", place=KINSI)
QUIET = told(
    "Traders in Kinsi sold their millet undisturbed, as on any day",
    "General Staff",
    outlet="Army Wire",
    place=KINSI,
)


class OneAnswer:
    """Stands for the model: any two claims mean nearly the same, and it answers as it is told."""

    def __init__(self, contradict: float, same: float) -> None:
        self.answer = Reading(contradict, same)
        self.asked: list[tuple[str, str]] = []
        self.words = self

    def mean(self, text: str) -> np.ndarray:
        return np.ones(1, np.float32)

    def read(self, a: str, b: str) -> Reading:
        self.asked.append((a, b))
        return self.answer


def look(reader: OneAnswer, *pairs: tuple[Entry, Entry], most: int = 99) -> list[Link]:
    """The links that come of pairs of a later and an earlier claim."""
    second = SecondLook(reader)  # type: ignore[arg-type]
    for later, earlier in pairs:
        link = compare(later, earlier, CONTEXT)
        if second.wants(later, earlier, link):
            second.offer(later, later, earlier, CONTEXT, link)
    return [link for _, _, link in second.take()][:most]


def test_what_is_told_in_other_words_is_disputed_where_the_model_is_sure() -> None:
    (link,) = look(OneAnswer(0.95, 0.03), (QUIET, SHELLS))
    assert link.type == "disputes"
    assert any(why.name.startswith("learned") and why.detail == "0.95" for why in link.reasons)


def test_nothing_is_linked_where_it_is_not() -> None:
    assert look(OneAnswer(0.4, 0.1), (QUIET, SHELLS)) == []
    assert look(OneAnswer(0.05, 0.1), (QUIET, SHELLS)) == []


def test_who_denies_is_believed_sooner_than_a_paper_s_own_no() -> None:
    words = "any gunner had aimed at traders in Kinsi"
    by_army = told(words, "General Staff", outlet="Army Wire", place=KINSI, status="denied")
    by_paper = told(words, outlet="Army Wire", place=KINSI, status="denied")
    assert compare(by_army, SHELLS, CONTEXT) is None
    assert [link.type for link in look(OneAnswer(0.7, 0.1), (by_army, SHELLS))] == ["disputes"]
    assert look(OneAnswer(0.7, 0.1), (by_paper, SHELLS)) == []
    assert [link.type for link in look(OneAnswer(0.8, 0.1), (by_paper, SHELLS))] == ["disputes"]


def test_a_conflict_is_read_in_both_orders_and_without_names() -> None:
    reader = OneAnswer(0.95, 0.03)
    look(reader, (QUIET, SHELLS))
    assert len(set(reader.asked)) == 4
    quiet = OneAnswer(0.05, 0.1)
    look(quiet, (QUIET, SHELLS))
    assert len(quiet.asked) == 1


def test_places_and_days_that_differ_are_not_asked_about() -> None:
    elsewhere = told(QUIET.claim.text, "General Staff", outlet="Army Wire", place=ORLO)
    later = told(
        QUIET.claim.text, "General Staff", outlet="Army Wire", published=DAY + timedelta(30)
    )
    reader = OneAnswer(0.95, 0.03)
    assert look(reader, (elsewhere, SHELLS), (later, SHELLS)) == []
    assert not reader.asked


def test_plans_and_scraps_are_not_asked_about() -> None:
    planned = told("The army will shell the market", "General Staff", outlet="B", mood="planned")
    scrap = told("The spokesman", "General Staff", outlet="C")
    pronoun = told("they are waiting with lorries", "General Staff", outlet="D")
    reader = OneAnswer(0.95, 0.03)
    assert look(reader, (planned, SHELLS), (scrap, SHELLS), (pronoun, SHELLS)) == []
    assert not reader.asked


def test_support_that_the_model_finds_to_be_of_two_matters_is_taken_back() -> None:
    one = told("Mortar bombs killed 12 farmers on the road to Kinsi", "Red Crescent", place=KINSI)
    other = told(
        "Mortar bombs killed 12 farmers on the road to Kinsi",
        "Governor's office",
        outlet="Army Wire",
        place=KINSI,
    )
    link = compare(other, one, CONTEXT)
    assert link is not None
    assert link.type == "supports"
    assert look(OneAnswer(0.02, 0.05), (other, one)) == []
    (kept,) = look(OneAnswer(0.02, 0.9), (other, one))
    assert kept.confidence == link.confidence


def test_an_article_gets_so_many_readings_and_no_more() -> None:
    reader = OneAnswer(0.05, 0.1)
    many = [replace(SHELLS, number=k + 1) for k in range(60)]
    entries = [replace(QUIET, number=100 + k) for k in range(60)]
    look(reader, *zip(entries, many, strict=True))
    assert len(reader.asked) <= 8


def test_without_the_learned_part_nothing_is_wanted(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("reportedly.ledger.second_look.load_pairs", lambda: None)
    assert not SecondLook().wants(QUIET, SHELLS, None)


def test_what_a_failed_add_left_is_forgotten() -> None:
    second = SecondLook(OneAnswer(0.95, 0.03))  # type: ignore[arg-type]
    second.offer(QUIET, QUIET, SHELLS, CONTEXT, None)
    second.forget()
    assert list(second.take()) == []

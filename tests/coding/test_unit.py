"""Which stretches become claims, and who is made to say each."""

from __future__ import annotations

import pytest

from reportedly.claim import Attribution
from reportedly.coding.apposition import find_ties
from reportedly.coding.clause import clause_spans, cut_clauses
from reportedly.coding.unit import Unit, UnitFinder
from tests.coding.sentences import cast, frames, parsed, said


def units(text: str, *attributions: Attribution) -> tuple[Unit, ...]:
    parse = parsed(text)
    ties = find_ties(parse, cast(parse), ())
    return UnitFinder(parse, attributions, frames(parse), cut_clauses(parse)).find(ties)


def told(text: str, *attributions: Attribution) -> list[tuple[str, int | None]]:
    """The words of each unit, and the number of the attribution that holds it."""
    return [
        (" ... ".join(s.text for s in clause_spans(parsed(text), unit.tokens)), unit.attribution)
        for unit in units(text, *attributions)
    ]


def test_the_author_tells_what_nobody_else_is_made_to_say() -> None:
    text = "The rebels seized Goma, and the governor fled to Bukavu."
    assert told(text) == [
        ("The rebels seized Goma", None),
        ("the governor fled to Bukavu", None),
    ]


def test_a_clause_that_only_frames_a_statement_is_no_claim() -> None:
    text = "The mayor said that the bridge had burned."
    attribution = said(parsed(text), "the bridge had burned", source="The mayor")
    assert told(text, attribution) == [("the bridge had burned", 0)]


def test_a_content_without_a_verb_is_a_claim() -> None:
    text = "The army denied involvement in the raid."
    attribution = said(parsed(text), "involvement in the raid", "denied", "deny", "The army")
    assert told(text, attribution) == [("involvement in the raid", 0)]


def test_an_act_of_speech_is_the_authors_claim() -> None:
    text = "The envoy called for retaliation."
    attribution = said(parsed(text), "retaliation", "called", "demand", "The envoy")
    (unit,) = units(text, attribution)
    assert unit.framing and unit.attribution is None


def test_what_an_event_suggests_is_assessed_by_the_author() -> None:
    text = "The silence suggests that the talks failed."
    attribution = said(parsed(text), "the talks failed", "suggests", "suggest", "The silence")
    assert [u.assessed for u in units(text, attribution)][-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one attack told twice
        ("Jets bombed the market, killing nine traders.",
         ["Jets bombed the market, killing nine traders"]),
        # adds nothing of its own
        ("The envoy left Doha, smiling at reporters.", ["The envoy left Doha, smiling at reporters"]),
    ],
)  # fmt: skip
def test_a_participle_that_adds_nothing_stays_with_its_host(text: str, expected: list[str]) -> None:
    assert [words for words, _ in told(text)] == expected


def test_a_participle_that_ties_two_names_is_a_claim() -> None:
    text = "Officials praised the militia backed by Rwanda."
    assert ("the militia backed by Rwanda", None) in told(text)


def test_a_condition_stays_with_what_hangs_on_it() -> None:
    text = "Kenya will withdraw its police unless the funding arrives."
    assert told(text) == [(text.removesuffix("."), None)]


def test_a_question_of_the_author_claims_nothing() -> None:
    assert told("Has the general fled?") == []


def test_a_relative_clause_takes_its_noun_along() -> None:
    text = "The militia, which controls the mine, taxes every truck."
    assert ("The militia, which controls the mine", None) in told(text)


def test_a_noun_of_happening_that_names_its_parties_is_a_claim() -> None:
    text = "Gunmen abducted four miners during Ethiopia's war against the rebels."
    assert ("Ethiopia's war against the rebels", None) in told(text)


def test_a_bare_noun_of_happening_is_none() -> None:
    text = "Gunmen abducted four miners during the war."
    assert len(told(text)) == 1


def test_an_office_inside_a_statement_is_the_authors_knowledge() -> None:
    text = "The mayor said that Maria Silva, head of the port authority, had fled."
    attribution = said(
        parsed(text), "Maria Silva, head of the port authority, had fled", source="The mayor"
    )
    assert ("Maria Silva, head of the port authority", None) in told(text, attribution)


def test_an_office_inside_a_quotation_is_the_speakers() -> None:
    text = "“Maria Silva, head of the port authority, has fled,” the mayor said."
    content = "Maria Silva, head of the port authority, has fled"
    attribution = said(parsed(text), content, source="the mayor", quoted=True)
    assert ("Maria Silva, head of the port authority", 0) in told(text, attribution)


def test_units_come_in_the_order_of_their_first_words() -> None:
    text = "Rwanda-backed rebels seized the town. The governor fled to Idlib."
    firsts = [unit.tokens[0] for unit in units(text)]
    assert firsts == sorted(firsts)


def test_what_has_not_been_confirmed_is_claimed_by_nobody() -> None:
    text = "The army has not confirmed that the town fell."
    attribution = said(parsed(text), "the town fell", "confirmed", "assert", "The army")
    assert ("the town fell", None) not in told(text, attribution)


@pytest.mark.parametrize(
    ("text", "not_told"),
    [
        ("It is unclear whether the rebels have taken Goma.", "the rebels have taken Goma"),
        ("It is unclear who attacked the town.", "who attacked the town"),
        ("Aid depends on whether Ankara reopens the border.", "Ankara reopens the border"),
        ("The corridor will reopen once the shelling stops.", "the shelling stops"),
    ],
)
def test_what_is_open_or_a_condition_is_not_asserted(text: str, not_told: str) -> None:
    assert (not_told, None) not in told(text)

"""Where sentences are cut into clauses, what each is about, and which words it keeps."""

from __future__ import annotations

import pytest

from reportedly.coding.clause import Clause, clause_spans, cut_clauses, is_finite
from reportedly.coding.subject import antecedent, find_subject
from tests.coding.sentences import parsed, root, token


def clauses(text: str) -> set[str]:
    parse = parsed(text)
    return {" ... ".join(s.text for s in clause_spans(parse, c.tokens)) for c in cut_clauses(parse)}


def clause(text: str, head: str) -> Clause:
    at = token(parsed(text), head).i
    return next(one for one in cut_clauses(parsed(text)) if one.head == at)


def subject(text: str, verb: str) -> tuple[str | None, bool]:
    found, undergoes = find_subject(token(parsed(text), verb))
    return (None if found is None else found.text), undergoes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rebels seized Goma, and the governor fled to Bukavu.",
            {"The rebels seized Goma", "the governor fled to Bukavu"},
        ),
        (
            "Kenya has closed its embassy in Khartoum and recalled its ambassador.",
            {"Kenya has closed its embassy in Khartoum", "recalled its ambassador"},
        ),
        (
            "The minister said that the border would reopen.",
            {"The minister said", "the border would reopen"},
        ),
        (
            "Although the talks failed, the two sides exchanged prisoners.",
            {"the talks failed", "the two sides exchanged prisoners"},
        ),
        (
            "The militia, which controls the mine, taxes every truck.",
            {"which controls the mine", "The militia ... taxes every truck"},
        ),
    ],
)
def test_each_finite_verb_opens_a_clause(text: str, expected: set[str]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army wants to retake the airport.",
        "Troops were forced to leave the town.",
        "The advisers trained and equipped fighters.",
        "Azerbaijan is likely to reopen the road.",
    ],
)
def test_an_infinitive_stays_with_its_verb(text: str) -> None:
    assert clauses(text) == {text.removesuffix(".")}


def test_a_noun_phrase_alone_has_no_clause() -> None:
    assert cut_clauses(parsed("The withdrawal of peacekeepers from Karabakh.")) == ()


@pytest.mark.parametrize(
    ("text", "head", "kind", "about"),
    [
        ("Jets bombed the market in Tawila, killing nine traders.", "killing", "participle", "Jets"),
        ("A brigade trained by foreign officers guards the palace.", "trained", "participle",
         "brigade"),
        ("The fighting shows no sign of ending, a trend likely to spread.", "trend", "apposition",
         "fighting"),
        ("The shells that hit Belgorod were fired at dawn.", "hit", "finite", "shells"),
    ],
)  # fmt: skip
def test_a_dependent_clause_takes_its_subject_from_its_host(
    text: str, head: str, kind: str, about: str
) -> None:
    found = clause(text, head)
    assert found.kind == kind
    assert found.subject == token(parsed(text), about).i
    assert found.host is not None


def test_a_main_clause_has_no_host() -> None:
    assert clause("The convoy reached Lashio.", "reached").host is None


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Gunmen attacked the village.", "attacked", ("Gunmen", False)),
        ("The village was attacked by gunmen.", "attacked", ("village", True)),
        ("The rebels crossed the river and attacked the village.", "attacked", ("rebels", False)),
        ("The bridge was mined and destroyed by rebels.", "destroyed", ("bridge", True)),
        ("The bridge destroyed in the raid was old.", "destroyed", ("bridge", True)),
        ("Seoul wants to restart the talks.", "restart", ("Seoul", False)),
        ("Amnesty accused the army of shelling the camp.", "shelling", ("army", False)),
        ("Beijing urged the junta to free the hostages.", "free", ("junta", False)),
        ("Sana, a town held by the militia, was quiet.", "held", ("Sana", True)),
    ],
)
def test_the_subject_is_found_and_whether_it_undergoes(
    text: str, verb: str, expected: tuple[str, bool]
) -> None:
    assert subject(text, verb) == expected


def test_a_subject_that_nobody_names_is_none() -> None:
    assert subject("Evacuate the town.", "Evacuate") == (None, False)


def test_who_is_expected_to_act_does_not_undergo() -> None:
    text = "Turkey is expected to withdraw its troops."
    assert subject(text, "withdraw") == ("Turkey", False)


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("The shells that hit Belgorod were fired at dawn.", "hit", "shells"),
        ("The offensive against Timbuktu in December, which cut the river road, failed.", "cut",
         "offensive"),
        ("The talks in Jeddah, which took place in May, failed.", "took", "talks"),
    ],
)  # fmt: skip
def test_days_and_towns_do_not_act(text: str, verb: str, noun: str) -> None:
    assert antecedent(token(parsed(text), verb)).text == noun


@pytest.mark.parametrize(
    ("text", "finite"),
    [
        ("The truce collapsed.", True),
        ("The truce has collapsed.", True),
        ("The truce may collapse.", True),
        ("Shelling the port.", False),
    ],
)
def test_a_verb_is_finite_by_itself_or_by_its_auxiliary(text: str, finite: bool) -> None:
    assert is_finite(root(text)) is finite


def test_the_span_of_a_clause_leaves_out_its_last_stop_and_keeps_the_articles_quotes() -> None:
    text = "The mayor’s house burned; the “elders” fled."
    assert clauses(text) == {"The mayor’s house burned", "the “elders” fled"}


def test_a_clause_with_another_inside_has_a_span_for_each_part() -> None:
    text = "The militia, which controls the mine, taxes every truck."
    spans = clause_spans(parsed(text), clause(text, "taxes").tokens)
    assert [span.text for span in spans] == ["The militia", "taxes every truck"]


def test_no_words_have_no_spans() -> None:
    assert clause_spans(parsed("Quiet held."), ()) == ()

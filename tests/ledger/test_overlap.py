"""What two texts share word for word, and what of it speaks for copying."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger.overlap import Wording, join_runs, shared_runs

FIRST = "Mayor Issa Toubal said the attackers came from the north and cut off the road to Gao."
SECOND = "A nurse in Ansongo said on Monday that six of the wounded were in a serious condition."


def test_runs_are_found_in_any_order() -> None:
    here, there = Wording(f"{FIRST} {SECOND}"), Wording(f"{SECOND} {FIRST}")
    assert [(run.first, run.other, run.length) for run in shared_runs(here, there)] == [
        (0, 17, 17),
        (17, 0, 17),
    ]


def test_a_sentence_printed_twice_is_shared_once() -> None:
    runs = shared_runs(Wording(f"{FIRST} {FIRST}"), Wording(FIRST))
    assert [run.length for run in runs] == [17]
    runs = shared_runs(Wording(FIRST), Wording(f"{FIRST} {FIRST}"))
    assert [run.length for run in runs] == [17]


def test_an_edited_sentence_is_one_stretch() -> None:
    here = Wording(FIRST.replace("attackers", "gunmen"))
    there = Wording(FIRST)
    (stretch,) = join_runs(shared_runs(here, there), here, there)
    assert here.text[slice(*stretch.here)] == here.text[:-1]
    assert there.text[slice(*stretch.there)] == there.text[:-1]
    assert stretch.facts == {"issa", "toubal", "gao"}
    assert not stretch.changed
    assert stretch.news


def test_changed_names_and_figures_are_told() -> None:
    text = (
        "The security force on patrol detained {} suspected insurgents who had come to {} district"
        " during a long search."
    )
    here, there = Wording(text.format(7, "Sangin")), Wording(text.format(3, "Zharay"))
    changed = {
        fold for one in join_runs(shared_runs(here, there), here, there) for fold in one.changed
    }
    assert changed == {"7", "3", "sangin", "zharay"}


def test_a_quotation_counts_as_much_as_what_is_told_around_it() -> None:
    quote = "We will not leave this town until the last of the wounded has been brought across."
    here, there = Wording(f'She said: "{quote}"'), Wording(f'Then she said: "{quote}"')
    (stretch,) = join_runs(shared_runs(here, there), here, there)
    assert stretch.words == 4


def test_standing_sentences_count_for_nothing() -> None:
    text = (
        "Reuters could not independently verify the claims that were made by either of the sides."
    )
    here, there = Wording(text), Wording(text)
    (stretch,) = join_runs(shared_runs(here, there), here, there)
    assert (stretch.words, stretch.facts) == (0, frozenset())


def test_words_that_repeat_themselves_cost_little() -> None:
    here, there = Wording("no " * 4000), Wording("no " * 4000)
    assert sum(run.length for run in shared_runs(here, there)) <= 4000


words = st.lists(st.sampled_from(["a", "b", "c", "Gao", "12", "said"]), max_size=60).map(" ".join)


@given(words, words)
def test_what_is_shared_is_the_same_in_both(one: str, other: str) -> None:
    here, there = Wording(one), Wording(other)
    taken: set[int] = set()
    for run in shared_runs(here, there):
        ours = range(run.first, run.first + run.length)
        assert [here.folds[at] for at in ours] == there.folds[run.other : run.other + run.length]
        assert not taken & set(ours)
        taken |= set(ours)
    for stretch in join_runs(shared_runs(here, there), here, there):
        assert 0 <= stretch.here[0] < stretch.here[1] <= len(one)
        assert 0 <= stretch.there[0] < stretch.there[1] <= len(other)

"""Copies are found, look-alikes are not: by hand, and by the benchmark's suite of own texts."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta

import pytest

from benchmarks import copies as bench
from benchmarks.copy_pairs import TEXTS, Text, make_pairs
from reportedly.claim import Claim, Factuality, Relay
from reportedly.ledger.copies import (
    POSTINGS,
    Printed,
    compare_texts,
    find_copies,
    is_copied,
    printed_first,
)
from reportedly.ledger.fingerprint import fingerprints, index_keys
from reportedly.ledger.records import Copy, Printing
from reportedly.text import Span

DAY = date(2023, 5, 14)
WIRE = (
    "Gunmen on motorcycles attacked a ferry landing on Sunday, killing at least 17 people and"
    " setting two boats on fire, the mayor of Bourem said. The attack began after dawn, when"
    " traders were loading millet for the market in Gao. Mayor Issa Toubal said the attackers"
    " came in three groups and cut off the road to the army post. A hospital worker in Gao said"
    " 23 wounded people had arrived by noon, six of them in a serious condition."
)
TOPICS = {
    "Tessit": "water", "Hombori": "wells", "Menaka": "grazing", "Kidal": "taxes", "Douentza": "roads",
    "Konna": "schools", "Niafunke": "salt", "Dire": "cattle", "Goundam": "fuel", "Rharous": "boats",
    "Bamba": "rice", "Lere": "guards", "Nara": "fees", "Youwarou": "courts",
}  # fmt: skip
OWN = " ".join(
    f"The council of {name} met its elders and spoke of {topic}, which nobody there had settled."
    for name, topic in TOPICS.items()
)
STORIES = [row["text"] for row in tomllib.loads(TEXTS.read_text(encoding="utf-8"))["stories"]]


def printed(text: str, number: int, day: date | None = DAY, **known: str) -> Printed:
    return Printed(Printing(f"a{number}", published=day, number=number, **known), text)


def find(new: Printed, *kept: Printed) -> tuple[Copy, ...]:
    by_number = {one.printing.number or 0: one for one in kept}
    keys = {number: set(index_keys(fingerprints(one.text))) for number, one in by_number.items()}

    def postings(wanted: object) -> dict[int, list[int]]:
        return {
            key: [number for number, held in keys.items() if key in held]
            for key in wanted  # type: ignore[attr-defined]
        }

    return find_copies(new, postings, by_number.__getitem__)


def test_four_sentences_of_eighteen_are_found_where_they_stand() -> None:
    start = OWN.index("The council of Douentza")
    text = f"{OWN[:start]}{WIRE} {OWN[start:]}"
    assert len(text.split(". ")) == 18
    (copy,) = find(printed(text, 2), printed(WIRE, 1))
    assert (copy.article, copy.earlier) == (2, 1)
    assert [text[a:b] for a, b in copy.shared] == [WIRE.removesuffix(".")]


def test_offsets_are_in_the_text_that_was_printed_later() -> None:
    longer = f"Shots were heard. {WIRE}"
    (copy,) = find(printed(longer, 2, DAY - timedelta(days=1)), printed(WIRE, 1))
    assert (copy.article, copy.earlier) == (1, 2)
    assert [WIRE[a:b] for a, b in copy.shared] == [WIRE.removesuffix(".")]


def test_the_same_quotation_is_no_copy() -> None:
    quote = "We collected people in pieces from the stalls. There was no gun in it, only women."
    one = f'{OWN[:400]} "{quote}" the mayor said on Monday.'
    other = f'{OWN[700:]} At the hospital in Gao he told us: "{quote}"'
    assert find(printed(other, 2), printed(one, 1)) == ()


def test_what_stood_in_a_paper_weeks_before_is_no_copy() -> None:
    standing = printed(f"{STORIES[1]} {WIRE}", 1, DAY - timedelta(days=40))
    one = printed(f"{STORIES[2]} {WIRE}", 2, DAY - timedelta(days=1))
    two = printed(f"{STORIES[3]} {WIRE}", 3)
    assert [copy.earlier for copy in find(two, one)] == [2]
    assert find(two, standing, one) == ()
    assert find(two, printed(two.text, 1, DAY - timedelta(days=40))) != ()


def test_one_report_in_many_papers_leaves_room_for_another() -> None:
    papers = [printed(f"Edition {n}. {OWN}", n) for n in range(1, POSTINGS + 8)]
    new = printed(f"{OWN} {WIRE}", 90)
    found = find(new, *papers, printed(WIRE, 80))
    assert 80 in {copy.earlier for copy in found}
    assert 1 in {copy.earlier for copy in found}


def test_an_article_is_no_copy_of_itself() -> None:
    assert find(printed(WIRE, 1), printed(WIRE, 1)) == ()


def test_the_agency_that_is_credited_printed_first() -> None:
    paper = Printing("a", outlet="Daily Dawn Herald", agency="AFP", published=DAY, number=1)
    agency = Printing("b", outlet="Agence France-Presse", published=DAY, number=2)
    assert printed_first(agency, paper)
    assert not printed_first(paper, agency)
    assert printed_first(paper, Printing("c", number=3))


def test_a_printing_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="no row in a ledger"):
        compare_texts(Printed(Printing("a"), WIRE), printed(WIRE, 1))


@pytest.mark.parametrize(("start", "copied"), [(10, True), (45, True), (80, False), (200, False)])
def test_a_claim_is_copied_where_most_of_it_is(start: int, copied: bool) -> None:
    claim = Claim(
        id="c",
        article="a",
        spans=(Span(start, start + 60, "x" * 60),),
        chain=(Relay("author", "author"),),
        factuality=Factuality("asserted", "+", "certain", "happened", "author"),
        kind="incident",
    )
    assert is_copied(claim, Copy(2, 1, 1.0, ((0, 90),))) == copied


def test_the_suite_of_own_texts() -> None:
    pairs = list(make_pairs({}))
    right, _ = bench.judge(pairs)
    wrong = [(p.kind, p.later.id) for p, one in zip(pairs, right, strict=True) if not one]
    assert wrong == []
    assert sum(pair.copied for pair in pairs) > 100
    assert sum(not pair.copied for pair in pairs) > 60


def test_reading_a_text_for_the_shelf_keeps_its_words() -> None:
    shelf = bench.Shelf()
    number = shelf.put(Text("t", WIRE, DAY))
    assert shelf.fetch(number).text == WIRE

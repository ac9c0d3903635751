"""A person marks words that a claim should have been read from."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.claim import Reason
from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.decisions.deciding import undo
from reportedly.ledger.known import Known, current
from reportedly.text import Article
from tests.ledger.desk import Desk, told

ARTICLE = Article(
    id="a1",
    text="Shells fell on Tawila. The mayor\n said 4 men had died. Shells fell on Kutum.",
    outlet="Darfur Post",
)
READ = told(ARTICLE, "Shells fell on Kutum")
FIELDS = {"kind": "incident", "source": "the mayor", "casualties": "killed 4 (men)"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.read(ARTICLE, [READ])
    return desk


def test_a_missed_claim_is_kept_with_its_words(desk: Desk) -> None:
    decision = desk.decide("missed", "article:a1", words="The mayor said 4 men", fields=FIELDS)
    name = str(decision.value["claim"])
    assert desk.current() == sorted([READ.id, name])
    (entry,) = desk.entries.entries([desk.row(name)])
    claim = entry.claim
    (span,) = claim.spans
    assert span.text == "The mayor\n said 4 men" == ARTICLE.text[span.start : span.end]
    assert (claim.kind, claim.source.name, claim.source.kind) == (
        "incident",
        "the mayor",
        "unnamed",
    )
    assert [(harm.what, harm.best, harm.group) for harm in claim.casualties] == [
        ("killed", 4, "men")
    ]
    day = decision.recorded.date().isoformat()
    assert Reason("kind", f"edited by Ana Petit on {day}") in claim.reasons
    assert entry.printing.outlet == "Darfur Post"


def test_it_is_unknown_before_and_after_its_decision_stands(desk: Desk) -> None:
    decision = desk.decide("missed", "article:a1", start=0, end=22, fields=FIELDS)
    query = f"SELECT count(*) FROM claim WHERE {current('claim')}"
    before = Known(decision=(decision.number or 0) - 1).values()
    assert next(desk.store.rows(query, named=before))[0] == 1
    undo(desk.store, 1, "Bo Lind")
    assert desk.current() == [READ.id]


def test_words_that_stand_twice_need_their_offsets(desk: Desk) -> None:
    with pytest.raises(
        LedgerError, match="2 times: say which by their offsets, one of 0-14, 55-69"
    ):
        desk.decide("missed", "article:a1", words="Shells fell on", fields=FIELDS)
    decision = desk.decide(
        "missed", "article:a1", words="Shells fell on", start=0, end=14, fields=FIELDS
    )
    assert decision.value["start"] == 0


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"words": "The mayor denied it", "fields": FIELDS}, "no such words"),
        ({"fields": FIELDS}, "found no words"),
        ({"start": 5, "end": 900, "fields": FIELDS}, "expected some inside"),
        ({"start": 5, "end": 5, "fields": FIELDS}, "expected some inside"),
        ({"words": "Kutum", "start": 0, "end": 6, "fields": FIELDS}, "other words at 0 to 6"),
        ({"words": "Kutum", "fields": {"kind": "incident"}}, "found no source"),
        ({"words": "Kutum", "fields": {"source": "the mayor"}}, "found no kind"),
        ({"words": "Kutum"}, "found no field"),
    ],
)
def test_what_cannot_be_kept_is_refused(desk: Desk, value: dict[str, object], message: str) -> None:
    with pytest.raises((LedgerError, OptionError), match=message):
        desk.decide("missed", "article:a1", **value)
    assert desk.current() == [READ.id]


def test_the_same_words_are_marked_once(desk: Desk) -> None:
    desk.decide("missed", "article:a1", words="Kutum", fields=FIELDS)
    with pytest.raises(LedgerError, match="marked as missed before"):
        desk.decide("missed", "article:a1", words="Kutum", fields=FIELDS)


def test_a_missed_claim_can_be_marked_again_after_an_undo(desk: Desk) -> None:
    desk.decide("missed", "article:a1", words="Kutum", fields=FIELDS)
    undo(desk.store, 1, "Bo Lind")
    desk.decide("missed", "article:a1", words="Kutum", fields=FIELDS)
    assert len(desk.current()) == 2

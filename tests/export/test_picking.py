"""A briefing of picked claims and incidents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import OptionError
from reportedly.export import picking
from reportedly.export.briefing import Briefing
from reportedly.export.picking import Pick, brief, picked
from reportedly.ledger.codec import decode, encode
from reportedly.ledger.known import Known
from reportedly.open_ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "news.db") as ledger:
        for count, who, day in ((12, "the governor", 4), (15, "a medic", 5)):
            ledger.add_text(
                f"At least {count} people were killed in the shelling of Metema on Monday, {who} said."
                " Schools closed, residents said.",
                published=f"2031-03-0{day}",
                outlet=f"Daily {count}",
            )
        yield ledger


def test_only_what_is_picked_is_told(ledger: Ledger) -> None:
    one, other = ledger.claims(text="shelling")
    found = picked(ledger.store, Pick((one.id, "nowhere")))
    assert (found.rows, found.missing) == ((one.number,), ("nowhere",))
    text = brief(ledger.store, found.rows, title="March\n2031")
    told = [line.text for section in text.sections for line in section.told]
    assert len(told) == 1 and "15" in told[0]
    assert text.title == "March 2031"
    (note,) = text.footnotes
    assert (note.claim, note.article, note.words) == (one.id, one.article, one.text)
    assert other.text not in str(text)


def test_an_incident_is_told_as_a_whole(ledger: Ledger) -> None:
    incident = ledger.incidents()[0]
    found = picked(ledger.store, Pick(incidents=(incident.number, 999)))
    assert found.missing == ("incident 999",)
    assert found.of_incident == {incident.number: len(found.rows)}
    rows = ledger.claims()
    assert {row.number for row in rows if row.incident == incident.number} == set(found.rows)


def test_figures_and_grades_that_people_gave_an_incident_are_told(ledger: Ledger) -> None:
    number = ledger.incidents()[0].number
    ledger.decide("grade", f"incident:{number}", "Ana Petit", scheme="airwars", grade="fair")
    ledger.decide(
        "settle", f"incident:{number}", "Ana Petit", policy="by hand", figure="killed 11 to 15"
    )
    found = picked(ledger.store, Pick(incidents=(number,)))
    text = brief(ledger.store, found.rows)
    remarks = " ".join(remark for section in text.sections for remark in section.remarks)
    assert "killed: 11 to 15 (by hand" in remarks and "Graded by Ana Petit" in remarks


def test_what_was_rejected_or_not_known_yet_is_missing(ledger: Ledger) -> None:
    one, other = ledger.claims(text="shelling")
    ledger.decide("reject", one.id, "Ana Petit", "a drill")
    assert picked(ledger.store, Pick((one.id, other.id))).missing == (one.id,)
    then = picked(ledger.store, Pick((one.id, other.id)), Known(decision=0, reading=1))
    assert then.missing == (one.id,) and then.rows == (other.number,)


def test_too_many_claims_are_refused(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picking, "MOST", 1)
    with pytest.raises(OptionError, match="found 2 claims for one briefing, expected 1 at most"):
        picked(ledger.store, Pick(tuple(row.id for row in ledger.claims(text="shelling"))))


def test_a_briefing_can_be_kept_as_json(ledger: Ledger) -> None:
    text = brief(ledger.store, [row.number for row in ledger.claims()])
    assert decode(Briefing, encode(text), "") == text

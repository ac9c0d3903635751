"""Two readings of one article compared: what each found, and what became of decisions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.claim import Actor, Casualties, Claim, Reading, Relay
from reportedly.errors import LedgerError
from reportedly.ledger.adding import Adder
from reportedly.ledger.decisions.deciding import decide, signed, undo
from reportedly.ledger.known import Known
from reportedly.ledger.records import DecisionKind
from reportedly.ledger.store import Store
from reportedly.text import Article
from reportedly.views.plain import columns, flat
from reportedly.views.readings import DifferenceRow, Readings, readings
from tests.ledger.desk import again, told

ARTICLE = Article(
    id="a/1",
    text="Shells killed 12 people in Tawila on Monday, she said. Aid came late. Roads were shut.",
    outlet="Hill Post",
)
SHELLS = told(ARTICLE, "Shells killed 12 people in Tawila on Monday")
AID = told(ARTICLE, "Aid came late", kind="other")
ROADS = told(ARTICLE, "Roads were shut", kind="other")


class Twice:
    """An article read as often as a test wants, each time by the next version."""

    def __init__(self, path: Path) -> None:
        self.store = Store(path, create=True)
        self.version = 0

    def read(self, *claims: Claim, article: Article = ARTICLE) -> None:
        self.version += 1
        Adder(self.store, str(self.version)).add(Reading(article, claims))

    def decide(self, kind: DecisionKind, claim: Claim, **value: object) -> int:
        reason = "nobody died" if kind == "reject" else None
        target = ("claim", claim.id)
        kept = decide(self.store, signed(kind, target, "Ana Petit", value, reason))  # type: ignore[arg-type]
        return kept.number or 0


@pytest.fixture
def twice(tmp_path: Path) -> Twice:
    twice = Twice(tmp_path / "news.db")
    twice.read(SHELLS, AID)
    return twice


def states(found: Readings) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(row.state, row.earlier, row.later, row.fate) for row in found.rows]


def test_claims_are_in_both_in_one_or_changed(twice: Twice) -> None:
    shorter = again(SHELLS, "killed 12 people in Tawila on Monday", ARTICLE)
    twice.read(shorter, ROADS)
    found = readings(twice.store, "a/1")
    assert states(found) == [
        ("changed", SHELLS.id, shorter.id, None),
        ("dropped", AID.id, None, None),
        ("added", None, ROADS.id, None),
    ]
    assert [str(change) for change in found.differences[0].changes] == [
        "words: Shells killed 12 people in Tawila on Monday → killed 12 people in Tawila on Monday"
    ]
    assert tuple(flat(found.rows[0])) == columns(DifferenceRow)
    assert (found.earlier.claims, found.later.version) == (2, "2")


def test_other_codes_are_named_field_by_field(twice: Twice) -> None:
    other = replace(
        SHELLS,
        chain=(Relay("Nadia Rahal", "person"), Relay("Novosti", "outlet")),
        kind="position",
        actors=(Actor("Iran", "state"),),
        factuality=replace(SHELLS.factuality, status="suggested"),
        casualties=(Casualties("killed", 12, None, None, "people"),),
    )
    twice.read(other, AID)
    found = readings(twice.store, "a/1")
    assert [one.state for one in found.differences] == ["changed", "same"]
    assert [str(change) for change in found.differences[0].changes] == [
        "via: none → Novosti",
        "status: asserted → suggested",
        "kind: incident → position",
        "actors: none → Iran",
        "casualties: killed 12 → killed 12 or more (people)",
    ]


def test_words_of_another_speaker_are_still_the_same_words(twice: Twice) -> None:
    other = replace(SHELLS, id="other", chain=(Relay("Omar Haddad", "person"),), kind="position")
    twice.read(other, AID)
    (changed,) = readings(twice.store, "a/1").of("changed")
    assert [change.field for change in changed.changes] == ["source", "kind"]


def test_it_tells_what_became_of_decisions(twice: Twice) -> None:
    twice.decide("reject", SHELLS)
    twice.decide("accept", AID)
    shorter = again(SHELLS, "killed 12 people in Tawila on Monday", ARTICLE)
    twice.read(shorter)
    assert states(readings(twice.store, "a/1")) == [
        ("changed", SHELLS.id, shorter.id, "carried"),
        ("dropped", AID.id, None, "kept"),
    ]
    twice.read(shorter, AID)
    assert states(readings(twice.store, "a/1")) == [
        ("same", shorter.id, shorter.id, "holds"),
        ("added", None, AID.id, None),
    ]
    assert states(readings(twice.store, "a/1", earlier=1)) == [
        ("changed", SHELLS.id, shorter.id, "carried"),
        ("same", AID.id, AID.id, "holds"),
    ]
    before = readings(twice.store, "a/1", Known(reading=2, decision=1))
    assert [one.fate for one in before.differences] == ["carried", None]
    undo(twice.store, 1, "Bo Lind")
    assert readings(twice.store, "a/1").differences[0].fate is None


def test_a_text_printed_anew_is_compared_by_its_words(twice: Twice) -> None:
    anew = replace(ARTICLE, text="Update: " + ARTICLE.text)
    later = told(anew, SHELLS.text)
    twice.read(later, article=anew)
    found = readings(twice.store, "a/1")
    assert found.later.reprinted and found.article.text == anew.text
    assert states(found)[0] == ("same", SHELLS.id, later.id, None)


def test_what_cannot_be_compared_says_why(twice: Twice) -> None:
    with pytest.raises(LedgerError, match="was read once"):
        readings(twice.store, "a/1")
    with pytest.raises(LedgerError, match="no article 'a2'"):
        readings(twice.store, "a2")
    twice.read(SHELLS)
    with pytest.raises(LedgerError, match="expected two of 1, 2, the earlier first"):
        readings(twice.store, "a/1", earlier=2, later=2)

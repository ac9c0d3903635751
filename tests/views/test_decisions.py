"""What people decided, as a list: newest first, narrowed, and as known on a day."""

from __future__ import annotations

import pytest

from reportedly.errors import OptionError
from reportedly.ledger.decisions.deciding import decide, signed, undo
from reportedly.ledger.decisions.targets import read_target
from reportedly.ledger.known import Known
from reportedly.ledger.records import DecisionKind
from reportedly.views.decisions import Asked, HistoryRow, decisions, signers
from reportedly.views.plain import columns, flat
from tests.views.desk import Desk


def take(
    desk: Desk, kind: DecisionKind, target: str, by: str = "Ana Petit", **value: object
) -> int:
    reason = "because" if kind == "reject" else None
    return decide(desk.store, signed(kind, read_target(target), by, value, reason)).number or 0


@pytest.fixture
def decided(affair: Desk) -> Desk:
    """Six decisions, of which the first was undone by the last."""
    shells = affair.ids["Iran has left Homs"]
    take(affair, "accept", shells)
    take(affair, "reject", "link:1", "Bo Lind")
    take(affair, "edit", shells, polarity="-")
    take(affair, "grade", "source:Clinic of Rastan", scheme="admiralty", source="B")
    take(affair, "settle", "incident:1", "Bo Lind", policy="majority")
    undo(affair.store, 1, "Bo Lind", "too fast")
    return affair


def numbers(desk: Desk, asked: Asked | None = None, known: Known | None = None) -> list[int]:
    return [row.number for row in decisions(desk.store, asked, known or Known())]


def test_the_latest_comes_first_and_says_what_it_is_about(decided: Desk) -> None:
    rows = decisions(decided.store)
    assert [row.number for row in rows] == [6, 5, 4, 3, 2, 1]
    assert [row.about for row in rows] == [
        "Iran has left Homs",
        "",
        "Clinic of Rastan",
        "Iran has left Homs",
        "disputes: the brigade shelled Rastan | Shells killed 12 in Rastan",
        "Iran has left Homs",
    ]
    assert (rows[0].undoes, rows[0].reason) == (1, "too fast")
    assert (rows[-1].undone, rows[-1].undone_by) == (6, "Bo Lind")
    assert rows[-1].undone_at == rows[0].recorded and rows[1].undone is None
    assert rows[3].values == {"polarity": "-"}
    assert tuple(flat(rows[0])) == columns(HistoryRow)


def test_it_is_narrowed_by_signer_kind_and_target(decided: Desk) -> None:
    claim = decided.ids["Iran has left Homs"]
    assert numbers(decided, Asked(by="Bo Lind")) == [6, 5, 2]
    assert numbers(decided, Asked(kinds=("edit", "settle"))) == [5, 3]
    assert numbers(decided, Asked(target=f"claim:{claim}")) == [6, 3, 1]
    assert numbers(decided, Asked(target="source:clinic of rastan")) == [4]
    assert numbers(decided, Asked(target="link:77")) == []
    assert signers(decided.store) == ("Ana Petit", "Bo Lind")
    with pytest.raises(OptionError, match="found the decision 'bless'"):
        Asked(kinds=("bless",))


def test_pages_go_on_after_a_mark(decided: Desk) -> None:
    first = decisions(decided.store, limit=4)
    rest = decisions(decided.store, after=first[-1].mark)
    assert [row.number for row in (*first, *rest)] == [6, 5, 4, 3, 2, 1]


def test_what_was_undone_later_still_stood_then(decided: Desk) -> None:
    rows = decisions(decided.store, known=Known(decision=5))
    assert [row.number for row in rows] == [5, 4, 3, 2, 1]
    assert rows[-1].undone is None and rows[-1].undone_by is None

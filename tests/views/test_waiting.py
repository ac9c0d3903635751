"""What waits for a decision, as the review queue shows it."""

from __future__ import annotations

import pytest

from reportedly.errors import OptionError
from reportedly.ledger.decisions.deciding import decide, signed
from reportedly.ledger.decisions.targets import read_target
from reportedly.views.filters import Filters
from reportedly.views.plain import as_dict, columns, flat
from reportedly.views.waiting import WaitingRow, waiting
from tests.views.desk import Desk


def words(desk: Desk, filters: Filters | None = None) -> list[str]:
    return [row.claims[0].text for row in waiting(desk.store, filters or Filters()).rows]


def test_the_greatest_harm_comes_first(affair: Desk) -> None:
    found = waiting(affair.store)
    assert words(affair) == ["the brigade shelled Rastan", "Iran has left Homs"]
    assert found.count == 2
    dispute = found.rows[0]
    assert (dispute.target, dispute.why, dispute.type) == ("link:1", "dispute", "disputes")
    assert [claim.text for claim in dispute.claims] == [
        "the brigade shelled Rastan",
        "Shells killed 12 in Rastan",
    ]
    assert [str(reason) for reason in dispute.reasons] == ["one denies it: shelled"]


def test_a_page_goes_on_where_the_last_ended_though_it_was_decided(affair: Desk) -> None:
    first = waiting(affair.store, Filters(limit=1))
    decide(affair.store, signed("accept", read_target(first.rows[0].target), "Ana Petit"))
    second = waiting(affair.store, Filters(limit=1, after=first.rows[0].mark))
    assert [row.claims[0].text for row in second.rows] == ["Iran has left Homs"]
    assert waiting(affair.store, Filters(after=second.rows[0].mark)).rows == ()
    with pytest.raises(OptionError, match="expected the mark of a row"):
        waiting(affair.store, Filters(after="1:x:3"))


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(place="Homs"), 2),
        (Filters(kinds=("posture",)), 1),
        (Filters(actor="Rastan Brigade"), 1),
        (Filters(text="shells"), 1),
        (Filters(text="camels"), 0),
    ],
)
def test_filters_hold_for_one_of_the_claims(affair: Desk, filters: Filters, count: int) -> None:
    assert waiting(affair.store, filters).count == count


def test_rows_have_the_same_cells_as_their_table(affair: Desk) -> None:
    row = waiting(affair.store).rows[0]
    assert tuple(flat(row)) == columns(WaitingRow)
    assert len(as_dict(row)["claims"]) == 2

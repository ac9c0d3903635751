"""The list of texts: which, in what order, and what is counted of each."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.errors import OptionError
from reportedly.ledger.decisions.deciding import decide, signed
from reportedly.ledger.known import Known, known_on
from reportedly.views.articles import ArticleRow, articles
from reportedly.views.filters import Filters
from reportedly.views.plain import as_dict, columns, flat
from tests.views.desk import DENIED, Desk, Told


def ids(rows: tuple[ArticleRow, ...]) -> list[str]:
    return [row.id for row in rows]


def test_texts_stand_newest_recorded_first(affair: Desk) -> None:
    assert ids(articles(affair.store)) == ["later", "denial", "copy", "first"]


def test_claims_are_counted_by_status_and_disputes_by_link(affair: Desk) -> None:
    affair.copy("copy", "first", 0.9)
    rows = {row.id: row for row in articles(affair.store)}
    assert [str(one) for one in rows["denial"].told] == ["2 asserted", "1 denied", "1 rumoured"]
    assert {id: row.claims for id, row in rows.items()} == {
        "later": 2,
        "denial": 4,
        "copy": 1,
        "first": 3,
    }
    assert {id: row.disputes for id, row in rows.items()} == {
        "later": 0,
        "denial": 2,
        "copy": 1,
        "first": 1,
    }
    assert (rows["copy"].copied, rows["copy"].copied_outlet) == ("first", "Hill Post")
    assert (rows["first"].copies, rows["first"].copied) == (1, None)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filters(outlet="Mill Times"), ["later", "denial"]),
        (Filters(text="Rastan"), ["denial", "copy", "first"]),
        (Filters(source="Lavrentiev"), ["later", "denial"]),
        (Filters(kinds=("posture",), place="Homs"), ["denial"]),
        (Filters(statuses=("denied", "forecast")), ["later", "denial"]),
        (Filters(since=date(2024, 11, 11), until=date(2024, 11, 12)), ["first"]),
        (Filters(text="zebra"), []),
    ],
)
def test_filters_hold_for_one_claim_at_least(
    affair: Desk, asked: Filters, found: list[str]
) -> None:
    assert ids(articles(affair.store, asked)) == found


def test_pages_join_up(affair: Desk) -> None:
    for asked in (Filters(limit=1), Filters(limit=1, text="Rastan")):
        whole = ids(articles(affair.store, Filters(text=asked.text)))
        seen, after = [], None
        while rows := articles(affair.store, Filters(limit=1, text=asked.text, after=after)):
            seen += ids(rows)
            after = rows[-1].mark
        assert seen == whole
    with pytest.raises(OptionError, match="mark of a row"):
        articles(affair.store, Filters(after="1:2"))


def test_only_what_was_known_is_listed_and_counted(affair: Desk) -> None:
    by_then = known_on(affair.store, date(2024, 11, 14))
    rows = articles(affair.store, known=by_then)
    assert [(row.id, row.disputes) for row in rows] == [("copy", 0), ("first", 0)]
    assert ids(articles(affair.store, known=Known(published=date(2024, 11, 12)))) == [
        "copy",
        "first",
    ]


def test_what_people_reject_is_not_counted(affair: Desk) -> None:
    target = ("claim", affair.ids["Iran has left Homs"])
    decide(affair.store, signed("reject", target, "Ana", reason="a slip"))
    row = articles(affair.store)[1]
    assert (row.claims, row.disputes) == (3, 1)
    assert articles(affair.store, Filters(place="Homs", kinds=("posture",))) == ()


def test_an_article_that_was_read_again_counts_once(affair: Desk) -> None:
    affair.print("copy", Told("Shells killed 12", facts=DENIED), recorded="2024-11-18", again=True)
    row = next(row for row in articles(affair.store) if row.id == "copy")
    assert [str(one) for one in row.told] == ["1 denied"]


def test_a_text_without_claims_is_listed(desk: Desk) -> None:
    desk.print("empty")
    (row,) = articles(desk.store)
    assert (row.id, row.claims, row.told, row.published) == ("empty", 0, (), None)


def test_rows_are_plain(affair: Desk) -> None:
    row = articles(affair.store)[1]
    assert flat(row)["told"] == "2 asserted; 1 denied; 1 rumoured"
    assert tuple(flat(row)) == columns(ArticleRow)
    assert as_dict(row)["told"][0] == {"status": "asserted", "claims": 2}

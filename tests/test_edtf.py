"""Days that an EDTF date covers."""

from datetime import date

import pytest

from reportedly.edtf import day_bounds


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-11-18", date(2024, 11, 18), date(2024, 11, 18)),
        ("2024-11-18T06:30", date(2024, 11, 18), date(2024, 11, 18)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024~", date(2024, 1, 1), date(2024, 12, 31)),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2024-09-21/2024-09-30", date(2024, 9, 21), date(2024, 9, 30)),
        ("../2024-06-05", None, date(2024, 6, 5)),
        ("2024-06-05/..", date(2024, 6, 5), None),
        ("/2024", None, date(2024, 12, 31)),
    ],
)
def test_a_date_covers_days(edtf: str, first: date | None, last: date | None) -> None:
    assert day_bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf", [None, "", "soon", "2024-13", "2024-02-30", "0000", "20X4", "PRESENT_REF", "-0479"]
)
def test_what_is_no_date_covers_nothing(edtf: str | None) -> None:
    assert day_bounds(edtf) == (None, None)

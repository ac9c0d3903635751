"""EDTF dates: made from TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.coding.timex.edtf import ends, from_timex, interval
from reportedly.coding.timex.hijri import month_bounds, to_gregorian, year_near


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        ("2024", None, ("2024", "year")),
        ("2024", "START", ("2024-01/2024-04", "year")),
        ("2024", "END", ("2024-09/2024-12", "year")),
        ("2024-02", "END", ("2024-02-21/2024-02-29", "month")),
        ("2024-02-29", None, ("2024-02-29", "day")),
        ("2024-02-29TMO", None, ("2024-02-29", "time")),
        ("2024-02-29T06:30Z", None, ("2024-02-29T06:30:00Z", "time")),
        ("2021-H2", None, ("2021-07/2021-12", "quarter")),
        ("2020-W53", None, ("2020-12-28/2021-01-03", "week")),
        ("2021-W53", None, (None, "week")),
        ("196", "END", ("1967/1969", "decade")),
        ("BC0480", None, ("-0479", "year")),
        ("XXXX-04", None, (None, "unknown")),
        ("P3D", None, (None, "unknown")),
        ("", None, (None, "unknown")),
    ],
)
def test_from_timex(value: str, mod: str | None, expected: tuple[str | None, str]) -> None:
    assert from_timex(value, mod) == expected


def test_ends_and_interval_are_each_others_inverse() -> None:
    for edtf in ("2024", "2011/..", "../2014", "2024-09-21/2024-09-30"):
        assert interval(*ends(edtf)) == edtf


def test_hijri_days() -> None:
    assert to_gregorian(1445, 9, 1) == date(2024, 3, 11)
    assert month_bounds(1445, 12) == (date(2024, 6, 8), date(2024, 7, 7))
    assert year_near(date(2024, 3, 22)) == 1445
    with pytest.raises(ValueError, match="no such Hijri date"):
        to_gregorian(1445, 13, 1)

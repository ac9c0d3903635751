"""What a line of notation stands for where its details are left out.

Printing leaves out what equals these values and parsing puts them back, so that a claim can be
written by hand without offsets and a printed one stays short.
"""

from __future__ import annotations

import re

from reportedly.claim import RelayKind
from reportedly.text import Span

# UCDP GED where_prec in words.
PRECISIONS = {
    1: "exact",
    2: "near",
    3: "district",
    4: "province",
    5: "area",
    6: "country",
    7: "international",
}
UNPLACED = "unplaced"
UNDATED = "?"
_EDTF = {4: "year", 7: "month", 10: "day"}


def span_of(text: str) -> Span:
    """The span of words whose place in the article is not told."""
    return Span(0, len(text), text)


def relay_kind(position: int, name: str) -> RelayKind:
    """The kind of the link at `position` in a chain: somebody, passed on by outlets."""
    if position:
        return "outlet"
    return "author" if name == "author" else "person"


def date_precision(edtf: str | None) -> str:
    """The precision that an EDTF date shows by its form."""
    if edtf is None:
        return "unknown"
    if "/" in edtf:
        return "interval"
    plain = re.sub(r"[~?%]$", "", edtf)
    known = re.fullmatch(r"\d{4}(?:-[01]\d){0,1}(?:-\d\d)?", plain)
    return _EDTF.get(len(plain), "unknown") if known else "unknown"


def best_count(low: int, high: int | None) -> int | None:
    """The best figure where none is told: the only one, or none for a range."""
    return low if low == high else None

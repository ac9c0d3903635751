"""Segments join up to the stretch that was cut, whatever spans lie over it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.show.segments import cut

spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 5)).filter(
        lambda span: span[0] <= span[1]
    ),
    max_size=8,
)


@given(st.integers(0, 10), st.integers(11, 25), spans)
def test_each_character_keeps_exactly_its_owners(
    start: int, end: int, over: list[tuple[int, int, int]]
) -> None:
    segments = cut(start, end, over)
    assert [segment.start for segment in segments] == [start, *[s.end for s in segments][:-1]]
    assert segments[-1].end == end
    for segment in segments:
        for at in range(segment.start, segment.end):
            owners = {owner for first, after, owner in over if first <= at < after}
            assert set(segment.owners) == owners
            assert len(segment.owners) == len(owners)

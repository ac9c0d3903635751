"""Many sources: the same outcomes in the same order, on one process or on several."""

from __future__ import annotations

import time
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path

from reportedly.articles import ReadOptions
from reportedly.batch import Outcome, SourceDone, read_many
from reportedly.claim import Reading
from reportedly.errors import SourceError


def test_the_order_is_that_of_the_input_on_any_number_of_processes(tmp_path: Path) -> None:
    sources = []
    for number in range(10):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Chad closed {number + 2} border posts, the army said. " * (10 - number))
        sources.append(str(path))
    sources.insert(3, str(tmp_path / "missing.txt"))
    alone = list(read_many(sources, ReadOptions()))
    together = list(read_many(sources, ReadOptions(), jobs=2))
    assert [kind(outcome) for outcome in alone[6:9]] == ["error", "done", "reading"]
    assert [kind(outcome) for outcome in together] == [kind(outcome) for outcome in alone]
    assert readings(together) == readings(alone)


def test_giving_up_early_ends_the_workers(tmp_path: Path) -> None:
    short, long = tmp_path / "short.txt", tmp_path / "long.txt"
    short.write_text("Chad closed its border posts, the army said.")
    long.write_text("Chad closed its border posts, the army said. " * 4000)
    with closing(read_many([str(short)] * 2 + [str(long)] * 8, ReadOptions(), jobs=2)) as outcomes:
        assert kind(next(outcomes)) == "reading"
        started = time.monotonic()
    assert time.monotonic() - started < 20  # all the long ones take more
    assert not active_children()


def kind(outcome: Outcome) -> str:
    if isinstance(outcome, SourceDone):
        return "done"
    return "error" if isinstance(outcome, SourceError) else "reading"


def readings(outcomes: list[Outcome]) -> list[Reading]:
    return [outcome for outcome in outcomes if isinstance(outcome, Reading)]

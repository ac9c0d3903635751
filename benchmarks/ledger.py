"""A number of made-up claims in, what a ledger of that size costs out.

Readings of the invented newsroom go through `Adder`, as those of real articles do, each committed
to the disk before the next. Told are what one more article costs at the beginning and at the end
(CPU and wall time; a ledger must not grow slower), the bytes of the file for each claim, and how
long the views take for a first page.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.first_pages import time_views
from benchmarks.newsroom import Newsroom
from reportedly.claim import Reading
from reportedly.ledger.adding import Adder
from reportedly.ledger.store import Store

# To stay at or below: how much more the last articles cost than the first, bytes a claim
_MOST_GROWTH, _MOST_BYTES = 1.3, 3_000
_WINDOW = 10_000  # articles compared at the beginning and the end; a fifth of them in small runs
_TEXT = "Shells fell on the livestock market of the town at dawn, traders and a surgeon said. " * 12
_NOON = "T12:00:00.000+00:00"


@dataclass(frozen=True, slots=True)
class _Cost:
    """What one article cost, and then a task that is always the same, in seconds."""

    cpu: float
    wall: float
    task: float


class _DatedStore(Store):
    """A ledger in which articles are recorded on the day of their publication, for `--as-of`."""

    today = ""

    def __enter__(self) -> _DatedStore:
        return self

    def _moment(self) -> str:
        super()._moment()  # what it costs belongs to the measure
        return self.today


def run(claims: int, seed: int, path: Path | None) -> int:
    """Build a ledger of so many claims at `path` (else a file that is removed); 1 over a limit.

    Of a ledger that is at `path` already only the views are timed.
    """
    with _place(path) as ledger:
        bad = 0
        if not ledger.exists():
            costs, kept = _grow(ledger, claims, seed)
            bad = _report(ledger, costs, kept)
        return time_views(ledger, seed) or bad


@contextmanager
def _place(path: Path | None) -> Iterator[Path]:
    if path is not None:
        yield path
        return
    folder = Path(tempfile.mkdtemp(prefix="reportedly-"))
    try:
        yield folder / "synthetic.db"
    finally:
        shutil.rmtree(folder)


def _grow(path: Path, claims: int, seed: int) -> tuple[list[_Cost], int]:
    """Add readings up to so many claims; give what each cost, and how many claims there are."""
    costs: list[_Cost] = []
    kept, told = 0, time.monotonic()
    with _DatedStore(path, create=True) as store:
        adder = Adder(store, "synthetic")
        for reading in Newsroom(seed).readings():
            if kept >= claims:
                break
            store.today = f"{reading.article.published}{_NOON}"
            costs.append(_timed(adder, reading))
            kept += len(reading.claims)
            if time.monotonic() > told + 20:
                told = time.monotonic()
                last = costs[-1000:]
                print(
                    f"  {kept:>9,} claims, {_mean(last, 'wall'):.1f} ms an article", file=sys.stderr
                )
    return costs, kept


def _timed(adder: Adder, reading: Reading) -> _Cost:
    cpu, wall = time.process_time(), time.perf_counter()
    if adder.wanted(reading.article) is not None:
        adder.add(reading)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return _Cost(cpu, wall, _task())


def _task() -> float:
    """The CPU time of some work on text: where others share the processor, it rises with theirs."""
    began = time.process_time()
    words = re.findall(r"\w+", _TEXT)
    json.loads(json.dumps({word: [at] for at, word in enumerate(words)}))
    return time.process_time() - began


def _report(path: Path, costs: list[_Cost], kept: int) -> int:
    window = min(_WINDOW, max(1, len(costs) // 5))
    first, last = costs[:window], costs[-window:]
    print(f"{len(costs):,} articles, {kept:,} claims")
    print(f"an article's cost in ms: the first {window:,}, the last {window:,}, their ratio")
    ratios = {}
    for name in ("cpu", "wall", "task"):
        early, late = _mean(first, name), _mean(last, name)
        ratios[name] = late / early
        note = "  a task that is always the same" if name == "task" else ""
        print(f"  {name:4} {early:8.2f} {late:8.2f} {ratios[name]:6.2f}{note}")
    tenth = max(1, len(costs) // 10)
    shape = [costs[at : at + tenth] for at in range(0, tenth * 10, tenth)]
    print("  cpu of each tenth", *(f"{_mean(part, 'cpu'):.1f}" for part in shape if part))
    growth = ratios["cpu"] / ratios["task"]
    print(f"growth           {growth:7.2f}  (cpu by task; to stay at or below {_MOST_GROWTH})")
    size = path.stat().st_size / kept
    print(f"bytes a claim    {size:7.0f}  (to stay at or below {_MOST_BYTES})")
    return int(growth > _MOST_GROWTH or size > _MOST_BYTES)


def _mean(costs: list[_Cost], name: str) -> float:
    """Milliseconds."""
    seconds: float = sum(getattr(cost, name) for cost in costs)
    return 1000 * seconds / max(1, len(costs))

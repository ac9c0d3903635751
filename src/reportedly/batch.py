"""Sources in, readings and errors out, in the order of the input, on one process or several.

Articles are found and decoded by the calling process; parsing and reading, which take nearly all
the time, go to worker processes. Workers are spawned, never forked, so that a run is the same on
every system. At most a few articles a worker are held in memory, so that an archive of any size
can be read.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from reportedly.articles import ReadOptions, read_source
from reportedly.claim import Reading
from reportedly.errors import SourceError
from reportedly.pipeline import read_claims
from reportedly.text import Article

# Articles that wait per worker: enough to keep workers busy over one slow page, few enough that
# the longest readable articles (megabytes each) fit in memory.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class SourceDone:
    """Marks that a source has been read to its end."""

    source: str


Outcome = Reading | SourceError | SourceDone


def read_many(sources: Iterable[str], options: ReadOptions, jobs: int = 1) -> Iterator[Outcome]:
    """Read every article of every source; the order of the outcomes is that of the input.

    An article that cannot be read yields its `SourceError` in its place, and the others go on.
    """
    found = _articles(sources, options)
    if jobs <= 1:
        for item in found:
            yield read_claims(item) if isinstance(item, Article) else item
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), _ignore_interrupt) as pool:
        waiting: deque[Outcome | Future[Reading]] = deque()
        try:
            for item in found:
                if isinstance(item, Article):
                    waiting.append(pool.submit(read_claims, item))
                else:
                    waiting.append(item)
                if len(waiting) > jobs * _AHEAD:
                    yield _outcome(waiting.popleft())
            while waiting:
                yield _outcome(waiting.popleft())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _articles(
    sources: Iterable[str], options: ReadOptions
) -> Iterator[Article | SourceError | SourceDone]:
    for source in sources:
        yield from read_source(source, options)
        yield SourceDone(source)


def _outcome(item: Outcome | Future[Reading]) -> Outcome:
    return item.result() if isinstance(item, Future) else item


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the main process, or every worker would print its own traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

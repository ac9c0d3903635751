"""Sources in, readings and errors out, in the order of the input, on one process or several.

Articles are found and decoded by the calling process; parsing and reading, which take nearly all
the time, go to worker processes. Workers are spawned, never forked, so that a run is the same on
every system. At most a few articles a worker are held in memory, so that an archive of any size
can be read.
"""

from __future__ import annotations

import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context

from reportedly.articles import ReadOptions, read_source
from reportedly.claim import Reading
from reportedly.errors import CodebookError, ReportedlyError, SourceError
from reportedly.pipeline import read_claims
from reportedly.text import Article

# Articles that wait per worker: enough to keep workers busy over one slow page, few enough that
# the longest readable articles (megabytes each) fit in memory.
_AHEAD = 4


@dataclass(frozen=True, slots=True)
class SourceDone:
    """Marks that a source has been read to its end."""

    source: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Marks an article that the caller did not want to have read."""

    article: Article


Outcome = Reading | SourceError | SourceDone | PassedOver
_Waiting = Future[Reading | str] | SourceError | SourceDone | PassedOver
# Gives the article to read, under another id where it needs one, or `None` to pass it over
Choice = Callable[[Article], Article | None]


def _every(article: Article) -> Article:
    return article


def read_many(
    sources: Iterable[str], options: ReadOptions, jobs: int = 1, choose: Choice = _every
) -> Iterator[Outcome]:
    """Read every article of every source; the order of the outcomes is that of the input.

    What cannot be read yields its `SourceError` in its place, and the others go on. What `choose`
    does not want yields `PassedOver` and is not read. Raises `ReportedlyError` where the system
    ends a worker.
    """
    found = _find(sources, options, choose)
    if jobs <= 1:
        for source, item in found:
            yield _outcome(_attempt(item), source) if isinstance(item, Article) else item
        return
    others = active_children()
    with ProcessPoolExecutor(jobs, get_context("spawn"), _ignore_interrupt) as pool:
        waiting: deque[tuple[str, _Waiting]] = deque()
        finished = False
        try:
            for source, item in found:
                if isinstance(item, Article):
                    with _interrupts_held():  # submitting starts the workers
                        waiting.append((source, pool.submit(_attempt, item)))
                else:
                    waiting.append((source, item))
                if len(waiting) > jobs * _AHEAD:
                    yield _settled(*waiting.popleft())
            while waiting:
                yield _settled(*waiting.popleft())
            finished = True
        except BrokenProcessPool:
            raise ReportedlyError(
                "a reading process was ended from outside, most often for lack of memory:"
                " try again with fewer --jobs"
            ) from None
        finally:
            if not finished:  # interrupted: do not wait for long articles to be read
                for child in active_children():
                    if child not in others:
                        child.terminate()


def read_one(article: Article, source: str) -> Reading | SourceError:
    """Read one article; a fault of the program on its text is an error value too."""
    return _outcome(_attempt(article), source)


def _find(
    sources: Iterable[str], options: ReadOptions, choose: Choice
) -> Iterator[tuple[str, Article | SourceError | SourceDone | PassedOver]]:
    for source in sources:
        for item in read_source(source, options):
            if isinstance(item, Article):
                yield source, choose(item) or PassedOver(item)
            else:
                yield source, item
        yield source, SourceDone(source)


def _attempt(article: Article) -> Reading | str:
    """Read one article, or tell in words why the reading broke.

    A fault of the program on one odd text must not cost a night's run over ten thousand others; the
    message names the line of code, so that it can be reported. Words and no exception, because an
    error with several arguments does not survive its way back from a worker.
    """
    try:
        return read_claims(article)
    except CodebookError:
        raise  # a table of the codebook is broken, and would be for every other text
    except Exception as error:  # noqa: BLE001  whatever it was, the other articles go on
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{frame.name}, line {frame.lineno}"
        return f"the reading broke with {type(error).__name__} in {place}: please report this text"


def _outcome(result: Reading | str, source: str) -> Reading | SourceError:
    return SourceError(source, f"{source}: {result}") if isinstance(result, str) else result


def _settled(source: str, item: _Waiting) -> Outcome:
    return _outcome(item.result(), source) if isinstance(item, Future) else item


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start no process in the block that Ctrl-C reaches; here it arrives after the block.

    A worker inherits which signals are held. Ignoring them in its initializer alone comes a second
    too late: what it imports before would print a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ignore_interrupt() -> None:
    """Leave Ctrl-C to the main process, or every worker would print its own traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

"""The days of two claims in, how far apart they are out.

A report can only tell of what came before it, so the day of printing bounds what has no day. Days
that nobody gave are never a difference by themselves; reports printed long after each other are
the less likely to tell of one thing, the longer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.ledger.compare.gist import Gist
from reportedly.ledger.records import Why

# Log-odds for one happening, set by hand on the stories of tests/stories/links.
_SAME_DAY, _SAME_TIME, _NEXT_DAY, _OTHER_DAY = 1.0, 0.5, -1.0, -3.0
# By days between the two printings, or between the day told and a printing that gives none.
_LAGS = ((4, 0.0), (12, -0.8), (45, -1.8))
_LONG_LAG = -3.0
# A stretch longer than this does not tell the day of anything
_LONGEST = 31
_LENIENT = 0.3
_UNKNOWN_LAG = 8  # days, where nobody knows when either was printed


@dataclass(frozen=True, slots=True)
class Timing:
    """How the days of two claims stand.

    `gap` counts the days between what both tell of, 0 where their days meet, `None` where one has
    no day. `lag` counts the days from one's printing to the other's, or to its day. `exact` is True
    where both give a single day, `close` where both give at most a month.
    """

    gap: int | None
    lag: int
    exact: bool = False
    close: bool = False

    @property
    def apart(self) -> bool:
        """True where the two tell of different days."""
        return bool(self.gap)

    @property
    def together(self) -> bool:
        """True where both were told at about one time, so that nothing had changed between."""
        return not self.gap and self.lag <= 3


def relate_days(here: Gist, there: Gist) -> Timing:
    """How the days of two claims stand."""
    lag = abs((here.told - there.told).days) if here.told and there.told else _UNKNOWN_LAG
    mine, theirs = _bounds(here), _bounds(there)
    if mine is None and theirs is None:
        return Timing(None, lag)
    if mine is not None and theirs is not None:
        first, second = sorted((mine, theirs))
        gap = max(0, (second[0] - first[1]).days)
        lengths = [(last - start).days for start, last in (mine, theirs)]
        return Timing(gap, lag, max(lengths) == 0, max(lengths) <= _LONGEST)
    dated, told = (mine, there.told) if mine is not None else (theirs, here.told)
    if dated is None or told is None or dated[0] == date.min:
        return Timing(None, lag)
    if told < dated[0]:  # printed before it happened
        return Timing((dated[0] - told).days, lag)
    since = (told - dated[1]).days if dated[1] != date.max else lag
    return Timing(None, max(0, since))


def day_reason(here: Gist, there: Gist, timing: Timing, *, lenient: bool = False) -> Why:
    """The reason that the days make for one happening; `lenient` where an answer may take weeks."""
    shown = f"{_shown(here)} | {_shown(there)}"
    if timing.gap is None:
        weight = next((w for most, w in _LAGS if timing.lag <= most), _LONG_LAG)
        return Why("told apart", weight * (_LENIENT if lenient else 1.0), shown)
    if timing.gap > 1:
        return Why("other days", _OTHER_DAY, shown)
    if timing.gap == 1:
        return Why("next day", _NEXT_DAY, shown)
    if timing.exact:
        return Why("same day", _SAME_DAY, shown)
    return Why("same time", _SAME_TIME if timing.close else 0.0, shown)


def _bounds(gist: Gist) -> tuple[date, date] | None:
    if gist.first is None and gist.last is None:
        return None
    return gist.first or date.min, gist.last or date.max


def _shown(gist: Gist) -> str:
    if gist.first is None and gist.last is None:
        return f"told {gist.told}"
    return f"{gist.first}" if gist.first == gist.last else f"{gist.first} to {gist.last}"

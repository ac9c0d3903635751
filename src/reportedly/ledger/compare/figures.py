"""Figures in claims, and how two of them stand: they meet, they are apart, or cannot be held together.

A figure is a range: "at least 12" and 15 meet, 12 and 31 do not. It counts somebody: five policemen
may be among fifteen people, and eleven civilians say nothing of four fighters. And it counts over
something: the total of a war or of a year does not meet the count of a day at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.claim import Casualties, Claim
from reportedly.codebook import load_table, load_words
from reportedly.codebook.naming import cut
from reportedly.codebook.wording import concept
from reportedly.ledger.increments import is_increment

Meeting = Literal["meet", "apart", "other"]

# "About 20" is 15 to 25: the loosest rounding that the toll stories needed.
_ABOUT = 0.25
_MOST = 10**9
_YEARS = range(1900, 2100)
_UNIT_REACH = 3  # words after a number in which what it counts is named
_HARM_REACH = 12  # words between a number and the word of harm that it counts
_WHOLE = frozenset(
    ("people", "kill", "hurt", "count", "member", "other", "body", "victim", "man", "men")
)
_ARMED = frozenset(("force", "fighter", "police", "commander"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as a range: `low` to `high`, which is `None` where open upwards.

    `what` is the kind of harm, or "count" for other things. `group` are the concepts of who or what
    was counted, empty for people in general. `whole` is False for a count over more than one
    happening: since a day, of a war.
    """

    what: str
    low: int
    high: int | None
    group: frozenset[str]
    whole: bool = True

    @property
    def shown(self) -> str:
        """The range in words."""
        if self.high is None:
            return f"at least {self.low}"
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


def read_figures(claim: Claim, folds: Sequence[str], negative: bool) -> tuple[Figure, ...]:
    """The figures of a claim: those that were read as casualties, else what its words count.

    "Nobody was hurt" counts none.
    """
    if claim.casualties:
        return tuple(_of_harm(one) for one in claim.casualties if not is_increment(claim, one))
    if negative:
        found = set(folds)
        none = [harm for harm, words in _harm_words() if words & found]
        if none and not any(_number(fold) for fold in folds):
            return tuple(Figure(harm, 0, 0, frozenset()) for harm in none)
    return tuple(_counted(folds))


def meet(here: Figure, there: Figure) -> Meeting:
    """Whether two figures can both hold; "other" where they count different things.

    >>> five = Figure("killed", 5, 5, frozenset(["police"]))
    >>> fifteen = Figure("killed", 15, 15, frozenset())
    >>> meet(five, fifteen), meet(fifteen, Figure("killed", 12, None, frozenset()))
    ('meet', 'meet')
    >>> meet(fifteen, Figure("killed", 30, 30, frozenset()))
    'apart'
    """
    kinds = {here.what, there.what}
    if here.whole != there.whole or (len(kinds) > 1 and "count" not in kinds):
        return "other"
    if "count" in kinds:
        if not here.group & there.group:
            return "other"
    elif here.group and there.group and not here.group & there.group:
        return "other"
    elif bool(here.group) != bool(there.group):
        part, all_ = (here, there) if here.group else (there, here)
        return "apart" if all_.high is not None and part.low > all_.high else "meet"
    if here.high is not None and there.low > here.high:
        return "apart"
    return "apart" if there.high is not None and here.low > there.high else "meet"


def group_of(harm: Casualties) -> frozenset[str]:
    """What tells those whom a count is of from others, empty for people in general."""
    return _group(harm.group or "")


def _of_harm(harm: Casualties) -> Figure:
    low, high = harm.low, harm.high
    if harm.best is not None and high is None:
        low, high = int(low * (1 - _ABOUT)), int(low * (1 + _ABOUT)) + 1
    return Figure(harm.what, low, high, _group(harm.group or ""), harm.scope == "incident")


@cache
def _group(words: str) -> frozenset[str]:
    """What tells one group from another: "former FARC fighters" are fighters, "others" anybody."""
    found = {meant for piece in cut(words) if (meant := concept(piece.fold))}
    return _grouped({meant for meant in found if not meant.isdigit()})


def _grouped(found: set[str]) -> frozenset[str]:
    if found & _WHOLE:
        return frozenset()
    return frozenset(found | {"armed"}) if found & _ARMED else frozenset(found)


def _counted(folds: Sequence[str]) -> Iterator[Figure]:
    """Numbers with what they count, but no dates, years, distances and times.

    A number that stands near a word of harm counts those harmed: "cost five soldiers their lives",
    "put the number of fatalities at six".
    """
    harms = [(k, harm) for k, fold in enumerate(folds) if (harm := _harm_of(fold))]
    for at, fold in enumerate(folds):
        value = _number(fold)
        if value is None or value in _YEARS or value > _MOST:
            continue
        after = folds[at + 1 : at + 1 + _UNIT_REACH]
        no_count = _no_count()
        if (after and after[0] in no_count) or (at and folds[at - 1] in no_count):
            continue
        units = _units(after) or (_numbered(folds, at) if at else frozenset())
        low, high = _bounded(value, " ".join(folds[max(0, at - 3) : at]))
        harm = _nearest(at, harms)
        if harm is not None and (not units or units & people_concepts()):
            yield Figure(harm, low, high, _grouped(set(units)))
        elif units:
            yield Figure("count", low, high, units)


def _units(after: Sequence[str]) -> frozenset[str]:
    """The concepts of what a number counts: the words behind it up to the first that means nothing."""
    units: list[str] = []
    for word in after:
        meant = concept(word)
        if meant is None and units:
            break
        if meant is not None and not meant.isdigit():
            units.append(meant)
    return frozenset(units)


def _numbered(folds: Sequence[str], at: int) -> frozenset[str]:
    """What a number at the end counts: "the number of people driven from home rose to 92,000"."""
    if folds[at - 1] not in ("to", "at", "by", "of") or "number" not in folds[:at]:
        return frozenset()
    start = folds.index("number")
    return _units(folds[start + 2 : start + 2 + _UNIT_REACH])


def _nearest(at: int, harms: Sequence[tuple[int, str]]) -> str | None:
    near = min(harms, key=lambda found: abs(found[0] - at), default=None)
    return near[1] if near is not None and abs(near[0] - at) <= _HARM_REACH else None


def _bounded(value: int, before: str) -> tuple[int, int | None]:
    bounds = load_table("casualties")["bounds"]
    if before.endswith(tuple(bounds["at_least"])):
        return value, None
    if before.endswith(tuple(bounds["at_most"])):
        return 0, value
    if before.endswith(tuple(bounds["about"])):
        return int(value * (1 - _ABOUT)), int(value * (1 + _ABOUT)) + 1
    return value, value


def is_number(fold: str) -> bool:
    """Whether a folded word is a number, in figures or in letters."""
    return _number(fold) is not None


def _number(fold: str) -> int | None:
    if fold.isascii() and fold.isdigit():
        return int(fold) if len(fold) < 10 else None
    return _number_words().get(fold)


@cache
def _number_words() -> dict[str, int]:
    words: dict[str, int] = load_table("casualties")["numbers"]
    # "One of the men" counts nobody
    return {word: value for word, value in words.items() if value > 1}


@cache
def _no_count() -> frozenset[str]:
    return load_words("wording", "no_count", "words")


@cache
def people_concepts() -> frozenset[str]:
    """Concepts of people, who can be harmed and counted."""
    return load_words("wording", "people_words", "concepts")


def _harm_of(fold: str) -> str | None:
    return _harm_index().get(fold)


@cache
def _harm_index() -> dict[str, str]:
    return {
        word: harm
        for harm in load_table("wording")["counted_harm"]
        for word in load_words("wording", "counted_harm", harm)
    }


@cache
def _harm_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (harm, load_words("wording", "harm", harm)) for harm in load_table("wording")["harm"]
    )

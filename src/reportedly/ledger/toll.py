"""Entries of one incident in, how many were harmed in it out, settled by a policy.

Each origin has one figure: the latest that it printed, for a later figure updates the earlier one.
Casualty recorders settle figures that differ by range, by majority, by an order of sources or by
hand; all four are here and none is preferred. What an origin denies, foretells or counts for
more than this incident (so far this year, in the whole war) stays out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Literal, get_args

from reportedly.claim import Casualties, Claim
from reportedly.codebook import load_table, load_words
from reportedly.codebook.wording import stem
from reportedly.errors import OptionError
from reportedly.ledger.increments import is_increment
from reportedly.ledger.names import fold_name
from reportedly.ledger.records import Entry, Origin, Toll, TollPolicy

Basis = Literal[
    "total",  # a count of everybody: "15 people", "15 were killed"
    "one group",  # the only group that is counted: "five policemen"
    "sum of parts",  # "three civilians and two soldiers"
    "largest part",  # groups told apart, which may overlap: at least the largest
]
_Count = tuple[int, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many were harmed according to one origin; `high` is `None` for an open upper end.

    `groups` are the article's words for those counted, empty for a total. `entries` are the rows of the
    claims that it rests on.
    """

    origin: Origin
    low: int
    best: int | None
    high: int | None
    basis: Basis
    groups: tuple[str, ...] = ()
    entries: tuple[int | None, ...] = ()

    @property
    def count(self) -> _Count:
        """Low, best and high."""
        return self.low, self.best, self.high

    @property
    def compared(self) -> tuple[str, ...]:
        """The groups as they are compared: the last word of each, without its endings."""
        return tuple(map(_group, self.groups))


@dataclass(frozen=True, slots=True)
class _Harm:
    """One count of one claim."""

    entry: Entry
    harm: Casualties

    @property
    def size(self) -> int:
        return self.harm.low if self.harm.best is None else self.harm.best

    @property
    def group(self) -> str:
        """What the group is compared by, empty for everybody."""
        return _group(self.harm.group)


def settle(
    entries: Sequence[Entry],
    what: str,
    policy: TollPolicy,
    order: Sequence[str] = (),
    by_hand: Toll | None = None,
) -> Toll | None:
    """Settle how many were `what` ("killed", "wounded", ...) in the incident of these entries.

    "range" runs from the lowest to the highest figure; its best is the one that all give.
    "majority" takes the figure that most origins give; where none does, it is the range without a
    best. "source order" takes the figure of the first origin of `order` (keys or names) that has
    one. "by hand" returns `by_hand`. `None` where the policy finds no figure. Raises `OptionError`
    for a policy that is not one.
    """
    if policy not in get_args(TollPolicy):
        known = ", ".join(get_args(TollPolicy))
        raise OptionError(f"found the policy {policy!r}, expected one of: {known}")
    figures = origin_figures(entries, what)
    disputed = _disputed(figures)
    if policy == "by hand":
        if by_hand is None or by_hand.what != what:
            return None
        return replace(by_hand, policy=policy, disputed=disputed)
    if not figures:
        return None
    if policy == "source order":
        chosen = _first(figures, order)
        return None if chosen is None else _toll(what, policy, [chosen], chosen.best, disputed)
    if policy == "majority":
        winners = _most_given(figures)
        if winners:
            return _toll(what, policy, winners, winners[0].best, disputed)
        return _toll(what, policy, figures, None, disputed)
    bests = {figure.best for figure in figures}
    return _toll(what, policy, figures, bests.pop() if len(bests) == 1 else None, disputed)


def origin_figures(entries: Sequence[Entry], what: str) -> tuple[Figure, ...]:
    """The figure of each origin that gives one, in the order in which they were first printed."""
    found: dict[str, list[_Harm]] = {}
    for entry in sorted(entries, key=_printed):
        for harm in _counts(entry, what):
            found.setdefault(entry.origin.key, []).append(_Harm(entry, harm))
    figures = [_latest(harms) for harms in found.values()]
    whole = [figure for figure in figures if figure.basis in ("total", "sum of parts")]
    return tuple(whole or figures)  # who counts five policemen says nothing of how many in all


def _counts(entry: Entry, what: str) -> Iterable[Casualties]:
    facts = entry.claim.factuality
    if facts.polarity == "-" or facts.mood not in ("happened", "ongoing"):
        return ()
    return (
        harm
        for harm in entry.claim.casualties
        if harm.what == what and harm.scope == "incident" and not is_increment(entry.claim, harm)
    )


def _printed(entry: Entry) -> tuple[date, datetime, int, int]:
    """When it was printed: the day, else that of the recording; then in the order of recording."""
    printing = entry.printing
    recorded = printing.recorded or datetime.min.replace(tzinfo=UTC)
    return (
        printing.published or recorded.date(),
        recorded,
        printing.number or 0,
        entry.number or 0,
    )


# -- the figure of one origin ----------------------------------------------------------------------


def _latest(harms: Sequence[_Harm]) -> Figure:
    """The figure that stands after all that one origin printed, earliest first."""
    articles: dict[str, list[_Harm]] = {}
    for harm in harms:
        articles.setdefault(harm.entry.claim.article, []).append(harm)
    told = [_of_article(of_article) for of_article in articles.values()]
    current, replaced = told[0], set[_Count]()
    for figure in told[1:]:
        if figure.count in replaced or figure.count == current.count:
            continue  # printed again later, the older report is a copy and no revision
        merged = _update(current, figure)
        if merged is not current:
            replaced.add(current.count)
        current = merged
    return current


def _update(before: Figure, after: Figure) -> Figure:
    """What stands when an origin gives a figure and later another."""
    groups_before, groups_after = before.compared, after.compared
    if after.basis == "total" or set(groups_before) == set(groups_after):
        return after
    if before.basis == "total":  # "15 were killed"; a day later "five policemen were buried"
        return after if after.low > (before.best or before.low) else before
    if _is_inside(groups_after, groups_before):
        return before
    if _is_inside(groups_before, groups_after):
        return after
    return _largest((before, after))


def _of_article(harms: Sequence[_Harm]) -> Figure:
    wholes = [harm for harm in harms if not harm.group]
    if wholes:
        # "12 were killed ... by evening the toll had reached 15": the larger one is the later
        return _figure([max(wholes, key=lambda harm: harm.size)], "total")
    parts: dict[str, _Harm] = {}
    for harm in harms:
        known = parts.get(harm.group)
        if known is None or harm.size > known.size:
            parts[harm.group] = harm
    apart = [p for p in parts.values() if not any(_is_part(p, q) for q in parts.values())]
    if len(apart) == 1:
        return _figure(apart, "one group")
    claims: dict[str, list[_Harm]] = {}
    for part in apart:
        claims.setdefault(part.entry.claim.id, []).append(part)
    if len(claims) == 1:
        return _figure(apart, "sum of parts")
    return _largest([_figure(of_claim, "sum of parts") for of_claim in claims.values()])


def _figure(harms: Sequence[_Harm], basis: Basis) -> Figure:
    """One figure of counts that add up."""
    bests = [harm.harm.best for harm in harms]
    highs = [harm.harm.high for harm in harms]
    return Figure(
        origin=harms[0].entry.origin,
        low=sum(harm.harm.low for harm in harms),
        best=_sum(bests),
        high=_sum(highs),
        basis=basis,
        groups=tuple(harm.harm.group or "" for harm in harms if harm.group),
        entries=tuple(dict.fromkeys(harm.entry.number for harm in harms)),
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    known = list(counts)
    return None if None in known else sum(count or 0 for count in known)


def _largest(figures: Sequence[Figure]) -> Figure:
    """Of groups that may overlap, no more is certain than that the largest was harmed."""
    widest = max(figures, key=lambda figure: figure.low)
    return replace(
        widest,
        best=None,
        high=None,
        basis="largest part",
        groups=tuple(dict.fromkeys(group for figure in figures for group in figure.groups)),
        entries=tuple(dict.fromkeys(number for figure in figures for number in figure.entries)),
    )


def _is_part(part: _Harm, whole: _Harm) -> bool:
    """True where `whole` counts those of `part` too."""
    if part is whole or part.size > whole.size:
        return False
    if _is_inside((part.group,), (whole.group,)):
        return True
    if part.entry.claim.id != whole.entry.claim.id:
        return False
    between = _between(part.entry.claim, whole.harm, part.harm).lower()
    return any(words in between for words in load_table("tolls")["of_which"])


def _between(claim: Claim, first: Casualties, second: Casualties) -> str:
    """The claim's words from one count to a later one, empty where they are not in one piece."""
    if first.span is None or second.span is None:
        return ""
    start, end = first.span.end, second.span.start
    for piece in claim.spans:
        if piece.start <= start <= end <= piece.end:
            return piece.text[start - piece.start : end - piece.start]
    return ""


def _is_inside(parts: Sequence[str], wholes: Sequence[str]) -> bool:
    inside = _inside()
    return bool(parts) and all(
        any(part in inside.get(whole, ()) for whole in wholes) for part in parts
    )


def _group(words: str | None) -> str:
    folded = fold_name(words or "").split()
    head = _head(folded[-1]) if folded else ""
    return "" if head in _whole() else head


def _head(word: str) -> str:
    """A noun without its plural and other endings."""
    return stem(load_table("tolls")["plural"].get(word, word))


@cache
def _whole() -> frozenset[str]:
    return frozenset(map(_head, load_words("tolls", "whole")))


@cache
def _inside() -> dict[str, frozenset[str]]:
    table = load_table("tolls")["inside"]
    return {_head(whole): frozenset(map(_head, parts)) for whole, parts in table.items()}


# -- one toll of several figures -------------------------------------------------------------------


def _disputed(figures: Sequence[Figure]) -> bool:
    """True where two ranges do not meet; "at least 12" meets 15."""
    highs = [figure.high for figure in figures if figure.high is not None]
    return bool(highs) and max(figure.low for figure in figures) > min(highs)


def _first(figures: Sequence[Figure], order: Sequence[str]) -> Figure | None:
    for wanted in map(fold_name, order):
        for figure in figures:
            if wanted in (fold_name(figure.origin.key), fold_name(figure.origin.name)):
                return figure
    return None


def _most_given(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that are the one most given, none where two are given equally often."""
    ranked = Counter(figure.count for figure in figures).most_common(2)
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return []
    return [figure for figure in figures if figure.count == ranked[0][0]]


def _toll(
    what: str, policy: TollPolicy, figures: Sequence[Figure], best: int | None, disputed: bool
) -> Toll:
    highs = [figure.high for figure in figures]
    return Toll(
        what=what,
        low=min(figure.low for figure in figures),
        best=best,
        high=None if None in highs else max(high or 0 for high in highs),
        policy=policy,
        origins=tuple(figure.origin.name for figure in figures),
        disputed=disputed,
    )

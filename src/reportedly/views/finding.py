"""Filters in, the claims that they hold for out: newest recorded first, or latest day first.

Where one condition holds for few claims, those are fetched and the others checked on each; where
all hold for many, their ordered lists are merged, which stops as soon as a page is full. What is
found is then confirmed against what was recorded (`ledger.known.current`) and what people rejected.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TypeVar

from reportedly.ledger.decisions.standing import unrejected
from reportedly.ledger.known import EVERYTHING, Known, current
from reportedly.ledger.records import TargetKind
from reportedly.ledger.store import Store
from reportedly.views.conditions import Condition, conditions, days, seen
from reportedly.views.filters import Filters

T = TypeVar("T")

# Larger than any row number that SQLite gives
LAST = 2**62
# Claims that are fetched and checked one by one, 1 µs each; by a dear check, 40 µs each
FEW, FEW_DEAR = 20_000, 500
# Claims that are counted while somebody waits, 8 µs each
COUNTED = 10_000
# Claims of a list that is made at once, 0.3 µs each; a longer one is met soon wherever one walks
MANY = 150_000
# Claims that are confirmed in one query: first a page's worth, then more where most fall away
_AT_ONCE, _AT_MOST = 64, 2_000


class Finder:
    """Finds the claims of one question; `filters` and `known` do not change."""

    def __init__(self, store: Store, filters: Filters, known: Known = EVERYTHING) -> None:
        self.store, self.filters, self.known = store, filters, known
        self.conditions = tuple(conditions(store, filters))
        self._days = days(filters)
        self._seen = seen(known)

    @cached_property
    def values(self) -> dict[str, object]:
        """The parameters of all conditions."""
        found: dict[str, object] = {"before": self.bound}
        for condition in (*self.conditions, self._days, self._seen):
            found |= condition.values if condition else {}
        return found | self.known.values()

    def check(self, alias: str) -> str:
        """All conditions on one row of `glance`, by its alias, but for `known.current`.

        For a walk along another order, so that what is dear to check is listed once.
        """
        checks = [self._as_list(one, alias) if one.dear else one.check for one in self.conditions]
        checks += [one.check for one in (self._days, self._seen) if one]
        return " AND ".join(check.format(g=alias) for check in checks)

    def seen(self, alias: str) -> str:
        """That one row of `glance` was known and not superseded."""
        return self._seen.check.format(g=alias)

    @property
    def narrow(self) -> bool:
        """Whether anything is asked besides what was known."""
        return bool(self.conditions or self._days)

    @cached_property
    def top(self) -> int:
        """The last reading that could be known; later ones need not be looked at."""
        if self.known.published is None:
            return self.known.reading
        number = self.store.value(
            "SELECT max(reading.number) FROM article CROSS JOIN reading"
            " ON reading.article = article.number WHERE article.published <= ?",
            self.known.published.isoformat(),
        )
        return int(str(number)) if number is not None else 0

    @cached_property
    def bound(self) -> int:
        """The first claim that cannot have been known, `LAST` where all can."""
        if self.known == EVERYTHING:
            return LAST
        number = self.store.value(
            "SELECT number FROM claim WHERE reading > ? AND decision IS NULL"
            " ORDER BY reading, number LIMIT 1",
            self.top,
        )
        return int(str(number)) if number is not None else LAST

    def newest(self, before: int | None = None) -> Iterator[int]:
        """The claims that all conditions hold for, newest recorded first, below a number."""
        bound = min(self.bound, before if before is not None else LAST)
        yield from self.confirmed((number, number) for number in self._candidates(bound))

    def by_day(self, after: tuple[int, ...] | None = None) -> Iterator[tuple[int, int]]:
        """Day and claim where a day is told, latest day and newest claim first, after a pair."""
        day, claim = after or (LAST, LAST)
        few = self.few()
        if few is None:
            query = f"""
                SELECT day, claim FROM glance WHERE day IS NOT NULL AND told = 1
                AND day <= :day AND (day < :day OR claim < :claim) AND {self.check("glance")}
                ORDER BY day DESC, claim DESC
            """
            rows = self.store.rows(query, named=self.values | {"day": day, "claim": claim})
            yield from self.confirmed((row["claim"], (row["day"], row["claim"])) for row in rows)
            return
        query = f"""
            SELECT day, claim FROM json_each(:few) AS few CROSS JOIN glance ON claim = few.value
            WHERE told = 1 AND day <= :day AND (day < :day OR claim < :claim)
            AND {self.check("glance")} ORDER BY day DESC, claim DESC
        """
        values = self.values | {"few": json.dumps(few), "day": day, "claim": claim}
        rows = self.store.rows(query, named=values)
        yield from self.confirmed((row["claim"], (row["day"], row["claim"])) for row in rows)

    def few(self) -> list[int] | None:
        """The claims that may be meant, where they are few enough to go through, else `None`.

        Some may fall away when they are confirmed.
        """
        if not self.narrow:
            return None
        asked = [*self.conditions, *([self._days] if self._days else [])]
        if len(asked) == 1 and self._size(asked[0], self.values) > FEW:
            return None  # counting them is five times as quick as listing them
        found = list(islice(self._candidates(self.bound), FEW + 1))
        return found if len(found) <= FEW else None

    def confirmed(self, found: Iterable[tuple[int, T]]) -> Iterator[T]:
        """What goes with each claim that all conditions truly hold for, in the order given."""
        size, items = _AT_ONCE, iter(found)
        while part := list(islice(items, size)):
            kept = self.confirm(number for number, _ in part)
            yield from (item for number, item in part if number in kept)
            if len(kept) < len(part) // 2:
                size = min(2 * size, _AT_MOST)

    def counted(self, limit: int | None) -> list[int]:
        """The newest `limit` claims as counts take them: whatever people decided on them."""
        found: list[int] = []
        candidates = self._candidates(self.bound)
        query = f"""
            SELECT claim FROM json_each(:given) AS given CROSS JOIN glance ON claim = given.value
            WHERE {self._checks()} ORDER BY given.key
        """
        while (limit is None or len(found) < limit) and (
            part := list(islice(candidates, _AT_MOST))
        ):
            values = self.values | {"given": json.dumps(part)}
            found += (row[0] for row in self.store.rows(query, named=values))
        return found[:limit]

    def confirm(self, claims: Iterable[int], *, days: bool = True) -> set[int]:
        """Those of some candidates that were current as known, and on the `days` asked for."""
        query = f"""
            SELECT claim.number FROM json_each(:given) AS given
            CROSS JOIN glance ON glance.claim = given.value
            CROSS JOIN claim ON claim.number = glance.claim
            WHERE {self._checks(days)} AND {current("claim")}
            AND {self.accepted("claim", "claim.id")}
        """
        values = self.values | {"given": json.dumps(list(claims))}
        return {row[0] for row in self.store.rows(query, named=values)}

    def accepted(self, kind: TargetKind, column: str) -> str:
        """The condition that people have not rejected a row, unless that is asked for too."""
        return "1" if self.filters.rejected else unrejected(kind, column)

    def _checks(self, days: bool = True) -> str:
        """What merged lists leave open."""
        asked = [self._days if days else None, self._seen]
        return " AND ".join(one.check.format(g="glance") for one in asked if one)

    def _as_list(self, condition: Condition, alias: str) -> str:
        """The condition as a list that is made once, where it is not too long for that."""
        if self._size(condition, self.values, MANY) > MANY:
            return condition.check
        return f"+{alias}.claim IN ({condition.claims})"

    def _candidates(self, before: int) -> Iterator[int]:
        """Claims that all conditions hold for, but perhaps for days and `known.current`."""
        asked = [*self.conditions, *([self._days] if self._days else [])]
        values = self.values | {"before": before}
        sizes = [(self._size(one, values), at) for at, one in enumerate(asked)]
        size, at = min(sizes, default=(LAST, 0))
        others = asked[:at] + asked[at + 1 :]
        dear = size > FEW_DEAR and any(one.dear for one in others)
        if size <= FEW and not (dear and asked[at].ordered):
            query = self._fetch(asked[at], others, dear)
        elif self.conditions:
            query = " INTERSECT ".join(one.claims for one in self.conditions)
            query += " ORDER BY claim DESC"
        else:
            query = f"""
                SELECT claim FROM glance WHERE claim < :before AND {self.check("glance")}
                ORDER BY claim DESC
            """
        yield from (row[0] for row in self.store.rows(query, named=values))

    def _fetch(self, first: Condition, others: Iterable[Condition], dear: bool) -> str:
        """The query that fetches the claims of one condition and checks the others on each."""
        checks = [self._seen.check.format(g="glance")]
        for other in others:
            as_list = f"+glance.claim IN ({other.claims})"
            checks.append(as_list if dear and other.dear else other.check.format(g="glance"))
        return f"""
            SELECT DISTINCT glance.claim AS claim FROM ({first.claims}) AS few
            CROSS JOIN glance ON glance.claim = few.claim
            WHERE {" AND ".join(checks)} ORDER BY glance.claim DESC
        """

    def _size(self, condition: Condition, values: dict[str, object], most: int = FEW) -> int:
        """For how many claims a condition holds, counted no further than matters."""
        some = f"SELECT claim FROM ({condition.claims}) LIMIT {most + 1}"
        return int(next(self.store.rows(f"SELECT count(*) FROM ({some})", named=values))[0])

"""Which texts a ledger holds: one record an article, newest recorded first."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from reportedly.ledger.known import EVERYTHING, Known, current_reading
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import LAST, Finder
from reportedly.views.links import touching

# Articles whose claims are confirmed in one query
_AT_ONCE = 50
# That it had been read as known, and no later printing of the same story took its place
_READ = f"""
EXISTS (SELECT 1 FROM (SELECT number AS reading FROM reading WHERE article = article.number) AS its
        WHERE {current_reading("its")})
"""
_WALK = """
SELECT number FROM article WHERE number < :before AND number <= :top
ORDER BY number DESC LIMIT :most
"""
_CLAIMS = """
SELECT reading.article, claim.number, claim.status FROM json_each(:articles) AS given
CROSS JOIN reading ON reading.article = given.value CROSS JOIN claim ON claim.reading = reading.number
CROSS JOIN glance ON glance.claim = claim.number WHERE {check}
"""
_HOLDING = """
SELECT DISTINCT claim.article FROM json_each(:few) AS few CROSS JOIN claim ON claim.number = few.value
WHERE claim.article < :before ORDER BY claim.article DESC
"""
_ROWS = """
SELECT number, id, title, outlet, agency, published, recorded, length(text) AS characters
FROM article WHERE number IN (SELECT value FROM json_each(:articles))
"""
_COPIES = """
SELECT copy.article, copy.earlier, copy.containment, first.id, first.outlet FROM (
    SELECT article, earlier FROM json_each(:articles) AS given
    CROSS JOIN copy ON copy.article = given.value
    UNION SELECT article, earlier FROM json_each(:articles) AS given
    CROSS JOIN copy ON copy.earlier = given.value) AS pair
CROSS JOIN copy ON copy.article = pair.article AND copy.earlier = pair.earlier
JOIN article AS first ON first.number = copy.earlier JOIN article AS later ON later.number = copy.article
WHERE copy.reading <= :known_reading
AND (:known_published IS NULL
     OR (first.published <= :known_published AND later.published <= :known_published))
ORDER BY copy.containment DESC, copy.earlier
"""


@dataclass(frozen=True, slots=True)
class Told:
    """How many claims of one status an article has."""

    status: str
    claims: int

    def __str__(self) -> str:
        """The count with its status: "2 denied"."""
        return f"{self.claims} {self.status}"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with what was read from it, counted as it was read.

    `disputes` counts the links of its claims to claims that cannot hold together with them,
    `copies` the articles that share words with it, before or after. `copied` is the id of the
    earlier one that it shares most with, and `copied_outlet` who printed that.
    """

    id: str
    title: str | None
    outlet: str | None
    agency: str | None
    published: date | None
    recorded: date
    characters: int
    claims: int
    told: tuple[Told, ...]
    disputes: int
    copies: int
    copied: str | None
    copied_outlet: str | None
    mark: str


def articles(
    store: Store, filters: Filters = ANY, known: Known = EVERYTHING
) -> tuple[ArticleRow, ...]:
    """A page of articles, newest recorded first; the filters hold for one of its claims at least."""
    finder = Finder(store, filters, known)
    before = filters.marks(1)
    found = _confirmed(finder, _candidates(finder, before[0] if before else LAST))
    return _rows(store, known, list(islice(found, filters.limit)))


def _candidates(finder: Finder, before: int) -> Iterator[int]:
    """Articles that may be meant, newest recorded first."""
    few = finder.few()
    if few is not None:
        values = {"few": json.dumps(few), "before": before}
        yield from (row[0] for row in finder.store.rows(_HOLDING, named=values))
        return
    top = finder.store.value(
        "SELECT max(article) FROM reading WHERE number <= ?", min(finder.known.reading, LAST)
    )
    # in parts, since what is found of one is asked for while the next is not read yet
    values = {"top": top, "before": before, "most": _AT_ONCE}
    while part := [row[0] for row in finder.store.rows(_WALK, named=values)]:
        yield from part
        values["before"] = part[-1]


def _confirmed(finder: Finder, candidates: Iterator[int]) -> Iterator[int]:
    """Those that were current as known, and of which the filters hold for a claim."""
    query = f"""
        SELECT article.number FROM json_each(:articles) AS given
        CROSS JOIN article ON article.number = given.value WHERE {_READ}
        AND (:known_published IS NULL OR article.published <= :known_published)
    """
    while part := list(islice(candidates, _AT_ONCE)):
        values = finder.values | {"articles": json.dumps(part)}
        kept = {row[0] for row in finder.store.rows(query, named=values)}
        if finder.narrow:
            kept &= _holding(finder, part)
        yield from (number for number in part if number in kept)


def _holding(finder: Finder, articles: Sequence[int]) -> set[int]:
    """The articles of some of whose claims all conditions hold."""
    check = finder.check("glance")
    values = finder.values | {"articles": json.dumps(articles)}
    rows = list(finder.store.rows(_CLAIMS.format(check=check), named=values))
    kept = finder.confirm(row["number"] for row in rows)
    return {row["article"] for row in rows if row["number"] in kept}


def _rows(store: Store, known: Known, numbers: list[int]) -> tuple[ArticleRow, ...]:
    finder = Finder(store, ANY, known)
    values = finder.values | {"articles": json.dumps(numbers)}
    kept = {row["number"]: row for row in store.rows(_ROWS, named=values)}
    of, told = _claims(finder, numbers)
    disputes: Counter[int] = Counter()
    for link in touching(finder, of, ("disputes",)):
        disputes.update({of[end] for end in (link["a"], link["b"]) if end in of})
    copies, copied = _copies(store, values)
    return tuple(
        ArticleRow(
            id=row["id"],
            title=row["title"],
            outlet=row["outlet"],
            agency=row["agency"],
            published=date.fromisoformat(row["published"]) if row["published"] else None,
            recorded=datetime.fromisoformat(row["recorded"]).date(),
            characters=row["characters"],
            claims=told[number].total(),
            told=tuple(Told(status, count) for status, count in told[number].most_common()),
            disputes=disputes[number],
            copies=copies[number],
            copied=copied.get(number, (None, None))[0],
            copied_outlet=copied.get(number, (None, None))[1],
            mark=str(number),
        )
        for number in numbers
        for row in [kept[number]]
    )


def _claims(
    finder: Finder, articles: Sequence[int]
) -> tuple[dict[int, int], defaultdict[int, Counter[str]]]:
    """The article of each current claim, and the claims of each article counted by status."""
    values = finder.values | {"articles": json.dumps(articles)}
    rows = list(finder.store.rows(_CLAIMS.format(check=finder.seen("glance")), named=values))
    kept = finder.confirm(row["number"] for row in rows)
    of: dict[int, int] = {}
    told: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["number"] in kept:
            of[row["number"]] = row["article"]
            told[row["article"]][row["status"]] += 1
    return of, told


def _copies(
    store: Store, values: dict[str, object]
) -> tuple[Counter[int], dict[int, tuple[str, str | None]]]:
    """How many articles share words with each, and the earlier one that shares most."""
    copies: Counter[int] = Counter()
    copied: dict[int, tuple[str, str | None]] = {}
    for row in store.rows(_COPIES, named=values):
        copies.update((row["article"], row["earlier"]))
        copied.setdefault(row["article"], (row["id"], row["outlet"]))
    return copies, copied

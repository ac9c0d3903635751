"""Who stands in which lasting tie to whom, and how that is told: one record a tie.

A name of the codebook is one actor under whatever spelling. Ties of one actor, or within two steps
of it, are found however old; else the newest claims on ties are looked at, no more than `AMONG`
unless `exact`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from reportedly.ledger.decisions.standing import standing
from reportedly.ledger.decisions.targets import source_keys
from reportedly.ledger.known import EVERYTHING, Known
from reportedly.ledger.store import Store
from reportedly.views.filters import ANY, Filters
from reportedly.views.finding import Finder
from reportedly.views.naming import names_called
from reportedly.views.rows import ClaimRow, Rows
from reportedly.views.told import Manner, Standing, Telling, manner, standing_of, telling

# Claims on ties that are looked at while somebody waits, 25 µs each
AMONG = 2_000

_TOLD = """
SELECT claim.number, claim.id, claim.status, claim.polarity, claim.first, claim.last,
       article.published, origin.key AS origin,
       json_extract(claim.codes, '$.relation.type') AS type,
       subject.key AS subject_key, subject.name AS subject, subject.kind AS subject_kind,
       object.key AS object_key, object.name AS object, object.kind AS object_kind
FROM json_each(:given) AS given CROSS JOIN claim ON claim.number = given.value
JOIN article ON article.number = claim.article JOIN name AS origin ON origin.number = claim.origin
LEFT JOIN claim_name AS one ON one.claim = claim.number AND one.part = 'subject'
LEFT JOIN name AS subject ON subject.number = one.name
LEFT JOIN claim_name AS other ON other.claim = claim.number AND other.part = 'object'
LEFT JOIN name AS object ON object.number = other.name
ORDER BY given.key
"""
_TOUCHING = """
SELECT DISTINCT glance.claim FROM json_each(:names) AS asked
CROSS JOIN claim_name ON claim_name.name = asked.value AND part IN ('subject', 'object')
CROSS JOIN glance ON glance.claim = claim_name.claim
WHERE {check} ORDER BY glance.claim DESC LIMIT :most
"""
_ENDS = """
SELECT DISTINCT name FROM json_each(:given) AS given CROSS JOIN claim_name ON claim = given.value
WHERE part IN ('subject', 'object')
"""
_KINDS = "SELECT key, name, kind FROM name WHERE key IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class End:
    """One end of a tie: the key that its spellings share, its name, and its kind where registered."""

    key: str
    name: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Stage:
    """How a tie had been told by a day of printing, in counts as `Standing` has them."""

    day: date
    asserted: int
    rumoured: int
    denied: int
    origins: int

    def __str__(self) -> str:
        """The day and its four counts: "2031-03-10:1,0,0,1"."""
        return f"{self.day}:{self.asserted},{self.rumoured},{self.denied},{self.origins}"


@dataclass(frozen=True, slots=True)
class TieRow:
    """A lasting tie, from subject to object.

    `example` is the id of the newest claim. `history` has a stage for each day on which more was
    printed, leaving out what was printed on unknown days. `counted` tells among how many of the
    newest claims on ties, `None` where all were looked at.
    """

    subject: str
    type: str
    object: str
    told: Standing
    example: str
    subject_kind: str | None = None
    object_kind: str | None = None
    history: tuple[Stage, ...] = ()
    counted: int | None = None


@dataclass(slots=True)
class Held:
    """A tie and how it is told, newest recorded first, while claims are gathered."""

    subject: End
    type: str
    object: End
    tellings: list[Telling]

    @property
    def names(self) -> tuple[str, str]:
        """Who is tied to whom."""
        return self.object.name, self.subject.name


Found = dict[tuple[str, str, str], Held]


def ties(
    store: Store,
    filters: Filters = ANY,
    known: Known = EVERYTHING,
    *,
    types: Sequence[str] = (),
    name: str | None = None,
    depth: int = 1,
    exact: bool = False,
) -> tuple[TieRow, ...]:
    """Ties of these types, all where none is named, those told by most origins first.

    With `name` those of that actor, and with `depth` 2 those of its neighbours too. Of the filters
    `limit` counts ties; there is no next page.
    """
    finder = Finder(store, replace(filters, kinds=("relation",)), known)
    most = None if exact else AMONG
    if name is None:
        given = list(islice(finder.newest(), most))
    else:
        given = _around(finder, names_called(store, name), depth, most)
    counted = most if len(given) == most else None
    found = gather(store, given, known)
    chosen = {key: held for key, held in found.items() if not types or key[1] in types}
    return tie_rows(chosen, counted, filters.limit)


def tie_claims(
    store: Store,
    subject: str,
    type: str,
    object: str,
    filters: Filters = ANY,
    known: Known = EVERYTHING,
) -> tuple[ClaimRow, ...]:
    """The claims that tell of one tie, newest recorded first, no more than `filters.limit`."""
    finder = Finder(store, replace(filters, kinds=("relation",)), known)
    keys = source_keys(store, [subject, object])
    found = gather(store, finder.newest(), known).get((keys[subject], type, keys[object]))
    ids = {one.claim for one in found.tellings} if found else set()
    query = "SELECT number FROM claim WHERE id IN (SELECT value FROM json_each(?))"
    numbers = [row[0] for row in store.rows(query, json.dumps(sorted(ids)))]
    kept = sorted(finder.confirm(numbers), reverse=True)
    return Rows(store, known).claims(kept[: filters.limit])


def gather(store: Store, claims: Iterable[int], known: Known = EVERYTHING) -> Found:
    """How claims tell of ties, by subject, type and object; as people edited them."""
    rows = list(store.rows(_TOLD, named={"given": json.dumps(list(claims))}))
    edited = _edited(store, rows, known)
    found: Found = {}
    for row in rows:
        read = edited[row["number"]] if row["number"] in edited else _as_recorded(row)
        if read is not None:
            one, type, other, told = read
            held = found.setdefault((one.key, type, other.key), Held(one, type, other, []))
            held.tellings.append(told)
    return found


def tie_rows(
    found: Found, counted: int | None = None, limit: int | None = None
) -> tuple[TieRow, ...]:
    """Gathered ties as records, those told by most origins first."""
    ordered = sorted(
        found.values(),
        key=lambda held: (-len({one.origin for one in held.tellings}), held.type, held.names),
    )
    return tuple(
        TieRow(
            subject=held.subject.name,
            type=held.type,
            object=held.object.name,
            told=standing_of(held.tellings),
            example=held.tellings[0].claim,
            subject_kind=held.subject.kind,
            object_kind=held.object.kind,
            history=tuple(_history(held.tellings)),
            counted=counted,
        )
        for held in ordered[:limit]
    )


def told_by(row: TieRow, day: date) -> TieRow | None:
    """A tie as it had been told by the end of a day of printing, `None` where nobody told it yet.

    Since when and until when it was told are then days of printing.
    """
    past = tuple(stage for stage in row.history if stage.day <= day)
    if not past:
        return None
    last = past[-1]
    told = Standing(
        asserted=last.asserted,
        rumoured=last.rumoured,
        denied=last.denied,
        origins=last.origins,
        first=past[0].day,
        last=last.day,
    )
    return replace(row, told=told, history=past)


Read = tuple[End, str, End, Telling] | None


def _as_recorded(row: Any) -> Read:
    if not (row["type"] and row["subject"] and row["object"]):
        return None
    return (
        End(row["subject_key"], row["subject"], row["subject_kind"]),
        row["type"],
        End(row["object_key"], row["object"], row["object_kind"]),
        Telling(
            claim=row["id"],
            manner=manner(row["status"], row["polarity"]),
            origin=row["origin"],
            first=_day(row["first"]),
            last=_day(row["last"]),
            printed=_day(row["published"]),
        ),
    )


def _edited(store: Store, rows: Sequence[Any], known: Known) -> dict[int, Read]:
    """What people made of the claims that they edited, or marked as missed."""
    if store.value("SELECT 1 FROM decision LIMIT 1") is None:
        return {}
    decided = standing(store, "claim", [row["id"] for row in rows], known)
    ids = {id for id, taken in decided.items() if any(d.kind in ("edit", "missed") for d in taken)}
    found: dict[int, Read] = {}
    for entry, _ in Rows(store, known).read(r["number"] for r in rows if r["id"] in ids):
        tie, number = entry.claim.relation, entry.number or 0
        found[number] = None
        if tie is not None:
            one, other = _ends(store, tie.subject, tie.object)
            found[number] = (one, tie.type, other, telling(entry))
    return found


def _ends(store: Store, *names: str) -> list[End]:
    """The ends that names stand for, whether the ledger holds them or a person wrote them."""
    keys = source_keys(store, names)
    kept = {row["key"]: row for row in store.rows(_KINDS, json.dumps(list(keys.values())))}
    return [
        End(key, kept[key]["name"], kept[key]["kind"]) if key in kept else End(key, name, None)
        for name, key in ((name, keys[name]) for name in names)
    ]


def _around(finder: Finder, names: Iterable[int], depth: int, most: int | None) -> list[int]:
    """The claims on ties of some names, and of those to whom they lead in `depth` steps."""
    asked, claims = set(names), list[int]()
    query = _TOUCHING.format(check=finder.check("glance"))
    for _ in range(depth):
        values = {"names": json.dumps(sorted(asked)), "most": -1 if most is None else most}
        candidates = [row[0] for row in finder.store.rows(query, named=finder.values | values)]
        kept = finder.confirm(candidates)
        claims = [number for number in candidates if number in kept]
        ends = finder.store.rows(_ENDS, named={"given": json.dumps(claims)})
        asked |= {row[0] for row in ends}
    return claims


def _history(tellings: Sequence[Telling]) -> Iterator[Stage]:
    counts: dict[Manner, int] = {"asserted": 0, "rumoured": 0, "denied": 0}
    origins: set[str] = set()
    dated = sorted((one.printed, at) for at, one in enumerate(tellings) if one.printed)
    for place, (day, at) in enumerate(dated):
        counts[tellings[at].manner] += 1
        origins.add(tellings[at].origin)
        if place + 1 == len(dated) or dated[place + 1][0] != day:
            yield Stage(day, origins=len(origins), **counts)


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None

"""An article that was read more than once in; how one reading differs from another out.

Claims of two readings are one where they have the same id, where a decision was carried from one to
the other, or where at least half of the longer one's words are the other's (those of the same kind
and speaker first). They are compared as the program read them; what people decided stands beside,
with whether it holds for the later reading (`ledger.carrying`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reportedly.errors import LedgerError
from reportedly.ledger.carrying import SHARED, places_in, share_of
from reportedly.ledger.decisions.standing import standing
from reportedly.ledger.known import EVERYTHING, Known, stands
from reportedly.ledger.records import Decision, Entry
from reportedly.ledger.store import Store
from reportedly.text import Article
from reportedly.views.changes import Change, changes
from reportedly.views.rows import ClaimRow, Rows, claim_row

_READINGS = """
SELECT reading.number, reading.version, reading.recorded, article.number AS article,
       (SELECT count(*) FROM claim WHERE claim.reading = reading.number AND decision IS NULL) AS claims
FROM article JOIN reading ON reading.article = article.number
WHERE article.id = :id AND reading.number <= :known_reading
AND (:known_published IS NULL OR article.published <= :known_published)
ORDER BY reading.number
"""
_CLAIMS = f"""
SELECT number FROM claim
WHERE reading = :reading AND (decision IS NULL OR ({stands("claim.decision")})) ORDER BY number
"""
_HELD = f"""
SELECT claim FROM held WHERE reading = :reading AND ({stands("held.decision")})
"""

State = Literal["changed", "added", "dropped", "same"]
# What became of a decision: it holds for the same claim, went over to another, or keeps the earlier
# claim beside the later reading
Fate = Literal["holds", "carried", "kept"]


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One reading of an article: the program's version, when it was recorded (UTC), its claims.

    `reprinted` tells that the text was printed anew since the reading before.
    """

    number: int
    version: str
    recorded: datetime
    claims: int
    reprinted: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim in the earlier reading, the later, or both, and what people decided of the earlier.

    `fate` is `None` where nobody decided anything.
    """

    state: State
    earlier: ClaimRow | None
    later: ClaimRow | None
    changes: tuple[Change, ...]
    decisions: tuple[Decision, ...]
    fate: Fate | None


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A difference in plain values: ids of the claim in each reading, `None` where it has none."""

    state: State
    earlier: str | None
    later: str | None
    source: str
    kind: str
    text: str
    changes: tuple[Change, ...]
    decisions: tuple[str, ...]
    fate: Fate | None


@dataclass(frozen=True, slots=True)
class Readings:
    """All readings of an article, and the differences between two of them in the order of the text."""

    article: Article
    all: tuple[ReadingRow, ...]
    earlier: ReadingRow
    later: ReadingRow
    differences: tuple[Difference, ...]

    def of(self, state: State) -> tuple[Difference, ...]:
        """The differences of one state."""
        return tuple(one for one in self.differences if one.state == state)

    @property
    def rows(self) -> tuple[DifferenceRow, ...]:
        """The differences in plain values."""
        return tuple(map(_row, self.differences))


def readings(
    store: Store,
    article: str,
    known: Known = EVERYTHING,
    earlier: int | None = None,
    later: int | None = None,
) -> Readings:
    """Compare two readings of an article: the last two, unless their numbers are given.

    Raises `LedgerError` where no such article was known, it was read once only, or it has no reading
    of such a number.
    """
    rows = list(store.rows(_READINGS, named=known.values() | {"id": article}))
    if not rows:
        raise LedgerError(f"no article {article!r} in this ledger as asked for")
    if len(rows) < 2:
        raise LedgerError(f"article {article!r} was read once: there is nothing to compare")
    texts = {row["number"]: row["article"] for row in rows}
    second = later or rows[-1]["number"]
    before = [number for number in texts if number < second]
    first = earlier or max(before, default=0)
    if first not in texts or second not in texts or first >= second:
        listed = ", ".join(map(str, texts))
        raise LedgerError(
            f"found the readings {first} and {second}, expected two of {listed}, the earlier first"
        )
    all_readings = tuple(
        ReadingRow(
            number=row["number"],
            version=row["version"],
            recorded=datetime.fromisoformat(row["recorded"]),
            claims=row["claims"],
            reprinted=at > 0 and rows[at - 1]["article"] != row["article"],
        )
        for at, row in enumerate(rows)
    )
    by_number = {row.number: row for row in all_readings}
    entries = Rows(store, known).entries
    old, new = entries.article(texts[first]), entries.article(texts[second])
    comparison = _Comparison(
        old=entries.entries(_claims(store, first, known)),
        new=entries.entries(_claims(store, second, known)),
        texts=(old, new),
        decided=_Decided(store, known, second),
    )
    return Readings(
        new, all_readings, by_number[first], by_number[second], tuple(comparison.differences())
    )


def _claims(store: Store, reading: int, known: Known) -> list[int]:
    rows = store.rows(_CLAIMS, named=known.values() | {"reading": reading})
    return [row["number"] for row in rows]


class _Decided:
    """What people decided of claims, and which of them stay beside a later reading for that."""

    def __init__(self, store: Store, known: Known, later: int) -> None:
        self._store, self._known = store, known
        rows = store.rows(_HELD, named=known.values() | {"reading": later})
        self.held = {row["claim"] for row in rows}

    def of(self, entries: Iterable[Entry]) -> Mapping[str, tuple[Decision, ...]]:
        ids = [entry.claim.id for entry in entries]
        return standing(self._store, "claim", ids, self._known)


class _Comparison:
    """Pairs the claims of two readings and says how each differs."""

    def __init__(
        self,
        old: Sequence[Entry],
        new: Sequence[Entry],
        texts: tuple[Article, Article],
        decided: _Decided,
    ) -> None:
        self._old, self._new, self._texts = old, new, texts
        self._held = decided.held
        self._before, self._after = decided.of(old), decided.of(new)
        self._places = {entry.number: places_in(*texts, entry.claim) for entry in old}

    def differences(self) -> list[Difference]:
        """All claims of both, in the order of the later text."""
        pairs = self._pair()
        found = [
            (self._start(one), self._difference(one, pairs.get(one.number))) for one in self._old
        ]
        paired = {other.number for other in pairs.values()}
        found += [
            ((entry.claim.spans[0].start, 1), self._added(entry))
            for entry in self._new
            if entry.number not in paired
        ]
        return [difference for _, difference in sorted(found, key=lambda pair: pair[0])]

    def _start(self, entry: Entry) -> tuple[int, int]:
        places = self._places[entry.number]
        return (places[0][0] if places else entry.claim.spans[0].start), 0

    def _pair(self) -> dict[int | None, Entry]:
        """By the row of each old claim the new one that it became; each is taken once."""
        by_id = {entry.claim.id: entry for entry in self._new}
        pairs = {one.number: by_id[one.claim.id] for one in self._old if one.claim.id in by_id}
        taken = {other.number for other in pairs.values()}
        ranked = []
        for one in self._old:
            for other in self._new:
                if one.number in pairs or other.number in taken:
                    continue
                rank = self._rank(one, other)
                if rank is not None:
                    ranked.append((rank, one.number or 0, other.number or 0, one, other))
        for *_, one, other in sorted(ranked, key=lambda item: item[:3]):
            if one.number not in pairs and other.number not in taken:
                pairs[one.number] = other
                taken.add(other.number)
        return pairs

    def _rank(self, one: Entry, other: Entry) -> tuple[int, float] | None:
        """How near claims of different ids are, least first; `None` where they are not the same."""
        before, after = (
            of.get(e.claim.id, ()) for of, e in ((self._before, one), (self._after, other))
        )
        if {d.number for d in before} & {d.number for d in after}:
            return 0, 0.0
        words = [(span.start, span.end) for span in other.claim.spans]
        shared = share_of(self._places[one.number], words)
        if shared < SHARED:
            return None
        alike = (one.claim.kind, one.claim.source.name) == (
            other.claim.kind,
            other.claim.source.name,
        )
        return (1 if alike else 2), -shared

    def _difference(self, one: Entry, other: Entry | None) -> Difference:
        decisions = self._before.get(one.claim.id, ())
        changed = changes(one.claim, other.claim) if other else ()
        return Difference(
            state="dropped" if other is None else "changed" if changed else "same",
            earlier=claim_row(one, decisions),
            later=claim_row(other, self._after.get(other.claim.id, ())) if other else None,
            changes=changed,
            decisions=decisions,
            fate=self._fate(one, other) if decisions else None,
        )

    def _fate(self, one: Entry, other: Entry | None) -> Fate:
        if one.number in self._held or other is None:
            return "kept"
        return "holds" if one.claim.id == other.claim.id else "carried"

    def _added(self, entry: Entry) -> Difference:
        decisions = self._after.get(entry.claim.id, ())
        return Difference("added", None, claim_row(entry, decisions), (), decisions, None)


def _row(one: Difference) -> DifferenceRow:
    shown = one.later or one.earlier
    assert shown is not None, "a claim is in one of two readings at least"
    return DifferenceRow(
        state=one.state,
        earlier=one.earlier.id if one.earlier else None,
        later=one.later.id if one.later else None,
        source=shown.source,
        kind=shown.kind,
        text=shown.text,
        changes=one.changes,
        decisions=tuple(
            f"{d.kind} by {d.by}{f': {json.dumps(d.value, ensure_ascii=False)}' if d.value else ''}"
            for d in one.decisions
        ),
        fate=one.fate,
    )

"""An article that was read again in; what people decided of the earlier reading kept for the later.

A claim of the same id needs nothing: a decision is about the id. Otherwise a decision goes over to
the claim of the later reading that says the same: of the same kind and speaker, in spans of which
at least half are shared. Where there is none, the old claim stays current beside the new reading.
Accounts that people placed, or whose incident they decided on, stay in that incident; links that
they decided on are kept under the later reading.

A story that was printed anew has other offsets: the words of its claims are looked for in the new
text.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.claim import Claim
from reportedly.ledger.decisions.edits import edited
from reportedly.ledger.decisions.grouping import place, placed
from reportedly.ledger.decisions.standing import decided, standing
from reportedly.ledger.decisions.targets import source_key
from reportedly.ledger.entries import Entries, decode_claim
from reportedly.ledger.known import EVERYTHING, stands
from reportedly.ledger.records import Decision, DecisionKind, TargetKind
from reportedly.ledger.store import Store
from reportedly.text import Article

# Share of the longer claim's characters: half of what either says must stand in the other, or a
# decision on "troops left the base" would go over to a sentence that only mentions it.
SHARED = 0.5
_MUTUAL = ("disputes", "supports")

_KINDS: tuple[DecisionKind, ...] = ("accept", "reject")

_CLAIMS = f"""
SELECT claim.* FROM claim
WHERE claim.reading = :reading AND (claim.decision IS NULL OR {stands("claim.decision")})
UNION
SELECT claim.* FROM held JOIN claim ON claim.number = held.claim
WHERE held.reading = :reading AND {stands("held.decision")}
ORDER BY number
"""
_LINKS = f"""
SELECT link.* FROM link
WHERE (a IN (SELECT value FROM json_each(:claims)) OR b IN (SELECT value FROM json_each(:claims)))
AND {decided("link", "CAST(link.number AS TEXT)", _KINDS)}
ORDER BY link.number
"""
_SAME_LINK = """
SELECT number FROM link
WHERE reading = :reading AND type = :type AND (a, b) IN ((:a, :b), (:c, :d)) ORDER BY number
"""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A claim with its rows."""

    number: int
    account: int | None
    claim: Claim


def carry_decisions(store: Store, old_reading: int, new_reading: int) -> None:
    """Keep what people decided of `old_reading` for `new_reading`, which supersedes it.

    Runs in the caller's transaction, after the claims, accounts, memberships and links of the new
    reading were written. Costs a few queries where nobody decided anything of the old one.
    """
    rows = _rows(store, old_reading)
    decisions = standing(store, "claim", [row["id"] for row in rows])
    places = _decided_places(store, {row["account"] for row in rows if row["account"]})
    values = {"claims": json.dumps([row["number"] for row in rows])} | EVERYTHING.values()
    links = list(store.rows(_LINKS, named=values))
    if not (decisions or places or links):
        return
    entries = Entries(store)
    old, new = _kept(entries, rows), _kept(entries, _rows(store, new_reading))
    same = _pair(old, new, decisions, _texts(store, entries, old_reading, new_reading))
    held = set()
    for one in old:
        of_one = decisions.get(one.claim.id, ())
        if of_one and one.number not in same:
            _hold(store, one.number, of_one, new_reading)
            held.add(one.number)
        elif of_one and same[one.number].claim.id != one.claim.id:
            _carry(store, ("claim", same[one.number].claim.id), of_one, new_reading)
    _keep_places(store, places, _successors(old, same), new_reading)
    ends = {one.number: one.number if one.number in held else None for one in old}
    ends |= {number: other.number for number, other in same.items()}
    _keep_links(store, links, ends, new_reading)


def _rows(store: Store, reading: int) -> list[sqlite3.Row]:
    """The claims of a reading, and those that people hold on to beside it."""
    return list(store.rows(_CLAIMS, named={"reading": reading} | EVERYTHING.values()))


def _kept(entries: Entries, rows: Iterable[sqlite3.Row]) -> list[_Kept]:
    return [
        _Kept(row["number"], row["account"], decode_claim(row, entries.article(row["article"])))
        for row in rows
    ]


def _texts(
    store: Store, entries: Entries, old_reading: int, new_reading: int
) -> tuple[Article, Article]:
    old, new = (
        entries.article(int(str(store.value("SELECT article FROM reading WHERE number = ?", n))))
        for n in (old_reading, new_reading)
    )
    return old, new


# -- which claim of the later reading says the same ------------------------------------------------


def _pair(
    old: Sequence[_Kept],
    new: Sequence[_Kept],
    decisions: Mapping[str, Sequence[Decision]],
    texts: tuple[Article, Article],
) -> dict[int, _Kept]:
    """By the row of each old claim, the new claim that says the same; each is taken once."""
    by_id = {one.claim.id: one for one in new}
    same = {one.number: by_id[one.claim.id] for one in old if one.claim.id in by_id}
    taken = {one.number for one in same.values()}
    found = []
    for one in old:
        if one.number in same:
            continue
        told = edited(one.claim, decisions.get(one.claim.id, ()))
        kinds = {one.claim.kind, told.kind}
        speakers = {source_key(one.claim.source.name), source_key(told.source.name)}
        places = places_in(*texts, one.claim)
        for other in new:
            claim = other.claim
            if claim.kind in kinds and source_key(claim.source.name) in speakers:
                shared = share_of(places, [(s.start, s.end) for s in claim.spans])
                if shared >= SHARED and other.number not in taken:
                    found.append((-shared, one.number, other.number, other))
    for _, number, row, other in sorted(found, key=lambda pair: pair[:3]):
        if number not in same and row not in taken:
            same[number] = other
            taken.add(row)
    return same


def places_in(old: Article, new: Article, claim: Claim) -> list[tuple[int, int]]:
    """Where the words of a claim of the old text stand in the new, nearest to where they stood."""
    if old.text == new.text:
        return [(span.start, span.end) for span in claim.spans]
    places = []
    for span in claim.spans:
        before = new.text.rfind(span.text, 0, span.end)
        after = new.text.find(span.text, span.start)
        starts = [start for start in (before, after) if start >= 0]
        if starts:
            start = min(starts, key=lambda start: abs(start - span.start))
            places.append((start, start + len(span.text)))
    return places


def share_of(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    """The share of the longer one's characters that both hold, 0 to 1."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    longer = max(sum(end - start for start, end in spans) for spans in (one, other))
    return both / longer if longer else 0.0


# -- what goes with them ---------------------------------------------------------------------------


def _hold(store: Store, claim: int, decisions: Iterable[Decision], reading: int) -> None:
    for decision in decisions:
        store.insert("INSERT INTO held VALUES (?, ?, ?)", claim, decision.number, reading)


def _carry(
    store: Store, target: tuple[TargetKind, str], decisions: Iterable[Decision], reading: int
) -> None:
    for decision in decisions:
        store.insert(
            "INSERT OR IGNORE INTO carried VALUES (?, ?, ?, ?)", *target, decision.number, reading
        )


def _decided_places(store: Store, accounts: Iterable[int]) -> dict[int, tuple[int, int]]:
    """The incident, and the decision that keeps it there, of each account that has such a one."""
    incidents = Entries(store).incidents_of(accounts)
    decided = standing(store, "incident", {str(incident) for incident in incidents.values()})
    places = {
        account: (incident, decided[str(incident)][-1].number or 0)
        for account, incident in incidents.items()
        if str(incident) in decided
    }
    return places | placed(store, incidents)


def _successors(old: Iterable[_Kept], same: Mapping[int, _Kept]) -> dict[int, int]:
    """The new account that most claims of each old account are in."""
    votes: dict[int, Counter[int]] = {}
    for one in old:
        other = same.get(one.number)
        if one.account and other and other.account:
            votes.setdefault(one.account, Counter())[other.account] += 1
    return {account: min(of, key=lambda new: (-of[new], new)) for account, of in votes.items()}


def _keep_places(
    store: Store, places: Mapping[int, tuple[int, int]], successors: Mapping[int, int], reading: int
) -> None:
    """Put each new account where its old one was; of several, the one decided on last counts."""
    wanted: dict[int, tuple[int, int]] = {}
    for account, (incident, decision) in sorted(places.items(), key=lambda item: item[1][1]):
        if account in successors:
            wanted[successors[account]] = (incident, decision)
    for account, (incident, decision) in sorted(wanted.items()):
        place(store, [account], incident, decision, "stays when read again", reading)


def _keep_links(
    store: Store, links: Iterable[sqlite3.Row], ends: Mapping[int, int | None], reading: int
) -> None:
    """Let decided links hold between the claims that say the same now.

    One that the later reading did not find is kept all the same: an accepted one is to be shown, and
    a rejected one must still be known when the other article is read again.
    """
    for link in links:
        a, b = (ends.get(link[end], link[end]) for end in ("a", "b"))
        if a is None or b is None or (a, b) == (link["a"], link["b"]):
            continue
        mutual = link["type"] in _MUTUAL
        values = {"reading": reading, "type": link["type"], "a": a, "b": b}
        values |= {"c": b, "d": a} if mutual else {"c": a, "d": b}
        found = next(store.rows(_SAME_LINK, named=values), None)
        number = (
            found["number"]
            if found
            else store.insert(
                "INSERT INTO link (type, a, b, confidence, reasons, reading)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                *(link["type"], a, b, link["confidence"], link["reasons"], reading),
            )
        )
        decisions = standing(store, "link", [str(link["number"])])
        _carry(store, ("link", str(number)), decisions[str(link["number"])], reading)

"""Which account tells of which incident, as people have it: what they merge, move and split.

A merge or split writes rows of `membership` that carry its number. Such rows hold over all that the
program writes (`known.belongs`), so no reading takes an account out of where a person put it. What
the program must still not do is to join incidents that people told apart: `barred`, `pinned` and
`barred_pairs` say so to whatever places accounts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.decisions.targets import accounts_in, claim_row, storable
from reportedly.ledger.entries import Entries
from reportedly.ledger.known import EVERYTHING, Known, belongs, stands
from reportedly.ledger.records import Why
from reportedly.ledger.store import Store
from reportedly.ledger.writing import reasons_json

_BARRED = f"""
SELECT DISTINCT decision.target FROM membership
JOIN decision ON decision.number = membership.decision
WHERE membership.account = :account AND decision.kind = 'split' AND {stands("decision.number")}
"""
_PLACED = f"""
SELECT account, incident, membership.decision FROM membership
WHERE account IN (SELECT value FROM json_each(:accounts)) AND membership.decision IS NOT NULL
AND {belongs("membership")}
"""
_PINNED = f"""
SELECT asked.value FROM json_each(:incidents) AS asked
WHERE EXISTS (
    SELECT 1 FROM decision WHERE target_kind = 'incident' AND target = CAST(asked.value AS TEXT)
    AND kind != 'undo' AND {stands("decision.number")})
OR EXISTS (
    SELECT 1 FROM membership WHERE incident = asked.value AND membership.decision IS NOT NULL
    AND {belongs("membership")})
"""


def check_merge(store: Store, into: int, value: dict[str, Any]) -> dict[str, Any]:
    """The incidents to be merged into another; raises where they are not there or none is left."""
    numbers = value.get("incidents")
    whole = isinstance(numbers, list) and all(type(number) is int for number in numbers)
    others = sorted(set(numbers) - {into}) if isinstance(numbers, list) and whole else []
    if not others:
        raise OptionError("found one incident, expected at least two to merge")
    for incident in others:
        accounts_in(store, incident)
    return {"incidents": others}


def check_split(store: Store, incident: int, value: dict[str, Any]) -> dict[str, Any]:
    """The accounts to be taken out, and where to: `None` is an incident of their own.

    They are named by their rows, or by claims of theirs: an account goes with all its claims.
    """
    inside = set(accounts_in(store, incident))
    given, claims = value.get("accounts") or [], value.get("claims") or []
    if not isinstance(given, list | tuple) or not all(type(number) is int for number in given):
        raise OptionError(
            f"found {given!r}, expected claims or accounts by their numbers in a list"
        )
    if not isinstance(claims, list | tuple):
        raise OptionError(f"found the claims {claims!r}, expected a list of ids")
    accounts = set(given)
    for claim in claims:
        account = claim_row(store, storable(str(claim)))["account"]
        if account not in inside:
            raise LedgerError(
                f"claim {claim} is not of incident {incident}: name one of its claims"
            )
        accounts.add(account)
    if not accounts or not accounts <= inside:
        raise OptionError(f"expected claims or accounts of incident {incident} to take out")
    into = value.get("into")
    if into is None and accounts == inside:
        raise OptionError(
            f"found all accounts of incident {incident}, expected some: what remains would be empty"
        )
    if into is not None:
        if type(into) is not int or into == incident:
            raise OptionError(f"found {into!r}, expected the number of another incident")
        accounts_in(store, into)
    return {"accounts": sorted(accounts), "into": into}


def merge(store: Store, into: int, value: dict[str, Any], decision: int) -> None:
    """Put the accounts of the merged incidents, and of the one they go to, where they now belong.

    The accounts that were there before are written too: together with the others they stay.
    """
    for incident in (*value["incidents"], into):
        place(store, accounts_in(store, incident), into, decision, "merged by a person")


def split(store: Store, value: dict[str, Any], decision: int) -> None:
    """Put the accounts in the incident that they belong to, a new one where none was named."""
    into = value["into"] or store.insert(
        "INSERT INTO incident (reading, decision) VALUES (NULL, ?)", decision
    )
    place(store, value["accounts"], into, decision, "taken out by a person")


def place(
    store: Store,
    accounts: Iterable[int],
    incident: int,
    decision: int,
    why: str,
    reading: int | None = None,
) -> None:
    """Write that a decision puts accounts in an incident, in a transaction of the caller.

    `reading` is that by which an article was read again, where the decision only goes with it.
    """
    reasons = reasons_json([Why(why)])
    for account in accounts:
        store.insert(
            "INSERT INTO membership (account, incident, score, reasons, reading, decision)"
            " VALUES (?, ?, NULL, ?, ?, ?)",
            account,
            incident,
            reasons,
            reading,
            decision,
        )


def placed(
    store: Store, accounts: Iterable[int], known: Known = EVERYTHING
) -> dict[int, tuple[int, int]]:
    """The accounts that people placed, each with its incident and the decision's number."""
    values = {"accounts": json.dumps(sorted(set(accounts)))} | known.values()
    rows: Iterable[sqlite3.Row] = store.rows(_PLACED, named=values)
    return {row["account"]: (row["incident"], row["decision"]) for row in rows}


def barred(store: Store, account: int) -> frozenset[int]:
    """The incidents that people took this account out of: the program must not put it back.

    An incident to which a person put it again is none of them.
    """
    values = {"account": account} | EVERYTHING.values()
    out = {int(row["target"]) for row in store.rows(_BARRED, named=values)}
    return frozenset(out - set(Entries(store).incidents_of([account]).values()))


def pinned(store: Store, incidents: Iterable[int]) -> frozenset[int]:
    """Those of the incidents that people decided on: the program may join others to such a one.

    It must not join such a one to another, which would take a settled toll, a grade or an account
    that a person placed out of sight.
    """
    values = {"incidents": json.dumps(sorted(set(incidents)))} | EVERYTHING.values()
    return frozenset(row[0] for row in store.rows(_PINNED, named=values))


def barred_pairs(store: Store, incidents: Sequence[int]) -> frozenset[frozenset[int]]:
    """The pairs among these incidents that the program must not take for one: people know both."""
    return frozenset(frozenset(pair) for pair in combinations(pinned(store, incidents), 2))

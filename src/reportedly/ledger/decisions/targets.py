"""What a decision is about, found in the ledger: a claim, link, incident, article or source.

People name a target in one word: a claim by its id, others as "link:12", "incident:5", "article:ID",
"source:NAME".
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import cast, get_args

from reportedly.codebook.actors import lookup_actor
from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.known import EVERYTHING, belongs, current
from reportedly.ledger.names import fold_name
from reportedly.ledger.records import TargetKind
from reportedly.ledger.store import Store

_CLAIM = f"""
SELECT claim.* FROM claim WHERE claim.id = :id AND {current("claim")}
ORDER BY claim.number DESC LIMIT 1
"""
_ARTICLE = """
SELECT article.*, reading.number AS reading
FROM article JOIN reading ON reading.article = article.number
WHERE article.id = ? AND NOT EXISTS (
    SELECT 1 FROM reading AS later WHERE later.supersedes = reading.number)
ORDER BY reading.number DESC LIMIT 1
"""
_ACCOUNTS = f"""
SELECT account FROM membership WHERE incident = :incident AND {belongs("membership")}
ORDER BY account
"""
_BEGUN = f"""
SELECT DISTINCT claim.id FROM claim
WHERE claim.id >= :id AND claim.id < :beyond AND {current("claim")} ORDER BY claim.id LIMIT 2
"""
# Letters of a claim's id that may stand for all of it
SHORTEST = 4
# SQLite's largest row number
LARGEST = 2**63 - 1


def read_target(words: str) -> tuple[TargetKind, str]:
    """The kind of a target and its id, number or name, as people write them.

    Raises `OptionError` for an empty one.

    >>> read_target("link:12"), read_target("4b1d6f0a2c3e"), read_target("source:SANA")
    (('link', '12'), ('claim', '4b1d6f0a2c3e'), ('source', 'SANA'))
    """
    kind, colon, target = words.partition(":")
    if not colon or kind not in get_args(TargetKind):
        kind, target = "claim", words
    target = target.strip()
    if not target:
        raise OptionError(
            f"found the target {words!r}, expected a claim's id, link:NUMBER, incident:NUMBER,"
            " article:ID or source:NAME"
        )
    return cast("TargetKind", kind), target


def storable(text: str) -> str:
    """The text with "?" for what no file can hold: half a surrogate pair of a broken input.

    >>> storable("caf\\udce9")
    'caf?'
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def find_target(store: Store, kind: TargetKind, target: str) -> str:
    """The target as decisions keep it; raises `LedgerError` where it is not in the ledger."""
    target = storable(target)
    if kind == "claim":
        return str(claim_row(store, target)["id"])
    if kind == "article":
        return str(article_row(store, target)["id"])
    if kind == "source":
        return _find_source(store, target)
    number = row_number(target, kind)
    if kind == "incident":
        accounts_in(store, number)
    elif store.row("SELECT 1 FROM link WHERE number = ?", number) is None:
        raise LedgerError(f"there is no link {number}: 'reportedly links' lists them")
    return str(number)


def row_number(words: str, kind: str) -> int:
    """The row's number that people wrote; raises `OptionError` where it is none."""
    if words.isascii() and words.isdigit() and 0 < int(words) <= LARGEST:
        return int(words)
    raise OptionError(f"found {words!r}, expected a number, as in {kind}:12")


def claim_row(store: Store, claim: str) -> sqlite3.Row:
    """The current row of the claim with this id, or whose id alone begins so.

    Raises `LedgerError` where there is none.
    """
    claim = whole_id(store, claim)
    row = next(store.rows(_CLAIM, named={"id": claim} | EVERYTHING.values()), None)
    if row is not None:
        return row
    if store.row("SELECT 1 FROM claim WHERE id = ?", claim) is None:
        raise LedgerError(f"there is no claim {claim}: 'reportedly claims' lists them")
    raise LedgerError(
        f"claim {claim} is no longer current, since its article was read again or it is no longer"
        " marked as missed: decide on a claim that 'reportedly claims' lists"
    )


def whole_id(store: Store, claim: str) -> str:
    """The id of the only current claim whose id begins with these letters, else the letters.

    Raises `LedgerError` where several do.
    """
    if len(claim) < SHORTEST or store.row("SELECT 1 FROM claim WHERE id = ?", claim):
        return claim
    values = {"id": claim, "beyond": claim + chr(0x10FFFF)} | EVERYTHING.values()
    found = [row["id"] for row in store.rows(_BEGUN, named=values)]
    if len(found) > 1:
        raise LedgerError(f"several claims have ids that begin with {claim}: give more letters")
    return found[0] if found else claim


def article_row(store: Store, article: str) -> sqlite3.Row:
    """The article with this id as last printed, with the `reading` that is current of it."""
    row = store.row(_ARTICLE, article)
    if row is None:
        raise LedgerError(f"there is no article {article}: give the id that its claims show")
    return row


def accounts_in(store: Store, incident: int) -> tuple[int, ...]:
    """The accounts that an incident holds now; raises `LedgerError` where there are none."""
    values = {"incident": min(incident, LARGEST)} | EVERYTHING.values()
    accounts = tuple(row["account"] for row in store.rows(_ACCOUNTS, named=values))
    if accounts:
        return accounts
    if store.row("SELECT 1 FROM incident WHERE number = ?", min(incident, LARGEST)) is None:
        raise LedgerError(f"there is no incident {incident}: 'reportedly incidents' lists them")
    raise LedgerError(
        f"incident {incident} holds no account any more, all were put in others:"
        " 'reportedly incidents' lists those"
    )


def source_keys(store: Store, names: Iterable[str]) -> dict[str, str]:
    """The key under which each source is kept and decided on; a name that is a key stays one."""
    asked = {name: storable(name) for name in names}
    kept = {
        row["key"]
        for row in store.rows(
            "SELECT key FROM name WHERE key IN (SELECT value FROM json_each(?))",
            json.dumps(list(asked.values())),
        )
    }
    return {
        name: written if written in kept else source_key(written) for name, written in asked.items()
    }


def source_key(name: str) -> str:
    """The key of a name that is not kept yet: the register's id, else the folded name.

    >>> source_key("the Kremlin"), source_key("Nadia Rahal")
    ('RUS', 'nadia rahal')
    """
    known = lookup_actor(name)
    return known.id if known else fold_name(name)


def _find_source(store: Store, name: str) -> str:
    key = source_keys(store, [name])[name]
    spoken = store.row(
        "SELECT 1 FROM name JOIN claim_name ON claim_name.name = name.number"
        " WHERE name.key = ? AND claim_name.part IN ('source', 'via', 'origin')",
        key,
    )
    if spoken is None:
        raise LedgerError(f"there is no source {name}: 'reportedly sources' lists them")
    return key

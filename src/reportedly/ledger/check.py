"""A ledger in, what is wrong with it out, and a copy of it that is whole.

`check` reads the file as SQLite's own check does, and then what only this program knows: that spans
lie in their texts, that texts have their hashes, and that derived tables agree with what they were
derived from. `repair` makes the derived tables anew; what was recorded is never touched.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import LedgerError
from reportedly.ledger.briefings import altered
from reportedly.ledger.store import Store, unusable
from reportedly.ledger.tally import miscounts, recount
from reportedly.ledger.writing import text_hash

_WORDS = "INSERT INTO claim_words (claim_words, rank) VALUES ('integrity-check', 1)"
_MAKE_WORDS = "INSERT INTO claim_words (claim_words) VALUES ('rebuild')"


def check(store: Store) -> Iterator[str]:
    """Yield a sentence for each thing that is wrong: what was found, and the way out."""
    damage = _damage(store)
    yield from (f"the file is damaged ({what}): go back to a backup" for what in damage)
    if damage:
        return  # what follows would only say it again
    for row in store.rows("PRAGMA foreign_key_check"):
        yield f"row {row[1]} of {row[0]} points at a row of {row[2]} that is not there: go back to a backup"
    yield from _articles(store)
    yield from _claims(store)
    for briefing in altered(store):
        yield f"the text of briefing {briefing} is not the one that was frozen: go back to a backup"
    yield from _words(store)
    yield from miscounts(store)


def repair(store: Store) -> None:
    """Make the index of words and the counts of the views anew from what was recorded."""
    with store.transaction():
        store.connection.execute(_MAKE_WORDS)
    recount(store)


def backup(store: Store, target: Path) -> None:
    """Write a whole copy of the ledger to `target`, while others may go on writing.

    The copy takes its place only when it is whole; an older file there is replaced then. Raises
    `LedgerError` where it cannot be written or is the ledger itself.
    """
    if target.exists() and target.samefile(store.path):
        raise LedgerError(f"{target}: found the ledger itself, expected another file to copy it to")
    if target.is_dir() or not target.absolute().parent.is_dir():
        raise LedgerError(f"{target}: cannot be written: name a file in a folder that exists")
    part = target.with_name(f".reportedly-{secrets.token_hex(4)}.part")
    try:
        copy = sqlite3.connect(part)
        try:
            store.connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it
        finally:
            copy.close()
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise LedgerError(f"{target}: cannot be written: {error.strerror}") from error
    except sqlite3.Error as error:
        raise unusable(target, error) from error
    finally:
        part.unlink(missing_ok=True)


def _damage(store: Store) -> list[str]:
    try:
        found = [row[0] for row in store.connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:  # some damage stops the search for damage
        return [str(error)]
    return [what for what in found if what != "ok"]


def _articles(store: Store) -> Iterator[str]:
    unread = "SELECT 1 FROM reading WHERE reading.article = article.number"
    for row in store.rows(f"SELECT number, id, hash, text, EXISTS ({unread}) AS read FROM article"):
        if text_hash(row["text"]) != row["hash"]:
            yield f"the text of article {row['id']} is not the one that was put in: go back to a backup"
        if not row["read"]:
            yield f"article {row['id']} was never read: add it again"


def _claims(store: Store) -> Iterator[str]:
    """Claims whose words do not stand where they say."""
    article, text = None, ""
    for row in store.rows(
        "SELECT claim.id, claim.article, claim.text, claim.codes FROM claim ORDER BY claim.article"
    ):
        if row["article"] != article:
            article = row["article"]
            text = str(store.value("SELECT text FROM article WHERE number = ?", article))
        spans = json.loads(row["codes"])["spans"]
        if " ... ".join(text[start:end] for start, end in spans) != row["text"]:
            yield f"claim {row['id']} does not stand in its article: go back to a backup"


def _words(store: Store) -> Iterator[str]:
    try:
        store.connection.execute(_WORDS)
    except sqlite3.Error as error:
        if "readonly" in str(error):  # the index checks itself by a statement that writes nothing
            return
        yield "the index of words does not agree with the claims: run 'reportedly check --repair'"

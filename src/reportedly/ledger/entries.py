"""Rows of a ledger in, the records that were put there out.

Rows never change, so what was read once is kept: an article is decoded once for all of its claims.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

from reportedly.claim import Claim
from reportedly.ledger.codec import decode
from reportedly.ledger.known import EVERYTHING, Known, belongs
from reportedly.ledger.records import Account, Copy, Entry, Origin, Printing
from reportedly.ledger.store import Store
from reportedly.text import Article, Block, Dateline, Notice

# Entries held in memory: about 5 KB each with their share of an article's text. News is compared with
# news of the same days; with five times as many, Python's collector of cycles, which goes through all
# that is held again and again, took twice the time that was saved.
_ENTRIES, _ARTICLES = 4_000, 500
# Numbers asked for in one query; SQLite takes at most 32,766 values
_AT_ONCE = 500

_ENTRY = """
SELECT claim.number, claim.id, claim.article, claim.account, claim.kind, claim.basis, claim.codes,
       origin.key AS origin_key, origin.name AS origin_name
FROM claim JOIN name AS origin ON origin.number = claim.origin
WHERE claim.number IN ({})
"""

_MEMBERSHIP = f"""
SELECT account, incident FROM membership
WHERE account IN (SELECT value FROM json_each(:accounts)) AND {belongs("membership")}
"""


class Entries:
    """Reads articles, accounts and claims of a store by their numbers."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._printed = lru_cache(_ARTICLES)(self._read)
        self._kept: dict[int, Entry] = {}  # the one asked for longest ago first

    def article(self, number: int) -> Article:
        """The article of a row."""
        return self._printed(number)[0]

    def printing(self, number: int) -> Printing:
        """The printing of an article row."""
        return self._printed(number)[1]

    def entries(self, numbers: Iterable[int]) -> list[Entry]:
        """The entries of claim rows, in the order asked for; a row that is not there is left out."""
        wanted = list(numbers)
        held: dict[int, Entry] = {}
        missing = []
        for number in dict.fromkeys(wanted):
            entry = self._kept.pop(number, None)
            if entry is None:
                missing.append(number)
            else:
                held[number] = entry
        for start in range(0, len(missing), _AT_ONCE):
            part = missing[start : start + _AT_ONCE]
            for row in self.store.rows(_ENTRY.format(",".join("?" * len(part))), *part):
                held[row["number"]] = self._entry(row)
        self.hold(held.values())
        found = [held[number] for number in wanted if number in held]
        incidents = self.incidents_of(entry.account for entry in found if entry.account)
        return [
            replace(entry, incident=incidents.get(entry.account)) if entry.account else entry
            for entry in found
        ]

    def hold(self, entries: Iterable[Entry]) -> None:
        """Keep entries that are in the store and will be asked for soon, the new ones above all."""
        self._kept.update((entry.number, entry) for entry in entries if entry.number is not None)
        while len(self._kept) > _ENTRIES:
            del self._kept[next(iter(self._kept))]

    def incidents_of(self, accounts: Iterable[int], known: Known = EVERYTHING) -> dict[int, int]:
        """The incident that each account row was in, as known then; memberships change.

        What a person decided holds, whatever the program found later.
        """
        wanted = sorted(set(accounts))
        if not wanted:
            return {}
        values = known.values() | {"accounts": json.dumps(wanted)}
        rows = self.store.rows(_MEMBERSHIP, named=values)
        return {row["account"]: row["incident"] for row in rows}

    def account(self, number: int) -> Account:
        """What an account row holds."""
        codes = self.store.value("SELECT codes FROM account WHERE number = ?", number)
        return cast("Account", decode(Account, json.loads(str(codes)), ""))

    def copies(self, article: int) -> tuple[Copy, ...]:
        """The copies that an article row has a part in, as the later or the earlier one."""
        rows = self.store.rows(
            "SELECT article, earlier, containment, shared FROM copy WHERE article = ?1 OR earlier = ?1"
            " ORDER BY containment DESC, earlier, article",
            article,
        )
        return tuple(
            Copy(
                row["article"],
                row["earlier"],
                row["containment"],
                tuple((start, end) for start, end in json.loads(row["shared"])),
            )
            for row in rows
        )

    def _entry(self, row: sqlite3.Row) -> Entry:
        article, printing = self._printed(row["article"])
        return Entry(
            claim=decode_claim(row, article),
            printing=printing,
            origin=Origin(row["origin_key"], row["origin_name"], row["basis"]),
            number=row["number"],
            account=row["account"],
        )

    def _read(self, number: int) -> tuple[Article, Printing]:
        row = self.store.row("SELECT * FROM article WHERE number = ?", number)
        assert row is not None, "a foreign key holds every article number"
        article = decode_article(row)
        printing = Printing(
            id=article.id,
            outlet=article.outlet,
            agency=row["agency"],
            byline=article.byline,
            published=article.published,
            title=article.title,
            url=article.url,
            number=row["number"],
            recorded=datetime.fromisoformat(row["recorded"]),
        )
        return article, printing


def decode_claim(row: sqlite3.Row, article: Article) -> Claim:
    """The claim of a row of `claim`; `article` is the one that it was read from."""
    codes: dict[str, Any] = json.loads(row["codes"])
    codes |= {"id": row["id"], "article": article.id, "kind": row["kind"]}
    return cast("Claim", decode(Claim, codes, article.text))


def decode_article(row: sqlite3.Row) -> Article:
    """The article of a row of `article`."""
    parts: dict[str, Any] = json.loads(row["parts"])
    text = row["text"]
    return Article(
        id=row["id"],
        text=text,
        title=row["title"],
        outlet=row["outlet"],
        byline=row["byline"],
        dateline=decode(Dateline | None, parts.get("dateline"), text),
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        published_basis=row["published_basis"],
        language=row["language"],
        notices=decode(tuple[Notice, ...], parts.get("notices", []), text),
        blocks=decode(tuple[Block, ...], parts.get("blocks", []), text),
        url=row["url"],
        source=row["source"],
    )

"""Records in, rows out: what a transaction writes of one article, its reading and its claims.

Everything here runs inside a transaction of the caller.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import blake2b, sha256
from typing import Any

from reportedly.claim import Claim, Reading, Where
from reportedly.codebook.actors import lookup_actor
from reportedly.edtf import day_bounds
from reportedly.ledger.codec import encode
from reportedly.ledger.names import fold_name
from reportedly.ledger.records import Account, Copy, Link, Origin, Why
from reportedly.ledger.store import Store
from reportedly.text import Article

# Fields of a claim that have columns of their own or stand in another row
_COLUMNS = ("id", "article", "kind")


def text_hash(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal; half of a surrogate pair counts as it stands."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def key_hash(key: str) -> int:
    """A key's words as a number that SQLite can hold (63 bits).

    Two keys in a million share a number by chance once in ten million ledgers; the records
    themselves are compared afterwards.
    """
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


def reasons_json(reasons: Iterable[Why]) -> str:
    """Reasons as rows keep them."""
    return _json([[why.name, round(why.weight, 3), why.detail] for why in reasons])


class Writer:
    """Writes rows into an open store; names and places that it met before are not looked up again."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._numbers: dict[tuple[str, str], int] = {}

    def article(self, article: Article, revises: int | None, moment: str) -> int:
        """Put the article in, and give its number."""
        parts = {
            "blocks": encode(article.blocks),
            "notices": encode(article.notices),
            "dateline": encode(article.dateline),
        }
        agency = article.dateline.agency if article.dateline else None
        return self.store.insert(
            "INSERT INTO article (id, hash, text, title, outlet, agency, byline, published,"
            " published_basis, language, url, source, parts, revises, recorded)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            article.id,
            text_hash(article.text),
            article.text,
            article.title,
            article.outlet,
            agency.text if agency else None,
            article.byline,
            article.published.isoformat() if article.published else None,
            article.published_basis,
            article.language,
            article.url,
            article.source,
            _json({name: part for name, part in parts.items() if part}),
            revises,
            moment,
        )

    def reading(
        self, reading: Reading, article: int, version: str, supersedes: int | None, moment: str
    ) -> int:
        """Put in that the article was read, and what yielded no claim; give the reading's number."""
        unread = [[item.span.start, item.span.end, item.why] for item in reading.unread]
        return self.store.insert(
            "INSERT INTO reading (article, version, supersedes, unread, recorded)"
            " VALUES (?, ?, ?, ?, ?)",
            article,
            version,
            supersedes,
            _json(unread),
            moment,
        )

    def claim(
        self,
        claim: Claim,
        origin: Origin,
        reading: int,
        article: int,
        account: int | None,
        decision: int | None = None,
    ) -> int:
        """Put one claim in with its names, places and words, and give its number.

        `decision` is that of the person who marked it as missed, `None` for what was read.
        """
        facts = claim.factuality
        first, last = day_bounds(claim.when.edtf) if claim.when else (None, None)
        codes = {name: part for name, part in encode(claim).items() if name not in _COLUMNS}
        source = self._name(claim.source.name)
        number = self.store.insert(
            "INSERT INTO claim (id, reading, article, text, kind, status, polarity, certainty, mood,"
            " source, origin, basis, first, last, account, codes, decision)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            claim.id,
            reading,
            article,
            claim.text,
            claim.kind,
            facts.status,
            facts.polarity,
            facts.certainty,
            facts.mood,
            source,
            self._name(origin.name, origin.key),
            origin.basis,
            first.isoformat() if first else None,
            last.isoformat() if last else None,
            account,
            _json(codes),
            decision,
        )
        self.store.insert("INSERT INTO claim_words (rowid, text) VALUES (?, ?)", number, claim.text)
        self._names_of(claim, origin, number)
        self._places_of(claim.places, number)
        return number

    def account(self, account: Account, reading: int, keys: Iterable[str]) -> int:
        """Put one account in with the keys that it is found by, and give its number."""
        number = self.store.insert(
            "INSERT INTO account (reading, codes) VALUES (?, ?)", reading, _json(encode(account))
        )
        self._pairs("account_key", (key_hash(key) for key in keys), number)
        return number

    def claim_keys(self, claim: int, keys: Iterable[str]) -> None:
        """Put in the keys that a claim is found by."""
        self._pairs("claim_key", (key_hash(key) for key in keys), claim)

    def article_keys(self, article: int, keys: Iterable[str]) -> None:
        """Put in the keys that an article's story is found by."""
        self._pairs("article_key", (key_hash(key) for key in keys), article)

    def fingerprints(self, article: int, hashes: Iterable[int]) -> None:
        """Put in the fingerprints of an article's text."""
        self._pairs("fingerprint", hashes, article)

    def copy(self, copy: Copy, reading: int) -> None:
        """Put in that an article holds words of an earlier one."""
        self.store.insert(
            "INSERT INTO copy VALUES (?, ?, ?, ?, ?)",
            copy.article,
            copy.earlier,
            round(copy.containment, 4),
            _json(copy.shared),
            reading,
        )

    def link(self, link: Link, reading: int) -> int:
        """Put one link in, and give its number."""
        return self.store.insert(
            "INSERT INTO link (type, a, b, confidence, reasons, reading) VALUES (?, ?, ?, ?, ?, ?)",
            link.type,
            link.a,
            link.b,
            round(link.confidence, 3),
            reasons_json(link.reasons),
            reading,
        )

    def name_number(self, name: str, key: str | None = None) -> int:
        """The number under which a name is kept, put in where it is new."""
        return self._name(name, key)

    def _pairs(self, table: str, keys: Iterable[int], number: int) -> None:
        self.store.connection.executemany(
            f"INSERT OR IGNORE INTO {table} VALUES (?, ?)",  # table is one of four words above
            [(key, number) for key in sorted(set(keys))],
        )

    def _names_of(self, claim: Claim, origin: Origin, number: int) -> None:
        parts = {("source", claim.source.name, None), ("origin", origin.name, origin.key)}
        parts |= {("via", relay.name, None) for relay in claim.chain[1:]}
        parts |= {("actor", actor.name, actor.id) for actor in claim.actors}
        parts |= {("recipient", actor.name, actor.id) for actor in claim.recipients}
        if claim.relation is not None:
            parts |= {
                ("subject", claim.relation.subject, None),
                ("object", claim.relation.object, None),
            }
        rows = {(self._name(name, key), part, number) for part, name, key in parts if name}
        self.store.connection.executemany("INSERT INTO claim_name VALUES (?, ?, ?)", sorted(rows))

    def _places_of(self, places: Sequence[Where], number: int) -> None:
        rows = {self._place(place): place.precision for place in places}
        self.store.connection.executemany(
            "INSERT INTO claim_place VALUES (?, ?, ?)",
            [(place, number, precision) for place, precision in sorted(rows.items())],
        )

    def _name(self, name: str, key: str | None = None) -> int:
        """The number of a name; a key that is given wins over the registered and the folded one."""
        remembered = ("name", key or name)
        if remembered not in self._numbers:
            known = lookup_actor(name)
            code = known.id if known else None
            held = key or code or fold_name(name)
            row = self.store.row("SELECT number FROM name WHERE key = ?", held)
            self._numbers[remembered] = (
                row[0]
                if row
                else self.store.insert(
                    "INSERT INTO name (key, name, kind, id) VALUES (?, ?, ?, ?)",
                    held,
                    name,
                    known.kind if known else None,
                    code,
                )
            )
        return self._numbers[remembered]

    def _place(self, place: Where) -> int:
        key = place.id or fold_name(place.name)
        if ("place", key) not in self._numbers:
            row = self.store.row("SELECT number FROM place WHERE key = ?", key)
            self._numbers["place", key] = (
                row[0]
                if row
                else self.store.insert(
                    "INSERT INTO place (key, name, id, lat, lon, country, regions)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    key,
                    place.name,
                    place.id,
                    place.lat,
                    place.lon,
                    place.country,
                    _json(place.regions),
                )
            )
        return self._numbers["place", key]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

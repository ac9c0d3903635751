"""Names as people type them in, the ledger's numbers for them out.

An actor that the codebook knows is found by any of its names. Any other name finds every name that
holds all of its words: "Haji" finds "Ali Asghar Haji". Places are found by name, whatever the
romanisation that the gazetteer knows, and stand for all that lies in them.
"""

from __future__ import annotations

import json

from reportedly.codebook.actors import lookup_actor
from reportedly.codebook.gazetteer import country_name, lookup
from reportedly.codebook.place_keys import bare_key, place_key
from reportedly.ledger.names import fold_name
from reportedly.ledger.store import Store

_WORDS = "SELECT rowid FROM name_words WHERE name_words MATCH ? ORDER BY rowid"


def names_called(store: Store, name: str) -> tuple[int, ...]:
    """The numbers of the names that `name` stands for; empty where the ledger has none."""
    name = readable(name)
    known = lookup_actor(name)
    keys = json.dumps([fold_name(name), *([known.id] if known else [])])
    rows = store.rows(
        "SELECT number FROM name WHERE key IN (SELECT value FROM json_each(?)) ORDER BY number",
        keys,
    )
    exact = {row[0] for row in rows}
    if known is not None and exact:
        return tuple(sorted(exact))
    words = search_words(fold_name(name))
    partly = {row[0] for row in store.rows(_WORDS, words)} if words else set()
    return tuple(sorted(exact | partly))


def names_holding(store: Store, letters: str) -> tuple[int, ...]:
    """The numbers of the names that hold these letters anywhere, or that they stand for."""
    held = readable(letters).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = store.rows("SELECT number FROM name WHERE name LIKE ? ESCAPE '\\'", f"%{held}%")
    return tuple(sorted({row[0] for row in rows} | set(names_called(store, letters))))


def areas_called(store: Store, place: str) -> tuple[int, ...]:
    """The numbers of the areas that `place` stands for; empty where the ledger has none."""
    place = readable(place)
    key = place_key(place)
    keys = {key, bare_key(key)} - {""}
    if len(place) == 2 and place.isupper():
        keys.add(place_key(country_name(place)))
    entries = lookup(place, by_sound=True)
    if entries and entries[0].rank:  # no place has this as its main name
        keys.add(place_key(entries[0].name))
    rows = store.rows(
        "SELECT number FROM area WHERE key IN (SELECT value FROM json_each(?)) ORDER BY number",
        json.dumps(sorted(keys)),
    )
    return tuple(row[0] for row in rows)


def search_words(text: str) -> str:
    """The query of a full-text search for all words of `text`; "" where it holds none.

    Words in double quotes stand together. Nothing in `text` is taken for an operator.

    >>> search_words('AND "air strike" (Homs*')
    '"AND" "air strike" "(Homs*"'
    """
    found = []
    for number, piece in enumerate(readable(text).split('"')):
        phrases = [piece] if number % 2 else piece.split()
        found += [f'"{words.strip()}"' for words in phrases if any(map(str.isalnum, words))]
    return " ".join(found)


def readable(text: str) -> str:
    """`text` as SQLite can hold it: half of a surrogate pair, and NUL, become question marks."""
    return text.replace("\0", "?").encode("utf-8", "replace").decode("utf-8")

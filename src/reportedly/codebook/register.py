"""The codebook's tables of actors in, one checked register with an index of all names out.

States are keyed by ISO 3166-1 alpha-3, all others by a slug of this project's. The tables are
states.toml, groups.toml (armed groups), organisations.toml, outlets.toml, institutions.toml for
what every state has, and a user's actors.toml, which adds entries and overrides those of its ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, get_args

from reportedly.codebook import load_table
from reportedly.codebook.naming import NameIndex
from reportedly.codebook.own import own_table
from reportedly.errors import CodebookError
from reportedly.text import EntityKind

How = Literal["name", "capital", "demonym", "adjective", "alias"]
Hold = Literal["free", "guarded", "local"]
Standing = Literal["un", "disputed", "former", "territory"]

_FILES: tuple[tuple[str, EntityKind], ...] = (
    ("groups", "armed_group"),
    ("organisations", "organisation"),
    ("outlets", "outlet"),
)
# What an actor that a user adds may be
_OWN_KINDS = ("armed_group", "organisation", "outlet", "person", "group")
# Columns of names, and under which condition or in which way each stands for its actor.
_NAME_COLUMNS: dict[str, Hold] = {
    "aliases": "free",
    "exact": "free",
    "guarded": "guarded",
    "local": "local",
}
_STATE_NAMES: dict[str, How] = {
    "aliases": "alias",
    "adjectives": "adjective",
    "demonyms": "demonym",
    "capitals": "capital",
    "seats": "capital",
}
_KEYS = frozenset(("name", "kind", "parent", "country", *_NAME_COLUMNS))
_STATE_KEYS = frozenset(("name", "iso2", "standing", "point", "modifier", *_STATE_NAMES))


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A registered actor.

    `parent` is the id of the state or organisation that it belongs to, `country` the ISO 3166-1
    alpha-2 code of the country where it is based or mainly acts, each `None` where there is none.
    `aliases` are all other names, without adjectives, demonyms and capitals of states.
    """

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class StateEntry:
    """A state or territory: its register entry, and its words and point for other readers."""

    actor: ActorEntry
    standing: Standing
    modifier: str  # "Iranian", put before "Foreign Ministry"
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    point: tuple[float, float] | None  # latitude, longitude in degrees; None for ended states


@dataclass(frozen=True, slots=True)
class Institution:
    """What every state has: "foreign-ministry", its usual name, and the words for it.

    `attributive` words also modify ("Iran's military presence" has no military acting in it).
    """

    key: str
    name: str
    words: tuple[str, ...]
    keep_wording: bool = False
    attributive: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """A name's meaning: the entry, how the name stands for it, and when it may be taken so.

    `hold` is "free"; "guarded" for names that are also words or people's names; "local" for names
    that mean this actor only in an article that names its country.
    """

    entry: ActorEntry
    how: How
    hold: Hold = "free"


@dataclass(frozen=True, slots=True)
class Register:
    """All entries by id, and the index of their names; `None` marks a name to pass over."""

    entries: dict[str, ActorEntry]
    states: dict[str, StateEntry]
    index: NameIndex[Naming | None] = field(repr=False)
    institutions: NameIndex[Institution] = field(repr=False)


def compose(state: StateEntry, institution: Institution, words: str) -> ActorEntry:
    """The entry of an institution of a state; `words` are the article's for the institution."""
    noun = words.lower() if institution.keep_wording else institution.name
    return ActorEntry(
        id=f"{state.actor.id}.{institution.key}",
        name=f"{state.modifier} {noun}",
        kind="organisation",
        parent=state.actor.id,
        country=state.actor.country,
    )


@cache
def load_register() -> Register:
    """Read the codebook's actors once; raise `CodebookError` where an entry is malformed."""
    entries: dict[str, ActorEntry] = {}
    index: NameIndex[Naming | None] = NameIndex()
    # Longer names that hold a state's name and are none of its actors ("Latin America").
    for name in load_table("institutions").get("blocked", {}).get("names", []):
        index.add(name, None)
    for table, kind in _FILES:
        for key, row in load_table(table).items():
            _check(f"codebook/{table}.toml, [{key}]", row, _KEYS)
            if key in entries:
                raise CodebookError(f"codebook/{table}.toml, [{key}]: registered twice, rename one")
            entries[key] = _read_actor(key, _with_own(key, row, _KEYS), kind, index)
    for key, row in _new_actors(entries):
        entries[key] = _read_actor(key, row, row["kind"], index)
    states = {state.actor.id: state for state in _read_states(index)}
    entries.update((key, state.actor) for key, state in states.items())
    for entry in entries.values():
        parent = entry.parent
        if parent is not None and parent not in entries and parent.split(".")[0] not in states:
            raise CodebookError(f"codebook: actor {entry.id} has an unknown parent {parent}")
    institutions: NameIndex[Institution] = NameIndex()
    for institution in load_institutions():
        for words in institution.words:
            institutions.add(words, institution)
    return Register(entries, states, index, institutions)


@cache
def load_institutions() -> tuple[Institution, ...]:
    """The institutions that every state has, in the codebook's order."""
    return tuple(
        Institution(
            key,
            row["name"],
            tuple(row["words"]),
            row.get("keep_wording", False),
            row.get("attributive", False),
        )
        for key, row in load_table("institutions").items()
        if "words" in row and "name" in row
    )


def _read_states(index: NameIndex[Naming | None]) -> Iterator[StateEntry]:
    """The states, each with its names put into `index`."""
    for key, row in load_table("states").items():
        _check(f"codebook/states.toml, [{key}]", row, _STATE_KEYS)
        row = _with_own(key, row, _STATE_KEYS)
        if row.get("standing") not in get_args(Standing):
            raise CodebookError(f"codebook/states.toml, [{key}]: unknown standing")
        names = {column: tuple(row.get(column, ())) for column in _STATE_NAMES}
        actor = ActorEntry(key, row["name"], "state", names["aliases"], None, row.get("iso2"))
        index.add(actor.name, Naming(actor, "name"))
        for column, how in _STATE_NAMES.items():
            for name in names[column]:
                index.add(name, Naming(actor, how))
        point = row.get("point")
        yield StateEntry(
            actor,
            row["standing"],
            row.get("modifier") or (*names["adjectives"], actor.name)[0],
            names["adjectives"],
            names["demonyms"],
            names["capitals"],
            names["seats"],
            None if point is None else (float(point[0]), float(point[1])),
        )


def _read_actor(
    key: str, row: dict[str, Any], kind: EntityKind, index: NameIndex[Naming | None]
) -> ActorEntry:
    """An entry of groups, organisations or outlets, with its names put into `index`."""
    names = {column: tuple(row.get(column, ())) for column in _NAME_COLUMNS}
    conditions = names["guarded"] + names["local"]
    aliases = tuple(
        alias for column in _NAME_COLUMNS for alias in names[column] if alias != row["name"]
    )
    entry = ActorEntry(
        key, row["name"], row.get("kind", kind), aliases, row.get("parent"), row.get("country")
    )
    if entry.name not in conditions:
        index.add(entry.name, Naming(entry, "name"))
    for column, hold in _NAME_COLUMNS.items():
        for name in names[column]:
            how: How = "name" if name == entry.name else "alias"
            index.add(name, Naming(entry, how, hold), exact=column == "exact")
    return entry


def _with_own(key: str, row: dict[str, Any], allowed: frozenset[str]) -> dict[str, Any]:
    """The row as a user has it: names are added to, and other values replaced.

    Names under `without` are dropped.
    """
    own = own_table("actors").get(key)
    if own is None:
        return row
    where = f"actors.toml, [{key}]"
    _check(where, {"name": row["name"], **own}, allowed | {"without"})
    without = set(own.get("without", ()))
    merged = {**row, **{k: v for k, v in own.items() if k != "without"}}
    for column in (*_NAME_COLUMNS, *_STATE_NAMES):
        names = [*row.get(column, ()), *map(_bare, own.get(column, ()))]
        if names:
            merged[column] = [name for name in dict.fromkeys(names) if name not in without]
    return merged


def _new_actors(entries: dict[str, ActorEntry]) -> Iterator[tuple[str, dict[str, Any]]]:
    """A user's actors that the codebook does not have."""
    states = load_table("states")
    for key, row in own_table("actors").items():
        if key in entries or key in states:
            continue
        _check(f"actors.toml, [{key}]", row, _KEYS)
        if row.get("kind") not in _OWN_KINDS:
            raise CodebookError(
                f"actors.toml, [{key}]: found the kind {row.get('kind')!r}, expected"
                f" {' or '.join(_OWN_KINDS)} of a new actor"
            )
        named = {column: list(map(_bare, row[column])) for column in _NAME_COLUMNS if column in row}
        yield key, {**row, **named}


def _bare(name: str) -> str:
    """A name without the article that a user wrote before it: names are looked up without."""
    return name.removeprefix("the ").removeprefix("The ")


def _check(where: str, row: Any, allowed: frozenset[str]) -> None:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise CodebookError(f"{where}: expected a table with a name")
    if unknown := sorted(set(row) - allowed):
        raise CodebookError(f"{where}: unknown key {unknown[0]}, expected {sorted(allowed)}")
    for column in (*_NAME_COLUMNS, *_STATE_NAMES, "without"):
        value = row.get(column, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise CodebookError(f"{where}.{column}: expected a list of names")

"""Records of views in, dictionaries out: nested for JSON, flat for tables and data frames."""

from __future__ import annotations

from dataclasses import Field, fields, is_dataclass
from datetime import date
from typing import Any, cast, get_type_hints

Flat = dict[str, str | int | float | bool | date | None]


def as_dict(record: Any) -> dict[str, Any]:
    """A record as JSON has it: days in ISO 8601, lists for tuples; `None` is kept.

    A record within it stays one, but the one called "claim" lends its fields.
    """
    found: dict[str, Any] = {}
    for item in _shown(type(record)):
        value = _json(getattr(record, item.name))
        found |= value if item.name == "claim" else {item.name: value}
    return found


def flat(record: Any) -> Flat:
    """A record as one row of plain values: several are joined by "; ".

    The fields of a record within it take its name before theirs ("a_text"), but for "claim".
    """
    found: Flat = {}
    for item in _shown(type(record)):
        value = getattr(record, item.name)
        if is_dataclass(value):
            before = "" if item.name == "claim" else f"{item.name}_"
            found |= {before + name: held for name, held in flat(value).items()}
        elif isinstance(value, tuple):
            found[item.name] = "; ".join(map(str, value))
        else:
            found[item.name] = value
    return found


def columns(kind: type) -> tuple[str, ...]:
    """The names that `flat` gives a record of this type, in order."""
    hints = get_type_hints(kind)
    found: list[str] = []
    for item in _shown(kind):
        inner = hints[item.name]
        if is_dataclass(inner):
            before = "" if item.name == "claim" else f"{item.name}_"
            found += (before + name for name in columns(cast("type", inner)))
        else:
            found.append(item.name)
    return tuple(found)


def _shown(kind: type) -> list[Field[Any]]:
    """The fields that tell something: a mark only says where a list goes on."""
    return [item for item in fields(kind) if item.name != "mark"]


def _json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    if is_dataclass(value):
        return as_dict(value)
    return value.isoformat() if isinstance(value, date) else value

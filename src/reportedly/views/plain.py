"""Records of views in, dictionaries out: nested for JSON, flat for tables and data frames."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

Flat = dict[str, str | int | float | bool | date | None]


def as_dict(record: Any) -> dict[str, Any]:
    """A record as JSON has it: days in ISO 8601, lists for tuples; `None` is kept.

    A record within it stays one, but the one called "claim" lends its fields.
    """
    found: dict[str, Any] = {}
    for item in fields(record):
        value = _json(getattr(record, item.name))
        found |= value if item.name == "claim" else {item.name: value}
    return found


def flat(record: Any) -> Flat:
    """A record as one row of plain values: several are joined by "; ".

    The fields of a record within it take its name before theirs ("a_text"), but for "claim".
    """
    found: Flat = {}
    for item in fields(record):
        value = getattr(record, item.name)
        if is_dataclass(value):
            before = "" if item.name == "claim" else f"{item.name}_"
            found |= {before + name: held for name, held in flat(value).items()}
        elif isinstance(value, tuple):
            found[item.name] = "; ".join(map(_words, value))
        else:
            found[item.name] = value
    return found


def _json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_json(item) for item in value]
    if is_dataclass(value):
        return as_dict(value)
    return value.isoformat() if isinstance(value, date) else value


def _words(value: Any) -> str:
    """One of several values; of a record, what it tells of itself."""
    return str(value)

"""Frozen records in, compact JSON out, and back.

A span is written as [start, end]: its words are in the article's text. Fields that hold their
default are left out, which keeps a claim under a kilobyte. `decode` undoes `encode` exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from reportedly.text import Span

Decoder = Callable[[Any, str], Any]


def encode(value: Any) -> Any:
    """Turn a record, or a tuple of records, into what JSON can hold.

    >>> encode(Span(3, 7, "said"))
    [3, 7]
    """
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            item.name: encode(held)
            for item in _fields(type(value))
            if (held := getattr(value, item.name)) != item.default
        }
    return value.isoformat() if isinstance(value, date) else value


def decode(kind: Any, value: Any, text: str) -> Any:
    """Make the record of type `kind` that `encode` wrote; `text` is the article's.

    >>> decode(Span, [3, 7], "he said")
    Span(start=3, end=7, text='said')
    """
    return _decoder(kind)(value, text)


@cache
def _fields(kind: type) -> tuple[Field[Any], ...]:
    return fields(kind)


@cache
def _decoder(kind: Any) -> Decoder:
    """How a value of a type is read back; made once for each type."""
    if kind is Span:
        return lambda value, text: Span(value[0], value[1], text[value[0] : value[1]])
    if kind in (date, datetime):
        return lambda value, _: kind.fromisoformat(value)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(inner)
    if origin is tuple and inner[-1] is Ellipsis:
        read = _decoder(inner[0])
        return lambda value, text: tuple(read(item, text) for item in value)
    if origin is tuple:
        return lambda value, text: tuple(
            _decoder(part)(item, text) for part, item in zip(inner, value, strict=True)
        )
    return _record(kind) if is_dataclass(kind) else lambda value, _: value


def _optional(inner: tuple[Any, ...]) -> Decoder:
    """A union is a type or `None`: nothing else stands in a record."""
    read = _decoder(next(part for part in inner if part is not type(None)))
    return lambda value, text: None if value is None else read(value, text)


def _record(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    readers = {item.name: _decoder(hints[item.name]) for item in fields(kind)}
    needed = [i.name for i in fields(kind) if i.default is MISSING and i.default_factory is MISSING]
    make = cast("Callable[..., Any]", kind)

    def read(value: dict[str, Any], text: str) -> Any:
        missing = [name for name in needed if name not in value]
        if missing:
            raise KeyError(f"{kind.__name__} without {', '.join(missing)}")
        return make(**{name: readers[name](held, text) for name, held in value.items()})

    return read

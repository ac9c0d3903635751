"""The words of the command line in, the decisions that they stand for out; nothing is looked up."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from reportedly.errors import OptionError
from reportedly.ledger.decisions.deciding import signed
from reportedly.ledger.decisions.targets import read_target, row_number
from reportedly.ledger.grades import grade_values
from reportedly.ledger.records import Decision, DecisionKind, TargetKind

_Value = tuple[tuple[TargetKind, str], Mapping[str, Any]]


def decisions_of(arguments: argparse.Namespace, by: str) -> list[Decision]:
    """The decisions that the words stand for; grades of two schemes are two."""
    kind: DecisionKind = arguments.decision
    if kind == "grade":
        target = read_target(arguments.target)
        values = grade_values(arguments.grades, target[0])
        return [signed(kind, target, by, value, arguments.reason) for value in values]
    target, value = _VALUES[kind](arguments)
    return [signed(kind, target, by, value, arguments.reason)]


def _fields(pairs: Iterable[str]) -> dict[str, str]:
    """Fields and values written FIELD=VALUE; raises `OptionError` for other words."""
    fields: dict[str, str] = {}
    for pair in pairs:
        field, sign, value = pair.partition("=")
        if not sign or not field.strip():
            raise OptionError(f"found {pair!r}, expected FIELD=VALUE, such as polarity=-")
        fields[field.strip()] = value.strip()
    return fields


def _of(kind: TargetKind, words: str) -> tuple[TargetKind, str]:
    """A target of a decision that takes one kind only, which need not be named."""
    found, target = read_target(words)
    return (
        (kind, target) if found == "claim" and not words.startswith("claim:") else (found, target)
    )


def _incident(words: str) -> int:
    return row_number(words.removeprefix("incident:"), "incident")


def _verdict(arguments: argparse.Namespace) -> _Value:
    return read_target(arguments.target), {}


def _edit(arguments: argparse.Namespace) -> _Value:
    return _of("claim", arguments.target), _fields(arguments.fields)


def _missed(arguments: argparse.Namespace) -> _Value:
    fields = {"kind": arguments.kind, "source": arguments.source} | _fields(arguments.fields)
    value: dict[str, Any] = {"fields": fields}
    if arguments.words is not None:
        value["words"] = arguments.words
    if arguments.at is not None:
        start, _, end = arguments.at.partition("-")
        if not (start.isdigit() and end.isdigit()):
            raise OptionError(f"found --at {arguments.at!r}, expected offsets such as 120-164")
        value |= {"start": int(start), "end": int(end)}
    return _of("article", arguments.target), value


def _outcome(arguments: argparse.Namespace) -> _Value:
    value: dict[str, Any] = {"outcome": arguments.outcome.replace("-", " ")}
    if arguments.condition is not None:
        value["condition"] = arguments.condition
    return _of("claim", arguments.target), value


def _merge(arguments: argparse.Namespace) -> _Value:
    into, *others = (_incident(words) for words in arguments.incidents)
    return ("incident", str(into)), {"incidents": others}


def _split(arguments: argparse.Namespace) -> _Value:
    into = None if arguments.into is None else _incident(arguments.into)
    claims = [read_target(words)[1] for words in arguments.claims]
    return _of("incident", arguments.target), {"claims": claims, "into": into}


def _settle(arguments: argparse.Namespace) -> _Value:
    target = _of("incident", arguments.target)
    if arguments.figure is not None:
        return target, {"policy": "by hand", "figure": arguments.figure}
    value: dict[str, Any] = {"policy": arguments.policy}
    if arguments.what is not None:
        value["what"] = arguments.what
    if arguments.order is not None:
        value["order"] = arguments.order
    return target, value


_VALUES: dict[DecisionKind, Callable[[argparse.Namespace], _Value]] = {
    "accept": _verdict,
    "reject": _verdict,
    "edit": _edit,
    "missed": _missed,
    "outcome": _outcome,
    "merge": _merge,
    "split": _split,
    "settle": _settle,
}

"""What a person decided in, its value in words out: "polarity −", "credibility 2, probably true"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from reportedly.claim import Casualties
from reportedly.errors import OptionError
from reportedly.ledger.grades import read_grades
from reportedly.ledger.records import DecisionKind, TargetKind
from reportedly.show.edtf import date_words
from reportedly.show.words import harm_words, listed

Pair = tuple[str, str]
Value = Mapping[str, Any]

_DATES = frozenset({"when", "said"})


def decision_words(
    kind: DecisionKind, value: Value, target_kind: TargetKind = "claim"
) -> tuple[Pair, ...]:
    """What was decided, as names with what was said of each; empty where the kind says it all.

    >>> decision_words("edit", {"polarity": "-", "actors": ["Iran", "SANA"], "when": "2031-03"})
    (('polarity', '−'), ('actors', 'Iran and SANA'), ('when', 'March 2031'))
    >>> decision_words("grade", {"scheme": "admiralty", "source": "B"}, "source")
    (('admiralty source', 'B, usually reliable'),)
    """
    if kind == "grade":
        return tuple(_grades(value, target_kind))
    words = _WORDS.get(kind)
    return tuple(words(value)) if words else ()


def _edit(value: Value) -> Iterator[Pair]:
    for field, given in value.items():
        yield field, _field(field, given)


def _field(field: str, given: object) -> str:
    if given is None or given == []:
        return "none"
    if field == "casualties":
        return "; ".join(_harm(harm) for harm in cast("list[Value]", given))
    if isinstance(given, list):
        return listed(map(str, given))
    if field in _DATES:
        return date_words(str(given))
    return "−" if field == "polarity" and given == "-" else str(given)


def _missed(value: Value) -> Iterator[Pair]:
    yield from _edit(value.get("fields", {}))


def _merge(value: Value) -> Iterator[Pair]:
    yield "with", f"incident {listed(map(str, value['incidents']))}"


def _split(value: Value) -> Iterator[Pair]:
    count = len(value["accounts"])
    yield "out of it", f"{count} account" if count == 1 else f"{count} accounts"
    into = value.get("into")
    yield "into", "a new incident" if into is None else f"incident {into}"


def _grades(value: Value, target_kind: TargetKind) -> Iterator[Pair]:
    try:
        for grade in read_grades(value, target_kind):
            told = grade.means.startswith(grade.value)
            words = grade.means if told else f"{grade.value}, {grade.means}"
            yield f"{grade.scheme} {grade.part}", words
    except OptionError:  # of a scheme that the codebook had once
        yield from ((name, str(given)) for name, given in value.items())


def _settle(value: Value) -> Iterator[Pair]:
    if value["policy"] == "by hand":
        yield "by hand", _harm({key: value[key] for key in ("what", "low", "best", "high")})
        return
    yield "policy", str(value["policy"])
    if "order" in value:
        yield "order", ", ".join(map(str, value["order"]))
    if "what" in value:
        yield "of", str(value["what"])


def _outcome(value: Value) -> Iterator[Pair]:
    yield "outcome", str(value["outcome"])
    if "condition" in value:
        yield "of the condition", str(value["condition"])


def _harm(harm: Value) -> str:
    return harm_words(Casualties(**harm))


_WORDS: dict[DecisionKind, Callable[[Value], Iterator[Pair]]] = {
    "edit": _edit,
    "missed": _missed,
    "merge": _merge,
    "split": _split,
    "settle": _settle,
    "outcome": _outcome,
}

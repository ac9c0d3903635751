"""The frames of `codebook/predicates.toml`, loaded and indexed by word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.claim import Direction, Kind
from reportedly.codebook import load_table, load_words
from reportedly.errors import CodebookError

_KINDS = frozenset({"posture", "incident", "meeting", "relation", "position", "outlook"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of the codebook; see the head of `predicates.toml` for its fields."""

    id: str
    kind: Kind
    event: str | None = None
    mode: str | None = None
    direction: str | None = None  # a Direction, or "change", which the polarity decides
    relation: str | None = None
    needs: str | None = None
    arguments: str = "active"
    passive_only: bool = False


@dataclass(frozen=True, slots=True)
class FrameLexicon:
    """Frames by verb, noun and adjective, and the word classes that they ask for."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, tuple[Frame, ...]]
    classes: dict[str, frozenset[str]]
    control: dict[str, str]
    light: frozenset[str]
    bars: dict[str, frozenset[str]]  # what keeps words of war from meaning war, by place
    lemmas: dict[str, str]  # spaCy's slips, mended
    presence: Frame  # for "there are 5,000 troops in Uvira", which has no verb of its own


@cache
def load_frames() -> FrameLexicon:
    """Load `codebook/predicates.toml`; raises `CodebookError` where a frame is broken."""
    table = load_table("predicates")
    verbs: dict[str, tuple[Frame, ...]] = {}
    nouns: dict[str, tuple[Frame, ...]] = {}
    adjectives: dict[str, tuple[Frame, ...]] = {}
    by_id: dict[str, Frame] = {}
    for entry in table["frame"]:
        frame = _frame(entry)
        by_id[frame.id] = frame
        for words, index in (("verbs", verbs), ("nouns", nouns), ("adjectives", adjectives)):
            for word in entry.get(words, []):
                index[word] = (*index.get(word, ()), frame)
    control = {word: name for name, words in table["control"].items() for word in words}
    classes = {name: load_words("predicates", "classes", name) for name in table["classes"]}
    bars = {name: load_words("predicates", "bars", name) for name in table["bars"]}
    light = load_words("predicates", "light", "verbs")
    return FrameLexicon(
        verbs,
        nouns,
        adjectives,
        classes,
        control,
        light,
        bars,
        dict(table["lemmas"]),
        by_id["posture.present.active"],
    )


def _frame(entry: dict[str, Any]) -> Frame:
    name = entry.get("id", "?")
    if entry.get("kind") not in _KINDS:
        raise CodebookError(
            f"codebook/predicates.toml, frame {name}: kind is {entry.get('kind')!r},"
            f" expected one of {', '.join(sorted(_KINDS))}"
        )
    fields = {k: v for k, v in entry.items() if k not in {"verbs", "nouns", "adjectives"}}
    return Frame(**fields)


def settle_direction(frame: Frame, negative: bool, *, lasting: bool = False) -> Direction | None:
    """Direction of a posture: an increase, decrease or change that does not happen holds.

    `lasting` tells that what is there is still there, which holds too.
    """
    if lasting and frame.direction == "present":
        return "hold"
    if frame.kind != "posture" or frame.direction is None:
        return None
    if frame.direction == "change":
        return "hold" if negative else None
    if negative and frame.direction in {"increase", "decrease", "relocate"}:
        return "hold"
    directions: dict[str, Direction] = {
        "increase": "increase", "decrease": "decrease", "hold": "hold",
        "present": "present", "relocate": "relocate",
    }  # fmt: skip
    return directions.get(frame.direction)

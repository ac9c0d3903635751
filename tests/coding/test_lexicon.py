"""The frames of the codebook: they load, they fail loudly, and postures that fail to happen hold."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.claim import Direction
from reportedly.codebook import load_table
from reportedly.coding import lexicon
from reportedly.coding.lexicon import Frame, load_frames, settle_direction
from reportedly.errors import CodebookError


def test_every_frame_has_a_name_of_its_own() -> None:
    names = [entry["id"] for entry in load_table("predicates")["frame"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("words", "kind"),
    [("verbs", "incident"), ("nouns", "meeting"), ("adjectives", "outlook")],
)
def test_words_lead_to_their_frames(words: str, kind: str) -> None:
    word = {"verbs": "abduct", "nouns": "summit", "adjectives": "imminent"}[words]
    assert [frame.kind for frame in getattr(load_frames(), words)[word]] == [kind]


def test_a_frame_asks_only_for_classes_that_exist() -> None:
    frames = load_frames()
    asked = {f.needs for fs in (*frames.verbs.values(), *frames.nouns.values()) for f in fs}
    plain = {need.split("_")[0] for need in asked if need is not None}
    assert plain <= {*frames.classes, "actor", "armed", "held"}


def test_a_frame_of_unknown_kind_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    broken: dict[str, Any] = {
        "classes": {},
        "control": {},
        "frame": [{"id": "besiege", "kind": "calamity", "verbs": ["besiege"]}],
    }
    monkeypatch.setattr(lexicon, "load_table", lambda name: broken)
    with pytest.raises(CodebookError, match="frame besiege: kind is 'calamity', expected one of"):
        load_frames.__wrapped__()


@pytest.mark.parametrize(
    ("direction", "negative", "expected"),
    [
        ("decrease", False, "decrease"),
        ("decrease", True, "hold"),
        ("increase", True, "hold"),
        ("relocate", True, "hold"),
        ("present", False, "present"),
        ("hold", False, "hold"),
        ("change", True, "hold"),
        ("change", False, None),
        (None, False, None),
    ],
)
def test_a_posture_that_does_not_change_holds(
    direction: str | None, negative: bool, expected: Direction | None
) -> None:
    frame = Frame(id="posture", kind="posture", direction=direction)
    assert settle_direction(frame, negative) == expected


def test_only_postures_have_a_direction() -> None:
    assert settle_direction(Frame(id="raid", kind="incident", direction="increase"), False) is None

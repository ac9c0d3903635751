"""Cards of learned parts: what is here is what was trained, or it is said what is wrong."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from reportedly.errors import WeightsError
from reportedly.weights import cards
from reportedly.weights.cards import learned_parts, load_card

CARD = 'does = "reads"\ndigest = "0"\n\n[files]\n"part.onnx" = "{}"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cards, "FOLDER", tmp_path)
    (tmp_path / "part.onnx").write_bytes(b"weights")
    (tmp_path / "part.toml").write_text(CARD.format(sha256(b"weights").hexdigest()))
    return tmp_path


def test_a_part_is_read_as_it_was_trained(folder: Path) -> None:
    card = load_card("part")
    assert card is not None
    assert card.does == "reads"
    assert card.read("part.onnx") == b"weights"


def test_a_part_that_is_not_here_is_none(folder: Path) -> None:
    assert load_card("other") is None


def test_other_bytes_than_the_trained_ones_are_refused(folder: Path) -> None:
    (folder / "part.onnx").write_bytes(b"damaged")
    card = load_card("part")
    assert card is not None
    with pytest.raises(WeightsError, match=r"part\.onnx is not the file .* reinstall"):
        card.read("part.onnx")


def test_a_missing_file_and_a_broken_card_are_told(folder: Path) -> None:
    (folder / "part.onnx").unlink()
    card = load_card("part")
    assert card is not None
    with pytest.raises(WeightsError, match="cannot be read: reinstall"):
        card.read("part.onnx")
    (folder / "part.toml").write_text("does = ")
    with pytest.raises(WeightsError, match=r"part\.toml is broken"):
        load_card("part")


def test_the_shipped_parts_are_whole() -> None:
    for card in learned_parts():
        for file in card.told["files"]:
            assert card.read(file)

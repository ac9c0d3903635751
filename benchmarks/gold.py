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
}
# What a scorer that knows several tasks is asked first
_TASKS = {"groups": ["groups"]}
_WORDED = re.compile(r"claims found (\d+)/(\d+) .* slot recall ([\d.]+)")


def gold_folder() -> Path:
    """The folder of the gold sets; it need not exist."""
    return Path(os.environ.get("REPORTEDLY_GOLD", ROOT.parent / "shared" / "gold"))


def predict(layer: str, source: Path, target: Path) -> None:
    """Write the predictions of `layer` for the texts of `source` to `target`.

    Raises `ModuleNotFoundError` where the layer's loader is not there.
    """
    importlib.import_module(LAYERS[layer]).predict(source, target)


def score(layer: str, gold: Path) -> dict[str, Any]:
    """Predict for `gold`, run the set's own scorer on it, and give its figures."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predict(layer, gold, predicted)
        scorer = [sys.executable, str(gold.parent / "score.py"), *_TASKS.get(layer, [])]
        command = [*scorer, str(gold), str(predicted)]
        if layer == "article":
            return _worded(_run(command))
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


def _worded(output: str) -> dict[str, Any]:
    """The figures of the article scorer, which prints them in words."""
    found = _WORDED.search(output)
    if found is None:
        sys.exit(f"the article scorer printed no figures: {output[-200:]!r}")
    return {"found": int(found[1]) / int(found[2]), "slot_recall": float(found[3])}

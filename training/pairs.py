"""Learn to tell claims that cannot both hold: from data to `src/reportedly/weights/pairs.onnx`.

    python -m training.pairs --work FOLDER [--threads 2] [--export]

Needs `pip install 'reportedly[train]'`. First the encoder learns entailment and contradiction, then
the pairs of claims of `training/pairs/*.jsonl`, mixed with sentences of ECB+ and some of what it
learned first, and last what news and stories tell beside each other, which is mostly no quarrel.
FOLDER keeps checkpoints: an interrupted run goes on, a finished one is only scored. With `--export`
the weights and their cards are written.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer

from benchmarks.gold import gold_folder
from training.encoder import load_tokenizer
from training.pair_card import write_cards
from training.pair_data import (
    HOLDS,
    LABELS,
    Example,
    load_beside,
    load_claims,
    load_events,
    load_news,
    load_nli,
    read_nli,
)
from training.pair_model import PairModel, Stage, predict, train

SEED = 7
_FIRST_EPOCHS, _FIRST_RATE = 3, 1e-4
_EPOCHS, _RATE = 5, 6e-5
_LAST_EPOCHS, _LAST_RATE = 3, 4e-5
# Examples of an epoch of the second stage, beside all claims, and of the last
_EVENTS, _REPLAYED, _DENIED = 600, 900, 150
_LAST_CLAIMS, _LAST_EVENTS, _LAST_REPLAYED, _LAST_DENIED, _NEWS = 1300, 200, 300, 120, 1800
_BESIDE_EPOCHS, _BESIDE_RATE, _BESIDE_CLAIMS, _BESIDE_NEWS = 3, 4e-5, 1000, 300


def main() -> None:
    """Train, score, and write what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--work", type=Path, required=True, help="folder of checkpoints")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--export", action="store_true", help="write weights and cards")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    tokenizer, model = load_tokenizer(), PairModel()
    news = options.work / "news.jsonl"
    if not news.exists():
        subprocess.run([sys.executable, "-m", "training.news_pairs", str(news)], check=True)
    sets = load_sets(news)
    clock = Clock(options.work / "seconds.json")
    for stage in stages(sets):
        for epoch, loss in train(model, stage, tokenizer, options.work, SEED):
            seconds = clock.tick(stage.name)
            print(f"{stage.name} {epoch}: loss {loss:.3f}, {seconds:.0f} s", flush=True)
            show(scores(model, sets, tokenizer))
        clock.tick("")
    found = scores(model, sets, tokenizer)
    show(found)
    if options.export:
        checked = {name: sets[f"check {name}"] for name in ("claims", "nli dev")}
        write_cards(model, tokenizer, found, checked, _settings(sets, clock.total))


class Clock:
    """The seconds that each stage took, over all runs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[str, float] = json.loads(path.read_text()) if path.exists() else {}
        self._last = time.time()

    def tick(self, stage: str) -> float:
        """Add the time since the last tick to a stage (none: to nothing) and give its total."""
        now = time.time()
        if stage:
            self._kept[stage] = self._kept.get(stage, 0.0) + now - self._last
            self._path.write_text(json.dumps(self._kept))
        self._last = now
        return self._kept.get(stage, 0.0)

    @property
    def total(self) -> float:
        """The seconds of all stages."""
        return sum(self._kept.values())


def _settings(sets: dict[str, list[Example]], seconds: float) -> dict[str, float | int | str]:
    return {
        "seed": SEED,
        "optimiser": "AdamW, linear decay, batches of 32",
        "first_epochs": _FIRST_EPOCHS,
        "first_rate": _FIRST_RATE,
        "epochs": _EPOCHS,
        "rate": _RATE,
        "pairs_of_claims": len(sets["claims"]),
        "pairs_of_nli": len(sets["nli"]),
        "pairs_of_events": len(sets["events"]),
        "pairs_of_news": len(sets["news"]),
        "last_epochs": _LAST_EPOCHS,
        "last_rate": _LAST_RATE,
        "pairs_beside": len(sets["beside"]),
        "beside_epochs": _BESIDE_EPOCHS,
        "beside_rate": _BESIDE_RATE,
        "minutes": round(seconds / 60),
    }


def load_sets(news: Path) -> dict[str, list[Example]]:
    """Examples by what they are for: trained on in the first and second stage, or for checking."""
    gold = gold_folder()
    nli, events, claims = (
        load_nli(gold / "nli"),
        load_events(gold / "coref" / "ecbplus.train.jsonl"),
        load_claims(),
    )
    found: dict[str, list[Example]] = defaultdict(list)
    told = load_news(news)
    for name, examples in (("nli", nli), ("events", events), ("claims", claims), ("news", told)):
        for one in examples:
            found[f"check {one.origin}" if one.checked else name].append(one)
    found["beside"] = load_beside()
    found["check nli dev"] = read_nli(gold / "nli" / "snli_counterfactual.dev.jsonl")
    return dict(found)


def stages(sets: dict[str, list[Example]]) -> tuple[Stage, ...]:
    """The parts of the training."""
    first = tuple(tuple(sets["nli"]) for _ in range(_FIRST_EPOCHS))
    return (
        Stage("nli", first, _FIRST_RATE),
        Stage("claims", tuple(_mixed(sets, number) for number in range(_EPOCHS)), _RATE),
        Stage("news", tuple(_last(sets, number) for number in range(_LAST_EPOCHS)), _LAST_RATE),
        Stage("beside", tuple(_beside(sets, n) for n in range(_BESIDE_EPOCHS)), _BESIDE_RATE),
    )


def _mixed(sets: dict[str, list[Example]], number: int) -> tuple[Example, ...]:
    draw = Random(f"{SEED} mixed {number}")
    claims = sets["claims"]
    return (
        *claims,
        *draw.sample(sets["events"], min(_EVENTS, len(sets["events"]))),
        *draw.sample(sets["nli"], min(_REPLAYED, len(sets["nli"]))),
        *map(_denied, draw.sample(claims, min(_DENIED, len(claims)))),
    )


def _last(sets: dict[str, list[Example]], number: int) -> tuple[Example, ...]:
    draw = Random(f"{SEED} last {number}")
    parts = (
        ("claims", _LAST_CLAIMS),
        ("events", _LAST_EVENTS),
        ("nli", _LAST_REPLAYED),
        ("news", _NEWS),
    )
    chosen = [one for name, many in parts for one in draw.sample(sets[name], many)]
    return (*chosen, *map(_denied, draw.sample(sets["claims"], _LAST_DENIED)))


def _beside(sets: dict[str, list[Example]], number: int) -> tuple[Example, ...]:
    draw = Random(f"{SEED} beside {number}")
    claims, news = (
        draw.sample(sets[name], many)
        for name, many in (("claims", _BESIDE_CLAIMS), ("news", _BESIDE_NEWS))
    )
    denied = map(_denied, draw.sample(sets["claims"], _LAST_DENIED))
    return (*sets["beside"], *claims, *news, *denied)


def _denied(example: Example) -> Example:
    """An example of which one claim is denied, as a program tells it whose reading left the "not" out."""
    label = {"same": "contradict", "other": "other"}.get(example.label)
    if label is None:  # who denies what cannot hold with the other may agree with it, or not
        return replace(example, b=example.a, b_source=_denies(example.b_source))
    return replace(example, label=label, b_source=_denies(example.b_source))


def _denies(source: str) -> str:
    return f"{source or 'spokesman'} denies"


def scores(
    model: PairModel, sets: dict[str, list[Example]], tokenizer: Tokenizer
) -> dict[str, dict[str, float]]:
    """Accuracy and F1 by label on each set for checking."""
    found = {}
    for name, examples in sorted(sets.items()):
        if name.startswith("check "):
            told = predict(model, examples, tokenizer).argmax(-1).tolist()
            gold = [one.label for one in examples]
            said = [
                HOLDS if g == HOLDS and k else LABELS[k] for k, g in zip(told, gold, strict=True)
            ]
            found[name[6:]] = rate(said, gold)
    return found


def rate(told: Sequence[str], gold: Sequence[str]) -> dict[str, float]:
    """Accuracy, and precision and recall of each label."""
    right = Counter(g for t, g in zip(told, gold, strict=True) if t == g)
    said, there = Counter(told), Counter(gold)
    found = {"pairs": float(len(gold)), "accuracy": sum(right.values()) / max(1, len(gold))}
    for label in LABELS:
        found[f"{label} precision"] = right[label] / max(1, said[label])
        found[f"{label} recall"] = right[label] / max(1, there[label])
    return found


def show(found: dict[str, dict[str, float]]) -> None:
    """Print scores, one set a line."""
    for name, figures in found.items():
        print(f"  {name:20} " + " ".join(_shown(figures.items())), flush=True)


def _shown(figures: Iterable[tuple[str, float]]) -> list[str]:
    return [f"{name} {value:.3f}" if name != "pairs" else f"{value:.0f}" for name, value in figures]


if __name__ == "__main__":
    main()

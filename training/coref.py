"""Fit `benchmarks/coref.toml`: the training part of ECB+ in, weights and pairs of lemmas out.

    python -m training.coref [--write]

Pairs of lemmas that named one event are looked up without those of the pair's own topic while the
weights are fitted, or the regression would trust them as it never can on new topics. Five-fold
cross-validation over topics shows what to expect; the dev part is for checking only.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.coref import BEFORE, WEIGHTS, Corpus, Score, pair_key
from benchmarks.gold import digest, gold_folder
from benchmarks.mentions import Mention, read_document

_FOLDS = 5
_PULL = 2.0  # 1 / variance of the normal prior on each weight
# Pairs of lemmas worth less decide nothing: without them the dev part's clusters are the same
_LEAST_MET = 1.0

Floats = NDArray[np.float64]


class Gold:
    """The training corpus with its gold clusters and topics."""

    def __init__(self, path: Path) -> None:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        self.corpus = Corpus([read_document(row) for row in rows])
        self.topic = [row["topic"] for row in rows]
        self._cluster = {
            (row["doc"], found["id"]): found["cluster"] for row in rows for found in row["mentions"]
        }
        self.met: defaultdict[str, Counter[int]] = defaultdict(Counter)  # times, by topic
        self.seen: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for one, other in self.pairs():
            if one.lemma != other.lemma:
                key, topic = pair_key(one.lemma, other.lemma), self.topic[one.document]
                self.seen[key][topic] += 1
                self.met[key][topic] += self.cluster(one) == self.cluster(other)

    def cluster(self, mention: Mention) -> str:
        """The gold cluster of a mention."""
        return str(self._cluster[self.corpus.documents[mention.document].name, mention.id])

    def pairs(self) -> Iterator[tuple[Mention, Mention]]:
        """All pairs of mentions that stand in one cluster of documents."""
        for mentions in self.corpus.together():
            yield from combinations(mentions, 2)

    def worth(self, without: int | None, one: str, other: str) -> float:
        """What two lemmas' meetings outside a topic are worth: often, and seldom apart."""
        key = pair_key(one, other)
        met = sum(n for topic, n in self.met[key].items() if topic != without)
        seen = sum(n for topic, n in self.seen[key].items() if topic != without)
        return math.log1p(met) * met / seen if met else 0.0


def fit(x: Floats, y: Floats) -> Floats:
    """The weights of the columns, the constant's first, by damped Newton steps."""
    values = np.zeros(x.shape[1])
    pull = np.array([1e-6, *[_PULL] * (x.shape[1] - 1)])
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ values))
        gradient = x.T @ (p - y) + pull * values
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(pull)
        step = np.clip(np.linalg.solve(hessian, gradient), -2, 2)
        values -= step
        if np.abs(step).max() < 1e-6:
            break
    return values


def cross_validated(gold: Gold, x: Floats, y: Floats) -> Score:
    """Scores of pairs by weights that were fitted to topics of other folds."""
    fold = {topic: n % _FOLDS for n, topic in enumerate(sorted(set(gold.topic)))}
    pairs = list(gold.pairs())
    sides = np.array([[fold[gold.topic[m.document]] for m in pair] for pair in pairs])
    odds = np.zeros(len(pairs))
    for number in range(_FOLDS):
        inside = (sides == number).any(axis=1)
        odds[inside] = x[inside] @ fit(x[~inside], y[~inside])
    known = {
        (id(one), id(other)): 1 / (1 + math.exp(-value))
        for (one, other), value in zip(pairs, odds, strict=True)
    }
    return lambda one, other: known[id(one), id(other)]


def pair_f1(gold: Gold, score: Score) -> float:
    """F1 over pairs of mentions in one cluster of documents, grouped by `score`."""
    groups = list(gold.corpus.grouped(score))
    found = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    right = sum(
        n * (n - 1) // 2
        for group in groups
        for n in Counter(gold.cluster(mention) for mention in group).values()
    )
    there = sum(gold.cluster(a) == gold.cluster(b) for a, b in gold.pairs())
    return 2 * right / (found + there)


def written(weights: dict[str, float], gold: Gold, path: Path) -> Iterator[str]:
    """The lines of coref.toml."""
    yield "# Weights of the signs that two event mentions name one event, in log-odds, and pairs of lemmas"
    yield "# that did so in the training part, with what that is worth (training/coref.py says how)."
    yield "# training/coref.py writes this file from ECB+ (Cybulska and Vossen 2014, CC BY 3.0):"
    yield f"# {path.name}, sha256 {digest(path)[:16]}."
    yield ""
    yield "[weights]"
    for name, value in sorted(weights.items(), key=lambda item: -item[1]):
        yield f'"{name}" = {value:.2f}'
    yield ""
    yield "[met]"
    for key in sorted(gold.met):
        worth = gold.worth(None, *key.split(" | "))
        if worth >= _LEAST_MET:
            yield f"{json.dumps(key)} = {worth:.2f}"


def main() -> None:
    """Fit, cross-validate, print; with --write put the weights beside the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    path = gold_folder() / "coref" / "ecbplus.train.jsonl"
    gold = Gold(path)
    found = [
        gold.corpus.signs(one, other, partial(gold.worth, gold.topic[one.document]))
        for one, other in gold.pairs()
    ]
    names = list(found[0])
    x = np.array([[1.0, *one.values()] for one in found])
    y = np.array([float(gold.cluster(a) == gold.cluster(b)) for a, b in gold.pairs()])
    weights = dict(zip([BEFORE, *names], map(float, fit(x, y)), strict=True))
    for name, value in sorted(weights.items(), key=lambda item: -item[1]):
        print(f"  {value:6.2f}  {name}")
    print(f"pair F1 on the training part, cross-validated over topics: "
          f"{pair_f1(gold, cross_validated(gold, x, y)):.3f}")  # fmt: skip
    if given.write:
        WEIGHTS.write_text("\n".join(written(weights, gold, path)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

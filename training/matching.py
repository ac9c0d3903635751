"""Fit the weights of `ledger/matching.toml`: groups of articles with gold in, weights out.

    python -m training.matching [--cache FILE] [--write]

A logistic regression over pairs of main accounts that share a key, as the ledger compares them.
Each weight is drawn to a prior mean (0, but where the data are silent: they come from one war) by
a normal prior. Pairs of one incident weigh together at most as much as `_HEAVIEST` pairs, so that
a massacre told twenty times over six weeks does not teach that days do not matter. Cross-validation leaves out whole
clusters of events, and groups what was left out with the weights of the rest.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.gold import ROOT, digest, gold_folder
from benchmarks.groups import Told, grouped, load_rows, numbered, read_row, tell
from reportedly.ledger import matching
from reportedly.ledger.matching import BEFORE, Match, blocking_keys, signs
from reportedly.ledger.rarity import Rarities, Rarity
from reportedly.ledger.records import Account, Why

_TARGET = ROOT / "src" / "reportedly" / "ledger" / "matching.toml"
# Folds of some 70 rows: rarity is counted anew in each, as in a young ledger
_FOLDS = 4
_HEAVIEST = 25
# 1 / variance of the prior: 0.2 to 5 gave cross-validated pair F1 within 0.02 of each other
_PULL = 1.0
# What the data cannot show, all from one country: from here the fit starts.
_PRIOR = {"other country": -4.0, "other region": -1.5, "other actor": -0.5}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Data:
    """Rows with their accounts, their gold group and their cluster of events, by row id."""

    told: dict[str, Told]
    group: dict[str, str]
    cluster: dict[str, str]


def load(groups: Path, cache: Path | None) -> Data:
    """Read the gold groups and the articles of their rows; `cache` keeps the readings."""
    rows = load_rows(groups)
    if cache is not None and cache.exists():
        readings = pickle.loads(cache.read_bytes())
    else:
        readings = {row["id"]: read_row(row) for row in rows}
        if cache is not None:
            cache.write_bytes(pickle.dumps(readings))
    gold = [json.loads(line) for line in groups.read_text(encoding="utf-8").splitlines()]
    return Data(
        told={row["id"]: tell(readings[row["id"]], turn) for row, turn in numbered(rows)},
        group={row: item["group"] for item in gold for row in item["rows"]},
        cluster={row["id"]: row["cluster"] for row in rows},
    )


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows that share a key, with the strengths of their signs."""

    rows: list[tuple[str, str]]
    names: list[str]  # of the columns, the constant first
    strengths: Floats  # pairs by columns
    same: Floats  # 1 where the gold has both in one group
    weight: Floats


def compare_all(data: Data) -> Pairs:
    """All pairs of rows whose main accounts share a key."""
    main = {row: told.accounts[0] for row, told in data.told.items() if told.accounts}
    keys = {row: frozenset(blocking_keys(account)) for row, account in main.items()}
    rows = [(a, b) for a, b in combinations(sorted(main), 2) if keys[a] & keys[b]]
    rarity = rarities(data)
    found = [strengths_of(main[a], main[b], rarity) for a, b in rows]
    names = [BEFORE, *sorted({name for one in found for name in one} | _PRIOR.keys())]
    strengths = np.array([[1.0, *(one.get(name, 0.0) for name in names[1:])] for one in found])
    same = np.array([float(data.group[a] == data.group[b]) for a, b in rows])
    told = Counter(data.group[a] for (a, b), s in zip(rows, same, strict=True) if s)
    weight = [
        min(1.0, _HEAVIEST / told[data.group[a]]) if s else 1.0
        for (a, _), s in zip(rows, same, strict=True)
    ]
    return Pairs(rows, names, strengths, same, np.array(weight))


def rarities(data: Data) -> Rarities:
    """How rare words are among the accounts that open an incident, one a gold group."""
    opened = {data.group[row]: told.accounts[0] for row, told in data.told.items() if told.accounts}
    others = [account for told in data.told.values() for account in told.accounts[1:]]
    counts = Counter(word for one in (*opened.values(), *others) for word in frozenset(one.words))
    return Rarities(counts.__getitem__, len(opened) + len(others))


def strengths_of(one: Account, other: Account, rarity: Rarity) -> dict[str, float]:
    """The summed strength of the signs under each weight."""
    found: Counter[str] = Counter()
    for sign in signs(one, other, rarity):
        found[sign.weighed_as or sign.name] += sign.strength  # type: ignore[assignment]
    return dict(found)


def fit(pairs: Pairs, chosen: NDArray[np.bool_]) -> dict[str, float]:
    """The weights by name, fitted to the `chosen` pairs by Newton's method."""
    x, y, weight = pairs.strengths[chosen], pairs.same[chosen], pairs.weight[chosen]
    prior = np.array([_PRIOR.get(name, 0.0) for name in pairs.names])
    pull = np.array([1e-6, *[_PULL] * (len(pairs.names) - 1)])
    values = prior.copy()
    for _ in range(200):
        p = 1 / (1 + np.exp(-x @ values))
        gradient = x.T @ (weight * (p - y)) + pull * (values - prior)
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(pull)
        step = np.clip(np.linalg.solve(hessian, gradient), -1, 1)  # or a bad start overshoots
        values -= step
        if np.abs(step).max() < 1e-9:
            break
    return {name: float(value) for name, value in zip(pairs.names, values, strict=True)}


def folds(data: Data) -> list[set[str]]:
    """Clusters dealt to folds of nearly equal numbers of rows, largest first."""
    size = Counter(data.cluster[row] for row in data.group)
    dealt: list[set[str]] = [set() for _ in range(_FOLDS)]
    for cluster in sorted(size, key=lambda one: (-size[one], one)):
        min(dealt, key=lambda fold: sum(size[one] for one in fold)).add(cluster)
    return dealt


def weigh(weights: dict[str, float], one: Account, other: Account, rarity: Rarity) -> Match:
    """A match with other weights than those of the package."""
    odds = weights[BEFORE] + sum(
        weights.get(name, 0.0) * strength
        for name, strength in strengths_of(one, other, rarity).items()
    )
    return Match(odds, (Why("fitted", odds),))


def cross_validate(data: Data, pairs: Pairs) -> list[list[str]]:
    """The groups of each fold's rows, found with weights fitted to the other folds."""
    found: list[list[str]] = []
    for fold in folds(data):
        inside = {row for row in data.group if data.cluster[row] in fold}
        chosen = np.array([a not in inside and b not in inside for a, b in pairs.rows])
        weights = fit(pairs, chosen)
        told = [data.told[row] for row in data.group if row in inside]
        found += grouped(told, partial(weigh, weights))
    return found


def figures(gold: dict[str, str], found: Iterable[list[str]]) -> dict[str, float]:
    """Pairwise and B-cubed precision, recall and F1."""
    of = {row: number for number, rows in enumerate(found) for row in rows}
    members: dict[Any, set[str]] = {}
    for row, name in gold.items():
        members.setdefault(("gold", name), set()).add(row)
        members.setdefault(("found", of[row]), set()).add(row)

    def pairs_of(kind: str) -> set[tuple[str, ...]]:
        return {
            pair
            for (side, _), rows in members.items()
            if side == kind
            for pair in combinations(sorted(rows), 2)
        }

    right = len(pairs_of("gold") & pairs_of("found"))
    p, r = right / len(pairs_of("found")), right / len(pairs_of("gold"))
    shares = [
        (len(members["gold", gold[row]] & members["found", of[row]]), row) for row in sorted(gold)
    ]
    bp = sum(both / len(members["found", of[row]]) for both, row in shares) / len(gold)
    br = sum(both / len(members["gold", gold[row]]) for both, row in shares) / len(gold)
    return {
        "pair P": p, "pair R": r, "pair F1": 2 * p * r / (p + r),
        "B3 P": bp, "B3 R": br, "B3 F1": 2 * bp * br / (bp + br),
    }  # fmt: skip


def without_largest(gold: dict[str, str], count: int = 2) -> dict[str, str]:
    """The gold without its largest groups, which hold most of the pairs."""
    large = {name for name, _ in Counter(gold.values()).most_common(count)}
    return {row: name for row, name in gold.items() if name not in large}


def written(weights: dict[str, float], groups: Path, scores: dict[str, float]) -> Iterator[str]:
    """The lines of matching.toml."""
    yield "# Weights of the reasons for and against two accounts telling of one happening, in log-odds for"
    yield "# a reason of strength 1. Fitted by logistic regression on groups of articles with gold by"
    yield "# training/matching.py, which writes this file: do not edit it by hand."
    yield f"# Data: {groups.name}, sha256 {digest(groups)[:16]}. Cross-validated over clusters of events:"
    yield "# " + ", ".join(f"{name} {value:.3f}" for name, value in scores.items()) + "."
    yield ""
    yield "[weights]"
    for name, value in sorted(weights.items(), key=lambda item: -item[1]):
        yield f'"{name}" = {value:.2f}'


def main() -> None:
    """Fit, cross-validate, print; with --write put the weights into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=Path)
    parser.add_argument("--cache", type=Path, help="keep the readings in this file")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    groups = given.groups or gold_folder() / "incidents" / "groups.dev.jsonl"
    data = load(groups, given.cache)
    pairs = compare_all(data)
    told = Counter(data.group.values())
    blocked = sum(n * (n - 1) // 2 for n in told.values())
    print(f"{len(pairs.rows)} pairs share a key, {int(pairs.same.sum())} of {blocked} gold pairs")
    weights = fit(pairs, np.ones(len(pairs.rows), dtype=bool))
    for name, value in sorted(weights.items(), key=lambda item: -item[1]):
        column = pairs.strengths[:, pairs.names.index(name)]
        print(f"  {value:6.2f}  {name:28} in {int((column != 0).sum())}")
    crossed = cross_validate(data, pairs)
    scores = figures(data.group, crossed)
    plain = grouped([data.told[row] for row in data.group], partial(weigh, weights))
    for label, gold, found in (
        ("cross-validated", data.group, crossed),
        ("  without the two largest", without_largest(data.group), crossed),
        ("on the data of the fit", data.group, plain),
        ("  without the two largest", without_largest(data.group), plain),
    ):
        shown = " ".join(f"{k} {v:.3f}" for k, v in figures(gold, found).items())
        print(f"{label:28} {shown}")
    if given.write:
        _TARGET.write_text("\n".join(written(weights, groups, scores)) + "\n", encoding="utf-8")
        matching.load_weights.cache_clear()


if __name__ == "__main__":
    main()

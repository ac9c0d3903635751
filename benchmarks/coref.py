"""Event coreference across documents: ECB+ documents with gold mentions in, clusters out.

Documents are put together first, by the words of their first sentences, since topics are not given;
then the event mentions within each cluster of documents, by a logistic regression over the signs of
`benchmarks.mentions` and average link. The weights, and the pairs of lemmas that named one event in
the corpus' training part, are in coref.toml; training/coref.py writes them.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.mentions import Document, Mention, find_mentions, read_document, signs

WEIGHTS = Path(__file__).with_name("coref.toml")
BEFORE = "before comparing"
# The lead tells the topic. Cosines as in the corpus' readme (distance 0.80): 0.18 to 0.22 gave the
# training part 0.766 to 0.770 cross-validated.
_LEAD, _LIKE_DOCUMENTS = 5, 0.20
# Probability at which mentions still join: 0.25 to 0.40 gave the training part the same within 0.005
JOINS = 0.30

Floats = NDArray[np.float64]
Score = Callable[[Mention, Mention], float]


def predict(source: Path, target: Path) -> None:
    """Write {"doc", "id", "cluster"} for each event mention in the selected sentences."""
    with source.open(encoding="utf-8") as lines:
        corpus = Corpus([read_document(json.loads(line)) for line in lines if line.strip()])
    groups = corpus.grouped(corpus.probability)
    with target.open("w", encoding="utf-8") as out:
        for number, group in enumerate(groups):
            for mention in group:
                name = corpus.documents[mention.document].name
                line = {"doc": name, "id": mention.id, "cluster": f"c{number}"}
                out.write(json.dumps(line) + "\n")


class Corpus:
    """Documents with their clusters, their likenesses and their event mentions."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self.likeness = _likeness([document.content() for document in documents])
        leads = _likeness([document.content(_LEAD) for document in documents])
        self.cluster = [0] * len(documents)
        for number, members in enumerate(average_link(leads, _LIKE_DOCUMENTS)):
            for position in members:
                self.cluster[position] = number
        self.mentions = find_mentions(documents, self.cluster)

    def together(self) -> list[list[Mention]]:
        """The mentions of each cluster of documents."""
        found: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[self.cluster[mention.document]].append(mention)
        return [found[cluster] for cluster in sorted(found)]

    def grouped(self, score: Score, joins: float = JOINS) -> Iterator[list[Mention]]:
        """The mentions by event, where `score` is the probability that two name one event."""
        for mentions in self.together():
            scores = np.zeros((len(mentions), len(mentions)))
            for a, b in combinations(range(len(mentions)), 2):
                scores[a, b] = scores[b, a] = score(mentions[a], mentions[b])
            for members in average_link(scores, joins):
                yield [mentions[at] for at in members]

    def signs(
        self, one: Mention, other: Mention, met: Callable[[str, str], float]
    ) -> dict[str, float]:
        """What comparing two mentions shows, by name."""
        return signs(one, other, float(self.likeness[one.document, other.document]), met)

    def probability(self, one: Mention, other: Mention) -> float:
        """The probability that two mentions name one event, by the weights of coref.toml."""
        weights = _weights()
        odds = weights[BEFORE] + sum(
            weights[name] * strength for name, strength in self.signs(one, other, _met).items()
        )
        return 1 / (1 + math.exp(-odds))


@cache
def _weights() -> dict[str, float]:
    return dict(tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"])


@cache
def _pairs() -> dict[str, float]:
    return dict(tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))["met"])


def _met(one: str, other: str) -> float:
    return _pairs().get(pair_key(one, other), 0.0)


def pair_key(one: str, other: str) -> str:
    """The key of two lemmas in coref.toml, whichever comes first."""
    return " | ".join(sorted((one, other)))


def _likeness(texts: Sequence[Sequence[str]]) -> Floats:
    """The cosines of texts, given as words, by TF-IDF with a logarithm of the counts."""
    counts = [Counter(text) for text in texts]
    frequency = Counter(word for count in counts for word in count)
    column = {word: n for n, word in enumerate(sorted(w for w in frequency if frequency[w] > 1))}
    matrix = np.zeros((len(texts), len(column)))
    for row, count in enumerate(counts):
        for word, times in count.items():
            if word in column:
                rarity = math.log(len(texts) / frequency[word])
                matrix[row, column[word]] = (1 + math.log(times)) * rarity
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(norms > 0, norms, 1)
    likeness: Floats = matrix @ matrix.T
    np.fill_diagonal(likeness, 1.0)
    return likeness


def average_link(scores: Floats, least: float) -> list[list[int]]:
    """Merge the two groups of highest mean score until it is below `least`; positions by group."""
    scores = scores.astype(float).copy()
    np.fill_diagonal(scores, -np.inf)
    groups = [[position] for position in range(len(scores))]
    while len(scores) > 1:
        a, b = divmod(int(np.argmax(scores)), len(scores))
        if scores[a, b] < least:
            break
        merged = (scores[a] * len(groups[a]) + scores[b] * len(groups[b])) / (
            len(groups[a]) + len(groups[b])
        )
        merged[[a, b]] = -np.inf
        scores[a], scores[:, a] = merged, merged
        scores[b], scores[:, b] = -np.inf, -np.inf
        groups[a] += groups[b]
        groups[b] = []
    return [group for group in groups if group]

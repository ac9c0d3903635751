"""Gold and hand-written pairs of texts in, labelled examples out, parted into training and checking.

Three labels: `contradict` (both cannot hold), `same` (one happening or state, compatible), `other`.
Pairs of entailment and contradiction give the first notion of it; sentences of ECB+ that tell one
event, or two events of one kind, and the claims under `training/pairs/` tell it of news.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

LABELS = ("contradict", "same", "other")
HOLDS = "holds"  # same or other: what real news tells beside each other
_OF_NLI = {"contradiction": "contradict", "entailment": "same", "neutral": "other"}
# One group in so many is kept for checking
_CHECKED = 8
# Pairs of sentences taken of one event and of one subtopic's two events, so that an earthquake that
# twenty papers tell does not fill the set
_OF_EVENT, _OF_TOPIC = 4, 40
_LEAST_WORDS, _MOST_WORDS = 5, 45
_BESIDE = "beside.jsonl"  # of stories, and mostly no quarrel: for the last stage
FOLDER = Path(__file__).with_name("pairs")


@dataclass(frozen=True, slots=True)
class Example:
    """Two texts with who said them (empty where nobody is named), and their label.

    `group` is shared by examples that must not be parted, `origin` names the set.
    """

    a: str
    b: str
    label: str
    group: str
    origin: str
    a_source: str = ""
    b_source: str = ""

    @property
    def checked(self) -> bool:
        """True where the example is kept for checking."""
        return int(sha256(self.group.encode()).hexdigest()[:8], 16) % _CHECKED == 0


def load_nli(folder: Path) -> list[Example]:
    """Pairs of entailment and contradiction: the train parts, and dev parts where there is no other."""
    names = ("snli_counterfactual.train", "fever_symmetric.dev", "fool_me_twice.dev")
    return [one for name in names for one in read_nli(folder / f"{name}.jsonl")]


def read_nli(path: Path) -> list[Example]:
    """The pairs of one file of `gold/nli`."""
    name = path.name.split(".")[0]
    return [
        Example(row["premise"], row["hypothesis"], _OF_NLI[row["label"]], row["premise"][:60], name)
        for row in _rows(path)
    ]


def load_claims(folder: Path = FOLDER) -> list[Example]:
    """The hand-written pairs of claims, of which those that share a claim stay together."""
    paths = (path for path in sorted(folder.glob("*.jsonl")) if path.name != _BESIDE)
    rows = [row for path in paths for row in _rows(path)]
    groups = _joined([(row["a"], row["b"]) for row in rows])
    return [
        Example(
            row["a"],
            row["b"],
            row["label"],
            groups[row["a"]],
            "claims",
            row.get("a_source") or "",
            row.get("b_source") or "",
        )
        for row in rows
    ]


def load_news(path: Path) -> list[Example]:
    """Pairs of claims of real news that can both hold, as `news_pairs` wrote them."""
    return [
        Example(
            r["a"], r["b"], r["label"], r["a"], "news", r["a_source"] or "", r["b_source"] or ""
        )
        for r in _rows(path)
    ]


def load_beside(folder: Path = FOLDER) -> list[Example]:
    """Pairs of claims that the two sides of a story tell beside each other."""
    return [replace(one, origin="beside") for one in load_news(folder / _BESIDE)]


def load_events(path: Path) -> list[Example]:
    """Sentences of ECB+ from two documents: of one event `same`, of two events of a topic `other`."""
    told: dict[str, list[tuple[str, str, frozenset[str]]]] = defaultdict(list)
    for row in _rows(path):
        events: dict[int, set[str]] = defaultdict(set)
        for mention in row["mentions"]:
            if mention["kind"] == "event" and not mention["type"].startswith("NEG"):
                events[mention["sent"]].add(mention["cluster"])
        for number in row["selected"]:
            text = row["sents"][number]
            if events[number] and _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS:
                told[str(row["topic"])].append(
                    (row["doc"], _plain(text), frozenset(events[number]))
                )
    return [one for topic in sorted(told) for one in _of_topic(topic, told[topic])]


def _of_topic(topic: str, told: Sequence[tuple[str, str, frozenset[str]]]) -> Iterator[Example]:
    draw = Random(f"ecb {topic}")
    same, other = [], []
    for (doc, text, events), (other_doc, other_text, other_events) in combinations(told, 2):
        if doc == other_doc or text == other_text:
            continue
        common = events & other_events
        example = (text, other_text, min(common, default=""))
        if len(common) * 2 >= min(len(events), len(other_events)) and common:
            same.append(example)
        elif not common:
            other.append(example)
    draw.shuffle(same)
    taken: dict[str, int] = defaultdict(int)
    for text, other_text, event in same:
        taken[event] += 1
        if taken[event] <= _OF_EVENT:
            yield Example(text, other_text, "same", topic, "ecb")
    for text, other_text, _ in draw.sample(other, min(_OF_TOPIC, len(other))):
        yield Example(text, other_text, "other", topic, "ecb")


def _plain(text: str) -> str:
    """Joined tokens as they would be printed."""
    for token in (".", ",", ";", ":", "!", "?", "'s", "n't", "%", ")"):
        text = text.replace(f" {token}", token)
    return text.replace("( ", "(").replace("`` ", "“").replace(" ''", "”")


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each text the first of those that it is joined with, through any number of pairs."""
    parent: dict[str, str] = {}

    def root(text: str) -> str:
        while parent.setdefault(text, text) != text:
            text = parent[text]
        return text

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    return {text: root(text) for text in list(parent)}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]

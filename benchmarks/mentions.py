"""Event mentions of documents in, how two of them compare out: the signs that `coref` weighs.

As in `ledger.matching`, each comparison gives a named strength, and a logistic regression weighs
them. What differs is that a mention is a word in a sentence and not an account: there is no day, no
place and no toll, so that the head word, what stands around it, and the two documents must tell.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

from reportedly.articles.parse import load_parser

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "poss", "compound"})
_OBJECTS = frozenset({"dobj", "pobj", "nsubjpass", "amod", "compound", "attr"})
_MODIFIERS = frozenset({"compound", "amod", "nummod", "poss"})
# Endings that part a verb from its noun ("shoot" and "shooter"), longest first
_ENDINGS = (
    "ational", "ization", "isation", "ation", "ition", "ements", "ement", "ments", "ment", "ance", "ence",
    "ings", "ing", "ions", "ion", "ers", "er", "ors", "or", "ure", "al", "ed", "es", "s", "e", "y",
)  # fmt: skip
_SHORTEST = 4  # letters that must be left of a word, or be shared at its beginning
_NEAR = 4  # tokens either side
# Words of reporting: every story says, and seldom the same thing
_REPORTING = frozenset(
    ("say", "tell", "report", "announce", "confirm", "add", "claim", "accord", "state", "statement",
     "ask", "note", "describe", "warn", "call", "speak", "believe", "think", "know", "expect")
)  # fmt: skip

Met = Callable[[str, str], float]  # how often two lemmas named one event in training


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the corpus with its sentences parsed as they are tokenised there."""

    name: str
    sentences: tuple[Doc, ...]
    mentions: tuple[dict[str, Any], ...]  # of events, in the sentences that are scored

    def content(self, first: int | None = None) -> list[str]:
        """The lemmas of content words of the first sentences, or of all."""
        return [
            token.lemma_.lower()
            for sentence in self.sentences[:first]
            for token in sentence
            if token.pos_ in CONTENT and token.text[0].isalnum() and len(token.lemma_) > 1
        ]


def read_document(row: dict[str, Any]) -> Document:
    """Parse a document of the corpus."""
    nlp = load_parser()
    sentences = tuple(
        nlp(Doc(nlp.vocab, words=words)) if words[0] else Doc(nlp.vocab)
        for words in (line.split(" ") for line in row["sents"])
    )
    selected = set(row["selected"])
    return Document(
        row["doc"],
        sentences,
        tuple(m for m in row["mentions"] if m["kind"] == "event" and m["sent"] in selected),
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """An event mention: its head, what its sentence holds beside it, and where it stands.

    `document` is the document's position; `share` is the number of mentions in its cluster of
    documents that have its lemma, by document; `spread` the share of clusters that hold the lemma.
    """

    id: str
    document: int
    sentence: int
    lemma: str
    root: str
    words: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    near: frozenset[str]
    context: dict[str, float]  # content lemmas of its sentence, by inverse document frequency
    count: int
    documents: int
    spread: float

    @property
    def arguments(self) -> frozenset[str]:
        """The words of its subjects and objects."""
        return (self.subjects | self.objects) - self.words


def find_mentions(documents: Sequence[Document], clusters: Sequence[int]) -> list[Mention]:
    """The event mentions of `documents`, whose clusters are given by position."""
    finder = _Finder(documents, clusters)
    return [
        finder.mention(position, found)
        for position, document in enumerate(documents)
        for found in document.mentions
    ]


class _Finder:
    """Counts the lemmas of all documents once, then builds mentions."""

    def __init__(self, documents: Sequence[Document], clusters: Sequence[int]) -> None:
        self._documents, self._clusters = documents, clusters
        self._frequency: Counter[str] = Counter()
        self._spread: defaultdict[str, set[int]] = defaultdict(set)
        self._count: Counter[tuple[int, str]] = Counter()
        self._size = Counter(clusters)
        for document, cluster in zip(documents, clusters, strict=True):
            lemmas = {t.lemma_.lower() for sentence in document.sentences for t in sentence}
            self._frequency.update(lemmas)
            for lemma in lemmas:
                self._spread[lemma].add(cluster)
            for found in document.mentions:
                head = _head(document.sentences[found["sent"]], found["tokens"])
                self._count[cluster, head.lemma_.lower()] += 1

    def mention(self, position: int, found: dict[str, Any]) -> Mention:
        """The mention that the corpus describes by `found`, in the document at `position`."""
        sentence = self._documents[position].sentences[found["sent"]]
        inside = set(found["tokens"])
        head = _head(sentence, found["tokens"])
        lemma, cluster = head.lemma_.lower(), self._clusters[position]
        beside = [t for t in sentence if t.pos_ in CONTENT and t.i not in inside]
        total = len(self._documents)
        return Mention(
            id=found["id"],
            document=position,
            sentence=found["sent"],
            lemma=lemma,
            root=_root(lemma),
            words=frozenset(sentence[i].lemma_.lower() for i in inside),
            subjects=_words(t for t in head.children if t.dep_ in _SUBJECTS),
            objects=_words(_objects(head)),
            near=frozenset(t.lemma_.lower() for t in beside if abs(t.i - head.i) <= _NEAR),
            context={
                t.lemma_.lower(): math.log(total / self._frequency[t.lemma_.lower()])
                for t in beside
            },
            count=self._count[cluster, lemma],
            documents=self._size[cluster],
            spread=len(self._spread[lemma]) / len(self._size),
        )


def _head(sentence: Doc, tokens: Sequence[int]) -> Token:
    """The token of a mention that the others hang on."""
    inside = set(tokens)
    return next(
        (sentence[i] for i in tokens if sentence[i].head.i not in inside), sentence[tokens[-1]]
    )


def _root(lemma: str) -> str:
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= _SHORTEST:
            return lemma[: -len(ending)]
    return lemma


def _objects(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in _OBJECTS:
            yield child
        if child.dep_ in {"prep", "agent"}:
            yield from (token for token in child.children if token.dep_ == "pobj")


def _words(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(
        word.lemma_.lower()
        for token in tokens
        for word in (token, *(c for c in token.children if c.dep_ in _MODIFIERS))
    )


def signs(one: Mention, other: Mention, likeness: float, met: Met) -> dict[str, float]:
    """The strengths of what comparing two mentions shows, by name.

    `likeness` is the cosine of their documents (1 where it is one document).
    """
    same = one.lemma == other.lemma
    root = not same and one.root == other.root
    start = not (same or root) and _same_start(one.lemma, other.lemma)
    alike = float(same or root or start)
    known = 0.0 if same else met(one.lemma, other.lemma)
    here = one.document == other.document
    beside = here and one.sentence == other.sentence
    context = _cosine(one.context, other.context)
    both = one.count + other.count
    found = {
        "same lemma": same,
        "same root": root,
        "same beginning": start,
        "a word of both": not alike and not one.words.isdisjoint(other.words),
        "met in training": known,
        "like sentences": context,
        "like sentences, like words": context * alike,
        "like sentences, met in training": context * (known > 0),
        "like documents": likeness * (not here),
        "like documents, like words": likeness * alike * (not here),
        "one document": here,
        "one document, like words": here * alike,
        "one sentence": beside,
        "one sentence, like words": beside * alike,
        "same subject": not one.subjects.isdisjoint(other.subjects),
        "same object": not one.objects.isdisjoint(other.objects),
        "one takes the other": not one.arguments.isdisjoint(other.words)
        or not other.arguments.isdisjoint(one.words),
        "like neighbours": _overlap(one.near, other.near),
        "words of reporting": (one.lemma in _REPORTING) + (other.lemma in _REPORTING),
        "often told, like words": math.log(both) * alike,
        "told in each document, like words": both / (2 * one.documents) * alike,
        "told everywhere, like words": max(one.spread, other.spread) * alike,
    }
    return {name: float(value) for name, value in found.items()}


def _same_start(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST and one[:_SHORTEST] == other[:_SHORTEST]


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    norm = math.hypot(*one.values()) * math.hypot(*other.values())
    return sum(one[word] * other[word] for word in sorted(one.keys() & other.keys())) / (norm or 1)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0

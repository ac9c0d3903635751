"""What cannot both hold, from `codebook/opposites.toml`: a text's answers to yes-or-no questions.

In: the folded words of a text and which of them are negated. Out: the answers that its words give,
each a question's name with True or False.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.codebook import load_table
from reportedly.codebook.naming import cut
from reportedly.codebook.wording import stem
from reportedly.errors import CodebookError


@dataclass(frozen=True, slots=True)
class Answer:
    """A word or phrase that answers a question; `first` and `after` are its place in the text."""

    question: str
    yes: bool
    first: int
    after: int


def find_answers(words: Sequence[str]) -> Iterator[Answer]:
    """The answers that `words` (folded) give, a negation before them not yet counted.

    >>> [(a.question, a.yes) for a in find_answers(["ankara", "rejected", "the", "plan"])]
    [('accord', False), ('standing', False)]
    """
    index = _index()
    # "agreement" is no agreeing: who signed none speaks of one too
    stems = [word if word.endswith("ment") else stem(word) for word in words]
    for first, head in enumerate(stems):
        for phrase, question, yes in index.get(head, ()):
            after = first + len(phrase)
            if after <= len(stems) and tuple(stems[first:after]) == phrase:
                yield Answer(question, yes, first, after)


@cache
def changes(question: str) -> bool:
    """Whether the answer to `question` normally changes from one day to the next."""
    return bool(load_table("opposites")[question].get("change", False))


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Phrases of stems with their question and answer, by their first stem."""
    index: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for question, row in load_table("opposites").items():
        for side, yes in (("yes", True), ("no", False)):
            for text in _phrases(question, row, side):
                phrase = tuple(stem(piece.fold) for piece in cut(text))
                index.setdefault(phrase[0], []).append((phrase, question, yes))
    return {head: tuple(sorted(set(rows))) for head, rows in index.items()}


def _phrases(question: str, row: Any, side: str) -> list[str]:
    value = row.get(side) if isinstance(row, dict) else None
    if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
        raise CodebookError(
            f"codebook/opposites.toml, [{question}].{side}: expected a list of words"
        )
    return value

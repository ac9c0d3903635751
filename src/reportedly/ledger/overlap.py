"""Two texts in, the stretches that they share word for word out, with what speaks for copying.

Runs of five shared words or more are grown as far as they go, in any order; runs that follow one
another in both texts across a short gap are one stretch, so that an edited sentence stays whole.
Of each stretch is told what a copy has and shared standing text has not: names and numbers, none of
them changed in the gaps; news of the day; length outside quotations, which every reporter in the
room wrote down alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from reportedly.codebook import load_table, load_words
from reportedly.ledger.fingerprint import GRAM, Word, cut_words

# "He said" between two quotations is a gap of two words, a replaced clause one of ten; two shared
# runs further apart, or shifted against each other by a sentence, are two stretches.
_WIDEST_GAP = 12
_WIDEST_SHIFT = 8
_SENTENCE_WORDS = 4  # "It gave no toll." is one
_SAME_GRAM = 8  # places of one run of words that are looked at: bounds what "no no no no no" costs

_QUOTATION = re.compile(
    "[\u201c\u00ab][^\u201c\u00ab\u201d\u00bb\n]{1,900}[\u201d\u00bb]"
    '|(?<![^\\s(\\[\u2014-])"(?=\\S)[^"\n]{1,900}"'
    "|(?<!\\w)\u2018[^\u2018\n]{20,900}?\u2019(?!\\w)"
)
_SENTENCE_END = re.compile('[.!?]["\u201d\u2019)]*\\s+|\n+')
_OPENS = re.compile('[.!?:\n"\u201c\u00ab]')  # between two words: the second opens a sentence


@dataclass(frozen=True, slots=True)
class Run:
    """Words `first` up to, not including, `first + length` here, the same from `other` on there."""

    first: int
    other: int
    length: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs that follow one another in both texts, and what speaks for their having been copied.

    `here` and `there` are (start, end) character offsets in the two texts. Of the shared words that
    are no standing text, `words` counts those outside quotations, and as many inside as outside:
    reporters who hear one speech write down the same quotation, but not the same story around it.
    `plain` is the share written small, `sentences` how many sentences they are in. `facts` are the
    names and numbers shared, `changed` those in the gaps that the other text lacks. `news` is True
    where a word outside quotations tells the day, or that somebody said it.
    """

    here: tuple[int, int]
    there: tuple[int, int]
    words: int
    plain: float
    sentences: int
    facts: frozenset[str]
    changed: frozenset[str]
    news: bool


class Wording:
    """A text made ready to be compared: its folded words, and where each five of them stand."""

    def __init__(self, text: str, skip: Iterable[tuple[int, int]] = ()) -> None:
        """Take `text` without the `skip` spans, in characters."""
        self.text = text
        self.words: Sequence[Word] = cut_words(text, skip)
        self.folds = [word.fold for word in self.words]

    @cached_property
    def grams(self) -> dict[tuple[str, ...], list[int]]:
        """Where each run of five words stands, as indexes of its first word."""
        found: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self.folds) - GRAM + 1):
            found.setdefault(tuple(self.folds[at : at + GRAM]), []).append(at)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All folded words."""
        return frozenset(self.folds)

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """Indexes of the words that open a sentence or a line, roughly: "a.m." ends one."""
        starts = [word.start for word in self.words]
        ends = (match.end() for match in _SENTENCE_END.finditer(self.text))
        return tuple(sorted({0, *(bisect_left(starts, end) for end in ends)}))

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Indexes of words in quotation marks."""
        return self._within(match.span() for match in _QUOTATION.finditer(self.text))

    @cached_property
    def formulas(self) -> frozenset[int]:
        """Indexes of words of sentences that every newsroom writes."""
        ends = [0, *(match.end() for match in _SENTENCE_END.finditer(self.text)), len(self.text)]
        pattern = _standing()
        return self._within(
            span for span in pairwise(ends) if pattern.search(self.text, *span) is not None
        )

    def _within(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        starts = [word.start for word in self.words]
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_left(starts, start), bisect_left(starts, end)))
        return frozenset(found)

    def opens(self, at: int) -> bool:
        """True where word `at` opens a sentence, a line or a quotation."""
        before = self.words[at - 1].end if at else 0
        return at == 0 or _OPENS.search(self.text, before, self.words[at].start) is not None

    def is_plain(self, at: int) -> bool:
        """True for a word written small."""
        return self.text[self.words[at].start].islower()

    def is_fact(self, at: int) -> bool:
        """True for a number, and for a name: a capital that no sentence asks for."""
        fold = self.folds[at]
        if fold[0].isdigit():
            return fold != "1"  # "one of the men"
        return len(fold) > 1 and self.text[self.words[at].start].isupper() and not self.opens(at)


def shared_runs(here: Wording, there: Wording) -> tuple[Run, ...]:
    """The runs of at least five words that both texts hold, in the order of `here`.

    Longer runs go first and no word of either text is in two, so that a sentence that one of them
    repeats is shared once (greedy string tiling, Wise 1993).
    """
    taken_here, taken_there = bytearray(len(here.folds)), bytearray(len(there.folds))
    tiles: list[Run] = []
    for run in sorted(_longest(here, there), key=lambda run: (-run.length, run.first, run.other)):
        first, last = run.first, run.first + run.length
        shift = run.other - run.first
        while first < last and (taken_here[first] or taken_there[first + shift]):
            first += 1
        end = first
        while end < last and not (taken_here[end] or taken_there[end + shift]):
            end += 1
        if end - first >= GRAM:
            tiles.append(Run(first, first + shift, end - first))
            taken_here[first:end] = taken_there[first + shift : end + shift] = b"\x01" * (
                end - first
            )
    return tuple(sorted(tiles, key=lambda run: run.first))


def _longest(here: Wording, there: Wording) -> Iterator[Run]:
    """All runs that neither text continues on either side, where a word is not too often repeated."""
    folds, others = here.folds, there.folds
    for at in range(len(others) - GRAM + 1):
        for first in here.grams.get(tuple(others[at : at + GRAM]), ())[:_SAME_GRAM]:
            if first and at and folds[first - 1] == others[at - 1]:
                continue
            length, room = GRAM, min(len(folds) - first, len(others) - at)
            while length < room and folds[first + length] == others[at + length]:
                length += 1
            yield Run(first, at, length)


def join_runs(
    runs: Iterable[Run], here: Wording, there: Wording, standing: frozenset[int] = frozenset()
) -> tuple[Stretch, ...]:
    """The stretches that `runs` make up; `standing` are words of `here` known to prove nothing."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and _follows(groups[-1][-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return tuple(_weigh(group, here, there, standing) for group in groups)


def _follows(before: Run, run: Run) -> bool:
    gap = run.first - before.first - before.length
    other = run.other - before.other - before.length
    return (
        0 <= gap <= _WIDEST_GAP and 0 <= other <= _WIDEST_GAP and abs(gap - other) <= _WIDEST_SHIFT
    )


def _weigh(group: list[Run], here: Wording, there: Wording, standing: frozenset[int]) -> Stretch:
    first, last = group[0].first, max(run.first + run.length for run in group)
    shared = {at for run in group for at in range(run.first, run.first + run.length)}
    shared -= standing | here.formulas
    told = shared - here.quoted
    other_first = min(run.other for run in group)
    other_last = max(run.other + run.length for run in group)
    return Stretch(
        here=(here.words[first].start, here.words[last - 1].end),
        there=(there.words[other_first].start, there.words[other_last - 1].end),
        words=len(told) + min(len(told), len(shared) - len(told)),
        plain=sum(here.is_plain(at) for at in shared) / max(1, len(shared)),
        sentences=_touched(shared, here),
        facts=frozenset(here.folds[at] for at in shared if here.is_fact(at)),
        changed=_changed(group, here, there),
        news=any(here.folds[at] in _news() for at in told),
    )


def _touched(shared: Iterable[int], here: Wording) -> int:
    """How many sentences hold four or more of the shared words."""
    words = Counter(bisect_right(here.sentence_starts, at) for at in shared)
    return sum(count >= _SENTENCE_WORDS for count in words.values())


def _changed(group: list[Run], here: Wording, there: Wording) -> frozenset[str]:
    """Names and numbers in the gaps of one text that the other has nowhere."""
    found: set[str] = set()
    for before, run in pairwise(group):
        for text, other, start, end in (
            (here, there, before.first + before.length, run.first),
            (there, here, before.other + before.length, run.other),
        ):
            found.update(
                text.folds[at]
                for at in range(start, end)
                if text.is_fact(at) and text.folds[at] not in other.vocabulary
            )
    return frozenset(found)


@cache
def _news() -> frozenset[str]:
    return load_words("copying", "news", "words")


@cache
def _standing() -> re.Pattern[str]:
    entries = load_table("copying")["standing"]["sentences"]
    return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)

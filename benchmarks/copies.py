"""The copy suite, scored: whether copies are found, and what only looks alike is left.

Each later text is looked up in a ledger's index that holds all texts, as adding an article does, so
that finding candidates is measured too.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.copy_pairs import Pair, Text, corpora, make_pairs
from reportedly.articles import ReadOptions, read_text
from reportedly.errors import SourceError
from reportedly.ledger.copies import POSTINGS, Printed, find_copies
from reportedly.ledger.fingerprint import fingerprints, furniture, index_keys
from reportedly.ledger.records import Printing


class Shelf:
    """The part of a ledger that finding copies needs, in memory."""

    def __init__(self) -> None:
        """Start empty."""
        self.held: dict[int, list[int]] = defaultdict(list)
        self.texts: list[Printed] = []

    def put(self, text: Text) -> int:
        """Keep a text and give its number."""
        printed = prepare(text, len(self.texts))
        self.texts.append(printed)
        for key in index_keys(fingerprints(printed.text, printed.skip)):
            if len(self.held[key]) < POSTINGS:
                self.held[key].append(len(self.texts) - 1)
        return len(self.texts) - 1

    def postings(self, keys: Sequence[int]) -> Mapping[int, Sequence[int]]:
        """The texts that hold each key."""
        return {key: self.held[key] for key in keys if key in self.held}

    def fetch(self, number: int) -> Printed:
        """One text by its number."""
        return self.texts[number]


def prepare(text: Text, number: int) -> Printed:
    """A text as the ledger would keep it: read, with what is no running text left out."""
    printing = Printing(text.id, published=text.published, number=number)
    try:
        article = read_text(text.text, ReadOptions())
    except SourceError:
        return Printed(printing, text.text)
    return Printed(printing, article.text, furniture(article))


def run(*, misses: bool = False) -> int:
    """Score the suite and print it; 1 where precision or recall falls below .98."""
    found = corpora()
    pairs = list(make_pairs(found))
    right, seconds = judge(pairs, [text for family in found.values() for text in family])
    for copied, title in ((True, "copies"), (False, "no copies")):
        print(f"{title:44} {'pairs':>6} {'found':>6}")
        for kind in dict.fromkeys(pair.kind for pair in pairs if pair.copied == copied):
            row = [
                one
                for pair, one in zip(pairs, right, strict=True)
                if (pair.kind, pair.copied) == (kind, copied)
            ]
            print(f"  {kind:42} {len(row):6} {sum(row) if copied else len(row) - sum(row):6}")
    if misses:
        for pair, one in zip(pairs, right, strict=True):
            if not one:
                print(f"taken wrongly: {pair.kind}: {pair.earlier.id} | {pair.later.id}")
    precision, recall = figures(pairs, right)
    print(f"precision {precision:.3f}  recall {recall:.3f}  (to stay at or above .98)")
    print(f"{1000 * seconds / len(pairs):.1f} ms CPU to look up an article")
    return int(precision < 0.98 or recall < 0.98)


def judge(pairs: Sequence[Pair], others: Sequence[Text] = ()) -> tuple[list[bool], float]:
    """Whether each pair was taken for what it is, and the seconds of CPU that the looking took.

    The index holds the earlier texts of all pairs, and `others`.
    """
    shelf = Shelf()
    kept = dict.fromkeys([*others, *(pair.earlier for pair in pairs)])
    numbers = {text: shelf.put(text) for text in kept}
    right = []
    seconds = 0.0
    for pair in pairs:
        later = prepare(pair.later, len(shelf.texts))
        start = time.process_time()
        found = find_copies(later, shelf.postings, shelf.fetch)
        seconds += time.process_time() - start
        among = {copy.earlier for copy in found} | {copy.article for copy in found}
        right.append((numbers[pair.earlier] in among) == pair.copied)
    return right, seconds


def figures(pairs: Sequence[Pair], right: Sequence[bool]) -> tuple[float, float]:
    """Precision and recall of the copies found."""
    found = sum(one for pair, one in zip(pairs, right, strict=True) if pair.copied)
    wrong = sum(not one for pair, one in zip(pairs, right, strict=True) if not pair.copied)
    return found / max(1, found + wrong), found / max(1, sum(pair.copied for pair in pairs))

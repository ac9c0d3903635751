"""The words of an article in, its sentences and what is comparable in a stretch of them out.

Claims carry only the words that make them; two tellings of one happening often share no more than
"the clinic in the village of Khan Tuman", which stands in a sentence beside. So an account is also
compared by the sentences that tell it: their content words, their names and the means of violence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from reportedly.codebook import load_table
from reportedly.codebook.naming import Piece, cut
from reportedly.codebook.place_keys import sound_key
from reportedly.text import Article, Span

# Blocks that tell news: a crosshead or a caption of the story does, a link to another does not
_TELLING = frozenset({"paragraph", "heading", "caption"})
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+|\n+")
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
    ]
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# More capitals than this share and a sentence is a title, where a capital marks no name
_TITLE_SHARE = 0.75


class Passages:
    """The sentences of an article that tell news, and what is in them."""

    def __init__(self, article: Article) -> None:
        self.sentences = tuple(_sentences(article))
        self._starts = [span.start for span in self.sentences]

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self.sentences)

    def at(self, offset: int) -> int:
        """The number of the sentence at a character offset, or of the last before it."""
        return max(0, bisect_right(self._starts, offset) - 1)


def _sentences(article: Article) -> Iterable[Span]:
    blocks = [block.span for block in article.blocks if block.kind in _TELLING]
    for block in blocks or [article.span(0, len(article.text))]:
        start = block.start
        for end in [match.end() for match in _END.finditer(block.text)] + [len(block.text)]:
            if article.text[start : block.start + end].strip():
                yield article.span(start, block.start + end)
            start = block.start + end


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its plural s, which is all that news needs to meet ("strikes")."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    return word


def content_words(text: str, common: frozenset[str]) -> tuple[str, ...]:
    """The stems of the words and numbers of `text`, each once, without `common` ones and dates."""
    found: dict[str, None] = {}
    for piece in cut(text):
        word = stem(piece.fold)
        if len(word) < 2 or word in common or word in _MONTHS or _YEAR.fullmatch(word):
            continue
        found[word] = None
    return tuple(found)


def proper_names(text: str, common: frozenset[str]) -> tuple[str, ...]:
    """Runs of capitalised words in `text`, folded, most often named first.

    None is taken from a line in title case.
    """
    found: Counter[str] = Counter()
    for line in _END.split(text):
        pieces = cut(line)
        lettered = [piece for piece in pieces if not piece.fold.isdigit()]
        capitals = sum(piece.shape != "a" for piece in lettered)
        if not lettered or (len(lettered) > 4 and capitals > _TITLE_SHARE * len(lettered)):
            continue
        for run in _runs(pieces[1:] if _opens(pieces, common) else pieces):
            name = " ".join(stem(piece.fold) for piece in run)
            if len(name) > 2 and name not in common and name not in _MONTHS:
                found[name] += 1
    return tuple(sorted(found, key=lambda name: -found[name]))  # ties stay in order of mention


def name_keys(names: Iterable[str]) -> tuple[str, ...]:
    """What names are compared by: "~" and how each of their words sounds ("Rashideen", "Rashidin").

    >>> name_keys(["khan tuman"])
    ('~khan', '~tuman')
    """
    words = (word for name in names for word in name.split() if len(word) > 2)
    return tuple(dict.fromkeys("~" + (sound_key(word) or word) for word in words))


def _opens(pieces: list[Piece], common: frozenset[str]) -> bool:
    """True where the first word is capitalised only because it is the first."""
    first = pieces[0]
    alone = len(pieces) < 2 or pieces[1].shape == "a"
    return first.fold in common or stem(first.fold) in common or (alone and first.shape == "C")


def _runs(pieces: list[Piece]) -> Iterable[list[Piece]]:
    run: list[Piece] = []
    for piece in pieces:
        named = piece.shape != "a" and not piece.fold.isdigit() and piece.fold not in _MONTHS
        if run and not (named and piece.joined):
            yield run
            run = []
        if named:
            run.append(piece)
    if run:
        yield run


def means_of_violence(text: str) -> tuple[str, ...]:
    """The codebook's kinds of violence that `text` names, most often named first.

    >>> means_of_violence("Warplanes struck the market; a car bomb exploded; jets came back.")
    ('air strike', 'bomb')
    """
    stems = [stem(piece.fold) for piece in cut(text)]
    counts: Counter[str] = Counter()
    phrases, longest = _violence()
    for start in range(len(stems)):
        for length in range(longest, 0, -1):
            kind = phrases.get(" ".join(stems[start : start + length]))
            if kind is not None:
                counts[kind] += 1
                break
    order = list(counts)
    return tuple(sorted(order, key=lambda kind: (-counts[kind], order.index(kind))))


@cache
def _violence() -> tuple[dict[str, str], int]:
    phrases: dict[str, str] = {}
    for kind, words in load_table("violence").items():
        for word in words:
            phrases[" ".join(stem(piece.fold) for piece in cut(word))] = kind
    return phrases, max(phrase.count(" ") + 1 for phrase in phrases)

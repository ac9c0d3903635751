"""Names in, comparable pieces out: how the register of actors and the gazetteer compare names.

A name is cut into pieces at everything that is neither letter nor digit, and each piece is folded:
case and accents go, apostrophes inside a word go ("Sana'a", "Ta'izz"), dots of an initialism go
("U.N."), and the Arabic article before a hyphen is one word however it is assimilated ("ash-Sham",
"el-Sham", "al-Sham"). The pieces are taken from the text and not from spaCy's tokens, which cut
"al-Shabaab" in three and leave "N'Djamena" whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

# An initialism with dots; else letters and digits with apostrophes between them, where the
# apostrophe is not that of a possessive ("Syria's" ends before it).
_PIECE = re.compile(
    r"(?:[A-Z]\.){2,}(?:[A-Z]\b)?"
    r"|[^\W_]+(?:['\u2018\u2019\u02bc\u02bb\u02bf\u02be`\u00b4](?![sS]\b)[^\W_]+)*"
)
_PARTS = re.compile(r"[^ '\u2019`\u00b4./&-]|  ")
_NOT_LETTERS = re.compile(r"[\W_]+")
_ARTICLES = frozenset(["al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "az"])
# Letters that Unicode does not take apart into a letter and a mark.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A folded piece of a name, where it stands in the text, and how it is written there.

    `shape` is "U" (all capitals, at least two, or digits with them), "C" (initial capital) or "a".
    `joined` is False where a comma, a bracket or the end of a sentence parts it from the piece
    before: no name runs over those.
    """

    fold: str
    shape: str
    start: int
    end: int
    joined: bool = True


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Fold one word: no case, no accents, nothing but letters and digits.

    >>> fold("Şanlıurfa"), fold("Sana'a"), fold("U.N.")
    ('sanliurfa', 'sanaa', 'un')
    """
    plain = word.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).translate(_LETTERS)
        plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    return plain if plain.isalnum() else _NOT_LETTERS.sub("", plain)


@lru_cache(maxsize=65536)
def _shape(word: str) -> str:
    letters = [ch for ch in word if ch.isalpha()]
    if len(letters) > 1 and all(ch.isupper() for ch in letters):
        return "U"
    # "al-Qaeda" and "eThekwini" are names; what counts is a capital near the front.
    return "C" if any(ch.isupper() for ch in letters[:2]) or not letters else "a"


def cut(text: str) -> list[Piece]:
    """Cut `text` into folded pieces, in order, with character offsets (end exclusive).

    >>> [p.fold for p in cut("the U.S. and Jabhat Fateh ash-Sham's men")]
    ['the', 'us', 'and', 'jabhat', 'fateh', 'al', 'sham', 's', 'men']
    """
    pieces: list[Piece] = []
    for match in _PIECE.finditer(text):
        word, end = match.group(), match.end()
        folded = fold(word)
        if folded in _ARTICLES and text[end : end + 1] == "-":
            folded = "al"
        if folded:
            joined = not pieces or _joins(text[pieces[-1].end : match.start()], pieces[-1].fold)
            pieces.append(Piece(folded, _shape(word), match.start(), end, joined))
    return pieces


def _joins(gap: str, before: str) -> bool:
    """True where what stands between two pieces can stand inside a name."""
    if gap == " " or gap == "-":
        return True
    if "." in gap and len(before) > 3:  # "St. Lucia" is one name, "left Iran. Contra" is not
        return False
    return not _PARTS.search(gap)


Value = TypeVar("Value")


@dataclass(slots=True)
class _Node(Generic[Value]):
    children: dict[str, _Node[Value]] = field(default_factory=dict)
    values: list[tuple[str, Value]] = field(default_factory=list)  # shapes, value


class NameIndex(Generic[Value]):
    """Names to values, found by longest match over the pieces of a text.

    A name is found only in a writing at least as capitalised as its own: "WHO" is not found in
    "who", nor "Turkey" in "turkey". Initialisms of four letters or more are also found with one
    capital ("Nato", "Unifil"), as British papers write them, unless added as exact.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._root: _Node[Value] = _Node()

    def add(self, name: str, value: Value, *, exact: bool = False) -> None:
        """Add `name`; values of equal names are kept in the order in which they were added."""
        node, shapes = self._root, []
        for piece in cut(name):
            node = node.children.setdefault(piece.fold, _Node())
            loose = piece.shape == "U" and len(piece.fold) >= 4 and not exact
            shapes.append("C" if loose else piece.shape)
        if shapes:
            node.values.append(("".join(shapes), value))

    def longest(self, pieces: Sequence[Piece], first: int) -> tuple[int, list[Value]]:
        """Values of the longest name that starts at `first`, and the index after its last piece.

        `(first, [])` where none starts there.
        """
        node, best, found = self._root, first, list[Value]()
        for at in range(first, len(pieces)):
            child = node.children.get(pieces[at].fold)
            if child is None or not (pieces[at].joined or at == first):
                break
            node = child
            if node.values and (values := _fitting(node.values, pieces, first)):
                best, found = at + 1, values
        return best, found

    def whole(self, name: str) -> list[Value]:
        """Values whose name is all of `name`."""
        pieces = cut(name)
        after, values = self.longest(pieces, 0)
        return values if after == len(pieces) else []

    def relaxed(self, name: str) -> Iterator[tuple[str, Value]]:
        """Shapes and values whose name is all of `name`, whatever the capitals of either."""
        node = self._root
        for piece in cut(name):
            child = node.children.get(piece.fold)
            if child is None:
                return
            node = child
        yield from node.values


def _fitting(values: list[tuple[str, Value]], pieces: Sequence[Piece], first: int) -> list[Value]:
    """Values whose shapes the pieces satisfy, from piece `first` on."""
    return [
        value
        for shapes, value in values
        if all(
            want == "a" or piece.shape == "U" or piece.shape == want
            for want, piece in zip(shapes, pieces[first : first + len(shapes)], strict=True)
        )
    ]

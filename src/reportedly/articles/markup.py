"""Turn a tree of HTML elements into pieces of text with the kinds that the elements tell.

In: an lxml tree, cleaned or raw. Out: pieces in order, and from these one text with "\\n\\n"
between pieces and the blocks whose kind is known. Space inside a piece is folded as a browser
would show it; no-break spaces and quotes stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from lxml import html as lxml_html

from reportedly.text import Block, BlockKind, Span

_Role = Literal["heading", "caption", "cell"] | None
_SPACE = re.compile(r"[ \t\r\n\f]+")
_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*$")
_DROPPED = frozenset(
    ("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "form", "nav")
    + ("button", "select", "textarea", "head", "footer", "aside", "graphic", "img", "video")
)
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "hi", "i", "ins", "kbd")
    + ("mark", "q", "ref", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var")
    + ("wbr", "label", "data", "big", "strike", "acronym")
)
_ROLES: dict[str, _Role] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th", "cell"), "cell"),
}
_LINKS = frozenset(("a", "ref"))
_SENTENCE = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one element that stands on its own line; `kind` is `None` where untold."""

    text: str
    kind: BlockKind | None = None


def is_sentence(text: str) -> bool:
    """True for text too long for a crosshead or a cell and ending like a sentence.

    A standfirst set as <h2> is running text, and so is an article set in a table.
    """
    return len(text) > _SENTENCE and bool(_FINAL.search(text))


class _Collector:
    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._words: list[str] = []
        self._linked = 0

    def text(self, words: str | None, linked: bool) -> None:
        if words:
            self._words.append(words)
            self._linked += len(_SPACE.sub("", words)) if linked else 0

    def flush(self, role: _Role) -> None:
        """Close the piece that was being collected; nothing is kept of an empty one."""
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        linked = self._linked == len(_SPACE.sub("", text))
        self._words, self._linked = [], 0
        if not text:
            return
        kind: BlockKind | None = None
        if role == "caption" or (role == "cell" and not is_sentence(text)):
            kind = "caption"
        elif role == "heading" and not is_sentence(text):
            kind = "heading"
        elif linked and not _FINAL.search(text):
            kind = "related"  # a line that is one link leads to another page
        self.pieces.append(Piece(text, kind))


def collect(root: etree._Element, *, cleaned: bool = False) -> list[Piece]:
    """The pieces below `root` in order; `cleaned` trees name headings `head`, as TEI does."""
    collector = _Collector()
    roles = {**_ROLES, "head": "heading"} if cleaned else _ROLES
    dropped = _DROPPED - {"head"} if cleaned else _DROPPED
    # a stack instead of recursion: damaged pages nest thousands deep
    stack: list[tuple[etree._Element, bool, _Role, bool]] = [(root, False, None, False)]
    while stack:
        element, leaving, role, linked = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        mine: _Role = roles.get(tag, role)
        if leaving:
            if tag not in _INLINE:
                collector.flush(mine)
            if element is not root:
                collector.text(element.tail, linked)
        elif not tag or tag in dropped:
            collector.text(element.tail, linked)  # comments and scripts leave their tail
        else:
            if tag not in _INLINE:
                collector.flush(role)
            inside = linked or tag in _LINKS
            stack.append((element, True, role, linked))
            collector.text(element.text, inside)
            stack.extend((child, False, mine, inside) for child in reversed(element))
    collector.flush(None)
    return collector.pieces


def join(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    """One text of all pieces, "\\n\\n" between them, and the blocks whose kind is known."""
    parts: list[str] = []
    known: list[Block] = []
    at = 0
    for piece in pieces:
        if piece.kind is not None:
            known.append(Block(piece.kind, Span(at, at + len(piece.text), piece.text)))
        parts.append(piece.text)
        at += len(piece.text) + 2
    return "\n\n".join(parts), tuple(known)


def fragment_pieces(markup: str) -> list[Piece]:
    """The pieces of a stretch of HTML, such as an entry of a feed; plain text gives its lines."""
    if "<" not in markup and "&" not in markup:
        lines = re.split(r"\s*\n\s*\n\s*", markup.strip())
        return [Piece(_SPACE.sub(" ", line).strip()) for line in lines if line.strip()]
    try:
        # a wrapping element lets lxml keep text that stands outside of any element
        tree = lxml_html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):  # nothing but comments, or null characters
        return []
    return collect(tree)

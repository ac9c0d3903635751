"""Values of a notation line: bare words where they read back the same, quoted strings elsewhere.

A quoted string is a JSON string in which every character that cannot be seen is written as an
escape, so that neither a line break nor a bidirectional control can change how a line reads.
"""

from __future__ import annotations

import json
import re
from typing import NoReturn

from reportedly.errors import NotationError
from reportedly.text import Span

# Seen as a blank and harmless, and frequent in real text: kept bare inside a value.
_BLANKS = " \u00a0\u2009\u202f"
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_ATOM = re.compile(r"[^\s,:()\"@]+")
PIECES = " ... "  # joins the pieces of a claim's text, as in Claim.text


def visible(text: str) -> bool:
    """True where `text` may stand bare on a line: not empty, not padded, nothing unseen in it."""
    return bool(text) and text.strip() == text and all(map(_seen, text))


def quote(text: str) -> str:
    r"""Write `text` as a string: `"`, `\` and all that cannot be seen are escaped.

    >>> print(quote('the "front\nline"'))
    "the \"front\nline\""
    """
    letters = (x if _seen(x) and x not in '"\\' else json.dumps(x)[1:-1] for x in text)
    return f'"{"".join(letters)}"'


def words(text: str) -> str:
    """Write a value that takes the whole line."""
    return text if visible(text) and not text.startswith('"') else quote(text)


def atom(text: str) -> str:
    """Write a code or an identifier: bare where it is one word without signs."""
    return text if _ATOM.fullmatch(text) and visible(text) else quote(text)


def name(text: str, *signs: str) -> str:
    """Write a name that others may follow; quoted where it holds one of the `signs` of its line."""
    bare = words(text)
    return quote(text) if text.endswith(",") or any(sign in bare for sign in signs) else bare


def aside(text: str) -> str:
    """Write an addition in brackets."""
    return f"({name(text, '(', ')')})"


def offsets(span: Span) -> str:
    """Write a span's offsets, end exclusive: "@12-20"."""
    return f"@{span.start}-{span.end}"


def spanned(span: Span) -> str:
    """Write a span with its words."""
    return f"{quote(span.text)} {offsets(span)}"


def pieces(texts: tuple[str, ...]) -> str:
    """Write the pieces of a text; all are quoted where one of them could be read otherwise."""
    joined = PIECES.join(texts)
    if all(map(visible, texts)) and Line(0, "", joined).pieces() == texts:
        return joined
    return PIECES.join(map(quote, texts))


def _seen(letter: str) -> bool:
    return letter.isprintable() or letter in _BLANKS


class Line:
    """One line's value while it is read from left to right; errors name the line's number."""

    def __init__(self, number: int, key: str, value: str) -> None:
        """Start at the head of `value`, which stands after `key` on line `number` of the text."""
        self.number, self.key, self._value, self._at = number, key, value, 0

    @property
    def rest(self) -> str:
        """What has not been read yet."""
        return self._value[self._at :]

    def fail(self, expected: str) -> NoReturn:
        """Raise `NotationError`: what was expected here, and what was found instead."""
        found = repr(self.rest) if self.rest else "the end of the line"
        raise NotationError(f"line {self.number} ({self.key}): expected {expected}, found {found}")

    def take(self, pattern: str) -> re.Match[str] | None:
        """Read past `pattern` where it stands next; `None` where it does not."""
        found = re.compile(pattern).match(self._value, self._at)
        if found is not None:
            self._at = found.end()
        return found

    def need(self, pattern: str, expected: str) -> re.Match[str]:
        """Read past `pattern`, which must stand next."""
        found = self.take(pattern)
        if found is None:
            self.fail(expected)
        return found

    def end(self) -> None:
        """Require that nothing is left but blanks."""
        self.take(" +")
        if self.rest:
            self.fail("the end of the line")

    def string(self) -> str | None:
        """Read a quoted string where one stands next."""
        found = self.take(_STRING.pattern)
        if found is None:
            return None
        try:
            text: str = json.loads(found.group())
        except json.JSONDecodeError:
            self._at = found.start()
            self.fail("a string with the escapes of JSON")
        return text

    def name(self, stop: str) -> str:
        """Read a quoted string, else bare words up to the pattern `stop` or the line's end."""
        text = self.string()
        if text is not None:
            return text
        return self.need(rf"(?:(?! *(?:{stop})).)+", "a name").group()

    def aside(self) -> str | None:
        """Read an addition in brackets where one stands next."""
        if self.take(r" *\(") is None:
            return None
        text = self.name(r"[()]")
        self.need(r"\)", "a closing bracket")
        return text

    def atom(self, expected: str) -> str:
        """Read a quoted string or one word without signs."""
        text = self.string()
        return self.need(_ATOM.pattern, expected).group() if text is None else text

    def words(self) -> str:
        """Read a value that takes the whole line: a quoted string, else all that is left."""
        start, text = self._at, self.string()
        if text is not None and not self.rest:
            return text
        self._at = start
        return self.need(r".+", "words").group()

    def pieces(self) -> tuple[str, ...]:
        """Read the pieces of a text: quoted strings where all of them are, else bare."""
        start, texts = self._at, []
        while (text := self.string()) is not None:
            texts.append(text)
            if not self.rest:
                return tuple(texts)
            if self.take(re.escape(PIECES)) is None:
                break
        self._at = start
        bare = self.take(r".*")
        return tuple(bare.group().split(PIECES)) if bare and bare.group() else ()

    def offsets(self, text: str) -> Span | None:
        """Read offsets where they stand next, and give the span of `text` there."""
        found = self.take(r" *@(\d+)-(\d+)")
        return found and Span(int(found[1]), int(found[2]), text)

    def spanned(self) -> Span | None:
        """Read a quoted string with its offsets where it stands next."""
        self.take(" +")
        text = self.string()
        if text is None:
            return None
        span = self.offsets(text)
        if span is None:
            self.fail("offsets such as @12-20")
        return span

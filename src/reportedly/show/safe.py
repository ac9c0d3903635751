"""Untrusted text in, text that is safe to print on a terminal out.

An article may hold escape sequences that recolour, retitle or rewrite a terminal, and bidirectional
controls that show words in another order than they stand ("Trojan Source", CVE-2021-42574).
"""

from __future__ import annotations

import re

# C0 controls have pictures in Unicode; the others get the replacement character.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_REPLACED = [
    *range(0x80, 0xA0),  # C1: U+009B alone starts an escape sequence
    0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # bidirectional
    0x2028, 0x2029, 0xFEFF,
    *range(0xFFF9, 0xFFFC),  # interlinear annotation
    *range(0xD800, 0xE000),  # lone surrogates cannot be encoded
]  # fmt: skip
_NEUTRAL = _PICTURES | dict.fromkeys(_REPLACED, "\ufffd")
_SPACE = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")


def neutralise(text: str) -> str:
    """Make `text` one line without control characters; runs of white space become one space.

    >>> neutralise("shelled\\n the \\x1b[31mtown")
    'shelled the ␛[31mtown'
    """
    return _SPACE.sub(" ", text).strip().translate(_NEUTRAL)


def neutralise_lines(text: str) -> str:
    """Make `text` free of control characters but keep its white space and line breaks.

    >>> neutralise_lines("one\\r\\ntwo\\x07")
    'one\\ntwo␇'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "\n".join(line.translate(_NEUTRAL) for line in lines)

"""Decode bytes of unknown encoding to text, or say that they are no text.

In: bytes. Out: the text, byte order mark removed and everything else kept. Order: byte order
mark, UTF-8, UTF-16 without a mark, an encoding that the format declares, Windows-1252 where the
few bytes beyond ASCII are its punctuation and accents, then charset-normalizer's judgement.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's mark, so it is tried first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_CHARACTER = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
# Windows-1252: ellipsis, quotes, dashes, no-break space, section signs, Latin letters.
_WESTERN = re.compile(rb"[\x80\x82\x84\x85\x89\x8a\x8b\x8c\x8e\x91-\x97\x99-\x9c\x9e-\xff]")
_RUN = re.compile(rb"[\x80-\xff]{3}")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_BEYOND_ASCII_TEXT = re.compile(r"[^\x00-\x7f]")
_SAMPLE = 100_000
_JUDGED = 20_000  # bytes are enough to judge an encoding, and more take seconds


class UndecodableError(ValueError):
    """The bytes are no text; the message says what was found instead."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text that `data` encodes, without a byte order mark; raise `UndecodableError` if none.

    >>> decode(b"\\x93No,\\x94 he said")
    '“No,” he said'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, "damaged text: its byte order mark says")
    text = _attempt(data, "utf-8")
    if text is None or "\x00" in text:
        text = _wide(data) or text
    if text is None:
        text = _damaged_utf8(data)
    if text is None and declared:
        text = _attempt(data, declared)
    if text is None:
        text = _legacy(data)
    if text is None:
        raise UndecodableError("bytes in no known text encoding")
    if _looks_binary(text):
        raise UndecodableError("binary data")
    return text


def _strictly(data: bytes, encoding: str, found: str) -> str:
    text = _attempt(data, encoding)
    if text is None:
        raise UndecodableError(f"{found} {encoding.upper()}, but it is not valid as such")
    if _looks_binary(text):
        raise UndecodableError("binary data")
    return text


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):  # beside bad bytes: a page may declare any nonsense
        return None


def _looks_binary(text: str) -> bool:
    """True where control characters are too many for text; a stray one is common in old files."""
    sample = text[:_SAMPLE]
    return len(_BINARY_CHARACTER.findall(sample)) > max(2, len(sample) // 200)


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bytes lost or cut, as on many pages; `None` for other encodings.

    Outside UTF-8 nearly every byte beyond ASCII is an error: in Windows-1252 a curly quote before
    a letter is never a valid pair.
    """
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(_BEYOND_ASCII_TEXT.findall(text)) - bad
    return text if good > 2 * bad and bad <= max(3, len(text) // 1000) else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: in English every other byte is zero."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0) * 2, sample[1::2].count(0) * 2
    if odd > 0.6 * len(sample) and even < 0.1 * len(sample):
        return _attempt(data, "utf-16-le")
    if even > 0.6 * len(sample) and odd < 0.1 * len(sample):
        return _attempt(data, "utf-16-be")
    return None


def _legacy(data: bytes) -> str | None:
    """A one-byte or East Asian encoding, judged by its bytes."""
    sample = data[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 200):
        return None
    beyond = len(_BEYOND_ASCII.findall(sample))
    # Curly quotes and accents stand alone or in pairs ("créée"), the letters of Cyrillic or Greek
    # in words. charset-normalizer takes two curly quotes for anything from CP866 to Mac Roman.
    if beyond == len(_WESTERN.findall(sample)) and not _RUN.search(sample):
        text = _attempt(data, "cp1252")
        if text is not None:
            return text
    best = from_bytes(sample[:_JUDGED]).best()
    return _attempt(data, best.encoding) if best else None

"""Tell what kind of source some bytes are: by their content first, then by name and media type.

In: the first bytes (unpacked where they were compressed), the name's ending, and a server's word.
Out: the name of a format of `source.FORMATS`; raises `UnreadableKindError` for what is none.
"""

from __future__ import annotations

import csv
import json
import re

_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an XZ archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document (DOC, XLS or PPT)"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"RIFF", "a sound or film file"),
    (b"PAR1", "a Parquet file"),
    (b"\x1f\x8b", "a gzip file inside a gzip file"),
)
_ADVICE = {"an old Office document (DOC, XLS or PPT)": "save it as DOCX or PDF"}
_FEED = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|title|meta|article|div|p|section|main|h1|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"^\s*<\?xml\b")
_MHTML = re.compile(
    rb"^(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,40}?Content-Type:\s*multipart/related",
    re.IGNORECASE,
)
_SUFFIXES = {
    ".htm": "html", ".html": "html", ".xhtml": "html", ".mht": "mhtml", ".mhtml": "mhtml",
    ".pdf": "pdf", ".docx": "docx", ".rss": "feed", ".atom": "feed", ".warc": "warc",
    ".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".txt": "plain", ".text": "plain", ".md": "plain",
}  # fmt: skip
_MEDIA_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "multipart/related": "mhtml",
    "application/pdf": "pdf", "application/rss+xml": "feed", "application/atom+xml": "feed",
    "application/x-ndjson": "lines", "application/jsonl": "lines", "application/json": "json",
    "text/csv": "csv", "text/plain": "plain",
}  # fmt: skip


class UnreadableKindError(ValueError):
    """The bytes are of a kind that holds no article; the message names it and the way out."""


def detect(head: bytes, suffix: str = "", media_type: str | None = None) -> str:
    """The format of a source that begins with `head`.

    >>> detect(b"%PDF-1.7"), detect(b'{"id": "a", "text": "b"}\\n'), detect(b"Kyiv said")
    ('pdf', 'lines', 'plain')
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            advice = _ADVICE.get(kind, "unpack it first" if "archive" in kind else "convert it")
            raise UnreadableKindError(
                f"found {kind}, expected text, HTML, PDF, DOCX, a feed, WARC, JSON Lines or CSV:"
                f" {advice}"
            )
    narrow = _narrow(head)
    named = _SUFFIXES.get(suffix) or _MEDIA_TYPES.get(media_type or "")
    return _by_content(narrow, named) or _by_name(narrow, named) or "plain"


def _narrow(head: bytes) -> bytes:
    """The head with UTF-16 made bytes and byte order marks removed, for the patterns here."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[1:2] == b"\x00" or head[:1] == b"\x00":
        head = head.replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def _by_content(head: bytes, named: str | None) -> str | None:
    if head[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith(b"WARC/"):
        return "warc"
    if _FEED.match(head[:8192]):
        return "feed"
    if _HTML.match(head[:8192]):
        return "html"
    if _MHTML.match(head[:8192]):
        return "mhtml"
    if _XML.match(head):
        return named if named in {"feed", "html"} else "html" if b"<html" in head else "feed"
    return _json_kind(head)


def _json_kind(head: bytes) -> str | None:
    """JSON Lines, one JSON value, or neither; "[Translated from Arabic]" is neither."""
    start = head.lstrip()
    if re.match(rb"\[\s*(?:\{|\]\s*$)", start):
        return "json"
    if not re.match(rb"\{\s*(?:\"|\})", start):
        return None
    line, _, rest = start.partition(b"\n")
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        # an object over several lines, a first line that is damaged, or one beyond the head
        return (
            "json" if line.strip() == b"{" or (rest and line.rstrip().endswith(b",")) else "lines"
        )
    return "lines"


def _by_name(head: bytes, named: str | None) -> str | None:
    if named in {"csv", "lines", "json", "html", "plain"}:
        return named
    if named is not None:
        return "plain"  # "report.pdf" that does not begin like a PDF is judged by its bytes
    first = head.split(b"\n", 1)[0][:2000].decode("utf-8", "replace")
    for delimiter in ",\t;":
        try:
            names = [
                name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])
            ]
        except csv.Error:
            continue
        if "text" in names and len(names) > 1 and all(len(name.split()) <= 3 for name in names):
            return "csv"
    return None

"""Attributions of PolNeAR articles, in the format of the gold's scorer.

In: JSON Lines of articles (`id`, `text`; answers, if there, are not read). Out: JSON Lines of
`{"id", "attributions": [{"source", "cue", "content"}]}` with offsets into `text`.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.articles.parse import parse
from reportedly.attribution.find import find_attributions
from reportedly.attribution.source import subject_of
from reportedly.claim import Attribution
from reportedly.text import Article, Block, Parse, Span

_LINE = re.compile(r"\S[^\n]*")


def as_article(record: dict[str, Any]) -> Article:
    """The article of a gold record: each line a paragraph, because titles are annotated too."""
    bare = Article(record["id"], record["text"])
    blocks = tuple(
        Block("paragraph", bare.span(m.start(), m.end())) for m in _LINE.finditer(bare.text)
    )
    return Article(record["id"], record["text"], blocks=blocks)


def univocal(found: tuple[Attribution, ...]) -> Iterator[Attribution]:
    """Leave out what PolNeAR does not mark: each word belongs to one attribution there."""
    for attribution in found:
        if attribution.parent is None:
            yield attribution


def export(parsed: Parse, found: tuple[Attribution, ...]) -> list[dict[str, list[list[int]]]]:
    """The attributions of one article as the scorer reads them."""
    return [
        {
            "source": _source(parsed, attribution),
            "cue": _offsets(attribution.cue),
            "content": _content(parsed, attribution),
        }
        for attribution in univocal(found)
    ]


def _source(parsed: Parse, attribution: Attribution) -> list[list[int]]:
    """The source; a relative pronoun where PolNeAR marks that: "the envoy, [who] said"."""
    subject = subject_of(parsed.doc[attribution.cue_head])
    relative = subject is not None and subject.lower_ in ("who", "which", "that")
    if relative and subject is not None and attribution.source_head not in (None, subject.i):
        return [[subject.idx, subject.idx + len(subject)]]
    return _offsets(attribution.source)


def _content(parsed: Parse, attribution: Attribution) -> list[list[int]]:
    """The content with the "that" that opens it, which PolNeAR counts as part of it."""
    text = parsed.article.text
    return [
        [start - 5 if text[max(0, start - 6) : start] == " that " else start, end]
        for start, end in _offsets(attribution.content)
    ]


def _offsets(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def predict(input_path: str | Path, output_path: str | Path) -> None:
    """Read the articles of `input_path` (JSON Lines, may be gzipped) and write what was found."""
    source = Path(input_path)
    opener = gzip.open if source.suffix == ".gz" else open
    with (
        opener(source, "rt", encoding="utf-8") as lines,
        Path(output_path).open("w", encoding="utf-8") as out,
    ):
        for line in lines:
            record = json.loads(line)
            parsed = parse(as_article(record))
            row = {
                "id": record["id"],
                "attributions": export(parsed, find_attributions(parsed)),
            }
            out.write(json.dumps(row) + "\n")

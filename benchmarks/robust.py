"""Files of real texts in, counts out: what broke, how much was read, how much was left open."""

from __future__ import annotations

import gzip
import json
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reportedly.articles import ReadOptions, read_text
from reportedly.articles.parse import parse
from reportedly.claim import Reading
from reportedly.errors import SourceError
from reportedly.pipeline import read_claims


def run(paths: Iterable[Path], limit: int | None = None) -> int:
    """Read the first `limit` texts of each file; 1 where one raised an exception."""
    broken = [_run_one(path, limit) for path in paths]
    return int(any(broken))


def records(path: Path, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def _run_one(path: Path, limit: int | None) -> bool:
    counts: Counter[str] = Counter()
    start = time.process_time()
    for number, record in enumerate(records(path, limit), 1):
        counts["texts"] += 1
        try:
            _count(read_claims(read_text(record["text"], ReadOptions())), counts)
        except SourceError as error:
            counts[f"refused ({type(error).__name__})"] += 1
        except Exception:  # noqa: BLE001  every kind of crash is what is being counted
            counts["exceptions"] += 1
            print(f"{path.name}, record {number} ({record.get('id')}):")
            traceback.print_exc()
    seconds = time.process_time() - start
    print(f"{path.name}: {counts['texts']} texts, {counts['words']} words, {seconds:.0f} s CPU")
    print(f"  exceptions                        {counts['exceptions']}")
    for name in counts:
        if name.startswith("refused"):
            print(f"  {name:33} {counts[name]}")
    print(f"  claims                            {counts['claims']}")
    _share("sentences that yield a claim", counts["yielding"], counts["sentences"])
    _share("claims by an unresolved source", counts["unresolved"], counts["claims"])
    _share("claims by somebody other than the author", counts["sourced"], counts["claims"])
    return counts["exceptions"] > 0


def _count(reading: Reading, counts: Counter[str]) -> None:
    counts["words"] += len(reading.article.text.split())
    counts["claims"] += len(reading.claims)
    counts["unresolved"] += sum(not claim.source.resolved for claim in reading.claims)
    counts["sourced"] += sum(claim.source.kind != "author" for claim in reading.claims)
    told = sorted((span.start, span.end) for claim in reading.claims for span in claim.spans)
    for sentence in parse(reading.article).sentences:
        counts["sentences"] += 1
        here = sentence.span
        counts["yielding"] += any(start < here.end and here.start < end for start, end in told)


def _share(name: str, part: int, whole: int) -> None:
    print(f"  {name:41} {part / max(1, whole):.3f}  ({part} of {whole})")

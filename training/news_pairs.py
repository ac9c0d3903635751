"""Real news in, pairs of claims that can both hold out: what a program meets all day, unlike quarrels.

    python -m training.news_pairs FILE

From the articles of `gold/incidents` and of Wikinews, as the program reads them: claims of one
article that mean nearly the same, since an author seldom contradicts himself, and claims of articles that were printed
more than a month apart. Whether two of them tell the same is left open (label `holds`). The text
is not ours to pass on, so FILE belongs to the folder of checkpoints.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.gold import gold_folder
from reportedly.articles import ReadOptions, read_text
from reportedly.claim import Claim, Reading
from reportedly.errors import SourceError
from reportedly.ledger.compare.gist import named_in_passing, read_gist
from reportedly.ledger.compare.learned import as_read
from reportedly.pipeline import read_claims
from training.encoder import load_tokenizer, model_folder, read_tensors

_WITHIN, _ANY, _ACROSS = 4, 2, 3  # pairs of an article: the most alike, any, and with another's
_LEAST_WORDS, _APART = 3, 30


def main() -> None:
    """Read the articles and write their pairs."""
    target = Path(sys.argv[1])
    target.write_text("".join(json.dumps(row) + "\n" for row in news_pairs(_readings())), "utf-8")


def news_pairs(readings: Iterable[Reading]) -> Iterator[dict[str, str]]:
    """Pairs within each article and with one printed long before or after it."""
    told = [found for reading in readings if (found := _told(reading))]
    meaning = _meanings(text for claims in told for _, text, *_ in claims)
    draw = Random("news")
    for at, claims in enumerate(told):
        inside = [pair for pair in combinations(claims, 2) if not _touch(pair[0][2], pair[1][2])]
        inside.sort(key=lambda pair: -float(meaning[pair[0][1]] @ meaning[pair[1][1]]))
        chosen = inside[:_WITHIN]
        chosen += draw.sample(inside[_WITHIN:], min(_ANY, len(inside[_WITHIN:])))
        others = [k for k, found in enumerate(told) if _far(found[0][3], claims[0][3]) and k != at]
        for other in draw.sample(others, min(_ACROSS, len(others))):
            pairs = ((x, y) for x in claims for y in told[other])
            chosen.append(max(pairs, key=lambda p: float(meaning[p[0][1]] @ meaning[p[1][1]])))
        for one, two in chosen:
            yield {
                "a": one[1], "a_source": one[0], "b": two[1], "b_source": two[0], "label": "holds",
            }  # fmt: skip


_Told = tuple[str, str, Claim, date | None]


def _told(reading: Reading) -> list[_Told]:
    """The claims of an article that say something: source, words, claim, day of printing."""
    day = reading.article.published
    found = []
    for claim in reading.claims:
        gist = read_gist(claim, day)
        if not named_in_passing(claim) and len(gist.words) >= _LEAST_WORDS:
            found.append((*as_read(claim, gist, reading.article.outlet), claim, day))
    return found


def _touch(one: Claim, other: Claim) -> bool:
    return any(x.overlaps(y) for x in one.spans for y in other.spans)


def _far(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) > _APART


def _meanings(texts: Iterable[str]) -> dict[str, np.ndarray]:
    table = read_tensors(model_folder() / "model.safetensors")["embeddings.word_embeddings.weight"]
    tokenizer, rows = load_tokenizer(), table.numpy()
    found = {}
    for text in texts:
        total = rows[tokenizer.encode(text, add_special_tokens=False).ids].sum(0)
        found[text] = total / max(float(np.linalg.norm(total)), 1e-9)
    return found


def _readings() -> Iterator[Reading]:
    seen = set()
    for line in (gold_folder() / "incidents" / "fakes.dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["article_id"] not in seen:
            seen.add(row["article_id"])
            yield from _read(row["text"], row["article_id"], row["published"], row["outlet"])
    with gzip.open(gold_folder().parent / "corpus" / "wikinews.jsonl.gz", "rt") as lines:
        for line in lines:
            row = json.loads(line)
            yield from _read(row["text"], row["id"], row["date"], "Wikinews")


def _read(text: str, name: str, day: str | None, outlet: str | None) -> Iterator[Reading]:
    printed = date.fromisoformat(day) if day else None
    try:
        article = read_text(text, ReadOptions(published=printed, outlet=outlet))
    except SourceError:
        return
    yield read_claims(replace(article, id=name))


if __name__ == "__main__":
    main()

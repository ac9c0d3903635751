"""Whole articles with hand-made ledgers: a ledger in YAML in, claims in JSON Lines out.

A ledger is either of one article, whose text stands in the only .txt file beside it, or a list of
articles with their texts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from reportedly.articles import ReadOptions, read_source, read_text
from reportedly.pipeline import read_claims
from reportedly.show.jsonl import claim_lines
from reportedly.text import Article


def predict(source: Path, target: Path, text: Path | None = None) -> None:
    """Read the article or articles of the ledger `source` and write their claims to `target`."""
    with target.open("w", encoding="utf-8") as out:
        for article in _articles(source, text):
            out.writelines(claim_lines(read_claims(article)))


def show(ledger: Path, text: Path | None) -> int:
    """Score an article's reading, print what was missed or wrong, and give the exit code."""
    scorer = ledger.parent / "score.py"
    if not scorer.exists():
        sys.exit(f"{scorer} is missing: a ledger lies beside its scorer")
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "claims.jsonl"
        predict(ledger, predicted, text)
        command = [sys.executable, str(scorer), str(ledger), str(predicted), "--misses"]
        return subprocess.run(command, check=False).returncode


def _articles(ledger: Path, text: Path | None) -> Iterator[Article]:
    gold: Any = yaml.safe_load(ledger.read_text(encoding="utf-8"))
    if isinstance(gold, list):
        for item in gold:
            yield replace(read_text(item["text"], _options(item)), id=item["id"])
        return
    if text is None:
        (text,) = ledger.parent.glob("*.txt")
    for outcome in read_source(str(text), _options(gold.get("article", {}))):
        if not isinstance(outcome, Article):
            raise outcome
        yield outcome


def _options(known: dict[str, Any]) -> ReadOptions:
    published = known.get("published")
    day = date.fromisoformat(str(published)) if published else None
    return ReadOptions(published=day, outlet=known.get("outlet"))

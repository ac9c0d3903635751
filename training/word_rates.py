"""How common each word and name of news is: texts in, `codebook/word_rates.toml` out.

    python -m training.word_rates TEXTS.jsonl.gz... > src/reportedly/codebook/word_rates.toml

Texts are JSON Lines with a "text". The unit is a passage of about 80 words, the length of what an
article tells of one happening. Counts are facts about words and hold nothing of the texts.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reportedly.ledger.passages import content_words, name_keys, proper_names

_PASSAGE = 80  # words
# Rarer ones are all taken for as rare as this; below, counts of a few passages say nothing
_RAREST = 0.004
_HEAD = """\
# How common words and names are in news: the share, in thousandths, of passages of 80 words that
# hold them. Words are stems as `ledger.passages` makes them; "~" marks a name as it sounds. Counted
# by training/word_rates.py over Wikinews 2019-2020 and Wikipedia's current events 2025-2026
# ({passages} passages). What is not listed is rarer than {rarest} thousandths.

[rates]
"""


def passages(paths: list[Path]) -> Iterator[str]:
    """The texts of the files, joined where short and cut where long, a passage at a time."""
    for path in paths:
        kept: list[str] = []
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                kept += [*json.loads(line)["text"].split(" "), "\n"]
                while len(kept) >= _PASSAGE:
                    yield " ".join(kept[:_PASSAGE])
                    kept = kept[_PASSAGE:]


def main(paths: list[Path]) -> None:
    """Print the table for the texts of `paths`."""
    counts: Counter[str] = Counter()
    total = 0
    for passage in passages(paths):
        total += 1
        counts.update(content_words(passage, frozenset()))
        counts.update(name_keys(proper_names(passage, frozenset())))
    sys.stdout.write(_HEAD.format(passages=total, rarest=round(1000 * _RAREST)))
    for word in sorted(counts):
        if counts[word] >= _RAREST * total:
            sys.stdout.write(f'"{word}" = {1000 * counts[word] / total:.1f}\n')


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])

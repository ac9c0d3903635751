"""What the reading costs beside the spaCy parse alone: CPU time, in one run, on the same text.

Wall time would measure the machine's other work. Both are timed on the same articles in turns, so
that a change of the processor's clock meets both.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.robust import records
from reportedly.articles import ReadOptions, read_text
from reportedly.articles.parse import parse
from reportedly.attribution.find import find_attributions
from reportedly.coding.timex import find_times
from reportedly.coding.toponym import find_places
from reportedly.errors import LanguageError
from reportedly.pipeline import read_claims
from reportedly.text import Article, Parse

# The stages that need nothing but the parse, so that they can be timed alone.
_STAGES: dict[str, Callable[[Parse], object]] = {
    "cues": find_attributions,
    "places": find_places,
    "times": find_times,
}
_WORDS = 30_000  # about ten seconds of parsing: enough for two stable digits


def run(path: Path, words: int = _WORDS) -> int:
    """Time parse and reading on the first `words` words of a JSON Lines file of articles."""
    articles = list(_sample(path, words))
    total = sum(len(article.text.split()) for article in articles)
    read_claims(articles[0])  # loads the model and the codebook outside the clock
    parsing = reading = 0.0
    stages = dict.fromkeys(_STAGES, 0.0)
    for article in articles:
        start = time.process_time()
        parsed = parse(article)
        middle = time.process_time()
        read_claims(article)
        parsing += middle - start
        reading += time.process_time() - middle
        for name, stage in _STAGES.items():
            start = time.process_time()
            stage(parsed)
            stages[name] += time.process_time() - start
    print(f"{len(articles)} articles, {total} words")
    print(f"parse alone     {parsing:6.2f} s  {total / parsing:7.0f} words per CPU second")
    print(f"whole reading   {reading:6.2f} s  {total / reading:7.0f} words per CPU second")
    for name, seconds in stages.items():
        print(f"  of it {name:9} {seconds:6.2f} s")
    print(f"ratio           {reading / parsing:6.2f}    (to stay at or below 3)")
    return int(reading > 3 * parsing)


def _sample(path: Path, words: int) -> Iterator[Article]:
    for record in records(path):
        try:
            yield read_text(record["text"], ReadOptions())
        except LanguageError:
            continue
        words -= len(record["text"].split())
        if words <= 0:
            return

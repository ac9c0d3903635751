"""An article in, the keys under which other articles of its story are found out.

Two papers tell one story in other words ("the execution of 23 villagers", "which it describes never
took place"), but both name Bilanga and its militia. So an article is filed under its most telling
names, those that are rare in news and those that it names again and again, and under pairs of them:
whoever shares a pair shares three keys and comes first, and a lone town is found all the same.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from reportedly.ledger.compare.setting import words_in
from reportedly.ledger.passages import Passages
from reportedly.text import Article

# Names that are made keys, alone and in pairs: 21 keys at most, about 300 bytes an article
_NAMES = 6
# Sentences from the front that are looked at: further down stands background
_SENTENCES = 12


def topic_keys(article: Article) -> tuple[str, ...]:
    """The keys of an article, each once; none where no telling name stands."""
    passages = Passages(article)
    texts = [span.text for span in passages.sentences[:_SENTENCES]]
    if article.title:
        texts.insert(0, article.title)
    counts = Counter(name for text in texts for name, _ in words_in(text)[1])
    chosen = sorted(counts, key=lambda name: (-counts[name], name))[:_NAMES]
    pairs = (f"topic|{one}|{other}" for one, other in combinations(sorted(chosen), 2))
    return (*(f"topic|{name}" for name in sorted(chosen)), *pairs)

"""A claim in its article in, the words and names that stand round it out.

A claim carries its own words only, and "the school stands in Kinsi" does not say which school. What
is told just before, in the opening and in the title tells it. A setting is only ever a help: it can
show that two claims speak of one thing, never that they differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reportedly.claim import Claim
from reportedly.codebook.naming import cut
from reportedly.codebook.wording import concept, weight
from reportedly.ledger.passages import Passages, stem
from reportedly.ledger.rarity import rarity_in_news
from reportedly.text import Article

# Sentences before and behind the claim's own that belong to its setting
_BEFORE, _BEHIND = 3, 2
# Minus the natural logarithm of the rate in news: what is named in one passage of a hundred and
# fifty or fewer tells which story it is, "Moscow" and "Israel" do not.
_TELLING = 5.0
# Sentences that are kept as read: those round the claims of one article are read some ten times over
_SENTENCES = 32_768


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands round a claim: concepts, those of them that are telling names, and cue words.

    `sentence` are the folded words of the sentences that hold the claim.
    """

    words: frozenset[str]
    names: frozenset[str]
    sentence: frozenset[str]


NOWHERE = Setting(frozenset(), frozenset(), frozenset())


def read_setting(article: Article, claim: Claim, passages: Passages | None = None) -> Setting:
    """The setting of a claim; `passages` may be given where many claims of one article are read."""
    passages = passages or Passages(article)
    if not len(passages):
        return NOWHERE
    first = passages.at(claim.spans[0].start)
    last = passages.at(max(claim.spans[-1].end - 1, 0))
    near = {0, *range(max(0, first - _BEFORE), min(len(passages), last + _BEHIND + 1))}
    stretches = [_read(text) for text in _texts(passages, sorted(near), article.title)]
    own = [_read(passages.sentences[number].text) for number in range(first, last + 1)]
    return Setting(
        words=frozenset().union(*(one.words for one in stretches)),
        names=frozenset().union(*(one.names for one in stretches)),
        sentence=frozenset().union(*(one.sentence for one in own)),
    )


def _texts(passages: Passages, numbers: Iterable[int], title: str | None) -> Iterable[str]:
    if title:
        yield title
    yield from (passages.sentences[number].text for number in numbers)


@lru_cache(maxsize=_SENTENCES)
def _read(text: str) -> Setting:
    """The concepts of one sentence, the telling names among them, and its folded words."""
    words, names, folds = set(), set(), set()
    for number, piece in enumerate(cut(text)):
        folds.add(piece.fold)
        meant = concept(piece.fold)
        if meant is None or meant.isdigit():
            continue
        words.add(meant)
        proper = piece.shape != "a" and weight(meant) == 1.0
        if proper and number and rarity_in_news(stem(piece.fold)) >= _TELLING:
            names.add(meant)
    return Setting(frozenset(words), frozenset(names), frozenset(folds))

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
from reportedly.ledger.compare.telling import telling, tells_story
from reportedly.ledger.passages import Passages
from reportedly.text import Article

# Sentences before and behind the claim's own that belong to its setting
_BEFORE, _BEHIND = 3, 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands round a claim: its concepts, and those that are telling names with their word.

    `sentence` are the folded words of the sentences that hold the claim.
    """

    words: frozenset[str]
    names: dict[str, str]
    sentence: frozenset[str]


NOWHERE = Setting(frozenset(), {}, frozenset())


def read_setting(article: Article, claim: Claim, passages: Passages | None = None) -> Setting:
    """The setting of a claim; `passages` may be given where many claims of one article are read."""
    passages = passages or Passages(article)
    if not len(passages):
        return NOWHERE
    first = passages.at(claim.spans[0].start)
    last = passages.at(max(claim.spans[-1].end - 1, 0))
    near = {0, *range(max(0, first - _BEFORE), min(len(passages), last + _BEHIND + 1))}
    words: set[str] = set()
    names: dict[str, str] = {}
    for text in _texts(passages, sorted(near), article.title):
        found, named = words_in(text)
        words |= found
        names.update(named)
    own = {piece.fold for k in range(first, last + 1) for piece in cut(passages.sentences[k].text)}
    return Setting(frozenset(words), names, frozenset(own))


def _texts(passages: Passages, numbers: Iterable[int], title: str | None) -> Iterable[str]:
    if title:
        yield title
    yield from (passages.sentences[number].text for number in numbers)


@lru_cache(maxsize=8192)
def words_in(text: str) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """The concepts of a sentence, and its telling names, each with the word that names it."""
    words, names = set(), []
    for piece in cut(text):
        found = telling(piece.fold)
        if found is None:
            continue
        words.add(found[0])
        if piece.shape != "a" and tells_story(piece.fold):
            names.append((found[0], piece.fold))
    return frozenset(words), tuple(names)

"""Words of running text in, what two texts can be compared by out: concepts with their weight.

A concept is a list of `codebook/wording.toml` ("strike", "raid" and "bombing" are one thing to two
reports of one happening) or else the word's stem. The stem is the word without its endings, light
as in Savoy (2006), made for comparing and not for reading.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from reportedly.codebook import load_table, load_words
from reportedly.errors import CodebookError

_DOUBLED = frozenset(("bb", "dd", "gg", "mm", "nn", "pp", "rr", "tt"))
# What a word that stands in a great many reports counts for, against 1 for any other.
_COMMON_WEIGHT = 0.4


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its endings.

    >>> stem("striking"), stem("strikes"), stem("stopped"), stem("evacuation"), stem("evacuate")
    ('strik', 'strik', 'stop', 'evacuat', 'evacuat')
    """
    word = _irregular().get(word, word)
    if len(word) < 4:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "ment", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if word[-2:] in _DOUBLED:
                word = word[:-1]
            break
    if word.endswith(("tion", "sion")) and len(word) > 6:
        word = word[:-3]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@lru_cache(maxsize=65536)
def concept(word: str) -> str | None:
    """What a folded word is compared by, `None` for one that carries nothing of its own.

    >>> concept("raids"), concept("bombing"), concept("the"), concept("livestock")
    ('attack', 'attack', None, 'livestock')
    """
    if word in load_words("wording", "empty", "words"):
        return None
    stemmed = stem(word)
    alike = _alike()
    return alike.get(word) or alike.get(stemmed) or stemmed


@cache
def weight(name: str) -> float:
    """How much a concept tells, 0 to 1: words that many reports share tell less."""
    return _COMMON_WEIGHT if name in _common() else 1.0


@cache
def _common() -> frozenset[str]:
    stems = {stem(word) for word in load_words("wording", "common", "words")}
    return frozenset(stems | load_words("wording", "common", "lists"))


@cache
def _irregular() -> dict[str, str]:
    return _texts("irregular")


@cache
def _alike() -> dict[str, str]:
    """The name of its list for each word and each stem of a word that is in one."""
    lists: dict[str, str] = {}
    for name in load_table("wording")["alike"]:
        for word in load_words("wording", "alike", name):
            lists.setdefault(word, name)
            lists.setdefault(stem(word), name)
    return lists


def _texts(key: str) -> dict[str, str]:
    table: Any = load_table("wording").get(key)
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise CodebookError(f"codebook/wording.toml, [{key}]: expected a table of words")
    return dict(table)

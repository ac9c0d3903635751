"""A noun phrase for a speaker in, what it tells of him out: his noun, his name, for whom he speaks.

Read by word lists (`codebook/origins.toml`) without a parse: what comes in was cut out by the
attribution stage and is short.
"""

from __future__ import annotations

import re
from functools import cache

from reportedly.codebook import load_words
from reportedly.ledger.affiliation import institutions_in, named_actor
from reportedly.ledger.names import fold_name

_POSSESSIVE = re.compile("['\u2019]s?$")


@cache
def origin_words(table: str) -> frozenset[str]:
    """A word list of `codebook/origins.toml`."""
    return load_words("origins", table, "words")


def body_of(words: str | None) -> str | None:
    """For whom a spokesman speaks: "a spokesman for the army", "UN spokesman for Syria".

    `None` where `words` tell of no spokesman, or of a person's: "Angela Merkel's spokesman".
    """
    pieces = words.split() if words else []
    low = [piece.lower().strip(",.") for piece in pieces]
    at = next((i for i, word in enumerate(low) if word in origin_words("spokespeople")), None)
    if at is None:
        return None
    held = bare_phrase(" ".join(pieces[:at]))
    before = _POSSESSIVE.sub("", held)
    if before and named_actor(before) is not None:
        return before
    if low[at + 1 : at + 2] in (["for"], ["of"], ["from"]):
        return bare_phrase(" ".join(pieces[at + 2 :])) or None
    if not before or before != held or before.lower() in origin_words("before"):
        return None
    return before


def bare_phrase(name: str) -> str:
    """`name` without what stands before its noun and counts nothing: "the", "two", "local"."""
    words = name.partition(" (")[0].split()
    while len(words) > 1 and words[0].lower() in origin_words("before"):
        words = words[1:]
    return " ".join(words) or name.strip()


def head_noun(name: str) -> str:
    """The noun of a noun phrase, small and singular.

    >>> head_noun("two senior officials familiar with the talks"), head_noun("one of the victims")
    ('official', 'victim')
    """
    low = [word.lower().strip(",.") for word in bare_phrase(name).split()]
    ends = [at for at, word in enumerate(low) if at and word in origin_words("after")]
    phrase = low[: ends[0]] if ends else low
    if not phrase:
        return name
    if ends and low[ends[0] + 1 :] and phrase[-1] in origin_words("before"):  # "one of the victims"
        return head_noun(" ".join(low[ends[0] + 1 :]))
    noun = phrase[-1]
    for ending, other in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if noun.endswith(ending) and len(noun) > len(ending) + 2 and not noun.endswith("ss"):
            return noun[: -len(ending)] + other
    return noun


def is_proper(name: str) -> bool:
    """True for a name with a capital that no sentence asks for, "the Post" as "Al-Aqsa TV"."""
    return any(word[0].isupper() for word in bare_phrase(name).split()[1:])


def person_in(name: str) -> str | None:
    """The name of a person in a noun phrase, `None` where there is only an office or a noun.

    "Arnel dela Vega of the Western Command", "US Ambassador to Germany Richard Grenell"; but "Russia's
    foreign minister" and "spokesman for the UN" are offices.
    """
    words = bare_phrase(name).split()
    ends = [at for at, word in enumerate(words) if at and word in origin_words("after")]
    first, last = words[: ends[0]] if ends else words, words[ends[-1] + 1 :] if ends else []
    if not _has_capitals(first):
        return None
    if first[-1].lower() in origin_words("official"):
        return " ".join(words) if len(last) > 2 and _has_capitals(last) else None
    return " ".join(first) if len(first) > 1 or not ends else None


def are_named(name: str) -> bool:
    """True for "Dick Durbin and Adam Schiff", whose every word is a name."""
    words = [word for word in name.split() if word not in ("and", "&", "of", "the")]
    return len(words) > 1 and all(word[0].isupper() or word[0] == "(" for word in words)


def _has_capitals(words: list[str]) -> bool:
    return bool(words) and words[0][0].isupper() and any(sign.isupper() for sign in words[-1])


def is_institution(name: str) -> bool:
    """True for a body that every state has, named by nothing else: "the foreign ministry"."""
    return any(
        fold_name(words) == fold_name(name)
        for institution in institutions_in(name)
        for words in institution.words
    )


def tells_office(name: str) -> bool:
    """True for an unnamed source of a state's: "two security sources"."""
    return any(word.lower() in origin_words("offices") for word in name.split())

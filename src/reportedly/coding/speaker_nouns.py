"""Which common nouns can be made to speak, and which name speech itself."""

from __future__ import annotations

from functools import cache

from reportedly.codebook import load_words


@cache
def speech_nouns() -> frozenset[str]:
    """Nouns for what somebody said: "statement", "remarks"."""
    return load_words("titles", "speech", "nouns")


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for one person: offices, ranks, and what people are called."""
    lists = [("offices", "nouns"), ("ranks", "nouns"), ("people", "nouns"), ("people", "plurals")]
    return frozenset().union(*(load_words("titles", *keys) for keys in lists))


@cache
def source_nouns() -> frozenset[str]:
    """Nouns for sources, people and outlets, that stay unnamed: "a source", "a channel"."""
    return load_words("titles", "sources", "nouns") | load_words(
        "titles", "organisations", "outlets"
    )


@cache
def body_nouns() -> frozenset[str]:
    """Nouns for bodies and armed groups, which can be tied to others without a name."""
    return load_words("titles", "organisations", "nouns") | load_words(
        "titles", "organisations", "armed"
    )


@cache
def speaker_nouns() -> frozenset[str]:
    """Nouns for people and bodies, which can speak."""
    lists = [("offices", "nouns"), ("ranks", "nouns"), ("people", "nouns"), ("people", "plurals"),
             ("sources", "nouns"), ("organisations", "nouns"), ("organisations", "armed"),
             ("organisations", "outlets"), ("organisations", "states")]  # fmt: skip
    words = frozenset().union(*(load_words("titles", *keys) for keys in lists))
    return words | load_words("standing", "scope", "speakers")

"""The lexicon of cues: word forms, and a codebook file that is whole."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from reportedly.attribution import cue
from reportedly.attribution.cue import KINDS, inflect, load_lexicon
from reportedly.codebook import load_table
from reportedly.errors import CodebookError


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("deny", "denied"),
        ("deny", "denying"),
        ("admit", "admitted"),
        ("confess", "confesses"),
        ("argue", "arguing"),
        ("emphasise", "emphasized"),
        ("favour", "favored"),
        ("signal", "signalled"),
        ("signal", "signaled"),
        ("say", "says"),
    ],
)
def test_inflects_regular_verbs(lemma: str, form: str) -> None:
    assert form in inflect(lemma)


def test_finds_irregular_forms() -> None:
    verbs = load_lexicon().verbs
    assert verbs["told"].lemma == "tell"
    assert verbs["swore"].frames["clause"] == "assert"
    assert "sayed" not in verbs


def test_class_depends_on_the_construction() -> None:
    warn = load_lexicon().verbs["warned"]
    assert warn.frames["clause"] == "forecast"
    assert warn.frames["object_infinitive"] == "demand"
    assert warn.prep["of"] == "forecast"


def test_verbs_of_several_words_are_kept_apart() -> None:
    lexicon = load_lexicon()
    assert "shot" not in lexicon.verbs
    assert [verb.following for verb in lexicon.phrasal["shot"]] == [("back",)]
    assert lexicon.phrasal["ruled"][0].frames["object"] == "deny"
    longest = [len(verb.following) for verb in lexicon.phrasal["made"]]
    assert longest == sorted(longest, reverse=True)


def test_american_and_plural_nouns() -> None:
    nouns = load_lexicon().nouns
    assert nouns["rumors"] == nouns["rumours"] == ("rumour", "rumour")
    assert nouns["allegations"] == ("allegation", "assert")


def test_no_word_has_two_classes_in_one_construction() -> None:
    table = load_table("cues")
    seen: Counter[tuple[str, str]] = Counter()
    for kind in KINDS:
        for name, value in table.get(kind, {}).items():
            lists = value if isinstance(value, dict) else {"": value}
            for prep, words in lists.items():
                seen.update((f"{name}.{prep}", word) for word in words)
    for name in ("nouns", "adjectives"):
        seen.update((name, word) for words in table[name].values() for word in words)
    assert [key for key, count in seen.items() if count > 1] == []


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"say": {"clause": "say"}}, r"\[say\.clause\].*list of words"),
        ({"say": {"clauses": ["say"]}}, "unknown construction 'clauses'"),
        ({"deny": {"prep": {"of": 3}}}, r"\[deny\.prep\.of\]"),
    ],
)
def test_a_broken_file_names_the_key(
    table: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cue, "load_table", lambda name: table)
    load_lexicon.cache_clear()
    try:
        with pytest.raises(CodebookError, match=message):
            load_lexicon()
    finally:
        load_lexicon.cache_clear()

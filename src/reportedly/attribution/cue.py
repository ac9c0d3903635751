"""The words that attribute: the lexicon of `codebook/cues.toml`, and where it matches in a parse.

In: a spaCy document. Out: candidate cues, each with its class and the constructions in which its
word is a cue. Whether it is one is decided by `content`, which looks for that construction.
Roles follow PolNeAR (Newell, Margolin and Ruths, LREC 2018).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from reportedly.claim import CueKind
from reportedly.codebook import load_table
from reportedly.errors import CodebookError

KINDS: tuple[CueKind, ...] = get_args(CueKind)
_LISTS = (
    "clause",
    "quote",
    "object",
    "infinitive",
    "object_infinitive",
    "predicate",
    "passive",
    "count",
)
_MAPS = ("prep", "object_prep", "measure_prep")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the lexicon: the class that it has in each construction in which it is a cue.

    `frames` is keyed by construction; `prep`, `object_prep` and `measure_prep` by preposition.
    `following` holds the words that make the verb one of speech: "shot *back*", "made *it plain*".
    """

    lemma: str
    frames: Mapping[str, CueKind]
    prep: Mapping[str, CueKind] = field(default_factory=dict)
    object_prep: Mapping[str, CueKind] = field(default_factory=dict)
    measure_prep: Mapping[str, CueKind] = field(default_factory=dict)
    other_sense: frozenset[str] = frozenset()  # objects with which it is no cue
    following: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues, keyed by lower-cased word form."""

    verbs: Mapping[str, Verb]
    phrasal: Mapping[str, tuple[Verb, ...]]  # form of the first word -> verbs, the longest first
    nouns: Mapping[str, tuple[str, CueKind]]  # form -> lemma, class
    noun_complements: Mapping[str, frozenset[str]]  # "infinitive" or preposition -> lemmas
    adjectives: Mapping[str, CueKind]
    adverbs: Mapping[str, CueKind]
    viewpoints: Mapping[str, CueKind]  # "in his view"
    hearsay: frozenset[str]  # what goes round by word of mouth
    known: frozenset[str]  # what common knowledge is called: "an open secret"
    everybody: frozenset[str]
    knowing: frozenset[str]  # forms of what everybody does to what all know
    doubting: frozenset[str]  # forms of what nobody does to it
    measures: frozenset[str]  # what is put at a value
    sayings: frozenset[str]  # what can be called false, beside the nouns above: "the story"
    falsehoods: frozenset[str]  # what they are called then
    truths: frozenset[str]  # what they are not, then: "are not true"
    unproven: frozenset[str]  # forms of what is told not to be there: "no evidence that"
    holding: frozenset[str]  # forms of verbs whose subject has it or has it not
    support: frozenset[str]  # forms of verbs that carry a noun of speech
    spread: frozenset[str]  # forms of verbs that let a rumour go round
    leaning: frozenset[str]  # forms of verbs that lean on a verb of speech: "refused to say"
    people: frozenset[str]
    speakers: frozenset[str]  # people, and works that speak for themselves: "the study"
    documents: frozenset[str]  # what speaks for whoever issued it
    quiet: frozenset[str]  # contents that tell nothing
    inanimate: frozenset[str]  # lemmas that show, where their subject cannot speak
    mute: frozenset[str]  # nouns that cannot speak
    mute_endings: tuple[str, ...]


def inflect(lemma: str) -> frozenset[str]:
    """All regular forms of the verb `lemma`, with British and American spellings.

    >>> sorted(inflect("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(inflect("criticise"))[:3]
    ['criticise', 'criticised', 'criticises']
    """
    stems = {lemma}
    if lemma.endswith("ise") and lemma not in ("promise", "advise", "praise", "exercise"):
        stems.add(lemma[:-3] + "ize")
    if lemma.endswith("our"):
        stems.add(lemma[:-3] + "or")
    forms = set(stems)
    for stem in stems:
        if stem.endswith("e"):
            forms |= {stem + "s", stem + "d", stem[:-1] + "ing"}
        elif stem.endswith("y") and stem[-2] not in _VOWELS:
            forms |= {stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"}
        else:
            hiss = stem.endswith(("s", "sh", "ch", "x", "z", "o"))
            forms |= {stem + ("es" if hiss else "s"), stem + "ed", stem + "ing"}
            if (
                stem[-1] not in _VOWELS + "wxy"
                and stem[-2] in _VOWELS
                and stem[-3:-2] not in _VOWELS
            ):
                forms |= {stem + stem[-1] + "ed", stem + stem[-1] + "ing"}  # plan, admit, label
    return frozenset(forms)


def _strings(value: Any, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise CodebookError(
            f"codebook/cues.toml, [{where}]: expected a list of words, found {value!r}"
        )
    return value


def _read_verbs(table: Mapping[str, Any]) -> Iterator[tuple[str, Verb]]:
    """Every form of the first word of every verb, with the verb."""
    frames: dict[str, dict[str, CueKind]] = {}
    maps: dict[str, dict[str, dict[str, CueKind]]] = {name: {} for name in _MAPS}
    for kind in KINDS:
        for name, value in table.get(kind, {}).items():
            if name in _LISTS:
                for lemma in _strings(value, f"{kind}.{name}"):
                    frames.setdefault(lemma, {}).setdefault(name, kind)
            elif name in _MAPS:
                for prep, lemmas in value.items():
                    for lemma in _strings(lemmas, f"{kind}.{name}.{prep}"):
                        maps[name].setdefault(lemma, {}).setdefault(prep, kind)
            else:
                raise CodebookError(
                    f"codebook/cues.toml, [{kind}]: unknown construction {name!r},"
                    f" expected one of {', '.join(_LISTS + _MAPS)}"
                )
    irregular, senses = table.get("irregular", {}), table.get("other_sense", {})
    for lemma in [*frames, *(m for name in _MAPS for m in maps[name] if m not in frames)]:
        first, *following = lemma.split()
        verb = Verb(
            lemma,
            frames.get(lemma, {}),
            maps["prep"].get(lemma, {}),
            maps["object_prep"].get(lemma, {}),
            maps["measure_prep"].get(lemma, {}),
            frozenset(_strings(senses.get(lemma, []), f"other_sense.{lemma}")),
            tuple(following),
        )
        forms: Iterable[str] = inflect(first)
        if first in irregular:
            forms = [first, *_strings(irregular[first], f"irregular.{first}")]
        for form in sorted(forms):
            yield form, verb


def _by_word(table: Mapping[str, Any], name: str) -> dict[str, CueKind]:
    words: dict[str, CueKind] = {}
    for kind in KINDS:
        for word in _strings(table.get(name, {}).get(kind, []), f"{name}.{kind}"):
            words.setdefault(word, kind)
    return words


def _listed(table: Mapping[str, Any], name: str, key: str) -> frozenset[str]:
    return frozenset(_strings(table.get(name, {}).get(key), f"{name}.{key}"))


def _forms(table: Mapping[str, Any], lemmas: Iterable[str]) -> frozenset[str]:
    irregular = table.get("irregular", {})
    forms: set[str] = set()
    for lemma in lemmas:
        forms |= {lemma, *irregular[lemma]} if lemma in irregular else inflect(lemma)
    return frozenset(forms)


@cache
def load_lexicon() -> Lexicon:
    """Read `codebook/cues.toml` once; raise `CodebookError` where it is broken.

    >>> load_lexicon().verbs["insisted"].frames["clause"]
    'assert'
    """
    table = load_table("cues")
    nouns: dict[str, tuple[str, CueKind]] = {}
    for lemma, kind in _by_word(table, "nouns").items():
        plural = lemma[:-1] + "ies" if lemma.endswith("y") else lemma + "s"
        for form in (lemma, plural):
            nouns.setdefault(form, (lemma, kind))
            nouns.setdefault(form.replace("our", "or"), (lemma, kind))  # rumor
    verbs: dict[str, Verb] = {}
    phrasal: dict[str, list[Verb]] = {}
    for form, verb in _read_verbs(table):
        if verb.following:
            phrasal.setdefault(form, []).append(verb)
        else:
            verbs.setdefault(form, verb)
    support = table.get("support", {})
    return Lexicon(
        verbs=verbs,
        phrasal={
            form: tuple(sorted(found, key=lambda v: (-len(v.following), v.lemma)))
            for form, found in phrasal.items()
        },
        nouns=nouns,
        noun_complements={
            name: frozenset(_strings(words, f"noun_complements.{name}"))
            for name, words in table.get("noun_complements", {}).items()
        },
        adjectives=_by_word(table, "adjectives"),
        adverbs=_by_word(table, "adverbs"),
        viewpoints=_by_word(table, "viewpoints"),
        hearsay=_listed(table, "hearsay", "nouns"),
        known=_listed(table, "common_knowledge", "nouns"),
        everybody=_listed(table, "common_knowledge", "everybody"),
        knowing=_forms(table, sorted(_listed(table, "common_knowledge", "knowing"))),
        doubting=_forms(table, sorted(_listed(table, "common_knowledge", "doubting"))),
        measures=_listed(table, "measures", "nouns"),
        sayings=_listed(table, "falsehood", "sayings"),
        falsehoods=_listed(table, "falsehood", "words"),
        truths=_listed(table, "falsehood", "truths"),
        unproven=_listed(table, "unproven", "nouns"),
        holding=_forms(table, sorted(_listed(table, "unproven", "verbs"))),
        support=_forms(table, _strings(support.get("verbs"), "support.verbs")),
        spread=_forms(table, _strings(support.get("spread"), "support.spread")),
        leaning=_forms(table, _strings(table.get("leaning", {}).get("verbs"), "leaning.verbs")),
        people=_listed(table, "speakers", "people"),
        speakers=_listed(table, "speakers", "people") | _listed(table, "speakers", "works"),
        documents=_listed(table, "documents", "nouns"),
        quiet=_listed(table, "quiet", "contents"),
        inanimate=_listed(table, "inanimate", "verbs"),
        mute=_listed(table, "inanimate", "nouns"),
        mute_endings=tuple(sorted(_listed(table, "inanimate", "endings"))),
    )

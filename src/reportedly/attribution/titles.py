"""The vocabulary of people, bodies and their words (codebook/titles.toml), ready to look up.

Comes in: the codebook file. Goes out: one frozen record of sets, and whom an anaphor fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.attribution.columns import spell
from reportedly.codebook import load_table, load_words
from reportedly.text import EntityKind


@dataclass(frozen=True, slots=True)
class Fit:
    """Whom an anaphor's noun may stand for beside its namesakes."""

    nouns: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()  # of the registered ones; empty where any may be meant


@dataclass(frozen=True, slots=True)
class Titles:
    """Sets of lower-case words, in the one spelling of `columns.spell` where nouns are meant."""

    offices: frozenset[str]
    ranks: frozenset[str]
    honorifics: frozenset[str]
    portfolios: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    male_names: frozenset[str]
    female_names: frozenset[str]
    people: frozenset[str]
    plurals: frozenset[str]
    relational: frozenset[str]
    sources: frozenset[str]
    bodies: frozenset[str]
    armed: frozenset[str]
    armed_adjectives: frozenset[str]
    outlets: frozenset[str]
    news_words: frozenset[str]
    news_bodies: frozenset[str]
    weak_bodies: frozenset[str]
    weak_people: frozenset[str]
    outlet_names: frozenset[str]
    outlet_openers: frozenset[str]
    press_people: frozenset[str]
    monitors: frozenset[str]
    platforms: frozenset[str]
    empty: frozenset[str]
    lesser: frozenset[str]
    place_words: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    after: frozenset[str]
    prepositions: frozenset[str]
    aliases: frozenset[str]
    sides: frozenset[str]
    states: frozenset[str]
    troops: frozenset[str]
    months: frozenset[str]
    openers: frozenset[str]
    others: frozenset[str]
    particles: frozenset[str]
    hyphened_particles: frozenset[str]
    speech_nouns: frozenset[str]
    speech_verbs: frozenset[str]
    voice_verbs: frozenset[str]
    agent_verbs: frozenset[str]
    reading_verbs: frozenset[str]
    relaying_verbs: frozenset[str]
    telling_verbs: frozenset[str]
    press_verbs: frozenset[str]
    obtaining_verbs: frozenset[str]
    citing_verbs: frozenset[str]
    other_occasions: frozenset[str]
    documents: frozenset[str]
    reports: frozenset[str]
    rumours: frozenset[str]
    common_belief: frozenset[str]
    fits: dict[str, Fit]

    def is_person_noun(self, lemma: str) -> bool:
        """True for a noun that one person can be called by."""
        return lemma in self.offices or lemma in self.ranks or lemma in self.people

    def is_title(self, lower: str) -> bool:
        """True for a word that can stand right before a person's name."""
        word = spell(lower.rstrip("."))
        return word in self.offices or word in self.ranks or word in self.honorifics

    def body_kind(self, lemma: str, before: str = "") -> EntityKind | None:
        """The kind of body that a noun names, `before` being the word before it; else `None`."""
        if before in self.news_words and lemma in self.news_bodies:
            return "outlet"
        if lemma in self.armed:
            return "armed_group"
        if lemma in self.outlets:
            return "outlet"
        return "organisation" if lemma in self.bodies else None

    def gender(self, lower: str) -> str | None:
        """ "m" or "f" where the noun or honorific tells, else `None`."""
        word = lower.rstrip(".")
        if word in self.male:
            return "m"
        return "f" if word in self.female else None

    def gender_of_name(self, first_name: str) -> str | None:
        """ "m" or "f" where a first name, lower-case, is one sex's nearly everywhere."""
        if first_name in self.male_names:
            return "m"
        return "f" if first_name in self.female_names else None


def _nouns(*keys: str) -> frozenset[str]:
    words = load_words("titles", *keys)
    return words | {spell(word) for word in words}


@cache
def load_titles() -> Titles:
    """Load the vocabulary once per process."""
    fits = {
        spell(noun): Fit(
            frozenset(spell(word) for word in entry.get("nouns", ())),
            frozenset(entry.get("kinds", ())),
            frozenset(entry.get("ids", ())),
        )
        for noun, entry in load_table("titles")["fits"].items()
    }
    male, female = ("honorifics", "male"), ("honorifics", "female")
    return Titles(
        offices=_nouns("offices", "nouns"),
        ranks=load_words("titles", "ranks", "nouns"),
        honorifics=load_words("titles", *male)
        | load_words("titles", *female)
        | load_words("titles", "honorifics", "neutral"),
        portfolios=_nouns("portfolios", "nouns"),
        male=load_words("titles", "gender", "male") | load_words("titles", *male),
        female=load_words("titles", "gender", "female") | load_words("titles", *female),
        male_names=load_words("titles", "first_names", "male"),
        female_names=load_words("titles", "first_names", "female"),
        people=_nouns("people", "nouns"),
        plurals=load_words("titles", "people", "plurals"),
        relational=load_words("titles", "people", "relational"),
        sources=load_words("titles", "sources", "nouns"),
        bodies=_nouns("organisations", "nouns"),
        armed=_nouns("organisations", "armed"),
        armed_adjectives=load_words("titles", "organisations", "armed_adjectives"),
        outlets=load_words("titles", "organisations", "outlets"),
        news_words=load_words("titles", "organisations", "news_words"),
        news_bodies=load_words("titles", "organisations", "news_bodies"),
        weak_bodies=_nouns("organisations", "weak"),
        weak_people=load_words("titles", "people", "weak"),
        outlet_names=load_words("titles", "organisations", "outlet_names"),
        outlet_openers=load_words("titles", "organisations", "outlet_openers"),
        press_people=load_words("titles", "organisations", "press_people"),
        monitors=load_words("titles", "organisations", "monitors"),
        platforms=load_words("titles", "organisations", "platforms"),
        empty=load_words("titles", "descriptions", "empty"),
        lesser=load_words("titles", "descriptions", "lesser"),
        place_words=load_words("titles", "places", "words"),
        indefinite=load_words("titles", "descriptions", "indefinite"),
        definite=load_words("titles", "descriptions", "definite"),
        after=load_words("titles", "descriptions", "after"),
        prepositions=load_words("titles", "descriptions", "prepositions"),
        aliases=load_words("titles", "descriptions", "aliases"),
        sides=load_words("titles", "organisations", "sides"),
        states=load_words("titles", "organisations", "states"),
        troops=load_words("titles", "people", "troops"),
        months=load_words("titles", "months", "words"),
        openers=load_words("titles", "descriptions", "openers"),
        others=load_words("titles", "descriptions", "others"),
        hyphened_particles=load_words("titles", "particles", "hyphened"),
        particles=load_words("titles", "particles", "words"),
        speech_nouns=load_words("titles", "speech", "nouns"),
        speech_verbs=load_words("titles", "speech", "verbs"),
        voice_verbs=load_words("titles", "speech", "voices"),
        agent_verbs=load_words("titles", "agents", "verbs"),
        reading_verbs=load_words("titles", "speech", "reading"),
        relaying_verbs=load_words("titles", "speech", "relaying"),
        telling_verbs=load_words("titles", "speech", "telling"),
        press_verbs=load_words("titles", "speech", "press"),
        obtaining_verbs=load_words("titles", "speech", "obtaining"),
        citing_verbs=load_words("titles", "speech", "citing"),
        other_occasions=load_words("titles", "speech", "other_occasions"),
        documents=load_words("titles", "speech", "documents"),
        reports=load_words("titles", "unnamed", "reports"),
        rumours=load_words("titles", "unnamed", "rumours"),
        common_belief=load_words("titles", "general", "participles"),
        fits=fits,
    )

"""Whether the parties of a word are such that it means its frame: who acts, and what is acted upon.

In: a frame that names what it `needs` (`codebook/predicates.toml`), its carrier and the heads of its
parties. Out: whether they meet it: "reduce troops" is a posture, "reduce prices" is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from spacy.tokens import Token

from reportedly.codebook import load_words
from reportedly.coding.arguments import noun_words, prep_objects
from reportedly.coding.lexicon import Frame, load_frames


@cache
def _offices() -> frozenset[str]:
    return load_words("titles", "offices", "nouns") | load_words("titles", "ranks", "nouns")


class Needs:
    """Holds frames against the actors of one article.

    `is_actor` tells whether a token heads a name of an actor, `is_armed` whether that of an army or
    an armed group.
    """

    def __init__(
        self, is_actor: Callable[[Token], bool], is_armed: Callable[[Token], bool]
    ) -> None:
        self.is_actor = is_actor
        self.is_armed = is_armed
        self._lexicon = load_frames()

    def met(
        self,
        frame: Frame,
        carrier: Token,
        doers: Sequence[Token],
        undergoers: Sequence[Token],
    ) -> bool:
        """True where the arguments are of the class that the frame needs."""
        needs = frame.needs
        if needs is None:
            return True
        if needs == "armed":
            return any(self.is_armed(t) for t in doers)
        if needs == "weapons_doer":
            weapons = self._lexicon.classes["weapons"]
            return any(t.lemma_.lower() in weapons for t in doers)
        if needs == "guests":
            return any(self._is_guest(t) for t in undergoers)
        if needs == "actor":
            return any(self.is_actor(t) for t in (*doers, *undergoers))
        if needs == "actor_object":
            return any(self.is_actor(t) for t in undergoers) or self.in_class(
                "military", undergoers
            )
        if needs == "held":
            return any(
                self.is_actor(t) or t.ent_type_ in {"GPE", "LOC", "FAC"}
                for undergoer in undergoers
                for t in (undergoer, *prep_objects(undergoer, {"of"}))
            ) or self.in_class("territory", undergoers)
        if needs == "territory_object":
            return self.in_class("territory", undergoers) or any(
                t.ent_type_ in {"GPE", "LOC", "FAC"} for t in undergoers
            )
        if needs == "military_object":
            return self.in_class("military", undergoers)
        if needs == "passage_object":
            passages = self._lexicon.classes["passage"]
            return any(t.lemma_.lower() in passages for t in undergoers)
        if needs == "weapons_object":
            return any(t.lemma_.lower() in self._lexicon.classes["weapons"] for t in undergoers)
        if needs == "military" and not undergoers and any(self.is_armed(t) for t in doers):
            return True  # "Hezbollah pulled back"
        if needs == "military_or_person":
            people = any(t.ent_type_ == "PERSON" or t.tag_ == "PRP" for t in doers)
            armed = not undergoers and any(self.is_armed(t) for t in doers)
            return people or armed or self.in_class("military", (carrier, *doers, *undergoers))
        return self.in_class(needs, (carrier, *doers, *undergoers))

    def _is_guest(self, noun: Token) -> bool:
        """ "the envoy", "a delegation", "him": somebody who can be received, unlike the wounded."""
        named = noun.ent_type_ == "PERSON" or (noun.pos_ == "PROPN" and self.is_actor(noun))
        pronoun = noun.tag_ == "PRP" and noun.lower_ != "it"
        office = noun.lemma_.lower() in _offices()
        return named or pronoun or office or self.in_class("guests", [noun])

    def in_class(self, name: str, nouns: Sequence[Token]) -> bool:
        """True where one of the phrases that `nouns` head tells of the class `name`."""
        wanted = self._lexicon.classes[name]
        return any(
            word.lemma_.lower() in wanted or word.lower_ in wanted
            for noun in nouns
            for word in noun_words(noun)
        )

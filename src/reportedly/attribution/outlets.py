"""Unregistered names that are outlets because of where they stand: "told Koha Ditore".

Names of one article come in; the same names go out, in order, with the kind "outlet" where the
place in the sentence takes only outlets. No register holds every local paper, and spaCy's small
model calls them people, places or nothing ("picked up by Sputnik Afrique" was a person).
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.attribution.columns import Columns
from reportedly.attribution.names import Name
from reportedly.attribution.titles import Titles

_SETTLED = frozenset({"state", "armed_group", "outlet"})
_TOLD = frozenset({"tell", "inform", "assure", "remind"})
_SPOKEN = frozenset({"speak", "talk", "say", "confide"})
# Nouns of speech meant for the press. "A letter to Gavi" and "a threat to Boko" have other readers.
_FOR_PRESS = frozenset({"interview", "comment", "remark", "statement"})
_OF_NEWS = frozenset({"agency", "site", "website", "portal"})
_NO_NAMES = frozenset({"LANGUAGE", "NORP", "DATE", "TIME", "EVENT"})
_STEPS = 4  # links of a series: "A, B and C"


class OutletReader:
    """Decides for the names of one article which are outlets."""

    def __init__(self, columns: Columns, titles: Titles, names: list[Name]) -> None:
        """Read in `columns`; `names` are all names of the article."""
        self.columns = columns
        self.titles = titles
        self._heads = {name.head: name for name in names}

    def read(self, name: Name) -> Name:
        """`name`, as an outlet where it stands as one."""
        if name.id is not None or name.kind in _SETTLED or not self._may_be(name):
            return name
        head, first = name.head, name
        for _ in range(_STEPS):  # "reported by Irrawaddy and Frontier": as the first of the row
            up = self._heads.get(self.columns.head[head])
            if self.columns.dep[head] != "conj" or up is None:
                break
            head, first = up.head, up
        stands = self._passes_on(head) or (name.kind != "person" and self._is_told(head))
        if (
            stands
            and not self._modifies(name)
            and (first is name or first.kind == "outlet" or self._may_be(first))
        ):
            return replace(name, kind="outlet")
        if self._described(name) or self._called_after(name):
            return replace(name, kind="outlet")
        return name

    def _may_be(self, name: Name) -> bool:
        """False for what is a person by title or first name, and for bodies by their noun."""
        c, titles = self.columns, self.titles
        if c.entity[name.head] in _NO_NAMES or name.words.lower() in titles.platforms:
            return False
        if name.before is not None and titles.is_person_noun(c.lemma[name.before[1]]):
            return False
        if name.kind == "person" and titles.gender_of_name(c.lower[name.first]) is not None:
            return False
        return all(titles.body_kind(c.lemma[k]) is None for k in range(name.first, name.last + 1))

    def _modifies(self, name: Name) -> bool:
        """True in "told Nakfa residents", where the model makes two objects of it."""
        c, after = self.columns, name.last + 1
        return after < len(c.text) and c.tag[after] in {"NN", "NNS"} and c.text[after].islower()

    def _passes_on(self, head: int) -> bool:
        """True after "carried by", "picked up by", and in "remarks that Nova translated"."""
        c = self.columns
        verb = c.head[head]
        if c.dep[head] == "nsubj" and c.dep[verb] in {"relcl", "acl"}:
            return c.lemma[c.head[verb]] in self.titles.speech_nouns and self._relays(verb)
        by = c.head[head]
        if c.dep[head] != "pobj" or c.lower[by] != "by":
            return False
        verb = c.head[by]
        return c.tag[verb] == "VBN" and self._relays(verb)

    def _relays(self, verb: int) -> bool:
        c = self.columns
        if c.lemma[verb] == "pick":
            return c.child(verb, "prt") is not None
        return c.lemma[verb] in self.titles.press_verbs

    def _is_told(self, head: int) -> bool:
        """True for whom one tells, talks to, gives an interview, and writes in."""
        c = self.columns
        verb = c.head[head]
        if c.dep[head] in {"dobj", "dative"}:
            return c.lemma[verb] in _TOLD
        if c.dep[head] != "pobj":
            return False
        word, above = c.lower[verb], c.head[verb]
        if word == "in":
            return c.lemma[above] == "write" and c.entity[head] not in {"GPE", "LOC", "FAC"}
        if word not in {"to", "with"}:
            return False
        return c.lemma[above] in _SPOKEN | _FOR_PRESS

    def _described(self, name: Name) -> bool:
        """True for "the Ukrainian site Strana wrote", where "the nuclear site Natanz" is none."""
        c, titles, k = self.columns, self.titles, name.first - 1
        if k < 0 or c.lower[k] not in _OF_NEWS:
            return False
        verb = c.head[name.head]
        speaks = c.dep[name.head] == "nsubj"
        return speaks and c.lemma[verb] in titles.speech_verbs | titles.press_verbs

    def _called_after(self, name: Name) -> bool:
        """True for "the Hanbit Ilbo daily"."""
        c, k = self.columns, name.last + 1
        if k + 1 >= len(c.text) or not c.text[k].islower():
            return False
        if c.lower[k] in self.titles.news_words and c.lemma[k + 1] in self.titles.news_bodies:
            return True
        return c.lemma[k] in self.titles.outlets and (
            c.head[name.head] == k or c.head[k] == name.head
        )

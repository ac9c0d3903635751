"""Words that say who somebody is: appositions, titles before a name, "X is the commander of".

Names come in, `Description` records go out: which tokens describe a name, and around which noun.
The rules read tokens from left to right and use the parse only where they must, because spaCy's
small model takes "Russia's envoy to Syria, Andrei Voronin," for an envoy to two places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.attribution.columns import Columns
from reportedly.attribution.names import Name, NameFinder
from reportedly.attribution.titles import Titles

_CORE = frozenset(
    {
        "DT",
        "PRP$",
        "JJ",
        "JJR",
        "JJS",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "POS",
        "CD",
        "HYPH",
        "VBN",
        "VBG",
        "CC",
    }
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({",", ".", ";", ":", "(", ")", '"', "-", "--", "\u2013", "\u2014", "?", "!"})
REACH = 24  # tokens; no apposition of the development corpus that gave an office was longer


@dataclass(frozen=True, slots=True)
class Description:
    """Words that say who somebody is: tokens `first` to `last`, both included, around `noun`."""

    first: int
    last: int
    noun: int


class Describer:
    """Finds appositions and copulas that give an office, or say what a body is."""

    def __init__(self, finder: NameFinder, names: list[Name]) -> None:
        """Describe `names`, found by `finder`."""
        self.finder = finder
        self.columns: Columns = finder.columns
        self.titles: Titles = finder.titles
        self._at = {k: name for name in names for k in range(name.first, name.last + 1)}

    def describe(self, name: Name) -> Iterator[Description]:
        """The descriptions of one name, in no particular order of trust."""
        if name.before is not None:
            yield Description(name.before[0], name.before[1], self._noun_of(*name.before))
        if name.modifier:
            return
        for found in (
            self._after(name),
            self._ahead(name),
            self._copula(name),
            self._identified(name),
        ):
            if found is not None:
                yield found

    def _noun_of(self, first: int, last: int) -> int:
        c = self.columns
        for k in range(first, last):  # "Secretary of State": the office, not the portfolio
            if c.lower[k + 1] in {"of", "for"} and self.titles.is_person_noun(c.lemma[k]):
                return k
        return last

    def _fits(self, noun: int) -> bool:
        c, titles = self.columns, self.titles
        if not c.tag[noun].startswith("NN") or c.tag[noun] in {"NNS", "NNPS"}:
            return False
        return titles.is_person_noun(c.lemma[noun]) or titles.body_kind(c.lemma[noun]) is not None

    def _after(self, name: Name) -> Description | None:
        """ "Omar Saleh, head of Chad's National Security Bureau,"."""
        c = self.columns
        end = self._sentence_end(name.last)
        i = self._past_bracket(name.last + 1, end)
        if i >= end or c.text[i] not in {",", "-", "--", "\u2013", "\u2014"}:
            return None
        if name.kind != "person" and self._places(name):
            return None  # "In Zawiya, the militia"
        if c.text[i] == "-" and not c.parse.doc[i - 1].whitespace_:
            return None  # "Britain-based"
        i += 1
        if i + 1 < end and c.tag[i] == "CD" and c.text[i + 1] == ",":  # age
            i += 2
        noun = self._core_noun(i, end)
        if noun is None or (noun in self._at and self._at[noun].kind == "person"):
            return None
        last = self._phrase_end(noun, end)
        stop = last + 1
        if stop < end and c.tag[stop] in _FINITE:
            return None  # "In Kyiv, the president said"
        return Description(i, last, noun)

    def _places(self, name: Name) -> bool:
        """True for the place in an opening phrase: "In X, ..."."""
        c, k = self.columns, name.start - 1
        start = c.sentences[c.sentence[name.first]][0]
        return k == start and c.lower[k] in {"in", "at", "near", "around", "across", "outside"}

    def _past_bracket(self, i: int, end: int) -> int:
        c = self.columns
        if i < end and c.text[i] == "(":
            for k in range(i + 1, min(end, i + 8)):
                if c.text[k] == ")":
                    return k + 1
        return i

    def _core_noun(self, i: int, end: int) -> int | None:
        """The head noun of the noun phrase that starts at token `i`."""
        c = self.columns
        if i >= end or c.tag[i].startswith("V"):
            return None  # "Protesters, carrying placards asking the government ..."
        k = self._core_end(i, i, end)
        if k + 1 < end and c.lower[k] == "of" and not self._fits(k - 1):
            k = self._core_end(i, k + 1, end)  # "the group's Horn of Africa director"
        for noun in range(k - 1, i - 1, -1):
            if c.tag[noun] == "CC" and noun > i:
                continue  # "head of state and commander": the first noun serves
            if c.tag[noun].startswith("NN"):
                return noun if self._fits(noun) else None
        return None

    def _core_end(self, i: int, k: int, end: int) -> int:
        """One past the last token of the phrase core; a second article begins another phrase."""
        c = self.columns
        while k < end and k < i + 12 and c.tag[k] in _CORE:
            if c.tag[k] in {"DT", "PRP$"} and k > i:
                break
            k += 1
        return k

    def _phrase_end(self, noun: int, end: int) -> int:
        """Last token of the phrase around `noun`: up to punctuation or a finite verb."""
        c, k = self.columns, noun
        while k + 1 < end and k + 1 < noun + REACH:
            if c.text[k + 1] in _STOPS or c.tag[k + 1] in _FINITE or c.tag[k + 1] in {"WP", "WDT"}:
                break
            k += 1
        return k

    def _ahead(self, name: Name) -> Description | None:
        """ "Russia's envoy to Syria, Andrei Voronin," and "the spokesman of the army X"."""
        c = self.columns
        if name.start < 2 or name.kind in {"state", "place"}:
            return None
        article = int(c.lower[name.start - 1] == "the")
        comma = c.text[name.start - 1 - article] == ","
        h = c.head[name.head]
        apposed = c.dep[name.head] == "appos" and h < name.first and self._fits(h)
        if apposed and self.titles.is_person_noun(c.lemma[h]):
            last = min(name.start - 1 - comma, self._phrase_end(h, name.start))
            return Description(self._left(h), last, h)  # "its envoy, the Malaysian Lim,"
        if not comma or self._has_office(name) or not self._closed(name):
            return None
        last = name.start - 2 - article
        noun = self._noun_behind(last, name.kind == "person" or name.id is None)
        if noun is None:
            return None
        return Description(self._left(noun), last, noun)

    def _has_office(self, name: Name) -> bool:
        """True for "Foreign Minister X", not for "Major General X", whose office may come first."""
        if name.before is None:
            return False
        word = self.columns.lower[name.before[1]].rstrip(".")
        return word not in self.titles.ranks and word not in self.titles.honorifics

    def _closed(self, name: Name) -> bool:
        """True where the name ends a parenthesis: punctuation or a relative pronoun follows it."""
        c, after = self.columns, name.last + 1
        if after >= len(c.text):
            return True
        if c.text[after] in _STOPS or c.tag[after] in {"WP", "WDT"}:
            return not (
                c.text[after] == ","
                and after + 1 < len(c.text)
                and c.lower[after + 1] in {"and", "or"}
            )
        return name.kind == "person" and c.tag[after] in _FINITE

    def _noun_behind(self, k: int, person: bool) -> int | None:
        """The noun before the comma: it stands there, or before a preposition.

        A body's noun must stand there: "the militant organisation, the Islamic State,".
        """
        c, edge = self.columns, max(0, k - REACH)
        found = None
        for i in range(k, edge - 1, -1):
            if c.text[i] in _STOPS or c.tag[i] in _FINITE or c.sentence[i] != c.sentence[k]:
                break
            heads = i == k or c.lower[i + 1] in {"of", "to", "for", "in", "at", "on"}
            if heads and self._fits(i):
                office = self.titles.is_person_noun(c.lemma[i])
                if office and person:
                    return i
                if i == k and not office:
                    found = i  # unless an office is before it: "the leader of a Fano faction"
                elif found is not None:
                    break
        return found

    def _left(self, noun: int) -> int:
        c = self.columns
        first = noun
        for k in range(noun - 1, c.first[noun] - 1, -1):
            if c.text[k] in _STOPS or c.sentence[k] != c.sentence[noun]:
                break
            if c.lower[k] in self.titles.months and c.lower[k - 1] in {"on", "last", "this"}:
                break  # "On Thursday Eritrea's minister"
            first = k
        return first

    def _copula(self, name: Name) -> Description | None:
        """ "Dagalo is the commander of the force"."""
        c = self.columns
        verb = c.head[name.head]
        if c.dep[name.head] != "nsubj" or c.lemma[verb] not in {"be", "become"}:
            return None
        noun = c.child(verb, "attr")
        if noun is None or not self._fits(noun) or c.lemma[noun] in self.titles.people:
            return None
        first = self._left(noun)
        return Description(first, self._phrase_end(noun, self._sentence_end(noun)), noun)

    def _identified(self, name: Name) -> Description | None:
        """ "The attacker, identified as Sudesh Amman,", "a nurse named Amal Nasser"."""
        c, k = self.columns, name.start - 1
        if self._is_alias(name):
            return self._behind_alias(name)
        if k > 0 and c.lower[k] == "the":
            k -= 1  # "a coalition called the Joint Force"
        if k > 0 and c.lower[k] == "as":
            k -= 1
        if (
            k < 1
            or c.lower[k] not in {"identified", "named", "called", "known"}
            or c.tag[k] != "VBN"
        ):
            return None
        noun = c.head[k]
        if noun > k or k - noun > 4 or not self._fits(noun):
            return None
        return Description(self._left(noun), noun, noun)

    def _is_alias(self, name: Name) -> bool:
        """True for the name in "by his call sign, Topaz" and "under the nom de guerre Abu Ali"."""
        c, k = self.columns, name.first - 1
        while k > 0 and c.text[k] in {",", '"', "'"}:
            k -= 1
        ends = " ".join(c.lower[max(k - 2, 0) : k + 1])
        return any(ends.endswith(words) for words in self.titles.aliases)

    def _behind_alias(self, name: Name) -> Description | None:
        """Whoever "asked to be identified only by his call sign, Topaz"."""
        c, k = self.columns, name.head
        for _ in range(REACH):
            if c.head[k] == k:
                return None
            verb, k = k, c.head[k]
            if c.dep[verb] in {"relcl", "acl"} and k < name.first and self._fits(k):
                return Description(self._left(k), k, k)
        return None

    def _sentence_end(self, i: int) -> int:
        return self.columns.sentences[self.columns.sentence[i]][1]

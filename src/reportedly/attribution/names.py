"""Proper names in the text: where each starts and ends, its title, and what kind of thing it names.

A `Columns` and a lookup into the register of actors come in; `Name` records go out, in order.
Three opinions are weighed, because spaCy's small model is weak on names from conflict zones
("Lavrentiev" was an organisation, "Russia Today" a country and a date): the register, runs of
capitalised words cut at titles, and last the model's entity labels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.attribution.columns import Columns
from reportedly.attribution.titles import Titles, load_titles
from reportedly.text import EntityKind

Lookup = Callable[[str], tuple[EntityKind, str | None, str] | None]

_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "LAW"})
_KIND_OF_ENTITY: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_JOINERS = frozenset({"of", "for", "and", "&", "the", "in", "on", "to", "'s"})
# "a strike in Damascus" is about the town, "Damascus said" about the state.
_PLACING = frozenset({"in", "near", "around", "outside", "at", "inside", "across", "from", "over"})
_LONGEST = 8  # tokens; "Organisation for the Prohibition of Chemical Weapons" has seven


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: tokens `first` to `last`, both included, its title before it left out.

    `before` is the range of the words that describe it in the same phrase ("Foreign Minister",
    "the Russian news agency"), its last word being their noun; `start` the phrase's first token.
    `canonical` is the register's name. `modifier` is True where it only modifies another noun
    ("Hamas official").
    """

    first: int
    last: int
    head: int
    words: str
    kind: EntityKind
    id: str | None = None
    canonical: str | None = None
    before: tuple[int, int] | None = None
    modifier: bool = False

    @property
    def start(self) -> int:
        """First token of the whole phrase."""
        return self.before[0] if self.before else self.first


class NameFinder:
    """Finds the names of one parse; keeps what the register answered."""

    def __init__(self, columns: Columns, lookup: Lookup) -> None:
        self.columns = columns
        self.titles: Titles = load_titles()
        self._lookup = lookup
        self._known: dict[str, tuple[EntityKind, str | None, str] | None] = {}

    def known(self, first: int, last: int) -> tuple[EntityKind, str | None, str] | None:
        """What the register says of the words from `first` to `last`."""
        return self.known_words(self.columns.span(first, last).text)

    def known_words(self, words: str) -> tuple[EntityKind, str | None, str] | None:
        """What the register says of `words`."""
        if words not in self._known:
            self._known[words] = self._lookup(words)
        return self._known[words]

    def find(self) -> list[Name]:
        """All names of the readable sentences, in order."""
        names: list[Name] = []
        for start, end in self.columns.sentences:
            i = start
            while i < end:
                if not self._starts(i, start):
                    i += 1
                    continue
                last = self._run_end(i, end)
                names.extend(self._split(i, last, start))
                i = last + 1
        return names

    def _starts(self, i: int, start: int) -> bool:
        c = self.columns
        word = c.text[i]
        if not word[:1].isalpha() or c.lower[i] in self.titles.months:
            return False
        if not word[0].isupper():  # "al-Shabaab", "al-Qaeda"
            return c.lower[i] in {"al", "el"} and c.tag[i] == "NNP" and word.isalpha()
        if c.tag[i].startswith("NNP"):
            return True
        named = c.entity[i] in _ENTITIES and c.tag[i] not in {"DT", "PRP$", "IN", "WDT"}
        return named or (
            i > start
            and c.tag[i] in {"NN", "NNS", "JJ", "VBG", "VBN"}
            and word.isalpha()
            and c.text[i - 1] not in {'"', "'", ":", "-"}
        )

    def _run_end(self, i: int, end: int) -> int:
        """Last token of the run of name words that starts at `i`."""
        c, last = self.columns, i
        while last + 1 < end:
            k = last + 1
            if self._continues(k):
                last = k
            elif (
                c.text[k] == "-"
                and k + 1 < end
                and self._glued(k)
                and c.text[k + 1].isalpha()
                or k + 1 < end
                and c.lower[k] in self.titles.particles
                and self._continues(k + 1)
            ):
                last = k + 1
            elif (hyphen := self._particle_hyphen(k, end)) is not None:
                last = hyphen
            elif c.lower[k] in _JOINERS and (longer := self._joined(i, k, end)) is not None:
                last = longer
            else:
                break
        return last

    def _continues(self, k: int) -> bool:
        c = self.columns
        if not c.text[k][:1].isupper() or c.lower[k] in self.titles.months:
            return False
        return c.tag[k].startswith(("NN", "JJ", "VB", "CD")) or c.entity[k] in _ENTITIES

    def _glued(self, k: int) -> bool:
        doc = self.columns.parse.doc
        return not doc[k - 1].whitespace_ and not doc[k].whitespace_

    def _particle_hyphen(self, k: int, end: int) -> int | None:
        """Last token of "al-Burhan" where it starts at `k`."""
        c = self.columns
        if k + 2 < end and c.lower[k] in self.titles.particles and c.text[k + 1] == "-":
            return k + 2 if c.text[k + 2][:1].isupper() else None
        return None

    def _joined(self, i: int, k: int, end: int) -> int | None:
        """Last token of a longer name over the joiner `k`, by the register or the entity label."""
        c = self.columns
        j = k + 1
        if j < end and c.lower[j] == "the":
            j += 1
        if j >= end or not self._continues(j):
            return None
        last = j
        while last + 1 < end and self._continues(last + 1):
            last += 1
        if last - i < _LONGEST:
            for stop in range(last, j - 1, -1):
                if self.known(i, stop) is not None:
                    return stop
        label = c.entity[k]
        if label in {"ORG", "LAW"} and c.entity[j] == label and not c.entity_start[j]:
            titled = self.titles.is_title(c.lower[k - 1])
            return None if titled or c.lower[k] == "'s" else last
        if c.lower[k] == "of" and self._office_of(k, j):
            return last
        return None

    def _office_of(self, k: int, j: int) -> bool:
        """True in "Secretary of State": title, "of", portfolio."""
        c = self.columns
        return self.titles.is_title(c.lower[k - 1]) and c.lower[j] in self.titles.portfolios

    def _split(self, a: int, b: int, start: int) -> Iterator[Name]:
        """Cut the run `a` to `b` into names, leaving titles out."""
        c, titles = self.columns, self.titles
        while a < b and c.text[b] in {"-", "'s"}:
            b -= 1
        if self.known(a, b) is not None:
            yield self._name(a, b)
            return
        body = titles.body_kind(c.lemma[b]) is not None or c.lower[b] in titles.outlet_names
        offices = [] if body else [t for t in range(a, b) if self._titles_at(t, a)]
        if offices and not titles.is_title(c.lower[b]):
            yield from self._before_title(a, offices[0])
            yield self._name(offices[-1] + 1, b, person=True)
            return
        if b > a and not body and titles.is_title(c.lower[b]) and c.entity[b] != "PERSON":
            yield from self._before_title(a, b)  # a bare office: "Foreign Minister"
            return
        if a == b and titles.is_title(c.lower[b]):
            return
        for k in range(a + 1, b + 1):  # "Hamas [Osama Hamdan]", "Ukrainian [Kharkiv]"
            if c.entity_start[k] and c.entity[k - 1] not in {"", c.entity[k]} and not body:
                yield from self._split(a, k - 1, start)
                yield from self._split(k, b, start)
                return
        if b > a and not body and c.entity[a] == "NORP" and c.entity[a + 1] != "NORP":
            yield from self._split(a + 1, b, start)
            return
        if a == b and self._is_adjective(a):
            return
        yield self._name(a, b)

    def _titles_at(self, t: int, a: int) -> bool:
        """True for a title, and for the portfolio of "Secretary of State"."""
        c = self.columns
        if t > a + 1 and c.lower[t] in self.titles.portfolios and c.lower[t - 1] in {"of", "the"}:
            return True
        return self.titles.is_title(c.lower[t])

    def _before_title(self, a: int, title: int) -> Iterator[Name]:
        """The names before a title: "Hamas" of "Hamas Political Chief"."""
        for stop in range(title - 1, a - 1, -1):
            found = self.known(a, stop)
            if found is not None and not self._is_adjective(a):
                yield self._name(a, stop)
                return

    def _is_adjective(self, i: int) -> bool:
        c = self.columns
        modifies = c.dep[i] in {"amod", "compound", "nmod", "advmod", "npadvmod", "conj"}
        return c.tag[i] == "JJ" or (
            c.entity[i] == "NORP" and modifies and not c.lower[i].endswith("s")
        )

    def _name(self, first: int, last: int, person: bool = False) -> Name:
        c = self.columns
        head = last
        for k in range(last, first - 1, -1):
            if not first <= c.head[k] <= last or c.head[k] == k:
                head = k
                break
        words = c.span(first, last).text
        found = self.known(first, last)
        kind, identifier, canonical = found if found else (self._kind(first, last), None, None)
        if person and kind != "person":
            kind, identifier, canonical = "person", None, None
        if kind == "state" and self._is_town(first, last, canonical or ""):
            kind, identifier, canonical = "place", None, None
        before = self._described(first, last, head)
        if kind in {"other", "place"} and before is not None and found is None:
            noun = c.lemma[before[1]]
            if self.titles.is_person_noun(noun):
                kind = "person"
            else:
                kind = self.titles.body_kind(noun, c.lower[before[1] - 1]) or kind
        modifier = c.dep[head] in {"compound", "amod", "nmod"} and c.head[head] > last
        return Name(first, last, head, words, kind, identifier, canonical, before, modifier)

    def _is_town(self, first: int, last: int, canonical: str) -> bool:
        """True for a capital that is named as a place."""
        c = self.columns
        words = c.span(first, last).text
        if words == canonical or words.isupper() or "." in words or c.dep[last] != "pobj":
            return False
        return c.lower[c.head[last]] in _PLACING and c.entity[last] in {"GPE", "LOC", "FAC"}

    def _kind(self, first: int, last: int) -> EntityKind:
        c, titles = self.columns, self.titles
        if last > first and c.lower[last] in titles.outlet_names:
            return "outlet"
        for k in range(first, last + 1):  # "Ministry of Defence", "Syrian Observatory for ..."
            at_end = k == last or c.lower[k + 1] in _JOINERS
            if at_end and (last > first or c.lower[first - 1 if first else 0] == "the"):
                kind = titles.body_kind(c.lemma[k], c.lower[k - 1] if k > first else "")
                if kind is not None:
                    return kind
        labels = [c.entity[k] for k in range(first, last + 1) if c.entity[k] in _KIND_OF_ENTITY]
        if not labels:
            return "other"
        return _KIND_OF_ENTITY[max(labels, key=lambda label: (labels.count(label), label))]

    def _described(self, first: int, last: int, head: int) -> tuple[int, int] | None:
        """The words before the name that describe it: title or noun, back to the determiner."""
        c, titles = self.columns, self.titles
        k = first - 1
        sentence = c.sentence[first]
        if k < 0 or c.sentence[k] != sentence:
            return None
        portfolio = (
            c.lower[k] in titles.portfolios and k > 1 and c.lower[k - 1] in {"of", "the", "for"}
        )
        body = (
            titles.body_kind(c.lemma[k], c.lower[k - 1]) is not None and not c.text[k][0].isupper()
        )
        if not (
            titles.is_title(c.lower[k]) or titles.is_person_noun(c.lemma[k]) or portfolio or body
        ):
            return None
        if c.tag[k].startswith("V") or c.tag[k] == "NNS" and c.dep[head] != "appos":
            return None
        start = k
        while start > 0 and c.sentence[start - 1] == sentence:
            j = start - 1
            if c.tag[j] in {"DT", "PRP$"}:
                start = j
                break
            in_phrase = j < c.head[j] <= last or c.tag[j] == "POS"
            of = (
                c.lower[j] in {"of", "for"}
                and j > 0
                and titles.is_title(c.lower[j - 1])
                and not body
            )
            if not of and (not in_phrase or c.tag[j] not in _PHRASE_TAGS):
                break
            start = j
        if c.tag[start] == "CC":
            start += 1
        return (start, k) if start <= k else None


_PHRASE_TAGS = frozenset(
    {
        "NN",
        "NNP",
        "NNPS",
        "NNS",
        "JJ",
        "JJS",
        "JJR",
        "VBN",
        "VBG",
        "POS",
        "HYPH",
        "CC",
        "CD",
        "RB",
        "ADD",
    }
)

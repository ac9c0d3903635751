"""Proper names in the text: where each starts and ends, its title, and what kind of thing it names.

A `Columns` and a lookup into the register of actors come in; `Name` records go out, in order.
Three opinions are weighed, because spaCy's small model is weak on names from conflict zones
("Voronin" was an organisation, "Russia Today" a country and a date): the register, runs of
capitalised words cut at titles, and last the model's entity labels.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.attribution.columns import Columns
from reportedly.attribution.name_kinds import Lookup, Name, NameReader
from reportedly.attribution.titles import load_titles

__all__ = ["Lookup", "Name", "NameFinder"]

_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "LAW"})
_JOINERS = frozenset({"of", "for", "and", "&", "the", "in", "on", "to", "'s", "'"})
_NO_NAME_TAGS = frozenset({"DT", "PRP$", "PRP", "IN", "WDT", "WP", "CC", "RB", "MD", "UH"})
_LONGEST = 8  # tokens; "Organisation for the Prohibition of Chemical Weapons" has seven


class NameFinder(NameReader):
    """Finds the names of one parse; keeps what the register answered."""

    def __init__(self, columns: Columns, lookup: Lookup) -> None:
        """Find names in `columns`, asking `lookup` for what is registered."""
        super().__init__(columns, lookup, load_titles())
        c = columns
        # Words that the article gives as the end of a person's name.
        self._surnames = frozenset(
            c.lower[k]
            for start, end in c.sentences
            for k in range(start + 1, end)
            if c.entity[k] == "PERSON" and c.tag[k] == "NNP" and c.entity[k - 1] == "PERSON"
        )

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
                names.extend(self._split(i, last))
                i = last + 1
        return names

    def _starts(self, i: int, start: int) -> bool:
        c = self.columns
        word = c.text[i]
        if not word[:1].isalpha() or (c.lower[i] in self.titles.months and not self._is_jan(i)):
            return False
        if not word[0].isupper():  # "al-Shabaab", "al-Qaeda"
            return c.lower[i] in {"al", "el"} and c.tag[i] == "NNP"
        if c.tag[i].startswith("NNP"):
            return True
        if c.tag[i] in _NO_NAME_TAGS:
            return False
        plural = c.tag[i] in {"NNS", "NNPS"} or c.lower[i].endswith("s")
        if i == start and plural and self.titles.is_person_noun(c.lemma[i].removesuffix("s")):
            return False  # "Residents of Ramree": an organisation to the model
        if c.entity[i] in _ENTITIES:
            return True
        if i == start or c.text[i - 1] in {'"', "'", ":", "-"}:
            singular = c.tag[i] in {"NN", "VB", "VBP", "JJ", "UH"}
            return singular and word.lower() in self._surnames  # "Trump characterised the call"
        return c.tag[i] in {"NN", "NNS", "JJ", "VBG", "VBN"} and word.isalpha()

    def _is_jan(self, i: int) -> bool:
        """True for a month's name that opens a longer name: "the Hindi daily Jan Prabhat"."""
        c = self.columns
        if i == 0 or i + 1 >= len(c.text) or not c.text[i].istitle():
            return False
        noun = c.text[i - 1].islower() and (
            self.titles.is_title(c.lower[i - 1]) or c.lemma[i - 1] in self.titles.outlets
        )
        return noun and c.text[i + 1].istitle() and c.tag[i + 1].startswith("NNP")

    def _run_end(self, i: int, end: int) -> int:
        """Last token of the run of name words that starts at `i`."""
        c, last = self.columns, i
        while last + 1 < end:
            k = last + 1
            if self._continues(k):
                last = k
            elif k + 1 < end and (self._hyphenated(k) or self._particle(k)):
                last = k + 1
            elif k + 2 < end and self._particle_hyphen(k):
                last = k + 2
            elif c.tag[k] == "CD" and (self._is_channel(k - 1) or self.known(i, k) is not None):
                last = k  # "France 24", "Channel 12"
            elif (
                c.tag[k] == "CD" and c.entity[k] == "ORG" and k + 1 < end and self._continues(k + 1)
            ):
                last = k + 1  # "Lost 52 Project"
            elif c.lower[k] in _JOINERS and (longer := self._joined(i, k, end)) is not None:
                last = longer
            else:
                break
        return last

    def _is_channel(self, k: int) -> bool:
        """True for the noun of "Channel 12"."""
        c = self.columns
        return c.text[k].istitle() and c.lower[k] in {"channel", "kanal", "canal", "televizija"}

    def _continues(self, k: int) -> bool:
        c = self.columns
        if not c.text[k][:1].isupper() or c.lower[k] in self.titles.months:
            return False
        return c.tag[k].startswith(("NN", "JJ", "VB", "CD")) or (
            c.entity[k] in _ENTITIES and c.tag[k] not in _NO_NAME_TAGS
        )

    def _hyphenated(self, k: int) -> bool:
        """True for the hyphen of "Kim Jong-un" and "Abdul-Mahdi", not of "Turkey-backed"."""
        c, doc = self.columns, self.columns.parse.doc
        if c.text[k] != "-" or doc[k - 1].whitespace_ or doc[k].whitespace_:
            return False
        return c.tag[k + 1].startswith("NNP") or c.text[k + 1][:1].isupper()

    def _particle(self, k: int) -> bool:
        """True for the "bin" of "Khalid bin Salman"."""
        return self.columns.lower[k] in self.titles.particles and self._continues(k + 1)

    def _particle_hyphen(self, k: int) -> bool:
        """True for the "al" of "Fattah al-Burhan"."""
        c = self.columns
        if c.lower[k] not in self.titles.hyphened_particles or c.text[k + 1] != "-":
            return False
        return c.text[k + 2][:1].isupper()

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
        brotherhood = c.tag[k - 1] == "NNPS" and i > 0 and c.lower[i - 1] == "the"
        if (
            c.lower[k] == "of"
            and brotherhood
            and not self.titles.is_person_noun(c.lemma[k - 1].lower())
        ):
            return last  # "the Guardians of Azawagh"
        if c.lower[k] == "the":
            return None  # "In Manila the Communist Party"
        label = c.entity[k]
        if label in {"ORG", "LAW"} and c.entity[j] == label and not c.entity_start[j]:
            titled = self.titles.is_title(c.lower[k - 1])
            return None if titled or c.lower[k] == "'s" else last
        if c.lower[k] == "'" and not (c.tag[k] == "POS" and c.lower[k - 1].endswith("s")):
            return None
        if c.lower[k] == "'":
            watch = c.lower[last] in self.titles.monitors
            named = watch or self.titles.body_kind(c.lemma[last]) is not None
            return last if named and last == k + 1 else None  # "Darfur Lawyers' Watch"
        if c.lower[k] == "'s" and self.titles.body_kind(c.lemma[last]) is not None:
            members = self.titles.is_person_noun(c.lemma[k - 1])
            members = members or c.lower[k - 1] in self.titles.plurals
            return last if members else None  # "People's Defence Force"
        named = c.tag[k - 1] == "NNP" and k - 1 > i and c.lower[k] in {"of", "for"}
        if named and self.titles.body_kind(c.lemma[k - 1]) is not None:
            return last  # "Progressive Party of Working People"
        office = c.lower[k] == "of" and self.titles.is_title(c.lower[k - 1])
        return last if office and c.lower[j] in self.titles.portfolios else None

    def _split(self, a: int, b: int) -> Iterator[Name]:
        """Cut the run `a` to `b` into names, leaving titles and adjectives out."""
        c, titles = self.columns, self.titles
        while a < b and c.text[b] in {"-", "'s"}:
            b -= 1
        while a < b and not c.text[a][0].isalnum():
            a += 1
        if a == b and self._is_adjective(a):
            return
        if self.known(a, b) is not None:
            yield self.read_name(a, b)
            return
        while a < b and c.lemma[a] in titles.openers:
            a += 1  # "Former Governor X", "Rival Hillary Clinton" at the head of a sentence
        body = self._names_body(a, b)
        offices = [] if body else [t for t in range(a, b) if self._title_at(t, a)]
        if offices and not titles.is_title(c.lower[b]):
            yield from self._before_title(a, offices[0])
            yield from self._after_title(offices[-1] + 1, b)
        elif not body and titles.is_title(c.lower[b]) and (a == b or c.entity[b] != "PERSON"):
            yield from self._before_title(a, b)  # a bare office: "Foreign Minister"
        elif (cut := None if body else self._seam(a, b)) is not None:
            yield from self._split(a, cut - 1)
            yield from self._split(cut, b)
        else:
            yield self.read_name(a, b)

    def _names_body(self, a: int, b: int) -> bool:
        """True where the run ends with a body's noun, or has one before "of" or "for"."""
        c, titles = self.columns, self.titles
        if c.lower[b] in titles.outlet_names or titles.body_kind(c.lemma[b]) is not None:
            return True
        return any(
            c.lower[k + 1] in {"of", "for"} and titles.body_kind(c.lemma[k]) is not None
            for k in range(a, b)
        )

    def _seam(self, a: int, b: int) -> int | None:
        """Where two names meet: "Hamas [Osama Hamdan]", "Mayor of Koszalin [Piotr Jedlinski]"."""
        c, titles = self.columns, self.titles
        for k in range(a + 1, b + 1):
            if c.entity_start[k] and c.entity[k - 1] not in {"", c.entity[k]} and c.text[k] != "-":
                return k
        if b > a and c.entity[a] == "NORP" and c.entity[a + 1] != "NORP":
            return None if c.lower[a + 1] in _JOINERS else a + 1  # "Guardians of Azawagh"
        if a > 1 and c.lower[a - 1] == "of" and titles.is_title(c.lower[a - 2]):
            for k in range(a + 1, b):  # "First Minister of Scotland [Nicola Sturgeon]"
                if titles.gender_of_name(c.lower[k]) is not None:
                    return k
        for k in range(b - 1, a, -1):  # "Hong Kong [Carrie Lam]"
            known = self.known(a, k - 1) if b - k >= 1 else None
            if known is not None and known[0] == "state":
                return k
        return None

    def _title_at(self, t: int, a: int) -> bool:
        """True for a title, and for the portfolio of "Secretary of State"."""
        c = self.columns
        if t > a + 1 and c.lower[t] in self.titles.portfolios and c.lower[t - 1] in {"of", "the"}:
            return True
        return self.titles.is_title(c.lower[t])

    def _before_title(self, a: int, title: int) -> Iterator[Name]:
        """The names before a title: "Hamas" of "Hamas Political Chief"."""
        for stop in range(title - 1, a - 1, -1):
            if self.known(a, stop) is not None and not self._is_adjective(a):
                yield self.read_name(a, stop)
                return

    def _after_title(self, a: int, b: int) -> Iterator[Name]:
        """The person after a title, past an article that a town slipped in."""
        c = self.columns
        for k in range(a + 1, b):
            if c.entity_start[k] and c.entity[k] == "PERSON" and c.entity[k - 1] == "GPE":
                yield self.read_name(a, k - 1)
                a = k
                break
        yield self.read_name(a, b, person=True)

    def _is_adjective(self, i: int) -> bool:
        c = self.columns
        if c.tag[i] == "JJ":
            return True
        modifies = c.dep[i] in {"amod", "compound", "nmod", "advmod", "npadvmod", "conj"}
        return c.entity[i] == "NORP" and modifies and not c.lower[i].endswith("s")

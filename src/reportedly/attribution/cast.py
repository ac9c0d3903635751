"""The cast of an article: everybody named in it, with offices, kinds and the nouns to call them by.

`Name` records come in; for each its `Referent` goes out, with the role that the article gives it
("Russia's envoy to Syria") and the nouns by which later phrases may take it up ("the envoy").
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.attribution.descriptions import REACH, Describer, Description
from reportedly.attribution.names import Name, NameFinder
from reportedly.attribution.outlets import OutletReader
from reportedly.attribution.referents import (
    People,
    Referent,
    full_name,
    key_of,
    new_referent,
    traits_of,
)


class Cast:
    """The referents of one article, and which token names or describes which of them."""

    def __init__(self, finder: NameFinder, names: list[Name]) -> None:
        """Register `names`, found by `finder`; `gather` brings them together."""
        self.finder = finder
        self.columns = finder.columns
        self.titles = finder.titles
        describer = Describer(finder, names)
        self._described = {name: list(describer.describe(name)) for name in names}
        self.names = [self._person_if_described(name) for name in names]
        reader = OutletReader(self.columns, self.titles, self.names)
        self.names = [self._redescribed(name, reader.read(name)) for name in self.names]
        self._by_id: dict[str, Referent] = {}
        self._by_words: dict[str, Referent] = {}
        self.people = People(self.columns, self.titles)
        self._names_of: dict[Referent, list[Name]] = {}
        self._body_words: dict[str, list[Name]] = {}
        self.of_name: dict[Name, Referent] = {}
        self.by_noun: dict[int, Referent] = {}  # head noun of an apposition -> its referent
        self.at_head: dict[int, Referent] = {}  # head token of a name -> its referent
        self.full_names: dict[str, str] = {}  # registered bodies under the names shown

    def gather(self) -> None:
        """Bring together the names of each referent."""
        full = [n for n in self.names if n.kind == "person" and len(key_of(n.words)) > 1]
        for name in full:
            self.of_name[name] = self.people.full(name)
        for name in self.names:
            if name not in self.of_name:
                self.of_name[name] = self.people.short(name) or self._other(name)
        self.people.settle()
        self._alias()
        before: Referent | None = None
        for name in self.names:
            referent = self.of_name[name]
            self._add_own_nouns(name)
            for found in self._described.get(name, ()):
                self._add_description(referent, found, name)
                if self.columns.lemma[found.noun] == "counterpart" and before is not None:
                    _share_office(before, referent)
            if referent.kind == "person" and referent.nouns:
                before = referent
            self._take_crowd(name, referent)
        self.at_head = {name.head: referent for name, referent in self.of_name.items()}
        self._name_in_full()

    def _take_crowd(self, name: Name, referent: Referent) -> None:
        """ "his followers, the Liguasan Brotherhood,": the people before a body's name are that body."""
        c = self.columns
        noun = c.head[name.head]
        if referent.kind not in {"armed_group", "organisation"}:
            return
        after = c.child(name.head, "appos")  # "The Wazalendo, fighters allied with the army,"
        if (
            after is not None
            and c.tag[after] == "NNS"
            and self.titles.is_person_noun(c.lemma[after])
        ):
            self.by_noun.setdefault(after, referent)
        if noun > name.first:
            return
        if c.lower[noun] == "as" and c.lower[c.head[noun]] == "known":
            noun = c.head[c.head[noun]]  # "insurgents known locally as the Machababos"
        elif c.dep[name.head] != "appos" or "," not in c.text[noun + 1 : name.first]:
            return
        if c.tag[noun] == "NNS" and self.titles.is_person_noun(c.lemma[noun]):
            self.by_noun.setdefault(noun, referent)

    def _name_in_full(self) -> None:
        """Add the article's acronym where the register's or the first name does not hold it."""
        wordings: dict[Referent, list[str]] = {}
        for name, referent in self.of_name.items():
            if referent.kind in {"armed_group", "organisation", "outlet"}:
                wordings.setdefault(referent, []).append(name.words)
        for referent, words in wordings.items():
            acronyms = [w for w in words if w.isupper()] if referent.id is None else words
            referent.name = full_name(referent.name, acronyms)
            if referent.id is not None:
                self.full_names[referent.id] = referent.name

    def _person_if_described(self, name: Name) -> Name:
        """A name of doubtful kind with an office in apposition is a person."""
        found = self._described[name]
        c = self.columns
        if name.kind == "person" or name.id is not None:
            return name
        if not any(self.titles.is_person_noun(c.lemma[d.noun]) for d in found):
            return name
        return self._redescribed(name, replace(name, kind="person"))

    def _redescribed(self, name: Name, better: Name) -> Name:
        """`better`, with the descriptions that `name` had."""
        if better is not name:
            self._described[better] = self._described[name]
        return better

    def _other(self, name: Name) -> Referent:
        """The referent of a name that is no known person's."""
        if name.id is not None:
            if name.id not in self._by_id:
                self._by_id[name.id] = new_referent(self.columns, name)
            return self._by_id[name.id]
        words = " ".join((*key_of(name.words), self.people.honoured(name) or ""))
        if words not in self._by_words:
            single = name.first == name.last and not name.words.isupper()
            longer = (
                self._longer(name)
                if name.kind in {"organisation", "other", "person", "armed_group"}
                else None
            )
            self._by_words[words] = longer or new_referent(self.columns, name)
            if single and longer is None and name.kind in {"organisation", "other"}:
                self._by_words[words].doubtful = True
            if name.kind == "person":
                self.people.know(name, self._by_words[words])
        referent = self._by_words[words]
        if referent.kind in {"other", "place"} and name.kind not in {"other", "place"}:
            referent.kind = name.kind
        return referent

    def _longer(self, name: Name) -> Referent | None:
        """ "the Observatory", "the Guards": a named body that holds these words."""
        c = self.columns
        if name.first == 0 or c.lower[name.first - 1] != "the":
            return None
        key = [word.rstrip("s") for word in key_of(name.words)]
        for other in self._bodies().get(key[0], ()):
            words = [word.rstrip("s") for word in key_of(other.words)]
            if other is name or other not in self.of_name or len(words) <= len(key):
                continue
            if any(words[k : k + len(key)] == key for k in range(len(words))):
                return self.of_name[other]
        return None

    def _bodies(self) -> dict[str, list[Name]]:
        """Names of bodies by each of their words."""
        if not self._body_words:
            for name in self.names:
                if name.kind not in {"person", "state", "place"}:
                    for word in key_of(name.words):
                        self._body_words.setdefault(word.rstrip("s"), []).append(name)
        return self._body_words

    def _alias(self) -> None:
        """ "Rapid Support Forces (RSF)": what stands in brackets, and the same initials later on."""
        c, initials = self.columns, dict[str, Referent]()
        for name, referent in self.of_name.items():
            self._names_of.setdefault(referent, []).append(name)
        for name, after in zip(self.names, [*self.names[1:], None], strict=False):
            referent = self.of_name[name]
            if name.kind != "person" and len(key_of(name.words)) > 1:
                initials.setdefault("".join(w[0] for w in key_of(name.words)), referent)
            if after is None or after.first != name.last + 2 or c.text[name.last + 1] != "(":
                continue
            short = (
                c.text[after.last + 1 : after.last + 2] == [")"] and len(key_of(after.words)) == 1
            )
            if short and (name.kind == "person" or after.words.isupper()) and after.kind != "state":
                self._replace(self.of_name[after], referent)
        for name in self.names:
            plain = name.words.replace(".", "")
            if plain.isupper() and len(plain) > 2 and plain.lower() in initials:
                self._replace(self.of_name[name], initials[plain.lower()])

    def _add_own_nouns(self, name: Name) -> None:
        """The nouns inside a body's name: "Rapid Support Forces" may come back as "the forces"."""
        referent = self.of_name[name]
        if referent.kind in {"person", "state", "place"}:
            return
        c, noun = self.columns, -1
        for k in range(name.first, name.last + 1):
            kind = self.titles.body_kind(c.lemma[k])
            if referent.kind == "outlet" and kind != "outlet":
                continue  # "the army" is not Army Radio
            if kind is not None or c.lower[k] in self.titles.monitors:
                referent.nouns.add(c.lemma[k])
                noun = k
        if noun >= 0 and referent.kind == "other":
            referent.kind = "organisation"  # "Oromia Rights Watch"
        referent.plural = (
            referent.kind == "group" or c.tag[name.last] == "NNPS" and noun != name.last
        )
        referent.traits |= traits_of(self.finder, name.first, name.last, noun)

    def _replace(self, old: Referent, new: Referent) -> None:
        if old is new or (old.id is not None and new.id is not None):
            return
        if new.id is None and old.id is not None:
            new.id, new.kind, new.name = old.id, old.kind, old.name
        for name in self._names_of.get(old, ()):
            self.of_name[name] = new
            self._names_of.setdefault(new, []).append(name)

    def _add_description(self, referent: Referent, found: Description, name: Name) -> None:
        c, titles = self.columns, self.titles
        lemma, lower = c.lemma[found.noun], c.lower[found.noun]
        person = titles.is_person_noun(lemma) or lower.rstrip(".") in titles.honorifics
        if person != (referent.kind == "person") and (person or titles.body_kind(lemma) is None):
            if lemma in titles.relational:
                self.by_noun[found.noun] = referent  # "Hezbollah, an ally of Iran,"
            return
        for k in range(found.first, found.last + 1):
            referent.gender = referent.gender or (
                titles.gender(c.lower[k]) if k <= found.noun else None
            )
        if lower.rstrip(".") in titles.honorifics:
            return
        body = titles.body_kind(lemma, c.lower[found.noun - 1] if found.noun else "")
        if referent.id is None and body in {"outlet", "armed_group"}:
            referent.kind = body  # "Magyar Nemzet, a daily,"
        elif referent.id is None and body is not None and referent.kind in {"person", "other"}:
            referent.kind = body  # "Frontline Atlas, a mapping project": a person to the model
        referent.nouns.add(lemma)
        referent.nouns.update(
            c.lemma[k]
            for k in range(found.first, found.noun)
            if titles.is_person_noun(c.lemma[k]) and person
        )
        if c.lemma[found.noun - 1] == "prime" and lemma == "minister":
            referent.nouns.add("prime minister")
        referent.traits |= traits_of(self.finder, found.first, found.last, found.noun)
        if found.noun not in range(name.first, name.last + 1):
            self.by_noun[found.noun] = referent
            if c.dep[found.noun] == "conj":  # "the manager of A and director of B, David Clay,"
                self.by_noun.setdefault(c.head[found.noun], referent)
        if person:
            self._add_role(referent, found)

    def _add_role(self, referent: Referent, found: Description) -> None:
        c = self.columns
        first = found.first + (c.tag[found.first] in {"DT", "PRP$"})
        if first > found.last or found.last - first > REACH:
            return
        lemma = c.lemma[found.noun]
        rank = 2 * (lemma in self.titles.offices) + (found.last - first >= 2)
        if rank > referent.role_rank:
            referent.role_rank = rank
            referent.role = c.span(first, found.last).text


def _share_office(holder: Referent, counterpart: Referent) -> None:
    """ "Ukraine's foreign minister ... his Turkish counterpart": a foreign minister too."""
    counterpart.nouns |= holder.nouns
    counterpart.traits |= {trait for trait in holder.traits if not trait.startswith("@")}

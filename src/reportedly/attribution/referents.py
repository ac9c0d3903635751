"""Who is named in the article: names of one referent brought together, with offices and nouns.

`Name` records come in; `Referent` records go out, each with its fullest name, its role ("Russia's
envoy to Syria") and the nouns by which later phrases may take it up ("the envoy").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reportedly.attribution.columns import spell
from reportedly.attribution.descriptions import REACH, Describer, Description
from reportedly.attribution.names import Name, NameFinder
from reportedly.codebook.naming import fold
from reportedly.text import EntityKind, Span

_UNCOUNTED = frozenset({"al", "el", "the", "of", "for", "and", "'s"})
_ENDING = re.compile(r"(?<=[a-z]{2})(?:iy|yy|ii|yi|ij)$")


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that phrases of one article refer to; filled while reading.

    `nouns` are the lemmas by which it was called, `traits` the words and state ids ("@RUS") that
    went with them. `gender` is "m", "f" or `None`; `plural` is True for groups.
    """

    name: str
    kind: EntityKind
    id: str | None = None
    role: str | None = None
    nouns: set[str] = field(default_factory=set)
    traits: set[str] = field(default_factory=set)
    gender: str | None = None
    plural: bool = False
    named: bool = True
    resolved: bool = True
    doubtful: bool = False  # one unregistered word that may be a surname, whatever its kind
    span: Span | None = None  # the words that gave the name
    role_rank: int = -1


def traits_of(finder: NameFinder, first: int, last: int, noun: int) -> set[str]:
    """What distinguishes the office or body in tokens `first` to `last`: lemmas and state ids."""
    c, found = finder.columns, set[str]()
    for k in range(first, last + 1):
        if (
            k == noun
            or c.tag[k] in {"DT", "POS", "IN", "TO", "CC", "PRP$"}
            or not c.text[k][0].isalnum()
        ):
            continue
        if c.lemma[k] in finder.titles.empty and k < noun:
            continue
        known = finder.known(k, k) if c.text[k][0].isupper() else None
        found.add(f"@{known[1]}" if known and known[1] else c.lemma[k])
    return found


@dataclass(frozen=True, slots=True)
class _Person:
    """A name under which a person was first met, at token `first`."""

    key: tuple[str, ...]
    referent: Referent
    first: int


class Register:
    """The referents of one article, and which token names or describes which of them."""

    def __init__(self, finder: NameFinder, names: list[Name]) -> None:
        """Register `names`, found by `finder`; `gather` brings them together."""
        self.finder = finder
        self.columns = finder.columns
        self.titles = finder.titles
        describer = Describer(finder, names)
        self._described = {name: list(describer.describe(name)) for name in names}
        self.names = [self._person_if_described(name) for name in names]
        self._by_id: dict[str, Referent] = {}
        self._by_words: dict[str, Referent] = {}
        self._people: dict[str, list[_Person]] = {}  # by last name, and by first
        self._names_of: dict[Referent, list[Name]] = {}
        self._body_words: dict[str, list[Name]] = {}
        self._named: dict[Referent, int] = {}  # how often by a full name
        self.of_name: dict[Name, Referent] = {}
        self.by_noun: dict[int, Referent] = {}  # head noun of an apposition -> its referent
        self.at_head: dict[int, Referent] = {}  # head token of a name -> its referent

    def gather(self) -> None:
        """Bring together the names of each referent."""
        full = [n for n in self.names if n.kind == "person" and len(key_of(n.words)) > 1]
        for name in full:
            referent = self.of_name[name] = self._person(name)
            self._named[referent] = self._named.get(referent, 0) + 1
        for name in self.names:
            if name not in self.of_name:
                self.of_name[name] = self._short_person(name) or self._other(name)
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
        self.at_head = {name.head: referent for name, referent in self.of_name.items()}

    def _person_if_described(self, name: Name) -> Name:
        """A name of doubtful kind with an office in apposition is a person."""
        found = self._described[name]
        c = self.columns
        if name.kind == "person" or name.id is not None:
            return name
        if not any(self.titles.is_person_noun(c.lemma[d.noun]) for d in found):
            return name
        person = replace(name, kind="person")
        self._described[person] = found
        return person

    def _new(self, name: Name, kind: EntityKind, words: str) -> Referent:
        span = self.columns.span(name.first, name.last)
        return Referent(name.canonical or words, kind, name.id, span=span)

    def _person(self, name: Name) -> Referent:
        """The referent of a full personal name."""
        key = key_of(name.words)
        if name.id is not None and name.id in self._by_id:
            return self._by_id[name.id]
        for other in self._people.get(key[-1], ()):
            if within(key, other.key):
                return other.referent
            if within(other.key, key) and name.id is None and other.referent.id is None:
                other.referent.name = name.words
                other.referent.span = self.columns.span(name.first, name.last)
                return other.referent
        referent = self._new(name, "person", name.words)
        referent.gender = self.titles.gender_of_name(key[0])
        self._know(key, referent, name.first)
        if name.id is not None:
            self._by_id[name.id] = referent
        return referent

    def _know(self, key: tuple[str, ...], referent: Referent, first: int) -> None:
        for word in dict.fromkeys((key[-1], key[0])):
            self._people.setdefault(word, []).append(_Person(key, referent, first))

    def _short_person(self, name: Name) -> Referent | None:
        """The referent of "Haji" where "Ali Asghar Haji" stands in the article."""
        key = key_of(name.words)
        registered = name.kind in {"state", "armed_group", "outlet"}
        if len(key) != 1 or (registered and name.words == name.canonical):
            return None  # but "Amman" is Sudesh Amman, where the article has him
        known = self._people.get(key[0], [])
        fitting = [p for p in known if p.key[-1] == key[0]] or ([] if registered else known)
        if not fitting:
            return None
        if name.id is not None and not any(p.referent.id in {name.id, None} for p in fitting):
            return None
        before = [p for p in fitting if p.first <= name.first] or fitting[:1]
        # "Mugabe" alone is Robert, the one named more often, and not Grace, named last.
        return max(before, key=lambda p: (self._named.get(p.referent, 0), p.first)).referent

    def _other(self, name: Name) -> Referent:
        """The referent of a name that is no known person's."""
        if name.id is not None:
            if name.id not in self._by_id:
                self._by_id[name.id] = self._new(name, name.kind, name.words)
            return self._by_id[name.id]
        words = " ".join(key_of(name.words))
        if words not in self._by_words:
            single = name.first == name.last and not name.words.isupper()
            longer = (
                self._longer(name)
                if name.kind in {"organisation", "other", "person", "armed_group"}
                else None
            )
            self._by_words[words] = longer or self._new(name, name.kind, name.words)
            if single and longer is None and name.kind in {"organisation", "other"}:
                self._by_words[words].doubtful = True
            if name.kind == "person":
                self._know(key_of(name.words), self._by_words[words], name.first)
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
            if self.titles.body_kind(c.lemma[k]) is not None:
                referent.nouns.add(c.lemma[k])
                noun = k
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


def key_of(words: str) -> tuple[str, ...]:
    """The words of a name that count when names are compared: no article, particle or hyphen.

    Accents go, and transliterations of one ending become one.

    >>> key_of("Abdel Fattah al-Burhan"), key_of("the Rapid Support Forces")
    (('abdel', 'fattah', 'burhan'), ('rapid', 'support', 'forces'))
    >>> key_of("Zelenskyy") == key_of("Zelenskiy") == key_of("Zelensky")
    True
    """
    parts = words.replace("-", " ").replace("\u2019", "'").split()
    kept = [fold(p) for p in parts if p.lower() not in _UNCOUNTED]
    return tuple(_ENDING.sub("y", spell(p)) for p in kept if p) or (words.lower(),)


def within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """True where `short` holds the last word of `full`, and its words in the same order."""
    if short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(word in rest for word in short)

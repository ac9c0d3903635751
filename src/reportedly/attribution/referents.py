"""Referents, and the people among them: "Tabar" and "Hamid Reza Tabar" are one.

`Name` records come in; `Referent` records go out, each person under the fullest name that the
article gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.attribution.columns import Columns, spell
from reportedly.attribution.names import Name, NameFinder
from reportedly.attribution.titles import Titles
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


def new_referent(columns: Columns, name: Name) -> Referent:
    """A referent under the register's name for `name`, else under its words."""
    span = columns.span(name.first, name.last)
    return Referent(name.canonical or name.words, name.kind, name.id, span=span)


def full_name(canonical: str, wordings: Iterable[str]) -> str:
    """`canonical` with the article's other name for it in brackets: acronyms come first.

    >>> full_name("Syrian Arab News Agency", ["SANA"])
    'Syrian Arab News Agency (SANA)'
    >>> full_name("Financial Times", ["the Financial Times"])
    'Financial Times'
    """
    if "(" in canonical:
        return canonical
    own = set(key_of(canonical))
    others = [w for w in dict.fromkeys(wordings) if not own & set(key_of(w))]
    others = [w for w in others if w[:1].isupper()]
    if not others:
        return canonical
    return f"{canonical} ({next((w for w in others if w.isupper()), others[0])})"


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


class People:
    """The people named in one article."""

    def __init__(self, columns: Columns, titles: Titles) -> None:
        """Nobody yet."""
        self.columns = columns
        self.titles = titles
        self._by_word: dict[str, list[_Person]] = {}  # by last name, and by first
        self._by_id: dict[str, Referent] = {}
        self._full: dict[Referent, list[Name]] = {}

    def full(self, name: Name) -> Referent:
        """The referent of a full personal name."""
        referent = self._same(name) or self._meet(name)
        self._full.setdefault(referent, []).append(name)
        return referent

    def _same(self, name: Name) -> Referent | None:
        key = key_of(name.words)
        if name.id is not None and name.id in self._by_id:
            return self._by_id[name.id]
        for other in self._by_word.get(key[-1], ()):
            if within(key, other.key):
                return other.referent
            if within(other.key, key) and name.id is None and other.referent.id is None:
                return other.referent
        return None

    def _meet(self, name: Name) -> Referent:
        referent = new_referent(self.columns, name)
        referent.kind = "person"
        referent.gender = self.titles.gender_of_name(key_of(name.words)[0])
        self.know(name, referent)
        if name.id is not None:
            self._by_id[name.id] = referent
        return referent

    def know(self, name: Name, referent: Referent) -> None:
        """Let a person be found again under the last and the first word of `name`."""
        key = key_of(name.words)
        for word in dict.fromkeys((key[-1], key[0])):
            self._by_word.setdefault(word, []).append(_Person(key, referent, name.first))

    def short(self, name: Name) -> Referent | None:
        """The referent of "Tabar" where "Hamid Reza Tabar" stands in the article."""
        key = key_of(name.words)
        registered = name.kind in {"state", "armed_group", "outlet"}
        if len(key) != 1 or (registered and name.words == name.canonical):
            return None  # but "Amman" is Sudesh Amman, where the article has him
        gender = self.honoured(name)
        known = [p for p in self._by_word.get(key[0], []) if _may_be(p.referent, gender)]
        fitting = [p for p in known if p.key[-1] == key[0]] or ([] if registered else known)
        if not fitting:
            return None
        if name.id is not None and not any(p.referent.id in {name.id, None} for p in fitting):
            return None
        before = [p for p in fitting if p.first <= name.first] or fitting[:1]
        # "Mugabe" alone is Robert, the one named more often, and not Grace, named last.
        return max(before, key=lambda p: (len(self._full.get(p.referent, ())), p.first)).referent

    def honoured(self, name: Name) -> str | None:
        """ "f" for "Mrs Clinton", so that she is not "Mr Clinton" of the same article."""
        if name.before is None:
            return None
        word = self.columns.lower[name.before[1]]
        honorific = word.rstrip(".") in self.titles.honorifics
        return self.titles.gender(word) if honorific else None

    def settle(self) -> None:
        """Give each person the best of the full names, once all are known."""
        for referent, names in self._full.items():
            if referent.id is None:
                self._choose_name(referent, names)

    def _choose_name(self, referent: Referent, names: list[Name]) -> None:
        """The longest full name among those with the usual first word.

        "Hamid Reza Tabar" beside "Hamid Tabar", but not a "Crooked Hillary Clinton" said once.
        """
        firsts = [key_of(name.words)[0] for name in names]
        usual = max(dict.fromkeys(firsts), key=firsts.count)
        best = max(
            (n for n, first in zip(names, firsts, strict=True) if first == usual),
            key=lambda n: (len(key_of(n.words)), -n.first),
        )
        referent.name, referent.span = best.words, self.columns.span(best.first, best.last)
        referent.gender = self.titles.gender_of_name(usual)


def _may_be(referent: Referent, gender: str | None) -> bool:
    return gender is None or referent.gender in {None, gender}


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

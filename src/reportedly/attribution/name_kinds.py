"""What one proper name is: its kind, its entry in the register, and the title that stands before it.

Token ranges come in, `Name` records go out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from reportedly.attribution.columns import Columns
from reportedly.attribution.titles import Titles
from reportedly.text import EntityKind

Known = tuple[EntityKind, str | None, str]
Lookup = Callable[[str], Known | None]

_KIND_OF_ENTITY: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
# "a strike in Damascus" is about the town, "Damascus said" about the state.
_PLACING = frozenset({"in", "near", "around", "outside", "at", "inside", "across", "from", "over"})
_WEBSITE = re.compile(r"\w\.(?:com|org|net|info|news|ru|ua|il|ir|ps|tv|co|me|uk|fr|de)$", re.I)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_PHRASE_TAGS = frozenset(
    {"NN", "NNP", "NNPS", "NNS", "JJ", "JJS", "JJR", "VBN", "VBG", "POS", "HYPH", "CC", "CD", "RB"}
)
_JOINS = frozenset({"of", "for", "and", "&", "the", "in"})


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


class NameReader:
    """Reads single names of one parse; keeps what the register answered."""

    def __init__(self, columns: Columns, lookup: Lookup, titles: Titles) -> None:
        """Read names in `columns`, asking `lookup` for what is registered."""
        self.columns = columns
        self.titles = titles
        self._lookup = lookup
        self._known: dict[str, Known | None] = {}

    def known(self, first: int, last: int) -> Known | None:
        """What the register says of the words from `first` to `last`."""
        return self.known_words(self.columns.span(first, last).text)

    def known_words(self, words: str) -> Known | None:
        """What the register says of `words`."""
        if words not in self._known:
            self._known[words] = self._lookup(words)
        return self._known[words]

    def read_name(self, first: int, last: int, person: bool = False) -> Name:
        """The name in tokens `first` to `last`; `person` where a title stands before it."""
        c = self.columns
        if (
            first > 0
            and _ORDINAL.match(c.text[first - 1])
            and c.lemma[last] in (self.titles.bodies | self.titles.armed)
        ):
            first -= 1  # "the 4th Division", "the 33rd Front"
        elif first > 1 and c.tag[first - 1] == "CD" and c.text[first - 1].isdigit():
            unit = last == first and c.lemma[last] in (self.titles.bodies | self.titles.armed)
            if self.known(first - 1, last) is not None or (unit and c.lower[first - 2] == "the"):
                first -= 1  # "the 444 Brigade"
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
        if kind == "state" and self._is_people(words, identifier):
            kind, identifier, canonical = "group", None, None
        if kind == "outlet" and (canonical or words).lower() in self.titles.platforms:
            kind = "other"  # "wrote on X" names no relay
        armed = first > 0 and c.lower[first - 1] in self.titles.armed_adjectives
        if armed and found is None and kind in {"organisation", "other"}:
            kind = "armed_group"  # "the paramilitary Rapid Support Forces"
        before = self._described(first, last, head)
        noun = c.lemma[before[1]] if before is not None else ""
        if before is not None and found is None and noun in self.titles.outlets:
            kind = "outlet"  # "the Hindi daily Jan Prabhat": a person to the model
        elif before is not None and found is None and kind != "person":
            if self.titles.is_person_noun(noun) and kind in {"other", "place"}:
                kind = "person"
            elif (body := self.titles.body_kind(noun, c.lower[before[1] - 1])) is not None:
                kind = kind if body == "organisation" and kind == "outlet" else body
        modifier = c.dep[head] in {"compound", "amod", "nmod"} and c.head[head] > last
        return Name(first, last, head, words, kind, identifier, canonical, before, modifier)

    def _is_town(self, first: int, last: int, canonical: str) -> bool:
        """True for a capital that is named as a place."""
        c = self.columns
        words = c.span(first, last).text
        if words == canonical or words.isupper() or "." in words or c.dep[last] != "pobj":
            return False
        return c.lower[c.head[last]] in _PLACING and c.entity[last] not in {"ORG", "PERSON"}

    def _is_people(self, words: str, identifier: str | None) -> bool:
        """True for "Iraqis", whose singular names the state too; not for "Paris" or "Emirates"."""
        singular = self.known_words(words[:-1]) if words.endswith("s") else None
        return singular is not None and singular[1] == identifier

    def _kind(self, first: int, last: int) -> EntityKind:
        """The kind by its last word or noun, else by the model's labels."""
        c, titles = self.columns, self.titles
        if (last > first and c.lower[last] in titles.outlet_names) or _WEBSITE.search(c.text[last]):
            return "outlet"
        numbered = c.tag[last] == "CD" and c.lower[last - 1] in titles.outlet_names
        if last > first and (numbered or c.lower[first] in titles.outlet_openers):
            return "outlet"
        for k in range(first, last + 1):  # "Ministry of Defence", "Syrian Observatory for ..."
            at_end = k == last or c.lower[k + 1] in _JOINS
            if at_end and (last > first or c.lower[first - 1 if first else 0] == "the"):
                kind = titles.body_kind(c.lemma[k], c.lower[k - 1] if k > first else "")
                if kind is not None:
                    return kind
        if last > first and c.lower[last] in titles.place_words:
            return "place"
        labels = [c.entity[k] for k in range(first, last + 1) if c.entity[k] in _KIND_OF_ENTITY]
        if not labels:
            return "group" if c.tag[last] == "NNPS" else "other"
        if first == last and c.text[first].isupper() and "PERSON" in labels:
            return "other"  # "13:40 BST" was a person to the model
        return _KIND_OF_ENTITY[max(labels, key=lambda label: (labels.count(label), label))]

    def _described(self, first: int, last: int, head: int) -> tuple[int, int] | None:
        """The words before the name that describe it: title or noun, back to the determiner."""
        c = self.columns
        k, sentence = first - 1, c.sentence[first]
        if k < 0 or c.sentence[k] != sentence or not self._describes(k, head):
            return None
        start = k
        while start > 0 and c.sentence[start - 1] == sentence:
            j = start - 1
            if c.tag[j] in {"DT", "PRP$"}:
                start = j
                break
            if not self._in_phrase(j, last):
                break
            start = j
        if c.tag[start] == "CC":
            start += 1
        return (start, k) if start <= k else None

    def _in_phrase(self, j: int, last: int) -> bool:
        """True where token `j` belongs to the phrase that ends with the name."""
        c = self.columns
        if c.lower[j] in {"of", "for"}:
            return j > 0 and self.titles.is_title(c.lower[j - 1])
        return c.tag[j] in _PHRASE_TAGS and (j < c.head[j] <= last or c.tag[j] == "POS")

    def _describes(self, k: int, head: int) -> bool:
        """True where token `k`, right before a name, is a title, a portfolio or a body's noun."""
        c, titles = self.columns, self.titles
        if c.tag[k].startswith("V") or (c.tag[k] == "NNS" and c.dep[head] != "appos"):
            return False
        if c.lower[k] in titles.openers:
            return False
        if c.lemma[k] in titles.sources:
            return c.lower[k - 1] in titles.news_words  # "the news source X"
        if titles.is_title(c.lower[k]) or titles.is_person_noun(c.lemma[k]):
            return True
        if c.tag[k].startswith("NNP") and c.text[k][:1].isupper():
            while k > 1 and c.tag[k].startswith("NNP") and not titles.is_title(c.lower[k]):
                k -= 1  # "Mayor of Koszalin Piotr Jedlinski", "Secretary of State Antony Blinken"
            return c.lower[k] in {"of", "for"} and titles.is_title(c.lower[k - 1])
        if c.lower[k] in titles.portfolios and k > 1 and c.lower[k - 1] in {"of", "the", "for"}:
            return True
        return titles.body_kind(c.lemma[k], c.lower[k - 1]) is not None and c.text[k].islower()

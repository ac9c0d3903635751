"""Noun phrases without a name that may refer to people or bodies, and things beside them.

`Columns` come in; `Phrase` records go out: "the envoy", "two sources close to the government",
"the ministry". Things ("the missiles") are kept too, because an "it" may well mean them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.attribution.columns import Columns
from reportedly.attribution.mistagged import subject_of_noun
from reportedly.attribution.titles import load_titles
from reportedly.text import EntityKind

Sort = Literal["person", "people", "body", "thing"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase around token `head`, `first` to `last`, both included.

    `kind` is the entity kind that its noun tells, "other" for things. `definite` is True for "the",
    "this", "both"; `indefinite` for "a", "some", a bare plural or a number.
    """

    head: int
    first: int
    last: int
    noun: str
    sort: Sort
    kind: EntityKind
    plural: bool
    definite: bool
    indefinite: bool


_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ARGUMENTS = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "dative",
        "appos",
        "conj",
        "poss",
        "ROOT",
        "agent",
        "attr",
        "oprd",
        "npadvmod",
        "dep",
    }
)
_STOPS = frozenset(
    {",", ".", ";", ":", "(", ")", '"', "-", "--", "\u2013", "\u2014", "?", "!", "'"}
)
_NOBODY = frozenset({"no", "any", "every", "each", "what", "which"})
_COUNTRIES = frozenset({"country", "nation", "kingdom", "republic", "emirate", "sheikhdom"})
_GUARDS = frozenset({"coast", "national", "border", "presidential", "republican"})
_LEADING = frozenset(
    {
        "lead",
        "command",
        "head",
        "join",
        "arm",
        "train",
        "back",
        "support",
        "fund",
        "host",
        "shelter",
        "harbour",
        "harbor",
        "aid",
        "sponsor",
        "finance",
        "equip",
        "control",
        "oppose",
        "protect",
        "advise",
        "fight",
    }
)
_MAX_AFTER = 12  # tokens of a phrase after its noun


def find_phrases(columns: Columns, named: set[int]) -> Iterator[Phrase]:
    """The phrases of the readable sentences in order; `named` are tokens that belong to names."""
    for start, end in columns.sentences:
        for i in range(start, end):
            noun = columns.tag[i] in _NOUN_TAGS or _is_paper(columns, i)
            if i not in named and noun and columns.dep[i] in _ARGUMENTS:
                yield read_phrase(columns, i, start)
            elif columns.lower[i] in {"former", "latter"} and columns.dep[i] in _ARGUMENTS:
                yield Phrase(i, i, i, columns.lower[i], "thing", "other", False, True, False)
            elif columns.lower[i] in {"one", "some", "many"} and columns.tag[i] != "PRP":
                phrase = _part_of(columns, i)
                if phrase is not None:
                    yield phrase


def read_phrase(columns: Columns, head: int, start: int) -> Phrase:
    """The phrase around the noun `head`, in a sentence that starts at token `start`."""
    c, titles = columns, load_titles()
    first, last = max(_first(c, head), start), _last(c, head)
    plural = c.tag[head] in {"NNS", "NNPS"}
    plural = plural or c.lower[head] in titles.plurals or c.lemma[head] in titles.plurals
    sort, kind = _sort(c, first, head, last, plural)
    opener = c.lower[first]
    definite = opener in titles.definite
    indefinite = opener in titles.indefinite
    indefinite = indefinite or (not definite and (plural or c.tag[first] == "CD"))
    if c.tag[first] == "PRP$" or any(c.dep[k] == "poss" for k in c.children[head]):
        indefinite = False
    prime = c.lemma[head] == "minister" and head > first and c.lower[head - 1] == "prime"
    noun = "prime minister" if prime else c.lemma[head]
    plural = plural or sort == "people"
    return Phrase(head, first, last, noun, sort, kind, plural, definite, indefinite)


def _sort(c: Columns, first: int, head: int, last: int, plural: bool) -> tuple[Sort, EntityKind]:
    """What the noun names: a person, people, a body or a thing."""
    titles = load_titles()
    lemma, lower = c.lemma[head], c.lower[head]
    if c.lower[first] in _NOBODY:
        return "thing", "other"  # "no party to the talks"
    before = c.lower[head - 1] if head > first else ""
    if lower in titles.plurals or (plural and titles.is_person_noun(lemma)):
        return "people", "group"
    if lemma == "guard" and before in _GUARDS:
        return "body", "organisation"
    if titles.is_person_noun(lemma):
        bare = lemma in titles.weak_people and last == head and head - first < 2
        ranked = lemma in titles.ranks and c.lower[first] == "the"
        bare = bare and not (ranked and c.dep[head] in {"nsubj", "nsubjpass"})
        if not bare or (first < head and c.tag[first] in {"PRP$", "NNP"}):
            return "person", "person"
        return "thing", "other"  # "a shot in the head"
    if lemma == "state" and c.lower[head + 1 : head + 2] == ["of"]:
        return "thing", "other"  # "a state of emergency"
    body = titles.body_kind(lemma, before)
    if body is None or (lemma in titles.weak_bodies and not _specified(c, first, head)):
        return "thing", "other"
    if lemma in _COUNTRIES and not plural:
        return "body", "state"
    return "body", body


def _specified(c: Columns, first: int, head: int) -> bool:
    """True where a weak noun is made a body's: "the peacekeeping force", "Assad's side"."""
    if c.dep[head] == "dobj" and c.lemma[c.head[head]] == "tell":
        return True  # "telling the daily that"
    if c.dep[head] == "dobj" and c.lemma[c.head[head]] in _LEADING and c.lower[first] == "the":
        return True  # "now leads the force"
    if c.text[head][:1].isupper() or c.lower[first] in {"the", "this", "that"}:
        return (
            head > first + 1
            or c.dep[head] in {"nsubj", "nsubjpass", "pobj"}
            and c.lower[first] == "the"
        )
    return any(
        c.dep[k] in {"compound", "nmod", "poss"} or (c.dep[k] == "amod" and c.text[k][:1].isupper())
        for k in c.children[head]
    )


def _first(c: Columns, head: int) -> int:
    """First token: from the subtree's left edge, but not beyond punctuation or a clause."""
    first = head
    for k in range(head - 1, c.first[head] - 1, -1):
        if (
            c.text[k] in _STOPS
            and c.text[k] != "-"
            and not (c.text[k] == "," and c.tag[k - 1].startswith("JJ"))
        ):
            break
        if c.tag[k] in {"VBD", "VBZ", "VBP", "MD", "WP", "WDT"}:
            break
        if c.tag[k] == "CD" and k > 0 and c.lower[k - 1] in load_titles().months:
            break  # "On May 12 unknown gunmen"
        if c.lower[k] in load_titles().months and k > 0 and c.lower[k - 1] in {"on", "last"}:
            break  # "On Thursday Eritrea's minister"
        first = k
    while first < head and c.tag[first] in {"CC", "IN", "RB", ","}:
        first += 1
    return first


def _last(c: Columns, head: int) -> int:
    """Last token: complements that say who is meant, without relative clauses and times."""
    titles, last = load_titles(), head
    edge = min(c.last[head], head + _MAX_AFTER)
    k = head + 1
    while k <= edge:
        if (
            c.text[k] in _STOPS
            or c.tag[k] in {"WP", "WDT", "VBD", "VBZ", "VBP", "MD"}
            or c.entity[k] in {"DATE", "TIME"}
        ):
            break
        if k > head + 1 and c.tag[k] == "NN" and subject_of_noun(c.parse.doc[k]) is not None:
            break  # "Gunmen on state radio claim to have seized ..."
        if (
            k == last + 1
            and k == head + 1
            and not (c.lower[k] in titles.prepositions or c.lower[k] in titles.after)
        ):
            break
        if (
            c.tag[k] in {"VBN", "VBG", "VB"}
            and c.lower[k] not in titles.after
            and not _modifies(c, k)
        ):
            break
        if c.tag[k] in {"IN", "TO"} and c.lower[k] not in titles.prepositions:
            break
        k += 1
    last = k - 1
    while last > head and c.tag[last] in {
        "IN",
        "TO",
        "DT",
        "CC",
        "JJ",
        "RB",
        "PRP$",
        "VBN",
        "VBG",
        "POS",
    }:
        last -= 1
    return last


def _modifies(c: Columns, k: int) -> bool:
    return c.dep[k] in {"amod", "compound"} and c.head[k] > k


def _is_paper(c: Columns, i: int) -> bool:
    """True for "daily" and "weekly" as nouns, which the model takes for adverbs."""
    paper = c.tag[i] in {"RB", "JJ"} and c.lower[i] in load_titles().outlets
    return paper and i > 0 and (c.lower[i - 1] == "the" or c.is_name_word(i - 1))


def _part_of(c: Columns, i: int) -> Phrase | None:
    """ "one of the diplomats": a phrase whose members are people."""
    of = i + 1
    if of >= len(c.text) or c.lower[of] != "of":
        return None
    noun = c.child(of, "pobj")
    if noun is None or not load_titles().is_person_noun(c.lemma[noun]):
        return None
    one = c.lower[i] == "one"
    return Phrase(
        i, i, _last(c, noun), c.lemma[noun], "person" if one else "people",
        "person" if one else "group", not one, False, True,
    )  # fmt: skip

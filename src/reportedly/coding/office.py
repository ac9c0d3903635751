"""Who holds which office: titles before names, appositions after them, and "is" or "served as".

In: a parse, its mentions, and a token that names an office. Out: the holder and the words of the
office ("Hamid Reza Tabar, senior adviser to the foreign minister").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from reportedly.codebook import load_words
from reportedly.coding.arguments import prep_objects
from reportedly.text import Mention, Parse

# A role runs on over these: "head of Syria's National Security Bureau", "envoy to the Sahel".
_ROLE_PREPS = frozenset({"of", "to", "for", "in", "at", "on", "with"})
_ROLE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "PRP$", "CD", "HYPH", "VBN"})
_MAX_ROLE = 14  # tokens; longer ones were runaway lists in 200 articles read


@dataclass(frozen=True, slots=True)
class Office:
    """An office with its holder: the first and last token of the whole, the holder's head token,
    the words of the office, and the rule that found it."""

    first: int
    last: int
    holder: int
    role: str
    rule: str


@cache
def office_nouns() -> frozenset[str]:
    """Nouns for an office that one person holds."""
    return load_words("titles", "offices", "nouns")


def name_people(parse: Parse, mentions: tuple[Mention, ...]) -> dict[int, int]:
    """First token of each person's name -> its last token, titles of rank left out."""
    people: dict[int, int] = {}
    doc = parse.doc
    for mention in mentions:
        head = doc[mention.head]
        # "the Iranian Foreign Minister" is somebody, but no name
        named = head.pos_ == "PROPN" and head.lower_ not in office_nouns()
        if mention.kind == "person" and named:
            first = last = mention.head
            while (
                first > 0 and _in_name(doc[first - 1]) and doc[first - 1].is_sent_start is not None
            ):
                if doc[first].is_sent_start:
                    break
                first -= 1
            people[first] = last
    for ent in doc.ents:
        if ent.label_ == "PERSON" and len(ent) > 1 and all(t.text != "," for t in ent):
            first = ent.start
            while first < ent.end - 1 and doc[first].lower_ in office_nouns():
                first += 1
            people.setdefault(first, ent.end - 1 - (ent[-1].tag_ == "POS"))
    return people


def _in_name(token: Token) -> bool:
    if token.lower_ in office_nouns() or token.lower_ in _ranks():
        return False
    if token.text == "-" or token.lower_ in {"al", "el", "bin", "ibn", "van", "von", "de", "abu"}:
        return True
    return token.pos_ == "PROPN" and token.ent_type_ in {"PERSON", "ORG", ""}


@cache
def _ranks() -> frozenset[str]:
    return load_words("titles", "ranks", "nouns")


def read_office(parse: Parse, noun: Token, people: dict[int, int]) -> Office | None:
    """The holder and words of the office whose noun is `noun`."""
    doc = parse.doc
    first = _role_start(noun, people)
    last = _role_end(noun, people)
    if last - first > _MAX_ROLE:
        return None
    before = first - 1
    while before >= 0 and doc[before].tag_ in {"DT"}:
        before -= 1
    name_before = (
        _name_ending(doc[before - 1], people) if before > 0 and doc[before].text == "," else None
    )
    after = last + 1
    comma = after < len(doc) and doc[after].text == ","
    name_after = after + 1 if comma else after
    if name_before is not None:
        return _office(parse, (name_before[0], last), name_before[1], (first, last), "apposition")
    if name_after in people and not doc[name_after].is_sent_start:
        end = people[name_after]
        if comma and not _closes(doc[end + 1] if end + 1 < len(doc) else None):
            return None
        if not comma and last == first:
            return None  # a bare title says nothing new: "President Xi"
        return _office(
            parse,
            (first, end),
            end,
            (first, last),
            "apposition" if comma else "title before a name",
        )
    return None


def _closes(token: Token | None) -> bool:
    """After "the envoy, Nils Berg" an apposition must close; a list of names goes on with "and"."""
    return token is None or token.text in {",", ".", ";", ")", "-", "—"} or token.pos_ in {
        "VERB", "AUX", "PRON", "ADP", "SPACE",
    }  # fmt: skip


def _office(
    parse: Parse, whole: tuple[int, int], holder: int, role: tuple[int, int], rule: str
) -> Office:
    words = parse.span(*role).text
    for article in ("the ", "The ", "a ", "an "):
        words = words.removeprefix(article)
    return Office(*whole, holder, words, rule)


def _name_ending(token: Token, people: dict[int, int]) -> tuple[int, int] | None:
    for first, last in people.items():
        if last == token.i:
            return first, last
    return None


def _role_start(noun: Token, people: dict[int, int]) -> int:
    doc = noun.doc
    first = noun.i
    while first > 0:
        token = doc[first - 1]
        if token.tag_ not in _ROLE_TAGS or token.is_sent_start and token.text == ",":
            break
        if any(a <= token.i <= b for a, b in _near(people, token.i)) and token.tag_ != "POS":
            break
        first -= 1
        if token.is_sent_start:
            break
    while first < noun.i and doc[first].tag_ in {"DT", "POS", "VBN"}:
        first += 1
    return first


def _near(people: dict[int, int], index: int) -> Iterator[tuple[int, int]]:
    for start in range(max(0, index - 5), index + 1):
        if start in people:
            yield start, people[start]


def _role_end(noun: Token, people: dict[int, int]) -> int:
    """Last token of the role: runs over prepositions and names of offices it serves."""
    doc = noun.doc
    index = noun.i + 1
    while index < len(doc) and not doc[index].is_sent_start:
        token = doc[index]
        if index in people:
            # "adviser to Supreme Leader Ali Khamenei": the name belongs to the one served
            if doc[index - 1].lower_ in office_nouns() and index - 1 != noun.i:
                index = people[index] + 1
                continue
            if doc[index - 1].lower_ in _ROLE_PREPS:
                index = people[index] + 1
                continue
            break
        if token.lower_ in _ROLE_PREPS and index == noun.i + 1:
            index += 1
            continue
        if token.lower_ in {"of", "and", "for"} and index + 1 < len(doc) and index > noun.i + 1:
            if token.lower_ == "and" and doc[index + 1].pos_ not in {"PROPN", "NOUN", "ADJ"}:
                break
            index += 1
            continue
        if token.tag_ not in _ROLE_TAGS or (index == noun.i + 1 and token.tag_ in {"DT"}):
            break
        index += 1
    while index - 1 > noun.i and doc[index - 1].tag_ in {"IN", "DT", "POS", "CC", "TO", "HYPH"}:
        index -= 1
    return index - 1


def find_office(parse: Parse, head: Token, subject: Token | None) -> str | None:
    """The office that a clause gives its subject: "is the mission's chief", "served as consul".

    `None` where the subject is no person or the predicate no office.
    """
    if subject is None or not (subject.ent_type_ == "PERSON" or subject.lower_ in _PERSONAL):
        return None
    offices: list[Token] = []
    if head.lemma_ in {"be", "become", "remain"}:
        offices = [c for c in head.children if c.dep_ == "attr"]
    elif head.lemma_ in {"serve", "act", "work", "appoint", "name", "elect", "nominate", "install"}:
        offices = prep_objects(head, {"as"}) + [c for c in head.children if c.dep_ == "oprd"]
    for office in offices:
        if office.lower_ in office_nouns():
            return parse.span(_role_start(office, {}), _role_end(office, {})).text
    return None


_PERSONAL = frozenset({"he", "she", "who"})

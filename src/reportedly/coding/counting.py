"""Counts in noun phrases: numbers, single people, and lists that add up.

In: the head token of a noun phrase. Out: a `Range` of low, best and high, `None` where nothing is
counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.coding.numeral import (
    Range,
    counts,
    is_number,
    is_vague,
    million_part,
    number_range,
    range_between,
    tells_day,
    vague_range,
)
from reportedly.coding.people import harm_nouns, is_definite_person, is_one, is_person, is_thing


def count_phrase(head: Token, allowed: set[int]) -> Range | None:
    """The count of a noun phrase with its conjuncts added up; `None` where it has no number."""
    parts = list(_parts(head, allowed))
    ranges = [_count_one(part) for part in parts]
    if not any(ranges):
        return None
    low, best, high = 0, 0, 0
    open_end, best_known = False, True
    for part, count in zip(parts, ranges, strict=True):
        if count is None and len(parts) > 1 and is_definite_person(part):
            count = (1, 1, 1)  # "the commander and two of his guards"
        if count is None or (count == _SEVERAL and part is not parts[0]):
            # "and several others" adds an open end, "and a child" one person
            open_end, best_known = True, False
            continue
        low += count[0]
        best_known = best_known and count[1] is not None
        best += count[1] if count[1] is not None else count[0]
        if count[2] is None:
            open_end = True
        else:
            high += count[2]
    if open_end:
        return low, best if best_known else None, None
    return low, best if low == high else None, high


_SEVERAL: Range = (3, None, None)


def last_part(head: Token, allowed: set[int]) -> Token:
    """The last item of the list that `head` opens, or `head` itself."""
    return list(_parts(head, allowed))[-1]


def _parts(head: Token, allowed: set[int]) -> Iterator[Token]:
    """The items of a list that add up: "31 soldiers, nine instructors and several drivers".

    Read from the words, since the parser breaks long lists apart. "including five policemen" is a
    part of the whole, and "and 30 wounded" another harm: both end the list.
    """
    doc, last = head.doc, head
    yield head
    while (item := _next_item(doc, last.i + 1, allowed)) is not None:
        yield item
        last = item


_OTHER_HARM = frozenset({"wounded", "injured", "missing", "dead", "killed", "hurt", "captured"})


def _next_item(doc: Doc, index: int, allowed: set[int]) -> Token | None:
    """The head noun of the next list item from token `index` on."""
    start = index
    index = _past_joint(doc, index, allowed)
    if index == start:
        return None
    while index in allowed and doc[index].lower_ in {"at", "least", "more", "than", "about", "some",
                                                     "her", "his", "their"}:  # fmt: skip
        index += 1
    if index not in allowed:
        return None
    opener = doc[index]
    if not counts(opener) and opener.lower_ not in _OPENERS:
        return None
    if opener.lower_ == "others":
        return opener
    if any(token.lower_ in _OTHER_HARM for token in doc[index + 1 : index + 3]):
        return None  # "12 bodies and more than 30 wounded", "200 people injured" are two harms
    if [token.lower_ for token in doc[index + 1 : index + 3]] in _THEIRS:
        return opener  # "a commander as well as five of his guards"
    for token in doc[index + 1 : index + 5]:
        if (
            token.i not in allowed
            or token.is_punct
            or (token.pos_ in {"VERB", "ADP", "AUX", "CCONJ"} and token.dep_ != "amod")
        ):
            return None
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "compound":
            uncounted = token.lemma_.lower() in harm_nouns() or is_thing(token)
            return None if uncounted else token
    return None


_OPENERS = frozenset({"a", "an", "another", "other", "others", "numerous", "multiple"})
_THEIRS = [["of", "his"], ["of", "her"], ["of", "its"], ["of", "their"]]
_LONGEST_PHRASE = 9  # words of "of the group", "from the rebel army"


def _past_joint(doc: Doc, index: int, allowed: set[int]) -> int:
    """The index past ", and", "as well as", "of the group and"; `index` itself where no list goes on."""
    at = index
    if at in allowed and doc[at].lower_ in {"of", "from"}:
        for token in doc[at + 1 : at + 1 + _LONGEST_PHRASE]:
            prep = token.pos_ == "ADP" and token.lower_ != "of"
            if token.i not in allowed or token.pos_ in {"VERB", "AUX"} or prep or token.is_punct:
                break
            if token.pos_ == "CCONJ":
                at = token.i
                break
        if at == index:
            return index
    start = at
    while at in allowed and (doc[at].text == "," or doc[at].lower_ in {"and", "plus"}):
        at += 1
    for joint in _JOINTS:
        if [token.lower_ for token in doc[at : at + len(joint)]] == joint:
            return at + len(joint)
    return at if at > start else index


_JOINTS = [["as", "well", "as"], ["along", "with"], ["together", "with"]]


def _count_one(noun: Token) -> Range | None:
    if any(child.dep_ in {"det", "neg"} and child.lower_ == "no" for child in noun.children):
        return None  # "no one was killed"
    if noun.ent_type_ == "PERCENT" or noun.lower_ in {"percent", "%"} or tells_day(noun):
        return None  # "494 attacks, with 90 percent killed by gas", "killed Sunday 12 June"
    whole = million_part(noun) or range_between(noun)
    if whole is not None:
        return whole
    if is_number(noun):
        return number_range(noun, noun)
    if is_vague(noun):
        return vague_range(noun)
    # the nearest first: in "04-03-2016 Two Syrians killed" the day hangs on the noun as well
    for child in reversed(list(noun.lefts)):
        if is_number(child) and child.dep_ in _COUNTING and not tells_day(child):
            return number_range(child, noun)
        if is_vague(child) and child.dep_ in _COUNTING_VAGUELY:
            return None if child.lower_ == "some" else vague_range(child)
        if child.dep_ == "det" and child.lower_ in _ONE and noun.tag_ in {"NN", "NNP"}:
            return (1, 1, 1) if is_one(noun) else None
    before = _number_before(noun)
    if before is not None:
        return number_range(before, noun)
    return (1, 1, 1) if noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN" else None


def _number_before(noun: Token) -> Token | None:
    """A number right before the people that it counts, which hangs on something else.

    After a date without a comma the parser makes it part of that, or a sentence of its own:
    "21:51 15 Medics Killed in Airstrike", "3 October 2016 21 fighters have been killed".
    """
    first = noun.left_edge.i
    if first == 0 or not is_person(noun):
        return None
    before = noun.doc[first - 1]
    year = before.text.isdigit() and 1900 <= int(before.text) < 2100
    return before if is_number(before) and not year and not tells_day(before) else None


_COUNTING = frozenset({"nummod", "amod", "compound", "nmod"})
_COUNTING_VAGUELY = frozenset({"nummod", "amod", "det", "nmod", "quantmod"})
_ONE = frozenset({"a", "an", "another"})

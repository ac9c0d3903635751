"""Attributions set in or behind the statement, read by position: "X, officials said, has Y".

The parser often hangs such a clause wrongly: in "The attack killed 12 people, the governor told
reporters" it takes "the governor" for an apposition of "people". What stands between the commas
is plain enough without it: a noun phrase and a verb of speech.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.attribution.source import names_speaker
from reportedly.attribution.tree import SUBJECTS, VERBAL, Range, child, subtract, whole

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = ("VBD", "VBZ", "VBP", "VBN")  # "said" is often taken for a participle
_TENSED = ("VBD", "VBZ", "VBP", "MD")
_STOPS = (",", "-", "--", "–", "—", '"', "''", ";")
_FIRST = ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "ADV")
_LONGEST = 25  # tokens of a source before its verb
_NAMING = ("DET", "ADJ", "NOUN", "PROPN")
_LONGEST_NAME = 6  # tokens of a name set off by commas: "the chief, Abdul Rahman bin Saleh, said"
_RELATIVE = ("who", "which", "that", "whom", "what", "whose", "when", "where", "why", "how", "as")


@dataclass(frozen=True, slots=True)
class Insertion:
    """The statement around or before the cue, and who speaks."""

    ranges: tuple[Range, ...]
    source: int
    source_range: Range


def read_insertion(verb: Token) -> Insertion | None:
    """The statement that `verb` is set into or behind, with its speaker; `None` where it is not."""
    if verb.tag_ not in _FINITE:
        return None
    doc, sentence = verb.doc, verb.sent
    source = _speaker_before(verb, sentence.start)
    hole_end = _end_of_insertion(doc, verb.i, sentence.end)
    if source is None:
        return None
    start = source[0][0]
    if start <= sentence.start + 1 or doc[start - 1].text not in _STOPS:
        return None
    last = sentence.end - 1
    while last > verb.i and doc[last].is_punct and doc[last].text not in "\"')":
        last -= 1
    opening = sentence.start
    for i in range(start - 2, sentence.start, -1):  # "She is hopeful: talks will, she says, resume"
        if doc[i].text in (":", ";"):
            opening = i + 1
            break
    before = (opening, start - 1)
    hole = (start - 1, min(hole_end, last))
    ranges = subtract([(opening, last)], hole)
    # ", officials said, while the army denied it": the army answers, officials do not
    ranges = [
        r for r in ranges if r[0] < verb.i or not _opens(doc, r[0], "while", "whereas", "although")
    ]
    after = [r for r in ranges if r[0] > verb.i]
    if not _main_clause(doc, before[0], before[1]) and not (
        after and _main_clause(doc, after[0][0], after[0][1])
    ):
        return None
    if doc[before[0]].lower_ in ("and", "but") and len(ranges) and ranges[0][0] == before[0]:
        ranges[0] = (before[0] + 1, ranges[0][1])
    return Insertion(tuple(r for r in ranges if r[0] <= r[1]), source[1], source[0])


def _opens(doc: Doc, index: int, *words: str) -> bool:
    """True where one of `words` opens the range at `index`, commas passed over."""
    while index + 1 < len(doc) and doc[index].is_punct:
        index += 1
    return doc[index].lower_ in words


def _main_clause(doc: Doc, first: int, last: int) -> bool:
    """True where a finite verb of the tokens is no one's subordinate: not "While X did Y, ..."."""
    for token in doc[first : last + 1]:
        if token.pos_ not in VERBAL or token.dep_ not in ("ROOT", "ccomp", "conj", "parataxis"):
            continue
        if token.tag_ not in _TENSED and child(token, "aux", "auxpass") is None:
            continue
        if not any(
            kid.dep_ in ("mark", "advmod") and kid.tag_ in ("IN", "WRB") for kid in token.lefts
        ):
            return True
    return False


def speaker_behind(doc: Doc, floor: int, stop: int) -> tuple[Range, int] | None:
    """The noun phrase between a comma and a cue at `stop`: its range and head.

    "X in Kinsi, a spokesman for the army said" has the parse take the spokesman for an apposition
    of Kinsi. A name in commas belongs to the description before it: "X, the town's chief, Amadou
    Diallo, said". `None` where what stands there is no speaker or the statement before it is empty.
    """
    last = stop - 1
    if last > floor and doc[last].text == ",":
        last -= 1
    first = _after_comma(doc, floor, last)
    named = last - first < _LONGEST_NAME and all(t.pos_ == "PROPN" for t in doc[first : last + 1])
    if named and doc[stop - 1].text == ",":
        described = _after_comma(doc, floor, first - 2)
        if described > floor and _is_phrase(doc, described, first - 2):
            first = described
    if first <= floor + 1 or not _is_phrase(doc, first, last):
        return None
    for token in doc[first : last + 1]:
        if token.pos_ in ("NOUN", "PROPN") and not first <= token.head.i <= last:
            speaks = token.pos_ == "NOUN" or names_speaker(token)
            return ((first, last), token.i) if speaks and not token.ent_type_ else None
    return None


def _after_comma(doc: Doc, floor: int, last: int) -> int:
    """Index of the token behind the last comma before `last`; `floor` where there is none."""
    first = last
    while first > floor and doc[first - 1].text != ",":
        first -= 1
    return first


def _is_phrase(doc: Doc, first: int, last: int) -> bool:
    """True where the tokens can be one noun phrase with what hangs on it, and hold no clause."""
    if last < first or last - first > _LONGEST or doc[first].pos_ not in _FIRST:
        return False
    return not any(t.tag_ in _TENSED or t.lower_ in _RELATIVE for t in doc[first : last + 1])


def _speaker_before(verb: Token, floor: int) -> tuple[Range, int] | None:
    """The noun phrase right before `verb`: its range and head."""
    doc = verb.doc
    subjects = [k for k in verb.children if k.dep_ in SUBJECTS]
    subject = next((k for k in reversed(subjects) if k.i < verb.i), next(iter(subjects), None))
    if subject is not None and subject.i > verb.i:
        if doc[verb.i - 1].text in _STOPS:
            return None
        subject = None
    stop = verb.i
    while stop - 1 > floor and (
        doc[stop - 1].pos_ in ("ADV", "AUX") or doc[stop - 1].dep_ == "aux"
    ):
        stop -= 1
    first = stop
    if subject is not None and subject.i < verb.i:
        first, last = whole(subject)
        if last >= verb.i:
            return None
        if doc[first].lower_ in _RELATIVE:
            return None
        while (
            first > floor and doc[first - 1].pos_ in _NAMING and doc[first - 1].ent_type_ != "DATE"
        ):
            first -= 1  # "the Ukrainian site Strana wrote"
        if first == floor:
            return None
        return (first, last), subject.i
    while first > floor and stop - first < _LONGEST and doc[first - 1].text not in _STOPS:
        first -= 1
        if doc[first].pos_ in VERBAL or doc[first].lower_ in _RELATIVE or doc[first].is_punct:
            return None
    if first == stop and doc[stop - 1].text == ",":
        return speaker_behind(doc, floor, stop)  # "X, the chief, Amadou Diallo, told Reuters"
    if first == stop or doc[first].pos_ not in _FIRST:
        return None
    head = _head(doc, first, stop - 1)
    return None if head is None else ((first, stop - 1), head)


def _head(doc: Doc, first: int, last: int) -> int | None:
    """The noun of the tokens `first` to `last` that hangs on something outside them."""
    for i in range(first, last + 1):
        token = doc[i]
        if not first <= token.head.i <= last and token.pos_ in (
            "NOUN",
            "PROPN",
            "PRON",
            "ADJ",
            "NUM",
        ):
            return i
    return None


def _end_of_insertion(doc: Doc, verb: int, end: int) -> int:
    """The comma that closes the insertion after `verb`, else the last token of the sentence."""
    for i in range(verb + 1, min(end, verb + _LONGEST)):
        if doc[i].text in (",", "--", "–", "—", "-"):
            follows = doc[i + 1] if i + 1 < end else None
            if follows is not None and follows.tag_ != "VBG" and follows.lower_ not in _RELATIVE:
                return i
            return end - 1
    return end - 1

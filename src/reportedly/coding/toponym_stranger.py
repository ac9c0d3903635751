"""The tokens of a parse that no table knows in, those out that are names of places all the same.

Three signs: spaCy's recogniser says so; the words follow a preposition that only a place follows
("in Zarnathulabad", "near Mir Ali"); or a verb that takes only places governs them ("failed to
retake Nyamilima"). spaCy's small model calls many such names persons, so its word counts for little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from reportedly.codebook.gazetteer import PlaceEntry, lookup_key
from reportedly.codebook.place_keys import place_key, sound_key
from reportedly.coding.toponym_use import listed, plain_words

_LABELS = ("GPE", "LOC", "FAC")
_NEVER = frozenset(
    ("DATE", "TIME", "LANGUAGE", "NORP", "LAW", "EVENT", "WORK_OF_ART", "MONEY", "PERCENT",
     "CARDINAL", "ORDINAL", "QUANTITY")
)  # fmt: skip

Stranger = tuple[int, int, str, tuple[PlaceEntry, ...]]


def find_strangers(doc: Doc, taken: Sequence[bool]) -> list[Stranger]:
    """First and last token, key, and places of the same sound, of each such name, in order."""
    found = []
    used = list(taken)
    for first, last in (*_recognised(doc), *_led(doc, used)):
        if any(used[first : last + 1]):
            continue
        used[first : last + 1] = [True] * (last + 1 - first)
        key = place_key(doc[first : last + 1].text)
        heard = sound_key(key)
        found.append((first, last, key, lookup_key("~" + heard) if heard else ()))
    return sorted(found, key=lambda one: one[0])


def _recognised(doc: Doc) -> Iterator[tuple[int, int]]:
    """The places of spaCy's recogniser, without articles and possessive endings."""
    for ent in doc.ents:
        first, last = ent.start, ent.end - 1
        while first < last and doc[first].lower_ in ("the", "a", "an"):
            first += 1
        while last > first and doc[last].lower_ in ("'s", "'", "the"):
            last -= 1
        if ent.label_ in _LABELS and any(ch.isupper() for ch in doc[first].text):
            yield first, last


def _led(doc: Doc, used: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs of names behind a preposition of place, or under a verb that takes only places."""
    at = 0
    while at < len(doc):
        first = at
        while at < len(doc) and not used[at] and doc[at].pos_ == "PROPN" and _is_name(doc, at):
            at += 1
        if at > first and _is_led(doc, first, at - 1) and not _is_other(doc, at - 1):
            yield first, at - 1
        at = max(at, first + 1)


def _is_name(doc: Doc, at: int) -> bool:
    token = doc[at]
    return (
        token.text[0].isupper()
        and not (token.text.isupper() and len(token) <= 5)
        and token.lower_ not in plain_words()
        and token.ent_type_ not in _NEVER
    )


def _is_led(doc: Doc, first: int, last: int) -> bool:
    before = first - 1
    while before >= 0 and doc[before].lower_ in listed("directions"):
        before -= 1
    if before >= 0 and doc[before].lower_ in listed("sure"):
        return True
    head = doc[last]
    return head.dep_ == "dobj" and head.head.lemma_.lower() in listed("place_verbs")


def _is_other(doc: Doc, last: int) -> bool:
    """True where the name goes on to be an organisation's or somebody's: "in Zor University"."""
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is not None and (
        after.lower_ in listed("named_things") or after.lower_ == "'s" or after.text == "&"
    )

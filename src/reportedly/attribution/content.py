"""What is said: the content of a verb that may be a cue, by the construction that it stands in.

In: a verb of the lexicon in its parse. Out: the construction, the cue's class in it and the
content as token ranges, or `None` where the verb is no cue there ("the blast claimed 12 lives").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.attribution.attach import cut_hoisted
from reportedly.attribution.cue import Verb, load_lexicon
from reportedly.attribution.tree import (
    VERBAL,
    Range,
    child,
    covers,
    is_passive,
    subtract,
    union,
    whole,
)
from reportedly.claim import CueKind

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Content:
    """Content of one cue: its ranges, the construction, the class, and words that join the cue."""

    ranges: tuple[Range, ...]
    frame: str
    kind: CueKind
    joined: tuple[int, ...] = ()  # a preposition or particle: "warned *of*"


def verb_content(verb: Token, entry: Verb) -> Content | None:
    """The content that `verb` takes by one of its constructions, the most telling one first."""
    if _is_idle(verb):
        return None
    readers = _passive(verb, entry) if is_passive(verb) else _active(verb, entry)
    return next(readers, None)


def _active(verb: Token, entry: Verb) -> Iterator[Content]:
    kids = list(verb.children)
    frames = entry.frames
    kind = frames.get("clause")
    if kind is not None:
        ranges = clause_ranges(verb, kids)
        if ranges:
            yield Content(tuple(ranges), "clause", kind)
        ranges = gerund_ranges(verb, kids)
        if ranges:
            yield Content(tuple(ranges), "gerund", kind)
    yield from _with_object(verb, entry, kids)
    if "infinitive" in frames:
        for kid in kids:
            if kid.dep_ in ("xcomp", "advcl") and kid.i > verb.i and _is_infinitive(kid):
                yield Content((whole(kid),), "infinitive", frames["infinitive"])
    for kid in kids:
        if kid.dep_ == "prep" and kid.lower_ in entry.prep and kid.i > verb.i:
            inside = _after(kid)
            if inside is not None:
                yield Content((inside,), "prep", entry.prep[kid.lower_], (kid.i,))
    if kind is not None:
        ranges = host_ranges(verb, kids)
        # "X, as you know, Y" and "X, I think" tell nothing of anybody else's view
        if ranges and kind not in ("believe", "ask"):
            yield Content(tuple(ranges), "host", kind)


def _with_object(verb: Token, entry: Verb, kids: list[Token]) -> Iterator[Content]:
    frames = entry.frames
    target = next((k for k in kids if k.dep_ == "dobj"), None)
    if "predicate" in frames:
        oprd = next(
            (k for k in kids if k.dep_ in ("oprd", "ccomp", "acomp") and k.i > verb.i), None
        )
        if target is not None and oprd is not None:
            yield Content(
                tuple(union([whole(target), whole(oprd)])), "predicate", frames["predicate"]
            )
        elif oprd is not None:
            yield Content((whole(oprd),), "predicate", frames["predicate"])
    if "object_infinitive" in frames:
        for kid in kids:
            if kid.dep_ in ("xcomp", "ccomp", "advcl") and kid.i > verb.i and _is_infinitive(kid):
                parts = [whole(kid)] + ([whole(target)] if target is not None else [])
                yield Content(tuple(union(parts)), "object_infinitive", frames["object_infinitive"])
    if target is None:
        return
    for kid in kids:
        if kid.dep_ == "prep" and kid.i > target.i and kid.lower_ in entry.object_prep:
            parts = union([whole(target), whole(kid)])
            yield Content(tuple(parts), "object_prep", entry.object_prep[kid.lower_])
    for kid in target.rights:
        if kid.dep_ == "prep" and kid.lower_ in entry.object_prep:
            yield Content((whole(target),), "object_prep", entry.object_prep[kid.lower_])
    if "object" in frames:
        yield Content(
            tuple(subtract([whole(target)], (verb.i, verb.i))), "object", frames["object"]
        )


def _passive(verb: Token, entry: Verb) -> Iterator[Content]:
    kids = list(verb.children)
    kind = entry.frames.get("passive")
    subject = next((k for k in kids if k.dep_ in ("nsubjpass", "csubjpass", "nsubj")), None)
    expletive = subject is not None and subject.lower_ == "it"
    for kid in kids:
        if kid.dep_ == "ccomp" or (kid.dep_ == "advcl" and expletive):
            clause = kind or entry.frames.get("clause")
            if clause is not None and not _marked(kid, "as", "after", "because", "when"):
                yield Content((trimmed_clause(kid),), "passive_clause", clause)
    for kid in kids:
        if kid.dep_ == "prep" and kid.i > verb.i and kid.lower_ in entry.prep:
            inside = _after(kid)
            if inside is not None:
                yield Content((inside,), "prep", entry.prep[kid.lower_], (kid.i,))
    if subject is None or expletive or kind is None:
        return
    parts = [whole(subject)] if subject.tag_ not in ("WDT", "WP") else [whole(subject)]
    for kid in kids:
        if kid.i > verb.i and (
            kid.dep_ in ("xcomp", "oprd", "advcl")
            or (kid.dep_ == "prep" and kid.lower_ in entry.object_prep)
        ):
            if kid.dep_ == "advcl" and not _is_infinitive(kid):
                continue
            yield Content(tuple(union([*parts, whole(kid)])), "passive", kind)
            return
    yield Content(tuple(parts), "passive_object", kind)


def clause_ranges(verb: Token, kids: list[Token]) -> list[Range]:
    """The complement clause of `verb`, also where it stands before or around it."""
    clauses = [
        k
        for k in kids
        if k.dep_ == "ccomp"
        and not _marked(k, "as", "after", "before", "because")
        and not (k.i < verb.i and k.pos_ not in VERBAL and k.right_edge.i - k.left_edge.i < 2)
    ]
    if not clauses:
        stray = _stray_clause(kids, verb)
        return [] if stray is None else [trimmed_clause(stray)]
    ranges = union(trimmed_clause(k) for k in clauses)
    return without_cue(verb, kids, ranges, clauses)


def gerund_ranges(verb: Token, kids: list[Token]) -> list[Range]:
    """The gerund that `verb` takes: "denied taking part in the raid"."""
    return [
        whole(k) for k in kids if k.dep_ in ("xcomp", "pcomp") and k.tag_ == "VBG" and k.i > verb.i
    ][:1]


def _stray_clause(kids: list[Token], verb: Token) -> Token | None:
    """A that-clause that the parse hung on a noun beside the verb of speech.

    "acknowledging for the first time that commanders were killed" hangs it on "time".
    """
    nouns = load_lexicon().nouns
    for kid in kids:
        if kid.i < verb.i or kid.dep_ not in ("prep", "dobj", "npadvmod", "dative"):
            continue
        noun = child(kid, "pobj") if kid.dep_ in ("prep", "dative") else kid
        while noun is not None:
            for clause in noun.rights:
                that = clause.dep_ in ("acl", "relcl", "ccomp") and _marked(clause, "that")
                if that and noun.lower_ not in nouns and noun.lower_ != "fact":
                    return clause
            prep = child(noun, "prep")
            noun = None if prep is None else child(prep, "pobj")
    return None


def without_cue(
    verb: Token, kids: list[Token], ranges: list[Range], content: list[Token]
) -> list[Range]:
    """`ranges` minus the cue's own clause, where that stands inside: "X, he said, has left"."""
    keep = {token.i for token in content}
    ranges = subtract(ranges, (verb.i, verb.i))
    for kid in kids:
        if kid.i not in keep and kid.dep_ != "punct" and covers(ranges, kid.i):
            ranges = subtract(ranges, whole(kid))
    return ranges


def host_ranges(verb: Token, kids: list[Token]) -> list[Range]:
    """The clause that `verb` hangs on as an insertion: "X has left, officials said"; "as he said"."""
    host = verb.head
    if host.i == verb.i or verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep", "conj"):
        return []
    if any(k.dep_ in ("dobj", "ccomp", "xcomp", "prep") and k.lower_ != "in" for k in kids):
        if not any(k.dep_ == "mark" and k.lower_ == "as" for k in kids):
            return []
    first, last = whole(verb)
    doc = verb.doc
    if verb.dep_ == "advcl" and not _marked(verb, "as"):
        return []
    set_off = (first > 0 and doc[first - 1].is_punct) or (
        last + 1 < len(doc) and doc[last + 1].is_punct
    )
    if verb.dep_ != "parataxis" and not set_off:
        return []
    if not any(k.dep_ in ("nsubj", "nsubjpass") for k in kids) or verb.dep_ == "conj":
        return []
    return subtract([whole(host)], (first, last))


def trimmed_clause(clause: Token) -> Range:
    """The range of `clause` from after its "that" to where the reporter speaks again."""
    first, last = cut_hoisted(clause, whole(clause))
    doc = clause.doc
    for kid in clause.lefts:  # also "reported, citing officials, that X"
        if kid.dep_ == "mark" and kid.lower_ == "that":
            first = kid.i + 1
    while first < clause.i and doc[first].is_punct and doc[first].text not in "\"'([":
        first += 1
    return first, last


def _after(prep: Token) -> Range | None:
    inside = child(prep, "pobj", "pcomp", "prep", "ccomp")
    if inside is None:
        return None
    return whole(inside)


def _is_idle(verb: Token) -> bool:
    """True for speech that is only possible: "an opportunity to discuss X", "one can say that X".

    "could not confirm" is none of these.
    """
    modal = negated = infinitive = False
    for kid in verb.lefts:
        infinitive = infinitive or kid.tag_ == "TO"
        modal = modal or (kid.dep_ == "aux" and kid.lower_ in ("can", "should", "must"))
        negated = negated or kid.dep_ == "neg"
    return (infinitive and verb.dep_ in ("acl", "relcl")) or (modal and not negated)


def _is_infinitive(verb: Token) -> bool:
    for kid in verb.lefts:
        if kid.tag_ == "TO":
            return True
    return False


def _marked(clause: Token, *words: str) -> bool:
    return any(k.dep_ in ("mark", "advmod") and k.lower_ in words for k in clause.lefts)

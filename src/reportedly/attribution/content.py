"""What is said: the content of a verb that may be a cue, by the construction that it stands in.

In: a verb of the lexicon in its parse. Out: the construction, the cue's class in it and the
content as token ranges, or `None` where the verb is no cue there ("the blast claimed 12 lives").
The constructions are those of `codebook/cues.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.attribution.attach import cut_hoisted
from reportedly.attribution.clause import (
    clause_ranges,
    gerund_ranges,
    host_ranges,
    trimmed_clause,
)
from reportedly.attribution.cue import Verb, load_lexicon
from reportedly.attribution.source import (
    is_foremost,
    is_person,
    names_speaker,
    resolve,
    speaker_of,
)
from reportedly.attribution.tree import (
    SUBJECTS,
    Range,
    child,
    is_infinitive,
    is_marked,
    is_passive,
    subtract,
    union,
    whole,
)
from reportedly.claim import CueKind

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions of phrases that the parser hangs on the verb though they belong to its object:
# "denied a role in the raid". Others mostly tell when or where it was said ("at a briefing").
_TAILS = ("as", "of", "for", "in", "over", "against", "about", "from", "with", "between", "by")
# Those that tell where and how a thing was done: "denied storing weapons at the school".
_SETTINGS = (
    *_TAILS,
    "at",
    "on",
    "to",
    "into",
    "near",
    "under",
    "inside",
    "along",
    "around",
    "during",
)
_OCCASIONS = ("briefing", "hearing", "trial", "court")  # where people speak

_ABLE = ("possible", "impossible", "hard", "difficult", "easy")


@dataclass(frozen=True, slots=True)
class Content:
    """Content of one cue: its ranges, the construction, the class, and words that join the cue."""

    ranges: tuple[Range, ...]
    frame: str
    kind: CueKind
    joined: tuple[int, ...] = ()  # a preposition: "warned *of*"


def verb_content(verb: Token, entry: Verb) -> Content | None:
    """The content that `verb` takes by one of its constructions, the most telling one first."""
    if _is_idle(verb):
        return None
    kids = list(verb.children)
    readers = _passive(verb, entry, kids) if is_passive(verb) else _active(verb, entry, kids)
    return next(readers, None)


def _active(verb: Token, entry: Verb, kids: list[Token]) -> Iterator[Content]:
    kind = entry.frames.get("clause")
    if kind is not None:
        yield from _content(clause_ranges(verb, kids), "clause", kind)
        gerund = gerund_ranges(verb, kids) or _denied_deed(verb, entry, kids)
        yield from _content(gerund, "gerund", kind)
    yield from _with_object(verb, entry, kids)
    if "infinitive" in entry.frames:
        yield from _with_infinitive(verb, entry, kids)
    yield from _with_preposition(verb, entry, kids)
    if kind not in (None, "believe", "ask"):  # "X, as you know, Y" and "X, I think" tell no view
        yield from _content(host_ranges(verb, kids), "host", kind)


def _content(
    ranges: list[Range], frame: str, kind: CueKind | None, joined: tuple[int, ...] = ()
) -> Iterator[Content]:
    if ranges and kind is not None:
        yield Content(tuple(ranges), frame, kind, joined)


def _denied_deed(verb: Token, entry: Verb, kids: list[Token]) -> list[Range]:
    """ "denied laying mines near the well", where the parse takes mines that lay for the object."""
    objects = [kid for kid in kids if kid.dep_ in ("dobj", "dative")]
    if entry.lemma != "deny" or len(objects) != 1 or _other_sense(objects[0], entry):
        return []  # "denied fleeing families entry"
    first, last = _object_range(objects[0])
    gerund = verb.doc[first]
    if first != verb.i + 1 or gerund.tag_ != "VBG" or gerund.dep_ != "amod":
        return []
    return union([(first, last), *_tails(last, kids, _SETTINGS)])


def _with_object(verb: Token, entry: Verb, kids: list[Token]) -> Iterator[Content]:
    frames = entry.frames
    target = next((k for k in kids if k.dep_ == "dobj"), None)
    parts = [] if target is None else [_object_range(target)]
    for kid in kids:
        if kid.i < verb.i:
            continue
        if "predicate" in frames and kid.dep_ in ("oprd", "ccomp", "acomp"):
            yield from _content(union([*parts, whole(kid)]), "predicate", frames["predicate"])
        demanded = kid.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(kid)
        demanded = demanded and (target is not None or child(kid, *SUBJECTS) is not None)
        if "object_infinitive" in frames and demanded:
            kind = frames["object_infinitive"]
            yield from _content(union([*parts, whole(kid)]), "object_infinitive", kind)
    if target is None:
        return
    for kid in [*kids, *target.rights]:
        if kid.dep_ == "prep" and kid.i > target.i and kid.lower_ in entry.object_prep:
            if "@office" in entry.other_sense and _is_office(kid):
                continue  # "named him as envoy"
            ranges = union([*parts, whole(kid)])
            yield from _content(ranges, "object_prep", entry.object_prep[kid.lower_])
    yield from _measured(verb, entry, target, kids)
    noted = frames.get("object")
    if noted == "show" and verb.tag_ == "VB":
        return  # "urged them to show restraint"
    if _other_sense(target, entry):
        return
    ranges = union([*parts, *_tails(target.right_edge.i, kids)])
    yield from _content(subtract(ranges, (verb.i, verb.i)), "object", noted)


def _object_range(target: Token) -> Range:
    """The object, without a participle of the verb that hangs on a clause in it."""
    first, last = whole(target)
    for clause in target.rights:
        if clause.dep_ == "acl" and clause.i < last:
            last = min(last, cut_hoisted(clause, (first, last))[1])
    return first, last


def _measured(verb: Token, entry: Verb, target: Token, kids: list[Token]) -> Iterator[Content]:
    """ "counted 73 killed"; "put the toll since Sunday at 47", where "at" may hang on "Sunday"."""
    lexicon = load_lexicon()
    source = speaker_of(verb)
    counted = any(token.like_num for token in target.subtree)
    if "count" in entry.frames and counted and source is not None and names_speaker(source):
        ranges = union([_object_range(target), *_tails(target.right_edge.i, kids)])
        yield from _content(ranges, "object", entry.frames["count"])
    if not entry.measure_prep:
        return
    for token in [*target.subtree, *(t for k in kids if k.i > target.i for t in k.subtree)]:
        if token.dep_ != "prep" or token.lower_ not in entry.measure_prep or token.i < target.i:
            continue
        valued = any(t.like_num for t in token.subtree)
        if valued or (token.head.i in (verb.i, target.i) and target.lower_ in lexicon.measures):
            ranges = [(target.left_edge.i, token.right_edge.i)]
            yield from _content(ranges, "object_prep", entry.measure_prep[token.lower_])


def _is_office(prep: Token) -> bool:
    noun = child(prep, "pobj")
    return noun is not None and noun.lower_ in load_lexicon().people


def _with_infinitive(verb: Token, entry: Verb, kids: list[Token]) -> Iterator[Content]:
    """ "vowed to retaliate"; "called on Baku to withdraw" with those who are called on."""
    for kid in kids:
        if kid.dep_ not in ("xcomp", "advcl") or kid.i < verb.i or not is_infinitive(kid):
            continue
        ranges: list[Range] = [whole(kid)]
        joined: tuple[int, ...] = ()
        for prep in kids:
            noun = child(prep, "pobj")
            if verb.i < prep.i < kid.i and prep.lower_ in entry.prep and noun is not None:
                ranges, joined = union([whole(noun), whole(kid)]), (prep.i,)
        yield Content(tuple(ranges), "infinitive", entry.frames["infinitive"], joined)


def _with_preposition(verb: Token, entry: Verb, kids: list[Token]) -> Iterator[Content]:
    for kid in kids:
        if kid.dep_ == "prep" and kid.lower_ in entry.prep and kid.i > verb.i:
            inside = child(kid, "pobj", "pcomp", "prep", "ccomp")
            if inside is not None:
                ranges = union([_listed(inside), *_tails(inside.right_edge.i, kids)])
                yield Content(tuple(ranges), "prep", entry.prep[kid.lower_], (kid.i,))


def _listed(noun: Token) -> Range:
    """The phrase of `noun`; "17 killed and 40 injured" goes on where the parse breaks it off."""
    first, last = whole(noun)
    doc, end = noun.doc, noun.sent.end
    if doc[last].dep_ == "cc":
        while last + 1 < end and not doc[last + 1].is_punct:
            last += 1
    return first, last


def _tails(last: int, kids: list[Token], prepositions: tuple[str, ...] = _TAILS) -> Iterator[Range]:
    """Phrases right behind the object's last token that belong to it."""
    documents = load_lexicon().documents
    for kid in kids:
        if kid.left_edge.i != last + 1:
            continue
        if _is_condition(kid):
            yield whole(kid)
            return
        noun = child(kid, "pobj")
        if kid.dep_ != "prep" or noun is None or kid.lower_ not in prepositions:
            return
        if noun.ent_type_ in ("DATE", "TIME") or noun.lower_ in (*documents, *_OCCASIONS):
            return
        yield whole(kid)
        last = kid.right_edge.i


def _is_condition(kid: Token) -> bool:
    """ "warned of consequences *if* they came"; "ruled out a pause *until* deliveries stop"."""
    if kid.dep_ == "advcl":
        return is_marked(kid, "if", "unless", "until")
    return kid.dep_ == "prep" and kid.lower_ == "until"


def _passive(verb: Token, entry: Verb, kids: list[Token]) -> Iterator[Content]:
    kind = entry.frames.get("passive")
    subject = next((k for k in kids if k.dep_ in ("nsubjpass", "csubjpass", "nsubj")), None)
    expletive = subject is not None and subject.lower_ == "it"
    for kid in kids:
        if kid.dep_ == "ccomp" or (kid.dep_ == "advcl" and expletive):
            clause = kind or entry.frames.get("clause")
            if not is_marked(kid, "as", "after", "because", "when"):
                yield from _content([trimmed_clause(kid)], "passive_clause", clause)
    yield from _with_preposition(verb, entry, kids)
    if subject is None or expletive or kind is None:
        return
    for kid in kids:
        if kid.i < verb.i:
            continue
        ranges = union([whole(subject), whole(kid)])
        if kid.dep_ in ("xcomp", "advcl") and is_infinitive(kid):
            # "were asked to leave" is a demand, "were asked whether" a question
            yield Content(tuple(ranges), "passive", entry.frames.get("object_infinitive", kind))
        elif kid.dep_ in ("oprd", "xcomp") or (
            kid.dep_ == "prep" and kid.lower_ in entry.object_prep
        ):
            yield Content(tuple(ranges), "passive", kind)
    # "is widely known" needs a clause
    if kind != "general" and not _other_sense(subject, entry):
        yield Content((whole(subject),), "passive_object", kind)


def _other_sense(noun: Token, entry: Verb) -> bool:
    """True for "the blast claimed 12 lives", "dismissed the general", "defended the town"."""
    senses = entry.other_sense
    if not senses:
        return False
    if noun.lower_ in senses or ("@place" in senses and noun.ent_type_ in ("GPE", "LOC", "FAC")):
        return True
    return "@person" in senses and is_person(resolve(noun))


def _is_idle(verb: Token) -> bool:
    """True for speech that is only possible: "an opportunity to discuss X", "one can say that X".

    Also "it was not possible to establish who did X".

    "could not confirm" is none of these.
    """
    modal = negated = infinitive = False
    for kid in verb.lefts:
        infinitive = infinitive or kid.tag_ == "TO"
        modal = modal or (kid.dep_ == "aux" and kid.lower_ in ("can", "should", "must"))
        negated = negated or kid.dep_ == "neg"
    if infinitive and any(t.lower_ in _ABLE for t in (verb.head, *verb.head.rights)):
        return True
    described = infinitive and verb.dep_ in ("acl", "relcl") and not is_foremost(verb.head)
    return described or (modal and not negated)

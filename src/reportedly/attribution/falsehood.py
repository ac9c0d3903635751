"""Denials by name: "termed the insinuations baseless", "the rumours that he had fled are nonsense".

In: a verb that names or dismisses something, or a noun for something said. Out: the content that it denies, or `None` where what
it names is no saying ("called the general a liar") or the name is no denial ("called the report
thorough"). Read by position, because the small parser takes "the story groundless" for a compound
and "reports that it arms the rebels as baseless" for arms that are baseless.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.complement import that_clause
from reportedly.attribution.content import Content
from reportedly.attribution.cue import Lexicon, Verb
from reportedly.attribution.found import Found
from reportedly.attribution.source import phrase_of, speaker_of
from reportedly.attribution.tree import SUBJECTS, VERBAL, Range, child, is_passive, whole

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 25  # tokens from the verb to its name for the saying
_NEAR = 6  # tokens from the verb, or from the name, to the saying
_NAME = 6  # tokens from "as" to the telling word: "as “a tired and shabby fiction”"
_SAID = ("say", "assert", "suggest", "rumour", "report", "believe", "forecast")
_PRONOUNS = ("dobj", "nsubj", "nsubjpass")  # "called it a lie"; not the mark of "claims that X"
_LONGEST = 40  # tokens of a saying: "Claims that ... are false"
_OPENING = 8  # tokens from the saying to its "that": "Claims on social media that"
_COPULAS = ("be", "remain", "prove")
_LEADING = ("DET", "ADJ", "ADV", "CCONJ")


def read_falsehood(verb: Token, entry: Verb, lexicon: Lexicon) -> Content | None:
    """What `verb` calls false: the saying, with the name given to it where that follows."""
    if "predicate" not in entry.frames and "as" not in entry.object_prep:
        return None
    doc, end = verb.doc, min(verb.sent.end, verb.i + _REACH)
    false = next((i for i in range(verb.i + 1, end) if doc[i].lower_ in lexicon.falsehoods), None)
    if false is None:
        return None
    name = _name_start(doc, verb.i, false)
    last = false
    while last + 1 < end and _in_name(doc, last + 1, false):
        last += 1
    if doc[verb.i + 1].lower_ == "as":
        saying = _saying(doc, last + 1, min(end, last + _NEAR), lexicon)
        if saying is not None:
            return _denied((saying.left_edge.i, saying.i), saying)
    subject = child(verb, "nsubjpass") if is_passive(verb) else None
    if verb.dep_ == "relcl" and _is_saying(verb.head, lexicon):
        said = (verb.head.left_edge.i, verb.head.i)
        return Content((said, (name, last)), "predicate", "deny")
    if subject is not None:
        if not _is_saying(subject, lexicon):
            return None
        return Content((whole(subject), (name, last)), "passive", "deny")
    saying = _saying(doc, verb.i + 1, min(name, verb.i + _NEAR), lexicon)
    if saying is None:
        return None
    clause = that_clause(saying)
    if clause is not None and clause[0] < name:
        return _content((verb.i + 1, name - 1))
    between = doc[saying.i + 1 : name]
    if any(t.is_punct and t.text not in "\"'" for t in between):
        return None
    return _content((verb.i + 1, last))


def read_called_false(noun: Token, lexicon: Lexicon) -> Found | None:
    """The denial of "Claims that X are false, Ankara said" at `noun`; its speaker where one is told."""
    if noun.pos_ == "PRON" or noun.dep_ not in SUBJECTS or not _is_saying(noun, lexicon):
        return None
    doc, opener = noun.doc, _opener(noun)
    if opener is None:
        return None
    for i in range(opener + 2, min(noun.sent.end, opener + _LONGEST)):
        false, true = doc[i].lower_ in lexicon.falsehoods, doc[i].lower_ in lexicon.truths
        copula = _copula(doc, i, opener, noun) if false or true else None
        if copula is None:
            continue
        negated = any(doc[k].dep_ == "neg" for k in range(copula.i + 1, i))
        if negated == false:
            return None  # "are not false"
        start = min([copula.i, *(k.i for k in copula.lefts if k.dep_ in ("aux", "auxpass"))])
        if start - 1 < opener + 1:
            return None
        saying = copula.head if copula.dep_ in ("ccomp", "parataxis") else None
        source = None
        if saying is not None and saying.lower_ in lexicon.verbs:
            source = speaker_of(saying)
        if source is not None and noun.left_edge.i <= source.i <= i:
            source = None
        where = None if source is None or saying is None else phrase_of(source, saying.i)
        head = None if source is None else source.i
        content = ((opener + 1, start - 1),)
        return Found(i, ((start, i),), "deny", "predicate", content, head, where)
    return None


def _opener(noun: Token) -> int | None:
    """The "that" or "of" behind `noun` which opens what is called false."""
    doc = noun.doc
    for i in range(noun.i + 1, min(noun.sent.end, noun.i + _OPENING)):
        if doc[i].lower_ == "that" or (i == noun.i + 1 and doc[i].lower_ in ("of", "about")):
            return i
        if doc[i].pos_ in VERBAL or doc[i].is_punct:
            return None
    return None


def _copula(doc: Doc, false: int, opener: int, noun: Token) -> Token | None:
    """The "are" before the telling word at `false` whose subject is `noun`."""
    for i in range(false - 1, max(opener, false - _NAME), -1):
        if doc[i].pos_ in VERBAL and doc[i].lemma_ in _COPULAS:
            subject = child(doc[i], *SUBJECTS)
            return doc[i] if subject is None or subject.i <= noun.i else None
        if doc[i].pos_ in VERBAL or (doc[i].is_punct and doc[i].text not in "\"'"):
            return None
    return None


def _content(tokens: Range) -> Content:
    return Content((tokens,), "predicate", "deny")


def _denied(noun: Range, saying: Token) -> Content:
    clause = that_clause(saying)
    return _content((noun[0], noun[1] if clause is None else clause[1]))


def _name_start(doc: Doc, verb: int, false: int) -> int:
    """Where the name begins whose telling word is at `false`: its "as", else its article."""
    for i in range(false - 1, max(verb, false - _NAME) - 1, -1):
        if doc[i].lower_ == "as" and i > verb:
            return i
    start = false
    while start - 1 > verb and (doc[start - 1].pos_ in _LEADING or doc[start - 1].text in "\"'"):
        start -= 1
    return start


def _in_name(doc: Doc, i: int, false: int) -> bool:
    """True for what goes on with the name: "a figment *of the imagination*", "... *and mischievous*"."""
    token = doc[i]
    if token.is_punct:
        return token.text in "\"'" and i == false + 1
    if token.lower_ in ("and", "or") and i + 1 < len(doc):
        return doc[i + 1].pos_ in ("ADJ", "NOUN")
    if doc[i - 1].head.i == i:
        return True  # a fairy *tale*
    if token.pos_ == "DET":
        return doc[i - 1].lower_ == "of"
    return token.lower_ == "of" or (token.head.i >= false and token.pos_ in ("NOUN", "ADJ"))


def _saying(doc: Doc, first: int, end: int, lexicon: Lexicon) -> Token | None:
    """The first noun from `first` that means something said, before any verb."""
    for i in range(first, end):
        if doc[i].pos_ == "VERB":
            return None
        if _is_saying(doc[i], lexicon):
            return doc[i]
    return None


def _is_saying(noun: Token, lexicon: Lexicon) -> bool:
    word = noun.lower_
    if noun.pos_ in ("PRON", "DET", "SCONJ"):
        return word in lexicon.sayings and noun.dep_ in _PRONOUNS
    if word in lexicon.sayings or word in lexicon.hearsay:
        return True
    if (
        noun.pos_ == "VERB" and noun.dep_ not in SUBJECTS
    ):  # "said *reports* that X were false" is one
        return False
    return word in lexicon.nouns and lexicon.nouns[word][1] in _SAID

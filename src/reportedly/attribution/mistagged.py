"""Verbs of speech that the tagger takes for nouns.

In: a token that is a verb of the lexicon by its form and a noun by its tag. Out: whether it is a verb
after all, and what it attributes then. Behind a phrase that ends in a noun the small model makes one
long name of both: "Gunmen on state radio claim to have seized the palace" has no verb left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.attribution.clause import trimmed_clause
from reportedly.attribution.columns import spell
from reportedly.attribution.cue import Lexicon, load_lexicon
from reportedly.attribution.found import Found
from reportedly.attribution.titles import load_titles
from reportedly.attribution.tree import VERBAL, Range, child, is_infinitive, is_marked, whole

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEVERAL = ("NNS", "NNPS")  # only several people "claim"; one man "claims"
_FAR = 15  # tokens from the head of the subject to its verb


def closes_as_noun(token: Token) -> bool:
    """ "X, the agency reports.": taken for a plural, though it governs its sentence."""
    doc, after = token.doc, token.i + 1
    if token.tag_ != "NNS" or token.dep_ != "ROOT" or child(token, "nsubj", "ccomp") is None:
        return False
    return after >= len(doc) or doc[after].text == "."


def subject_of_noun(token: Token) -> Token | None:
    """The head of the phrase that swallowed the verb `token`: "Gunmen on state radio *claim* to ..."."""
    swallowed = _swallowed(token)
    return None if swallowed is None else swallowed.subject


def read_mistagged(token: Token, lexicon: Lexicon) -> Found | None:
    """What the verb `token` attributes that was taken for a noun; `None` where it is a noun."""
    swallowed = _swallowed(token)
    if swallowed is None:
        return None
    subject, content, frame = swallowed.subject, swallowed.content, swallowed.frame
    kind = lexicon.verbs[token.lower_].frames.get(frame)
    if kind is None:
        return None
    source = (subject.left_edge.i, token.i - 1)
    return Found(token.i, ((token.i, token.i),), kind, frame, (content,), subject.i, source)


@dataclass(frozen=True, slots=True)
class _Swallowed:
    subject: Token
    content: Range
    frame: str


def _swallowed(token: Token) -> _Swallowed | None:
    if token.tag_ not in ("NN", "NNP") or token.lower_ not in load_lexicon().verbs:
        return None
    root = token.sent.root
    found = _before_infinitive(token, root) if root.pos_ in VERBAL else _in_name(token, root)
    if found is None or not _are_people(found.subject):
        return None
    start = found.subject.i
    between = token.doc[start + 1 : token.i]
    plain = not any(t.is_punct or t.pos_ in VERBAL for t in between)
    return found if plain and 0 < token.i - start <= _FAR else None


def _before_infinitive(token: Token, root: Token) -> _Swallowed | None:
    """ "Rebels in the east claim *to have taken* Kindu": a sentence whose verb is an infinitive."""
    subject = child(root, "nsubj")
    to = next((kid for kid in root.lefts if kid.tag_ == "TO"), None)
    if subject is None or to is None or to.i != token.i + 1 or not subject.is_ancestor(token):
        return None
    return _Swallowed(subject, (to.i, root.right_edge.i), "infinitive")


def _in_name(token: Token, root: Token) -> _Swallowed | None:
    """ "Gunmen on state radio claim to have seized X": a sentence without a verb."""
    if not root.is_ancestor(token) or token.doc[token.i - 1].dep_ != "compound":
        return None
    for kid in token.rights:
        if kid.dep_ in ("acl", "relcl", "xcomp", "ccomp") and kid.left_edge.i == token.i + 1:
            if is_infinitive(kid):
                return _Swallowed(root, whole(kid), "infinitive")
            return (
                _Swallowed(root, trimmed_clause(kid), "clause") if is_marked(kid, "that") else None
            )
    return None


def _are_people(noun: Token) -> bool:
    """True for several people: "soldiers claim"; not for "Doubts over a rebel claim that ..."."""
    titles = load_titles()
    known = titles.is_person_noun(spell(noun.lemma_)) or noun.lower_ in titles.plurals
    return noun.tag_ in _SEVERAL and known
